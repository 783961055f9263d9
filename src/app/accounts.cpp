// App: the people who may sign in, from the command line. The password is read from standard input, never from the command line,
// where other users of the machine could see it.
#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "app/commands.hpp"
#include "app/database.hpp"
#include "app/switchboard.hpp"
#include "core/text.hpp"
#include "modules/directory/directory.hpp"
#include "platform/catalog.hpp"
#include "workflows/staff.hpp"

namespace koppi::commands {

namespace {

struct AccountAdded {
    AccountId account;
    std::string username;
};
BOOST_DESCRIBE_STRUCT(AccountAdded, (), (account, username))

// What a terminal gives may be Latin-1 or worse; what the ledger keeps must read for ever.
std::string clean_option(std::string text, const char* option, std::size_t max) {
    const bool readable = is_valid_utf8(text);
    const auto fault = readable ? wire::text_fault(text, 1, max) : std::optional<std::string>("wire.not_utf8");
    if (fault) throw Trouble(std::string(option) + ": " + words(Language::en, Refusal{Reason::invalid, *fault, "", {}}));
    return text;
}

std::string password_hash_from_input() {
    std::string password;
    std::getline(std::cin, password);
    if (password.ends_with('\r')) password.pop_back();
    // What can't be sent as JSON could never be typed at the door.
    if (!is_valid_utf8(password)) throw Trouble("The password (one line on standard input) is not UTF-8; nobody could type it in a browser.");
    if (const auto good = access::check_password(password); !good)
        throw Trouble("The password (one line on standard input): " + words(Language::en, good.refusal()));
    return access::hash_password(password);
}

events::Profession profession_named(const std::string& word) {
    const auto profession = wire::from_word<events::Profession>(word);
    if (!profession) throw Trouble(word + " is no profession that Koppi knows; see docs/glossary.md.");
    return *profession;
}

Database open_accounts(const std::string& db, Existing existing) {
    if (std::filesystem::exists(db) && !sql::FileLock::take(db))
        throw Trouble(db + " is in use by a running Koppi, which alone may write it. Stop it first; or let an administrator do this in the "
                           "running one (docs/operating.md, \"The people who may sign in\").");
    return open_to_write(db, existing);
}

template <class T>
Result<T> write_accounts(Database& database, const std::function<Result<T>(Work&)>& job) {
    const SystemClock clock;
    Workshop workshop(*database.connection, project_all, clock, Dice::from_system());
    return workshop.commit<T>(Actor{}, job);
}

// The unit of a name; opened, with its line, when there is none.
Result<UnitId> unit_named(Work& work, const std::string& name) {
    for (const auto& known : directory::units(work.rows()))
        if (known.name == name) return known.unit;
    events::UnitOpened opened{};
    opened.name = name;
    opened.kind = events::UnitKind::contact_centre;
    const auto unit = TRY(directory::open_unit(work, opened));
    TRY(directory::open_line(work, unit, "general", std::nullopt));
    return unit;
}

int say_done(const Result<Done>& done, Output output, const std::string& sentence) {
    if (!done) return say_refusal(done.refusal(), output);
    fmt::print("{}\n", output.json ? "{\"done\":true}" : sentence);
    return 0;
}

}  // namespace

int add_account(const std::string& db, const AccountWish& wish, Output output) {
    staff::OpenAccount command{};
    command.username.value = clean_option(wish.username, "--username", 80);
    command.family_name.value = clean_option(wish.family_name, "--family-name", 80);
    command.given_names.value = clean_option(wish.given_names, "--given-names", 80);
    command.profession = profession_named(wish.profession);
    const auto unit = clean_option(wish.unit, "--unit", 200);
    const auto hash = password_hash_from_input();

    auto database = open_accounts(db, Existing::welcome);
    const auto added = write_accounts<staff::AccountMade>(database, [&](Work& work) -> Result<staff::AccountMade> {
        command.unit = TRY(unit_named(work, unit));
        return staff::open_account(work, command, hash);
    });
    if (!added) return say_refusal(added.refusal(), output);
    if (output.json) {
        fmt::print("{}\n", wire::write(AccountAdded{added->account, command.username.value}));
    } else {
        fmt::print("{} may sign in as {} in {}.\n", command.username.value, wish.profession, unit);
    }
    return 0;
}

int add_role(const std::string& db, const AccountWish& wish, Output output) {
    const auto profession = profession_named(wish.profession);
    const auto name = clean_option(wish.unit, "--unit", 200);
    auto database = open_accounts(db, Existing::required);
    const auto done = write_accounts<Done>(database, [&](Work& work) -> Result<Done> {
        const auto account = TRY(access::account_named(work.rows(), wish.username));
        const auto unit = TRY(unit_named(work, name));
        return staff::take_role(work, account, {profession, unit});
    });
    return say_done(done, output, wish.username + " may work as " + wish.profession + " in " + name + ".");
}

int change_password(const std::string& db, const std::string& username, Output output) {
    const auto hash = password_hash_from_input();
    auto database = open_accounts(db, Existing::required);
    const auto done = write_accounts<Done>(database, [&](Work& work) -> Result<Done> {
        const auto account = TRY(access::account_named(work.rows(), username));
        return access::change_password(work, account, hash);
    });
    return say_done(done, output, username + " has a new password, and signs in anew.");
}

int close_account(const std::string& db, const std::string& username, Output output) {
    auto database = open_accounts(db, Existing::required);
    const auto done = write_accounts<Done>(database, [&](Work& work) -> Result<Done> {
        const auto account = TRY(access::account_named(work.rows(), username));
        return access::close_account(work, account);
    });
    return say_done(done, output, username + " can't sign in any more. What was done under the account stays in the history.");
}

int list_accounts(const std::string& db, Output output) {
    auto database = open_to_read(db);
    sql::Reader rows(*database.connection);
    const auto all = access::accounts(rows);
    if (output.json) {
        fmt::print("{}\n", wire::write(all));
        return 0;
    }
    for (const auto& account : all.accounts) {
        fmt::print("{:<20} {:<28} {}\n", account.username, account.name, account.closed_at ? "closed" : "");
        for (const auto& role : account.roles) fmt::print("    {}, {}\n", wire::word(role.profession), role.unit_name);
    }
    return 0;
}

}  // namespace koppi::commands
