// Demo: the year. Things are due at instants; what is due first happens first, and what happens makes further things due. Each thing is
// done by the professional concerned, through a verb.
//
// Invariants: the clock never goes back; only what is open (a call that waits, a visit that lies ahead) is held in memory, so a large
// county needs hardly more of it than a small one; a refusal that the story did not foresee is a Bug.
#pragma once

#include <deque>
#include <memory>
#include <set>

#include "interfaces/demo/calendar.hpp"
#include "interfaces/demo/demo.hpp"
#include "interfaces/demo/plan.hpp"
#include "platform/catalog.hpp"
#include "workflows/consulting.hpp"
#include "workflows/visits.hpp"
#include "workflows/waiting_room.hpp"

namespace koppi::demo {

// The first line's office hours, in minutes of the day.
inline constexpr int opens_at = 8 * 60;
// What a seeded salt would give, given once: with a constant the ledger of a demo does not hang on chance. Argon2id, two passes, 19 MiB.
inline constexpr const char* demo_password_hash =
    "$argon2id$v=19$m=19456,t=2,p=1$0dlYltqirfvY3Wh4F0r+Vw$hmIyVSRQF9TKm2PzHnAyF/K2Txqe8cXRptZh5IwFGo0";
inline constexpr int closes_at = 16 * 60;

// catalog/phrases/contact_reasons.yaml
BOOST_DEFINE_ENUM_CLASS(WhoseReason, any, woman, man)

struct SaidAt {
    int from;  // years of age
    int to;
    std::vector<std::string> fi;
    std::vector<std::string> sv;
    std::vector<std::string> en;
};
BOOST_DESCRIBE_STRUCT(SaidAt, (), (from, to, fi, sv, en))

struct PhrasedReason {
    std::string code;
    WhoseReason sex;
    std::vector<events::Urgency> urgencies;
    std::vector<SaidAt> said;
};
BOOST_DESCRIBE_STRUCT(PhrasedReason, (), (code, sex, urgencies, said))

// What somebody of this age says in this language, in Finnish when there is nothing else; empty when nobody of this age has the reason.
std::vector<std::string> phrases_for(const PhrasedReason& reason, int age, Language language);
bool may_be_had_by(const PhrasedReason& reason, Gender gender);

struct ReasonPhrases {
    int version;
    std::vector<PhrasedReason> reasons;
};
BOOST_DESCRIBE_STRUCT(ReasonPhrases, (), (version, reasons))

// catalog/phrases/decision_words.yaml
struct Occasion {
    std::string id;
    std::vector<std::string> fi;
};
BOOST_DESCRIBE_STRUCT(Occasion, (), (id, fi))

struct DecisionWords {
    int version;
    std::vector<Occasion> words;
};
BOOST_DESCRIBE_STRUCT(DecisionWords, (), (version, words))

// The mean index of continuity (Bice–Boxerman) that a county shows; profession is nurse or doctor.
double continuity_meant(events::Profession profession);

class Story {
public:
    Story(Workshop& workshop, SetClock& clock, const DemoOptions& options, const Progress& progress);

    // Units, lines, professionals, accounts; then the residents and who is named for them.
    void open_house();
    void move_in();
    // The year, up to `until`.
    void live();

    const Plan& plan() const { return plan_; }
    const std::vector<DemoPerson>& people() const { return people_; }
    const Calendar& calendar() const { return *calendar_; }
    Instant begins() const { return begins_; }

private:
    static constexpr std::uint16_t nobody = 0xffff;

    struct Worker {
        ProfessionalId professional;
        UnitId unit;
        events::Profession profession;
        std::optional<std::size_t> station;
        Actor actor;
    };
    // What the story must know of a resident; everything else lies in the tables.
    struct Client {
        ClientId client;  // nil until they are born
        std::string phone;
        Date born;
        Gender gender;
        Language language;
        std::uint8_t band;
        std::uint8_t station;
        bool is_elderly;
        bool has_own_nurse;
        bool has_own_doctor;
        // Whom they usually see: the named one, or whoever it happens to be.
        std::uint16_t nurse;
        std::uint16_t doctor;
        // Whom they were given a time with, in order.
        std::vector<std::uint16_t> nurses_met;
        std::vector<std::uint16_t> doctors_met;
    };
    // One contact from its arrival to its decision.
    struct Case {
        std::size_t client;
        std::size_t reason;  // of county.contacts.reasons
        events::Channel channel;
        LineId line;
        events::Urgency urgency;
        bool is_known = true;     // who calls is known before the call is taken
        bool is_complex = false;
        std::string words;
        int attempts = 0;
        ContactId contact{};
        MatterId matter{};
        std::optional<Date> guarantee_by;
        // The day from which the access to non-urgent general care is counted, where it is.
        std::optional<Date> waits_since;
        // The call is about this visit, to cancel or move it.
        std::optional<BookingId> about;
    };
    using CasePtr = std::shared_ptr<Case>;
    struct Ahead {
        std::size_t client;
        Slot slot;
        std::size_t reason;
        std::optional<MatterId> matter;
        std::optional<Date> guarantee_by;
        std::optional<Date> waits_since;
    };
    struct Nurse {
        std::size_t worker;
        bool is_busy = false;
        Instant free_since{};
    };
    struct Waiting {
        bool is_live;
        Instant rank_at;
        std::uint64_t order;
        CasePtr at;
        bool operator<(const Waiting& other) const {
            return std::tuple(!is_live, rank_at, order) < std::tuple(!other.is_live, other.rank_at, other.order);
        }
    };
    struct Due {
        Instant at;
        std::uint64_t order;
        std::function<void()> act;
        // The earliest lies on top of the heap.
        bool operator<(const Due& other) const { return std::tie(other.at, other.order) < std::tie(at, order); }
    };
    // When a visit is wished for: somewhere in [from, until), near `around`.
    struct Wish {
        Instant from;
        Instant around;
        Instant until;
        bool today_too = false;
    };

    // ---- the machinery (story.cpp)
    void when(Instant at, std::function<void()> act);
    Instant now() const { return clock_.now(); }
    template <class Verb>
    auto attempt(const Actor& actor, Verb verb);
    template <class Verb>
    auto must(const Actor& actor, Verb verb);
    const std::string& words_for(std::string_view occasion);
    // The next minute in which offices are open, at `at` or later.
    Instant open_minute(Instant at) const;
    // An office minute some working days on (0: today if there is time, else the next one).
    Instant office_minute(int working_days);

    void register_client(std::size_t index, const events::ClientDetails& details, Date named_from);
    // Who gets in touch next; a provider calls about those who are old.
    std::size_t caller(std::optional<events::Channel> channel);
    // A reason that this client may have, and that can be as urgent as the case is.
    void give_reason(Case& at);

    // ---- a day (year.cpp)
    void new_day(Date day);
    void open_week(Date monday);
    void open_stretch(const Opening& opening);
    CasePtr new_case(std::size_t client, std::optional<events::Channel> channel);
    void arrive(const CasePtr& at);
    void receive(const CasePtr& at, const Actor& by, bool take);
    static void provider_calls(contact::ReceiveContact& command, std::size_t client);
    void hand_out();
    bool on_duty(const Nurse& nurse) const;
    void begin(Nurse& nurse, const CasePtr& at, bool taken);
    void wait_for_next_try(const CasePtr& at);
    void own_nurse_calls(const CasePtr& at);

    // ---- what becomes of a contact (care.cpp)
    void assess(std::size_t worker, const CasePtr& at, events::Route route, std::optional<events::Profession> needed);
    void settle(std::size_t worker, const CasePtr& at);
    void cancel_or_move(std::size_t worker, const CasePtr& at);
    void close_with_advice(std::size_t worker, const CasePtr& at);
    bool book_first_visit(std::size_t worker, const CasePtr& at, events::Profession profession, std::optional<std::size_t> with = std::nullopt);
    // Books for the matter, in the first time of the wish that holds; the time is taken and the visit expected.
    bool book_in(std::size_t worker, const CasePtr& at, events::Profession profession, std::size_t type, Wish wish, std::optional<std::size_t> with,
                 const char* occasion);
    void ask(std::size_t worker, const CasePtr& at);
    consulting::AskAboutMatter question_to(std::size_t colleague);
    ConsultationId asked(std::size_t worker, const consulting::AskAboutMatter& question, const CasePtr& at);
    void ask_of(std::size_t worker, std::size_t colleague, const CasePtr& at);
    void answer_asked(std::size_t asker, std::size_t colleague, const CasePtr& at, ConsultationId consultation);
    bool refer_on(std::size_t asker, std::size_t colleague, const CasePtr& at, ConsultationId consultation);
    bool meet_remotely(std::size_t asker, std::size_t colleague, const CasePtr& at, ConsultationId consultation);
    void act_on_answer(std::size_t asker, const CasePtr& at);
    void pass_on(std::size_t worker, const CasePtr& at);
    void own_worker_acts(std::size_t worker, const CasePtr& at);
    void survey(std::size_t worker, const CasePtr& at);
    bool book_from_survey(std::size_t surveyor, const CasePtr& at, events::Profession profession);
    void end_survey(std::size_t surveyor, const CasePtr& at, SurveyId survey);
    void close_owned(std::size_t worker, const CasePtr& at, const char* outcome, const char* occasion);
    events::Profession first_profession(const Case& at);
    events::CareClass care_class(const Case& at) const;
    std::string reason_code(std::size_t reason) const { return county_.contacts.reasons[reason].code; }

    // ---- visits (visits.cpp)
    std::size_t choose_worker(std::size_t client, events::Profession profession);
    std::size_t any_worker(std::size_t client, events::Profession profession);
    // The service by which it is given; `today`: the profession's most usual one.
    std::size_t visit_type(events::Profession profession, bool follow_up, bool today);
    Wish wish_for(const Case& at, events::Profession profession);
    // What lies ahead counts as if it were held; `times` −1 when it was cancelled, moved or missed.
    void count_visit(const Ahead& ahead, int times);
    std::optional<Slot> find_time(std::size_t client, events::Profession profession, std::size_t type, const Wish& wish, std::optional<std::size_t> worker);
    void expect_visit(BookingId booking, Ahead ahead);
    void meet(BookingId booking);
    void after_no_show(const Ahead& ahead);
    void follow_up(std::size_t worker, std::size_t client, std::size_t reason, events::Profession profession);
    void record_opened(std::size_t worker, std::size_t client, events::Purpose purpose, std::optional<ContactId> contact);

    // ---- working time beyond the story's own hours (worktime.cpp)
    void plan_worktime(Date from);
    void somebody_falls_ill();

    // ---- who waits in an arranging book (waits.cpp)
    void fill_books();
    void wait_for_time(std::size_t n);
    void wait_for_follow_up();
    std::optional<std::size_t> somebody_to_wait(bool is_young, bool needs_doctor, const PhrasedReason* reason);
    void offer_to_first();
    // ---- groups (groups.cpp)
    void plan_groups();
    // ---- plans of clients (care_plans.cpp)
    void make_care_plans();
    // ---- joint appointments, teams and meetings (pair_work.cpp)
    void hold_joint_appointments();
    void gather_teams(const std::vector<std::size_t>& around);
    // ---- a ward, home hospital and home care, and who goes between them (transfers.cpp)
    void open_wards();
    void move_patients();

    // ---- the desk as the year leaves it (scene.cpp)
    void set_scene();
    // Who has which duty in the days ahead, and what service providers and clients have agreed with the line today.
    void set_front(Instant ended);
    void give_duties();
    struct CameIn;
    // Those who sit in the waiting rooms as the year ends; `opened`: since when the doors are open.
    void fill_waiting_rooms(Instant opened);
    void comes_in(std::size_t station, const CameIn& came);

    Workshop& workshop_;
    SetClock& clock_;
    DemoOptions options_;
    const Progress& progress_;
    const Catalog& catalog_;
    const knowledge::County& county_;
    Names names_;
    std::vector<PhrasedReason> phrases_;  // in the order of county.contacts.reasons
    std::map<std::string, std::vector<std::string>, std::less<>> words_;
    Dice dice_;
    Dice home_dice_;
    Dice wait_dice_;
    std::set<std::size_t> wait_for_;  // clients who wait in a book
    Plan plan_;
    Instant begins_;

    Actor line_;  // the telephone system and the e-services: no professional
    Actor manager_;
    UnitId centre_;
    std::vector<UnitId> stations_;
    std::vector<Actor> wards_;  // a nurse of each: of the ward, of home hospital, of home care
    std::map<std::string, LineId, std::less<>> lines_;
    std::vector<Worker> workers_;
    std::vector<DemoPerson> people_;
    std::map<std::string, std::size_t, std::less<>> by_username_;
    std::unordered_map<ProfessionalId, std::size_t> by_professional_;
    std::map<events::Profession, std::vector<std::size_t>> by_profession_;
    std::map<std::pair<events::Profession, std::size_t>, std::vector<std::size_t>> by_station_;
    std::vector<Client> clients_;
    Weighted calls_;  // who gets in touch
    double contacts_per_week_ = 0;

    std::optional<HoursPlan> hours_;
    std::optional<Calendar> calendar_;
    std::vector<Due> due_;
    std::uint64_t order_ = 0;
    std::vector<Nurse> nurses_;
    std::set<Waiting> waiting_;
    std::unordered_map<BookingId, Ahead> ahead_;
    double owed_contacts_ = 0;

    Deck channels_;
    Deck e_channels_;
    Deck urgencies_;
    Deck routes_;
    Deck missed_calls_;
    Deck no_shows_;
    Deck cancellations_;
    Deck follow_ups_;
    Deck follow_up_professions_;
    std::vector<Weighted> reasons_;  // by age band
    // Of the visits whose access is counted, so many, and so many of them within seven days.
    struct Access {
        int visits = 0;
        int soon = 0;
    };
    std::map<events::Profession, Access> access_;
    // The indices of continuity of all clients with two visits or more.
    struct Indices {
        double sum = 0;
        int clients = 0;
    };
    std::map<events::Profession, Indices> indices_;
    std::map<events::Profession, Deck> first_types_;
    std::map<events::Profession, Deck> follow_up_types_;
    std::map<std::pair<events::Profession, std::size_t>, Deck> hundredths_;
    // How clients of a station and their nurses and doctors come together.
    struct Ties {
        double stays;   // of visits that go to nobody known, the share at the own station
        double chance;  // that such a visit goes to a given person met before
    };
    std::map<std::pair<events::Profession, std::size_t>, Ties> ties_;
};

template <class Verb>
auto Story::attempt(const Actor& actor, Verb verb) {
    using Answered = decltype(verb(std::declval<Work&>()));
    return workshop_.run<typename Answered::Value>(actor, verb);
}

template <class Verb>
auto Story::must(const Actor& actor, Verb verb) {
    auto answer = attempt(actor, std::move(verb));
    if (!answer) throw Bug("the demo did not foresee that it would be refused: " + answer.refusal().code + answer.refusal().where);
    return std::move(answer).value();
}

}  // namespace koppi::demo
