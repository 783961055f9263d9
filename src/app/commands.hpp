// App: what the administrator can do, one function a command. Each prints for people, or one JSON object with `--json`; each returns
// the exit code: 0 done, 1 refused or something found wrong, 2 could not be tried.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/couriers.hpp"
#include "core/result.hpp"

namespace koppi::commands {

struct Output {
    bool json = false;
};

int stats(const std::string& db, Output output);
int export_ledger(const std::string& db, const std::string& to);
int rebuild(const std::string& db, Output output);
int verify(const std::string& db, Output output);
int backup(const std::string& db, const std::string& to, Output output);
int restore(const std::string& db, const std::string& from, bool replace, Output output);
int doctor(const std::string& db, const std::string& listen, Output output, const CourierOptions& couriers = {});
int contract(const std::string& form);
// `folder`: the catalogue whose order of routing is to be switched on.
int compare_routing(const std::string& db, const std::string& folder, Output output);

struct DemoWish {
    int residents = 12'000;
    std::uint64_t seed = 1;
    std::optional<std::string> until;
};
int demo(const std::string& db, const DemoWish& wish, Output output);
int import_fhir(const std::string& db, const std::vector<std::string>& paths, Output output);

struct AccountWish {
    std::string username;
    std::string family_name;
    std::string given_names;
    std::string profession;
    std::string unit;
};
// The first people of a real centre: opens the unit when there is none of that name, the professional, the role and the account.
int add_account(const std::string& db, const AccountWish& wish, Output output);
// Of a wish only the user name, the profession and the unit.
int add_role(const std::string& db, const AccountWish& wish, Output output);
int change_password(const std::string& db, const std::string& username, Output output);
int close_account(const std::string& db, const std::string& username, Output output);
int list_accounts(const std::string& db, Output output);

// Says a refusal on standard error (or as JSON), and ends with 1.
int say_refusal(const Refusal& refusal, Output output);

}  // namespace koppi::commands
