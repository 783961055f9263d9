// Demo: plans. Own nurses make them with their clients and look through some of them; social workers make joint ones, which the client lets the
// health side read; a few homes have a board of who visits (systems D1-D4, L9).
//
// Drawn from dice of their own: what is planned here moves nothing of the year.
#include "core/civil_time.hpp"
#include "core/working_days.hpp"
#include "interfaces/demo/chance.hpp"
#include "interfaces/demo/story.hpp"
#include "workflows/planning.hpp"

namespace koppi::demo {

namespace {

using events::ActionBy;
using events::PlanKind;
using events::Profession;

// What a plan is about, as it may be written for somebody of this age.
struct Theme {
    int from_age;
    int to_age;
    PlanKind kind;
    std::string_view need;
    std::string_view goal;
    std::array<std::string_view, 5> levels;
    std::string_view icf;
    std::string_view client_does;
    std::string_view nurse_does;
    std::string_view follow_up;
    bool is_visited_at_home;
};

constexpr std::array themes{
    Theme{.from_age = 45,
          .to_age = 85,
          .kind = PlanKind::health_and_care,
          .need = "Verenpaine huolettaa, isä sai aivoinfarktin samanikäisenä.",
          .goal = "Kotimittauksissa verenpaine on alle 135/85.",
          .levels = {"yli 160/100", "alle 160/100", "alle 135/85", "alle 130/80", "alle 130/80 ilman lääkelisää"},
          .icf = "b420",
          .client_does = "Mittaa verenpaineen aamuin illoin neljänä päivänä ennen käyntiä.",
          .nurse_does = "Soittaa ja käy mittaukset läpi.",
          .follow_up = "Kotimittaukset kolmen kuukauden välein, verikokeet vuosittain.",
          .is_visited_at_home = false},
    Theme{.from_age = 40,
          .to_age = 75,
          .kind = PlanKind::health_and_care,
          .need = "Haluan pysyä ilman insuliinia ja jaksaa hoitaa lapsenlapsia.",
          .goal = "Kävelen puoli tuntia viitenä päivänä viikossa.",
          .levels = {"en kävele", "kerran viikossa", "viitenä päivänä", "joka päivä", "joka päivä tunnin"},
          .icf = "d450",
          .client_does = "Käy kävelyllä ja kirjaa askeleet vihkoon.",
          .nurse_does = "Ohjaa elintaparyhmään ja varaa jalkojen tarkastuksen.",
          .follow_up = "Pitkäsokeri puolen vuoden välein; silmänpohjakuvat kahden vuoden välein.",
          .is_visited_at_home = false},
    Theme{.from_age = 72,
          .to_age = 105,
          .kind = PlanKind::health_and_care,
          .need = "Pelkään kaatuvani, en ole uskaltanut ulos yksin.",
          .goal = "Käyn kaupassa rollaattorilla.",
          .levels = {"en pääse ovesta", "pihalla saattajan kanssa", "lähikaupassa", "kaupassa ja kirjastossa", "linja-autolla keskustaan"},
          .icf = "d460",
          .client_does = "Tekee tuolijumpan joka aamu.",
          .nurse_does = "Pyytää fysioterapeutin arvion ja käy läpi kodin turvallisuuden.",
          .follow_up = "Kaatumiset kirjataan seinäkalenteriin ja katsotaan yhdessä.",
          .is_visited_at_home = true},
    Theme{.from_age = 18,
          .to_age = 64,
          .kind = PlanKind::treatment,
          .need = "Uni ei tule ja töissä ei pysty keskittymään.",
          .goal = "Nukun viitenä yönä viikossa yli kuusi tuntia.",
          .levels = {"ei yhtään yötä", "kaksi yötä", "viisi yötä", "kuusi yötä", "joka yö"},
          .icf = "b134",
          .client_does = "Pitää unipäiväkirjaa ja nousee samaan aikaan joka aamu.",
          .nurse_does = "Tapaa neljä kertaa lääkkeettömän unettomuuden hoidon mukaan.",
          .follow_up = "Unikysely joka tapaamisella.",
          .is_visited_at_home = false},
    Theme{.from_age = 25,
          .to_age = 64,
          .kind = PlanKind::treatment,
          .need = "Selkä estää töihin paluun.",
          .goal = "Palaan töihin puolikkaalla työajalla.",
          .levels = {"sairauslomalla", "työkokeilussa", "puolikkaalla työajalla", "täydellä työajalla kevennettynä", "täydellä työajalla"},
          .icf = "d850",
          .client_does = "Tekee fysioterapeutin ohjelman joka toinen päivä.",
          .nurse_does = "Järjestää työterveysneuvottelun.",
          .follow_up = "Arvio kuuden viikon kuluttua.",
          .is_visited_at_home = false},
};

// As many as the reports tell of (136, and 19 updated), in a county of their size; fewer in a smaller one.
constexpr std::size_t plans_max = 136;
constexpr std::size_t one_plan_of_so_many = 30;
constexpr double is_looked_through = 0.14;
constexpr double is_assessed = 0.4;
constexpr double has_joint_plan = 0.1;
constexpr double permits_board = 0.6;

// What the nurse does is due before the plan is looked through.
plan::WriteContent content_of_theme(const Theme& theme, ProfessionalId owner, Date review) {
    plan::WriteContent content{.owner = owner, .needs = {}, .goals = {}, .actions = {}, .people = {}, .follow_up = {}, .review_on = review};
    content.needs.push_back({std::nullopt, std::string(theme.need)});
    plan::WriteGoal goal{};
    goal.text = std::string(theme.goal);
    for (const auto level : theme.levels) goal.levels.emplace_back(std::string(level));
    goal.weight = 1;
    goal.baseline = -1;
    goal.icf = wire::Text<8>(std::string(theme.icf));
    goal.target_on = review;
    content.goals.push_back(std::move(goal));
    content.actions.push_back({std::nullopt, std::string(theme.client_does), ActionBy::client, std::nullopt, std::nullopt, std::nullopt, std::nullopt});
    content.actions.push_back({std::nullopt, std::string(theme.nurse_does), ActionBy::professional, owner, std::nullopt, plus_days(review, -14), std::nullopt});
    content.follow_up = wire::Text<4000>(std::string(theme.follow_up));
    if (theme.is_visited_at_home) {
        content.people.push_back({std::nullopt, std::string("Kotihoidon tiimi"), std::string("kotihoito"), wire::Text<40>(std::string("05 000 0021")),
                                  wire::Text<300>(std::string("joka päivä klo 7–21")), wire::Text<300>(std::string("ma–pe klo 9 ja klo 19"))});
        content.people.push_back({std::nullopt, std::string("Ateriapalvelu"), std::string("lämmin ateria kotiin"), wire::Text<40>(std::string("05 000 0022")),
                                  std::nullopt, wire::Text<300>(std::string("joka päivä klo 11.30"))});
    }
    return content;
}

// As it stands, looked through: what was agreed is done, and the next review is half a year away.
plan::WriteContent looked_through(const Theme& theme, ProfessionalId owner, Date made, Date today) {
    auto content = content_of_theme(theme, owner, plus_months(today, 6));
    int part = 0;
    for (auto& need : content.needs) need.part = ++part;
    for (auto& goal : content.goals) goal.part = ++part;
    for (auto& action : content.actions) action.part = ++part;
    for (auto& person : content.people) person.part = ++part;
    content.actions.back().done_on = plus_days(made, 28);
    return content;
}

int years_on(Date born, Date today) { return koppi::age_on(born, today); }

}  // namespace

void Story::make_care_plans() {
    Dice dice(options_.seed ^ 0x706c616e73);
    const Date today = helsinki_date(options_.until);
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < clients_.size(); ++i)
        if (clients_[i].client != ClientId{} && clients_[i].has_own_nurse && clients_[i].nurse != nobody && years_on(clients_[i].born, today) >= 20)
            fitting.push_back(i);
    shuffle(dice, fitting);
    fitting.resize(std::min({fitting.size(), plans_max, clients_.size() / one_plan_of_so_many}));
    const auto& social = by_profession_[Profession::social_worker];
    for (const auto index : fitting) {
        const auto client = clients_[index].client;
        const int age = years_on(clients_[index].born, today);
        std::vector<const Theme*> possible;
        for (const auto& theme : themes)
            if (age >= theme.from_age + 1 && age <= theme.to_age) possible.push_back(&theme);
        if (possible.empty()) continue;
        const auto& theme = *one_of(dice, possible);
        const auto& nurse = workers_[clients_[index].nurse];
        const Date made = add_working_days(today, -between(dice, 2, 230));
        const Date review = plus_days(made, between(dice, 150, 330));
        const auto section = std::make_shared<SectionId>();
        const int minute = opens_at + 10 * between(dice, 6, 40);
        when(*instant_at(made, minute), [this, &theme, actor = nurse.actor, owner = nurse.professional, client, review, section] {
            const plan::MakeSection command{theme.kind, content_of_theme(theme, owner, review)};
            *section = must(actor, [&](Work& work) { return planning::make(work, client, command); }).section;
        });
        if (theme.is_visited_at_home && happens(dice, permits_board))
            when(*instant_at(made, minute + 5), [this, actor = nurse.actor, client] {
                must(actor, [&](Work& work) {
                    return planning::permit_home_board(work, client, {events::PermissionBy::client, events::PermissionHow::spoken});
                });
            });
        int version = 1;
        if (happens(dice, is_looked_through)) {
            const Date on = add_working_days(made, between(dice, 40, 110));
            version = 2;
            when(*instant_at(on, minute), [this, &theme, actor = nurse.actor, owner = nurse.professional, made, on, section] {
                const plan::SaveSection command{1, true, looked_through(theme, owner, made, on)};
                must(actor, [&](Work& work) { return planning::save(work, *section, command); });
            });
        }
        if (happens(dice, is_assessed)) {
            const Date on = add_working_days(made, version == 2 ? 111 : between(dice, 20, 60));
            const int level = between(dice, -1, 2);
            when(*instant_at(on, minute), [this, actor = nurse.actor, section, version, level] {
                const plan::AssessGoals command{version, {{2, level}}};
                must(actor, [&](Work& work) { return planning::assess(work, *section, command); });
            });
        }
        if (!social.empty() && happens(dice, has_joint_plan)) {
            const auto& worker = workers_[one_of(dice, social)];
            when(*instant_at(add_working_days(made, 5), minute), [this, actor = worker.actor, owner = worker.professional, client, review] {
                plan::WriteContent content{.owner = owner, .needs = {}, .goals = {}, .actions = {}, .people = {}, .follow_up = {}, .review_on = review};
                content.needs.push_back({std::nullopt, std::string("Raha-asiat ja terveys pitäisi saada kuntoon yhtä aikaa.")});
                content.actions.push_back({std::nullopt, std::string("Yhteisvastaanotto kuukauden päästä, mukana oma hoitaja."), ActionBy::professional, owner,
                                           std::nullopt, std::nullopt, std::nullopt});
                content.shared_by = events::SharingBasis::consent;
                const plan::MakeSection command{PlanKind::joint, std::move(content)};
                must(actor, [&](Work& work) { return planning::make(work, client, command); });
            });
        }
    }
}

}  // namespace koppi::demo
