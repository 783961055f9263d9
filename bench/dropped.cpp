// Bench: nobody is dropped. Contacts by the hundred thousand, taken, left alone, assessed, passed on, booked, asked about, undone and settled,
// while people are away, leave, and get clients by rule, and while the program fails in the middle of things. Then plain SQL counts who has no
// owner.
//
// Invariant: the count knows nothing of the house's rules; it reads tables and the ledger as they lie in the file.
#include <fmt/format.h>

#include <array>
#include <map>

#include "app/switchboard.hpp"
#include "bare_sql.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "crowd.hpp"
#include "modules/directory/directory.hpp"
#include "platform/catalog.hpp"
#include "workflows/consulting.hpp"
#include "workflows/naming.hpp"
#include "workflows/population.hpp"
#include "workflows/visits.hpp"

namespace koppi::bench {

namespace {

// What a crash in the middle of a work looks like from inside.
struct Fault {};

constexpr int contacts_in_a_commit = 200;
// Nurses and doctors see clients in half hours from eight to four.
constexpr int opens_at_minute = 8 * 60;
constexpr int half_hours = 16;

class Crowd {
public:
    Crowd(Workshop& workshop, SetClock& clock, Staff staff, const County& county)
        : workshop_(workshop), clock_(clock), staff_(std::move(staff)), nurses_(staff_.of(events::Profession::nurse)), county_(county) {}

    // Somebody leaves, or is away, once in so many commits.
    void run(int contacts, int leaves_one_in) {
        give_hours();
        for (int done = 0; done < contacts; done += contacts_in_a_commit) {
            if (done > 0 && done % (contacts / 10) == 0) fmt::print(stderr, "  {} contacts\n", done);
            const bool crashes = chance(50);
            const auto before = tally_;
            try {
                workshop_.transaction([&] {
                    for (int i = 0; i < contacts_in_a_commit; ++i) contact();
                    if (chance(leaves_one_in)) leave();
                    if (chance(20)) name_by_rule();
                    if (crashes) throw Fault{};
                });
            } catch (const Fault&) {
                // All of it is gone, and was answered to nobody.
                tally_ = before;
                ++faults_;
            }
            clock_.set(clock_.now() + Minutes{20});
        }
    }
    struct Tally {
        std::int64_t contacts = 0;
        std::int64_t commands = 0;
        std::int64_t refused = 0;
        std::map<std::string, std::int64_t> did;
    };
    const Tally& tally() const { return tally_; }
    std::int64_t faults() const { return faults_; }

private:
    bool chance(int one_in) { return dice_.below(static_cast<std::uint64_t>(one_in)) == 0; }
    template <class T>
    const T& any(const std::vector<T>& list) {
        return list[dice_.below(list.size())];
    }
    // One command; now and then the program fails when half of it is written.
    template <class Verb, class Answered = std::invoke_result_t<Verb, Work&>, class Value = typename Answered::Value>
    std::optional<Value> act(const char* name, const Actor& actor, Verb verb) {
        ++tally_.commands;
        if (chance(200)) {
            try {
                (void)workshop_.run<Value>(actor, [&](Work& work) -> Answered {
                    (void)verb(work);
                    throw Fault{};
                });
            } catch (const Fault&) {
                ++faults_;
            }
        }
        auto answer = workshop_.run<Value>(actor, [&](Work& work) { return verb(work); });
        if (!answer) {
            ++tally_.refused;
            return std::nullopt;
        }
        ++tally_.did[name];
        return std::move(answer).value();
    }

    struct Open {
        ContactId contact;
        MatterId matter;
    };

    void give_hours() {
        const auto today = helsinki_date(clock_.now());
        for (const auto& [profession, service] :
             {std::pair{events::Profession::nurse, "nurse_reception"}, {events::Profession::doctor, "doctor_reception"}}) {
            scheduling::WriteTemplate week{.name = {std::string(service)}, .blocks = {}, .works_on_holidays = true};
            for (const auto day : {Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday,
                                   Weekday::friday, Weekday::saturday, Weekday::sunday})
                week.blocks.push_back({.weekday = day,
                                       .from_minute = opens_at_minute,
                                       .until_minute = opens_at_minute + half_hours * 30,
                                       .service = service,
                                       .kind = events::VisitKind::on_site,
                                       .slot_minutes = 30,
                                       .purpose = events::SlotPurpose::open,
                                       .opens_days_before = {},
                                       .released_days_before = {}});
            const auto work_template = *act("hours written", Actor{}, [&](Work& work) { return scheduling::write_template(work, {}, week); });
            for (const auto& one : staff_.of(profession)) {
                const scheduling::AssignTemplate given{.work_template = work_template,
                                                       .professional = *one.professional,
                                                       .unit = *one.unit,
                                                       .first_day = today,
                                                       .last_day = std::nullopt,
                                                       .every_weeks = 1,
                                                       .room = std::nullopt};
                hours_.push_back(*act("hours given", Actor{}, [&](Work& work) { return scheduling::assign_template(work, given); }));
            }
        }
    }

    void contact() {
        contact::ReceiveContact received{};
        received.line = county_.line;
        received.channel = chance(3) ? events::Channel::callback : events::Channel::phone;
        const auto& client = any(county_.clients);
        if (!chance(6)) received.client = client;
        received.words = std::string("Selkä on kipeä.");
        received.language = Language::fi;
        if (chance(4)) received.urgency = events::Urgency::same_day;
        const auto answer = act("received", any(nurses_), [&](Work& work) { return intake::receive(work, received); });
        must(answer.has_value(), "a contact is always received");
        ++tally_.contacts;
        const auto& nurse = any(nurses_);
        const Open one{answer->contact, answer->matters.front()};
        if (chance(12)) return;  // waits on
        if (!act("taken", nurse, [&](Work& work) { return intake::take(work, one.contact); })) return;
        if (chance(15)) return;  // left alone: the house takes it back by itself
        if (chance(15)) {
            act("given back", nurse, [&](Work& work) { return intake::give_back(work, one.contact, {"toinen linja"}); });
            return;
        }
        if (!received.client) act("identified", nurse, [&](Work& work) { return intake::identify(work, one.contact, {client}); });
        assess(nurse, one.matter);
        decide(nurse, one);
        if (chance(8)) act("undone", nurse, [&](Work& work) { return intake::undo(work, one.matter); });
        carry_on(one.matter);
        if (chance(10)) house_work();
    }

    void assess(const Actor& nurse, MatterId matter) {
        const auto* form = catalog().form_on("care_need_assessment", helsinki_date(clock_.now()));
        const bool is_emergency = chance(30);
        events::Answers answers{{"reason", {"Selkä on kipeä."}}, {"reason_code", {"L03"}}};
        answers["urgency"] = {is_emergency ? "emergency" : chance(3) ? "same_day"
                                                                     : "non_urgent"};
        if (!is_emergency) {
            answers["clarity"] = {"clear"};
            answers["care_class"] = {"general_sick_care"};
        }
        const assessment::AssessNeed command{.form = form->form, .form_version = form->version, .answers = answers};
        act("assessed", nurse, [&](Work& work) { return intake::assess(work, matter, command); });
    }

    void decide(const Actor& nurse, const Open& one) {
        const wire::Text<1000, 1> why{std::string("Sovittu asiakkaan kanssa.")};
        const auto& other = any(staff_.all);
        switch (dice_.below(10)) {
            case 0:
            case 1: act("advised", nurse, [&](Work& work) { return intake::advise_and_close(work, one.matter, {"advice_sufficient", why}); }); break;
            case 2: act("to own worker", nurse, [&](Work& work) { return intake::pass_to_worker(work, one.matter, {std::nullopt, why}); }); break;
            case 3: act("to somebody", nurse, [&](Work& work) { return intake::pass_to_worker(work, one.matter, {other.professional, why}); }); break;
            case 4:
                act("to a team", nurse, [&](Work& work) { return intake::pass_to_team(work, one.matter, {*other.unit, *other.profession, why}); });
                break;
            case 5: act("to survey", nurse, [&](Work& work) { return intake::pass_to_survey(work, one.matter, {why}); }); break;
            case 6: act("to emergency", nurse, [&](Work& work) { return intake::send_to_emergency(work, one.matter, {why, std::nullopt}); }); break;
            case 7: act("booked", nurse, [&](Work& work) { return intake::book(work, one.matter, some_time()); }); break;
            case 8: ask(nurse, one.matter); break;
            default: break;  // stays in the hands of whoever took it
        }
    }

    // Of the coming three weeks; it may well be taken.
    intake::BookVisit some_time() {
        const auto day = plus_days(helsinki_date(clock_.now()), 1 + static_cast<int>(dice_.below(21)));
        const auto minute = opens_at_minute + 30 * static_cast<int>(dice_.below(half_hours));
        return {.time = {.hours = any(hours_), .begins_at = *instant_at(day, minute)},
                .why = {std::string("Sovittu asiakkaan kanssa.")},
                .late_because = std::nullopt,
                .hold = std::nullopt};
    }

    // A colleague or the team of a profession is asked; and answers, refers, is asked in vain, or the question is withdrawn or undone.
    void ask(const Actor& nurse, MatterId matter) {
        const auto& other = any(staff_.all);
        const bool of_team = chance(3);
        const events::AskedOf to = of_team ? events::AskedOf{events::OwnerKind::pool, std::nullopt, other.unit, other.profession}
                                           : events::AskedOf{events::OwnerKind::person, other.professional, std::nullopt, std::nullopt};
        const consulting::AskAboutMatter question{to, events::ConsultationMode::consult, {std::string("Miten jatketaan?")}, {}, chance(3)};
        const auto asked = act("asked", nurse, [&](Work& work) { return consulting::ask(work, matter, question); });
        if (!asked) return;
        const auto id = asked->consultation;
        const wire::Text<2000, 1> words{std::string("Seurataan.")};
        if (of_team) act("question taken", other, [&](Work& work) { return consulting::take(work, id); });
        const auto answers = [&](const char* name, events::AnswerKind kind) {
            act(name, other, [&](Work& work) { return consulting::answer(work, id, {kind, words, std::nullopt}); });
        };
        switch (dice_.below(6)) {
            case 0: answers("answered", events::AnswerKind::advice); break;
            case 1: answers("taken over", events::AnswerKind::take_over); break;
            case 2: {
                const auto& third = any(staff_.all);
                const events::AskedOf next{events::OwnerKind::person, third.professional, std::nullopt, std::nullopt};
                act("referred", other, [&](Work& work) { return consulting::refer(work, id, {next, words}); });
                break;
            }
            case 3: act("question withdrawn", nurse, [&](Work& work) { return consulting::withdraw(work, id, {{std::string("Selvisi.")}}); }); break;
            default: break;  // nobody has answered yet
        }
        if (chance(4)) act("question undone", chance(2) ? nurse : other, [&](Work& work) { return consulting::undo(work, id); });
    }

    // Whoever owns it does something with it, or nothing.
    void carry_on(MatterId matter) {
        sql::Reader rows(workshop_.connection());
        const auto route = routing::route_of(rows, matter);
        if (!route || !route->owner_kind || chance(3)) return;
        const auto owner = std::find_if(staff_.all.begin(), staff_.all.end(), [&](const Actor& one) {
            return route->owner ? one.professional == route->owner : one.unit == route->owner_unit && one.profession == route->owner_profession;
        });
        if (owner == staff_.all.end()) return;
        const wire::Text<1000, 1> why{std::string("Hoidettu.")};
        if (chance(2)) {
            act("settled", *owner, [&](Work& work) { return intake::close_matter(work, matter, {"advice_sufficient", why}); });
        } else {
            act("passed on", *owner, [&](Work& work) { return intake::pass_to_worker(work, matter, {any(staff_.all).professional, why}); });
        }
    }

    // What the house does by itself.
    void house_work() {
        const intake::AtWork nobody{[](ProfessionalId) { return false; }, [](ContactId, ProfessionalId) { return false; },
                                    [](ContactId, ProfessionalId) { return std::optional<Instant>{}; }};
        act("returned", Actor{}, [&](Work& work) -> Result<Done> {
            intake::return_what_is_left_alone(work, nobody);
            return Done{};
        });
        act("lapsed", Actor{}, [&](Work& work) -> Result<Done> {
            naming::end_lapsed_namings(work);
            return Done{};
        });
    }

    // Somebody leaves: their panel to a colleague of the same profession, what they carry to their team.
    void leave() {
        const auto& who = any(staff_.all);
        const auto peers = staff_.of(*who.profession);
        const auto& heir = any(peers);
        naming::TransferPanel command{.to = {}, .but = {}, .matters_to = {}, .why = {std::string("Siirtyi toiseen tehtävään.")}};
        if (who.profession == events::Profession::nurse) command.to.push_back({events::NamedAs::area_nurse, *heir.professional});
        act("left", who, [&](Work& work) { return naming::transfer(work, *who.professional, command); });
        act("is away", who, [&](Work& work) { return directory::set_reachability(work, *who.professional, {events::Reachability::away, std::nullopt}); });
    }

    void name_by_rule() {
        sql::Reader rows(workshop_.connection());
        const auto plan = population::plan(rows, chance(2) ? "area_nurses" : "own_doctors", clock_.now());
        if (!plan || plan->to_name == 0) return;
        act("named by rule", Actor{}, [&](Work& work) { return population::apply(work, plan->plan, {0}); });
    }

    Workshop& workshop_;
    SetClock& clock_;
    Staff staff_;
    std::vector<Actor> nurses_;
    std::vector<HoursId> hours_;
    const County& county_;
    Dice dice_{4711};
    Tally tally_;
    std::int64_t faults_ = 0;
};

// Each counts what must not be. A contact in somebody's hands or on a line is an owner; so is a person, or the team of a profession in a unit.
struct Wrong {
    const char* what;
    const char* sql;
};
constexpr std::array wrongs{
    Wrong{"matters whose owner is nobody", R"(
        select count(*) from matter m left join matter_route r on r.matter = m.matter where r.matter is null or (r.state in ('owned', 'asked') and
        not ((r.owner_kind = 'person' and r.owner is not null) or (r.owner_kind = 'pool' and r.owner_unit is not null and r.owner_profession is not null))))"},
    Wrong{"matters that wait for a decision in a contact that nobody has and no line holds", R"(
        select count(*) from matter m join matter_route r on r.matter = m.matter where r.state = 'undecided' and not exists (
            select 1 from contact c where (c.contact = r.contact or c.contact in (select j.contact from contact_joined j where j.matter = m.matter))
            and (c.state = 'waiting' or (c.state <> 'closed' and c.holder is not null))))"},
    Wrong{"open matters without a promise", "select count(*) from matter_route where state in ('owned', 'asked') and promise_by is null"},
    Wrong{"open matters without a reason", "select count(*) from matter_route where state in ('owned', 'asked') and coalesce(why, '') = ''"},
    Wrong{"closed matters without outcome or actor", "select count(*) from matter_route where state = 'closed' and (outcome is null or decided_by is null)"},
    Wrong{"waiting contacts that somebody holds", "select count(*) from contact where state = 'waiting' and holder is not null"},
};

std::int64_t number(BareSql& sql, const char* text) {
    auto* const statement = sql.prepare(text);
    must(sqlite3_step(statement) == SQLITE_ROW, "a count is a row");
    const auto count = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return count;
}

}  // namespace

void measure_dropped(const Options& options, Table& table) {
    const auto path = options.folder + "/dropped.db";
    const int contacts = options.quick ? 20'000 : 1'000'000;
    const std::vector<std::string> municipalities{"405", "153", "416"};
    const auto county = make_county(path, {.clients = options.quick ? 2'000 : 20'000, .municipalities = municipalities});
    const auto begun = Watch::now();
    Crowd::Tally tally;
    std::int64_t faults = 0;
    {
        SetClock clock(SystemClock().now());
        auto database = open_to_write(path, Existing::welcome);
        Workshop workshop(*database.connection, project_all, clock, Dice(13));
        Crowd crowd(workshop, clock, employ(workshop, 240, municipalities), county);
        // As often in a quick run as makes every kind of end happen; of the full county's 240 about as many leave in a year as do.
        crowd.run(contacts, options.quick ? 3 : 60);
        tally = crowd.tally();
        faults = crowd.faults();
    }
    const double seconds = seconds_since(begun);
    BareSql sql(path);
    must(number(sql, "select count(*) from contact") == tally.contacts, "every contact that was answered for is there");
    must(number(sql, "select count(*) from matter") == number(sql, "select count(*) from ledger where name = 'matter_opened'"),
         "no matter has gone");
    std::int64_t dropped = 0;
    for (const auto& wrong : wrongs) {
        const auto count = number(sql, wrong.sql);
        if (count > 0) fmt::print(stderr, "  {}: {}\n", wrong.what, count);
        dropped += count;
    }
    std::string did;
    for (const auto& [name, count] : tally.did) did += fmt::format("{}{} {}", did.empty() ? "" : ", ", count, name);
    fmt::print(stderr, "  {} commands in {:.0f} s, {} refused, {} faults; {}\n", tally.commands, seconds, tally.refused, faults, did);
    table.add({.what = fmt::format("of {} contacts, without owner, promise, reason or end", tally.contacts),
               .measured = static_cast<double>(dropped),
               .unit = "",
               .beside = "commands that failed half way, and whole commits",
               .beside_measured = static_cast<double>(faults),
               .ratio = {},
               .n = static_cast<std::size_t>(tally.commands),
               .times = {},
               .goal = "0",
               .met = dropped == 0});
}

}  // namespace koppi::bench
