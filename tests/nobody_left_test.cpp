// Tests: nobody is dropped by whatever is done around a client. People ask each other, survey cases, suggest joint appointments, plan, form teams,
// meet, correct what they wrote, move responsibility and leave, all at random; the auditor looks after every step, and whoever left has nothing.
#include <doctest/doctest.h>

#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "modules/pairwork/pairwork.hpp"
#include "workflows/consulting.hpp"
#include "workflows/naming.hpp"
#include "workflows/pairing.hpp"
#include "workflows/planning.hpp"
#include "workflows/surveying.hpp"
#include "workflows/teamwork.hpp"
#include "workflows/transferring.hpp"

namespace koppi::tests {

namespace {

const Instant busy_monday = *instant_from("2026-03-02T06:00:00Z");

// A centre, a station and a ward at work on a few clients.
class Bustle {
public:
    explicit Bustle(std::uint64_t seed) : county_(busy_monday, seed), dice_(seed) {
        const auto centre = county_.unit("Kaiku24", events::UnitKind::contact_centre);
        station_ = county_.unit("Armila", events::UnitKind::station);
        ward_ = county_.unit("Osasto", events::UnitKind::ward);
        line_ = county_.line(centre, "general");
        for (const char* name : {"Laine", "Kallio"}) nurses_.push_back(county_.colleague(name, "Maija", events::Profession::nurse, station_));
        nurses_.push_back(county_.colleague("Aalto", "Sanna", events::Profession::nurse, ward_));
        for (const char* name : {"Niemi", "Salo"}) doctors_.push_back(county_.colleague(name, "Ville", events::Profession::doctor, station_));
        for (const char* name : {"Rantanen", "Heino"}) surveyors_.push_back(county_.colleague(name, "Outi", events::Profession::case_surveyor, centre));
        manager_.emplace(county_.colleague("Vanhala", "Tuula", events::Profession::manager, station_));
        for (int n = 0; n < 3; ++n) {
            events::ClientDetails details{};
            details.family_name = "Asiakas " + std::to_string(n);
            details.given_names = "Aino";
            details.language = Language::fi;
            clients_.push_back(county_.client(details));
        }
    }

    void walk(int steps) {
        Auditor auditor;
        for (int n = 0; n < steps; ++n) {
            county_.clock.set(county_.now() + Minutes{1 + static_cast<int>(dice_.below(90))});
            one_step();
            for (const auto& fault : auditor.look(county_.connection(), county_.now())) FAIL_CHECK(fault);
        }
        CHECK_FALSE(county_.replays_otherwise());
        CHECK(done_ > steps / 5);
        CHECK(left_ > 0);
        CHECK(invited_ > 0);
    }

private:
    template <class Verb>
    auto does(std::string_view route, const Colleague& who, Verb verb) {
        auto answer = county_.act(route, who.actor, verb);
        if (answer) ++done_;
        return answer;
    }
    // Whether it was refused is no matter here: the auditor looks at what stands.
    template <class Verb>
    void tries(std::string_view route, const Colleague& who, Verb verb) {
        static_cast<void>(does(route, who, std::move(verb)));
    }
    const Colleague& one_of(const std::vector<Colleague>& people) { return people[dice_.below(people.size())]; }
    ClientId client() { return clients_[dice_.below(clients_.size())]; }
    bool happens() { return dice_.below(2) == 0; }

    void one_step() {
        switch (dice_.below(8)) {
            case 0: return asks_colleague();
            case 1: return answers_colleague();
            case 2: return surveys();
            case 3: return pairs();
            case 4: return teams_meet();
            case 5: return moves();
            case 6: return plans();
            default: return dice_.below(4) == 0 ? leaves() : teams_meet();
        }
    }

    void asks_colleague() {
        const auto& doctor = one_of(doctors_);
        const events::AskedOf person{events::OwnerKind::person, doctor.professional(), std::nullopt, std::nullopt};
        const events::AskedOf pool{events::OwnerKind::pool, std::nullopt, station_, events::Profession::doctor};
        const consulting::AskAboutClient question{happens() ? person : pool,
                                                 events::ConsultationMode::consult, std::nullopt, std::string("voiko odottaa?"), {}};
        const auto asked = does("client_consult", nurses_[dice_.below(2)], [&](Work& work) { return consulting::ask_about(work, client(), question); });
        if (asked) consultations_.push_back(asked->consultation);
    }
    void answers_colleague() {
        if (consultations_.empty()) return;
        const auto id = consultations_[dice_.below(consultations_.size())];
        const auto& doctor = one_of(doctors_);
        if (happens()) tries("consultation_take", doctor, [&](Work& work) { return consulting::take(work, id); });
        if (happens())
            tries("consultation_answer", doctor, [&](Work& work) {
                return consulting::answer(work, id, {.kind = events::AnswerKind::advice, .words = std::string("voi"), .visit = std::nullopt});
            });
        else
            tries("consultation_give_back", doctor, [&](Work& work) { return consulting::give_back(work, id); });
    }

    void surveys() {
        const auto& surveyor = one_of(surveyors_);
        if (matters_.empty() || dice_.below(3) == 0) return passes_to_survey();
        const auto matter = matters_[dice_.below(matters_.size())];
        switch (dice_.below(5)) {
            case 0:
            case 1:
                if (const auto taken = does("survey_take", surveyor, [&](Work& work) { return surveying::take(work, matter); })) survey_ = taken->survey;
                return;
            case 2:
                // What lies in the pool is taken first, or not closed.
                tries("matter_close", surveyor, [&](Work& work) { return intake::close_matter(work, matter, {"advice_sufficient", std::string("hoidettu")}); });
                return;
            case 3:
                if (survey_) tries("survey_give_back", surveyor, [&](Work& work) { return surveying::give_back(work, *survey_, {std::string("loma")}); });
                return;
            default:
                if (survey_)
                    tries("survey_close", surveyor, [&](Work& work) {
                        return surveying::close(work, *survey_, {"advice_sufficient", events::SurveyEnd::balanced, std::string("tasapainossa")});
                    });
        }
    }
    void passes_to_survey() {
        contact::ReceiveContact call{};
        call.line = line_;
        call.channel = events::Channel::phone;
        call.client = client();
        call.words = "monta asiaa";
        call.take = true;
        const auto& nurse = nurses_.front();
        const auto received = does("contact_receive", nurse, [&](Work& work) { return intake::receive(work, call); });
        if (!received) return;
        const auto matter = received->matters.front();
        const assessment::AssessNeed need{.form = "care_need_assessment", .form_version = 1,
                                          .answers = {{"reason", {"väsymys"}}, {"reason_code", {"A97"}}, {"urgency", {"within_days"}},
                                                      {"clarity", {"complex"}}, {"care_class", {"general_sick_care"}}}};
        tries("matter_assess", nurse, [&](Work& work) { return intake::assess(work, matter, need); });
        if (does("matter_survey", nurse, [&](Work& work) { return intake::pass_to_survey(work, matter, {std::string("monta asiaa")}); }))
            matters_.push_back(matter);
    }

    void pairs() {
        const auto& nurse = nurses_[dice_.below(2)];
        if (happens()) {
            const pairwork::SuggestPair wish{{"whole_situation"}, std::nullopt, std::nullopt};
            if (const auto made = does("pair_suggest", nurse, [&](Work& work) { return pairing::suggest(work, client(), wish); })) pair_ = made->pairwork;
        } else if (pair_ && happens()) {
            tries("pair_hand_on", nurse, [&](Work& work) {
                return pairing::hand_on(work, *pair_, {nurses_[dice_.below(2)].professional(), std::string("työnjako")});
            });
        } else if (pair_) {
            tries("pair_end", nurse, [&](Work& work) { return pairing::end(work, *pair_, {events::PairEnd::need_passed, std::nullopt}); });
        }
    }

    void plans() {
        const auto& nurse = nurses_[dice_.below(2)];
        plan::WriteContent content{};
        content.owner = nurses_[dice_.below(2)].professional();
        content.needs.push_back({std::nullopt, std::string("Haluan jaksaa kaupassa asti")});
        content.review_on = plus_days(helsinki_date(county_.now()), 90);
        if (!section_ || happens()) {
            const plan::MakeSection command{events::PlanKind::health_and_care, content};
            const auto made = does("plan_section_make", nurse, [&](Work& work) { return planning::make(work, client(), command); });
            if (made) section_ = made->section;
            return;
        }
        // Now and then upon a version that is no longer the last.
        const plan::SaveSection command{1 + static_cast<int>(dice_.below(3)), happens(), content};
        tries("plan_section_save", nurse, [&](Work& work) { return planning::save(work, *section_, command); });
    }

    void teams_meet() {
        const auto& nurse = nurses_[dice_.below(2)];
        const Date due = plus_days(helsinki_date(county_.now()), 7);
        switch (dice_.below(6)) {
            case 0:
                if (const auto made = does("team_form", nurse, [&](Work& work) {
                        return teamwork::form(work, client(), {std::string("kotona pärjääminen"), std::nullopt});
                    }))
                    team_ = made->team;
                return;
            case 3: return invites(nurse, happens() ? nurses_[dice_.below(2)] : one_of(doctors_));
            case 1: {
                teams::RecordUnitMeeting meeting{};
                meeting.began_at = county_.now();
                meeting.present = {nurse.professional()};
                meeting.indicators = {"callback"};
                meeting.summary = std::string("Takaisinsoitot");
                meeting.agreed.push_back({std::string("Toinen soittaja"), nurse.professional(), due});
                if (const auto made = does("unit_meeting", nurse, [&](Work& work) { return teamwork::record_of_unit(work, meeting); }))
                    meeting_ = made->meeting;
                return;
            }
            case 2: {
                if (!meeting_) return;
                // Now and then upon a version that is no longer the last.
                teams::CorrectUnitMeeting better{};
                better.based_on = 1 + static_cast<int>(dice_.below(3));
                better.why = std::string("kirjattiin väärin");
                better.began_at = county_.now();
                better.present = {nurse.professional()};
                better.indicators = {"callback"};
                better.summary = std::string("Takaisinsoitot, korjattu");
                if (happens()) better.agreed.push_back({std::string("Kolmas soittaja"), nurse.professional(), due});
                tries("unit_meeting_correct", nurse, [&](Work& work) { return teamwork::correct_of_unit(work, *meeting_, better); });
                return;
            }
            default: {
                auto rows = county_.rows();
                const auto mine = teams::agreed_due(rows, nurse.professional(), plus_days(due, 30));
                if (mine.empty()) return;
                const auto id = mine.front().agreed.agreed;
                if (happens())
                    tries("agreed_hand_on", nurse, [&](Work& work) {
                        return teamwork::hand_on(work, id, {nurses_[dice_.below(2)].professional(), due, std::string("työnjako")});
                    });
                else
                    tries("agreed_close", nurse, [&](Work& work) { return teamwork::close(work, id, {events::AgreedEnd::done, std::nullopt}); });
            }
        }
    }

    // Now and then the answer is still to come.
    void invites(const Colleague& nurse, const Colleague& other) {
        if (!team_) return;
        const teams::InviteMember command{{events::MemberKind::professional, other.professional(), {}, {}, {}, {}, {}},
                                          std::string("hoitaja"),
                                          {events::SharingBasis::consent, events::PermissionBy::client, events::PermissionHow::spoken,
                                           wire::Text<500>(std::string("kotona pärjääminen")), {}}};
        const auto invited = does("team_invite", nurse, [&](Work& work) { return teamwork::invite(work, *team_, command); });
        if (!invited) return;
        ++invited_;
        if (happens())
            tries("team_answer", other, [&](Work& work) {
                return teamwork::answer(work, invited->member, {events::InvitationAnswer::accepted, std::nullopt});
            });
    }

    void moves() {
        const auto& nurse = one_of(nurses_);
        const auto who = client();
        std::optional<TransferId> newest;
        {
            auto rows = county_.rows();
            if (const auto all = transfer::transfers_of(rows, who); !all.empty()) newest = all.front().transfer;
        }
        if (!newest || dice_.below(3) == 0) {
            transfer::AskTransfer wish{};
            wish.to = happens() ? station_ : ward_;
            wish.reason = "needs_ward";
            wish.summary = std::string("Yleistila laskenut");
            wish.is_discharge = wish.to == station_;
            tries("transfer_ask", nurse, [&](Work& work) { return transferring::ask(work, who, wish); });
        } else {
            tries("transfer_accept", nurse, [&](Work& work) {
                return transferring::accept(work, *newest, {happens() ? std::optional(nurse.professional()) : std::nullopt});
            });
        }
    }

    // One of the two nurses of the station, or of its doctors, leaves; the other takes over.
    void leaves() {
        const bool is_doctor = happens();
        const auto& people = is_doctor ? doctors_ : nurses_;
        const auto n = dice_.below(2);
        const auto& who = people[n];
        const auto& other = people[1 - n];
        const naming::TransferPanel command{.to = {{is_doctor ? events::NamedAs::own_doctor : events::NamedAs::own_nurse, other.professional()}},
                                            .but = {},
                                            .matters_to = other.professional(),
                                            .why = std::string("siirtyy toiseen yksikköön")};
        const auto gone = does("panel_transfer", *manager_, [&](Work& work) { return naming::transfer(work, who.professional(), command); });
        REQUIRE_MESSAGE(gone, gone.refusal().code);
        ++left_;
        auto rows = county_.rows();
        CHECK(left_with(rows, who.professional()) == 0);
    }

    County county_;
    Dice dice_;
    UnitId station_{};
    UnitId ward_{};
    LineId line_{};
    std::vector<Colleague> nurses_;
    std::vector<Colleague> doctors_;
    std::vector<Colleague> surveyors_;
    std::optional<Colleague> manager_;
    std::vector<ClientId> clients_;
    std::vector<ConsultationId> consultations_;
    std::vector<MatterId> matters_;
    std::optional<SurveyId> survey_;
    std::optional<PairworkId> pair_;
    std::optional<SectionId> section_;
    std::optional<TeamMeetingId> meeting_;
    std::optional<TeamId> team_;
    int done_ = 0;
    int left_ = 0;
    int invited_ = 0;
};

}  // namespace

TEST_CASE("whoever leaves leaves nothing behind, and nobody is dropped by what is asked, surveyed, agreed and moved meanwhile") {
    for (const std::uint64_t seed : {11, 12, 13}) {
        CAPTURE(seed);
        Bustle(seed).walk(250);
    }
}

}  // namespace koppi::tests
