// Tests: the model. Random commands of several people over a small county, and beside them plain maps that know the trade and nothing of
// the house: they say beforehand whether a command is refused, and afterwards where every contact, matter and minute must be.
//
// KOPPI_MODEL_STEPS and KOPPI_MODEL_SEED make the walk longer and choose it; a fault names the seed and the last steps.
//
// Invariant: the model never asks the house what it decided; it only learns the ids of what was made.
#include <doctest/doctest.h>

#include <cstdlib>
#include <deque>

#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "platform/catalog.hpp"
#include "platform/ledger.hpp"
#include "workflows/consulting.hpp"
#include "workflows/refill.hpp"
#include "workflows/waiting_room.hpp"

namespace koppi::tests {

namespace {

struct ModelFault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using Codes = std::set<std::string>;

// ---- what the model remembers

struct ModelContact {
    std::string state = "waiting";
    int holder = -1;
    int client = -1;
    std::vector<MatterId> own;
    std::optional<MatterId> joined;
    Instant received_at;
    Instant rank_at;
    std::string urgency = "";
    int attempts = 0;
    std::optional<Instant> next_at = {};
    int held_before = -1;
    int closed_no = 0;  // the decision, as the model counts them, that closed it
};

struct ModelMatter {
    ContactId contact;
    int client = -1;
    std::string state = "undecided";
    std::string route;
    int decider = -1;
    std::optional<Instant> undo_until;
    ContactId decided_in;
    int owner = -1;
    bool in_pool = false;
    events::Profession pool_of = events::Profession::case_surveyor;
    bool pool_at_station = false;
    std::optional<BookingId> booking;
    int asker = -1;
    std::string outcome;
    struct Assessment {
        std::string urgency;
        std::optional<Date> guarantee_by;
    };
    std::optional<Assessment> assessed;
    int decided_no = 0;
    std::vector<BookingId> freed;
    std::vector<ModelMatter> before;  // where it stood before each decision
};

// A queue number; what it is follows from its contact and from what was pressed.
struct ModelTicket {
    TicketId id;
    int number;
    Date day;
    Instant drawn_at;
    std::vector<Instant> calls = {};
    bool is_called = false;
    bool has_arrived = false;
    std::string gone = "";
    std::vector<MatterId> gone_matters = {};
    struct Step {
        std::string what;
        int by;
        Instant at;
        std::string from;
    };
    std::optional<Step> step = {};
};

struct ModelBooking {
    int professional;
    int client;
    Instant begins_at;
    Instant ends_at;
    int made_by;
    std::optional<MatterId> matter;
    bool lives = true;
};

// A place in an arranging book, and the offer that was made last.
struct ModelWait {
    int client;
    std::optional<MatterId> matter;
    std::string service;
    bool at_station;
    int own = -1;  // the only one whose times will do
    std::string urgency;
    std::optional<Date> guarantee_by;
    Instant entered_at;
    bool lives = true;
    int entered_no = 0;  // the decisions, as the model counts them, that brought it here and that ended it
    int ended_no = 0;
    struct Offer {
        OfferId id;
        int professional;
        Instant begins_at;
        Instant ends_at;
        Instant answer_by;
        int by;
        bool is_open = true;
    };
    std::optional<Offer> offer = std::nullopt;
};

struct ModelHours {
    HoursId hours;
    int professional;
    std::string service;
    Instant begins_at;
    Instant ends_at;
    Millis slot;
};

struct ModelClient {
    std::string name;
    ClientId id;
    Date born;
    int own_worker = -1;
};

// A last day as the law of 2025 has it: fourteen days under 23, three months from there on.
std::optional<Date> guarantee_of(const std::string& care, Date born, Date today) {
    if (care != "general_sick_care") return std::nullopt;
    int age = static_cast<int>(today.year()) - static_cast<int>(born.year());
    if (std::pair{today.month(), today.day()} < std::pair{born.month(), born.day()}) --age;
    if (age < 23) return Date{std::chrono::sys_days{today} + std::chrono::days{14}};
    Date day{today.year(), today.month(), today.day()};
    day += std::chrono::months{3};
    while (!day.ok()) day = Date{day.year(), day.month(), day.day() - std::chrono::days{1}};
    return day;
}

// How long a waiting contact is carried forward in the queue.
Minutes head_start(const std::string& urgency) {
    if (urgency == "emergency") return Minutes{1'000'000};
    if (urgency == "same_day") return Minutes{360};
    if (urgency.empty()) return Minutes{240};
    if (urgency == "within_days") return Minutes{90};
    return Minutes{0};
}

// ---- one county, walked through

class Walk {
public:
    struct Options {
        std::uint64_t seed;
        Project project = project_all;
        bool with_auditor = true;
        bool with_model = true;
    };

    explicit Walk(const Options& options)
        : options_(options), county_(monday_at_eight, options.seed, options.project), dice_(options.seed * 0x9e3779b97f4a7c15U + 1) {
        set_scene();
    }

    // The first fault with the seed and the last steps, or nothing.
    std::optional<std::string> run(int steps) {
        int at = 0;
        try {
            for (at = 1; at <= steps; ++at) {
                step();
                if (options_.with_model) compare_touched();
                if (options_.with_auditor) audit();
                if (at % 25 == 0 && options_.with_model) compare_all();
                if (at % 200 == 0 || at == steps) look_deep();
            }
            if (options_.with_model) everybody_finishes();
            if (options_.with_model) compare_all();
            if (options_.with_auditor) audit();
            return std::nullopt;
        } catch (const std::exception& fault) {
            std::string told = "KOPPI_MODEL_SEED=" + std::to_string(options_.seed) + ", step " + std::to_string(at) + ": " + fault.what();
            for (const auto& line : diary_) told += "\n  " + line;
            return told;
        }
    }

    int accepted() const { return accepted_; }
    int refused() const { return refused_; }
    int retried() const { return retried_; }
    const std::map<std::string, int>& codes_met() const { return codes_met_; }

private:
    static constexpr Instant monday_at_eight = from_epoch_ms(1'772'431'200'000);

    // ---- chance

    int below(std::size_t n) { return static_cast<int>(dice_.below(n)); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T>
    const T& one_of(const std::vector<T>& list) {
        return list[static_cast<std::size_t>(below(list.size()))];
    }
    template <class Key, class Value>
    const Key& key_of(const std::map<Key, Value>& map) {
        auto it = map.begin();
        std::advance(it, below(map.size()));
        return it->first;
    }

    // ---- the scene

    void set_scene() {
        const auto centre = county_.unit("Kaiku24", events::UnitKind::contact_centre);
        const auto station = county_.unit("Armila", events::UnitKind::station);
        lines_ = {county_.line(centre, "general"), county_.line(centre, "social")};
        station_ = station;
        static_cast<void>(county_.line(station, "walk_in"));
        const auto comes = [&](const char* family, const char* given, events::Profession profession, UnitId unit) {
            people_.push_back(county_.colleague(family, given, profession, unit));
        };
        comes("Laine", "Maija", events::Profession::nurse, centre);
        comes("Korhonen", "Liisa", events::Profession::nurse, centre);
        comes("Kallio", "Veera", events::Profession::nurse, station);
        comes("Niemi", "Ville", events::Profession::doctor, station);
        comes("Rantanen", "Outi", events::Profession::case_surveyor, centre);
        comes("Heino", "Marko", events::Profession::case_surveyor, centre);
        comes("Halonen", "Kaisa", events::Profession::manager, centre);
        centre_ = centre;
        station_ = station;
        const auto lives = [&](const char* family, const char* given, Date born, int own_worker) {
            events::ClientDetails details{};
            details.family_name = family;
            details.given_names = given;
            details.born = born;
            clients_.push_back({std::string(family) + " " + given, county_.client(details), born, own_worker});
            if (own_worker >= 0) county_.name_worker(clients_.back().id, id_of(own_worker), events::NamedAs::own_nurse);
        };
        using namespace std::chrono;
        lives("Virtanen", "Aino", year{1990} / January / day{1}, 2);
        lives("Salo", "Pekka", year{1985} / June / day{15}, -1);
        lives("Lehto", "Eila", year{1972} / November / day{23}, 0);
        lives("Mattila", "Onni", year{2003} / March / day{4}, 2);
        lives("Nieminen", "Sari", year{2012} / September / day{24}, -1);
        for (int day = 0; day < 3; ++day)
            for (const int professional : {2, 3}) offer(professional, monday_at_eight + hours{24} * day + Minutes{60 + 30 * below(4)});
        // The law's last day of the young, and the day after it.
        for (const int day : {14, 15}) offer(3, monday_at_eight + hours{24} * day + hours{1});
    }

    ProfessionalId id_of(int person) const { return people_[static_cast<std::size_t>(person)].professional(); }
    const std::string& name_of(int person) const { return people_[static_cast<std::size_t>(person)].name; }
    int person_of(const std::optional<ProfessionalId>& id) const {
        for (std::size_t i = 0; i < people_.size(); ++i)
            if (id && people_[i].professional() == *id) return static_cast<int>(i);
        return -1;
    }
    events::Profession profession_of(int person) const { return *people_[static_cast<std::size_t>(person)].actor.profession; }

    // ---- one command and what it must answer

    // Runs it, now and then twice with the same key, and holds the answer against what the model says. True: it was done.
    template <class Verb>
    auto does(const char* route, int person, const std::string& what, const Codes& refusals, Verb verb, const std::string& name_in_refusal = "") {
        using Answered = decltype(verb(std::declval<Work&>()));
        const auto& actor = people_[static_cast<std::size_t>(person)].actor;
        const bool has_right = profession_of(person) != events::Profession::manager;
        note(name_of(person) + " " + what);
        std::optional<Idempotency> sent;
        if (chance(30)) sent = Idempotency{*actor.account, "model-key-" + std::to_string(1'000'000 + ++keys_), sha256(what)};
        const auto before = county_.writer().position();
        last_done_at_ = county_.now();
        Answered answer = county_.act(route, actor, verb, sent);
        const Codes expected = has_right ? refusals : Codes{"access.forbidden"};
        if (answer) {
            ++accepted_;
            diary_.back() += ": done";
            if (!expected.empty() && options_.with_model) throw ModelFault("it was done, and the model refuses it with " + *expected.begin());
            if (sent && chance(50)) {
                ++retried_;
                pass_time();
                const auto after = county_.writer().position();
                const Answered again = county_.act(route, actor, verb, sent);
                if (!again || wire::write(*again) != wire::write(*answer)) throw ModelFault("the retry got another answer");
                if (county_.writer().position() != after) throw ModelFault("the retry did it twice");
            }
        } else {
            ++refused_;
            const auto& refusal = answer.refusal();
            ++codes_met_[refusal.code];
            diary_.back() += ": " + refusal.code;
            if (county_.writer().position() != before) throw ModelFault("it was refused, and something was written");
            if (options_.with_model) {
                if (expected.empty()) throw ModelFault("it was refused with " + refusal.code + ", and the model does it");
                if (!expected.contains(refusal.code)) throw ModelFault("it was refused with " + refusal.code + ", and the model says " + *expected.begin());
                const auto told = refusal.details.find("name");
                if (!name_in_refusal.empty() && told != refusal.details.end() && told->second != name_in_refusal)
                    throw ModelFault("the refusal names " + told->second + ", and it was " + name_in_refusal);
            }
        }
        return answer;
    }

    void note(std::string line) {
        diary_.push_back(wall(county_.now()) + " " + std::move(line));
        if (diary_.size() > 25) diary_.pop_front();
    }
    static std::string wall(Instant at) { return instant_text(at); }
    static std::string brief(const auto& id) { return id.text().substr(24); }
    void pass_time() { county_.clock.advance(Millis{1 + below(90'000)}); }

    // ---- what the model knows of a matter

    // Through which contact a person has the matter in hand; the later one counts.
    std::optional<ContactId> in_hands(MatterId matter, int person) const {
        std::optional<ContactId> found;
        for (const auto& [id, contact] : contacts_) {
            const bool holds = contact.state == "taken" && contact.holder == person && (matters_.at(matter).contact == id || contact.joined == matter);
            if (holds && (!found || contacts_.at(*found).received_at < contact.received_at)) found = id;
        }
        return found;
    }
    bool carries(const ModelMatter& matter, int person) const {
        if (matter.state != "owned") return false;
        if (!matter.in_pool) return matter.owner == person;
        return profession_of(person) == matter.pool_of && is_at_station(person) == matter.pool_at_station;
    }
    bool is_at_station(int person) const { return person == 2 || person == 3; }
    Codes hold_refusals(ContactId id, int person) const {
        const auto& contact = contacts_.at(id);
        if (contact.state == "closed") return {"contact.already_closed"};
        if (contact.state == "waiting") return {"contact.not_taken"};
        if (contact.holder != person) return {"contact.not_yours"};
        return {};
    }
    Codes hand_refusals(MatterId id, int person) const {
        const auto& matter = matters_.at(id);
        const auto through = in_hands(id, person);
        if (matter.state == "undecided") return through ? Codes{} : hold_refusals(matter.contact, person);
        if (carries(matter, person)) return {};
        if (through && *through != matter.contact && matter.state != "closed") return {};
        return {"routing.already_decided"};
    }
    bool is_decided(ContactId id) const {
        const auto& contact = contacts_.at(id);
        for (const auto& matter : contact.own)
            if (matters_.at(matter).state == "undecided") return false;
        return !contact.joined || matters_.at(*contact.joined).state != "undecided";
    }

    struct Onward {
        std::string state;
        std::string route;
        int owner = -1;
        bool in_pool = false;
        std::string outcome = "";
        events::Profession pool_of = events::Profession::case_surveyor;
        bool pool_at_station = false;
    };
    void decided(MatterId id, int person, const Onward& onward) {
        const auto through = in_hands(id, person);
        auto& matter = matters_.at(id);
        matter.decided_no = ++decisions_;
        matter.state = onward.state;
        matter.route = onward.route;
        matter.owner = onward.owner;
        matter.in_pool = onward.in_pool;
        matter.pool_of = onward.pool_of;
        matter.pool_at_station = onward.pool_at_station;
        matter.outcome = onward.outcome;
        if (matter.state == "closed" || matter.state == "booked") waits_no_more(id);
        matter.decider = person;
        matter.undo_until = last_done_at_ + Minutes{10};
        matter.decided_in = through.value_or(matter.contact);
        touched_.insert(id);
        if (!through) return;
        const Instant received_at = contacts_.at(*through).received_at;
        for (auto& [contact_id, contact] : contacts_) {
            const bool holds = matter.contact == contact_id || contact.joined == id;
            if (!holds || contact.state == "closed" || contact.received_at > received_at || !is_decided(contact_id)) continue;
            closes_now(contact_id, decisions_);
        }
    }
    // Whoever carried it on says how it ended, and may take that back as well.
    void settled(MatterId id, int person, const std::string& outcome) {
        remember(id);
        free_bookings(id);
        auto& matter = matters_.at(id);
        matter.decided_no = ++decisions_;
        waits_no_more(id);
        matter.state = "closed";
        matter.outcome = outcome;
        matter.decider = person;
        matter.undo_until = last_done_at_ + Minutes{10};
        touched_.insert(id);
        const auto through = in_hands(id, person);
        if (!through) return;
        const Instant received_at = contacts_.at(*through).received_at;
        for (auto& [contact_id, contact] : contacts_) {
            const bool holds = matter.contact == contact_id || contact.joined == id;
            if (!holds || contact.state == "closed" || contact.received_at > received_at || !is_decided(contact_id)) continue;
            closes_now(contact_id, decisions_);
        }
    }
    void remember(MatterId id) {
        auto& matter = matters_.at(id);
        auto stood = matter;
        stood.before.clear();
        matter.before.push_back(std::move(stood));
        matter.freed.clear();
    }
    void free_bookings(MatterId id) {
        for (auto& [booking_id, booking] : bookings_) {
            const bool is_ahead = booking.matter == id && booking.lives && booking.begins_at > last_done_at_;
            if (!is_ahead) continue;
            booking.lives = false;
            matters_.at(id).freed.push_back(booking_id);
        }
    }
    // The last decision ended what the matter waited for.
    void waits_no_more(MatterId id) {
        for (auto& [wait_id, wait] : waits_) {
            if (wait.matter != id || !wait.lives) continue;
            ends_now(wait, matters_.at(id).decided_no);
        }
    }
    static void ends_now(ModelWait& wait, int decision) {
        wait.lives = false;
        wait.ended_no = decision;
        if (wait.offer) wait.offer->is_open = false;
    }
    bool lives(const ModelWait::Offer& offer) const { return offer.is_open && offer.answer_by > county_.now(); }
    // Whether a time of the professional is kept for somebody else than the one who waits by `except`, or for that matter.
    bool is_offered(int professional, Instant begins_at, Instant ends_at, const std::function<bool(const ModelWait&)>& except) const {
        return std::any_of(waits_.begin(), waits_.end(), [&](const auto& one) {
            const auto& offer = one.second.offer;
            return offer && lives(*offer) && !except(one.second) && offer->professional == professional && offer->begins_at < ends_at &&
                   offer->ends_at > begins_at;
        });
    }

    // Whether the times that the last decision freed can be booked again, its own booking being gone.
    bool freed_is_gone(MatterId id) const {
        const auto& matter = matters_.at(id);
        for (const auto& freed_id : matter.freed) {
            const auto& freed = bookings_.at(freed_id);
            if (freed.begins_at <= county_.now()) return true;
            const auto hung_on_it = [&](const ModelWait& wait) { return wait.entered_no != 0 && wait.entered_no == matter.decided_no; };
            if (is_offered(freed.professional, freed.begins_at, freed.ends_at, hung_on_it)) return true;
            for (const auto& [booking_id, booking] : bookings_) {
                const bool is_own = matter.state == "booked" && matter.booking == booking_id;
                if (!booking.lives || is_own || booking.begins_at >= freed.ends_at || booking.ends_at <= freed.begins_at) continue;
                if (booking.professional == freed.professional || booking.client == freed.client) return true;
            }
        }
        return false;
    }

    // ---- the steps

    void step() {
        pass_time();
        touched_.clear();
        if (chance(14)) return at_the_reception();
        if (chance(16)) return with_books();
        const int kind = below(100);
        if (contacts_.empty() || (kind < 13 && contacts_.size() < 150)) return receive();
        if (kind < 22) return take_next();
        if (kind < 26) return take();
        if (kind < 28) return give_back();
        if (kind < 29) return chance(50) ? take_over() : finish();
        if (kind < 32) return attempt();
        if (kind < 37) return identify();
        if (kind < 40) return open_matter();
        if (kind < 55) return assess();
        if (kind < 58) return meet();
        if (kind < 64) return advise();
        if (kind < 75) return book();
        if (kind < 79) return ask();
        if (kind < 82) return answer();
        if (kind < 85) return pass();
        if (kind < 87) return survey();
        if (kind < 88) return emergency();
        if (kind < 92) return undo();
        if (kind < 94) return close();
        if (kind < 96) return offer(2 + below(2), day_begin(county_.now() + std::chrono::hours{24} * below(4)) + Minutes{5 * below(120)});
        return move_clock();
    }

    static Instant day_begin(Instant at) { return start_of_day(helsinki_date(at)) + std::chrono::hours{8}; }

    void move_clock() {
        const int how_far = below(100);
        const Millis by = how_far < 60 ? Minutes{1 + below(20)} : how_far < 90 ? Minutes{20 + below(100)} : Minutes{8 * 60 + below(600)};
        county_.clock.advance(by);
        note("time passes");
    }

    int worker() { return chance(3) ? 6 : below(6); }
    // Mostly somebody who has something to do with it.
    int holder_or_anybody(ContactId id) {
        const auto& contact = contacts_.at(id);
        return contact.holder >= 0 && chance(85) ? contact.holder : worker();
    }
    MatterId some_matter() {
        // Mostly one that is still somewhere.
        std::vector<MatterId> open;
        std::vector<MatterId> in_hand;
        for (const auto& [id, matter] : matters_) {
            if (matter.state != "closed") open.push_back(id);
            const bool is_held = std::any_of(contacts_.begin(), contacts_.end(), [m = id, &own = matter.contact](const auto& c) {
                return c.second.state == "taken" && (c.first == own || c.second.joined == m);
            });
            if (is_held && matter.state == "undecided") in_hand.push_back(id);
        }
        if (!in_hand.empty() && chance(70)) return one_of(in_hand);
        if (!open.empty() && chance(80)) return one_of(open);
        return key_of(matters_);
    }
    int somebody_for(MatterId id) {
        const auto& matter = matters_.at(id);
        if (chance(12)) return worker();
        if (matter.state == "owned" && matter.in_pool) {
            if (matter.pool_of == events::Profession::case_surveyor) return 4 + below(2);
            return matter.pool_of == events::Profession::doctor ? 3 : matter.pool_at_station ? 2 : below(2);
        }
        if (matter.state == "owned") return matter.owner;
        if (matter.state == "asked") return matter.owner;
        for (const auto& [contact_id, contact] : contacts_)
            if (contact.state == "taken" && (contact.joined == id || contact_id == matter.contact)) return contact.holder;
        return worker();
    }

    void receive() {
        contact::ReceiveContact command{};
        const bool is_known = chance(85);
        const int client = is_known ? below(clients_.size()) : -1;
        const std::vector<std::string> urgencies{"", "same_day", "within_days", "non_urgent", "emergency"};
        const auto& urgency = one_of(urgencies);
        command.line = one_of(lines_);
        command.channel = chance(50) ? events::Channel::callback : events::Channel::phone;
        if (client >= 0) command.client = clients_[static_cast<std::size_t>(client)].id;
        command.words = "asia";
        if (!urgency.empty()) command.urgency = wire::from_word<events::Urgency>(urgency);
        command.take = chance(30);
        std::optional<MatterId> same;
        Codes refusals;
        if (!matters_.empty() && chance(30)) {
            std::vector<MatterId> of_client;
            for (const auto& [id, matter] : matters_)
                if (matter.client == client) of_client.push_back(id);
            same = !of_client.empty() && chance(90) ? one_of(of_client) : key_of(matters_);
            const auto& matter = matters_.at(*same);
            if (matter.state == "closed") refusals.insert("contact.matter_is_closed");
            if (matter.client < 0 || matter.client != client) refusals.insert("contact.matter_of_another");
            command.same_matter = same;
        }
        const int person = worker();
        const auto what = "receives a contact of " + std::to_string(client) + " " + urgency + (same ? " about " + brief(*same) : "");
        const auto received = does("contact_receive", person, what, refusals, [command](Work& work) { return intake::receive(work, command); });
        if (!received) return;
        ModelContact contact{.state = command.take ? "taken" : "waiting",
                             .holder = command.take ? person : -1,
                             .client = client,
                             .own = {},
                             .joined = same,
                             .received_at = last_done_at_,
                             .rank_at = last_done_at_ - head_start(urgency),
                             .urgency = urgency};
        if (received->matters.size() != 1) throw ModelFault("a new contact holds one matter");
        if (!same) {
            contact.own.push_back(received->matters[0]);
            matters_[received->matters[0]] = {.contact = received->contact, .client = client};
        }
        contacts_[received->contact] = contact;
    }

    void take_next() {
        const auto is_due = [&](const ModelContact& contact) {
            return !contact.next_at || *contact.next_at <= county_.now() || contact.urgency == "emergency";
        };
        std::optional<ContactId> first;
        for (const auto& [id, contact] : contacts_)
            if (contact.state == "waiting" && is_due(contact) && (!first || std::pair{contact.rank_at, id} < std::pair{contacts_.at(*first).rank_at, *first})) first = id;
        const int person = worker();
        const auto taken = does("contact_take_next", person, "takes the next", first ? Codes{} : Codes{"contact.nothing_waiting"},
                                [](Work& work) { return intake::take_next(work, {}); });
        if (!taken) return;
        if (taken->contact != first && options_.with_model) throw ModelFault("another contact was the next");
        is_taken(taken->contact, person);
    }
    void is_taken(ContactId id, int person) {
        auto& contact = contacts_.at(id);
        if (contact.state == "waiting") forget_step(id);
        contact.state = "taken";
        contact.holder = person;
    }
    // Other hands, or the contact's own way: what was pressed in the waiting room is not taken back any more.
    void forget_step(ContactId id) {
        if (const auto ticket = tickets_.find(id); ticket != tickets_.end()) ticket->second.step.reset();
    }

    void take() {
        const ContactId id = key_of(contacts_);
        const auto& contact = contacts_.at(id);
        const int person = worker();
        Codes refusals;
        if (contact.state == "closed") refusals.insert("contact.already_closed");
        if (contact.state == "taken" && contact.holder != person) refusals.insert("contact.taken_by");
        const auto taken = does("contact_take", person, "takes " + brief(id), refusals, [id](Work& work) { return intake::take(work, id); },
                                contact.holder >= 0 ? name_of(contact.holder) : "");
        if (taken) is_taken(id, person);
    }

    ContactId some_contact() {
        std::vector<ContactId> held;
        for (const auto& [id, contact] : contacts_)
            if (contact.state == "taken") held.push_back(id);
        return !held.empty() && chance(80) ? one_of(held) : key_of(contacts_);
    }

    void give_back() {
        const ContactId id = some_contact();
        const int person = holder_or_anybody(id);
        const auto done = does("contact_return", person, "gives back " + brief(id), hold_refusals(id, person),
                               [id](Work& work) { return intake::give_back(work, id, {"vuoro vaihtuu"}); });
        if (!done) return;
        wait_again(id);
    }

    // Where it waits is where its most urgent open matter puts it.
    void wait_again(ContactId id) {
        auto& contact = contacts_.at(id);
        contact.state = "waiting";
        contact.holder = -1;
        number_waits(id);
        auto of_contact = contact.own;
        if (contact.joined) of_contact.push_back(*contact.joined);
        const std::vector<std::string> by_haste{"emergency", "same_day", "within_days", "non_urgent", "no_care_need"};
        for (const auto& urgency : by_haste)
            for (const auto& matter : of_contact) {
                const auto& it = matters_.at(matter);
                if (it.state != "undecided" || !it.assessed || it.assessed->urgency != urgency) continue;
                contact.rank_at = contact.received_at - head_start(urgency);
                contact.urgency = urgency;
                return;
            }
    }
    void number_waits(ContactId id) {
        const auto found = tickets_.find(id);
        if (found == tickets_.end()) return;
        found->second.is_called = found->second.has_arrived = false;
        found->second.gone.clear();
        found->second.step.reset();
    }

    void take_over() {
        const ContactId id = some_contact();
        const int person = worker();
        const auto& contact = contacts_.at(id);
        Codes refusals;
        if (contact.state == "closed") refusals.insert("contact.already_closed");
        if (contact.state == "waiting") refusals.insert("contact.not_taken");
        if (contact.holder == person) refusals.insert("contact.yours_already");
        const auto done = does("contact_take_over", person, "takes over " + brief(id), refusals,
                               [id](Work& work) { return intake::take_over(work, id, {"kollega lähti"}); });
        if (!done) return;
        contacts_.at(id).holder = person;
        forget_step(id);
    }

    void finish() {
        const ContactId id = some_contact();
        const int person = holder_or_anybody(id);
        auto refusals = hold_refusals(id, person);
        if (refusals.empty() && !is_decided(id)) refusals.insert("contact.matter_open");
        const auto done = does("contact_finish", person, "finishes " + brief(id), refusals, [id](Work& work) { return intake::finish(work, id); });
        if (done) closes_now(id, decisions_);
    }
    void closes_now(ContactId id, int decision) {
        auto& contact = contacts_.at(id);
        contact.state = "closed";
        contact.held_before = contact.holder;
        contact.closed_no = decision;
        contact.holder = -1;
        if (const auto ticket = tickets_.find(id); ticket != tickets_.end() && ticket->second.gone.empty()) ticket->second.step.reset();
    }

    // Whoever is left with a contact in which everything is decided can end it, whatever others did to its matters.
    void everybody_finishes() {
        std::vector<ContactId> held;
        for (const auto& [id, contact] : contacts_)
            if (contact.state == "taken" && is_decided(id)) held.push_back(id);
        for (const auto& id : held) {
            const int person = contacts_.at(id).holder;
            const auto done = does("contact_finish", person, "finishes " + brief(id) + " at last", Codes{},
                                   [id](Work& work) { return intake::finish(work, id); });
            if (!done) throw ModelFault("a contact with nothing left to decide has no end");
            closes_now(id, decisions_);
        }
    }

    void attempt() {
        const ContactId id = some_contact();
        const int person = holder_or_anybody(id);
        contact::RecordAttempt command{events::AttemptOutcome::no_answer, std::nullopt};
        auto refusals = hold_refusals(id, person);
        if (chance(50)) {
            const Millis ahead = Minutes{below(12 * 24 * 60)} - Minutes{2 * 24 * 60};
            command.next_at = county_.now() + ahead;
            if (ahead <= Millis{0} || ahead > std::chrono::hours{7 * 24}) refusals.insert("contact.next_try_out_of_range");
        }
        const auto done = does("contact_attempt", person, "tries to call " + brief(id), refusals,
                               [id, command](Work& work) { return intake::record_attempt(work, id, command); });
        if (!done) return;
        ++contacts_.at(id).attempts;
        contacts_.at(id).next_at = command.next_at;
    }

    void identify() {
        const ContactId id = some_contact();
        const int person = holder_or_anybody(id);
        const auto& contact = contacts_.at(id);
        const int client = below(clients_.size());
        auto refusals = hold_refusals(id, person);
        if (client != contact.client) {
            if (contact.joined) refusals.insert("contact.matter_of_another");
            for (const auto& matter : contact.own) {
                const auto& it = matters_.at(matter);
                if (std::any_of(contacts_.begin(), contacts_.end(), [&](const auto& other) { return other.second.joined == matter; }))
                    refusals.insert("contact.matter_is_joined");
                if (it.assessed || (it.state != "undecided" && contact.client >= 0)) refusals.insert("contact.client_is_assessed");
            }
        }
        const ClientId client_id = clients_[static_cast<std::size_t>(client)].id;
        const auto done = does("contact_identify", person, "recognises " + brief(id) + " as " + std::to_string(client), refusals,
                               [id, client_id](Work& work) { return intake::identify(work, id, {client_id}); });
        if (!done) return;
        contacts_.at(id).client = client;
        for (const auto& matter : contacts_.at(id).own) {
            matters_.at(matter).client = client;
            touched_.insert(matter);
        }
    }

    void open_matter() {
        const ContactId id = some_contact();
        const int person = holder_or_anybody(id);
        const auto opened = does("contact_open_matter", person, "opens another matter of " + brief(id), hold_refusals(id, person),
                                 [id](Work& work) { return intake::open_matter(work, id, {"toinen asia"}); });
        if (!opened) return;
        auto& contact = contacts_.at(id);
        for (const auto& matter : opened->matters) {
            if (matters_.contains(matter)) continue;
            matters_[matter] = {.contact = id, .client = contact.client};
            contact.own.push_back(matter);
            touched_.insert(matter);
        }
    }

    void assess() {
        const MatterId id = some_matter();
        const int person = somebody_for(id);
        const auto& matter = matters_.at(id);
        auto refusals = hand_refusals(id, person);
        if (matter.client < 0) refusals.insert("contact.client_unknown");
        const std::vector<std::string> urgencies{"within_days", "non_urgent", "same_day", "no_care_need", "emergency"};
        const std::string urgency = one_of(urgencies);
        const std::string care = chance(80) ? "general_sick_care" : "certificate_only";
        assessment::AssessNeed command{"care_need_assessment", 1, {{"reason", {"asia"}}, {"reason_code", {"A97"}}, {"urgency", {urgency}}}};
        if (urgency != "emergency") command.answers["clarity"] = {"clear"};
        const bool has_class = urgency != "emergency" && urgency != "no_care_need";
        if (has_class) command.answers["care_class"] = {care};
        const auto assessed = does("matter_assess", person, "assesses " + brief(id) + " " + urgency, refusals,
                                   [id, command](Work& work) { return intake::assess(work, id, command); });
        if (!assessed) return;
        const auto& client = clients_[static_cast<std::size_t>(matter.client)];
        const auto by = has_class ? guarantee_of(care, client.born, helsinki_date(last_done_at_)) : std::nullopt;
        if (assessed->guarantee_by != by && options_.with_model)
            throw ModelFault("the guarantee is " + (assessed->guarantee_by ? date_text(*assessed->guarantee_by) : "none") + ", and by the model " +
                             (by ? date_text(*by) : "none"));
        matters_.at(id).assessed = {urgency, by};
        for (auto& [wait_id, wait] : waits_) {
            if (wait.matter != id) continue;
            wait.urgency = urgency;
            wait.guarantee_by = by;
        }
    }

    void advise() {
        const MatterId id = some_matter();
        const int person = somebody_for(id);
        auto refusals = hand_refusals(id, person);
        const std::vector<std::string> outcomes{"advice_sufficient", "self_care_material", "wrong_number", "client_withdrew", "passed_on", "booked", "jotain"};
        const std::string outcome = one_of(outcomes);
        if (outcome == "passed_on" || outcome == "booked" || outcome == "jotain") refusals.insert("routing.no_such_outcome");
        const bool needs_assessment = outcome == "advice_sufficient" || outcome == "self_care_material";
        if (needs_assessment && !matters_.at(id).assessed) refusals.insert("assessment.not_assessed");
        if (needs_assessment && is_emergency(id)) refusals.insert("assessment.emergency_class_needs_emergency_route");
        const auto done = does("matter_advise_close", person, "advises " + brief(id) + " as " + outcome, refusals,
                               [id, outcome](Work& work) { return intake::advise_and_close(work, id, {outcome, "neuvottu"}); });
        if (!done) return;
        remember(id);
        free_bookings(id);
        matters_.at(id).booking.reset();
        decided(id, person, {.state = "closed", .route = "advise_close", .outcome = outcome});
    }

    void book() {
        const MatterId id = some_matter();
        const int person = somebody_for(id);
        const auto& matter = matters_.at(id);
        // Mostly the next hours on offer, so that people meet there.
        std::vector<ModelHours> coming;
        for (const auto& one : hours_)
            if (one.ends_at > county_.now()) coming.push_back(one);
        std::sort(coming.begin(), coming.end(), [](const auto& a, const auto& b) { return a.begins_at < b.begins_at; });
        const auto hours = coming.empty() || chance(20) ? one_of(hours_) : coming[static_cast<std::size_t>(below(std::min<std::size_t>(coming.size(), 4)))];
        const auto slots = (hours.ends_at - hours.begins_at) / hours.slot;
        const auto first_slot = chance(90) ? std::clamp<std::int64_t>((county_.now() - hours.begins_at) / hours.slot + 1, 0, slots - 1) : 0;
        Instant at = hours.begins_at + hours.slot * (first_slot + (chance(40) ? 0 : below(static_cast<std::size_t>(slots - first_slot))));
        if (chance(4)) at += Minutes{5};
        intake::BookVisit command{.time = {.hours = hours.hours, .begins_at = at}, .why = "sovittu", .late_because = std::nullopt};
        if (chance(30)) command.late_because = "asiakas toivoi";
        const Instant ends_at = at + hours.slot;

        auto refusals = hand_refusals(id, person);
        if (matter.client < 0) refusals.insert("contact.client_unknown");
        if (!matter.assessed) refusals.insert("assessment.not_assessed");
        if (at < hours.begins_at || ends_at > hours.ends_at || (at - hours.begins_at) % hours.slot != Millis{0}) refusals.insert("scheduling.slot_not_offered");
        if (at <= county_.now()) refusals.insert("scheduling.slot_has_begun");
        if (matter.assessed && matter.assessed->urgency == "emergency") refusals.insert("scheduling.emergency_is_not_booked");
        if (matter.assessed && matter.assessed->guarantee_by && helsinki_date(at) > *matter.assessed->guarantee_by && !command.late_because)
            refusals.insert("scheduling.after_guarantee_needs_reason");
        const ModelBooking* first = nullptr;
        for (const auto& [booking_id, booking] : bookings_) {
            const bool is_moved = booking.matter == id && booking.begins_at > county_.now();
            if (!booking.lives || is_moved || booking.begins_at >= ends_at || booking.ends_at <= at) continue;
            if (booking.professional == hours.professional) {
                refusals.insert("scheduling.slot_taken");
                if (!first || booking.begins_at < first->begins_at) first = &booking;
            }
            if (booking.client == matter.client) refusals.insert("scheduling.client_has_overlap");
        }
        const bool is_kept = is_offered(hours.professional, at, ends_at, [&](const ModelWait& wait) { return wait.matter == id; });
        if (is_kept) refusals.insert("scheduling.slot_held");
        // Only a refusal about the time names who has it; "already decided" names who decided.
        const bool names_whose = first && !is_kept && !refusals.contains("routing.already_decided");
        const auto done = does("matter_book", person, "books " + brief(id) + " at " + wall(at), refusals,
                               [id, command](Work& work) { return intake::book(work, id, command); },
                               names_whose ? name_of(first->made_by) : "");
        if (!done) return;
        remember(id);
        free_bookings(id);
        bookings_[*done->booking] = {.professional = hours.professional, .client = matter.client, .begins_at = at, .ends_at = ends_at, .made_by = person,
                                     .matter = id};
        matters_.at(id).booking = done->booking;
        decided(id, person, {.state = "booked", .route = "book", .owner = hours.professional});
    }

    void ask() {
        const MatterId id = some_matter();
        const int person = somebody_for(id);
        const int colleague = below(6);
        auto refusals = hand_refusals(id, person);
        if (matters_.at(id).client < 0) refusals.insert("contact.client_unknown");
        if (colleague == person) refusals.insert("routing.ask_another");
        const auto done = does("matter_consult", person, "asks " + name_of(colleague) + " about " + brief(id), refusals,
                               [id, asked = id_of(colleague)](Work& work) {
                                   return consulting::ask(work, id, {.to = {events::OwnerKind::person, asked, std::nullopt, std::nullopt},
                                                                     .mode = events::ConsultationMode::consult,
                                                                     .question = "mitä mieltä?",
                                                                     .facts = {},
                                                                     .keeps_matter = std::nullopt});
                               });
        if (!done) return;
        remember(id);
        decided(id, person, {.state = "asked", .route = "consult", .owner = colleague});
        matters_.at(id).asker = person;
    }

    void answer() {
        const MatterId id = some_asked();
        const int person = somebody_for(id);
        const auto& matter = matters_.at(id);
        Codes refusals;
        if (matter.state != "asked") refusals.insert("routing.nothing_asked");
        if (matter.state == "asked" && matter.owner != person) refusals.insert("routing.not_asked_of_you");
        const auto done = does("consultation_answer", person, "answers " + brief(id), refusals, [id](Work& work) -> Result<consulting::Answered> {
            const auto asked = consultation::open_of_matter(work.rows(), id);
            if (!asked) return Refusal{Reason::out_of_order, "routing.nothing_asked", "", {}};
            return consulting::answer(work, asked->consultation, {.kind = events::AnswerKind::advice, .words = "näin", .visit = std::nullopt});
        });
        if (!done) return;
        remember(id);
        auto& it = matters_.at(id);
        it.decided_no = ++decisions_;
        it.state = "owned";
        it.owner = it.asker;
        it.in_pool = false;
        it.decider = person;
        it.undo_until = last_done_at_ + Minutes{10};
        touched_.insert(id);
    }

    MatterId some_asked() {
        std::vector<MatterId> asked;
        for (const auto& [id, matter] : matters_)
            if (matter.state == "asked") asked.push_back(id);
        return asked.empty() || chance(10) ? key_of(matters_) : one_of(asked);
    }

    void pass() {
        const MatterId id = some_matter();
        const int person = somebody_for(id);
        const auto& matter = matters_.at(id);
        const bool to_own = chance(50);
        const int named = below(6);
        auto refusals = hand_refusals(id, person);
        if (matter.client < 0) refusals.insert("contact.client_unknown");
        if (!matter.assessed) refusals.insert("assessment.not_assessed");
        const int own = matter.client >= 0 ? clients_[static_cast<std::size_t>(matter.client)].own_worker : -1;
        if (to_own && own < 0) refusals.insert("routing.no_own_worker");
        if (is_emergency(id)) refusals.insert("assessment.emergency_class_needs_emergency_route");
        intake::PassToWorker command{to_own ? std::nullopt : std::optional(id_of(named)), "jatkaa"};
        const auto done = does("matter_pass", person, "passes " + brief(id) + " to " + (to_own ? "own worker" : name_of(named)), refusals,
                               [id, command](Work& work) { return intake::pass_to_worker(work, id, command); });
        if (!done) return;
        remember(id);
        decided(id, person, {.state = "owned", .route = "own_worker", .owner = to_own ? own : named});
    }

    void survey() {
        const MatterId id = some_matter();
        const int person = somebody_for(id);
        auto refusals = hand_refusals(id, person);
        if (matters_.at(id).client < 0) refusals.insert("contact.client_unknown");
        if (!matters_.at(id).assessed) refusals.insert("assessment.not_assessed");
        if (is_emergency(id)) refusals.insert("assessment.emergency_class_needs_emergency_route");
        const auto done = does("matter_survey", person, "passes " + brief(id) + " to case survey", refusals,
                               [id](Work& work) { return intake::pass_to_survey(work, id, {"monta asiaa"}); });
        if (!done) return;
        remember(id);
        decided(id, person, {.state = "owned", .route = "case_survey", .in_pool = true});
    }

    bool is_emergency(MatterId id) {
        const auto& assessed = matters_.at(id).assessed;
        return assessed && assessed->urgency == "emergency";
    }

    void emergency() {
        const MatterId id = some_matter();
        const int person = somebody_for(id);
        const std::vector<std::string> outcomes{"referred_emergency", "ambulance_alerted", "advice_sufficient"};
        const std::string outcome = one_of(outcomes);
        auto refusals = hand_refusals(id, person);
        if (outcome == "advice_sufficient") refusals.insert("routing.no_such_outcome");
        const auto done = does("matter_emergency", person, "sends " + brief(id) + " to emergency as " + outcome, refusals,
                               [id, outcome](Work& work) { return intake::send_to_emergency(work, id, {"112", outcome}); });
        if (!done) return;
        remember(id);
        free_bookings(id);
        matters_.at(id).booking.reset();
        decided(id, person, {.state = "closed", .route = "emergency", .outcome = outcome});
    }

    void undo() {
        // Mostly a fresh decision, by who made it.
        std::vector<MatterId> fresh;
        for (const auto& [id, matter] : matters_)
            if (matter.undo_until && *matter.undo_until + Minutes{5} > county_.now()) fresh.push_back(id);
        const MatterId id = fresh.empty() || chance(15) ? key_of(matters_) : one_of(fresh);
        const auto& matter = matters_.at(id);
        const int person = matter.decider >= 0 && chance(80) ? matter.decider : worker();
        Codes refusals;
        if (matter.state == "undecided") {
            refusals.insert("routing.nothing_to_undo");
        } else {
            if (matter.decider != person) refusals.insert("routing.undo_not_yours");
            if (!matter.undo_until || county_.now() > *matter.undo_until) refusals.insert("routing.undo_too_late");
            if (matter.state == "booked" && bookings_.at(*matter.booking).begins_at <= county_.now()) refusals.insert("routing.undo_visit_begun");
            if (freed_is_gone(id)) refusals.insert("routing.undo_time_gone");
        }
        const auto done = does("matter_undo", person, "undoes " + brief(id), refusals, [id](Work& work) { return intake::undo(work, id); });
        if (done) take_back(id);
    }
    void take_back(MatterId id) {
        auto& it = matters_.at(id);
        if (it.state == "booked") bookings_.at(*it.booking).lives = false;
        for (const auto& freed : it.freed) bookings_.at(freed).lives = true;
        for (auto& [wait_id, wait] : waits_) {
            if (wait.lives && wait.entered_no == it.decided_no) {
                ends_now(wait, 0);
            } else if (!wait.lives && wait.ended_no == it.decided_no) {
                wait.lives = true;
                wait.ended_no = 0;
            }
        }
        for (auto& [contact_id, contact] : contacts_) {
            const bool holds = it.contact == contact_id || contact.joined == id;
            if (!holds || contact.state != "closed" || contact.closed_no < it.decided_no) continue;
            contact.state = contact.held_before < 0 ? "waiting" : "taken";
            contact.holder = contact.held_before;
            if (contact.held_before < 0) {
                number_waits(contact_id);
            } else if (const auto ticket = tickets_.find(contact_id); ticket != tickets_.end()) {
                ticket->second.gone.clear();
                ticket->second.step.reset();
            }
        }
        auto stood = it.before.back();
        it.before.pop_back();
        stood.before = it.before;
        stood.client = it.client;
        stood.assessed = it.assessed;
        it = stood;
        touched_.insert(id);
    }

    void close() {
        std::vector<MatterId> carried;
        for (const auto& [id, matter] : matters_)
            if (matter.state == "owned" || matter.state == "asked") carried.push_back(id);
        const MatterId id = carried.empty() || chance(10) ? key_of(matters_) : one_of(carried);
        const auto& matter = matters_.at(id);
        const int person = somebody_for(id);
        const std::vector<std::string> outcomes{"solved_with_consultation", "survey_completed", "client_withdrew", "waiting_list", "booked", "jotain"};
        const std::string outcome = one_of(outcomes);
        auto refusals = close_refusals(matter, person);
        const std::string fits_only = outcome == "solved_with_consultation" ? "consult" : outcome == "survey_completed" ? "case_survey" : matter.route;
        const bool ends = outcome == "solved_with_consultation" || outcome == "survey_completed" || outcome == "client_withdrew";
        if (refusals.empty() && (!ends || matter.route != fits_only)) refusals.insert("routing.no_such_outcome");
        const bool needs_assessment = outcome == "solved_with_consultation" || outcome == "booked";
        if (needs_assessment && !matter.assessed) refusals.insert("assessment.not_assessed");
        if (needs_assessment && is_emergency(id)) refusals.insert("assessment.emergency_class_needs_emergency_route");
        const auto done = does("matter_close", person, "closes " + brief(id) + " as " + outcome, refusals,
                               [id, outcome](Work& work) { return intake::close_matter(work, id, {outcome, "hoidettu niin kuin sovittiin"}); });
        if (!done) return;
        settled(id, person, outcome);
    }
    Codes close_refusals(const ModelMatter& matter, int person) const {
        if (matter.state != "owned" && matter.state != "asked") return {"routing.not_carried_on"};
        const bool is_asked_of = matter.state == "asked" && matter.owner == person;
        if (!carries(matter, person) && !is_asked_of) return {"routing.not_your_matter"};
        if (is_asked_of) return {"routing.answer_is_awaited"};
        // What was passed to the surveyors ends as a survey, when one of them has taken it.
        if (matter.in_pool && matter.route == "case_survey") return {"survey.is_in_pool"};
        return {};
    }

    // ---- the waiting room

    std::string state_of(ContactId id) const {
        const auto& contact = contacts_.at(id);
        const auto& ticket = tickets_.at(id);
        if (contact.state == "closed") return ticket.gone.empty() ? "done" : "gone";
        if (contact.state == "waiting") return "waiting";
        return ticket.is_called && !ticket.has_arrived ? "called" : "in_hand";
    }
    bool is_next_up(ContactId id) const {
        return contacts_.at(id).state == "waiting" && county_.now() - tickets_.at(id).drawn_at < std::chrono::hours{12};
    }
    std::vector<ContactId> next_up() const {
        std::vector<ContactId> next;
        for (const auto& [id, ticket] : tickets_)
            if (is_next_up(id)) next.push_back(id);
        std::sort(next.begin(), next.end(), [&](const auto& a, const auto& b) {
            return std::pair{contacts_.at(a).rank_at, a} < std::pair{contacts_.at(b).rank_at, b};
        });
        return next;
    }

    void at_the_reception() {
        const int kind = below(100);
        if (tickets_.empty() || (kind < 22 && contacts_.size() < 150)) return draw();
        if (kind < 45) return call_next();
        if (kind < 58) return call();
        if (kind < 68) return come_in();
        if (kind < 84) return gone();
        return undo_step();
    }
    // Mostly one that somebody has.
    ContactId some_number() {
        std::vector<ContactId> held;
        for (const auto& [id, ticket] : tickets_)
            if (contacts_.at(id).state == "taken") held.push_back(id);
        return !held.empty() && chance(80) ? one_of(held) : key_of(tickets_);
    }

    void draw() {
        const int client = chance(70) ? below(clients_.size()) : -1;
        const std::vector<std::string> urgencies{"", "same_day", "within_days", "emergency"};
        const auto& urgency = one_of(urgencies);
        waiting_room::DrawNumber command{.unit = station_, .client = {}, .words = {}, .urgency = {}, .language = Language::fi};
        if (client >= 0) command.client = clients_[static_cast<std::size_t>(client)].id;
        if (!urgency.empty()) command.urgency = wire::from_word<events::Urgency>(urgency);
        if (chance(50)) command.words = wire::Text<2000>("asia");
        const int person = worker();
        const auto drawn = does("walkin_draw", person, "draws a number for " + std::to_string(client) + " " + urgency, {},
                                [command](Work& work) { return waiting_room::draw(work, command); });
        if (!drawn) return;
        const auto today = helsinki_date(last_done_at_);
        const auto of_today = std::count_if(tickets_.begin(), tickets_.end(), [&](const auto& one) { return one.second.day == today; });
        if (drawn->number != of_today + 1 && options_.with_model) throw ModelFault("the number is not the next of the day");
        auto rows = county_.rows();
        const auto matters = contact::matters_of(rows, drawn->contact);
        if (matters.size() != 1) throw ModelFault("a number is of one matter");
        contacts_[drawn->contact] = {.state = "waiting",
                                     .holder = -1,
                                     .client = client,
                                     .own = {matters[0].matter},
                                     .joined = {},
                                     .received_at = last_done_at_,
                                     .rank_at = last_done_at_ - head_start(urgency),
                                     .urgency = urgency};
        matters_[matters[0].matter] = {.contact = drawn->contact, .client = client};
        tickets_[drawn->contact] = {.id = drawn->ticket, .number = drawn->number, .day = today, .drawn_at = last_done_at_};
    }

    void is_called(ContactId id, int person, const std::string& from) {
        is_taken(id, person);
        auto& ticket = tickets_.at(id);
        ticket.calls.push_back(last_done_at_);
        ticket.is_called = true;
        ticket.step = {"called", person, last_done_at_, from};
    }

    void call_next() {
        const auto next = next_up();
        const int person = worker();
        const auto called = does("walkin_call_next", person, "calls the next number", next.empty() ? Codes{"walkin.nobody_waits"} : Codes{},
                                 [this](Work& work) { return waiting_room::call_next(work, {station_, "Huone 3"}); });
        if (!called) return;
        if (called->contact != next.front() && options_.with_model) throw ModelFault("another number was the next");
        is_called(called->contact, person, "waiting");
    }

    void call() {
        const ContactId id = some_number();
        const int person = holder_or_anybody(id);
        const auto& contact = contacts_.at(id);
        const auto& ticket = tickets_.at(id);
        const auto from = state_of(id);
        Codes refusals;
        if (contact.state == "closed") refusals.insert("contact.already_closed");
        if (contact.state == "taken" && contact.holder != person) refusals.insert("contact.taken_by");
        if (refusals.empty() && ticket.has_arrived) refusals.insert("walkin.has_arrived");
        const auto called = does("walkin_call", person, "calls number " + std::to_string(ticket.number), refusals,
                                 [number = ticket.id](Work& work) { return waiting_room::call(work, number, {"Huone 4"}); },
                                 contact.holder >= 0 ? name_of(contact.holder) : "");
        if (!called) return;
        if (called->nth != static_cast<int>(ticket.calls.size()) + 1) throw ModelFault("the calls are not counted");
        is_called(id, person, from);
    }

    void come_in() {
        const ContactId id = some_number();
        const int person = holder_or_anybody(id);
        auto& ticket = tickets_.at(id);
        auto refusals = hold_refusals(id, person);
        if (refusals.empty() && ticket.has_arrived) refusals.insert("walkin.has_arrived");
        if (refusals.empty() && !ticket.is_called) refusals.insert("walkin.not_called");
        const auto done = does("walkin_arrive", person, "sees number " + std::to_string(ticket.number) + " come in", refusals,
                               [number = ticket.id](Work& work) { return waiting_room::arrive(work, number); });
        if (!done) return;
        ticket.has_arrived = true;
        ticket.step = {"arrived", person, last_done_at_, "called"};
    }

    // As it was judged, else as it seemed when they came.
    std::string urgency_of(ContactId id) const {
        for (const auto* urgency : {"emergency", "same_day", "within_days", "non_urgent", "no_care_need"})
            for (const auto& matter : contacts_.at(id).own) {
                const auto& it = matters_.at(matter);
                if (it.state == "undecided" && it.assessed && it.assessed->urgency == urgency) return urgency;
            }
        return contacts_.at(id).urgency;
    }

    void gone() {
        const ContactId id = some_number();
        const bool left = chance(30);
        const int person = holder_or_anybody(id);
        const auto& contact = contacts_.at(id);
        auto& ticket = tickets_.at(id);
        const auto from = state_of(id);
        Codes refusals;
        if (left) {
            if (contact.state == "closed") refusals.insert("contact.already_closed");
            if (contact.state == "taken" && contact.holder != person) refusals.insert("contact.taken_by");
        } else {
            refusals = hold_refusals(id, person);
            if (refusals.empty() && ticket.has_arrived) refusals.insert("walkin.has_arrived");
            if (refusals.empty() && !ticket.is_called) refusals.insert("walkin.not_called");
        }
        if (refusals.empty() && urgency_of(id) == "emergency") refusals.insert("walkin.emergency_is_searched");
        if (refusals.empty() && !left) {
            int counted = 0;
            Instant last{};
            for (const auto at : ticket.calls)
                if (counted == 0 || at - last >= Minutes{2}) {
                    ++counted;
                    last = at;
                }
            if (counted < 3) refusals.insert("walkin.call_again");
            else if (county_.now() < ticket.calls.back() + Minutes{2}) refusals.insert("walkin.may_still_come");
        }
        waiting_room::MarkGone command{left ? events::GoneWhy::left : events::GoneWhy::did_not_come, std::nullopt};
        if (left) command.note = wire::Text<500>("lähti kotiin");
        const auto done = does("walkin_gone", person, "marks number " + std::to_string(ticket.number) + (left ? " as left" : " as gone"), refusals,
                               [number = ticket.id, command](Work& work) { return waiting_room::gone(work, number, command); },
                               left && contact.holder >= 0 ? name_of(contact.holder) : "");
        if (!done) return;
        is_taken(id, person);
        ticket.gone = left ? "left" : "did_not_come";
        ticket.gone_matters.clear();
        for (const auto& matter : contact.own) {
            if (matters_.at(matter).state != "undecided") continue;
            ticket.gone_matters.push_back(matter);
            remember(matter);
            free_bookings(matter);
            matters_.at(matter).booking.reset();
            decided(matter, person, {.state = "closed", .route = "advise_close", .outcome = left ? "client_withdrew" : "left_without_being_seen"});
        }
        if (contact.state != "closed") closes_now(id, decisions_);
        ticket.step = {"gone", person, last_done_at_, from};
    }

    void undo_step() {
        std::vector<ContactId> fresh;
        for (const auto& [id, ticket] : tickets_)
            if (ticket.step) fresh.push_back(id);
        const ContactId id = fresh.empty() || chance(15) ? key_of(tickets_) : one_of(fresh);
        auto& ticket = tickets_.at(id);
        const int person = ticket.step && chance(85) ? ticket.step->by : worker();
        Codes refusals;
        if (!ticket.step) {
            refusals.insert("walkin.nothing_to_undo");
        } else if (ticket.step->by != person) {
            refusals.insert("walkin.undo_not_yours");
        } else if (county_.now() > ticket.step->at + Minutes{10}) {
            refusals.insert("walkin.undo_too_late");
        } else if (ticket.step->what == "gone") {
            if (ticket.gone_matters.empty()) refusals.insert("walkin.nothing_to_undo");
            for (const auto& matter : ticket.gone_matters)
                if (freed_is_gone(matter)) refusals.insert("routing.undo_time_gone");
        }
        const auto done = does("walkin_undo", person, "takes back the last step with number " + std::to_string(ticket.number), refusals,
                               [number = ticket.id](Work& work) { return waiting_room::undo(work, number); });
        if (!done) return;
        const auto step = *ticket.step;
        if (step.what == "called") {
            ticket.calls.pop_back();
            ticket.is_called = step.from == "called";
        } else if (step.what == "arrived") {
            ticket.has_arrived = false;
        } else {
            const auto matters = ticket.gone_matters;
            for (auto matter = matters.rbegin(); matter != matters.rend(); ++matter) take_back(*matter);
        }
        if (step.from == "waiting") wait_again(id);
        ticket.step.reset();
    }

    // The client came, or did not; whoever met them may say at once how it ended.
    void meet() {
        if (bookings_.empty()) return receive();
        std::vector<BookingId> begun;
        for (const auto& [booking_id, kept] : bookings_)
            if (kept.lives && kept.begins_at <= county_.now()) begun.push_back(booking_id);
        const BookingId id = begun.empty() || chance(10) ? key_of(bookings_) : one_of(begun);
        const auto booking = bookings_.at(id);
        const int person = chance(75) ? booking.professional : worker();
        const bool came = chance(70);
        const bool closes = came && chance(60);
        Codes refusals;
        const bool is_of_the_unit = people_[static_cast<std::size_t>(person)].actor.unit == people_[static_cast<std::size_t>(booking.professional)].actor.unit;
        if (!is_of_the_unit) refusals.insert("scheduling.not_your_booking");
        if (!booking.lives) refusals.insert("scheduling.booking_has_ended");
        if (booking.begins_at > county_.now()) refusals.insert("scheduling.not_yet_begun");
        if (!came && booking.begins_at <= county_.now() && county_.now() < booking.begins_at + Minutes{15})
            refusals.insert("scheduling.arrival_window_open");
        if (closes && !booking.matter) refusals.insert("routing.not_carried_on");
        // As it stands once the visit is held.
        auto after = booking.matter ? matters_.at(*booking.matter) : ModelMatter{};
        const auto carry_on = [&](ModelMatter& it) {
            if (it.state != "booked" || it.booking != id) return;
            it.state = "owned";
            if (came) it.owner = person;
            it.undo_until.reset();
        };
        carry_on(after);
        for (auto& stood : after.before) carry_on(stood);
        if (closes && refusals.empty()) refusals = close_refusals(after, person);

        bool done = false;
        if (came) {
            visits::HoldVisit command{};
            if (closes) command.closes = intake::CloseMatter{"treated_at_visit", "hoidettu"};
            done = does("visit_hold", person, "meets whoever booked " + brief(id), refusals,
                        [id, command](Work& work) { return visits::hold(work, id, command); }).ok();
        } else {
            done = does("visit_miss", person, "waits in vain for " + brief(id), refusals, [id](Work& work) { return visits::miss(work, id); }).ok();
        }
        if (!done) return;
        bookings_.at(id).lives = false;
        if (!booking.matter) return;
        matters_.at(*booking.matter) = after;
        if (closes) settled(*booking.matter, person, "treated_at_visit");
        touched_.insert(*booking.matter);
    }

    // ---- the arranging books

    void with_books() {
        if (matters_.empty() || hours_.empty()) return receive();
        const int kind = below(100);
        if (kind < 22 || waits_.empty()) return put_on_book();
        if (kind < 30) return let_wait();
        if (kind < 62) return offer_time();
        if (kind < 82) return answer_offer();
        if (kind < 92) return take_out();
        return minute_of_the_house();
    }

    // What somebody waits for, mostly what is given there.
    struct Wanted {
        std::string service;
        bool at_station;
        int own;
    };
    Wanted some_wanted(int client) {
        Wanted wanted{chance(60) ? "nurse_reception" : "doctor_reception", chance(90), -1};
        if (chance(25)) wanted.own = client >= 0 && chance(70) ? clients_[static_cast<std::size_t>(client)].own_worker : below(6);
        return wanted;
    }
    refill::EnterWait entry_of(const Wanted& wanted) const {
        waiting::Wishes wishes{};
        wishes.short_notice = true;
        if (wanted.own >= 0) wishes.professional = id_of(wanted.own);
        return {wanted.at_station ? station_ : centre_, wanted.service, wishes};
    }
    Codes wanted_refusals(const Wanted& wanted, int client) const {
        const auto gives = wanted.service == "doctor_reception" ? events::Profession::doctor : events::Profession::nurse;
        if (wanted.own >= 0) {
            if (client < 0 || clients_[static_cast<std::size_t>(client)].own_worker != wanted.own) return {"waiting.not_own_worker"};
            if (profession_of(wanted.own) != gives) return {"waiting.another_profession"};
            return {};
        }
        if (gives == events::Profession::doctor && !wanted.at_station) return {"waiting.nobody_gives_it_there"};
        return {};
    }

    void put_on_book() {
        const MatterId id = some_matter();
        const int person = somebody_for(id);
        const auto& matter = matters_.at(id);
        const auto wanted = some_wanted(matter.client);
        auto refusals = hand_refusals(id, person);
        refusals.merge(wanted_refusals(wanted, matter.client));
        if (matter.client < 0) refusals.insert("contact.client_unknown");
        if (!matter.assessed) refusals.insert("assessment.not_assessed");
        if (is_emergency(id)) refusals.insert("assessment.emergency_class_needs_emergency_route");
        if (matter.assessed && matter.assessed->urgency == "same_day") refusals.insert("waiting.same_day_does_not_wait");
        for (const auto& [wait_id, wait] : waits_)
            if (wait.lives && wait.matter == id && wait.service == wanted.service && wait.at_station == wanted.at_station)
                refusals.insert("waiting.waits_already");
        const auto entry = entry_of(wanted);
        const auto done = does("matter_put_on_book", person, "puts " + brief(id) + " on a book for " + wanted.service, refusals, [id, entry](Work& work) {
            return intake::put_on_book(work, id, {entry.unit, entry.service, entry.wishes, "ei aikaa"});
        });
        if (!done) return;
        remember(id);
        free_bookings(id);
        matters_.at(id).booking.reset();
        const auto pool_of = wanted.service == "doctor_reception" ? events::Profession::doctor : events::Profession::nurse;
        decided(id, person,
                {.state = "owned", .route = "arranging_book", .owner = wanted.own, .in_pool = wanted.own < 0, .pool_of = pool_of,
                 .pool_at_station = wanted.at_station});
        waits_no_more(id);
        auto rows = county_.rows();
        const auto made = waiting::of_matter(rows, id);
        if (!made) throw ModelFault("matter " + brief(id) + " was put on a book, and does not wait");
        enters(made->wait, wanted, id);
    }
    void enters(WaitId id, const Wanted& wanted, std::optional<MatterId> matter, int client = -1) {
        ModelWait wait{.client = client,
                       .matter = matter,
                       .service = wanted.service,
                       .at_station = wanted.at_station,
                       .own = wanted.own,
                       .urgency = "non_urgent",
                       .guarantee_by = std::nullopt,
                       .entered_at = last_done_at_};
        if (matter) {
            const auto& it = matters_.at(*matter);
            wait.client = it.client;
            wait.urgency = it.assessed->urgency;
            wait.guarantee_by = it.assessed->guarantee_by;
            wait.entered_no = it.decided_no;
        }
        waits_[id] = wait;
    }

    // A follow-up, for no matter.
    void let_wait() {
        const int client = below(clients_.size());
        const int person = worker();
        const auto wanted = some_wanted(client);
        auto refusals = wanted_refusals(wanted, client);
        for (const auto& [wait_id, wait] : waits_)
            if (wait.lives && !wait.matter && wait.client == client && wait.service == wanted.service && wait.at_station == wanted.at_station)
                refusals.insert("waiting.waits_already");
        const auto entry = entry_of(wanted);
        const ClientId client_id = clients_[static_cast<std::size_t>(client)].id;
        const auto done = does("wait_enter", person, "lets " + std::to_string(client) + " wait for " + wanted.service, refusals,
                               [client_id, entry](Work& work) { return refill::enter(work, client_id, entry); });
        if (done) enters(done->wait.wait, wanted, std::nullopt, client);
    }

    WaitId some_wait(const std::function<bool(const ModelWait&)>& mostly) {
        std::vector<WaitId> fit;
        for (const auto& [id, wait] : waits_)
            if (mostly(wait)) fit.push_back(id);
        return fit.empty() || chance(10) ? key_of(waits_) : one_of(fit);
    }
    bool waits_for_emergency(const ModelWait& wait) const { return wait.urgency == "emergency"; }

    void offer_time() {
        const WaitId id = some_wait([&](const ModelWait& wait) { return wait.lives && !(wait.offer && lives(*wait.offer)); });
        const auto& wait = waits_.at(id);
        std::vector<ModelHours> coming;
        for (const auto& one : hours_) {
            const bool is_of = one.service == wait.service && (wait.own >= 0 ? one.professional == wait.own : wait.at_station);
            if (one.ends_at > county_.now() && is_of) coming.push_back(one);
        }
        const auto hours = coming.empty() || chance(15) ? one_of(hours_) : one_of(coming);
        const auto slots = (hours.ends_at - hours.begins_at) / hours.slot;
        const Instant at = hours.begins_at + hours.slot * below(static_cast<std::size_t>(slots));
        const Instant ends_at = at + hours.slot;
        const int person = worker();

        Codes refusals;
        if (!wait.lives) refusals.insert("waiting.has_ended");
        if (wait.lives && wait.offer && lives(*wait.offer)) refusals.insert("waiting.offered_already");
        if (at <= county_.now()) refusals.insert("scheduling.slot_has_begun");
        if (waits_for_emergency(wait)) refusals.insert("scheduling.emergency_is_not_booked");
        const bool is_of = hours.service == wait.service && (wait.own >= 0 ? hours.professional == wait.own : wait.at_station);
        if (!is_of) refusals.insert("waiting.another_service");
        for (const auto& [booking_id, booking] : bookings_) {
            if (!booking.lives || booking.begins_at >= ends_at || booking.ends_at <= at) continue;
            if (booking.professional == hours.professional) refusals.insert("scheduling.slot_taken");
            if (booking.client == wait.client) refusals.insert("scheduling.client_has_overlap");
        }
        if (is_offered(hours.professional, at, ends_at, [](const ModelWait&) { return false; })) refusals.insert("scheduling.slot_held");
        const refill::OfferTime command{hours.hours, at, events::OfferedBy::phone};
        const auto done = does("wait_offer", person, "offers " + brief(id) + " the time " + wall(at), refusals,
                               [id, command](Work& work) { return refill::offer(work, id, command); });
        if (!done) return;
        waits_.at(id).offer = ModelWait::Offer{.id = done->offer.offer,
                                               .professional = hours.professional,
                                               .begins_at = at,
                                               .ends_at = ends_at,
                                               .answer_by = std::min(last_done_at_ + Minutes{240}, at),
                                               .by = person};
    }

    void answer_offer() {
        const WaitId id = some_wait([&](const ModelWait& wait) { return wait.offer && lives(*wait.offer); });
        const auto wait = waits_.at(id);
        if (!wait.offer) return offer_time();
        const int person = worker();
        const auto& offer = *wait.offer;
        Codes refusals;
        if (!lives(offer)) refusals.insert("waiting.offer_has_ended");
        if (chance(35)) {
            const bool is_taken_back = chance(30);
            const auto done = does(is_taken_back ? "offer_withdraw" : "offer_decline", person, "hears a no from " + brief(id), refusals,
                                   [offer_id = offer.id, is_taken_back](Work& work) {
                                       return is_taken_back ? refill::withdraw_offer(work, offer_id) : refill::decline(work, offer_id);
                                   });
            if (done) waits_.at(id).offer->is_open = false;
            return;
        }
        refill::AcceptOffer command{};
        if (chance(30)) command.late_because = "sopi asiakkaalle";
        if (wait.matter && wait.guarantee_by && helsinki_date(offer.begins_at) > *wait.guarantee_by && !command.late_because)
            refusals.insert("scheduling.after_guarantee_needs_reason");
        if (waits_for_emergency(wait)) refusals.insert("scheduling.emergency_is_not_booked");
        for (const auto& [booking_id, booking] : bookings_) {
            const bool is_moved = wait.matter && booking.matter == wait.matter && booking.begins_at > county_.now();
            const bool meets = booking.begins_at < offer.ends_at && booking.ends_at > offer.begins_at;
            if (booking.lives && !is_moved && meets && booking.client == wait.client) refusals.insert("scheduling.client_has_overlap");
        }
        const auto done = does("offer_accept", person, "hears a yes from " + brief(id), refusals,
                               [offer_id = offer.id, command](Work& work) { return refill::accept(work, offer_id, command); });
        if (!done) return;
        if (wait.matter) {
            remember(*wait.matter);
            free_bookings(*wait.matter);
        }
        bookings_[done->booking.booking] = {.professional = offer.professional, .client = wait.client, .begins_at = offer.begins_at,
                                            .ends_at = offer.ends_at, .made_by = person, .matter = wait.matter};
        if (wait.matter) {
            matters_.at(*wait.matter).booking = done->booking.booking;
            decided(*wait.matter, person, {.state = "booked", .route = "book", .owner = offer.professional});
        } else {
            ends_now(waits_.at(id), 0);
        }
    }

    void take_out() {
        const WaitId id = some_wait([](const ModelWait& wait) { return wait.lives; });
        const auto wait = waits_.at(id);
        const int person = worker();
        const std::vector<std::string> reasons{"no_longer_needed", "other_service_needed", "room_or_equipment"};
        refill::WithdrawWait command{one_of(reasons), std::nullopt};
        const bool closes = chance(35);
        if (closes) command.closes = intake::CloseMatter{"client_withdrew", "ei enää tarvitse"};
        Codes refusals;
        if (command.why == "room_or_equipment") refusals.insert("scheduling.no_such_reason");
        if (closes && !wait.matter) refusals.insert("routing.not_carried_on");
        if (!wait.lives) refusals.insert("waiting.has_ended");
        auto after = wait.matter ? matters_.at(*wait.matter) : ModelMatter{};
        if (after.state == "owned" && after.route == "arranging_book") {
            after.owner = person;
            after.in_pool = false;
            after.undo_until.reset();
        }
        if (closes && refusals.empty()) refusals = close_refusals(after, person);
        const auto done = does("wait_withdraw", person, "takes " + brief(id) + " out of the book", refusals,
                               [id, command](Work& work) { return refill::withdraw(work, id, command); });
        if (!done) return;
        ends_now(waits_.at(id), 0);
        if (!wait.matter) return;
        matters_.at(*wait.matter) = after;
        touched_.insert(*wait.matter);
        if (closes) settled(*wait.matter, person, "client_withdrew");
    }

    // Offers that ran out end, as the house does it every few seconds.
    void minute_of_the_house() {
        note("the house ends what ran out");
        static_cast<void>(county_.state([](Work& work) -> Result<Done> {
            refill::end_lapsed_offers(work);
            scheduling::end_lapsed_holds(work);
            return Done{};
        }));
        for (auto& [id, wait] : waits_)
            if (wait.offer && wait.offer->answer_by <= county_.now()) wait.offer->is_open = false;
    }

    void offer(int professional, Instant begins_at) {
        const std::vector<int> lengths{20, 30};
        const Millis slot = Minutes{one_of(lengths)};
        const Instant ends_at = begins_at + Minutes{60 + 60 * below(2)};
        const bool overlaps = std::any_of(hours_.begin(), hours_.end(), [&](const auto& h) {
            return h.professional == professional && h.begins_at < ends_at && begins_at < h.ends_at;
        });
        const std::string service = professional == 3 ? "doctor_reception" : "nurse_reception";
        const events::HoursOffered hours{.hours = {},
                                         .professional = id_of(professional),
                                         .unit = *people_[static_cast<std::size_t>(professional)].actor.unit,
                                         .service = service,
                                         .kind = events::VisitKind::on_site,
                                         .begins_at = begins_at,
                                         .ends_at = ends_at,
                                         .slot_minutes = static_cast<int>(slot / Minutes{1})};
        note(name_of(professional) + " has hours at " + wall(begins_at));
        const auto offered = county_.state([&](Work& work) { return scheduling::offer_hours(work, hours); });
        if (offered.ok() == overlaps) throw ModelFault("hours that overlap are refused, and no others");
        if (offered) hours_.push_back({*offered, professional, service, begins_at, ends_at, slot});
    }

    // ---- the house against the model

    void compare(ContactId id) {
        auto rows = county_.rows();
        const auto row = contact::contact(rows, id);
        const auto& kept = contacts_.at(id);
        if (!row) throw ModelFault("contact " + brief(id) + " has disappeared");
        const std::string state(wire::word(row->state));
        if (state != kept.state) throw ModelFault("contact " + brief(id) + " is " + state + ", and by the model " + kept.state);
        if (person_of(row->holder) != kept.holder) throw ModelFault("contact " + brief(id) + " is in other hands than by the model");
        if (row->client.has_value() != (kept.client >= 0) || (row->client && clients_[static_cast<std::size_t>(kept.client)].id != *row->client))
            throw ModelFault("contact " + brief(id) + " is of another client");
        if (row->attempts != kept.attempts) throw ModelFault("contact " + brief(id) + " was tried " + std::to_string(row->attempts) + " times");
        if (tickets_.contains(id)) compare_number(id);
    }
    void compare_number(ContactId id) {
        auto rows = county_.rows();
        const auto row = walkin::of_contact(rows, id);
        const auto& kept = tickets_.at(id);
        const auto name = "number " + std::to_string(kept.number);
        if (!row || row->ticket != kept.id || row->number != kept.number || row->day != kept.day) throw ModelFault(name + " is another than by the model");
        const std::string state(wire::word(row->state));
        if (state != state_of(id)) throw ModelFault(name + " is " + state + ", and by the model " + state_of(id));
        if (row->calls != static_cast<int>(kept.calls.size())) throw ModelFault(name + " was called " + std::to_string(row->calls) + " times, not as by the model");
    }
    void compare(MatterId id) {
        auto rows = county_.rows();
        const auto row = routing::route_of(rows, id);
        const auto& kept = matters_.at(id);
        if (!row) throw ModelFault("matter " + brief(id) + " has disappeared");
        const std::string state(wire::word(row->state));
        if (state != kept.state) throw ModelFault("matter " + brief(id) + " is " + state + ", and by the model " + kept.state);
        if (kept.state == "undecided") return;
        if (!row->route || wire::word(*row->route) != kept.route) throw ModelFault("matter " + brief(id) + " took another route");
        if (person_of(row->decided_by) != kept.decider) throw ModelFault("matter " + brief(id) + " was decided by another");
        if (kept.state == "closed") {
            if (row->outcome != kept.outcome) throw ModelFault("matter " + brief(id) + " ended otherwise");
            return;
        }
        if (person_of(row->owner) != kept.owner) throw ModelFault("matter " + brief(id) + " is owned by another");
        const bool is_in_pool = row->owner_kind == events::OwnerKind::pool;
        const bool is_other = kept.in_pool && (row->owner_unit != (kept.pool_at_station ? station_ : centre_) || row->owner_profession != kept.pool_of);
        if (is_in_pool != kept.in_pool || is_other) throw ModelFault("matter " + brief(id) + " is in another pool");
    }
    void compare_touched() {
        for (const auto& id : touched_) {
            compare(id);
            compare(matters_.at(id).contact);
        }
    }
    void compare_all() {
        for (const auto& [id, contact] : contacts_) compare(id);
        for (const auto& [id, matter] : matters_) compare(id);

        std::vector<std::pair<Instant, ContactId>> waiting;
        for (const auto& [id, contact] : contacts_)
            if (contact.state == "waiting") waiting.emplace_back(contact.rank_at, id);
        std::sort(waiting.begin(), waiting.end());
        auto rows = county_.rows();
        desks::FirstLineQuery query{};
        query.limit = 200;
        const auto desk = desks::first_line(rows, query, {}, county_.now());
        if (desk.waiting != static_cast<std::int64_t>(waiting.size()) || desk.rows.size() != waiting.size()) throw ModelFault("the desk shows another number");
        for (std::size_t i = 0; i < waiting.size(); ++i)
            if (desk.rows[i].contact != waiting[i].second) throw ModelFault("the desk shows another order");

        std::vector<ContactId> in_order;
        const auto room = desks::waiting_room(rows, {station_}, {}, county_.now()).value();
        for (const auto& one : room.tickets)
            if (one.before) in_order.push_back(one.contact);
        if (in_order != next_up()) throw ModelFault("the waiting room shows another order");
        if (desks::call_up(rows, station_, county_.now()).value().waiting != static_cast<int>(in_order.size()))
            throw ModelFault("the call-up screen tells another number than by the model");

        for (const int professional : {2, 3}) {
            std::set<Instant> free;
            for (const auto& hours : hours_) {
                if (hours.professional != professional) continue;
                for (Instant at = hours.begins_at; at + hours.slot <= hours.ends_at; at += hours.slot) {
                    if (at < county_.now()) continue;
                    const bool taken = std::any_of(bookings_.begin(), bookings_.end(), [&, s = hours.slot](const auto& b) {
                        return b.second.lives && b.second.professional == professional && b.second.begins_at < at + s && b.second.ends_at > at;
                    });
                    const bool is_kept = is_offered(professional, at, at + hours.slot, [](const ModelWait&) { return false; });
                    if (!taken && !is_kept) free.insert(at);
                }
            }
            std::set<Instant> shown;
            for (const auto& time : scheduling::free_times(rows, {{id_of(professional)}, {}, {}, county_.now(), county_.now() + std::chrono::days{60}, 2000}))
                shown.insert(time.begins_at);
            if (shown != free) throw ModelFault("the free times of " + name_of(professional) + " are others than by the model");
        }
        for (const bool at_station : {true, false}) compare_book(at_station);
    }
    void compare_book(bool at_station) {
        const std::vector<std::string> by_haste{"emergency", "same_day", "within_days", "non_urgent", "no_care_need"};
        std::vector<std::tuple<std::ptrdiff_t, bool, Date, Instant, WaitId>> expected;
        for (const auto& [id, wait] : waits_) {
            if (!wait.lives || wait.at_station != at_station) continue;
            const auto haste = std::find(by_haste.begin(), by_haste.end(), wait.urgency) - by_haste.begin();
            expected.emplace_back(haste, !wait.guarantee_by, wait.guarantee_by.value_or(Date{}), wait.entered_at, id);
        }
        std::sort(expected.begin(), expected.end());
        auto rows = county_.rows();
        const auto book = waiting::in_book(rows, at_station ? station_ : centre_);
        if (book.size() != expected.size()) throw ModelFault("others wait in the book than by the model");
        for (std::size_t i = 0; i < book.size(); ++i) {
            if (book[i].wait != std::get<WaitId>(expected[i])) throw ModelFault("the book has another order than by the model");
            const auto& wait = waits_.at(book[i].wait);
            const auto open = waiting::open_offer_to(rows, book[i].wait);
            const bool is_open = open && open->answer_by > county_.now();
            if (is_open != (wait.offer && lives(*wait.offer))) throw ModelFault("wait " + brief(book[i].wait) + " has an offer, or none, unlike by the model");
        }
    }

    void audit() {
        const auto faults = auditor_.look(county_.connection(), county_.now());
        if (!faults.empty()) throw ModelFault("the auditor: " + faults.front());
    }
    void look_deep() {
        const auto faults = Auditor::look_at_chain(county_.connection());
        if (!faults.empty()) throw ModelFault("the auditor: " + faults.front());
        if (const auto table = county_.replays_otherwise()) throw ModelFault("the ledger does not give the table " + *table);
    }

    Options options_;
    County county_;
    Dice dice_;
    Auditor auditor_;
    UnitId centre_{};
    UnitId station_{};
    std::vector<LineId> lines_;
    std::vector<Colleague> people_;
    std::vector<ModelClient> clients_;
    std::vector<ModelHours> hours_;
    std::map<ContactId, ModelContact> contacts_;
    std::map<MatterId, ModelMatter> matters_;
    std::map<ContactId, ModelTicket> tickets_;
    std::map<BookingId, ModelBooking> bookings_;
    std::map<WaitId, ModelWait> waits_;
    std::set<MatterId> touched_;
    int decisions_ = 0;
    std::deque<std::string> diary_;
    std::map<std::string, int> codes_met_;
    int keys_ = 0;
    int accepted_ = 0;
    int refused_ = 0;
    int retried_ = 0;
    Instant last_done_at_{};
};

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

// Houses with one fault each, to show that the tests can fail.
void project_forgetting_cancellations(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    if (!std::holds_alternative<events::BookingCancelled>(event)) project_all(tables, event, stamp);
}
void project_forgetting_returns(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    if (!std::holds_alternative<events::ContactReturned>(event)) project_all(tables, event, stamp);
}
void project_forgetting_waits(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    if (!std::holds_alternative<events::WaitEnded>(event) && !std::holds_alternative<events::WaitRestored>(event)) project_all(tables, event, stamp);
}
void project_forgetting_answers(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    if (!std::holds_alternative<events::ConsultationSettled>(event)) project_all(tables, event, stamp);
}

void project_forgetting_calls(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    if (!std::holds_alternative<events::TicketCalled>(event)) project_all(tables, event, stamp);
}

}  // namespace

TEST_CASE("the house does what the model says, whatever people do in whatever order") {
    const auto seed = number_from("KOPPI_MODEL_SEED", 20'260'302);
    const auto steps = static_cast<int>(number_from("KOPPI_MODEL_STEPS", 4800));
    std::map<std::string, int> codes;
    int accepted = 0;
    int refused = 0;
    int retried = 0;
    constexpr int steps_of_a_county = 600;
    for (int done = 0, n = 0; done < steps; done += steps_of_a_county, ++n) {
        Walk walk({.seed = seed + static_cast<std::uint64_t>(n)});
        const auto fault = walk.run(std::min(steps_of_a_county, steps - done));
        if (fault) FAIL(*fault);
        accepted += walk.accepted();
        refused += walk.refused();
        retried += walk.retried();
        for (const auto& [code, times] : walk.codes_met()) codes[code] += times;
    }
    std::string met;
    for (const auto& [code, times] : codes) met += " " + code + " " + std::to_string(times);
    INFO("refusals met:", met);
    MESSAGE("seed ", seed, ": ", accepted, " done, ", refused, " refused in ", codes.size(), " ways, ", retried, " retried");
    // A walk that meets nobody proves nothing.
    if (steps >= 4800) {
        CHECK(accepted > 1000);
        CHECK(refused > 200);
        CHECK(codes.size() >= 20);
        CHECK(retried > 50);
    }
}

TEST_CASE("a house that forgets something is caught, by the auditor alone and by the model alone") {
    for (const Project forgetful : {&project_forgetting_cancellations, &project_forgetting_returns, &project_forgetting_answers, &project_forgetting_calls,
                                    &project_forgetting_waits}) {
        // What is forgotten does not happen in every walk.
        const auto told_by = [&](bool auditor) {
            for (std::uint64_t seed = 7; seed < 13; ++seed)
                if (auto told = Walk({.seed = seed, .project = forgetful, .with_auditor = auditor, .with_model = !auditor}).run(600)) return *told;
            return std::string("nothing");
        };
        CHECK(told_by(true).find("the auditor: ") != std::string::npos);
        CHECK(told_by(false).find("the model") != std::string::npos);
    }
    CHECK(Walk({.seed = 7}).run(600).value_or("nothing") == "nothing");
}

}  // namespace koppi::tests
