#include "interfaces/indicators/indicators.hpp"

#include <doctest/doctest.h>

#include "app/switchboard.hpp"
#include "core/civil_time.hpp"
#include "platform/catalog.hpp"
#include "platform/trial.hpp"

namespace koppi::indicators {

namespace {

// A desk of rows, written straight into the tables: the figures must not care how a county came to be.
struct Counting {
    Trial trial{project_all};
    UnitId unit = trial.fresh<UnitId>();
    Instant noon = Trial::monday_at_eight + 4h;

    template <class... Args>
    void row(const char* text, const Args&... args) {
        const sql::Query query{"indicators.test_row", text};
        sql::Tables(*trial.connection).run(query, args...);
    }
    ProfessionalId professional(events::Profession profession) {
        const auto id = trial.fresh<ProfessionalId>();
        row("insert into role (role, professional, unit, profession, position) values ($1, $2, $3, $4, 1)", trial.fresh<RoleId>(), id, unit, profession);
        return id;
    }
    // A visit at `begins`, booked for a matter that was assessed at noon (or not at all).
    void visit(ClientId client, ProfessionalId with, Instant begins, std::string urgency, std::string kind = "on_site", std::string care = "general_sick_care") {
        const auto booking = trial.fresh<BookingId>();
        const auto matter = trial.fresh<MatterId>();
        if (!urgency.empty())
            row("insert into assessment (assessment, matter, form, form_version, answers, urgency, care_class, assessed_at, position) "
                "values ($1, $2, 'care_need_assessment', 1, '{}', $3, $4, $5, 1)",
                trial.fresh<AssessmentId>(), matter, urgency, care, noon);
        row("insert into booking (booking, client, professional, unit, service, kind, begins_at, ends_at, state, made_at, matter) "
            "values ($1, $2, $3, $4, 'nurse_reception', $5, $6, $7, 'fulfilled', $8, $9)",
            booking, client, with, unit, kind, begins, begins + 20min, noon + 1min, matter);
        row("insert into visit (visit, client, booking, professional, unit, kind, begins_at, ends_at, reasons) values ($1, $2, $3, $4, $5, $6, $7, $8, '[]')",
            trial.fresh<VisitId>(), client, booking, with, unit, kind, begins, begins + 20min);
    }
    // Somebody came so many days after noon for what was written at the visit; nothing written: for what their matter was assessed as.
    void came(ClientId client, ProfessionalId with, int days, std::optional<std::string> written, std::optional<std::string> assessed = {}) {
        const auto booking = trial.fresh<BookingId>();
        const auto matter = trial.fresh<MatterId>();
        const Instant begins = noon + 24h * days;
        if (assessed) this->assessed(matter, *assessed, begins - 2h);
        row("insert into booking (booking, client, professional, unit, service, kind, begins_at, ends_at, state, made_at, matter) "
            "values ($1, $2, $3, $4, 'reception', 'on_site', $5, $6, 'fulfilled', $7, $8)",
            booking, client, with, unit, begins, begins + 20min, begins - 1h, matter);
        const std::string reasons = written ? R"([{"system":"icpc2","code":")" + *written + R"(","display":"x"}])" : "[]";
        row("insert into visit (visit, client, booking, professional, unit, kind, begins_at, ends_at, reasons) values ($1, $2, $3, $4, $5, 'on_site', $6, $7, $8)",
            trial.fresh<VisitId>(), client, booking, with, unit, begins, begins + 20min, reasons);
    }
    void assessed(MatterId matter, const std::string& icpc2, Instant at) {
        row("insert into assessment (assessment, matter, form, form_version, answers, icpc2, urgency, care_class, assessed_at, position) "
            "values ($1, $2, 'care_need_assessment', 1, '{}', $3, 'non_urgent', 'general_sick_care', $4, 1)",
            trial.fresh<AssessmentId>(), matter, icpc2, at);
    }
    // A matter decided at noon, and who carries it on.
    MatterId decided(const std::string& icpc2, const char* route, std::optional<std::string> pool = {}) {
        const auto matter = trial.fresh<MatterId>();
        assessed(matter, icpc2, noon);
        row("insert into matter_route (matter, contact, client, opened_at, state, route, decided_at, why, owner_kind, owner_unit, owner_profession, promise_by) "
            "values ($1, $2, $3, $4, 'owned', $5, $4, 'x', 'pool', $6, $7, $4)",
            matter, trial.fresh<ContactId>(), trial.fresh<ClientId>(), noon, std::string(route), unit, pool.value_or("nurse"));
        return matter;
    }
    void doctors_time(MatterId matter, ProfessionalId doctor) {
        row("insert into booking (booking, client, professional, unit, service, kind, begins_at, ends_at, state, made_at, matter) "
            "select $1, client, $2, $3, 'reception', 'on_site', $4, $5, 'booked', $4, matter from matter_route where matter = $6",
            trial.fresh<BookingId>(), doctor, unit, noon + 24h, noon + 25h, matter);
    }
    ClientId resident(std::optional<int> died_after = {}) {
        const auto client = trial.fresh<ClientId>();
        row("insert into client (client, family_name, given_names, hetu_is_doubtful, language, non_disclosure, died, sort_key) "
            "values ($1, 'x', 'x', 0, 'fi', 0, $2, x'00')",
            client, died_after ? std::optional(plus_days(helsinki_date(noon), *died_after)) : std::nullopt);
        return client;
    }
    // Named so many days after noon's, and ended so.
    void naming(ClientId client, const char* named_as, int begins, std::optional<int> ends = {}, const char* why = "balanced") {
        const Date day = helsinki_date(noon);
        row("insert into naming (naming, client, professional, named_as, begins_on, why, ends_on, why_ended, is_living) "
            "values ($1, $2, $3, $4, $5, 'stated', $6, $7, $8)",
            trial.fresh<NamingId>(), client, trial.fresh<ProfessionalId>(), std::string(named_as), plus_days(day, begins),
            ends ? std::optional(plus_days(day, *ends)) : std::nullopt, ends ? std::optional(std::string(why)) : std::nullopt, !ends);
    }
    void line_offered(int count, const char* answer) {
        for (int n = 0; n < count; ++n)
            row("insert into direct_line_offer (position, naming, professional, offered_on, answer) "
                "select coalesce(max(position), 0) + 1, $1, $2, $3, $4 from direct_line_offer",
                trial.fresh<NamingId>(), trial.fresh<ProfessionalId>(), helsinki_date(noon), std::string(answer));
    }
    void contact(std::string channel, int attempts = 0) {
        row("insert into contact (contact, line, channel, words, language, received_at, promise_by, rank_at, why_here, state, attempts) "
            "values ($1, $2, $3, 'x', 'fi', $4, $4, $4, 'arrived_on_line', 'closed', $5)",
            trial.fresh<ContactId>(), trial.fresh<LineId>(), channel, noon, attempts);
    }
    // A section of a plan, its versions so many days after noon (the first makes it), and its end.
    SectionId plan(const std::vector<std::pair<int, bool>>& versions, std::optional<int> ended_after = {}, const char* why = "balanced") {
        const auto section = trial.fresh<SectionId>();
        const auto at = [&](int days) { return noon + 24h * days; };
        row("insert into plan_section (section, plan, client, registry, kind, owner, version, parts_given, review_on, made_at, saved_at, reviewed_at) "
            "values ($1, $2, $3, 'health', 'treatment', $4, $5, 1, $6, $7, $7, $7)",
            section, trial.fresh<PlanId>(), trial.fresh<ClientId>(), trial.fresh<ProfessionalId>(), versions.size(), helsinki_date(noon),
            at(versions.front().first));
        if (ended_after) row("update plan_section set ended_at = $2, ended_why = $3 where section = $1", section, at(*ended_after), why);
        int version = 0;
        for (const auto& [days, is_review] : versions)
            row("insert into plan_version (section, version, saved_at, is_review, content) values ($1, $2, $3, $4, '{}')", section, ++version, at(days),
                is_review);
        return section;
    }
    // A joint appointment that was held at noon, and what became of it.
    PairworkId pair(std::optional<int> saved, std::optional<std::string> saved_time, std::optional<std::string> path, const char* ended_why = nullptr) {
        const auto id = trial.fresh<PairworkId>();
        row("insert into pairwork (pairwork, client, registry, indications, owner, suggested_at, version, held_on, saved_appointments, saved_time, "
            "path_status, is_open, ended_why) values ($1, $2, 'health', '[]', $3, $4, 1, $5, $6, $7, $8, 0, $9)",
            id, trial.fresh<ClientId>(), trial.fresh<ProfessionalId>(), noon, helsinki_date(noon), saved, saved_time, path,
            ended_why ? std::optional(std::string(ended_why)) : std::nullopt);
        return id;
    }
    void says(PairworkId id, int usefulness, const std::vector<std::pair<const char*, const char*>>& statements) {
        row("insert into pair_survey (pairwork, answered_at, how, usefulness) values ($1, $2, 'spoken', $3)", id, noon, usefulness);
        for (const auto& [statement, agreement] : statements)
            row("insert into pair_agreement (pairwork, statement, agreement) values ($1, $2, $3)", id, std::string(statement), std::string(agreement));
    }
    void named(ClientId client, const char* named_as) {
        row("insert into naming (naming, client, professional, named_as, begins_on, why, is_living) values ($1, $2, $3, $4, $5, 'stated', 1)",
            trial.fresh<NamingId>(), client, trial.fresh<ProfessionalId>(), std::string(named_as), plus_days(helsinki_date(noon), -900));
    }
    // So many phone calls of a client, around the day.
    void calls_of(ClientId client, int count, int days_after_noon) {
        for (int n = 0; n < count; ++n)
            row("insert into contact (contact, line, client, channel, words, language, received_at, promise_by, rank_at, why_here, state, attempts) "
                "values ($1, $2, $3, 'phone', 'x', 'fi', $4, $4, $4, 'arrived_on_line', 'closed', 0)",
                trial.fresh<ContactId>(), trial.fresh<LineId>(), client, noon + 24h * days_after_noon + 1min * n);
    }
    // A call whose matter led to so many visits.
    void call_with_visits(ClientId client, int visits) {
        const auto contact = trial.fresh<ContactId>();
        const auto matter = trial.fresh<MatterId>();
        row("insert into contact (contact, line, client, channel, words, language, received_at, promise_by, rank_at, why_here, state, attempts) "
            "values ($1, $2, $3, 'phone', 'x', 'fi', $4, $4, $4, 'arrived_on_line', 'closed', 0)",
            contact, trial.fresh<LineId>(), client, noon);
        row("insert into matter (matter, contact, client, words, opened_at) values ($1, $2, $3, 'x', $4)", matter, contact, client, noon);
        for (int n = 0; n < visits; ++n) {
            const auto booking = trial.fresh<BookingId>();
            const auto begins = noon + 24h * (n + 1);
            row("insert into booking (booking, client, professional, unit, service, kind, begins_at, ends_at, state, made_at, matter) "
                "values ($1, $2, $3, $4, 'nurse_reception', 'on_site', $5, $6, 'fulfilled', $7, $8)",
                booking, client, trial.fresh<ProfessionalId>(), unit, begins, begins + 20min, noon, matter);
            row("insert into visit (visit, client, booking, professional, unit, kind, begins_at, ends_at, reasons) "
                "values ($1, $2, $3, $4, $5, 'on_site', $6, $7, '[]')",
                trial.fresh<VisitId>(), client, booking, trial.fresh<ProfessionalId>(), unit, begins, begins + 20min);
        }
    }
    std::string told_of(const Figures& figures, const std::string& id) {
        for (const auto& figure : told(figures))
            if (figure.id == id) return figure.value;
        return "not told";
    }
    Figures counted() {
        auto rows = trial.rows();
        return figures(rows, noon - 24h, noon + 24h * 60);
    }
};

double index_of(std::vector<std::int64_t> visits) { return continuity_index(visits).value_or(-1); }

}  // namespace

TEST_CASE("the index of continuity agrees with the worked examples of the definition") {
    CHECK(index_of({4}) == doctest::Approx(1.0));
    CHECK(index_of({2, 2}) == doctest::Approx(0.3333).epsilon(0.001));
    CHECK(index_of({1, 1, 1, 1}) == doctest::Approx(0.0));
    CHECK(index_of({3, 1}) == doctest::Approx(0.5));
    CHECK(index_of({1, 1}) == doctest::Approx(0.0));
    CHECK(index_of({2, 2, 1}) == doctest::Approx(0.2));
    CHECK(index_of({3}) == doctest::Approx(1.0));
    CHECK(index_of({1, 1, 1}) == doctest::Approx(0.0));
    CHECK(!continuity_index({1}));
    CHECK(!continuity_index({}));
}

TEST_CASE("plans: made, updated, and not looked through for more than twelve months; what was made by mistake is none") {
    Counting desk;
    // A new owner is no new plan.
    desk.row("insert into plan_version (section, version, saved_at, is_review, handed_on_why, content) values ($1, 2, $2, 0, 'lähtee', '{}')",
             desk.plan({{0, true}}), desk.noon + 24h * 5);
    desk.plan({{1, true}, {10, false}});
    desk.plan({{-100, true}, {20, true}});
    // Looked through more than a year before the end of the time; a correction since is no review.
    desk.plan({{-400, true}, {30, false}});
    desk.plan({{-400, true}});
    desk.plan({{2, true}, {3, true}}, 4, "made_by_mistake");
    desk.plan({{-400, true}}, 5);
    desk.plan({{70, true}});
    const auto f = desk.counted();
    CHECK(f.plans_made == 2);
    CHECK(desk.told_of(f, "plans_made") == "2");
    CHECK(f.plans_updated == Share{3, 6});
    CHECK(f.plans_unreviewed == Share{2, 5});
}

TEST_CASE("the share of updated plans is the one of the report") {
    Counting desk;
    for (int n = 0; n < 136; ++n) desk.plan(n < 19 ? std::vector<std::pair<int, bool>>{{0, true}, {9, true}} : std::vector<std::pair<int, bool>>{{0, true}});
    CHECK(desk.counted().plans_made == 136);
    CHECK(desk.counted().plans_updated == Share{19, 136});
    CHECK(desk.told_of(desk.counted(), "plans_updated") == "14.0 %");
}

TEST_CASE("seven calendar days count as within seven days, and the eighth does not") {
    Counting desk;
    const auto nurse = desk.professional(events::Profession::nurse);
    const auto client = desk.trial.fresh<ClientId>();
    const Instant seventh = start_of_day(plus_days(helsinki_date(desk.noon), 7));
    desk.visit(client, nurse, seventh + 15h, "non_urgent");
    desk.visit(client, nurse, start_of_day(plus_days(helsinki_date(desk.noon), 8)) + 8h, "non_urgent");
    CHECK(desk.counted().within_7_days_nurse == Share{1, 2});
    CHECK(desk.counted().within_7_days == Share{1, 2});
    CHECK(desk.counted().within_7_days_doctor == Share{0, 0});
    CHECK(!desk.counted().within_7_days_doctor.percent());
}

TEST_CASE("access counts non-urgent general sick care by licensed professionals, and nothing else") {
    Counting desk;
    const auto client = desk.trial.fresh<ClientId>();
    const auto doctor = desk.professional(events::Profession::doctor);
    desk.visit(client, doctor, desk.noon + 24h, "non_urgent");
    desk.visit(client, doctor, desk.noon + 48h, "same_day");
    desk.visit(client, doctor, desk.noon + 72h, "non_urgent", "on_site", "certificate_only");
    desk.visit(client, doctor, desk.noon + 96h, "");
    desk.visit(client, desk.professional(events::Profession::social_worker), desk.noon + 24h, "non_urgent");
    desk.visit(client, desk.professional(events::Profession::dentist), desk.noon + 24h, "non_urgent");
    CHECK(desk.counted().within_7_days == Share{1, 1});
    CHECK(desk.counted().within_7_days_doctor == Share{1, 1});
}

TEST_CASE("digital and phone shares are of contacts and visits together, remote ones of visits on site and by video") {
    Counting desk;
    for (int i = 0; i < 53; ++i) desk.contact(i % 2 == 0 ? "phone" : "callback");
    for (int i = 0; i < 3; ++i) desk.contact("message");
    const auto nurse = desk.professional(events::Profession::nurse);
    for (int i = 0; i < 41; ++i) desk.visit(desk.trial.fresh<ClientId>(), nurse, desk.noon + 1h, "");
    for (int i = 0; i < 2; ++i) desk.visit(desk.trial.fresh<ClientId>(), nurse, desk.noon + 1h, "", "remote");
    desk.visit(desk.trial.fresh<ClientId>(), nurse, desk.noon + 1h, "", "phone");
    const auto counted = desk.counted();
    CHECK(counted.digital == Share{5, 100});
    CHECK(counted.digital_or_phone == Share{59, 100});
    CHECK(counted.remote == Share{2, 43});
}

TEST_CASE("continuity is counted for nurses and doctors apart, and only for those who came twice") {
    Counting desk;
    const auto nurse = desk.professional(events::Profession::nurse);
    const auto other = desk.professional(events::Profession::nurse);
    const auto doctor = desk.professional(events::Profession::doctor);
    const auto loyal = desk.trial.fresh<ClientId>();
    const auto changing = desk.trial.fresh<ClientId>();
    desk.visit(loyal, nurse, desk.noon + 1h, "");
    desk.visit(loyal, nurse, desk.noon + 2h, "", "phone");
    desk.visit(changing, nurse, desk.noon + 1h, "");
    desk.visit(changing, other, desk.noon + 2h, "");
    desk.visit(changing, doctor, desk.noon + 3h, "");
    CHECK(desk.counted().nurses.clients == 2);
    CHECK(desk.counted().nurses.mean == doctest::Approx(0.5));
    CHECK(desk.counted().doctors.clients == 0);
}

TEST_CASE("a figure is told with one decimal rounded half up, and nothing counted is not nought") {
    Figures counted{};
    counted.within_7_days = {13, 16};
    counted.digital = {1, 16};
    counted.remote = {0, 7};
    counted.doctors = {.mean = 0.0471, .clients = 9};
    const auto told_of = [all = told(counted)](const std::string& id) {
        for (const auto& figure : all)
            if (figure.id == id) return figure.value;
        return std::string("not told");
    };
    CHECK(told_of("within_7_days") == "81.3 %");
    CHECK(told_of("digital") == "6.3 %");
    CHECK(told_of("remote") == "0.0 %");
    CHECK(told_of("no_show") == "–");
    CHECK(told_of("continuity_doctors") == "0.047");
    CHECK(told_of("continuity_nurses") == "–");
}

TEST_CASE("emergency care after a consultation is the share of the report: 47 of 472, of 29 clients") {
    Counting set;
    std::vector<ConsultationId> asked;
    for (int n = 0; n < 472; ++n) {
        const auto consultation = asked.emplace_back(set.trial.fresh<ConsultationId>());
        set.row("insert into consultation (consultation, client, asked_by, mode, asked_kind, asked, question, facts, asked_at, answer_by, state, written, "
                "answer, answered_at) values ($1, $2, $3, 'consult', 'person', $4, 'x', '[]', $5, $6, 'settled', 0, $7, $8)",
                consultation, set.trial.fresh<ClientId>(), set.trial.fresh<ProfessionalId>(), set.trial.fresh<ProfessionalId>(), set.noon, set.noon + 30min,
                set.trial.fresh<DecisionId>(), n % 4 == 0 ? set.noon + 31min : set.noon + 30min);
    }
    std::vector<ClientId> clients;
    for (int n = 0; n < 29; ++n) clients.push_back(set.trial.fresh<ClientId>());
    for (std::size_t n = 0; n < 47; ++n)
        set.row("insert into consultation_emergency (decision, consultation, client, followed_at, within_hours) values ($1, $2, $3, $4, 72)",
                set.trial.fresh<DecisionId>(), asked[n], clients[n % clients.size()], set.noon + 2h);
    const auto figures = set.counted();
    CHECK(figures.emergency_after_consultation == Share{47, 472});
    CHECK(figures.emergency_clients == 29);
    // A deadline is met to the millisecond, and missed after it.
    CHECK(figures.consultations_in_time == Share{354, 472});
    for (const auto& figure : told(figures))
        if (figure.id == "emergency_after_consultation") CHECK(figure.value == "10.0 %");
    CHECK(std::abs(*figures.emergency_after_consultation.percent() - 9.96) < 0.005);
}

TEST_CASE("what nobody answered by its deadline is late; what was given up or overtaken before it is nobody's delay") {
    Counting set;
    const Instant due = set.noon + 30min;
    const auto asked = [&](const char* state, std::optional<Instant> answered, std::optional<Instant> ended, Instant answer_by) {
        set.row("insert into consultation (consultation, client, asked_by, mode, asked_kind, asked, question, facts, asked_at, answer_by, state, written, "
                "answer, answered_at, ended_at) values ($1, $2, $3, 'consult', 'person', $4, 'x', '[]', $5, $6, $7, 0, $8, $9, $10)",
                set.trial.fresh<ConsultationId>(), set.trial.fresh<ClientId>(), set.trial.fresh<ProfessionalId>(), set.trial.fresh<ProfessionalId>(),
                set.noon, answer_by, std::string(state), answered ? std::optional(set.trial.fresh<DecisionId>()) : std::nullopt, answered, ended);
    };
    asked("settled", due, {}, due);
    asked("settled", due + 1ms, {}, due);
    asked("open", {}, {}, due);
    for (const char* state : {"withdrawn", "overtaken"}) {
        asked(state, {}, due, due);
        asked(state, {}, due + 1ms, due);
    }
    // Due when the time is over.
    asked("open", {}, {}, set.noon + 24h * 400);
    CHECK(set.counted().consultations_in_time == Share{1, 5});
}

TEST_CASE("codes written with plans are counted by the day of their version, each of its set; made by mistake they are none") {
    Counting desk;
    const auto counts_as = [&](SectionId section, int version, int nth, const char* code_set, const char* code) {
        desk.row("insert into plan_code (section, version, nth, code_set, code, phrase) values ($1, $2, $3, $4, $5, 'x')", section, version, nth,
                 std::string(code_set), std::string(code));
    };
    const auto living = desk.plan({{0, true}, {10, false}});
    counts_as(living, 1, 0, "county", "OMA1");
    counts_as(living, 1, 1, "icpc2", "A63");
    counts_as(living, 2, 0, "county", "OMA1");
    counts_as(desk.plan({{-400, true}}), 1, 0, "county", "OMA1");
    counts_as(desk.plan({{1, true}}, 2, "made_by_mistake"), 1, 0, "county", "SUU1");
    auto rows = desk.trial.rows();
    CHECK(plan_codes(rows, desk.noon - 24h, desk.noon + 24h * 30) == std::vector<CodeCounted>{{"county", "OMA1", 2}, {"icpc2", "A63", 1}});
}

TEST_CASE("the median of the days that surveys were open") {
    CHECK(median_of({}).of == 0);
    CHECK(median_of({7}).value == 7);
    CHECK(median_of({9, 1, 4}).value == 4);
    CHECK(median_of({9, 1, 4, 5}).value == 4.5);
    Figures figures{};
    for (const auto& figure : told(figures))
        if (figure.id == "survey_days_median") CHECK(figure.value == "–");
    figures.survey_days = {4.5, 4};
    for (const auto& figure : told(figures))
        if (figure.id == "survey_days_median") CHECK(figure.value == "4.5");
}

TEST_CASE("of the surveys that ended: whose client was not reached, and whose did not want it") {
    Counting desk;
    for (const char* ended : {"agreed", "balanced", "not_reached", "declined", "declined"})
        desk.row("insert into survey (survey, matter, client, opened_at, taken_at, state, calls, members, decision, closed_at, outcome, ended, why) "
                 "values ($1, $2, $3, $4, $4, 'closed', 0, 0, $5, $4, 'x', $6, 'x')",
                 desk.trial.fresh<SurveyId>(), desk.trial.fresh<MatterId>(), desk.trial.fresh<ClientId>(), desk.noon, desk.trial.fresh<DecisionId>(),
                 std::string(ended));
    auto rows = desk.trial.rows();
    const auto counted = figures(rows, desk.noon, desk.noon + 24h);
    CHECK(counted.surveys_not_reached == Share{1, 5});
    CHECK(counted.surveys_declined == Share{2, 5});
}

TEST_CASE("joint appointments: what was saved, who stayed on the path, and what clients said, as the pilot's report has it") {
    Counting desk;
    // n = 16 answered: 14,2 / 13,2,1 / 10,5,1 / 12,3,1 / 11,4,1; usefulness 140 of 16 is 8.75 (indicators §9, rows 9 and 11).
    const auto said = [](int n, int fully, int partly) { return n < fully ? "fully_agree" : n < fully + partly ? "partly_agree" : "cannot_say"; };
    for (int n = 0; n < 16; ++n) {
        const auto path = n < 11 ? std::optional(std::string("on_path")) : n == 11 ? std::optional(std::string("in_progress")) : std::nullopt;
        const auto saved = n < 10 ? std::optional(2 + n % 3) : std::nullopt;
        const auto months = n < 7 ? "months_1_2" : n < 10 ? "months_3_or_more" : "under_1";
        const auto id = desk.pair(saved, months, path);
        desk.says(id, n < 4 ? 8 : 9,
                  {{"what_matters", said(n, 14, 2)}, {"heard", said(n, 13, 2)}, {"got_help", said(n, 10, 5)}, {"guided_on", said(n, 12, 3)}});
        // Six of twelve were segmented and asked about it: the statement has a denominator of its own.
        if (n < 12) desk.row("insert into pair_agreement (pairwork, statement, agreement) values ($1, 'segment_useful', $2)", id, std::string(said(n, 6, 2)));
    }
    desk.pair(20, "none", "dropped", "made_by_mistake");
    const auto f = desk.counted();
    CHECK(f.joint_appointments == 16);
    CHECK(f.on_path == Share{11, 12});
    CHECK(desk.told_of(f, "pair_on_path") == "91.7 %");
    CHECK(f.usefulness == Mean{4 * 8 + 12 * 9, 16});
    CHECK(desk.told_of(f, "pair_usefulness") == "8.75");
    CHECK(f.saved_appointments == Mean{29, 10});
    CHECK(desk.told_of(f, "pair_saved_appointments") == "2.90");
    CHECK(f.saved_1_2_months == Share{7, 16});
    CHECK(f.saved_3_months == Share{3, 16});
    CHECK(f.saved_no_time == Share{0, 16});
    CHECK(desk.told_of(f, "pair_what_matters_fully") == "87.5 %");
    CHECK(desk.told_of(f, "pair_what_matters_partly") == "12.5 %");
    CHECK(desk.told_of(f, "pair_heard_fully") == "81.3 %");
    CHECK(desk.told_of(f, "pair_heard_cannot_say") == "6.3 %");
    CHECK(desk.told_of(f, "pair_got_help_fully") == "62.5 %");
    CHECK(desk.told_of(f, "pair_got_help_partly") == "31.3 %");
    CHECK(desk.told_of(f, "pair_guided_on_fully") == "75.0 %");
    CHECK(desk.told_of(f, "pair_guided_on_partly") == "18.8 %");
    CHECK(desk.told_of(f, "pair_segment_useful_fully") == "50.0 %");
    CHECK(desk.told_of(f, "pair_segment_useful_partly") == "16.7 %");
    CHECK(desk.told_of(f, "pair_segment_useful_cannot_say") == "33.3 %");
}

TEST_CASE("a mean that nobody answered is not nought, and half a hundredth is rounded up") {
    Counting desk;
    CHECK(desk.told_of(desk.counted(), "pair_usefulness") == "–");
    Figures f{};
    f.usefulness = {1, 200};
    CHECK(desk.told_of(f, "pair_usefulness") == "0.01");
    f.usefulness = {1761, 200};
    CHECK(desk.told_of(f, "pair_usefulness") == "8.81");
}

TEST_CASE("heavy need: who reached the threshold in the window, and how many were contacted, have a plan and a worker") {
    Counting desk;
    const auto client = [&] { return desk.trial.fresh<ClientId>(); };
    const auto many = client();
    const auto just = client();
    desk.calls_of(many, 14, 10);
    desk.calls_of(just, 10, 10);
    desk.calls_of(client(), 9, 10);
    // A year and more ago, and so in the window before.
    const auto before = client();
    desk.calls_of(before, 12, -400);
    for (const auto one : {many, before}) desk.named(one, "own_doctor");
    desk.named(just, "area_nurse");
    desk.row("insert into heavy_need_decision (decision, client, decided_at, is_taken_up, version, counted, at_least, window_months, taken_as, silent_until, "
             "contacted_at) values ($1, $2, $3, 1, 1, 14, 10, 12, 'under_way', $4, $3)",
             desk.trial.fresh<HeavyNeedId>(), many, desk.noon + 24h * 20, helsinki_date(desk.noon));
    const auto f = desk.counted();
    CHECK(f.heavy_users == 2);
    CHECK(f.heavy_contacted == Share{1, 2});
    CHECK(f.heavy_with_plan == Share{0, 2});
    CHECK(f.heavy_with_worker == Share{1, 2});
    CHECK(f.heavy_with_doctor == Change{1, 1});
}

TEST_CASE("a call and the visits that it leads to are one event of need") {
    Counting desk;
    const auto often = desk.trial.fresh<ClientId>();
    const auto seldom = desk.trial.fresh<ClientId>();
    for (int n = 0; n < 9; ++n) {
        desk.call_with_visits(often, 2);
        desk.call_with_visits(seldom, 2);
    }
    CHECK(desk.counted().heavy_users == 0);
    // The tenth, which no call led to.
    desk.visit(often, desk.professional(events::Profession::nurse), desk.noon + 24h, "");
    CHECK(desk.counted().heavy_users == 1);
}

TEST_CASE("the change of heavy users is the one of the report, and none when there was nobody before") {
    Counting desk;
    Figures f{};
    CHECK(desk.told_of(f, "heavy_change") == "–");
    f.heavy_with_doctor = {1000, 530};
    CHECK(desk.told_of(f, "heavy_change") == "−47.0 %");
    f.heavy_with_doctor = {361, 557};
    CHECK(desk.told_of(f, "heavy_change") == "+54.3 %");
    f.heavy_with_doctor = {7, 7};
    CHECK(desk.told_of(f, "heavy_change") == "0.0 %");
}

TEST_CASE("named workers: personal ones and area nurses apart; who died is no resident; a naming by mistake is none") {
    Counting desk;
    const auto first = desk.resident();
    const auto second = desk.resident();
    desk.resident();
    const auto died = desk.resident(10);
    for (const auto client : {first, second, died}) desk.naming(client, "area_nurse", -900);
    desk.naming(first, "own_nurse", -100);
    desk.naming(first, "own_doctor", 3);
    desk.naming(second, "own_nurse", -50, 20, "balanced");
    desk.naming(second, "contact_person", 5, 6, "named_by_mistake");
    desk.naming(second, "client_manager", 5, 30, "need_ended");
    desk.naming(died, "own_nurse", -900, 11, "died");
    const auto f = desk.counted();
    CHECK(f.named.area_nurse == Share{2, 3});
    CHECK(f.named.personal == Share{1, 3});
    CHECK(f.named.own_nurse == Share{1, 3});
    CHECK(f.named.own_doctor == Share{1, 3});
    CHECK(f.named.living == 2);
    CHECK(f.named.begun == 2);
    CHECK(f.named.ended == 3);
    std::int64_t reasons = 0;
    for (const auto& [reason, count] : f.named.ended_why) {
        CHECK_MESSAGE(count == (reason == "balanced" || reason == "need_ended" || reason == "died" ? 1 : 0), reason);
        reasons += count;
    }
    CHECK(reasons == f.named.ended);
}

TEST_CASE("the own worker's line: taken by those who answered, as the report counts it") {
    Counting desk;
    desk.line_offered(995, "accepted");
    desk.line_offered(13, "declined");
    const auto f = desk.counted();
    CHECK(f.named.line_accepted == Share{995, 1008});
    CHECK(desk.told_of(f, "own_line_accepted") == "98.7 %");
}

TEST_CASE("straight to the physiotherapist: the worked example, day 90 still within") {
    Counting desk;
    const auto physio = desk.professional(events::Profession::physiotherapist);
    const auto doctor = desk.professional(events::Profession::doctor);
    for (const std::optional<int> doctor_after : std::vector<std::optional<int>>{{}, {}, 30, {}, 90, 91, {}, 120, {}, {}}) {
        const auto client = desk.trial.fresh<ClientId>();
        desk.came(client, physio, -60, "L03");
        if (doctor_after) desk.came(client, doctor, *doctor_after - 60, "L86");
    }
    const auto f = desk.counted();
    CHECK(f.physiotherapy_without_doctor == Share{8, 10});
    CHECK(desk.told_of(f, "physiotherapy_without_doctor") == "80.0 %");
}

TEST_CASE("straight to the physiotherapist: only who came there first, for this complaint, and whose days are over") {
    Counting desk;
    const auto physio = desk.professional(events::Profession::physiotherapist);
    const auto doctor = desk.professional(events::Profession::doctor);
    const auto after_a_doctor = desk.trial.fresh<ClientId>();
    desk.came(after_a_doctor, doctor, -70, "L84");
    desk.came(after_a_doctor, physio, -60, "L84");
    const auto for_the_knee = desk.trial.fresh<ClientId>();
    desk.came(for_the_knee, physio, -60, "L15");
    const auto not_over = desk.trial.fresh<ClientId>();
    desk.came(not_over, physio, -29, "L03");
    CHECK(desk.counted().physiotherapy_without_doctor == Share{0, 0});
    // Came again within the days: the same course, counted once; the doctor's visit was for something else.
    const auto counted = desk.trial.fresh<ClientId>();
    desk.came(counted, physio, -60, {}, "L03");
    desk.came(counted, physio, -40, "L03");
    desk.came(counted, doctor, -20, "R05", "L03");
    CHECK(desk.counted().physiotherapy_without_doctor == Share{1, 1});
    // Nothing written at the doctor's: what the matter was assessed as.
    desk.came(counted, doctor, -10, {}, "L03");
    CHECK(desk.counted().physiotherapy_without_doctor == Share{0, 1});
}

TEST_CASE("renewals of prescriptions: without a doctor, without a doctor's time, with something left to do") {
    Counting desk;
    const auto doctor = desk.professional(events::Profession::doctor);
    desk.decided("A50", "advise_close");
    desk.decided("A50", "arranging_book");
    desk.decided("R05", "advise_close");
    desk.doctors_time(desk.decided("A50", "book"), doctor);
    desk.decided("A50", "own_worker", "doctor");
    const auto asked = desk.decided("A50", "consult");
    desk.row("insert into consultation (consultation, client, matter, asked_by, mode, asked_kind, asked, question, facts, asked_at, answer_by, state, written) "
             "select $1, client, matter, $2, 'consult', 'person', $3, 'x', '[]', $4, $4, 'open', 0 from matter_route where matter = $5",
             desk.trial.fresh<ConsultationId>(), desk.trial.fresh<ProfessionalId>(), doctor, desk.noon, asked);
    const auto f = desk.counted();
    CHECK(f.renewals.handled == 5);
    CHECK(f.renewals.without_doctor == Share{2, 5});
    CHECK(f.renewals.freed_times == Share{4, 5});
    CHECK(f.renewals.followed_up == Share{3, 5});
}

TEST_CASE("every figure has words in Finnish, Swedish and English") {
    Counting desk;
    for (const auto& figure : told(desk.counted()))
        for (const auto language : {Language::fi, Language::sv, Language::en})
            CHECK_MESSAGE(catalog().messages.in(language).contains("figure." + figure.id), figure.id);
}

}  // namespace koppi::indicators
