// App: what fills a database: the demo county, an import, the first people.
#include <fmt/format.h>

#include <iostream>

#include "app/commands.hpp"
#include "app/database.hpp"
#include "app/progress.hpp"
#include "app/switchboard.hpp"
#include "modules/access/access.hpp"
#include "modules/directory/directory.hpp"
#include "platform/catalog.hpp"

namespace koppi::commands {

namespace {

struct AccountAdded {
    AccountId account;
    std::string username;
};
BOOST_DESCRIBE_STRUCT(AccountAdded, (), (account, username))

// Says a refusal on standard error (or as JSON), and ends with 1.
int say_refusal(const Refusal& refusal, Output output) {
    const auto text = words(Language::en, refusal);
    if (output.json) {
        fmt::print("{{\"refused\":\"{}\",\"where\":\"{}\"}}\n", refusal.code, refusal.where);
    } else {
        fmt::print(stderr, "{}{}{}\n", text, refusal.where.empty() ? "" : " ", refusal.where);
    }
    return 1;
}

}  // namespace

int add_account(const std::string& db, const AccountWish& wish, Output output) {
    const auto profession = wire::from_word<events::Profession>(wish.profession);
    if (!profession) throw Trouble(wish.profession + " is no profession that Koppi knows; see docs/glossary.md.");
    std::string password;
    if (!std::getline(std::cin, password) || password.size() < 10) throw Trouble("The password (one line on standard input) needs at least ten characters.");
    const auto hash = access::hash_password(password);

    auto database = open_to_write(db, Existing::welcome);
    const SystemClock clock;
    Workshop workshop(*database.connection, project_all, clock, Dice::from_system());
    const auto added = workshop.commit<AccountId>(Actor{}, [&](Work& work) -> Result<AccountId> {
        std::optional<UnitId> unit;
        for (const auto& known : directory::units(work.rows()))
            if (known.name == wish.unit) unit = known.unit;
        if (!unit) {
            events::UnitOpened opened{};
            opened.name = wish.unit;
            opened.kind = events::UnitKind::contact_centre;
            unit = TRY(directory::open_unit(work, opened));
            TRY(directory::open_line(work, *unit, "general", std::nullopt));
        }
        events::ProfessionalRegistered registered{};
        registered.family_name = wish.family_name;
        registered.given_names = wish.given_names;
        const auto professional = TRY(directory::register_professional(work, registered));
        TRY(directory::take_role(work, professional, *unit, *profession));
        return access::open_account(work, wish.username, hash, professional, Language::fi);
    });
    if (!added) return say_refusal(added.refusal(), output);
    if (output.json) {
        fmt::print("{}\n", wire::write(AccountAdded{*added, wish.username}));
    } else {
        fmt::print("{} may sign in as {} in {}.\n", wish.username, wish.profession, wish.unit);
    }
    return 0;
}

}  // namespace koppi::commands
