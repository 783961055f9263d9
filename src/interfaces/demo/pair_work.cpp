// Demo: joint appointments of nurses and social counsellors, most of them followed up; a team around a client; a unit's follow-up meeting (systems C7,
// A5, C9).
//
// Drawn from dice of their own: what is done here moves nothing of the year.
#include "core/civil_time.hpp"
#include "core/working_days.hpp"
#include "interfaces/demo/chance.hpp"
#include "interfaces/demo/story.hpp"
#include "workflows/pairing.hpp"
#include "workflows/teamwork.hpp"

namespace koppi::demo {

namespace {

using events::Agreement;
using events::PathStatus;
using events::Profession;

// As many as the pilot's survey heard, in a county of its size; fewer in a small one.
constexpr std::size_t pairs_max = 16;
constexpr std::size_t one_pair_of_so_many = 120;
constexpr double client_answers = 0.9;
constexpr double is_followed_up = 0.85;
constexpr double stays_on_path = 0.9;

struct Life {
    std::string_view indication;
    std::string_view need;
    std::string_view what;
    std::string_view where;
};
constexpr std::array lives{
    Life{"whole_situation", "Kaikki kasaantui eron jälkeen: uni, raha ja sairausloma.", "Aikuissosiaalityön talousneuvonta", "Armilan sosiaalipiste"},
    Life{"no_progress", "Käyn eri luukuilla, eikä kukaan tiedä kokonaisuutta.", "Omahoitajan käynti ja lääkityksen tarkistus", "oma terveysasema"},
    Life{"life_burdens", "Hoidan muistisairasta puolisoa, en jaksa enää yksin.", "Omaishoidon arvio ja vapaapäivät", "asiakasohjaus"},
    Life{"worry_of_coping", "Pelkään, miten pärjään kotona leikkauksen jälkeen.", "Kotikuntoutuksen jakso", "kotiin"},
};

// Answers of the first or the last option of every question: little strength and many worries, or the other way round.
std::vector<events::PairAnswer> answers_of(Dice& dice) {
    std::vector<events::PairAnswer> answers;
    for (const auto* axis : {&catalog().pairwork.segment.resources, &catalog().pairwork.segment.complexity})
        for (const auto& question : axis->questions)
            answers.push_back({question.id, question.options[static_cast<std::size_t>(between(dice, 0, static_cast<int>(question.options.size()) - 1))].id});
    return answers;
}

std::vector<events::PairStatement> statements_of(Dice& dice) {
    std::vector<events::PairStatement> said;
    for (const auto& statement : catalog().pairwork.statements) {
        const auto drawn = dice.unit();
        said.push_back({statement.id, drawn < 0.75 ? Agreement::fully_agree : drawn < 0.95 ? Agreement::partly_agree : Agreement::cannot_say});
    }
    return said;
}

}  // namespace

void Story::hold_joint_appointments() {
    Dice dice(options_.seed ^ 0x70616972);
    const auto& social = by_profession_[Profession::social_counsellor];
    if (social.empty()) return;
    const Date today = helsinki_date(options_.until);
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < clients_.size(); ++i)
        if (clients_[i].client != ClientId{} && clients_[i].has_own_nurse && clients_[i].nurse != nobody && koppi::age_on(clients_[i].born, today) >= 20)
            fitting.push_back(i);
    shuffle(dice, fitting);
    fitting.resize(std::min({fitting.size(), pairs_max, clients_.size() / one_pair_of_so_many}));
    const auto& maija = workers_[by_username_.at("maija")];
    for (std::size_t n = 0; n < fitting.size(); ++n) {
        const auto& known = clients_[fitting[n]];
        // Every fourth is that nurse's who signs in to look at the demo.
        const auto& nurse = n % 4 == 0 ? maija : workers_[known.nurse];
        const auto& counsellor = workers_[one_of(dice, social)];
        const auto& life = lives[n % lives.size()];
        const Date suggested = add_working_days(today, -between(dice, 30, 160));
        const Date held = add_working_days(suggested, between(dice, 3, 8));
        const int minute = opens_at + 10 * between(dice, 6, 40);
        const auto id = std::make_shared<PairworkId>();
        when(*instant_at(suggested, minute), [this, actor = nurse.actor, client = known.client, &life, id] {
            const pairwork::SuggestPair command{{std::string(life.indication)}, std::nullopt, std::nullopt};
            *id = must(actor, [&](Work& work) { return pairing::suggest(work, client, command); }).pairwork;
        });
        pairwork::WritePairContent content{};
        content.held_on = held;
        content.participants = {nurse.professional, counsellor.professional};
        content.need = std::string(life.need);
        content.answers = answers_of(dice);
        content.onward.push_back({std::string(life.what), wire::Text<200>(std::string(life.where)), std::nullopt, std::nullopt});
        content.saved_appointments = between(dice, 2, 4);
        content.saved_time = happens(dice, 0.6) ? events::SavedTime::months_1_2 : events::SavedTime::under_1;
        content.owner = nurse.professional;
        when(*instant_at(held, minute), [this, actor = nurse.actor, content, id] {
            must(actor, [&](Work& work) { return pairing::write(work, *id, {0, content}); });
        });
        if (happens(dice, client_answers)) {
            const pairwork::AnswerPairSurvey said{events::AnsweredHow::spoken, statements_of(dice), between(dice, 8, 10), std::nullopt};
            when(*instant_at(held, minute + 5), [this, actor = nurse.actor, said, id] {
                must(actor, [&](Work& work) { return pairing::answer(work, *id, said); });
            });
        }
        const Date followed = plus_days(held, catalog().pairwork.follow_up_days);
        if (followed > today || !happens(dice, is_followed_up)) continue;
        const bool stays = happens(dice, stays_on_path);
        const pairwork::FollowPairUp follow{stays ? PathStatus::on_path : PathStatus::in_progress, true, true, stays, std::nullopt,
                                            stays ? std::nullopt : std::optional(plus_days(followed, 60))};
        when(*instant_at(followed, minute), [this, actor = nurse.actor, follow, id] {
            must(actor, [&](Work& work) { return pairing::follow_up(work, *id, follow); });
        });
    }
    gather_teams(fitting);
}

void Story::gather_teams(const std::vector<std::size_t>& around) {
    Dice dice(options_.seed ^ 0x7465616d);
    const auto& maija = workers_[by_username_.at("maija")];
    const auto& social = by_profession_[Profession::social_counsellor];
    const Date today = helsinki_date(options_.until);
    for (std::size_t n = 0; n < std::min<std::size_t>(around.size(), 3); ++n) {
        const auto client = clients_[around[n]].client;
        const auto& counsellor = workers_[one_of(dice, social)];
        const Date formed = add_working_days(today, -between(dice, 8, 15));
        const int minute = opens_at + 10 * between(dice, 6, 40);
        when(*instant_at(formed, minute), [this, &maija, &counsellor, client, today] {
            const teams::FormTeam wish{std::string("Kotona pärjääminen ja hoidon yhteensovittaminen"), std::nullopt};
            const auto team = must(maija.actor, [&](Work& work) { return teamwork::form(work, client, wish); }).team;
            teams::InviteMember invited{};
            invited.party.kind = events::MemberKind::professional;
            invited.party.professional = counsellor.professional;
            invited.role = std::string("sosiaaliohjaaja");
            invited.basis.basis = events::SharingBasis::consent;
            invited.basis.given_by = events::PermissionBy::client;
            invited.basis.how = events::PermissionHow::spoken;
            invited.basis.for_what = wire::Text<500>(std::string("yhteisen tilanteen suunnittelu"));
            const auto member = must(maija.actor, [&](Work& work) { return teamwork::invite(work, team, invited); }).member;
            must(counsellor.actor, [&](Work& work) { return teamwork::answer(work, member, {events::InvitationAnswer::accepted, std::nullopt}); });
            teams::RecordTeamMeeting meeting{};
            meeting.present = {member};
            meeting.client_present = true;
            meeting.summary = std::string("Sovittiin, kuka hoitaa mitäkin, ja että asiakkaalle soitetaan kerran viikossa.");
            meeting.agreed.push_back({std::string("Soittaa asiakkaalle ja kysyy kuulumiset"), maija.professional, plus_days(today, 7)});
            meeting.began_at = clock_.now();
            must(maija.actor, [&](Work& work) { return teamwork::record(work, team, meeting); });
        });
    }
    when(*instant_at(add_working_days(today, -5), opens_at + 300), [this, &maija, today] {
        teams::RecordUnitMeeting meeting{};
        meeting.began_at = clock_.now();
        meeting.present = {maija.professional};
        meeting.indicators = {"callback", "continuity"};
        meeting.summary = std::string("Takaisinsoittojen lupaus pitää aamulla, iltapäivällä ruuhkaa. Kokeillaan toista soittajaa klo 13–15.");
        meeting.agreed.push_back({std::string("Toinen soittaja iltapäiviin kokeiluksi"), maija.professional, plus_days(today, 10)});
        must(maija.actor, [&](Work& work) { return teamwork::record_of_unit(work, meeting); });
    });
}

}  // namespace koppi::demo
