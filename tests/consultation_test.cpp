// Tests: consultations and case surveys. Many at once on one question, a question from before there were threads, and random people who ask,
// take, answer, refer, withdraw and undo in any order: no matter is ever nobody's or two people's.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <thread>

#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "interfaces/desks/desks.hpp"
#include "workflows/consulting.hpp"
#include "workflows/surveying.hpp"

namespace koppi::tests {

namespace {

const Instant asking_monday = *instant_from("2026-03-02T06:00:00Z");

events::AskedOf somebody(const Colleague& who) { return {events::OwnerKind::person, who.professional(), std::nullopt, std::nullopt}; }
events::AskedOf doctors_of(UnitId unit) { return {events::OwnerKind::pool, std::nullopt, unit, events::Profession::doctor}; }
consulting::AskAboutMatter question_to(const events::AskedOf& to) {
    return {.to = to, .mode = events::ConsultationMode::consult, .question = "voiko odottaa?", .facts = {}, .keeps_matter = std::nullopt};
}
consulting::AnswerConsultation answer_of(events::AnswerKind kind) { return {.kind = kind, .words = "näin", .visit = std::nullopt}; }

// A nurse who holds an assessed matter, doctors of a station, and two surveyors.
class Centre {
public:
    explicit Centre(int doctors) : county(asking_monday) {
        centre = county.unit("Kaiku24", events::UnitKind::contact_centre);
        station = county.unit("Armila", events::UnitKind::station);
        line = county.line(centre, "general");
        nurse.emplace(county.colleague("Laine", "Maija", events::Profession::nurse, centre));
        for (int n = 0; n < doctors; ++n) doctor.push_back(county.colleague("Niemi" + std::to_string(n), "Ville", events::Profession::doctor, station));
        for (const char* name : {"Rantanen", "Heino"}) surveyor.push_back(county.colleague(name, "Outi", events::Profession::case_surveyor, centre));
        events::ClientDetails details{};
        details.family_name = "Virtanen";
        details.given_names = "Aino";
        details.language = Language::fi;
        client = county.client(details);
        matter = assessed_matter();
    }
    MatterId assessed_matter() {
        contact::ReceiveContact call{};
        call.line = line;
        call.channel = events::Channel::phone;
        call.client = client;
        call.words = "asia";
        call.take = true;
        const auto id = county.act("contact_receive", nurse->actor, [&](Work& work) { return intake::receive(work, call); }).value().matters.front();
        const assessment::AssessNeed need{.form = "care_need_assessment", .form_version = 1,
                                          .answers = {{"reason", {"olkapää"}}, {"reason_code", {"A97"}}, {"urgency", {"within_days"}},
                                                      {"clarity", {"complex"}}, {"care_class", {"general_sick_care"}}}};
        county.act("matter_assess", nurse->actor, [&](Work& work) { return intake::assess(work, id, need); }).value();
        return id;
    }
    ConsultationId ask(const events::AskedOf& to) {
        return county.act("matter_consult", nurse->actor, [&](Work& work) { return consulting::ask(work, matter, question_to(to)); }).value().consultation;
    }
    void is_sound() {
        Auditor auditor;
        for (const auto& fault : auditor.look(county.connection(), county.now())) FAIL_CHECK(fault);
    }

    County county;
    UnitId centre{};
    UnitId station{};
    LineId line{};
    std::optional<Colleague> nurse;
    std::vector<Colleague> doctor;
    std::vector<Colleague> surveyor;
    ClientId client{};
    MatterId matter{};
};

// Each at once; what each was answered.
template <class Verb>
std::vector<std::string> all_at_once(County& county, std::string_view route, const std::vector<Colleague>& people, Verb verb) {
    std::vector<std::string> answers(people.size());
    std::atomic<std::size_t> ready{0};
    std::vector<std::thread> threads;
    for (std::size_t n = 0; n < people.size(); ++n)
        threads.emplace_back([&, n] {
            ++ready;
            while (ready < people.size()) std::this_thread::yield();
            const auto answer = county.act(route, people[n].actor, verb);
            answers[n] = answer ? "done" : answer.refusal().code + " " + answer.refusal().details.at("name");
        });
    for (auto& one : threads) one.join();
    return answers;
}

void one_got_it(const std::vector<std::string>& answers, const std::vector<Colleague>& people, const std::string& code) {
    const auto first = static_cast<std::size_t>(std::find(answers.begin(), answers.end(), "done") - answers.begin());
    REQUIRE(first < answers.size());
    for (std::size_t n = 0; n < answers.size(); ++n)
        if (n != first) CHECK(answers[n] == code + " " + people[first].name);
}

}  // namespace

TEST_CASE("of twelve who take a question of their pool one gets it, and the others hear who") {
    Centre at(12);
    const auto asked = at.ask(doctors_of(at.station));
    one_got_it(all_at_once(at.county, "consultation_take", at.doctor, [&](Work& work) { return consulting::take(work, asked); }), at.doctor,
               "consultation.taken");
    at.is_sound();
}

TEST_CASE("of two surveyors who take a survey one gets it, and the other hears who") {
    Centre at(1);
    at.county.act("matter_survey", at.nurse->actor, [&](Work& work) { return intake::pass_to_survey(work, at.matter, {"monta asiaa"}); }).value();
    one_got_it(all_at_once(at.county, "survey_take", at.surveyor, [&](Work& work) { return surveying::take(work, at.matter); }), at.surveyor,
               "survey.taken");
    at.is_sound();
}

TEST_CASE("a question from before there were threads is read and answered as it was") {
    Centre at(1);
    const auto old = at.county.act("matter_assess", at.nurse->actor, [&](Work& work) -> Result<Done> {
        const auto route = *routing::route_of(work.rows(), at.matter);
        work.record(events::MatterDecided{.decision = work.fresh<DecisionId>(), .matter = at.matter, .contact = route.contact, .client = at.client,
                                          .route = events::Route::consult, .why = "voiko odottaa?", .outcome = std::nullopt,
                                          .owner_kind = events::OwnerKind::person, .owner = at.doctor[0].professional(), .owner_unit = at.station,
                                          .owner_profession = std::nullopt, .promise_by = work.now() + Minutes{60}, .booking = std::nullopt,
                                          .undo_until = work.now() + Minutes{10}});
        return Done{};
    });
    REQUIRE(old.ok());
    auto rows = at.county.rows();
    CHECK(desks::first_line(rows, {}, at.nurse->actor, at.county.now()).asked.size() == 1);
    const auto owned = desks::owned_rows(rows, at.doctor[0].actor, at.county.now());
    REQUIRE(owned.size() == 1);
    CHECK(!owned.front().consultation);
    CHECK(at.county.act("matter_answer", at.doctor[0].actor, [&](Work& work) { return intake::answer_colleague(work, at.matter, {"voi"}); }).ok());
    CHECK(routing::route_of(rows, at.matter)->owner == at.nurse->professional());
    CHECK(routing::route_of(rows, at.matter)->answer == "voi");
}

TEST_CASE("what goes along is the client's own, and is named as it was then") {
    Centre at(1);
    auto rows = at.county.rows();
    const auto assessed = assessment::latest(rows, at.matter)->assessment;
    auto command = question_to(somebody(at.doctor[0]));
    command.facts = {{.kind = events::FactKind::assessment, .assessment = assessed, .visit = {}, .booking = {}, .section = {}, .trigger = {}, .counted = {}},
                     {.kind = events::FactKind::trigger, .assessment = {}, .visit = {}, .booking = {}, .section = {}, .trigger = "repeated_contacts", .counted = 5}};
    auto foreign = command;
    foreign.facts[0].assessment = AssessmentId{};
    const auto refused = at.county.act("matter_consult", at.nurse->actor, [&](Work& work) { return consulting::ask(work, at.matter, foreign); });
    CHECK(refused.refusal().code == "consultation.no_such_fact");
    CHECK(refused.refusal().where == "/facts/0");
    const auto asked = at.county.act("matter_consult", at.nurse->actor, [&](Work& work) { return consulting::ask(work, at.matter, command); }).value();
    at.county.clock.advance(Minutes{1});
    const auto shown = desks::consultation_shown(rows, *consultation::find(rows, asked.consultation), at.doctor[0].actor, at.county.now());
    REQUIRE(shown.facts.size() == 2);
    CHECK(shown.facts[0].urgency == events::Urgency::within_days);
    CHECK(shown.facts[1].counted == 5);
    CHECK(shown.may_answer);
    CHECK(!shown.may_withdraw);
}

TEST_CASE("a visit among the three has their time and a room of its own, and undoing the answer gives all of it back") {
    Centre at(1);
    const auto asked = at.ask(somebody(at.doctor[0]));
    auto answer = answer_of(events::AnswerKind::book_remote);
    answer.visit = consulting::RemoteVisit{"doctor_remote", std::nullopt, std::nullopt};
    const auto answered = at.county.act("consultation_answer", at.doctor[0].actor, [&](Work& work) { return consulting::answer(work, asked, answer); });
    REQUIRE(answered.ok());
    auto rows = at.county.rows();
    const auto booked = scheduling::booking(rows, *answered->booking);
    REQUIRE(booked);
    CHECK(booked->remote_way == events::RemoteWay::etavo);
    CHECK(booked->remote_room);
    REQUIRE(booked->others.size() == 1);
    CHECK(booked->others[0].professional == at.nurse->professional());
    CHECK(booked->others[0].is_remote);
    CHECK(booked->matter == at.matter);
    at.is_sound();
    REQUIRE(at.county.act("consultation_undo", at.doctor[0].actor, [&](Work& work) { return consulting::undo(work, asked); }).ok());
    CHECK(scheduling::booking(rows, *answered->booking)->state == events::BookingState::cancelled);
    CHECK(consultation::find(rows, asked)->state == consultation::ConsultationState::open);
    at.is_sound();
}

TEST_CASE("a later contact that decides a matter otherwise makes its question void, and undoing brings it back") {
    Centre at(1);
    const auto asked = at.ask(somebody(at.doctor[0]));
    contact::ReceiveContact again{};
    again.line = at.line;
    again.channel = events::Channel::phone;
    again.client = at.client;
    again.words = "pahenee";
    again.same_matter = at.matter;
    again.take = true;
    at.county.act("contact_receive", at.nurse->actor, [&](Work& work) { return intake::receive(work, again); }).value();
    REQUIRE(at.county.act("matter_emergency", at.nurse->actor, [&](Work& work) { return intake::send_to_emergency(work, at.matter, {"112"}); }).ok());
    auto rows = at.county.rows();
    CHECK(consultation::find(rows, asked)->state == consultation::ConsultationState::overtaken);
    at.is_sound();
    REQUIRE(at.county.act("matter_undo", at.nurse->actor, [&](Work& work) { return intake::undo(work, at.matter); }).ok());
    CHECK(consultation::find(rows, asked)->state == consultation::ConsultationState::open);
    CHECK(at.county.act("consultation_answer", at.doctor[0].actor, [&](Work& work) {
        return consulting::answer(work, asked, answer_of(events::AnswerKind::advice));
    }).ok());
    at.is_sound();
}

TEST_CASE("whatever people do with a question, its matter has one owner, and the ledger gives all of it back") {
    CHECK(rc::check([](std::vector<std::pair<std::uint8_t, std::uint8_t>> steps) {
        Centre at(3);
        std::vector<Colleague> people{*at.nurse};
        people.insert(people.end(), at.doctor.begin(), at.doctor.end());
        Auditor auditor;
        std::optional<ConsultationId> asked;
        for (const auto& [who_byte, what] : steps) {
            const auto& who = people[who_byte % people.size()];
            const auto& other = people[(who_byte / 8) % people.size()];
            at.county.clock.advance(Minutes{what % 7});
            const auto does = [&](std::string_view route, auto verb) { return at.county.act(route, who.actor, verb); };
            const auto to = what % 2 == 0 ? somebody(other) : doctors_of(at.station);
            switch (what / 8 % 9) {
                case 0: {
                    const auto done = does("matter_consult", [&](Work& work) { return consulting::ask(work, at.matter, question_to(to)); });
                    if (done) asked = done->consultation;
                    break;
                }
                case 1:
                    if (asked) static_cast<void>(does("consultation_take", [&](Work& work) { return consulting::take(work, *asked); }));
                    break;
                case 2:
                    if (asked) static_cast<void>(does("consultation_give_back", [&](Work& work) { return consulting::give_back(work, *asked); }));
                    break;
                case 3:
                    if (asked) static_cast<void>(does("consultation_write", [&](Work& work) { return consulting::write(work, *asked, {"lisää"}); }));
                    break;
                case 4:
                    if (asked)
                        static_cast<void>(does("consultation_answer", [&](Work& work) {
                            return consulting::answer(work, *asked, answer_of(what % 3 == 0   ? events::AnswerKind::take_over
                                                                              : what % 3 == 1 ? events::AnswerKind::emergency
                                                                                              : events::AnswerKind::advice));
                        }));
                    break;
                case 5:
                    if (asked) static_cast<void>(does("consultation_refer", [&](Work& work) { return consulting::refer(work, *asked, {to, "hän tietää"}); }));
                    break;
                case 6:
                    if (asked) static_cast<void>(does("consultation_withdraw", [&](Work& work) { return consulting::withdraw(work, *asked, {"ei tarvita"}); }));
                    break;
                case 7:
                    if (asked) static_cast<void>(does("consultation_undo", [&](Work& work) { return consulting::undo(work, *asked); }));
                    break;
                default: static_cast<void>(does("matter_undo", [&](Work& work) { return intake::undo(work, at.matter); }));
            }
            for (const auto& fault : auditor.look(at.county.connection(), at.county.now())) RC_FAIL(fault);
        }
        RC_ASSERT(!at.county.replays_otherwise());
    }));
}

}  // namespace koppi::tests
