// Messages, texts: reads the policy and the words, fills their holes, and proves both by their own examples.
#include "modules/messages/texts.hpp"

#include <fmt/format.h>

#include "core/civil_time.hpp"
#include "core/sms_text.hpp"
#include "core/text.hpp"

namespace koppi::messages {

namespace {

constexpr const char* policy_file = "messages_policy.yaml";
constexpr const char* content_free = "content_free";
constexpr int segments_max = 2;

// ---- the shape of catalog/messages_policy.yaml; its head says what a field means

struct SendingLine {
    std::string county;
    std::string line;
};
BOOST_DESCRIBE_STRUCT(SendingLine, (), (county, line))

struct Quiet {
    std::string from;
    std::string until;
};
BOOST_DESCRIBE_STRUCT(Quiet, (), (from, until))

struct ReminderPractice {
    int days_before;
    std::string at;
};
BOOST_DESCRIBE_STRUCT(ReminderPractice, (), (days_before, at))

struct LetterPractice {
    int days_in_post;
};
BOOST_DESCRIBE_STRUCT(LetterPractice, (), (days_in_post))

struct VisitKindWords {
    events::VisitKind id;
    knowledge::Words words;
};
BOOST_DESCRIBE_STRUCT(VisitKindWords, (), (id, words))

struct QuietExample {
    std::string name;
    Instant wanted;
    Instant leaves;
};
BOOST_DESCRIBE_STRUCT(QuietExample, (), (name, wanted, leaves))

struct ReminderExample {
    std::string name;
    Instant booked;
    Instant begins;
    std::optional<Instant> leaves;
};
BOOST_DESCRIBE_STRUCT(ReminderExample, (), (name, booked, begins, leaves))

struct PolicyFile {
    int version;
    Date valid_from;
    std::string owner;
    knowledge::Words source;
    SendingLine sender;
    int tries;
    std::vector<int> back_off_minutes;
    Quiet quiet;
    ReminderPractice reminder;
    LetterPractice letter;
    std::vector<std::string> mobile_prefixes;
    int place_max;
    int remote_link_max;
    int answer_link_max;
    std::vector<knowledge::Words> weekdays;
    knowledge::Words before_clock;
    std::vector<VisitKindWords> visit_kinds;
    std::vector<std::string> unsaid;
    std::vector<QuietExample> quiet_examples;
    std::vector<ReminderExample> reminder_examples;
};
BOOST_DESCRIBE_STRUCT(PolicyFile, (), (version, valid_from, owner, source, sender, tries, back_off_minutes, quiet, reminder, letter, mobile_prefixes,
                                       place_max, remote_link_max, answer_link_max, weekdays, before_clock, visit_kinds, unsaid,
                                       quiet_examples, reminder_examples))

Refusal contradiction(const std::string& file, std::string pointer, std::string what) {
    return {Reason::invalid, "catalog.contradiction", std::move(pointer), {{"file", "catalog/" + file}, {"what", std::move(what)}}};
}

Refusal unknown_reference(const std::string& file, std::string pointer, std::string id) {
    return {Reason::invalid, "catalog.unknown_reference", std::move(pointer), {{"file", "catalog/" + file}, {"id", std::move(id)}}};
}

// A minute of the day that every day has: not in the hour that is skipped in spring.
std::optional<int> minute_of_every_day(const std::string& text) {
    const auto minute = knowledge::minute_of_day(text);
    if (!minute || (*minute >= 3 * 60 && *minute < 4 * 60)) return std::nullopt;
    return minute;
}

std::optional<std::string> numbers_fault(const PolicyFile& file) {
    if (file.tries < 1 || file.back_off_minutes.empty() || file.back_off_minutes.front() < 1)
        return "a message is tried at least once, and waits at least a minute";
    if (!std::is_sorted(file.back_off_minutes.begin(), file.back_off_minutes.end())) return "a later try waits at least as long as an earlier one";
    if (!minute_of_every_day(file.quiet.from) || !minute_of_every_day(file.quiet.until) || !minute_of_every_day(file.reminder.at))
        return "a time of a day is 08:00 or the like, and none between 03:00 and 04:00, which one day of the year lacks";
    if (file.reminder.days_before < 1 || file.letter.days_in_post < 0) return "a reminder leaves before the visit, and a letter arrives after it was posted";
    if (file.weekdays.size() != 7) return "a week has seven days";
    if (file.place_max < 1 || file.remote_link_max < 1 || file.answer_link_max < 1 || file.mobile_prefixes.empty())
        return "a text message has room, and somebody to go to";
    return std::nullopt;
}

Result<Wording> policy_of(const Catalog& catalog) {
    const auto file = TRY(catalog.content<PolicyFile>(policy_file));
    if (auto what = numbers_fault(file)) return contradiction(policy_file, "", *what);
    Wording made{.policy = {.version = file.version,
                            .tries = file.tries,
                            .back_off_minutes = file.back_off_minutes,
                            .quiet_from = *minute_of_every_day(file.quiet.from),
                            .quiet_until = *minute_of_every_day(file.quiet.until),
                            .reminder_days_before = file.reminder.days_before,
                            .reminder_minute = *minute_of_every_day(file.reminder.at),
                            .days_in_post = file.letter.days_in_post,
                            .mobile_prefixes = file.mobile_prefixes},
                 .sender = {},
                 .phone = {},
                 .weekdays = file.weekdays,
                 .before_clock = file.before_clock,
                 .visit_kinds = {},
                 .services = {},
                 .unsaid = {},
                 .place_max = static_cast<std::size_t>(file.place_max),
                 .remote_link_max = static_cast<std::size_t>(file.remote_link_max),
                 .answer_link_max = static_cast<std::size_t>(file.answer_link_max),
                 .texts = {}};
    for (const auto& service : catalog.services.services) made.services.emplace(service.id, service.label);
    const auto county = catalog.counties.find(file.sender.county);
    if (county == catalog.counties.end())
        return unknown_reference(policy_file, "/sender/county", file.sender.county);
    made.sender = county->second.organisation.label;
    for (const auto& line : county->second.contact_centre.lines)
        if (line.id == file.sender.line) made.phone = line.phone;
    if (made.phone.empty())
        return unknown_reference(policy_file, "/sender/line", file.sender.line);
    for (const auto& kind : file.visit_kinds) made.visit_kinds.emplace(wire::word(kind.id), kind.words);
    for (const auto& word : file.unsaid) made.unsaid.push_back(fold_name(word));
    for (const auto& example : file.quiet_examples)
        if (rules::out_of_quiet(made.policy, MessageChannel::sms, example.wanted) != example.leaves)
            return contradiction(policy_file, "/quiet_examples", "example \"" + example.name + "\": comes out otherwise");
    for (const auto& example : file.reminder_examples)
        if (rules::reminder_at(made.policy, example.begins, example.booked) != example.leaves)
            return contradiction(policy_file, "/reminder_examples", "example \"" + example.name + "\": comes out otherwise");
    if (file.quiet_examples.empty() || file.reminder_examples.empty()) return contradiction(policy_file, "", "no example proves this policy");
    return made;
}

// ---- filling holes

using Facts = std::map<std::string, std::string, std::less<>>;

bool says_what_for(const Wording& wording, std::string_view text) {
    const auto folded = fold_name(text);
    return std::ranges::any_of(wording.unsaid, [&](const std::string& part) {
        for (auto at = folded.find(part); at != std::string::npos; at = folded.find(part, at + 1))
            if (part.size() >= 5 || at == 0 || folded[at - 1] == ' ') return true;
        return false;
    });
}

std::string weekday_text(const Wording& wording, Language language, Instant at, bool with_year) {
    const auto day = civil(at).date;
    auto text = fmt::format("{} {}.{}", wording.weekdays[static_cast<std::size_t>(weekday(day))].in(language), static_cast<unsigned>(day.day()),
                            static_cast<unsigned>(day.month()));
    if (with_year) return text + fmt::format(".{}", static_cast<int>(day.year()));
    // In Swedish the month has no full stop behind it, as it is an ordinal of its own.
    return language == Language::sv ? text : text + ".";
}

std::string time_text(Language language, Instant at) {
    const int minute = civil(at).minute_of_day;
    return fmt::format("{}{}{:02}", minute / 60, language == Language::en ? ':' : '.', minute % 60);
}

enum class Part { sms, email, letter };

bool has_room_for(const Wording& wording, const std::string& unit_name) {
    return unit_name.size() <= wording.place_max && !says_what_for(wording, unit_name);
}

Facts facts_of(const Wording& wording, Part part, Language language, const MessageFacts& facts) {
    Facts known{{"phone", wording.phone}, {"sender", wording.sender.in(language)}};
    const auto tell = [&](const char* day, const char* time, const char* date, const std::optional<Instant>& at) {
        if (!at) return;
        known[day] = weekday_text(wording, language, *at, false);
        known[time] = time_text(language, *at);
        known[date] = weekday_text(wording, language, *at, true);
    };
    tell("day", "time", "date", facts.begins_at);
    tell("was_day", "was_time", "was_date", facts.was_at);
    tell("answer_day", "answer_time", "answer_date", facts.answer_by);
    const auto how = facts.visit_kind ? wording.visit_kinds.find(wire::word(*facts.visit_kind)) : wording.visit_kinds.end();
    const bool comes_to_us = how == wording.visit_kinds.end();
    if (!comes_to_us) known["how"] = how->second.in(language);
    const bool is_open = part == Part::letter || (facts.unit_name && has_room_for(wording, *facts.unit_name));
    if (comes_to_us && facts.unit_name && is_open) known["place"] = *facts.unit_name;
    if (facts.remote_link && (part != Part::sms || facts.remote_link->size() <= wording.remote_link_max)) known["remote_link"] = *facts.remote_link;
    if (facts.meetings && !facts.meetings->empty()) {
        known["count"] = std::to_string(facts.meetings->size());
        std::string lines;
        for (const auto& [meeting, at] : *facts.meetings)
            lines += (lines.empty() ? "" : "\n") + weekday_text(wording, language, at, part == Part::letter) + " " + wording.before_clock.in(language) + " " +
                     time_text(language, at);
        known["times"] = std::move(lines);
    }
    if (part != Part::letter) return known;
    if (facts.professional_name) known["professional"] = *facts.professional_name;
    if (const auto service = facts.service ? wording.services.find(*facts.service) : wording.services.end(); service != wording.services.end())
        known["service"] = service->second.in(language);
    return known;
}

// The line with its holes filled; absent when one of them stays empty.
std::optional<std::string> filled_line(std::string_view line, const Facts& facts) {
    std::string filled;
    while (!line.empty()) {
        const auto open = line.find('{');
        filled += line.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = line.find('}', open);
        const auto fact = facts.find(line.substr(open + 1, close - open - 1));
        if (fact == facts.end()) return std::nullopt;
        filled += fact->second;
        line.remove_prefix(close + 1);
    }
    return filled;
}

std::string filled(std::string_view text, const Facts& facts) {
    std::string whole;
    bool after_gap = true;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = filled_line(text.substr(0, end), facts);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        // A paragraph whose lines all fell out leaves no gap behind.
        if (!line || (line->empty() && after_gap)) continue;
        after_gap = line->empty();
        whole += *line + "\n";
    }
    while (whole.ends_with('\n')) whole.pop_back();
    return whole;
}

std::string sms_of(const Wording& wording, const Texts& texts, Language language, const MessageFacts& facts, const std::optional<std::string>& answer_link) {
    auto known = facts_of(wording, Part::sms, language, facts);
    if (answer_link) known["answer_link"] = *answer_link;
    auto text = filled(texts.sms.in(language), known);
    // A place in letters from outside the telephone's alphabet more than halves the room: then the number to call has to do.
    if (sms_size(text).segments > segments_max) {
        known.erase("place");
        text = filled(texts.sms.in(language), known);
    }
    return text;
}

std::string email_of(const Wording& wording, const Texts& texts, Language language, const MessageFacts& facts,
                     const std::optional<std::string>& answer_link) {
    auto known = facts_of(wording, Part::email, language, facts);
    if (answer_link) known["answer_link"] = *answer_link;
    return filled(texts.email.in(language), known);
}

std::string letter_of(const Wording& wording, const Texts& texts, Language language, const MessageFacts& facts) {
    return filled(texts.body.in(language), facts_of(wording, Part::letter, language, facts));
}

// ---- proving

std::optional<Refusal> holes_fault(const std::string& path, const char* part, const knowledge::Words& words, const std::set<std::string>& known) {
    for (const auto& text : {words.fi, words.sv, words.en}) {
        const auto holes = placeholders(text);
        if (!holes) return contradiction(path, std::string("/") + part, "its braces do not match");
        for (const auto& hole : *holes)
            if (!known.contains(hole)) return contradiction(path, std::string("/") + part, "{" + hole + "} is no hole of this text");
    }
    return std::nullopt;
}

std::optional<Refusal> texts_fault(const Wording& wording, const std::string& path, const Texts& texts) {
    std::set<std::string> short_holes{"phone"};
    if (texts.letter != content_free)
        short_holes = {"phone", "sender", "day", "time", "was_day", "was_time", "answer_day", "answer_time", "how", "place", "remote_link"};
    const bool is_of_group = texts.letter == wire::word(MessageKind::group_seat);
    if (is_of_group) short_holes.insert("count");
    auto email_holes = short_holes;
    // A text message has no room for every meeting of a group.
    if (is_of_group) email_holes.insert("times");
    auto long_holes = email_holes;
    // A letter has no link: nobody types it.
    if (texts.letter == wire::word(MessageKind::refill_offer))
        for (auto* holes : {&short_holes, &email_holes}) holes->insert("answer_link");
    if (texts.letter != content_free) long_holes.insert({"date", "was_date", "answer_date", "service", "professional"});
    if (auto fault = holes_fault(path, "sms", texts.sms, short_holes)) return fault;
    if (auto fault = holes_fault(path, "subject", texts.subject, {})) return fault;
    if (auto fault = holes_fault(path, "email", texts.email, email_holes)) return fault;
    if (auto fault = holes_fault(path, "heading", texts.heading, {})) return fault;
    if (auto fault = holes_fault(path, "body", texts.body, long_holes)) return fault;
    for (const auto* words : {&texts.sms, &texts.subject, &texts.email})
        for (const auto& text : {words->fi, words->sv, words->en})
            if (says_what_for(wording, text)) return contradiction(path, "", "a text message or mail says what the visit is for");

    // The longest that a text message may have to carry: every hole filled to its brim, a night in October, and a place of no use to GSM.
    MessageFacts longest;
    longest.begins_at = longest.was_at = longest.answer_by = instant_from("2026-10-28T22:45:00+02:00");
    longest.meetings = std::vector(99, events::MeetingAt{{}, *longest.begins_at});
    longest.remote_link = "https://" + std::string(wording.remote_link_max - 8, 'x');
    const std::string longest_answer_link(wording.answer_link_max, 'x');
    for (const auto kind : {events::VisitKind::on_site, events::VisitKind::remote, events::VisitKind::home, events::VisitKind::phone})
        for (const auto* place : {"x", "š"})
            for (const auto language : {Language::fi, Language::sv, Language::en}) {
                longest.visit_kind = kind;
                longest.unit_name.emplace();
                for (std::size_t i = 0; i + 2 <= wording.place_max; i += 2) *longest.unit_name += place;
                const auto text = sms_of(wording, texts, language, longest, longest_answer_link);
                if (sms_size(text).segments > segments_max)
                    return contradiction(path, "/sms/" + std::string(wire::word(language)), "the longest text takes more than two text messages");
            }

    for (std::size_t i = 0; i < texts.examples.size(); ++i) {
        const auto& example = texts.examples[i];
        const auto came_out = example.channel == MessageChannel::sms     ? sms_of(wording, texts, example.language, example.facts, example.answer_link)
                              : example.channel == MessageChannel::email ? email_of(wording, texts, example.language, example.facts, example.answer_link)
                                                                         : letter_of(wording, texts, example.language, example.facts);
        // A YAML block ends with a line.
        auto expected = example.expect;
        while (expected.ends_with('\n')) expected.pop_back();
        if (came_out != expected)
            return contradiction(path, "/examples/" + std::to_string(i), "example \"" + example.name + "\" comes out otherwise: " + came_out);
    }
    if (texts.examples.empty()) return contradiction(path, "", "no example proves this text");
    return std::nullopt;
}

Result<Wording> wording_of(const Catalog& catalog) {
    auto made = TRY(policy_of(catalog));
    for (const auto& [path, text] : catalog.files) {
        if (!path.starts_with("letters/")) continue;
        const auto document = TRY(read_document(text, "catalog/" + path));
        auto texts = TRY(read_content<Texts>(document));
        if (auto fault = texts_fault(made, path, texts)) return std::move(*fault);
        const bool is_known = texts.letter == content_free || wire::from_word<MessageKind>(texts.letter).has_value();
        if (!is_known) return document.fault("catalog.unknown_reference", "/letter", {{"id", texts.letter}});
        auto name = texts.letter;
        if (!made.texts.emplace(name, std::move(texts)).second) return document.fault("catalog.duplicate_id", "/letter", {{"id", name}});
    }
    std::optional<std::string> missing;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<MessageKind>>([&](auto kind) {
        if (!made.texts.contains(kind.name)) missing = kind.name;
    });
    if (!made.texts.contains(content_free)) missing = content_free;
    if (missing) return Refusal{Reason::not_found, "catalog.no_such_file", "", {{"file", "catalog/letters/" + *missing + ".yaml"}}};
    return made;
}

const Texts& texts_for(const Message& message, Content content) {
    const bool is_free = message.is_content_free || content == Content::also_content_free;
    return wording().texts.find(is_free ? content_free : wire::word(message.kind))->second;
}

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            case '\n': html += "<br>"; break;
            default: html += c;
        }
    }
    return html;
}

}  // namespace

const Wording& wording() {
    static const Wording one = [] {
        auto read = wording_of(catalog());
        if (!read) throw Bug("the messages of the catalogue are broken: " + fault_line(read.refusal()));
        return std::move(read).value();
    }();
    return one;
}

std::string sms_text(const Message& message, Content content, const std::optional<std::string>& answer_link) {
    return sms_of(wording(), texts_for(message, content), message.language, message.facts, answer_link);
}

Mail mail(const Message& message, Content content, const std::optional<std::string>& answer_link) {
    const auto& texts = texts_for(message, content);
    return {texts.subject.in(message.language), email_of(wording(), texts, message.language, message.facts, answer_link)};
}

std::optional<std::string> place_said(const std::optional<std::string>& unit_name, events::VisitKind kind) {
    const bool comes_to_us = !wording().visit_kinds.contains(wire::word(kind));
    if (!comes_to_us || !unit_name || !has_room_for(wording(), *unit_name)) return std::nullopt;
    return unit_name;
}

Sender sender() { return {wording().sender, wording().phone}; }
std::size_t answer_link_max() { return wording().answer_link_max; }

std::string letter_page(const Message& message, Content content, const Addressee& addressee, Date today) {
    const auto& texts = texts_for(message, content);
    const auto language = message.language;
    std::string paragraphs;
    auto body = letter_of(wording(), texts, language, message.facts);
    for (std::size_t at = 0; at < body.size();) {
        auto end = body.find("\n\n", at);
        if (end == std::string::npos) end = body.size();
        paragraphs += "<p>" + escaped(body.substr(at, end - at)) + "</p>\n";
        at = end + 2;
    }
    const auto heading = escaped(texts.heading.in(language));
    // The address stands at the top left, where the window of an envelope is. No picture, no script, nothing is fetched.
    return fmt::format(R"(<!DOCTYPE html>
<html lang="{0}">
<head>
<meta charset="utf-8">
<title>{1}</title>
<style>
@page {{ size: A4; margin: 20mm; }}
body {{ font: 11pt/1.45 "DejaVu Sans", sans-serif; color: #000; margin: 0; }}
.sender {{ display: flex; justify-content: space-between; height: 25mm; }}
.to {{ height: 45mm; }}
h1 {{ font-size: 14pt; }}
</style>
</head>
<body>
<div class="sender"><div>{2}<br>{3}</div><div>{4}.{5}.{6}</div></div>
<div class="to">{7}<br>{8}</div>
<h1>{1}</h1>
{9}</body>
</html>
)",
                       wire::word(language), heading, escaped(wording().sender.in(language)), escaped(wording().phone),
                       static_cast<unsigned>(today.day()), static_cast<unsigned>(today.month()), static_cast<int>(today.year()),
                       escaped(addressee.name), escaped(addressee.address), paragraphs);
}

Result<Done> prove(const Catalog& catalog) {
    TRY(wording_of(catalog));
    return Done{};
}

}  // namespace koppi::messages
