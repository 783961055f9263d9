// Tests: the stories of tests/scenarios/*.scenario. A story is plain text that a nurse could correct; this file says which lines there are
// and runs them against the real verbs. Blanks align columns and mean nothing; `#` begins a remark; a name is the family name, or family
// and given name.
//
// Invariants: a line that no pattern knows fails; a refusal that the next line does not expect fails; a refused line writes nothing; after
// every line the auditor finds nothing.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <deque>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "core/hetu.hpp"
#include "core/text.hpp"
#include "county.hpp"
#include "modules/clients/clients.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "platform/catalog.hpp"
#include "story_words.hpp"
#include "workflows/consulting.hpp"
#include "workflows/groupwork.hpp"
#include "workflows/handover.hpp"
#include "workflows/naming.hpp"
#include "workflows/notices.hpp"
#include "workflows/owners.hpp"
#include "workflows/refill.hpp"
#include "workflows/transferring.hpp"
#include "workflows/waiting_room.hpp"
#include "workflows/worktime.hpp"

namespace koppi::tests {

std::string joined_names(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "nobody" : text;
}
std::string list_text(const std::vector<Token>& tokens) {
    std::string text;
    for (const auto& token : tokens) text += (text.empty() || token.text == "," ? "" : " ") + token.text;
    return text;
}

namespace {

// ---- lines and words

struct StoryLine {
    unsigned number;
    std::string text;
};

// Words, and sentences in double quotes. A comma or a colon at the end of a word is a token of its own.
std::vector<Token> tokens_of(const std::string& line) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == ' ' || line[at] == '\t') {
            ++at;
        } else if (line[at] == '#') {
            break;
        } else if (line[at] == '"') {
            const auto end = line.find('"', at + 1);
            if (end == std::string::npos) throw StoryFault("a quotation has no end");
            tokens.push_back({line.substr(at + 1, end - at - 1), true});
            at = end + 1;
        } else {
            const auto end = std::min(line.find_first_of(" \t\"", at), line.size());
            std::string word = line.substr(at, end - at);
            const char last = word.back();
            const bool has_mark = word.size() > 1 && (last == ',' || last == ':');
            if (has_mark) word.pop_back();
            tokens.push_back({word, false});
            if (has_mark) tokens.push_back({std::string(1, last), false});
            at = end;
        }
    }
    return tokens;
}

constexpr std::array<std::string_view, 7> weekday_names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }
std::string wall_text(Instant at) {
    const auto wall = civil(at);
    return std::string(weekday_names[static_cast<std::size_t>(weekday(wall.date))]) + " " + date_text(wall.date) + " " +
           two_digits(wall.minute_of_day / 60) + ":" + two_digits(wall.minute_of_day % 60);
}

std::optional<int> minute_of(const std::string& text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t i : {0U, 1U, 3U, 4U})
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
    const int minute = std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3));
    if (minute >= 24 * 60) return std::nullopt;
    return minute;
}

// ---- patterns

// `{kind}` or `{kind name}` catches something; what stands in [ ] may be left out.
struct Piece {
    enum class Kind { literal, capture, group } kind;
    std::string word;  // the literal, or the kind of the capture
    std::string name;
    std::vector<Piece> inner;
};

std::vector<Piece> pieces_of(std::string_view pattern, std::size_t& at) {
    std::vector<Piece> pieces;
    while (at < pattern.size() && pattern[at] != ']') {
        if (pattern[at] == ' ') {
            ++at;
        } else if (pattern[at] == '[') {
            ++at;
            pieces.push_back({Piece::Kind::group, "", "", pieces_of(pattern, at)});
            ++at;
        } else if (pattern[at] == '{') {
            const auto end = pattern.find('}', at);
            const std::string inside(pattern.substr(at + 1, end - at - 1));
            const auto blank = inside.find(' ');
            pieces.push_back({Piece::Kind::capture, inside.substr(0, blank), blank == std::string::npos ? inside : inside.substr(blank + 1), {}});
            at = end + 1;
        } else {
            const auto end = std::min(pattern.find_first_of(" []", at), pattern.size());
            pieces.push_back({Piece::Kind::literal, std::string(pattern.substr(at, end - at)), "", {}});
            at = end;
        }
    }
    return pieces;
}

// ---- a story as it goes

class Story : public StoryStage {
public:
    explicit Story(Instant begins) : county_(begins) {}
    // Whether clients are told is an option of the start; each story begins without.
    ~Story() override { notices::set_telling(false); }
    Story(const Story&) = delete;
    Story& operator=(const Story&) = delete;

    void run(const StoryLine& line);
    void end();

    const Colleague& colleague(const Said& said, const std::string& name) const override { return who(said, name); }
    ClientId client_named(const Said& said, const std::string& name) const override { return client(said, name).value(); }
    MatterId matter_named(const Said& said) override { return matter(said); }
    ContactId contact_named(const Said& said) override { return contact(said); }
    LineId line_named(const std::string& key) override { return line(key); }
    void remembers(const contact::ContactAnswer& answer, const std::string& words) override { remember(answer, words); }
    UnitId unit_named(const std::string& name) override { return unit(name); }
    Instant moment_named(const Said& said, const std::string& name) const override { return moment(said, name); }
    std::string name_of(ClientId client) const override { return client_name(client); }
    Date day_named(const Said& said, const std::string& name) const override { return day(said, name); }
    scheduling::WantedTime time_with(ProfessionalId professional, Instant at) override { return wanted(professional, at); }
    Instant time() const override { return now(); }
    sql::Reader tables() override { return rows(); }
    void does_so(std::string_view route, const Colleague& who, std::function<Result<Done>(Work&)> verb) override { does(route, who, std::move(verb)); }
    void house_does(std::function<Result<Done>(Work&)> verb) override { note(county_.state(verb)); }

private:
    struct Pattern {
        std::vector<Piece> pieces;
        std::function<void(Story&, const Said&)> meaning;
        bool expects_refusal;
    };
    static const std::vector<Pattern>& patterns();

    using Tokens = std::span<const Token>;
    using Rest = std::function<bool(Tokens, Said&)>;
    bool matches(std::span<const Piece> pieces, Tokens tokens, Said& said, const Rest& rest) const;
    std::vector<std::size_t> lengths(const std::string& kind, Tokens tokens) const;

    // What a name stands for.
    const Colleague& who(const Said& said, const std::string& name = "who") const { return colleagues_.at(known_colleague(said.caught.at(name)).value()); }
    std::optional<std::string> known_colleague(Tokens tokens) const { return known_name(colleagues_, tokens); }
    std::optional<std::string> known_client(Tokens tokens) const { return known_name(clients_, tokens); }
    template <class Known>
    static std::optional<std::string> known_name(const std::map<std::string, Known>& known, Tokens tokens);
    std::optional<ClientId> client(const Said& said, const std::string& name) const;
    ContactId contact(const Said& said, const std::string& name = "contact");
    MatterId matter(const Said& said, const std::string& name = "matter");
    Instant moment(const Said& said, const std::string& name) const;
    Date day(const Said& said, const std::string& name) const;
    UnitId unit(const std::string& name);
    LineId line(const std::string& key);
    std::string client_name(ClientId client) const;
    std::string colleague_name(const std::optional<ProfessionalId>& professional) const;

    template <class Verb>
    auto act(std::string_view route, const Colleague& who, Verb verb);
    // The same, where only whether it was refused matters.
    template <class Verb>
    void does(std::string_view route, const Colleague& who, Verb verb) {
        static_cast<void>(act(route, who, std::move(verb)));
    }
    template <class Answered>
    void note(const Answered& result) {
        refused_ = result ? std::nullopt : std::optional(result.refusal());
        answer_ = result ? wire::write(*result) : result.refusal().code;
    }
    void remember(const contact::ContactAnswer& answer, std::string words);
    void same(const std::string& seen, const std::string& expected) const {
        if (seen != expected) throw StoryFault("expected " + expected + ", saw " + seen);
    }
    sql::Reader rows() { return county_.rows(); }
    Instant now() const { return county_.now(); }

    // Meanings that need more than a line.
    void colleague_comes(const Said& said);
    void client_comes(const Said& said);
    void hours_are_offered(const Said& said);
    void template_gets_block(const Said& said);
    void template_is_worked(const Said& said);
    void is_booked_without_matter(const Said& said);
    void series_is_booked(const Said& said);
    void waits_for_time(const Said& said);
    waiting::Wishes wishes(const Said& said);
    // What the client waits for, and the last time that they were offered.
    WaitId wait(const Said& said);
    OfferId offer(const Said& said);
    std::string first_in_book(UnitId unit, const Actor& actor, const std::function<std::string(const desks::WaitShown&)>& told);
    RoomId room(const Said& said);
    // The visit of this client that was made last.
    BookingId visit(const Said& said);
    // The hours of a professional in which the time lies: of a template, or of that day.
    scheduling::WantedTime wanted(ProfessionalId with, Instant at);
    std::string visits_of_day(const Colleague& who);
    void group_is_opened(const Said& said);
    void attendance_is_recorded(const Said& said);
    GroupId group(const Said& said) const;
    desks::GroupShown group_shown(const Said& said);
    // The n-th meeting of the group by time, those that were cancelled counted as well.
    desks::GroupMeetingShown meeting_of(const Said& said);
    SeatId seat_in(const desks::GroupShown& group, ClientId client);
    WaitId wait_in(const Said& said);
    void contact_arrives(const Said& said, const Colleague* answering);
    void number_is_drawn(const Said& said);
    // The unit in whose waiting room people sit; it is opened when it is named first.
    UnitId room_of(const Said& said);
    // The number of this unit that was drawn last.
    walkin::TicketRow ticket(const Said& said);
    desks::TicketShown ticket_shown(const Said& said);
    desks::WaitingRoom waiting_room(const Said& said) {
        const auto of = room_of(said);
        auto reader = rows();
        return desks::waiting_room(reader, {of}, {}, now()).value();
    }
    void is_assessed(const Said& said);
    void is_booked(const Said& said);
    void race(const std::vector<std::string>& lines);
    void time_moves_to(Instant at);
    routing::MatterRoute route(const Said& said);
    // The time that was booked last for the matter.
    BookingId booking(const Said& said);
    desks::FirstLineDesk desk(const Actor& actor = {}) {
        auto reader = rows();
        return desks::first_line(reader, {}, actor, now());
    }
    const desks::ClientCard& card() const {
        if (!card_) throw StoryFault("nobody has opened a card");
        return *card_;
    }

    County county_;
    Auditor auditor_;
    std::map<std::string, Colleague> colleagues_;
    std::map<std::string, ClientId> clients_;
    std::map<std::string, UnitId> units_;
    std::map<std::string, LineId> lines_;
    std::set<UnitId> waiting_rooms_;
    struct KnownContact {
        std::string words;
        ContactId contact;
    };
    std::vector<KnownContact> contacts_;
    struct KnownMatter {
        std::string words;
        MatterId matter;
    };
    std::vector<KnownMatter> matters_;
    std::vector<HoursId> hours_;
    std::vector<events::HoursOffered> offered_;
    std::map<std::string, std::pair<TemplateId, scheduling::WriteTemplate>> templates_;
    std::map<std::string, RoomId> rooms_;
    std::map<std::string, GroupId> groups_;
    std::optional<HoldId> hold_;
    std::optional<desks::ClientCard> card_;
    std::set<ProfessionalId> gone_;

    std::optional<Refusal> refused_;
    unsigned refused_line_ = 0;
    std::string answer_;
    std::function<std::string()> again_;
    unsigned keys_ = 0;
    bool racing_ = false;
    std::vector<std::function<std::optional<Refusal>()>> racers_;
    std::vector<std::string> racer_names_;
    std::vector<std::optional<Refusal>> race_answers_;
};

template <class Known>
std::optional<std::string> Story::known_name(const std::map<std::string, Known>& known, Tokens tokens) {
    std::string name;
    for (const auto& token : tokens) name += (name.empty() ? "" : " ") + token.text;
    if (known.contains(name)) return name;
    std::optional<std::string> found;
    for (const auto& [full, one] : known)
        if (full.starts_with(name + " ")) {
            if (found) return std::nullopt;
            found = full;
        }
    return found;
}

// In how many tokens a capture of this kind can stand here, longest first.
std::vector<std::size_t> Story::lengths(const std::string& kind, Tokens tokens) const {
    if (tokens.empty()) return {};
    const auto name_lengths = [&](auto known) {
        std::vector<std::size_t> found;
        for (const std::size_t n : {3U, 2U, 1U})
            if (tokens.size() >= n && !tokens[n - 1].quoted && (this->*known)(tokens.first(n))) found.push_back(n);
        return found;
    };
    const auto is_day = [](Tokens t) {
        return t.size() >= 2 && std::find(weekday_names.begin(), weekday_names.end(), t[0].text) != weekday_names.end() && date_from(t[1].text);
    };
    if (kind == "who") return name_lengths(&Story::known_colleague);
    if (kind == "client") {
        auto found = name_lengths(&Story::known_client);
        if (tokens[0].text == "somebody") found.push_back(1);
        return found;
    }
    if (kind == "contact" || kind == "matter") {
        std::vector<std::size_t> found;
        for (const auto n : lengths("client", tokens)) {
            if (tokens.size() >= n + 2 && tokens[n].text == "about" && tokens[n + 1].quoted) found.push_back(n + 2);
            found.push_back(n);
        }
        return found;
    }
    if (kind == "words") return tokens[0].quoted ? std::vector<std::size_t>{1} : std::vector<std::size_t>{};
    if (kind == "word") return tokens[0].quoted || tokens[0].text == "," || tokens[0].text == ":" ? std::vector<std::size_t>{} : std::vector<std::size_t>{1};
    if (kind == "number")
        return tokens[0].text.find_first_not_of("0123456789") == std::string::npos ? std::vector<std::size_t>{1} : std::vector<std::size_t>{};
    if (kind == "time") return minute_of(tokens[0].text) ? std::vector<std::size_t>{1} : std::vector<std::size_t>{};
    if (kind == "date") return date_from(tokens[0].text) ? std::vector<std::size_t>{1} : std::vector<std::size_t>{};
    if (kind == "day") return is_day(tokens) ? std::vector<std::size_t>{2} : std::vector<std::size_t>{};
    if (kind == "moment") {
        if (is_day(tokens) && tokens.size() >= 3 && minute_of(tokens[2].text)) return {3};
        return minute_of(tokens[0].text) ? std::vector<std::size_t>{1} : std::vector<std::size_t>{};
    }
    if (kind == "rest") return {tokens.size()};
    throw StoryFault("a pattern catches nothing: " + kind);
}

bool Story::matches(std::span<const Piece> pieces, Tokens tokens, Said& said, const Rest& rest) const {
    if (pieces.empty()) return rest(tokens, said);
    const Piece& piece = pieces.front();
    const auto after = pieces.subspan(1);
    if (piece.kind == Piece::Kind::group) {
        const Rest go_on = [&](Tokens left, Said& so_far) { return matches(after, left, so_far, rest); };
        Said with = said;
        if (matches(piece.inner, tokens, with, go_on)) {
            said = with;
            return true;
        }
        return matches(after, tokens, said, rest);
    }
    if (tokens.empty()) return false;
    if (piece.kind == Piece::Kind::literal)
        return !tokens.front().quoted && tokens.front().text == piece.word && matches(after, tokens.subspan(1), said, rest);
    for (const auto n : lengths(piece.word, tokens)) {
        Said with = said;
        with.caught[piece.name] = {tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(n)};
        if (matches(after, tokens.subspan(n), with, rest)) {
            said = with;
            return true;
        }
    }
    return false;
}

// ---- what names stand for

std::optional<ClientId> Story::client(const Said& said, const std::string& name) const {
    Tokens tokens(said.caught.at(name));
    if (tokens.size() > 2 && tokens[tokens.size() - 2].text == "about") tokens = tokens.first(tokens.size() - 2);
    if (tokens[0].text == "somebody") return std::nullopt;
    return clients_.at(known_client(tokens).value());
}

namespace {
// The words after `about`, if the name was given with them.
std::string about_of(const std::vector<Token>& tokens) {
    return tokens.size() > 2 && tokens[tokens.size() - 2].text == "about" ? tokens.back().text : "";
}
}  // namespace

ContactId Story::contact(const Said& said, const std::string& name) {
    const auto of = client(said, name);
    const auto about = about_of(said.caught.at(name));
    auto reader = rows();
    for (auto known = contacts_.rbegin(); known != contacts_.rend(); ++known)
        if (known->words.starts_with(about) && contact::contact(reader, known->contact)->client == of) return known->contact;
    throw StoryFault("there is no such contact");
}

MatterId Story::matter(const Said& said, const std::string& name) {
    const auto of = client(said, name);
    const auto about = about_of(said.caught.at(name));
    auto reader = rows();
    for (auto known = matters_.rbegin(); known != matters_.rend(); ++known)
        if (known->words.starts_with(about) && contact::matter(reader, known->matter)->client == of) return known->matter;
    throw StoryFault("there is no such matter");
}

Date Story::day(const Said& said, const std::string& name) const {
    const auto& tokens = said.caught.at(name);
    const auto date = *date_from(tokens[1].text);
    if (weekday_names[static_cast<std::size_t>(weekday(date))] != tokens[0].text) throw StoryFault(tokens[1].text + " is no " + tokens[0].text);
    return date;
}

Instant Story::moment(const Said& said, const std::string& name) const {
    const auto& tokens = said.caught.at(name);
    const auto date = tokens.size() > 1 ? day(said, name) : helsinki_date(now());
    const auto at = instant_at(date, *minute_of(tokens.back().text));
    if (!at) throw StoryFault("the clocks jump over " + tokens.back().text + " that day");
    return *at;
}

UnitId Story::unit(const std::string& name) {
    // What a unit is follows from its name in stories; the others are stations.
    static const std::map<std::string, events::UnitKind> kinds{{"Kaiku24", events::UnitKind::contact_centre},
                                                               {"Osasto", events::UnitKind::ward},
                                                               {"Kotisairaala", events::UnitKind::home_hospital},
                                                               {"Kotihoito", events::UnitKind::home_care}};
    const auto known = units_.find(name);
    if (known != units_.end()) return known->second;
    const auto kind = kinds.find(name);
    return units_[name] = county_.unit(name, kind == kinds.end() ? events::UnitKind::station : kind->second);
}

LineId Story::line(const std::string& key) {
    const auto known = lines_.find(key);
    if (known != lines_.end()) return known->second;
    return lines_[key] = county_.line(unit("Kaiku24"), key);
}

std::string Story::client_name(ClientId id) const {
    for (const auto& [name, client] : clients_)
        if (client == id) return name;
    return "somebody";
}
std::string Story::colleague_name(const std::optional<ProfessionalId>& professional) const {
    for (const auto& [name, colleague] : colleagues_)
        if (colleague.actor.professional == professional) return name;
    return "nobody";
}

// ---- acting

template <class Verb>
auto Story::act(std::string_view route, const Colleague& who, Verb verb) {
    using Answered = decltype(verb(std::declval<Work&>()));
    const std::string key = "story-key-" + std::to_string(100000 + ++keys_);
    const Idempotency sent{*who.actor.account, key, sha256(std::string(route))};
    const auto once = [this, route, actor = who.actor, verb, sent] { return county_.act(route, actor, verb, sent); };
    if (racing_) {
        racer_names_.push_back(who.name);
        racers_.push_back([once] {
            const auto result = once();
            return result ? std::nullopt : std::optional(result.refusal());
        });
        return Answered(Refusal{Reason::unavailable, "story.not_yet", "", {}});
    }
    again_ = [once] {
        const auto result = once();
        return result ? wire::write(*result) : result.refusal().code;
    };
    Answered result = once();
    note(result);
    return result;
}

void Story::remember(const contact::ContactAnswer& answer, std::string words) {
    const bool is_new = std::none_of(contacts_.begin(), contacts_.end(), [&](const auto& known) { return known.contact == answer.contact; });
    if (is_new) contacts_.push_back({words, answer.contact});
    for (const auto& matter : answer.matters)
        if (std::none_of(matters_.begin(), matters_.end(), [&](const auto& known) { return known.matter == matter; })) matters_.push_back({words, matter});
}

void Story::colleague_comes(const Said& said) {
    const auto& names = said.caught.at("name");
    const auto one = county_.colleague(names[0].text, names.size() > 1 ? names[1].text : "", word_of<events::Profession>(said.word("profession")),
                                       unit(said.word("unit")), said.has("without") ? SignsIn::no : SignsIn::yes);
    if (!colleagues_.emplace(one.name, one).second) throw StoryFault(one.name + " is here already");
}

void Story::client_comes(const Said& said) {
    events::ClientDetails details{};
    details.family_name = said.word("family");
    details.given_names = said.word("given");
    details.hetu = said.word("code");
    const auto hetu = Hetu::parse(*details.hetu);
    if (!hetu) throw StoryFault("the identity code is wrong: " + hetu.refusal().code);
    details.born = hetu->birth_date();
    details.language = word_of<Language>(said.word_or("language", "fi"));
    details.non_disclosure = said.has("hidden");
    details.municipality = "405";
    if (said.has("phone")) details.phone = phone_digits(said.word("phone")).value();
    if (said.has("address")) details.address = said.word("address");
    const auto id = county_.client(details);
    clients_[said.word("family") + " " + said.word("given")] = id;
    if (said.has("own")) county_.name_worker(id, who(said, "own").professional(), word_of<events::NamedAs>(said.word("named_as")));
}

void Story::hours_are_offered(const Said& said) {
    const auto date = day(said, "day");
    const auto& range = said.word("range");
    const auto begin = minute_of(range.substr(0, 5));
    const auto end = range.size() == 11 ? minute_of(range.substr(6)) : std::nullopt;
    if (!begin || !end || range[5] != '-') throw StoryFault("hours are written 09:00-12:00");
    const events::HoursOffered offered{.hours = {},
                                       .professional = who(said).professional(),
                                       .unit = *who(said).actor.unit,
                                       .service = said.word("service"),
                                       .kind = word_of<events::VisitKind>(said.word_or("kind", "on_site")),
                                       .begins_at = instant_at(date, *begin).value(),
                                       .ends_at = instant_at(date, *end).value(),
                                       .slot_minutes = std::stoi(said.word("number"))};
    const auto hours = county_.state([&](Work& work) { return scheduling::offer_hours(work, offered); });
    note(hours);
    if (!hours) return;
    hours_.push_back(*hours);
    offered_.push_back(offered);
}

// "Mon-Fri" or "Mon,Wed".
std::vector<Weekday> weekdays_of(const std::string& text) {
    const auto number = [](const std::string& name) {
        const auto found = std::find(weekday_names.begin(), weekday_names.end(), name);
        if (found == weekday_names.end()) throw StoryFault("there is no weekday " + name);
        return static_cast<int>(found - weekday_names.begin());
    };
    std::vector<Weekday> days;
    if (text.size() == 7 && text[3] == '-') {
        for (int day = number(text.substr(0, 3)); day <= number(text.substr(4)); ++day) days.push_back(static_cast<Weekday>(day));
        return days;
    }
    for (std::size_t at = 0; at < text.size(); at += 4) days.push_back(static_cast<Weekday>(number(text.substr(at, 3))));
    return days;
}

void Story::template_gets_block(const Said& said) {
    const auto& range = said.word("range");
    const auto begin = minute_of(range.substr(0, 5));
    const auto end = range.size() == 11 ? minute_of(range.substr(6)) : std::nullopt;
    if (!begin || !end || range[5] != '-') throw StoryFault("hours are written 09:00-12:00");
    auto& [id, written] = templates_[said.word("name")];
    auto wished = written;
    wished.name = said.word("name");
    for (const auto weekday : weekdays_of(said.word("days"))) {
        events::TemplateBlock block{.weekday = weekday,
                                    .from_minute = *begin,
                                    .until_minute = *end,
                                    .service = said.word("service"),
                                    .kind = word_of<events::VisitKind>(said.word_or("kind", "on_site")),
                                    .slot_minutes = std::stoi(said.word("number")),
                                    .purpose = word_of<events::SlotPurpose>(said.word_or("purpose", "open")),
                                    .opens_days_before = std::nullopt,
                                    .released_days_before = std::nullopt};
        if (said.has("opens")) block.opens_days_before = std::stoi(said.word("opens"));
        if (said.has("released")) block.released_days_before = std::stoi(said.word("released"));
        wished.blocks.push_back(block);
    }
    const auto known = id == TemplateId{} ? std::nullopt : std::optional(id);
    const auto done = county_.state([&](Work& work) { return scheduling::write_template(work, known, wished); });
    note(done);
    if (!done) return;
    id = *done;
    written = wished;
}

void Story::template_is_worked(const Said& said) {
    const auto known = templates_.find(said.word("name"));
    if (known == templates_.end()) throw StoryFault("there is no such template");
    scheduling::AssignTemplate command{.work_template = known->second.first,
                                       .professional = who(said).professional(),
                                       .unit = *who(said).actor.unit,
                                       .first_day = day(said, "day"),
                                       .last_day = std::nullopt,
                                       .every_weeks = std::stoi(said.word_or("weeks", "1")),
                                       .room = std::nullopt};
    if (said.has("last")) command.last_day = day(said, "last");
    if (said.has("room")) command.room = room(said);
    note(county_.state([&](Work& work) { return worktime::assign(work, command); }));
}

RoomId Story::room(const Said& said) {
    const auto known = rooms_.find(said.word("room"));
    if (known == rooms_.end()) throw StoryFault("there is no such room");
    return known->second;
}

BookingId Story::visit(const Said& said) {
    static constexpr sql::Query last_visit{"story.last_visit", "select booking from booking where client = $1 order by made_at desc, begins_at limit 1"};
    auto reader = rows();
    const auto found = reader.first<BookingId>(last_visit, client(said, "client").value());
    if (!found) throw StoryFault("nothing was booked");
    return *found;
}

scheduling::WantedTime Story::wanted(ProfessionalId with, Instant at) {
    auto reader = rows();
    scheduling::WantedTime time{.hours = std::nullopt, .begins_at = at, .slots = {}, .others = {}, .room = {}, .exception = {}, .off_hours = {}};
    for (const auto& stretch : scheduling::hours_of(reader, with, {at, at + Minutes{5}})) time.hours = stretch.hours;
    return time;
}

void Story::is_booked_without_matter(const Said& said) {
    const auto of = client(said, "client").value();
    bookings::BookForClient command{.time = wanted(who(said, "with").professional(), moment(said, "moment")), .matter = {}, .hold = {}, .late_because = {}};
    if (said.has("other")) command.time.others = std::vector{events::Party{who(said, "other").professional(), said.has("remotely")}};
    if (said.has("room")) command.time.room = room(said);
    if (said.has("slots")) command.time.slots = std::stoi(said.word("slots"));
    if (said.has("over")) command.time.exception = events::BookingException{events::ExceptionKind::overbooked, said.word("over")};
    if (said.has("off")) {
        command.time.exception = events::BookingException{events::ExceptionKind::off_hours, said.word("off")};
        command.time.hours.reset();
        command.time.off_hours = scheduling::OffHours{who(said, "with").professional(), *who(said, "with").actor.unit, "doctor_reception",
                                                      events::VisitKind::on_site, 20};
    }
    does("booking_make", who(said), [of, command](Work& work) { return bookings::book(work, of, command); });
}

void Story::series_is_booked(const Said& said) {
    const auto of = client(said, "client").value();
    const auto first = moment(said, "moment");
    const auto wall = civil(first);
    bookings::BookSeries command{};
    for (int n = 0; n < std::stoi(said.word("count")); ++n)
        command.times.push_back(wanted(who(said, "with").professional(), instant_at(plus_days(wall.date, 7 * n * std::stoi(said.word("weeks"))),
                                                                                   wall.minute_of_day).value()));
    if (said.has("kept")) command.hold = hold_;
    does("series_make", who(said), [of, command](Work& work) { return bookings::book_series(work, of, command); });
}

waiting::Wishes Story::wishes(const Said& said) {
    waiting::Wishes wished{};
    wished.short_notice = said.has("short");
    if (said.has("own")) wished.professional = who(said, "own").professional();
    if (said.has("earliest")) wished.earliest = day(said, "earliest");
    if (said.has("latest")) wished.latest = day(said, "latest");
    if (said.has("days")) wished.weekdays = weekdays_of(said.word("days"));
    if (said.has("when")) wished.times_of_day = {word_of<events::TimeOfDay>(said.word("when"))};
    return wished;
}

void Story::waits_for_time(const Said& said) {
    const auto where = unit(said.word("unit"));
    if (said.has("client")) {
        const auto of = client(said, "client").value();
        const refill::EnterWait command{where, said.word("service"), wishes(said)};
        return does("wait_enter", who(said), [of, command](Work& work) { return refill::enter(work, of, command); });
    }
    const auto id = matter(said);
    const intake::PutOnBook command{where, said.word("service"), wishes(said), "sopivaa aikaa ei ole"};
    does("matter_put_on_book", who(said), [id, command](Work& work) { return intake::put_on_book(work, id, command); });
}

WaitId Story::wait(const Said& said) {
    static constexpr sql::Query last_wait{"story.last_wait", "select wait from wait where client = $1 order by ended_how is null desc, entered_at desc limit 1"};
    auto reader = rows();
    const auto found = reader.first<WaitId>(last_wait, client(said, "client").value());
    if (!found) throw StoryFault("nobody put them on a book");
    return *found;
}

OfferId Story::offer(const Said& said) {
    auto reader = rows();
    const auto offers = waiting::offers_to(reader, wait(said));
    if (offers.empty()) throw StoryFault("nothing was offered");
    return offers.back().offer;
}

std::string Story::first_in_book(UnitId unit, const Actor& actor, const std::function<std::string(const desks::WaitShown&)>& told) {
    auto reader = rows();
    const auto desk = desks::waiting_desk(reader, {unit, {}}, actor, now()).value();
    std::vector<std::string> seen;
    for (const auto& entry : desk.entries) seen.push_back(told(entry));
    return joined_names(seen);
}

std::string Story::visits_of_day(const Colleague& who) {
    auto reader = rows();
    std::vector<std::string> seen;
    const auto desk = desks::day_desk(reader, {who.professional(), std::nullopt}, who.actor, now()).value();
    for (const auto& booking : desk.bookings)
        seen.push_back(wall_text(booking.begins_at).substr(15) + " " + booking.client_name.value_or("somebody") + " " + std::string(wire::word(booking.state)));
    return seen.empty() ? "none" : joined_names(seen);
}

namespace {

// "17:00-18:30"
std::pair<int, int> range_of(const std::string& range) {
    const auto begin = minute_of(range.substr(0, 5));
    const auto end = range.size() == 11 ? minute_of(range.substr(6)) : std::nullopt;
    if (!begin || !end || range[5] != '-') throw StoryFault("hours are written 09:00-12:00");
    return {*begin, *end};
}

}  // namespace

void Story::group_is_opened(const Said& said) {
    const auto [from, until] = range_of(said.word("range"));
    groups::OpenGroup command{.name = said.word("name"),
                              .service = said.word("service"),
                              .unit = *who(said).actor.unit,
                              .leaders = {who(said, "leader").professional()},
                              .seats = std::stoi(said.word("seats")),
                              .companions = word_of<events::Companions>(said.word_or("companions", "none")),
                              .language = Language::fi,
                              .is_remote = said.has("remotely"),
                              .enrol_until = said.has("last") ? std::optional(day(said, "last")) : std::nullopt,
                              .meetings = {}};
    if (said.has("other")) command.leaders.push_back(who(said, "other").professional());
    for (int n = 0; n < std::stoi(said.word("count")); ++n)
        command.meetings.push_back({plus_days(day(said, "day"), 7 * n * std::stoi(said.word("weeks"))), from, until, std::nullopt,
                                    said.has("room") ? std::optional(room(said)) : std::nullopt});
    const auto made = act("group_open", who(said), [command](Work& work) { return groupwork::open(work, command); });
    if (made) groups_[said.word("name")] = made->group;
}

GroupId Story::group(const Said& said) const {
    const auto known = groups_.find(said.word("name"));
    if (known == groups_.end()) throw StoryFault("there is no such group");
    return known->second;
}

desks::GroupShown Story::group_shown(const Said& said) {
    auto reader = rows();
    return desks::group_shown(reader, group(said), colleagues_.begin()->second.actor, now()).value();
}

desks::GroupMeetingShown Story::meeting_of(const Said& said) {
    const auto meetings = group_shown(said).meetings;
    const auto n = static_cast<std::size_t>(std::stoi(said.word("nth")));
    if (n < 1 || n > meetings.size()) throw StoryFault("the group has no such meeting");
    return meetings[n - 1];
}

SeatId Story::seat_in(const desks::GroupShown& group, ClientId client) {
    for (const auto* list : {&group.seats, &group.given_up})
        for (const auto& seat : *list)
            if (seat.who.client == client) return seat.seat;
    throw StoryFault("the client has no seat");
}

WaitId Story::wait_in(const Said& said) {
    for (const auto& wait : group_shown(said).queue)
        if (wait.who.client == client(said, "client")) return wait.wait;
    throw StoryFault("the client does not wait");
}

// "Virtanen Aino, Salo Pekka with companion", or nobody.
void Story::attendance_is_recorded(const Said& said) {
    const auto group = group_shown(said);
    const auto meeting = meeting_of(said).meeting;
    groupwork::RecordAttendance command;
    std::vector<Token> name;
    const auto add = [&] {
        const bool has_companion = name.size() > 2 && name[name.size() - 2].text == "with";
        if (has_companion) name.resize(name.size() - 2);
        const auto known = known_client(name);
        if (!known) throw StoryFault("nobody knows who came");
        command.present.push_back({seat_in(group, clients_.at(*known)), has_companion});
        name.clear();
    };
    for (const auto& token : said.caught.at("rest")) {
        if (token.text == ",") {
            add();
        } else if (token.text != "nobody") {
            name.push_back(token);
        }
    }
    if (!name.empty()) add();
    does("meeting_attendance", who(said), [meeting, command](Work& work) { return groupwork::record_attendance(work, meeting, command); });
}

void Story::contact_arrives(const Said& said, const Colleague* answering) {
    contact::ReceiveContact command{};
    command.line = line(said.word_or("line", "general"));
    command.channel = word_of<events::Channel>(said.word_or("channel", "phone"));
    command.client = client(said, "client");
    if (said.has("phone")) command.caller_phone = said.word("phone");
    command.words = said.word("words");
    if (said.has("urgency")) command.urgency = word_of<events::Urgency>(said.word("urgency"));
    if (said.has("old")) {
        for (const auto& known : matters_)
            if (known.words.starts_with(said.word("old"))) command.same_matter = known.matter;
        if (!command.same_matter) throw StoryFault("there is no such matter");
    }
    command.take = answering != nullptr;
    const auto receive = [command](Work& work) { return intake::receive(work, command); };
    const auto received = answering ? act("contact_receive", *answering, receive) : county_.state(receive);
    if (!answering) note(received);
    if (received) remember(*received, said.word("words"));
}

UnitId Story::room_of(const Said& said) {
    const auto of = unit(said.word("unit"));
    if (waiting_rooms_.insert(of).second) static_cast<void>(county_.line(of, "walk_in"));
    return of;
}

walkin::TicketRow Story::ticket(const Said& said) {
    static constexpr sql::Query last_ticket{"story.last_ticket",
                                            "select ticket from ticket where unit = $1 and number = $2 order by drawn_at desc limit 1"};
    const auto of = room_of(said);
    auto reader = rows();
    const auto found = reader.first<TicketId>(last_ticket, of, std::stoi(said.word("number")));
    if (!found) throw StoryFault("there is no such number");
    return walkin::known(reader, *found).value();
}

desks::TicketShown Story::ticket_shown(const Said& said) {
    const auto room = waiting_room(said);
    const auto id = ticket(said).ticket;
    for (const auto& list : {room.tickets, room.over})
        for (const auto& one : list)
            if (one.ticket == id) return one;
    throw StoryFault("the desk does not show it");
}

void Story::number_is_drawn(const Said& said) {
    waiting_room::DrawNumber command{};
    command.unit = room_of(said);
    command.client = client(said, "client");
    if (said.has("words")) command.words = wire::Text<2000>(said.word("words"));
    if (said.has("urgency")) command.urgency = word_of<events::Urgency>(said.word("urgency"));
    const auto drawn = act("walkin_draw", who(said), [command](Work& work) { return waiting_room::draw(work, command); });
    if (!drawn) return;
    auto reader = rows();
    contact::ContactAnswer answer{drawn->contact, {}};
    for (const auto& matter : contact::matters_of(reader, drawn->contact)) answer.matters.push_back(matter.matter);
    remember(answer, said.word_or("words", "ei sanonut"));
}

void Story::is_assessed(const Said& said) {
    const auto id = matter(said);
    auto reader = rows();
    assessment::AssessNeed command{.form = "care_need_assessment", .form_version = 1, .answers = {}};
    command.answers["reason"] = {contact::matter(reader, id)->words};
    command.answers["reason_code"] = {said.word_or("code", "A97")};
    for (const char* question : {"urgency", "clarity", "care_class", "who_is_needed", "triggers"})
        if (said.has(question)) command.answers[question] = {said.word(question)};
    does("matter_assess", who(said), [id, command](Work& work) { return intake::assess(work, id, command); });
}

void Story::is_booked(const Said& said) {
    const auto id = matter(said);
    const auto at = moment(said, "moment");
    // The hours in which the time lies; else those of whom it was wished with, so that it is refused for what it is.
    std::optional<HoursId> hours;
    for (std::size_t i = 0; i < hours_.size(); ++i) {
        if (said.has("with") && offered_[i].professional != who(said, "with").professional()) continue;
        if (!hours || (offered_[i].begins_at <= at && at < offered_[i].ends_at)) hours = hours_[i];
    }
    if (!hours) throw StoryFault("nobody has hours");
    intake::BookVisit command{.time = {.hours = *hours, .begins_at = at}, .why = said.word_or("why", "sovittu asiakkaan kanssa"), .late_because = std::nullopt};
    if (said.has("late")) command.late_because = said.word("late");
    does("matter_book", who(said), [id, command](Work& work) { return intake::book(work, id, command); });
}

void Story::race(const std::vector<std::string>& texts) {
    racing_ = true;
    racers_.clear();
    racer_names_.clear();
    for (const auto& text : texts) {
        const auto tokens = tokens_of(text);
        bool known = false;
        for (const auto& pattern : patterns()) {
            Said said;
            if (!matches(pattern.pieces, tokens, said, [](Tokens left, Said&) { return left.empty(); })) continue;
            pattern.meaning(*this, said);
            known = true;
            break;
        }
        if (!known) throw StoryFault("nobody knows this line: " + text);
    }
    racing_ = false;
    if (racers_.size() != texts.size()) throw StoryFault("only what professionals do can be done at once");
    race_answers_.assign(racers_.size(), std::nullopt);
    std::atomic<std::size_t> ready{0};
    std::vector<std::thread> people;
    for (std::size_t i = 0; i < racers_.size(); ++i)
        people.emplace_back([&, i] {
            ++ready;
            while (ready < racers_.size()) std::this_thread::yield();
            race_answers_[i] = racers_[i]();
        });
    for (auto& person : people) person.join();
    refused_ = std::nullopt;
}

void Story::time_moves_to(Instant at) {
    if (at < now()) throw StoryFault("time does not go back");
    county_.clock.set(at);
}

routing::MatterRoute Story::route(const Said& said) {
    auto reader = rows();
    return routing::route_of(reader, matter(said)).value();
}

BookingId Story::booking(const Said& said) {
    const auto booked = route(said).booking;
    if (!booked) throw StoryFault("nothing is booked for it");
    return *booked;
}

// ---- what lines there are

namespace {

}  // namespace

const std::vector<Story::Pattern>& Story::patterns() {
    static const auto all = [] {
        std::vector<Pattern> list;
        const auto on = [&](std::string_view text, std::function<void(Story&, const Said&)> meaning, bool expects_refusal = false) {
            std::size_t at = 0;
            list.push_back({pieces_of(text, at), std::move(meaning), expects_refusal});
        };

        // Time.
        on("at {moment}", [](Story& s, const Said& said) { s.time_moves_to(s.moment(said, "moment")); });
        on("wait {number} {word unit}", [](Story& s, const Said& said) {
            const int n = std::stoi(said.word("number"));
            const auto& unit = said.word("unit");
            const bool is_known = unit == "min" || unit == "h" || unit == "days";
            if (!is_known) throw StoryFault("one waits min, h or days");
            s.time_moves_to(s.now() + (unit == "min" ? Minutes{n} : unit == "h" ? Minutes{n * 60} : Minutes{n * 24 * 60}));
        });
        on("expect clock {rest}", [](Story& s, const Said& said) { s.same(wall_text(s.now()), list_text(said.caught.at("rest"))); });

        // The setting.
        on("client {word family} {word given} {word code} [{word hidden}] [language {word language}] [phone {word phone}] [address {words address}] "
           "[own {word named_as} {who own}]",
           [](Story& s, const Said& said) {
               if (said.has("hidden") && said.word("hidden") != "non-disclosure") throw StoryFault("nobody knows the word " + said.word("hidden"));
               s.client_comes(said);
           });
        on("hours {who} {word service} {word range} every {number} min on {day} [as {word kind}]",
           [](Story& s, const Said& said) { s.hours_are_offered(said); });

        on("template {words name} : {word service} {word range} every {number} min on {word days} [for {word purpose}] "
           "[open {number opens} days before] [released {number released} days before] [as {word kind}]",
           [](Story& s, const Said& said) { s.template_gets_block(said); });
        on("{who} works by {words name} [in {words room}] [every {number weeks} weeks] from {day} [until {day last}]",
           [](Story& s, const Said& said) { s.template_is_worked(said); });
        on("room {words room} in {word unit}", [](Story& s, const Said& said) {
            const directory::OpenRoom command{s.unit(said.word("unit")), said.word("room")};
            const auto opened = s.county_.state([&](Work& work) { return directory::open_room(work, command); });
            s.note(opened);
            if (opened) s.rooms_[said.word("room")] = *opened;
        });
        on("{who} is away from {moment from} to {moment until} [because {word reason}]", [](Story& s, const Said& said) {
            const scheduling::RecordAbsence command{s.who(said).professional(), s.moment(said, "from"), s.moment(said, "until"),
                                                    word_of<events::AbsenceReason>(said.word_or("reason", "sick"))};
            s.note(s.county_.state([&](Work& work) { return worktime::record_absence(work, command); }));
        });
        on("{who} works in {word unit} too", [](Story& s, const Said& said) {
            const auto& who = s.who(said);
            const auto unit = s.unit(said.word("unit"));
            s.note(s.county_.state([&](Work& work) { return directory::take_role(work, who.professional(), unit, *who.actor.profession); }));
        });
        on("{who} stands in for {who absent}", [](Story& s, const Said& said) {
            const auto absent = s.who(said, "absent").professional();
            const directory::NameDeputy command{s.who(said).professional()};
            s.note(s.county_.state([&](Work& work) { return directory::name_deputy(work, absent, command); }));
        });

        // What clients do.
        on("contact {client} by {word channel} [urgency {word urgency}] [on {word line} line] [from {word phone}] {words} [same matter as {words old}]",
           [](Story& s, const Said& said) { s.contact_arrives(said, nullptr); });

        // What professionals do.
        on("{who} answers the phone : {client} [urgency {word urgency}] [from {word phone}] {words} [same matter as {words old}]",
           [](Story& s, const Said& said) { s.contact_arrives(said, &s.who(said)); });
        on("{who} gives {client} a number in {word unit} [urgency {word urgency}] [{words}]", [](Story& s, const Said& said) { s.number_is_drawn(said); });
        on("{who} calls the next in {word unit} to {words place}", [](Story& s, const Said& said) {
            const waiting_room::CallNext command{s.room_of(said), said.word("place")};
            s.does("walkin_call_next", s.who(said), [command](Work& work) { return waiting_room::call_next(work, command); });
        });
        on("{who} calls number {number} of {word unit} to {words place}", [](Story& s, const Said& said) {
            const auto id = s.ticket(said).ticket;
            const waiting_room::CallNumber command{said.word("place")};
            s.does("walkin_call", s.who(said), [id, command](Work& work) { return waiting_room::call(work, id, command); });
        });
        on("{who} sees number {number} of {word unit} come in", [](Story& s, const Said& said) {
            const auto id = s.ticket(said).ticket;
            s.does("walkin_arrive", s.who(said), [id](Work& work) { return waiting_room::arrive(work, id); });
        });
        on("{who} marks number {number} of {word unit} as gone [because they said {words}]", [](Story& s, const Said& said) {
            const auto id = s.ticket(said).ticket;
            waiting_room::MarkGone command{events::GoneWhy::did_not_come, std::nullopt};
            if (said.has("words")) command = {events::GoneWhy::left, wire::Text<500>(said.word("words"))};
            s.does("walkin_gone", s.who(said), [id, command](Work& work) { return waiting_room::gone(work, id, command); });
        });
        on("{who} takes back the last step with number {number} of {word unit}", [](Story& s, const Said& said) {
            const auto id = s.ticket(said).ticket;
            s.does("walkin_undo", s.who(said), [id](Work& work) { return waiting_room::undo(work, id); });
        });
        on("{who} takes the next [of {word line} line]", [](Story& s, const Said& said) {
            intake::TakeNext command{};
            if (said.has("line")) command.lines = {s.line(said.word("line"))};
            s.does("contact_take_next", s.who(said), [command](Work& work) { return intake::take_next(work, command); });
        });
        on("{who} takes {contact}", [](Story& s, const Said& said) {
            const auto id = s.contact(said);
            s.does("contact_take", s.who(said), [id](Work& work) { return intake::take(work, id); });
        });
        on("{who} gives back {contact} because {words why}", [](Story& s, const Said& said) {
            const auto id = s.contact(said);
            s.does("contact_return", s.who(said),
                  [id, why = said.word("why")](Work& work) { return intake::give_back(work, id, contact::ReturnContact{why}); });
        });
        on("{who} takes over {contact} because {words why}", [](Story& s, const Said& said) {
            const auto id = s.contact(said);
            s.does("contact_take_over", s.who(said),
                  [id, why = said.word("why")](Work& work) { return intake::take_over(work, id, contact::TakeOverContact{why}); });
        });
        on("{who} has nothing more to decide in {contact}", [](Story& s, const Said& said) {
            const auto id = s.contact(said);
            s.does("contact_finish", s.who(said), [id](Work& work) { return intake::finish(work, id); });
        });
        on("{who} tries to call {contact} : {word outcome} [, again at {moment}]", [](Story& s, const Said& said) {
            const auto id = s.contact(said);
            contact::RecordAttempt command{word_of<events::AttemptOutcome>(said.word("outcome")), std::nullopt, std::nullopt};
            if (said.has("moment")) command.next_at = s.moment(said, "moment");
            s.does("contact_attempt", s.who(said), [id, command](Work& work) { return intake::record_attempt(work, id, command); });
        });
        on("{who} recognises {contact} as {client}", [](Story& s, const Said& said) {
            const auto id = s.contact(said);
            const contact::IdentifyClient command{s.client(said, "client").value()};
            s.does("contact_identify", s.who(said), [id, command](Work& work) { return intake::identify(work, id, command); });
        });
        on("{who} opens another matter of {contact} {words}", [](Story& s, const Said& said) {
            const auto id = s.contact(said);
            const auto opened = s.act("contact_open_matter", s.who(said), [id, words = said.word("words")](Work& work) {
                return intake::open_matter(work, id, contact::OpenMatter{words, std::nullopt});
            });
            if (opened) s.remember(*opened, said.word("words"));
        });
        on("{who} drafts {matter} {words} after version {number}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            const assessment::SaveDraft command{"care_need_assessment", 1, {{"reason", {said.word("words")}}}, std::stoi(said.word("number"))};
            s.does("matter_save_draft", s.who(said), [id, command](Work& work) { return intake::save_draft(work, id, command); });
        });
        on("{who} assesses {matter} urgency {word urgency} [{word clarity}] [care {word care_class}] [needs {word who_is_needed}] "
           "[trigger {word triggers}] [code {word code}]",
           [](Story& s, const Said& said) { s.is_assessed(said); });
        on("{who} advises {matter} and closes as {word outcome} because {words why}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            const intake::AdviseAndClose command{said.word("outcome"), said.word("why")};
            s.does("matter_advise_close", s.who(said), [id, command](Work& work) { return intake::advise_and_close(work, id, command); });
        });
        on("{who} books {matter} at {moment} [with {who with}] [because {words why}] [late because {words late}]",
           [](Story& s, const Said& said) { s.is_booked(said); });
        on("{who} passes {matter} to own worker because {words why}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            const intake::PassToWorker command{std::nullopt, said.word("why")};
            s.does("matter_pass", s.who(said), [id, command](Work& work) { return intake::pass_to_worker(work, id, command); });
        });
        on("{who} passes {matter} to the team of {word profession} in {word unit} because {words why}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            const intake::PassToTeam command{s.unit(said.word("unit")), word_of<events::Profession>(said.word("profession")), said.word("why")};
            s.does("matter_team", s.who(said), [id, command](Work& work) { return intake::pass_to_team(work, id, command); });
        });
        on("expect {who} sees {matter} proposed to : {rest}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            std::vector<std::string> proposed;
            const auto shown = desks::owners(reader, s.matter(said), s.who(said).actor, s.now()).value();
            for (const auto& one : shown.owners)
                proposed.push_back(one.name.value_or("the team") + " as " + std::string(wire::word(one.because)));
            s.same(joined_names(proposed), list_text(said.caught.at("rest")));
        });
        on("{who} passes {matter} to case survey because {words why}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            s.does("matter_survey", s.who(said),
                  [id, why = said.word("why")](Work& work) { return intake::pass_to_survey(work, id, intake::PassToSurvey{why}); });
        });
        on("{who} passes {matter} to {who colleague} because {words why}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            const intake::PassToWorker command{s.who(said, "colleague").professional(), said.word("why")};
            s.does("matter_pass", s.who(said), [id, command](Work& work) { return intake::pass_to_worker(work, id, command); });
        });
        on("{who} sends {matter} to emergency because {words why}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            s.does("matter_emergency", s.who(said),
                  [id, why = said.word("why")](Work& work) { return intake::send_to_emergency(work, id, intake::SendToEmergency{why, {}}); });
        });
        on("{who} sends {matter} to emergency as {word outcome} because {words why}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            s.does("matter_emergency", s.who(said), [id, why = said.word("why"), outcome = said.word("outcome")](Work& work) {
                return intake::send_to_emergency(work, id, intake::SendToEmergency{why, outcome});
            });
        });
        on("{who} undoes {matter}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            s.does("matter_undo", s.who(said), [id](Work& work) { return intake::undo(work, id); });
        });
        on("{who} closes {matter} as {word outcome} because {words why}", [](Story& s, const Said& said) {
            const auto id = s.matter(said);
            const intake::CloseMatter command{said.word("outcome"), said.word("why")};
            s.does("matter_close", s.who(said), [id, command](Work& work) { return intake::close_matter(work, id, command); });
        });
        on("{who} meets {matter} [code {word code}] [and closes as {word outcome} because {words why}]", [](Story& s, const Said& said) {
            visits::HoldVisit command{};
            if (said.has("code")) command.icpc2 = said.word("code");
            if (said.has("outcome")) command.closes = intake::CloseMatter{said.word("outcome"), said.word("why")};
            const auto booking = s.booking(said);
            s.does("visit_hold", s.who(said), [booking, command](Work& work) { return visits::hold(work, booking, command); });
        });
        on("{who} waits in vain for {matter}", [](Story& s, const Said& said) {
            const auto booking = s.booking(said);
            s.does("visit_miss", s.who(said), [booking](Work& work) { return visits::miss(work, booking); });
        });
        on("{who} keeps {moment} with {who with} for {client}", [](Story& s, const Said& said) {
            const bookings::HoldTime command{s.wanted(s.who(said, "with").professional(), s.moment(said, "moment")), s.client(said, "client").value(), {}};
            const auto held = s.act("time_hold", s.who(said), [command](Work& work) { return bookings::hold(work, command); });
            if (held) s.hold_ = held->hold;
        });
        on("{who} lets go of the kept time", [](Story& s, const Said& said) {
            const auto hold = s.hold_.value_or(HoldId{});
            s.does("time_release", s.who(said), [hold](Work& work) { return scheduling::release(work, hold); });
        });
        on("{who} books the kept time for {client} at {moment} with {who with}", [](Story& s, const Said& said) {
            const auto client = s.client(said, "client").value();
            const bookings::BookForClient command{.time = s.wanted(s.who(said, "with").professional(), s.moment(said, "moment")),
                                                  .matter = {},
                                                  .hold = s.hold_,
                                                  .late_because = {}};
            s.does("booking_make", s.who(said), [client, command](Work& work) { return bookings::book(work, client, command); });
        });
        on("{who} gives {client} the time {moment} with {who with} [and {who other} [{word remotely}]] [in {words room}] [{number slots} in a row] "
           "[over the booking because {words over}] [outside of hours because {words off}]",
           [](Story& s, const Said& said) { s.is_booked_without_matter(said); });
        on("{who} gives {client} a series from {moment} every {number weeks} weeks {number count} times with {who with} [the first being {word kept}]",
           [](Story& s, const Said& said) { s.series_is_booked(said); });
        on("{who} moves {client} to {moment} with {who with} because {word why} [{word following}] [having seen it at {moment seen}]", [](Story& s, const Said& said) {
            const auto booking = s.visit(said);
            bookings::MoveVisit command{};
            command.move.time = s.wanted(s.who(said, "with").professional(), s.moment(said, "moment"));
            command.move.why = said.word("why");
            if (said.has("following")) command.how_much = bookings::HowMuch::this_and_following;
            if (said.has("seen")) command.move.from = s.moment(said, "seen");
            s.does("booking_move", s.who(said), [booking, command](Work& work) { return bookings::move(work, booking, command); });
        });
        on("{who} cancels the visit of {client} because {word reason} [and closes as {word outcome} because {words why}]", [](Story& s, const Said& said) {
            const auto booking = s.visit(said);
            bookings::CancelVisit command{said.word("reason"), bookings::HowMuch::this_one, std::nullopt};
            if (said.has("outcome")) command.closes = intake::CloseMatter{said.word("outcome"), said.word("why")};
            s.does("booking_cancel", s.who(said), [booking, command](Work& work) { return bookings::cancel(work, booking, command); });
        });
        on("clients are told", [](Story&, const Said&) { notices::set_telling(true); });
        on("{who} puts {matter} on the book of {word unit} for {word service} [with only {who own}] [from {day earliest}] [until {day latest}] "
           "[on {word days}] [in the {word when}] [also at {word short} notice]",
           [](Story& s, const Said& said) { s.waits_for_time(said); });
        on("{who} lets {client} wait in the book of {word unit} for {word service} [with only {who own}] [from {day earliest}] [until {day latest}] "
           "[on {word days}] [in the {word when}] [also at {word short} notice]",
           [](Story& s, const Said& said) { s.waits_for_time(said); });
        on("{who} notes that {client} can come [with only {who own}] [from {day earliest}] [until {day latest}] [on {word days}] [in the {word when}] "
           "[also at {word short} notice]",
           [](Story& s, const Said& said) {
               const auto id = s.wait(said);
               const refill::ChangeWait command{s.wishes(said)};
               s.does("wait_change", s.who(said), [id, command](Work& work) { return refill::change(work, id, command); });
           });
        on("{who} offers {client} by {word way} the time {moment} with {who with}", [](Story& s, const Said& said) {
            const auto id = s.wait(said);
            const auto time = s.wanted(s.who(said, "with").professional(), s.moment(said, "moment"));
            const refill::OfferTime command{time.hours.value_or(HoursId{}), time.begins_at, word_of<events::OfferedBy>(said.word("way"))};
            s.does("wait_offer", s.who(said), [id, command](Work& work) { return refill::offer(work, id, command); });
        });
        on("{who} hears that {client} takes it [late because {words late}]", [](Story& s, const Said& said) {
            const auto id = s.offer(said);
            refill::AcceptOffer command{};
            if (said.has("late")) command.late_because = said.word("late");
            s.does("offer_accept", s.who(said), [id, command](Work& work) { return refill::accept(work, id, command); });
        });
        on("{who} hears that {client} does not take it", [](Story& s, const Said& said) {
            const auto id = s.offer(said);
            s.does("offer_decline", s.who(said), [id](Work& work) { return refill::decline(work, id); });
        });
        on("{client} takes the offer by the link", [](Story& s, const Said& said) {
            const auto id = s.offer(said);
            s.note(s.county_.state([id](Work& work) { return refill::accept_by_client(work, id); }));
        });
        on("{client} declines the offer by the link", [](Story& s, const Said& said) {
            const auto id = s.offer(said);
            s.note(s.county_.state([id](Work& work) { return refill::decline_by_client(work, id); }));
        });
        on("{who} takes the offer to {client} back", [](Story& s, const Said& said) {
            const auto id = s.offer(said);
            s.does("offer_withdraw", s.who(said), [id](Work& work) { return refill::withdraw_offer(work, id); });
        });
        on("{who} takes {client} out of the book because {word why} [and closes as {word outcome} because {words reason}]", [](Story& s, const Said& said) {
            const auto id = s.wait(said);
            refill::WithdrawWait command{said.word("why"), std::nullopt};
            if (said.has("outcome")) command.closes = intake::CloseMatter{said.word("outcome"), said.word("reason")};
            s.does("wait_withdraw", s.who(said), [id, command](Work& work) { return refill::withdraw(work, id, command); });
        });
        on("{who} books the offered time for {client}", [](Story& s, const Said& said) {
            const auto id = s.wait(said);
            auto reader = s.rows();
            const auto offered = waiting::offers_to(reader, id).back();
            const auto client = s.client(said, "client").value();
            const bookings::BookForClient command{.time = s.wanted(offered.time.professional, offered.time.begins_at), .matter = {}, .hold = offered.hold,
                                                  .late_because = {}};
            s.does("booking_make", s.who(said), [client, command](Work& work) { return bookings::book(work, client, command); });
        });
        on("{who} sees {client} arrive", [](Story& s, const Said& said) {
            const auto booking = s.visit(said);
            s.does("booking_arrive", s.who(said), [booking](Work& work) { return bookings::arrive(work, booking); });
        });
        on("{who} takes back the last step with {client}", [](Story& s, const Said& said) {
            const auto booking = s.visit(said);
            s.does("booking_undo", s.who(said), [booking](Work& work) { return bookings::undo(work, booking); });
        });
        on("{who} hands over the day of {who absent} as proposed", [](Story& s, const Said& said) {
            const auto absent = s.who(said, "absent").professional();
            auto reader = s.rows();
            const auto proposals = handover::proposals(reader, absent, {}, s.who(said).actor, s.now()).value();
            handover::HandOverDay command{helsinki_date(s.now()), events::AbsenceReason::sick, {}};
            for (const auto& one : proposals.bookings)
                if (!one.proposals.empty())
                    command.moves.push_back({one.booking, one.proposals.front().time.hours, one.proposals.front().time.begins_at, one.proposals.front().slots, {}});
            s.does("handover_day", s.who(said), [absent, command](Work& work) { return handover::hand_over(work, absent, command); });
        });
        // Named workers.
        on("{who} names {who other} as {word kind} of {client} because {word why} [from {day first}] [until {day last}]", [](Story& s, const Said& said) {
            const auto client = s.client(said, "client").value();
            naming::NameWorker command{};
            command.professional = s.who(said, "other").professional();
            command.named_as = word_of<events::NamedAs>(said.word("kind"));
            command.why = said.word("why");
            if (said.has("first")) command.from = s.day(said, "first");
            if (said.has("last")) command.until = s.day(said, "last");
            s.does("worker_name", s.who(said), [client, command](Work& work) { return naming::name(work, client, command); });
        });
        on("{who} ends the naming of {client} as {word kind} because {word why}", [](Story& s, const Said& said) {
            const auto client = s.client(said, "client").value();
            const naming::EndNaming command{word_of<events::NamedAs>(said.word("kind")), said.word("why")};
            s.does("worker_end", s.who(said), [client, command](Work& work) { return naming::end(work, client, command); });
        });
        on("{who} hears that {client} {word answer} the line of the {word kind}", [](Story& s, const Said& said) {
            const auto client = s.client(said, "client").value();
            const naming::OfferLine command{word_of<events::NamedAs>(said.word("kind")), word_of<events::LineAnswer>(said.word("answer"))};
            s.does("worker_line", s.who(said), [client, command](Work& work) { return naming::offer_line(work, client, command); });
        });
        on("{who} transfers the clients of {who leaver} [as {word kind} to {who successor}] [, the rest to {who rest}]", [](Story& s, const Said& said) {
            const auto leaver = s.who(said, "leaver").professional();
            naming::TransferPanel command{.to = {}, .but = {}, .matters_to = {}, .why = std::string("siirtyy toiseen yksikköön")};
            if (said.has("kind")) command.to.push_back({word_of<events::NamedAs>(said.word("kind")), s.who(said, "successor").professional()});
            if (said.has("rest")) command.matters_to = s.who(said, "rest").professional();
            s.does("panel_transfer", s.who(said), [leaver, command](Work& work) { return naming::transfer(work, leaver, command); });
        });
        on("expect nothing is left with {who}", [](Story& s, const Said& said) {
            auto rows = s.rows();
            s.same(std::to_string(left_with(rows, s.who(said).professional())), "0");
        });
        on("the house ends namings", [](Story& s, const Said&) {
            REQUIRE(s.county_.state([](Work& work) -> Result<Done> {
                naming::end_lapsed_namings(work);
                return Done{};
            }));
        });
        on("expect namings : {number personal} personal , {number area} by area , {number begun} begun , {number ended} ended , "
           "{number took} of {number offered} took the line",
           [](Story& s, const Said& said) {
               auto reader = s.rows();
               const auto counts = continuity::naming_counts(reader, plus_days(helsinki_date(s.now()), -30), helsinki_date(s.now()));
               s.same(fmt::format("{} {} {} {} {} {}", counts.personal, counts.area, counts.begun, counts.ended, counts.lines_accepted,
                                  counts.lines_accepted + counts.lines_declined),
                      fmt::format("{} {} {} {} {} {}", said.word("personal"), said.word("area"), said.word("begun"), said.word("ended"), said.word("took"),
                                  said.word("offered")));
           });
        on("expect card shows nobody named", [](Story& s, const Said&) { s.same(std::to_string(s.card().workers.size()), "0"); });
        // Groups.
        on("{who} opens {words name} of {word service} with {number seats} seats from {day} {word range} every {number weeks} weeks {number count} times led by "
           "{who leader} [and {who other}] [in {words room}] [companions {word companions}] [enrol until {day last}] [as {word remotely}]",
           [](Story& s, const Said& said) { s.group_is_opened(said); });
        on("{who} gives {client} a seat in {words name} [with {word companion}] [past the queue because {words past}]", [](Story& s, const Said& said) {
            const auto client = s.client(said, "client").value();
            groupwork::TakeSeat command{s.group(said), said.has("companion"), std::nullopt};
            if (said.has("past")) command.past_queue = said.word("past");
            s.does("seat_take", s.who(said), [client, command](Work& work) { return groupwork::take_seat(work, client, command); });
        });
        on("{who} puts {client} in the queue of {words name} [with {word companion}]", [](Story& s, const Said& said) {
            const auto client = s.client(said, "client").value();
            const groupwork::JoinQueue command{s.group(said), said.has("companion")};
            s.does("queue_join", s.who(said), [client, command](Work& work) { return groupwork::join_queue(work, client, command); });
        });
        on("{who} lets {client} in from the queue of {words name} [past others because {words past}]", [](Story& s, const Said& said) {
            const auto wait = s.wait_in(said);
            groupwork::Promote command{};
            if (said.has("past")) command.past_queue = said.word("past");
            s.does("queue_promote", s.who(said), [wait, command](Work& work) { return groupwork::promote(work, wait, command); });
        });
        on("{who} strikes {client} from the queue of {words name} because {word why}", [](Story& s, const Said& said) {
            const auto wait = s.wait_in(said);
            s.does("queue_leave", s.who(said), [wait, why = said.word("why")](Work& work) { return groupwork::leave_queue(work, wait, {why}); });
        });
        on("{who} frees the seat of {client} in {words name} because {word why}", [](Story& s, const Said& said) {
            const auto seat = s.seat_in(s.group_shown(said), s.client(said, "client").value());
            s.does("seat_give_up", s.who(said), [seat, why = said.word("why")](Work& work) { return groupwork::give_up(work, seat, {why}); });
        });
        on("{who} moves meeting {number nth} of {words name} to {day} {word range} [led by {who leader}] because {word why}", [](Story& s, const Said& said) {
            const auto meeting = s.meeting_of(said);
            const auto [from, until] = range_of(said.word("range"));
            std::vector<ProfessionalId> leader;
            if (said.has("leader")) leader.push_back(s.who(said, "leader").professional());
            const groupwork::MoveMeeting command{
                {s.day(said, "day"), from, until, leader.empty() ? std::nullopt : std::optional(leader), meeting.room}, said.word("why")};
            s.does("meeting_move", s.who(said), [id = meeting.meeting, command](Work& work) { return groupwork::move(work, id, command); });
        });
        on("{who} cancels meeting {number nth} of {words name} because {word why}", [](Story& s, const Said& said) {
            const auto meeting = s.meeting_of(said).meeting;
            s.does("meeting_cancel", s.who(said), [meeting, why = said.word("why")](Work& work) { return groupwork::cancel_meeting(work, meeting, {why}); });
        });
        on("{who} cancels the group {words name} because {words why}", [](Story& s, const Said& said) {
            const auto group = s.group(said);
            s.does("group_cancel", s.who(said), [group, why = said.word("why")](Work& work) { return groupwork::cancel(work, group, {wire::Text<500, 1>{why}}); });
        });
        on("{who} ends the group {words name}", [](Story& s, const Said& said) {
            const auto group = s.group(said);
            s.does("group_end", s.who(said), [group](Work& work) { return groups::end(work, group); });
        });
        on("{who} gives the group {words name} {number seats} seats", [](Story& s, const Said& said) {
            const auto group = s.group(said);
            const groups::ChangeGroup command{said.word("name"), std::stoi(said.word("seats")), std::nullopt};
            s.does("group_change", s.who(said), [group, command](Work& work) { return groups::change(work, group, command); });
        });
        on("{who} records who came to meeting {number nth} of {words name} : {rest}", [](Story& s, const Said& said) { s.attendance_is_recorded(said); });
        on("expect group {words name} : {number taken} of {number seats} taken , {number waiting} waiting", [](Story& s, const Said& said) {
            const auto line = s.group_shown(said).group;
            s.same(std::to_string(line.taken) + " of " + std::to_string(line.seats), said.word("taken") + " of " + said.word("seats"));
            s.same(std::to_string(line.waiting) + " waiting", said.word("waiting") + " waiting");
        });
        on("expect seats of {words name} : {rest}", [](Story& s, const Said& said) {
            std::vector<std::string> seen;
            for (const auto& seat : s.group_shown(said).seats)
                seen.push_back(std::to_string(seat.number) + " " + seat.who.name.value_or("somebody") +
                               (seat.companion_number ? " and " + std::to_string(*seat.companion_number) : seat.has_companion ? " with companion" : ""));
            s.same(joined_names(seen), list_text(said.caught.at("rest")));
        });
        on("expect queue of {words name} : {rest}", [](Story& s, const Said& said) {
            std::vector<std::string> seen;
            for (const auto& wait : s.group_shown(said).queue) seen.push_back(wait.who.name.value_or("somebody"));
            s.same(joined_names(seen), list_text(said.caught.at("rest")));
        });
        on("expect meetings of {words name} : {rest}", [](Story& s, const Said& said) {
            std::vector<std::string> seen;
            for (const auto& meeting : s.group_shown(said).meetings)
                seen.push_back(wall_text(meeting.begins_at) + " " + meeting.leaders.front().name + (meeting.is_cancelled ? " cancelled" : ""));
            s.same(joined_names(seen), list_text(said.caught.at("rest")));
        });
        on("expect {who} leads on {day} : {rest}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            std::vector<std::string> seen;
            const auto desk = desks::day_desk(reader, {s.who(said).professional(), s.day(said, "day")}, s.who(said).actor, s.now()).value();
            for (const auto& meeting : desk.meetings)
                seen.push_back(wall_text(meeting.begins_at).substr(15) + " " + meeting.group_name + " " + std::to_string(meeting.taken) + "/" +
                               std::to_string(meeting.seats));
            s.same(joined_names(seen), list_text(said.caught.at("rest")));
        });
        on("expect card shows group {words} {word state} [in place {number}]", [](Story& s, const Said& said) {
            for (const auto& group : s.card().groups)
                if (group.name == said.word("words")) {
                    s.same(group.seat ? "seated" : "waiting", said.word("state"));
                    if (said.has("number")) s.same(std::to_string(group.place.value_or(0)), said.word("number"));
                    return;
                }
            throw StoryFault("the card does not show the group");
        });
        on("expect card shows {number} visits", [](Story& s, const Said& said) { s.same(std::to_string(s.card().visits_total), said.word("number")); });

        on("{who} opens the card of {client} for {word purpose}", [](Story& s, const Said& said) {
            const auto client = s.client(said, "client").value();
            const auto purpose = word_of<events::Purpose>(said.word("purpose"));
            std::optional<access::ClientKey> key;
            s.does("client_card", s.who(said), [&key, client, purpose](Work& work) -> Result<Done> {
                key = TRY(access::open(work, client, purpose, std::nullopt));
                return Done{};
            });
            s.again_ = nullptr;  // an opening is never a repetition: every look is logged
            s.card_.reset();
            auto reader = s.rows();
            if (key) s.card_ = desks::client_card(reader, *key, s.who(said).actor, s.now()).value();
        });

        // What the house does by itself. In a story everybody is signed in who did not sign out, and nobody has a screen open.
        on("{who} signs out", [](Story& s, const Said& said) { s.gone_.insert(s.who(said).professional()); });
        on("a minute of the house", [](Story& s, const Said&) {
            s.note(s.county_.state([&s](Work& work) -> Result<Done> {
                refill::end_lapsed_offers(work);
                scheduling::end_lapsed_holds(work);
                intake::return_what_is_left_alone(work, {.is_signed_in = [&s](ProfessionalId who) { return !s.gone_.contains(who); },
                                                         .has_open = [](ContactId, ProfessionalId) { return false; },
                                                         .last_open = [](ContactId, ProfessionalId) { return std::optional<Instant>{}; }});
                owners::direct_waiting(work);
                transferring::lapse_aftercare(work);
                consulting::pass_to_teams(work);
                return Done{};
            }));
        });

        // What the network does.
        on("the same again", [](Story& s, const Said&) {
            if (!s.again_) throw StoryFault("there is nothing to repeat");
            const auto before = s.county_.writer().position();
            s.same(s.again_(), s.answer_);
            if (s.county_.writer().position() != before) throw StoryFault("it was done twice");
        });

        // What is to be seen.
        on("expect refused {word code} [{who by}]",
           [](Story& s, const Said& said) {
               if (!s.refused_) throw StoryFault("expected a refusal, and it was done");
               s.same(s.refused_->code, said.word("code"));
               if (said.has("by")) s.same(s.refused_->details.contains("name") ? s.refused_->details.at("name") : "no name", s.who(said, "by").name);
               if (words(Language::fi, *s.refused_) == "refusal." + s.refused_->code) throw StoryFault("the refusal has no words");
               s.refused_.reset();
           },
           true);
        on("expect one refused {word code}", [](Story& s, const Said& said) {
            std::vector<std::size_t> won;
            for (std::size_t i = 0; i < s.race_answers_.size(); ++i)
                if (!s.race_answers_[i]) won.push_back(i);
            if (won.size() != 1) throw StoryFault("expected one to get it, " + std::to_string(won.size()) + " did");
            for (const auto& answer : s.race_answers_) {
                if (!answer) continue;
                s.same(answer->code, said.word("code"));
                if (answer->details.contains("name")) s.same(answer->details.at("name"), s.racer_names_[won[0]]);
            }
        });
        on("expect {number waiting} waiting [, {number over} over promise]", [](Story& s, const Said& said) {
            const auto desk = s.desk();
            s.same(std::to_string(desk.waiting) + " waiting", said.word("waiting") + " waiting");
            if (said.has("over")) s.same(std::to_string(desk.over_promise) + " over promise", said.word("over") + " over promise");
            if (desk.oldest_received_at.has_value() != (desk.waiting > 0)) throw StoryFault("the oldest is one of those who wait");
        });
        on("expect {number taken} taken [, {number over} over promise]", [](Story& s, const Said& said) {
            const auto desk = s.desk();
            s.same(std::to_string(desk.taken) + " taken", said.word("taken") + " taken");
            if (said.has("over")) s.same(std::to_string(desk.taken_over_promise) + " over promise", said.word("over") + " over promise");
        });
        on("expect order : {rest}", [](Story& s, const Said& said) {
            std::vector<std::string> names;
            for (const auto& row : s.desk().rows) names.push_back(row.client ? s.client_name(*row.client) : "somebody");
            s.same(joined_names(names), list_text(said.caught.at("rest")));
        });
        on("expect {who} is warned of {contact} from {moment warned}, and it goes back {moment}", [](Story& s, const Said& said) {
            for (const auto& row : s.desk(s.who(said).actor).mine)
                if (row.contact == s.contact(said)) {
                    s.same(row.goes_back ? wall_text(row.goes_back->warn_at) : "never", wall_text(s.moment(said, "warned")));
                    s.same(row.goes_back ? wall_text(row.goes_back->returns_at) : "never", wall_text(s.moment(said, "moment")));
                    return;
                }
            throw StoryFault("it is not in their hands");
        });
        on("expect {who} is told that {who by} took over {contact} because {words why}", [](Story& s, const Said& said) {
            const auto told = s.desk(s.who(said).actor).taken_over;
            s.same(std::to_string(told.size()) + " taken over", "1 taken over");
            s.same(told.front().by_name + ": " + told.front().why, s.who(said, "by").name + ": " + said.word("why"));
            if (told.front().contact != s.contact(said)) throw StoryFault("it is told of another contact");
        });
        on("expect {who} waits for an answer of {who colleague} about {client} until {moment}", [](Story& s, const Said& said) {
            const auto asked = s.desk(s.who(said).actor).asked;
            s.same(std::to_string(asked.size()) + " asked", "1 asked");
            s.same(asked.front().asked_name + " about " + s.client_name(asked.front().client),
                   s.who(said, "colleague").name + " about " + s.client_name(s.client(said, "client").value()));
            s.same(asked.front().promise_by ? wall_text(*asked.front().promise_by) : "never", wall_text(s.moment(said, "moment")));
        });
        on("expect {who} waits for no answer", [](Story& s, const Said& said) { s.same(std::to_string(s.desk(s.who(said).actor).asked.size()), "0"); });
        on("expect {who} sees of {contact} only the row", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto shown = desks::contact_shown(reader, s.contact(said), s.who(said).actor, s.now()).value();
            if (shown.is_open || !shown.matters.empty() || shown.contact.caller_phone) throw StoryFault("more is shown than the row");
        });
        on("expect {who} sees of {contact} everything", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto id = s.contact(said);
            const auto shown = desks::contact_shown(reader, id, s.who(said).actor, s.now()).value();
            if (!shown.is_open || shown.matters.size() != contact::matters_of(reader, id).size()) throw StoryFault("it is closed");
        });
        on("expect number {word phone} belongs to {client} with {number} open matters", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto callers = desks::calling(reader, {said.word("phone")}).callers;
            s.same(std::to_string(callers.size()) + " callers", "1 callers");
            s.same(s.client_name(callers.front().client.client), s.client_name(s.client(said, "client").value()));
            s.same(std::to_string(callers.front().matters.size()), said.word("number"));
        });
        on("expect {who} has {rest}", [](Story& s, const Said& said) {
            std::vector<std::string> names;
            for (const auto& row : s.desk(s.who(said).actor).mine) names.push_back(row.client ? s.client_name(*row.client) : "somebody");
            s.same(joined_names(names), list_text(said.caught.at("rest")));
        });
        on("expect {who} carries {rest}", [](Story& s, const Said& said) {
            std::vector<std::string> names;
            for (const auto& row : s.desk(s.who(said).actor).owned) names.push_back(s.client_name(row.client));
            s.same(joined_names(names), list_text(said.caught.at("rest")));
        });
        on("expect contact {contact} with {who}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            s.same(s.colleague_name(contact::contact(reader, s.contact(said))->holder), s.who(said).name);
        });
        on("expect contact {contact} promised {moment}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            s.same(wall_text(contact::contact(reader, s.contact(said))->promise_by), wall_text(s.moment(said, "moment")));
        });
        on("expect contact {contact} tried {number} times [, again at {moment}]", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto row = contact::contact(reader, s.contact(said)).value();
            s.same(std::to_string(row.attempts) + " times", said.word("number") + " times");
            if (said.has("moment")) s.same(row.next_attempt_at ? wall_text(*row.next_attempt_at) : "never", wall_text(s.moment(said, "moment")));
        });
        on("expect contact {contact} waits because {word why}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto row = contact::contact(reader, s.contact(said)).value();
            s.same(std::string(wire::word(row.state)), "waiting");
            s.same(row.why_here, said.word("why"));
        });
        on("expect contact {contact} {word state}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            s.same(std::string(wire::word(contact::contact(reader, s.contact(said))->state)), said.word("state"));
        });
        on("expect contact {contact} holds {number} matters", [](Story& s, const Said& said) {
            auto reader = s.rows();
            s.same(std::to_string(contact::matters_of(reader, s.contact(said)).size()), said.word("number"));
        });
        on("expect matter {matter} owned by {who} [until {moment}]", [](Story& s, const Said& said) {
            const auto route = s.route(said);
            s.same(s.colleague_name(route.owner), s.who(said).name);
            if (said.has("moment")) s.same(route.promise_by ? wall_text(*route.promise_by) : "never", wall_text(s.moment(said, "moment")));
        });
        on("expect matter {matter} in pool {word profession} of {word unit} [until {moment}]", [](Story& s, const Said& said) {
            const auto route = s.route(said);
            s.same(route.owner_profession ? std::string(wire::word(*route.owner_profession)) : "no pool", said.word("profession"));
            if (route.owner_unit != s.unit(said.word("unit"))) throw StoryFault("it is in another unit");
            if (said.has("moment")) s.same(route.promise_by ? wall_text(*route.promise_by) : "never", wall_text(s.moment(said, "moment")));
        });
        on("expect matter {matter} lies there because {words}", [](Story& s, const Said& said) { s.same(s.route(said).why.value_or("nothing"), said.word("words")); });
        on("expect matter {matter} answered {words}", [](Story& s, const Said& said) { s.same(s.route(said).answer.value_or("nothing"), said.word("words")); });
        on("expect matter {matter} {word state} [as {word outcome}] [by {who}]", [](Story& s, const Said& said) {
            const auto route = s.route(said);
            s.same(std::string(wire::word(route.state)), said.word("state"));
            if (said.has("outcome")) s.same(route.outcome.value_or("no outcome"), said.word("outcome"));
            if (said.has("who")) s.same(s.colleague_name(route.decided_by), s.who(said).name);
        });
        on("expect guarantee of {matter} {word date} [by {word rule}]", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto assessed = assessment::latest(reader, s.matter(said));
            if (!assessed) throw StoryFault("it is not assessed");
            s.same(assessed->guarantee_by ? date_text(*assessed->guarantee_by) : "none", said.word("date"));
            if (said.has("rule")) s.same(assessed->guarantee_rule.value_or("none"), said.word("rule"));
        });
        on("expect suggestion for {matter} {word route}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto assessed = assessment::latest(reader, s.matter(said));
            if (!assessed) throw StoryFault("it is not assessed");
            s.same(assessed->suggested_route.value_or("none"), said.word("route"));
        });
        on("expect draft of {matter} version {number} by {who} {words}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto draft = assessment::draft(reader, s.matter(said));
            if (!draft) throw StoryFault("there is no draft");
            s.same(std::to_string(draft->version), said.word("number"));
            s.same(draft->saved_by, s.who(said).name);
            s.same(draft->answers.at("reason").front(), said.word("words"));
        });
        on("expect the day of {who} : {rest}",
           [](Story& s, const Said& said) { s.same(s.visits_of_day(s.who(said)), list_text(said.caught.at("rest"))); });
        on("expect the book of {word unit} : {rest}", [](Story& s, const Said& said) {
            const auto told = [&s](const desks::WaitShown& entry) { return s.client_name(entry.client.value()); };
            s.same(s.first_in_book(s.unit(said.word("unit")), s.colleagues_.begin()->second.actor, told), list_text(said.caught.at("rest")));
        });
        on("expect nobody in the book of {word unit} is named to {who}", [](Story& s, const Said& said) {
            const auto told = [](const desks::WaitShown& entry) { return entry.client_name.value_or("somebody"); };
            const auto seen = s.first_in_book(s.unit(said.word("unit")), s.who(said).actor, told);
            if (seen.find_first_not_of("somebody, ") != std::string::npos) throw StoryFault("saw " + seen);
        });
        on("expect {client} waits {word standing} [and {moment} with {who} would suit]", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto row = waiting::known_wait(reader, s.wait(said)).value();
            if (row.ended_how) throw StoryFault("they wait no more: " + std::string(wire::word(*row.ended_how)));
            const auto desk = desks::waiting_desk(reader, {row.unit, {}}, s.colleagues_.begin()->second.actor, s.now()).value();
            for (const auto& entry : desk.entries) {
                if (entry.wait != row.wait) continue;
                s.same(std::string(wire::word(entry.guarantee)), said.word("standing"));
                const auto fit = entry.first_fit ? wall_text(entry.first_fit->begins_at) + " " + entry.first_fit->professional_name : "nothing";
                s.same(fit, said.has("moment") ? wall_text(s.moment(said, "moment")) + " " + s.who(said).name : "nothing");
                return;
            }
            throw StoryFault("they are not in the book");
        });
        on("expect {client} waits no more [because {word how}]", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto row = waiting::known_wait(reader, s.wait(said)).value();
            if (!row.ended_how) throw StoryFault("they wait");
            if (said.has("how")) s.same(std::string(wire::word(*row.ended_how)), said.word("how"));
        });
        on("expect freed {moment} with {who} for {client}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto wait = s.wait(said);
            const auto row = waiting::known_wait(reader, wait).value();
            const auto desk = desks::waiting_desk(reader, {row.unit, {}}, s.colleagues_.begin()->second.actor, s.now()).value();
            for (const auto& freed : desk.freed)
                if (freed.wait == wait)
                    return s.same(wall_text(freed.time.begins_at) + " " + freed.time.professional_name,
                                  wall_text(s.moment(said, "moment")) + " " + s.who(said).name);
            throw StoryFault("no freed time is for them");
        });
        on("expect {client} is offered {moment} until {moment until}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto offers = waiting::offers_to(reader, s.wait(said));
            if (offers.empty() || offers.back().ended_how) throw StoryFault("nothing is offered to them");
            s.same(wall_text(offers.back().time.begins_at), wall_text(s.moment(said, "moment")));
            s.same(wall_text(offers.back().answer_by), wall_text(s.moment(said, "until")));
        });
        on("expect the offer to {client} {word how}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto offers = waiting::offers_to(reader, s.wait(said));
            if (offers.empty() || !offers.back().ended_how) throw StoryFault("the offer has not ended");
            s.same(std::string(wire::word(*offers.back().ended_how)), said.word("how"));
        });
        on("expect message to {client} {word state}", [](Story& s, const Said& said) {
            static constexpr sql::Query last_message{"story.last_message", "select state from message where client = $1 order by position desc limit 1"};
            auto reader = s.rows();
            s.same(reader.first<std::string>(last_message, s.client(said, "client").value()).value_or("none"), said.word("state"));
        });
        on("expect card shows a wait in {word unit} for {word service}", [](Story& s, const Said& said) {
            s.same(std::to_string(s.card().waits.size()) + " waits", "1 waits");
            s.same(s.card().waits.front().unit_name + " " + s.card().waits.front().service, said.word("unit") + " " + said.word("service"));
        });
        on("expect card shows no wait", [](Story& s, const Said&) { s.same(std::to_string(s.card().waits.size()), "0"); });
        on("expect free with {who} on {day} : {rest}", [](Story& s, const Said& said) {
            const auto date = s.day(said, "day");
            const std::vector<std::string> services;  // any
            auto reader = s.rows();
            std::vector<std::string> times;
            for (const auto& time : scheduling::free_times(reader, {{s.who(said).professional()}, {}, services, std::max(s.now(), start_of_day(date)),
                                                                    end_of_day(date), 100, {}, s.now()}))
                if (helsinki_date(time.begins_at) == date) times.push_back(wall_text(time.begins_at).substr(15));
            s.same(times.empty() ? "none" : joined_names(times), list_text(said.caught.at("rest")));
        });
        on("expect T3 of {word unit} for {word profession} {number days} days [with {number waiting} in the arranging book]", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto report = desks::t3(reader, s.now());
            const auto found = std::find_if(report.units.begin(), report.units.end(), [&](const auto& one) {
                return one.unit == s.unit(said.word("unit")) && wire::word(one.profession) == said.word("profession");
            });
            REQUIRE(found != report.units.end());
            s.same(fmt::format("{} {}", found->days, found->arranging), said.word("days") + " " + said.word_or("waiting", "0"));
        });
        on("expect own worker of {matter} {who} first free {moment}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto times = desks::times(reader, s.matter(said), {}, Actor{}, s.now()).value();
            s.same(times.own_worker ? times.own_worker->name : "nobody", s.who(said).name);
            s.same(times.own.empty() ? "never" : wall_text(times.own.front().time.begins_at), wall_text(s.moment(said, "moment")));
        });
        on("expect times of {matter} open on {word service}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            s.same(desks::times(reader, s.matter(said), {}, Actor{}, s.now()).value().service, said.word("service"));
        });
        on("expect own times of {matter} none because {word why}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            s.same(desks::times(reader, s.matter(said), {}, Actor{}, s.now()).value().why_none_own.value_or("there are some"), said.word("why"));
        });
        on("expect team of {matter} first free {moment} with {who} [{word late}]", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto times = desks::times(reader, s.matter(said), {}, Actor{}, s.now()).value();
            if (times.team.empty()) throw StoryFault("the team has no times");
            s.same(wall_text(times.team.front().time.begins_at), wall_text(s.moment(said, "moment")));
            s.same(times.team.front().professional_name, s.who(said).name);
            s.same(times.team.front().after_guarantee ? "late" : "in_time", said.word_or("late", "in_time"));
        });

        on("expect {who} is proposed for {matter} : {rest}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            std::vector<std::string> proposed;
            const auto times = desks::times(reader, s.matter(said), {}, s.who(said).actor, s.now()).value();
            for (const auto& [shown, grounds] : times.proposed) {
                const auto at = wall_text(shown.time.begins_at);
                std::string one = at.substr(0, 4) + at.substr(15) + " " + shown.professional_name.substr(0, shown.professional_name.find(' '));
                for (const auto ground : grounds) one += " " + std::string(wire::word(ground));
                proposed.push_back(std::move(one));
            }
            s.same(joined_names(proposed), list_text(said.caught.at("rest")));
        });
        on("expect {who} is told with the times of {matter} no guarantee", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto times = desks::times(reader, s.matter(said), {}, s.who(said).actor, s.now()).value();
            if (times.guarantee_by || times.guarantee_rule) throw StoryFault("it tells what is in the client's record");
        });
        on("expect {who} is told with the times of {matter} the guarantee {word date}", [](Story& s, const Said& said) {
            auto reader = s.rows();
            const auto times = desks::times(reader, s.matter(said), {}, s.who(said).actor, s.now()).value();
            s.same(times.guarantee_by ? date_text(*times.guarantee_by) : "none", said.word("date"));
        });

        // The waiting room.
        on("expect numbers waiting in {word unit} : {rest}", [](Story& s, const Said& said) {
            std::vector<std::string> numbers;
            for (const auto& one : s.waiting_room(said).tickets)
                if (one.state == events::TicketState::waiting) numbers.push_back(std::to_string(one.number));
            s.same(joined_names(numbers), list_text(said.caught.at("rest")));
        });
        on("expect number {number} of {word unit} {word state} [with {who}] [in {words place}] [called {number times} times]", [](Story& s, const Said& said) {
            const auto ticket = s.ticket(said);
            s.same(std::string(wire::word(ticket.state)), said.word("state"));
            if (said.has("who")) s.same(s.colleague_name(ticket.holder), s.who(said).name);
            if (said.has("place")) s.same(ticket.place.value_or("nowhere"), said.word("place"));
            if (said.has("times")) s.same(std::to_string(ticket.calls) + " times", said.word("times") + " times");
        });
        on("expect {number before} before number {number} of {word unit} [, about {word estimate} min]", [](Story& s, const Said& said) {
            const auto shown = s.ticket_shown(said);
            s.same(shown.before ? std::to_string(*shown.before) : "it is not called next", said.word("before"));
            if (said.has("estimate")) s.same(shown.estimate_minutes ? std::to_string(*shown.estimate_minutes) : "unknown", said.word("estimate"));
        });
        on("expect number {number} of {word unit} counts as gone {moment}", [](Story& s, const Said& said) {
            const auto from = s.ticket_shown(said).gone_from;
            s.same(from ? wall_text(*from) : "never", wall_text(s.moment(said, "moment")));
        });
        on("expect screen of {word unit} : {number waiting} waiting , {rest}", [](Story& s, const Said& said) {
            const auto of = s.room_of(said);
            auto reader = s.rows();
            const auto screen = desks::call_up(reader, of, s.now()).value();
            std::vector<std::string> calls;
            for (const auto& call : screen.calls) calls.push_back(std::to_string(call.number) + " " + call.place + (call.is_awaited ? "" : " came"));
            s.same(std::to_string(screen.waiting) + " waiting", said.word("waiting") + " waiting");
            s.same(joined_names(calls), list_text(said.caught.at("rest")));
        });
        on("expect row of {contact} shows number {number}", [](Story& s, const Said& said) {
            for (const auto& row : s.desk().rows)
                if (row.contact == s.contact(said)) return s.same(row.ticket_number ? std::to_string(*row.ticket_number) : "none", said.word("number"));
            throw StoryFault("it is not in the queue");
        });

        // The client's card, as it was opened last.
        on("expect card shows coming {moment} with {who}", [](Story& s, const Said& said) {
            std::vector<std::string> coming;
            for (const auto& booking : s.card().coming) coming.push_back(wall_text(booking.begins_at) + " with " + booking.professional_name);
            s.same(joined_names(coming), wall_text(s.moment(said, "moment")) + " with " + s.who(said).name);
        });
        on("expect card shows nothing coming", [](Story& s, const Said&) { s.same(std::to_string(s.card().coming.size()), "0"); });
        on("expect card shows {word named_as} {who}", [](Story& s, const Said& said) {
            std::vector<std::string> workers;
            for (const auto& worker : s.card().workers) workers.push_back(std::string(wire::word(worker.named_as)) + " " + worker.colleague.name);
            s.same(joined_names(workers), said.word("named_as") + " " + s.who(said).name);
        });
        on("expect card shows matter {words} {word state} with {who}", [](Story& s, const Said& said) {
            for (const auto& matter : s.card().matters)
                if (matter.words == said.word("words")) {
                    s.same(std::string(wire::word(matter.state)), said.word("state"));
                    return s.same(matter.owner_name.value_or("nobody"), s.who(said).name);
                }
            throw StoryFault("the card does not show it");
        });
        on("expect card shows {number} open matters", [](Story& s, const Said& said) { s.same(std::to_string(s.card().matters.size()), said.word("number")); });
        on("expect card shows address {words}", [](Story& s, const Said& said) { s.same(s.card().address.value_or("none"), said.word("words")); });
        on("expect card shows trigger {word trigger} {number} times", [](Story& s, const Said& said) {
            for (const auto& trigger : s.card().triggers)
                if (trigger.trigger == said.word("trigger")) return s.same(std::to_string(trigger.count), said.word("number"));
            throw StoryFault("the trigger is not on");
        });
        on("expect card shows no trigger", [](Story& s, const Said&) { s.same(std::to_string(s.card().triggers.size()), "0"); });
        on("expect card hides address , phone and municipality", [](Story& s, const Said&) {
            if (s.card().address || s.card().phone || s.card().municipality) throw StoryFault("the card shows where the client is");
            if (!s.card().client.non_disclosure) throw StoryFault("the card does not say why");
        });
        on("expect no card", [](Story& s, const Said&) {
            if (s.card_) throw StoryFault("the card was shown");
        });
        on("expect access log of {client} : {rest}", [](Story& s, const Said& said) {
            struct Seen {
                std::optional<ProfessionalId> professional;
                std::string purpose;
            };
            static constexpr sql::Query log_of_client{"story.access_log",
                                                      "select hex(professional) || ' ' || purpose from access_log where client = $1 order by position"};
            auto reader = s.rows();
            std::vector<std::string> seen;
            for (const auto& row : reader.all<std::string>(log_of_client, s.client(said, "client").value())) {
                for (const auto& [name, colleague] : s.colleagues_) {
                    std::string text = colleague.professional().text();
                    std::erase(text, '-');
                    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
                    if (row.starts_with(text)) seen.push_back(name + " for " + row.substr(33));
                }
            }
            s.same(joined_names(seen), list_text(said.caught.at("rest")));
        });

        for (auto of_trade : {plan_words(), consultation_words(), survey_words(), pair_words(), team_words(), standing_in_words(), front_words(),
                              transfer_words()})
            for (auto& words : of_trade)
                on(words.pattern, [meaning = std::move(words.meaning)](Story& s, const Said& said) { meaning(s, said); });

        // "nurse Laine Maija in Kaiku24": what is no other line and begins with a profession.
        on("{word profession} {rest}", [](Story& s, const Said& said) {
            auto rest = said.caught.at("rest");
            const bool is_known = wire::from_word<events::Profession>(said.word("profession")).has_value() && rest.size() >= 4 && rest[2].text == "in";
            if (!is_known) throw StoryFault("nobody knows this line");
            Said heard;
            heard.caught["profession"] = said.caught.at("profession");
            heard.caught["name"] = {rest[0], rest[1]};
            heard.caught["unit"] = {rest[3]};
            if (rest.size() == 6 && rest[4].text == "without" && rest[5].text == "account") heard.caught["without"] = {rest[4]};
            s.colleague_comes(heard);
        });
        return list;
    }();
    return all;
}

void Story::run(const StoryLine& line) {
    constexpr std::string_view at_once = "at once: ";
    const bool is_race = line.text.starts_with(at_once);
    const auto tokens = is_race ? std::vector<Token>{} : tokens_of(line.text);
    if (tokens.empty() && !is_race) return;

    const Pattern* found = nullptr;
    Said said;
    if (!is_race) {
        for (const auto& pattern : patterns()) {
            said = {};
            if (matches(pattern.pieces, tokens, said, [](Tokens left, Said&) { return left.empty(); })) {
                found = &pattern;
                break;
            }
        }
        if (!found) throw StoryFault("nobody knows this line");
    }
    if (refused_ && (is_race || !found->expects_refusal))
        throw StoryFault("line " + std::to_string(refused_line_) + " was refused: " + refused_->code + " " + refused_->where);

    const auto before = county_.writer().position();
    if (is_race) {
        std::vector<std::string> texts;
        std::string rest = line.text.substr(at_once.size());
        for (auto bar = rest.find('|'); bar != std::string::npos; bar = rest.find('|')) {
            texts.push_back(rest.substr(0, bar));
            rest.erase(0, bar + 1);
        }
        texts.push_back(rest);
        race(texts);
    } else {
        found->meaning(*this, said);
    }
    if (refused_) {
        refused_line_ = line.number;
        if (county_.writer().position() != before) throw StoryFault("it was refused, and something was written");
    }

    auto faults = auditor_.look(county_.connection(), now());
    for (const auto& fault : Auditor::look_at_chain(county_.connection())) faults.push_back(fault);
    if (!faults.empty()) throw StoryFault("the auditor: " + faults.front());
}

void Story::end() {
    if (refused_) throw StoryFault("line " + std::to_string(refused_line_) + " was refused: " + refused_->code + " " + refused_->where);
    if (const auto table = county_.replays_otherwise()) throw StoryFault("the ledger does not give the table " + *table);
}

// ---- the files

struct StoryText {
    std::string file;
    unsigned line;
    std::string name;
    std::string clock;
    unsigned clock_line;
    std::vector<StoryLine> lines;
};

// "Mon 2026-03-02 08:00 Helsinki"
Instant clock_of(const std::string& text) {
    const auto tokens = tokens_of(text);
    const bool is_right = tokens.size() == 4 && tokens[3].text == "Helsinki" && date_from(tokens[1].text) && minute_of(tokens[2].text);
    if (!is_right) throw StoryFault("a clock is set as in: Mon 2026-03-02 08:00 Helsinki");
    const auto date = *date_from(tokens[1].text);
    if (weekday_names[static_cast<std::size_t>(weekday(date))] != tokens[0].text) throw StoryFault(tokens[1].text + " is no " + tokens[0].text);
    const auto at = instant_at(date, *minute_of(tokens[2].text));
    if (!at) throw StoryFault("the clocks jump over " + tokens[2].text + " that day");
    return *at;
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string::npos) return "";
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::deque<StoryText> stories_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".scenario") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::deque<StoryText> stories;
    for (const auto& path : files) {
        const std::string file = "tests/scenarios/" + path.filename().string();
        std::ifstream in(path);
        unsigned number = 0;
        for (std::string text; std::getline(in, text);) {
            ++number;
            text = trimmed(text);
            if (text.empty() || text.starts_with('#')) continue;
            if (text.starts_with("story:")) {
                stories.push_back({file, number, "story: " + trimmed(text.substr(6)), "", 0, {}});
            } else if (stories.empty()) {
                stories.push_back({file, number, "story: " + file + " without a title", "", 0, {}});
            } else if (text.starts_with("clock:")) {
                stories.back().clock = trimmed(text.substr(6));
                stories.back().clock_line = number;
            } else {
                stories.back().lines.push_back({number, text});
            }
        }
    }
    return stories;
}

// What went wrong, and in which line; absent when the story is true.
std::optional<std::pair<unsigned, std::string>> told(const StoryText& text) {
    unsigned at = text.clock_line ? text.clock_line : text.line;
    try {
        Story story(clock_of(text.clock));
        for (const auto& line : text.lines) {
            at = line.number;
            story.run(line);
        }
        story.end();
    } catch (const std::exception& fault) {
        return std::pair{at, std::string(fault.what())};
    }
    return std::nullopt;
}

// The stories as test cases of their own, known before doctest counts them.
const std::deque<StoryText>& all_stories() {
    static const auto stories = stories_in(std::filesystem::path(KOPPI_SOURCE_DIR) / "tests" / "scenarios");
    return stories;
}

void run_story_of_this_case() {
    const std::string_view name = doctest::getContextOptions()->currentTest->m_name;
    const auto found = std::find_if(all_stories().begin(), all_stories().end(), [&](const auto& story) { return story.name == name; });
    REQUIRE(found != all_stories().end());
    const auto fault = told(*found);
    if (fault) ADD_FAIL_AT(found->file.c_str(), static_cast<int>(fault->first), fault->second);
    CHECK(!fault);
}

[[maybe_unused]] const bool stories_are_known = [] {
    for (const auto& story : all_stories())
        doctest::detail::regTest(doctest::detail::TestCase(run_story_of_this_case, story.file.c_str(), story.line, doctest::detail::TestSuite() * "") *
                                 story.name.c_str());
    return true;
}();

// A story made of these lines, as it would be told by the runner: "line: what was wrong", or nothing.
std::string fault_of(const std::vector<std::string>& lines) {
    StoryText text{"", 1, "", "Mon 2026-03-02 08:00 Helsinki", 1, {}};
    for (const auto& line : lines) text.lines.push_back({static_cast<unsigned>(text.lines.size()) + 1, line});
    const auto fault = told(text);
    return fault ? std::to_string(fault->first) + ": " + fault->second : "";
}

}  // namespace

TEST_CASE("there are stories, each with a name of its own") {
    std::set<std::string> names;
    for (const auto& story : all_stories()) CHECK_MESSAGE(names.insert(story.name).second, story.name);
    CHECK(names.size() >= 24);
}

TEST_CASE("a story that is wrong fails, and says in which line and why") {
    const std::vector<std::string> scene{"nurse Laine Maija in Kaiku24", "client Virtanen Aino 010190-900P", "contact Virtanen Aino by callback \"olkapää\""};
    const auto with = [&](std::vector<std::string> more) {
        auto lines = scene;
        lines.insert(lines.end(), more.begin(), more.end());
        return fault_of(lines);
    };
    CHECK(with({"Laine   takes the next   # and a remark"}) == "");
    CHECK(with({"Laine dances with the next"}) == "4: nobody knows this line");
    CHECK(with({"Korhonen takes the next"}) == "4: nobody knows this line");
    CHECK(with({"Laine takes the next", "Laine takes the next", "wait 5 min"}) == "6: line 5 was refused: contact.nothing_waiting ");
    CHECK(with({"Laine takes the next", "Laine takes the next"}) == "5: line 5 was refused: contact.nothing_waiting ");
    CHECK(with({"Laine takes the next", "expect refused contact.nothing_waiting"}) == "5: expected a refusal, and it was done");
    CHECK(with({"expect 2 waiting"}) == "4: expected 2 waiting, saw 1 waiting");
    CHECK(with({"expect order: Salo Pekka"}) == "4: expected Salo Pekka, saw Virtanen Aino");
    CHECK(with({"at 07:00"}) == "4: time does not go back");
    CHECK(with({"at Tue 2026-03-02 09:00"}) == "4: 2026-03-02 is no Tue");
    CHECK(with({"at Sun 2026-03-29 03:30"}) == "4: the clocks jump over 03:30 that day");
}

}  // namespace koppi::tests
