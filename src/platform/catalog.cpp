// Platform: reads the catalogue, and refuses what contradicts itself.
#include "platform/catalog.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <fstream>
#include <mutex>
#include <numeric>
#include <sstream>

#include "core/text.hpp"
#include "core/business_id.hpp"
#include "platform/digest.hpp"
#include "platform/embedded.hpp"

namespace koppi {

using knowledge::Words;

// ---- reading one file

namespace {

// A JSON pointer from names and indices.
template <class... Steps>
std::string pointer_to(const Steps&... steps) {
    std::string pointer;
    const auto add = [&pointer](const auto& step) {
        pointer += '/';
        if constexpr (std::is_integral_v<std::decay_t<decltype(step)>>) {
            pointer += std::to_string(step);
        } else {
            for (const char c : std::string_view(step)) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        }
    };
    (add(steps), ...);
    return pointer;
}

bool is_whole_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || text.size() > 18 || (text.size() > 1 && text.front() == '0')) return false;
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_decimal(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || !is_whole_number(text.substr(0, dot))) return false;
    const auto rest = text.substr(dot + 1);
    return !rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos;
}

// Leaves the parser, which knows no refusals, from the middle of a file.
struct Unreadable {
    Refusal refusal;
};

// Builds the value and the lines from what the parser meets, one event after the other. Anchors and aliases are refused: content
// that says everything where it stands is easier to review, and no file can grow while it is read.
class DocumentMaker final : public YAML::EventHandler {
public:
    explicit DocumentMaker(Document& document) : document_(document) {}

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (begun_) refuse(mark, "a second document");
        begun_ = true;
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { scalar(mark, anchor, nullptr, "null"); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse(mark, "an alias"); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& text) override {
        const bool quoted = tag == "!";
        if (!quoted && tag != "?" && !tag.empty()) refuse(mark, "a tag");
        wire::json::value value(text);
        if (!quoted && (text == "true" || text == "false")) {
            value = text == "true";
        } else if (!quoted && is_whole_number(text)) {
            value = std::int64_t{std::stoll(text)};
        } else if (!quoted && is_decimal(text)) {
            double number = 0;
            std::from_chars(text.data(), text.data() + text.size(), number);
            value = number;
        }
        scalar(mark, anchor, std::move(value), text);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        open(mark, anchor, wire::json::array());
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
        open(mark, anchor, wire::json::object());
    }
    void OnMapEnd() override { close(); }

    bool begun() const { return begun_; }

private:
    struct Part {
        wire::json::value value;
        std::string pointer;
        std::optional<std::string> key;  // of the value that comes next
    };

    [[noreturn]] void refuse(const YAML::Mark& mark, const char* what) const {
        throw YAML::ParserException(mark, what);
    }
    // Where the next value stands; notes its line. A value inside a map got its line with its key.
    std::string place(const YAML::Mark& mark) {
        std::string pointer;
        if (!parts_.empty()) {
            const Part& around = parts_.back();
            if (around.value.is_object()) return around.pointer + pointer_to(*around.key);
            pointer = around.pointer + "/" + std::to_string(around.value.get_array().size());
        }
        document_.lines.emplace(pointer, mark.line + 1);
        return pointer;
    }
    bool expects_key() const { return !parts_.empty() && parts_.back().value.is_object() && !parts_.back().key; }
    void put(wire::json::value value) {
        if (parts_.empty()) {
            document_.value = std::move(value);
        } else if (Part& around = parts_.back(); around.value.is_object()) {
            around.value.get_object().emplace(*around.key, std::move(value));
            around.key.reset();
        } else {
            around.value.get_array().push_back(std::move(value));
        }
    }
    void scalar(const YAML::Mark& mark, YAML::anchor_t anchor, wire::json::value value, const std::string& text) {
        if (anchor != 0) refuse(mark, "an anchor");
        if (expects_key()) {
            Part& around = parts_.back();
            const auto pointer = around.pointer + pointer_to(text);
            if (around.value.get_object().contains(text)) {
                document_.lines[pointer] = mark.line + 1;
                throw Unreadable{document_.fault("catalog.duplicate_key", pointer)};
            }
            document_.lines.emplace(pointer, mark.line + 1);
            around.key = text;
            return;
        }
        place(mark);
        put(std::move(value));
    }
    void open(const YAML::Mark& mark, YAML::anchor_t anchor, wire::json::value empty) {
        if (anchor != 0) refuse(mark, "an anchor");
        if (expects_key()) refuse(mark, "a key that is no word");
        auto pointer = place(mark);
        if (parts_.size() >= wire::depth_max) throw Unreadable{document_.fault("wire.too_deep", std::move(pointer))};
        parts_.push_back({std::move(empty), std::move(pointer), std::nullopt});
    }
    void close() {
        auto value = std::move(parts_.back().value);
        parts_.pop_back();
        put(std::move(value));
    }

    Document& document_;
    std::vector<Part> parts_;
    bool begun_ = false;
};

}  // namespace

Refusal Document::fault(std::string code, std::string pointer, std::map<std::string, std::string> details) const {
    int line = 1;
    for (std::string around = pointer;; around.resize(around.rfind('/'))) {
        if (const auto found = lines.find(around); found != lines.end()) {
            line = found->second;
            break;
        }
        if (around.rfind('/') == std::string::npos) break;
    }
    details.emplace("file", file);
    details.emplace("line", std::to_string(line));
    return Refusal{Reason::invalid, std::move(code), std::move(pointer), std::move(details)};
}

Result<Document> read_document(std::string_view text, std::string file) {
    Document document{std::move(file), nullptr, {}};
    try {
        std::istringstream in{std::string(text)};
        YAML::Parser parser(in);
        DocumentMaker maker(document);
        while (parser.HandleNextDocument(maker)) {
        }
        if (!maker.begun()) return document.fault("catalog.not_yaml", "", {{"what", "an empty file"}});
    } catch (const YAML::Exception& fault) {
        return Refusal{Reason::invalid, "catalog.not_yaml", "",
                       {{"file", document.file}, {"line", std::to_string(fault.mark.line + 1)}, {"what", fault.msg}}};
    } catch (Unreadable& unreadable) {
        return std::move(unreadable.refusal);
    }
    return document;
}

std::string fault_line(const Refusal& refusal) {
    std::string line;
    const auto detail = [&](const char* name) {
        const auto found = refusal.details.find(name);
        return found == refusal.details.end() ? std::string() : found->second;
    };
    line += detail("file");
    if (refusal.details.contains("line")) line += ":" + detail("line");
    if (!refusal.where.empty()) line += " " + refusal.where;
    if (!line.empty()) line += ": ";
    line += refusal.code;
    std::string rest;
    for (const auto& [name, value] : refusal.details)
        if (name != "file" && name != "line") rest += (rest.empty() ? "" : ", ") + name + ": " + value;
    if (!rest.empty()) line += " (" + rest + ")";
    return line;
}

namespace {

// Reads a message of the ICU kind far enough to know its holes; numbers, dates and rules inside them are the browser's business.
struct HoleReader {
    std::string_view text;
    std::size_t at = 0;
    std::set<std::string> names;

    bool done() const { return at >= text.size(); }
    void skip_blanks() {
        while (!done() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t')) ++at;
    }
    std::string_view until(std::string_view stops) {
        const auto end = std::min(text.find_first_of(stops, at), text.size());
        auto word = text.substr(at, end - at);
        at = end;
        while (!word.empty() && word.back() == ' ') word.remove_suffix(1);
        while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
        return word;
    }

    // Up to the end, or to the brace that closes the message around which this one lies.
    bool message(bool inner) {
        for (; !done(); ++at) {
            const char c = text[at];
            if (c == '\'' && at + 1 < text.size() && (text[at + 1] == '{' || text[at + 1] == '}')) {
                at = text.find('\'', at + 1);
                if (at == std::string_view::npos) return false;
            } else if (c == '}') {
                return inner;
            } else if (c == '{' && !hole()) {
                return false;
            }
        }
        return !inner;
    }

    // From the opening brace to the closing one, which is left for the caller to step over.
    bool hole() {
        ++at;
        const auto name = until(",{}");
        if (name.empty() || done() || text[at] == '{') return false;
        names.emplace(name);
        if (text[at] == '}') return true;
        ++at;
        const auto kind = until(",{}");
        if (done() || text[at] == '{') return false;
        if (text[at] == '}') return true;
        ++at;
        if (kind != "plural" && kind != "select" && kind != "selectordinal") {
            until("{}");
            return !done() && text[at] == '}';
        }
        for (skip_blanks(); !done() && text[at] != '}'; skip_blanks()) {
            const auto selector = until("{}");
            if (selector.empty() || done() || text[at] != '{') return false;
            ++at;
            if (!message(true)) return false;
            ++at;
        }
        return !done();
    }
};

}  // namespace

std::optional<std::set<std::string>> placeholders(std::string_view message) {
    HoleReader reader{message, 0, {}};
    if (!reader.message(false)) return std::nullopt;
    return std::move(reader.names);
}

std::optional<Refusal> detail::words_fault(const Words& words, const wire::Where& where, const Document& document) {
    const auto holes = placeholders(words.fi);
    for (const auto language : {Language::fi, Language::sv, Language::en}) {
        const auto& text = words.in(language);
        const std::string name(wire::word(language));
        if (text.find_first_not_of(" \n\t") == std::string::npos)
            return document.fault("catalog.text_missing", where.pointer() + "/" + name, {{"language", name}});
        if (!holes || placeholders(text) != holes)
            return document.fault("catalog.placeholders_differ", where.pointer() + "/" + name, {{"language", name}});
    }
    return std::nullopt;
}

// ---- messages

Result<Messages> Messages::load(std::string_view fi, std::string_view sv, std::string_view en) {
    Messages messages;
    std::vector<Document> documents;
    for (const auto& [name, text] : {std::pair{"fi", fi}, std::pair{"sv", sv}, std::pair{"en", en}}) {
        const auto document = TRY(read_document(text, "catalog/messages/" + std::string(name) + ".json"));
        messages.texts_[documents.size()] = TRY(read_content<Texts>(document));
        documents.push_back(document);
    }
    for (std::size_t language = 0; language < documents.size(); ++language)
        for (std::size_t other = 0; other < documents.size(); ++other)
            for (const auto& [key, text] : messages.texts_[language]) {
                const auto& document = documents[language];
                if (text.empty()) return document.fault("catalog.text_missing", pointer_to(key));
                const auto beside = messages.texts_[other].find(key);
                if (beside == messages.texts_[other].end())
                    return document.fault("catalog.keys_differ", pointer_to(key), {{"missing_in", documents[other].file}});
                const auto holes = placeholders(text);
                if (!holes || holes != placeholders(beside->second))
                    return document.fault("catalog.placeholders_differ", pointer_to(key), {{"other", documents[other].file}});
            }
    return messages;
}

std::string Messages::words(Language language, std::string_view key, const std::map<std::string, std::string>& details) const {
    const auto found = in(language).find(std::string(key));
    if (found == in(language).end()) return std::string(key);
    const std::string& text = found->second;
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text[at] == '{' ? text.find('}', at) : std::string::npos;
        const auto detail = end == std::string::npos ? details.end() : details.find(text.substr(at + 1, end - at - 1));
        if (detail == details.end()) {
            filled += text[at++];
        } else {
            filled += detail->second;
            at = end + 1;
        }
    }
    return filled;
}

// ---- what only some files promise

namespace knowledge {

std::optional<int> minute_of_day(std::string_view text) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100; };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const int hours = digit(0) * 10 + digit(1);
    const int minutes = digit(3) * 10 + digit(4);
    if (hours > 24 || minutes > 59 || hours * 60 + minutes > 24 * 60) return std::nullopt;
    return hours * 60 + minutes;
}

namespace {
PromisedUrgency promised(std::optional<events::Urgency> urgency) {
    if (!urgency) return PromisedUrgency::not_known;
    return *wire::from_word<PromisedUrgency>(wire::word(*urgency));
}
}  // namespace

const AnswerPromise& Promises::promise(events::Channel channel, std::optional<events::Urgency> urgency) const {
    const auto wanted = promised(urgency);
    for (const auto& row : promises)
        if (row.channel == channel && row.urgency == wanted) return row;
    throw Bug("the promises have a hole that the loader did not see");
}

namespace {
const CarriedOn& of_urgency(const std::vector<CarriedOn>& rows, std::optional<events::Urgency> urgency) {
    const auto wanted = promised(urgency);
    for (const auto& row : rows)
        if (row.urgency == wanted) return row;
    throw Bug("the promises have a hole that the loader did not see");
}
}  // namespace

const LinePromise* Promises::of_line(std::string_view line) const {
    for (const auto& row : lines)
        if (row.line == line) return &row;
    return nullptr;
}

const CarriedOn& Promises::carrying_on(std::optional<events::Urgency> urgency) const { return of_urgency(carried_on, urgency); }
const CarriedOn& Promises::consulting(std::optional<events::Urgency> urgency) const { return of_urgency(consulted, urgency); }

int Promises::base_minutes(std::optional<events::Urgency> urgency) const {
    const auto wanted = promised(urgency);
    for (const auto& row : desk_order.bases)
        if (row.urgency == wanted) return row.base_minutes;
    throw Bug("the order of the desk has a hole that the loader did not see");
}

}  // namespace knowledge

namespace {

using CatalogFault = std::optional<Refusal>;

// A sentence in English for whoever edits the file.
Refusal contradiction(const Document& document, std::string pointer, std::string what) {
    return document.fault("catalog.contradiction", std::move(pointer), {{"what", std::move(what)}});
}

template <class T, class Value>
bool stands_in(const std::vector<T>& list, const Value& id) {
    return std::any_of(list.begin(), list.end(), [&](const T& item) { return item.id == id; });
}

template <class T>
int sum_of(const std::vector<T>& list, int T::* share) {
    return std::accumulate(list.begin(), list.end(), 0, [&](int sum, const T& item) { return sum + item.*share; });
}

bool is_a_day(const std::string& begin, const std::string& end) {
    const auto from = knowledge::minute_of_day(begin);
    const auto to = knowledge::minute_of_day(end);
    return from && to && *from < *to;
}

bool are_weekdays(const std::vector<int>& days) {
    return !days.empty() && std::is_sorted(days.begin(), days.end(), std::less_equal<>{}) && days.front() >= 1 && days.back() <= 7;
}

// `met`: the questions above, by id. A condition looks only upwards, so whether a question is shown is settled from top to bottom.
struct ConditionCheck {
    const Document& document;
    const std::map<std::string, const knowledge::Question*, std::less<>>& met;
    const knowledge::CodeSet* codes;

    CatalogFault check(const knowledge::Condition& condition, const std::string& pointer) const {
        const int ways = int{condition.all.has_value()} + int{condition.any.has_value()} + int{condition.none.has_value()} +
                         int{condition.answer.has_value()};
        if (ways != 1) return contradiction(document, pointer, "a condition is one of all, any, none and answer");
        const int tests = int{condition.is.has_value()} + int{condition.in.has_value()} + int{condition.at_least.has_value()};
        if (tests != (condition.answer ? 1 : 0)) return contradiction(document, pointer, "an answer is compared once: is, in or at_least");
        for (const auto& [list, name] : {std::pair{&condition.all, "all"}, std::pair{&condition.any, "any"}, std::pair{&condition.none, "none"}}) {
            if (!*list) continue;
            if ((*list)->empty()) return contradiction(document, pointer, "an empty list of conditions says nothing");
            for (std::size_t i = 0; i < (*list)->size(); ++i)
                if (auto refusal = check((**list)[i], pointer + pointer_to(name, i))) return refusal;
        }
        if (!condition.answer) return std::nullopt;
        const auto question = met.find(*condition.answer);
        if (question == met.end())
            return document.fault("catalog.unknown_reference", pointer + "/answer", {{"id", *condition.answer}});
        if (condition.at_least && *condition.at_least < 1) return contradiction(document, pointer, "at least one, or it always holds");
        auto values = condition.in.value_or(std::vector<std::string>{});
        if (condition.is) values.push_back(*condition.is);
        for (const auto& value : values)
            if (!can_be(*question->second, value))
                return document.fault("catalog.unknown_reference", pointer, {{"id", value}});
        return std::nullopt;
    }

    bool can_be(const knowledge::Question& question, const std::string& value) const {
        switch (question.kind) {
            case knowledge::QuestionKind::text: return false;
            case knowledge::QuestionKind::flag: return value == "true" || value == "false";
            case knowledge::QuestionKind::code: return codes && codes->find(value);
            case knowledge::QuestionKind::choice:
            case knowledge::QuestionKind::choices: return question.options && stands_in(*question.options, value);
        }
        return false;
    }
};

CatalogFault form_fault(const knowledge::Form& form, const Document& document, const Catalog& catalog) {
    using knowledge::QuestionKind;
    std::map<std::string, const knowledge::Question*, std::less<>> met;
    const knowledge::CodeSet* codes = nullptr;
    for (std::size_t s = 0; s < form.sections.size(); ++s) {
        const auto& questions = form.sections[s].questions;
        if (questions.empty()) return contradiction(document, pointer_to("sections", s), "a section without questions");
        for (std::size_t q = 0; q < questions.size(); ++q) {
            const auto& question = questions[q];
            const auto here = pointer_to("sections", s, "questions", q);
            const bool chosen = question.kind == QuestionKind::choice || question.kind == QuestionKind::choices;
            if (chosen != (question.options && !question.options->empty()))
                return contradiction(document, here, "options belong to choice and choices, and to nothing else");
            if ((question.kind == QuestionKind::text) != question.max_length.has_value() || question.max_length.value_or(1) < 1)
                return contradiction(document, here, "max_length belongs to text, and to nothing else");
            if ((question.kind == QuestionKind::code) != question.code_set.has_value())
                return contradiction(document, here, "code_set belongs to code, and to nothing else");
            if (question.code_set) {
                const auto found = catalog.code_sets.find(*question.code_set);
                if (found == catalog.code_sets.end())
                    return document.fault("catalog.unknown_reference", here + "/code_set", {{"id", *question.code_set}});
                codes = &found->second;
            }
            if (question.show_when)
                if (auto refusal = ConditionCheck{document, met, codes}.check(*question.show_when, here + "/show_when")) return refusal;
            if (!met.emplace(question.id, &question).second)
                return document.fault("catalog.duplicate_id", here, {{"id", question.id}});
        }
    }
    for (std::size_t i = 0; i < form.suggestions.size(); ++i)
        if (auto refusal = ConditionCheck{document, met, codes}.check(form.suggestions[i].when, pointer_to("suggestions", i, "when")))
            return refusal;
    for (std::size_t i = 0; i < form.examples.size(); ++i) {
        const auto& expect = form.examples[i].expect;
        const auto here = pointer_to("examples", i, "expect");
        if (expect.suggestion != "none" && !stands_in(form.suggestions, expect.suggestion))
            return document.fault("catalog.unknown_reference", here + "/suggestion", {{"id", expect.suggestion}});
        if (expect.route != "none" && !wire::from_word<events::Route>(expect.route))
            return document.fault("catalog.unknown_reference", here + "/route", {{"id", expect.route}});
        if ((expect.suggestion == "none") != (expect.route == "none") || (expect.refusal == "none") != (expect.question == "none") ||
            (expect.refusal != "none" && expect.suggestion != "none"))
            return contradiction(document, here, "expect a suggestion with its route, or a refusal with its question, or none of them");
    }
    if (form.examples.empty()) return contradiction(document, "", "no example proves this form");
    return std::nullopt;
}

CatalogFault outcomes_fault(const knowledge::Outcomes& outcomes, const Document& document) {
    for (std::size_t i = 0; i < outcomes.outcomes.size(); ++i)
        if (outcomes.outcomes[i].routes.empty())
            return contradiction(document, pointer_to("outcomes", i, "routes"), "an outcome that follows no route");
    return std::nullopt;
}

CatalogFault services_fault(const knowledge::Services& services, const Document& document) {
    for (std::size_t i = 0; i < services.services.size(); ++i) {
        const auto& service = services.services[i];
        const auto here = pointer_to("services", i);
        if (!stands_in(services.professions, service.profession))
            return document.fault("catalog.unknown_reference", here + "/profession", {{"id", std::string(wire::word(service.profession))}});
        for (const auto kind : service.kinds)
            if (!stands_in(services.kinds, kind))
                return document.fault("catalog.unknown_reference", here + "/kinds", {{"id", std::string(wire::word(kind))}});
        if (service.kinds.empty()) return contradiction(document, here + "/kinds", "a service that is given in no way");
        if (service.minutes < 5 || service.minutes > 8 * 60 || service.minutes % 5 != 0)
            return contradiction(document, here + "/minutes", "a service lasts from 5 minutes to 8 hours, in steps of 5");
    }
    return std::nullopt;
}

CatalogFault promises_fault(const knowledge::Promises& promises, const Document& document) {
    using namespace knowledge;
    if (!are_weekdays(promises.office_hours.weekdays) || !is_a_day(promises.office_hours.begin, promises.office_hours.end))
        return contradiction(document, "/office_hours", "weekdays 1 to 7 in order, and a beginning before the end");
    const auto amount_is_right = [](AnswerBy answer_by, int amount) {
        const bool counts = answer_by == AnswerBy::office_minutes || answer_by == AnswerBy::weekdays;
        return counts ? amount >= 1 : amount == 0;
    };
    std::set<std::pair<events::Channel, PromisedUrgency>> rows;
    for (std::size_t i = 0; i < promises.promises.size(); ++i) {
        const auto& row = promises.promises[i];
        const auto here = pointer_to("promises", i);
        if (!amount_is_right(row.answer_by, row.amount))
            return contradiction(document, here + "/amount", "minutes and weekdays are counted, the others are 0");
        if (!rows.emplace(row.channel, row.urgency).second) return contradiction(document, here, "two promises for one channel and urgency");
    }
    std::set<PromisedUrgency> carried;
    std::set<PromisedUrgency> consulted;
    const auto rows_fault = [&](const char* name, const std::vector<CarriedOn>& all, std::set<PromisedUrgency>& seen) -> CatalogFault {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto here = pointer_to(name, i);
            if (!amount_is_right(all[i].answer_by, all[i].amount))
                return contradiction(document, here + "/amount", "minutes and weekdays are counted, the others are 0");
            if (!seen.insert(all[i].urgency).second) return contradiction(document, here, "two promises for one urgency");
        }
        return std::nullopt;
    };
    if (auto fault = rows_fault("carried_on", promises.carried_on, carried)) return fault;
    if (auto fault = rows_fault("consulted", promises.consulted, consulted)) return fault;
    std::set<PromisedUrgency> based;
    for (std::size_t i = 0; i < promises.desk_order.bases.size(); ++i)
        if (!based.insert(promises.desk_order.bases[i].urgency).second)
            return contradiction(document, pointer_to("desk_order", "bases", i), "one base for each urgency");

    CatalogFault hole;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<PromisedUrgency>>([&](auto urgency) {
        const std::string name = urgency.name;
        if (!hole && !carried.contains(urgency.value)) hole = contradiction(document, "/carried_on", "no promise for " + name);
        if (!hole && !consulted.contains(urgency.value)) hole = contradiction(document, "/consulted", "no promise for " + name);
        if (!hole && !based.contains(urgency.value)) hole = contradiction(document, "/desk_order/bases", "no base for " + name);
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<events::Channel>>([&](auto channel) {
            if (!hole && !stands_in(promises.channels, channel.value))
                hole = document.fault("catalog.unknown_reference", "/channels", {{"id", channel.name}});
            if (!hole && !rows.contains({channel.value, urgency.value}))
                hole = contradiction(document, "/promises", "no promise for " + std::string(channel.name) + " and " + name);
        });
    });
    if (hole) return hole;
    std::set<std::string> promising;
    for (std::size_t i = 0; i < promises.lines.size(); ++i) {
        const auto& row = promises.lines[i];
        if (!amount_is_right(row.answer_by, row.amount))
            return contradiction(document, pointer_to("lines", i, "amount"), "minutes and weekdays are counted, the others are 0");
        if (!promising.insert(row.line).second) return contradiction(document, pointer_to("lines", i), "two promises for one line");
    }
    const auto& callback = promises.callback;
    if (callback.attempts_min < 1 || callback.minutes_between_attempts < 1)
        return contradiction(document, "/callback", "at least one attempt, and some minutes between two");
    if (callback.window_minutes < 1 || callback.agreed_within_days < 1 || callback.after_letter_days < 1)
        return contradiction(document, "/callback", "a time that is agreed on has a length, and lies within some days");
    if (promises.consultation.emergency_within_hours < 1) return contradiction(document, "/consultation", "what follows is looked for during an hour at least");
    if (promises.survey.attempts_min < 1 || promises.survey.minutes_between_attempts < 1)
        return contradiction(document, "/survey", "at least one attempt, and some minutes between two");
    if (promises.unopened.warn_after_minutes >= promises.unopened.returns_to_team_after_minutes)
        return contradiction(document, "/unopened", "a warning comes before the return");
    if (promises.undo.decision_minutes < 0) return contradiction(document, "/undo", "a decision cannot be undone before it is made");
    const auto& walk_in = promises.walk_in;
    if (walk_in.calls_before_gone < 2 || walk_in.minutes_between < 1)
        return contradiction(document, "/walk_in", "nobody is gone after one call, and some minutes lie between two");
    if (walk_in.waits_hours_max < 1 || walk_in.pace_at_least < 2 || walk_in.pace_of < walk_in.pace_at_least || walk_in.pace_within_minutes < 1)
        return contradiction(document, "/walk_in", "a pace is told by two at least, of those that are looked at");
    return std::nullopt;
}

CatalogFault scheduling_fault(const knowledge::Scheduling& scheduling, const Document& document) {
    if (scheduling.holds.desk_minutes < 1 || scheduling.holds.offer_minutes < 1 || scheduling.holds.at_once < 1)
        return contradiction(document, "/holds", "a time is kept for a minute at least, and by somebody");
    if (scheduling.arrival.opens_before_minutes < 0 || scheduling.arrival.window_minutes < 0)
        return contradiction(document, "/arrival", "the window opens before the visit and closes after its begin");
    if (scheduling.series_max < 2) return contradiction(document, "/series_max", "a series has two visits at least");
    if (scheduling.horizon_days < 1 || scheduling.horizon_days > 731) return contradiction(document, "/horizon_days", "one day to two years");
    const auto& t3 = scheduling.t3;
    if (t3.third < 1 || t3.cap_days < 1 || t3.sampling_weekday < 1 || t3.sampling_weekday > 7 || t3.sampling_minute < 0 || t3.sampling_minute >= 24 * 60)
        return contradiction(document, "/t3", "a count, a cap, a weekday 1 to 7 and a minute of the day");
    const auto& ranking = scheduling.ranking;
    for (const double days : {ranking.own_worker_days, ranking.met_before_days, ranking.as_wished_days, ranking.remote_days, ranking.after_guarantee_days})
        if (days < 0) return contradiction(document, "/ranking", "what speaks for a time is worth no less than nothing");
    if (ranking.kilometres_a_day <= 0 || ranking.urgent_day_days < 1)
        return contradiction(document, "/ranking", "a way costs something, and an urgent day no less than another");
    if (scheduling.refill.short_notice_hours < 0 || scheduling.refill.days_ahead < 1)
        return contradiction(document, "/refill", "a notice that is no time, or nothing to look at ahead");
    std::set<std::string> ids;
    for (std::size_t i = 0; i < scheduling.reasons.size(); ++i) {
        const auto& reason = scheduling.reasons[i];
        const auto here = pointer_to("reasons", i);
        if (!ids.insert(reason.id).second) return document.fault("catalog.duplicate_id", here, {{"id", reason.id}});
        if (reason.applies_to.empty()) return contradiction(document, here, "a reason for nothing");
    }
    return std::nullopt;
}

CatalogFault continuity_fault(const knowledge::Continuity& continuity, const Document& document) {
    std::set<events::NamedAs> kinds;
    for (std::size_t i = 0; i < continuity.named_as.size(); ++i) {
        const auto& kind = continuity.named_as[i];
        const auto here = pointer_to("named_as", i);
        if (!kinds.insert(kind.id).second) return document.fault("catalog.duplicate_id", here, {{"id", std::string(wire::word(kind.id))}});
        if (kind.professions.empty() || kind.weight < 0) return contradiction(document, here, "nobody can be named so, or it weighs less than nothing");
    }
    if (kinds.size() != boost::mp11::mp_size<boost::describe::describe_enumerators<events::NamedAs>>::value)
        return contradiction(document, "/named_as", "every kind has its line");
    for (const char* needed : {"worker_left", "validity_ended", "another_named"})
        if (!continuity.end_reason(needed)) return contradiction(document, "/end_reasons", "a reason that the house itself gives is missing");
    for (const char* needed : {"stated", "after_transfer", "population_rule"})
        if (!continuity.begin_reason(needed)) return contradiction(document, "/begin_reasons", "a reason that the house itself gives is missing");
    for (std::size_t i = 0; i < continuity.rules.size(); ++i) {
        const auto& rule = continuity.rules[i];
        const auto& able = continuity.kind(rule.named_as).professions;
        for (const auto profession : rule.professions)
            if (std::find(able.begin(), able.end(), profession) == able.end())
                return contradiction(document, pointer_to("rules", i, "professions"), "a profession that cannot be named so");
        for (const auto& reason : rule.again_after)
            if (!continuity.end_reason(reason)) return contradiction(document, pointer_to("rules", i, "again_after"), "a reason that no naming ends for");
        if (rule.met_within_days < 0 || rule.version < 1) return contradiction(document, pointer_to("rules", i), "days and versions are counted from 0 and 1");
    }
    return std::nullopt;
}

CatalogFault routing_fault(const knowledge::Routing& routing, const Document& document) {
    if (routing.earlier_within_days < 0) return contradiction(document, "/earlier_within_days", "days are counted from 0");
    const std::set<knowledge::RoutedBecause> once(routing.order.begin(), routing.order.end());
    constexpr std::size_t reasons = boost::mp11::mp_size<boost::describe::describe_enumerators<knowledge::RoutedBecause>>::value;
    if (once.size() != reasons || routing.order.size() != reasons) return contradiction(document, "/order", "every reason stands there once");
    if (routing.examples.empty()) return contradiction(document, "/examples", "rules are told with examples");
    if (routing.directed.unopened_minutes < 1) return contradiction(document, "/directed", "some minutes to open what was proposed");
    if (routing.directed.earlier_within_days < 0) return contradiction(document, "/directed/earlier_within_days", "days are counted from 0");
    for (const auto& [line, to] : routing.directed.lines) {
        const auto is_somebody = [](knowledge::RoutedBecause one) { return one <= knowledge::RoutedBecause::own_worker; };
        if (to.empty() || !std::all_of(to.begin(), to.end(), is_somebody) || std::set(to.begin(), to.end()).size() != to.size())
            return contradiction(document, "/directed/lines", line + ": earlier_handler, case_manager and own_worker, each once at most");
    }
    if (routing.idle_days < 1 || routing.compare_days < 1) return contradiction(document, "/idle_days", "days are counted from 1");
    for (std::size_t i = 0; i < routing.escalation.size(); ++i)
        if (i > 0 && (routing.escalation[i].minutes <= routing.escalation[i - 1].minutes || routing.escalation[i].level <= routing.escalation[i - 1].level))
            return contradiction(document, pointer_to("escalation", i), "each level comes later than the one before it");
    if (routing.escalation.empty() || routing.escalation.front().level != knowledge::EscalationLevel::worker)
        return contradiction(document, "/escalation", "the worker is the first to see it");
    return std::nullopt;
}

CatalogFault duties_fault(const knowledge::Duties& duties, const Document& document) {
    if (duties.days_ahead_max < 1 || duties.counted_days < 1) return contradiction(document, "", "days are counted from 1");
    std::set<std::string> ids;
    std::set<std::string> lines;
    for (std::size_t i = 0; i < duties.duties.size(); ++i) {
        if (!ids.insert(duties.duties[i].id).second) return document.fault("catalog.duplicate_id", pointer_to("duties", i));
        if (duties.duties[i].lines.empty()) return contradiction(document, pointer_to("duties", i), "a duty answers a line");
        for (const auto& line : duties.duties[i].lines)
            if (!lines.insert(line).second) return contradiction(document, pointer_to("duties", i, "lines"), "a line has one duty");
    }
    return std::nullopt;
}

CatalogFault triggers_fault(const knowledge::Triggers& triggers, const Document& document) {
    for (std::size_t i = 0; i < triggers.triggers.size(); ++i) {
        const auto& trigger = triggers.triggers[i];
        const auto here = pointer_to("triggers", i);
        if (trigger.at_least < 1 || trigger.window_days < 1 || trigger.silent_days < 0)
            return contradiction(document, here, "a threshold and a window of at least one");
        if (placeholders(trigger.evidence.fi) != std::set<std::string>{"count", "days"})
            return contradiction(document, here + "/evidence", "the evidence says {count} and {days}");
        if (trigger.prompts.empty()) return contradiction(document, here + "/prompts", "a trigger without a question to ask");
    }
    return std::nullopt;
}

CatalogFault heavy_need_fault(const knowledge::HeavyNeed& heavy, const Document& document) {
    if (heavy.at_least < 1 || heavy.window_months < 1 || heavy.quiet_months < 0 || heavy.cell_min < 1)
        return contradiction(document, "/at_least", "a threshold and a window of at least one");
    if (heavy.visit_kinds.empty() && heavy.channels.empty()) return contradiction(document, "/visit_kinds", "nothing is counted");
    if (heavy.reasons.empty()) return contradiction(document, "/reasons", "a suggestion that nobody can set aside");
    for (std::size_t i = 0; i < heavy.reasons.size(); ++i)
        if (heavy.reasons[i].silent_months < 1) return contradiction(document, pointer_to("reasons", i), "a quiet time of at least a month");
    return std::nullopt;
}

CatalogFault figures_fault(const knowledge::Figures& figures, const Document& document, const Catalog& catalog) {
    if (figures.direct_physiotherapy.days < 1) return contradiction(document, "/direct_physiotherapy/days", "a complaint is followed for at least a day");
    const auto complaint_fault = [&](const std::vector<std::string>& codes, const char* of) -> CatalogFault {
        if (codes.empty()) return contradiction(document, pointer_to(of, "complaint"), "nothing is counted");
        for (std::size_t i = 0; i < codes.size(); ++i)
            if (!catalog.icpc2().find(codes[i])) return document.fault("catalog.unknown_reference", pointer_to(of, "complaint", i), {{"id", codes[i]}});
        return std::nullopt;
    };
    if (auto fault = complaint_fault(figures.direct_physiotherapy.complaint, "direct_physiotherapy")) return fault;
    return complaint_fault(figures.prescription_renewal.complaint, "prescription_renewal");
}

// The least and the most that the answers can sum up to leave both sides of the cut something.
CatalogFault axis_fault(const knowledge::SegmentAxis& axis, const Document& document, const std::string& here) {
    int least = 0;
    int most = 0;
    for (const auto& question : axis.questions) {
        if (question.options.size() < 2) return contradiction(document, here + "/questions", "a question with one answer asks nothing");
        const auto [low, high] = std::minmax_element(question.options.begin(), question.options.end(),
                                                     [](const auto& a, const auto& b) { return a.score < b.score; });
        least += low->score;
        most += high->score;
    }
    if (axis.high_from <= least || axis.high_from > most) return contradiction(document, here + "/high_from", "all sums lie on one side");
    return std::nullopt;
}

CatalogFault pairwork_fault(const knowledge::Pairwork& pairwork, const Document& document) {
    if (pairwork.indications.empty() || pairwork.statements.empty() || pairwork.pair.size() < 2)
        return contradiction(document, "/indications", "a pair, an indication and a statement at least");
    if (auto refusal = axis_fault(pairwork.segment.resources, document, "/segment/resources")) return refusal;
    if (auto refusal = axis_fault(pairwork.segment.complexity, document, "/segment/complexity")) return refusal;
    std::set<std::pair<knowledge::LowHigh, knowledge::LowHigh>> quadrants;
    for (const auto& one : pairwork.segment.classes) quadrants.emplace(one.resources, one.complexity);
    if (quadrants.size() != 4 || pairwork.segment.classes.size() != 4) return contradiction(document, "/segment/classes", "one class of each of the four");
    if (pairwork.follow_up_days < 1 || pairwork.follow_up_months_max < 1 || pairwork.saved_appointments_max < 1)
        return contradiction(document, "/follow_up_days", "days, months and appointments of at least one");
    return std::nullopt;
}

CatalogFault teams_fault(const knowledge::Teams& teams, const Document& document) {
    if (teams.statutes.empty() || teams.indicators.empty() || teams.due_months_max < 1 || teams.due_shown_days < 0)
        return contradiction(document, "/statutes", "a law, an indicator and a month at least");
    return std::nullopt;
}

CatalogFault transfers_fault(const knowledge::Transfers& transfers, const Document& document) {
    const bool has_reasons = !transfers.reasons.empty() && !transfers.decline_reasons.empty() && !transfers.withdraw_reasons.empty() &&
                             !transfers.emergency_reasons.empty() && !transfers.discharge_checks.empty();
    if (!has_reasons) return contradiction(document, "/reasons", "a reason of each kind, and a check of a discharge");
    // The sender has a reason of the house for what an emergency calls off.
    if (!knowledge::has_id(transfers.withdraw_reasons, "emergency")) return contradiction(document, "/withdraw_reasons", "a reason with the id emergency");
    const std::array at_least_one{transfers.answer_minutes,      transfers.emergency_seen_minutes,    transfers.planned_days_max,
                                  transfers.step_days_max,       transfers.steps_max,                 transfers.follow_up_call_days,
                                  transfers.follow_up_tries_min, transfers.home_hospital_days_max,    transfers.home_hospital_review_days,
                                  transfers.shown_days,          transfers.cell_min};
    if (std::any_of(at_least_one.begin(), at_least_one.end(), [](int number) { return number < 1; }))
        return contradiction(document, "/answer_minutes", "minutes, days and numbers of at least one");
    return std::nullopt;
}

// A key is what is typed after a slash: letters, digits and hyphens, and in one language no key is another's.
bool is_phrase_key(const std::string& key) {
    return !key.empty() && key.size() <= 30 &&
           std::none_of(key.begin(), key.end(), [](char c) { return std::isspace(static_cast<unsigned char>(c)) || c == '/' || (c >= 'A' && c <= 'Z'); });
}

CatalogFault phrases_fault(const knowledge::RecordPhrases& phrases, const Document& document, const Catalog& catalog) {
    std::set<std::pair<Language, std::string>> keys;
    for (std::size_t i = 0; i < phrases.phrases.size(); ++i) {
        const auto& phrase = phrases.phrases[i];
        const auto here = pointer_to("phrases", i);
        for (const Language language : {Language::fi, Language::sv, Language::en}) {
            const auto& key = phrase.key.in(language);
            if (!is_phrase_key(key)) return contradiction(document, here + "/key", "a key is short, in small letters and has no blank");
            if (!keys.emplace(language, key).second) return document.fault("catalog.duplicate_id", here + "/key", {{"id", key}});
        }
        if (phrase.used_in.empty()) return contradiction(document, here + "/used_in", "a phrase for nothing");
        std::set<std::string> blanks;
        for (const auto& blank : phrase.blanks) blanks.insert(blank.id);
        if (placeholders(phrase.text.fi) != blanks) return contradiction(document, here + "/blanks", "the text has the blanks that are named, and no others");
        if (!phrase.counts_as) continue;
        const auto& [code_set, code] = *phrase.counts_as;
        const auto known = catalog.code_sets.find(code_set);
        const bool is_known = code_set == "county" ? std::any_of(phrases.county_codes.begin(), phrases.county_codes.end(),
                                                                 [&](const auto& one) { return one.code == code; })
                                                   : known != catalog.code_sets.end() && known->second.find(code);
        if (!is_known) return document.fault("catalog.unknown_reference", here + "/counts_as", {{"id", code_set + " " + code}});
    }
    return std::nullopt;
}

CatalogFault codes_fault(const knowledge::CodeSet& codes, const Document& document) {
    using knowledge::Component;
    for (std::size_t i = 0; i < codes.codes.size(); ++i) {
        const auto& code = codes.codes[i];
        const auto here = pointer_to("codes", i);
        if (!stands_in(codes.chapters, code.chapter))
            return document.fault("catalog.unknown_reference", here + "/chapter", {{"id", code.chapter}});
        if (code.code.size() != 3 || code.code.substr(0, 1) != code.chapter || !std::isdigit(static_cast<unsigned char>(code.code[1])) ||
            !std::isdigit(static_cast<unsigned char>(code.code[2])))
            return contradiction(document, here + "/code", "a code is its chapter and two digits");
        const int number = std::stoi(code.code.substr(1));
        const auto component = number < 30 ? Component::symptom : number < 70 ? Component::process : Component::diagnosis;
        if (number == 0 || component != code.component) return contradiction(document, here + "/component", "the number says another component");
    }
    return std::nullopt;
}

CatalogFault shares_fault(const knowledge::County& county, const Document& document) {
    const auto& contacts = county.contacts;
    const auto total = [](const std::vector<int>& shares) { return std::accumulate(shares.begin(), shares.end(), 0); };
    struct Sum {
        std::string_view part;
        int is;
        int should;
    };
    for (const Sum& sum : {Sum{"/municipalities", sum_of(county.municipalities, &knowledge::Municipality::share_per_mille), 1000},
                           Sum{"/age_bands", sum_of(county.age_bands, &knowledge::AgeBand::share_per_mille), 1000},
                           Sum{"/languages", sum_of(county.languages, &knowledge::SpokenLanguage::share_per_mille), 1000},
                           Sum{"/events", sum_of(county.events, &knowledge::YearlyEvent::per_10000), 10000},
                           Sum{"/weekday_shares_per_mille", total(county.weekday_shares_per_mille), 1000},
                           Sum{"/hour_shares_per_mille", total(county.hour_shares_per_mille.shares), 1000},
                           Sum{"/contacts/urgency", sum_of(contacts.urgency, &knowledge::UrgencyShare::percent), 100},
                           Sum{"/contacts/routes", sum_of(contacts.routes, &knowledge::RouteShare::percent), 100},
                           Sum{"/contacts/first_visit_professions", sum_of(contacts.first_visit_professions, &knowledge::ProfessionShare::percent), 100},
                           Sum{"/contacts/follow_up_professions", sum_of(contacts.follow_up_professions, &knowledge::ProfessionShare::percent), 100}})
        if (sum.is != sum.should)
            return contradiction(document, std::string(sum.part),
                                 "shares sum to " + std::to_string(sum.is) + ", not to " + std::to_string(sum.should));
    return std::nullopt;
}

CatalogFault county_fault(const knowledge::County& county, const Document& document, const Catalog& catalog) {
    std::set<std::string> municipalities;
    for (const auto& municipality : county.municipalities) municipalities.insert(municipality.code);
    if (auto refusal = shares_fault(county, document)) return refusal;

    const auto business_id = BusinessId::parse(county.organisation.business_id);
    if (!business_id) return contradiction(document, "/organisation/business_id", business_id.refusal().code);
    if (county.organisation.oid != OrganisationOid{*business_id, ""}.text())
        return contradiction(document, "/organisation/oid", "the OID is that of another business id");

    for (std::size_t i = 0; i < county.age_bands.size(); ++i) {
        const int from = i == 0 ? 0 : county.age_bands[i - 1].to + 1;
        if (county.age_bands[i].from != from || county.age_bands[i].to < from)
            return contradiction(document, pointer_to("age_bands", i), "bands follow each other without a gap");
    }

    std::map<std::string, int> served;
    for (std::size_t i = 0; i < county.stations.size(); ++i) {
        const auto& station = county.stations[i];
        const auto here = pointer_to("stations", i);
        if (!municipalities.contains(station.municipality))
            return document.fault("catalog.unknown_reference", here + "/municipality", {{"id", station.municipality}});
        if (!are_weekdays(station.weekdays) || !is_a_day(station.begin, station.end))
            return contradiction(document, here, "weekdays 1 to 7 in order, and a beginning before the end");
        if (!station.oid.starts_with(county.organisation.oid + "."))
            return contradiction(document, here + "/oid", "the OID is not below the organisation's");
        for (const auto& part : station.serves) {
            if (!municipalities.contains(part.municipality))
                return document.fault("catalog.unknown_reference", here + "/serves", {{"id", part.municipality}});
            served[part.municipality] += part.share_per_mille;
        }
    }
    for (const auto& municipality : municipalities)
        if (served[municipality] != 1000)
            return contradiction(document, "/stations", "municipality " + municipality + " is served by " +
                                                            std::to_string(served[municipality]) + " per mille");
    const int sizes = sum_of(county.stations, &knowledge::Station::size_per_mille);
    if (std::abs(sizes - 1000) > static_cast<int>(county.stations.size()))
        return contradiction(document, "/stations", "the sizes sum to " + std::to_string(sizes));

    const auto& centre = county.contact_centre;
    if (!are_weekdays(centre.weekdays) || !is_a_day(centre.begin, centre.end))
        return contradiction(document, "/contact_centre", "weekdays 1 to 7 in order, and a beginning before the end");
    for (std::size_t i = 0; i < centre.lines.size(); ++i)
        if (!is_a_day(centre.lines[i].begin, centre.lines[i].end))
            return contradiction(document, pointer_to("contact_centre", "lines", i), "a beginning before the end");
    for (std::size_t i = 0; i < county.professions.size(); ++i) {
        const auto& staffing = county.professions[i];
        if (!is_a_day(staffing.lunch_begin, staffing.lunch_end))
            return contradiction(document, pointer_to("professions", i), "a beginning before the end");
        if (!stands_in(catalog.services.professions, staffing.id))
            return document.fault("catalog.unknown_reference", pointer_to("professions", i), {{"id", std::string(wire::word(staffing.id))}});
    }
    if (county.weekday_shares_per_mille.size() != 7) return contradiction(document, "/weekday_shares_per_mille", "a week has seven days");
    const auto& hours = county.hour_shares_per_mille;
    if (hours.from_hour < 0 || hours.from_hour + hours.shares.size() > 24)
        return contradiction(document, "/hour_shares_per_mille", "a day has 24 hours");
    for (std::size_t i = 0; i < county.contacts.reasons.size(); ++i) {
        const auto& reason = county.contacts.reasons[i];
        const auto here = pointer_to("contacts", "reasons", i);
        if (!catalog.icpc2().find(reason.code)) return document.fault("catalog.unknown_reference", here + "/code", {{"id", reason.code}});
        if (reason.weights.size() != county.age_bands.size()) return contradiction(document, here, "one weight for each age band");
    }
    return std::nullopt;
}

}  // namespace

// ---- the whole

CatalogFiles embedded_catalog_files() {
    CatalogFiles files;
    for (const auto& [path, text] : embedded::files("catalog/")) {
        const auto below = path.substr(std::string_view("catalog/").size());
        if (below.ends_with(".yaml") || below.ends_with(".json")) files.emplace(below, text);
    }
    return files;
}

Result<CatalogFiles> catalog_files_in(const std::filesystem::path& directory) {
    CatalogFiles files;
    std::error_code fault;
    for (std::filesystem::recursive_directory_iterator at(directory, fault), end; !fault && at != end; at.increment(fault)) {
        const auto extension = at->path().extension();
        if (extension != ".yaml" && extension != ".json") continue;
        std::ifstream in(at->path(), std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        const auto below = at->path().lexically_relative(directory).generic_string();
        if (!in) return Refusal{Reason::not_found, "catalog.no_such_file", "", {{"file", below}}};
        files.emplace(below, std::move(text).str());
    }
    if (fault) return Refusal{Reason::not_found, "catalog.no_such_file", "", {{"file", directory.string()}}};
    return files;
}

namespace {

std::string fingerprint_of(const CatalogFiles& files) {
    DigestOf digest;
    for (const auto& [path, text] : files) digest.add(path).add(text);
    return hex(digest.done());
}

struct CatalogLoader {
    Catalog& catalog;

    Result<std::string_view> text(const std::string& path) const {
        const auto found = catalog.files.find(path);
        if (found == catalog.files.end()) return Refusal{Reason::not_found, "catalog.no_such_file", "", {{"file", "catalog/" + path}}};
        return std::string_view(found->second);
    }

    // Reads one file into its place and checks what only this kind of file promises.
    template <class T, class Check>
    Result<Done> file(const std::string& path, T& into, Check check) const {
        const auto found = TRY(text(path));
        const auto document = TRY(read_document(found, "catalog/" + path));
        into = TRY(read_content<T>(document));
        if (CatalogFault refusal = check(into, document)) return std::move(*refusal);
        return Done{};
    }

    // Every file of a folder; `keep` puts one away, or says false when its name is taken.
    template <class T, class Check, class Keep>
    Result<Done> folder(const std::string& prefix, Check check, Keep keep) const {
        bool found = false;
        for (const auto& [path, text] : catalog.files) {
            if (!path.starts_with(prefix)) continue;
            found = true;
            const auto document = TRY(read_document(text, "catalog/" + path));
            auto content = TRY(read_content<T>(document));
            if (CatalogFault refusal = check(content, document)) return std::move(*refusal);
            if (!keep(std::move(content))) return document.fault("catalog.duplicate_id", "");
        }
        if (!found) return Refusal{Reason::not_found, "catalog.no_such_file", "", {{"file", "catalog/" + prefix}}};
        return Done{};
    }
};

}  // namespace

Result<Catalog> load_catalog(CatalogFiles files) {
    Catalog catalog;
    catalog.files = std::move(files);
    catalog.fingerprint = fingerprint_of(catalog.files);
    const CatalogLoader load{catalog};

    const auto fi = TRY(load.text("messages/fi.json"));
    const auto sv = TRY(load.text("messages/sv.json"));
    const auto en = TRY(load.text("messages/en.json"));
    catalog.messages = TRY(Messages::load(fi, sv, en));

    TRY(load.file("outcomes.yaml", catalog.outcomes, outcomes_fault));
    TRY(load.file("services.yaml", catalog.services, services_fault));
    TRY(load.file("promises.yaml", catalog.promises, promises_fault));
    TRY(load.file("scheduling.yaml", catalog.scheduling, scheduling_fault));
    TRY(load.file("continuity.yaml", catalog.continuity, continuity_fault));
    TRY(load.file("routing.yaml", catalog.routing, routing_fault));
    TRY(load.file("duties.yaml", catalog.duties, duties_fault));
    TRY(load.file("triggers/regional.yaml", catalog.triggers, triggers_fault));
    TRY(load.file("triggers/heavy_need.yaml", catalog.heavy_need, heavy_need_fault));
    TRY(load.file("pairwork.yaml", catalog.pairwork, pairwork_fault));
    TRY(load.file("teams.yaml", catalog.teams, teams_fault));
    TRY(load.file("transfers.yaml", catalog.transfers, transfers_fault));
    TRY(load.folder<knowledge::CodeSet>("codes/", codes_fault, [&](knowledge::CodeSet codes) {
        auto name = codes.code_set;
        return catalog.code_sets.emplace(std::move(name), std::move(codes)).second;
    }));
    TRY(load.text("codes/icpc2.yaml"));
    if (!catalog.code_sets.contains("icpc2"))
        return Refusal{Reason::invalid, "catalog.unknown_reference", "/code_set", {{"file", "catalog/codes/icpc2.yaml"}, {"id", "icpc2"}}};

    TRY(load.file("figures.yaml", catalog.figures,
                  [&](const knowledge::Figures& figures, const Document& document) { return figures_fault(figures, document, catalog); }));
    TRY(load.file("phrases/record_phrases.yaml", catalog.phrases,
                  [&](const knowledge::RecordPhrases& phrases, const Document& document) { return phrases_fault(phrases, document, catalog); }));

    const auto form_check = [&](const knowledge::Form& form, const Document& document) { return form_fault(form, document, catalog); };
    TRY(load.folder<knowledge::Form>("forms/", form_check, [&](knowledge::Form form) {
        if (catalog.form(form.form, form.version)) return false;
        catalog.forms.push_back(std::move(form));
        return true;
    }));
    std::sort(catalog.forms.begin(), catalog.forms.end(),
              [](const auto& a, const auto& b) { return std::tie(a.form, a.version) < std::tie(b.form, b.version); });

    const auto county_check = [&](const knowledge::County& county, const Document& document) { return county_fault(county, document, catalog); };
    TRY(load.folder<knowledge::County>("counties/", county_check, [&](knowledge::County county) {
        auto name = county.county;
        return catalog.counties.emplace(std::move(name), std::move(county)).second;
    }));
    return catalog;
}

const knowledge::Form* Catalog::form(std::string_view id, int version) const {
    for (const auto& one : forms)
        if (one.form == id && one.version == version) return &one;
    return nullptr;
}

const knowledge::Form* Catalog::form_on(std::string_view id, Date day) const {
    const knowledge::Form* newest = nullptr;
    for (const auto& one : forms)
        if (one.form == id && one.valid_from <= day) newest = &one;
    return newest;
}

namespace {
template <class T>
const T* found_by_id(const std::vector<T>& list, std::string_view id) {
    for (const T& item : list)
        if (item.id == id) return &item;
    return nullptr;
}
}  // namespace

const knowledge::BookingReason* knowledge::Scheduling::reason(std::string_view id) const { return found_by_id(reasons, id); }
const knowledge::NamingReason* knowledge::Continuity::begin_reason(std::string_view id) const { return found_by_id(begin_reasons, id); }
const knowledge::NamingEndReason* knowledge::Continuity::end_reason(std::string_view id) const { return found_by_id(end_reasons, id); }
const knowledge::NamingRule* knowledge::Continuity::rule(std::string_view id) const { return found_by_id(rules, id); }
const knowledge::NamingKind& knowledge::Continuity::kind(events::NamedAs of) const {
    const auto found = std::find_if(named_as.begin(), named_as.end(), [&](const NamingKind& one) { return one.id == of; });
    ensure(found != named_as.end(), "every kind has its line");
    return *found;
}

const knowledge::Duty* knowledge::Duties::duty(std::string_view id) const { return found_by_id(duties, id); }
const knowledge::Duty* knowledge::Duties::of_line(std::string_view line) const {
    for (const auto& one : duties)
        if (std::find(one.lines.begin(), one.lines.end(), line) != one.lines.end()) return &one;
    return nullptr;
}
const knowledge::SetAsideReason* knowledge::HeavyNeed::reason(std::string_view id) const { return found_by_id(reasons, id); }

const knowledge::Outcome* Catalog::outcome(std::string_view id) const { return found_by_id(outcomes.outcomes, id); }
const knowledge::Municipality* Catalog::municipality(std::string_view code) const {
    for (const auto& [id, county] : counties)
        for (const auto& municipality : county.municipalities)
            if (municipality.code == code) return &municipality;
    return nullptr;
}
const knowledge::Service* Catalog::service(std::string_view id) const { return found_by_id(services.services, id); }
const knowledge::Trigger* Catalog::trigger(std::string_view id) const { return found_by_id(triggers.triggers, id); }
const knowledge::Phrase* Catalog::phrase(std::string_view id) const { return found_by_id(phrases.phrases, id); }
knowledge::Registry Catalog::registry_of(events::Profession profession) const {
    const auto& list = services.professions;
    const auto entry = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == profession; });
    return entry == list.end() ? knowledge::Registry::health : entry->registry;
}

namespace {
std::once_flag catalog_chosen;
const Catalog* catalog_in_use = nullptr;
}  // namespace

const Catalog& catalog() {
    std::call_once(catalog_chosen, [] {
        auto loaded = load_catalog(embedded_catalog_files());
        if (!loaded) throw Bug("the embedded catalogue is broken: " + fault_line(loaded.refusal()));
        catalog_in_use = new Catalog(std::move(loaded).value());  // lives as long as the process, like code
    });
    return *catalog_in_use;
}

void set_catalog(Catalog chosen) {
    bool first = false;
    std::call_once(catalog_chosen, [&] {
        catalog_in_use = new Catalog(std::move(chosen));
        first = true;
    });
    ensure(first, "the catalogue is chosen before anybody asks for it");
}

std::string words(Language language, std::string_view key, const std::map<std::string, std::string>& details) {
    return catalog().messages.words(language, key, details);
}

std::string words(Language language, const Refusal& refusal) {
    auto details = refusal.details;
    for (auto& [name, value] : details)
        if (const auto date = date_from(value)) value = day_text(*date, language);
    return words(language, "refusal." + refusal.code, details);
}

static_assert(wire::describes_every_field<knowledge::Condition> && wire::describes_every_field<knowledge::Option> &&
              wire::describes_every_field<knowledge::Question> && wire::describes_every_field<knowledge::Suggestion> &&
              wire::describes_every_field<knowledge::FormExample> && wire::describes_every_field<knowledge::Form> &&
              wire::describes_every_field<knowledge::Outcome> && wire::describes_every_field<knowledge::Service> &&
              wire::describes_every_field<knowledge::Promises> && wire::describes_every_field<knowledge::Scheduling> &&
              wire::describes_every_field<knowledge::BookingReason> && wire::describes_every_field<knowledge::Continuity> &&
              wire::describes_every_field<knowledge::NamingRule> && wire::describes_every_field<knowledge::Routing> &&
              wire::describes_every_field<knowledge::Trigger> && wire::describes_every_field<knowledge::HeavyNeed> &&
              wire::describes_every_field<knowledge::Pairwork> && wire::describes_every_field<knowledge::SegmentForm> &&
              wire::describes_every_field<knowledge::Teams> && wire::describes_every_field<knowledge::Duties> &&
              wire::describes_every_field<knowledge::Transfers> &&
              wire::describes_every_field<knowledge::CodeSet> && wire::describes_every_field<knowledge::Phrase> &&
              wire::describes_every_field<knowledge::County>);

}  // namespace koppi
