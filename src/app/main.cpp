// App: the program's door. Every command names its database with --db and speaks JSON with --json.
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>

#include <iostream>

#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/database.hpp"
#include "app/proof.hpp"
#include "app/serve.hpp"

namespace {

int run(int argc, char** argv) {
    using namespace koppi;
    CLI::App app{"Koppi, the operating system of a health and social centre"};
    app.require_subcommand(1);
    app.set_version_flag("--version", KOPPI_VERSION);
    std::string db = "./koppi.db";
    commands::Output output;
    std::string catalog_folder;
    const auto add = [&](const char* name, const char* what) {
        auto* command = app.add_subcommand(name, what);
        command->add_option("--db", db, "the database file")->capture_default_str();
        command->add_flag("--json", output.json, "print one JSON object instead of words");
        command->add_option("--catalog", catalog_folder, "a folder with another catalogue than the one inside the program");
        return command;
    };
    int code = 0;

    ServeOptions serving;
    auto* serve_command = add("serve", "serve the screens and the API");
    serve_command->add_option("--listen", serving.listen, "address and port; port 0 takes any free one")->capture_default_str();
    serve_command->add_option("--tls-certificate", serving.certificate_file, "PEM file; with --tls-key the server speaks TLS");
    serve_command->add_option("--tls-key", serving.private_key_file, "PEM file");
    serve_command->add_flag("--behind-tls", serving.behind_tls, "a proxy before us speaks TLS: mark cookies secure");
    serve_command->add_option("--trusted-proxy", serving.trusted_proxies,
                              "an address whose X-Forwarded-For is believed, with --behind-tls; 127.0.0.1 and ::1 when none is named");
    serve_command->add_option("--public-address", serving.public_address, "where clients find Koppi, such as https://koppi.example: offers carry a link");
    serve_command->add_option("--remote-rooms", serving.remote_rooms, "address of a remote visit, such as https://meet.example/{room}");
    serve_command->add_option("--workers", serving.workers, "threads that answer requests")->capture_default_str();
    const auto add_couriers = [](CLI::App* command, CourierOptions& couriers) {
        command->add_option("--smtp", couriers.smtp, "the mail server, smtp://host:port (STARTTLS) or smtps://host:port; without it mail waits");
        command->add_option("--mail-from", couriers.mail_from, "the address that mail to clients comes from");
        command->add_option("--smtp-ca", couriers.smtp_ca, "PEM file of the authority that the mail server's certificate is from");
        command->add_flag("--smtp-without-tls", couriers.smtp_without_tls, "speak openly to a mail server on this machine");
        command->add_option("--sms", couriers.sms, "the gateway for text messages, http(s)://host:port/cgi-bin/sendsms; without it they wait");
        command->add_option("--sms-from", couriers.sms_from, "the number or name that text messages come from");
        command->add_option("--sms-ca", couriers.sms_ca, "PEM file of the authority that the gateway's certificate is from");
    };
    add_couriers(serve_command, serving.couriers);
    serve_command->callback([&] {
        serving.db = db;
        code = serve(serving);
    });

    commands::DemoWish wish;
    auto* demo = add("demo", "make a demo county with a year of work in a new database");
    demo->add_option("--residents", wish.residents, "how many people live there")->capture_default_str()->check(CLI::Range(50, 500'000));
    demo->add_option("--seed", wish.seed, "the same seed makes the same county")->capture_default_str();
    demo->add_option("--until", wish.until, "the day or the minute in which the year ends (2026-11-22, 2026-11-22T10:30); now when absent");
    demo->callback([&] { code = commands::demo(db, wish, output); });

    std::vector<std::string> paths;
    auto* import_command = app.add_subcommand("import", "bring in what another system exported");
    import_command->require_subcommand(1);
    auto* fhir = import_command->add_subcommand("fhir", "FHIR R4 bundles and NDJSON: files or folders");
    fhir->add_option("--db", db, "the database file")->capture_default_str();
    fhir->add_flag("--json", output.json, "print one JSON object instead of words");
    fhir->add_option("paths", paths, "files or folders")->required();
    fhir->callback([&] { code = commands::import_fhir(db, paths, output); });

    add("stats", "count what the database holds")->callback([&] { code = commands::stats(db, output); });

    auto* export_command = app.add_subcommand("export", "write data out");
    export_command->require_subcommand(1);
    std::string to = "-";
    auto* ledger = export_command->add_subcommand("ledger", "the whole ledger as one JSON object a line");
    ledger->add_option("--db", db, "the database file")->capture_default_str();
    ledger->add_flag("--json", output.json, "the export is JSON in any case");
    ledger->add_option("--to", to, "a file, or - for standard output")->capture_default_str();
    ledger->callback([&] { code = commands::export_ledger(db, to); });

    add("rebuild", "throw the tables away, replay the ledger, compare")->callback([&] { code = commands::rebuild(db, output); });
    add("verify", "check the ledger's chain and the file's pages")->callback([&] { code = commands::verify(db, output); });

    std::string file;
    auto* backup = add("backup", "copy the database while it is in use, and verify the copy");
    backup->add_option("file", file, "the file to make")->required();
    backup->callback([&] { code = commands::backup(db, file, output); });
    bool replace = false;
    auto* restore = add("restore", "put a verified backup in the place of the database");
    restore->add_option("file", file, "the backup")->required();
    restore->add_flag("--replace", replace, "the database exists: keep it aside and put the backup in its place");
    restore->callback([&] { code = commands::restore(db, file, replace, output); });

    std::string listen = "127.0.0.1:8080";
    auto* doctor = add("doctor", "tell what is missing or wrong");
    doctor->add_option("--listen", listen, "the address that would be served")->capture_default_str();
    CourierOptions couriers;
    add_couriers(doctor, couriers);
    doctor->callback([&] { code = commands::doctor(db, listen, output, couriers); });

    auto* routing_command = app.add_subcommand("routing", "the rules by which matters are proposed to somebody");
    routing_command->require_subcommand(1);
    std::string wanted_folder;
    auto* compare = routing_command->add_subcommand("compare", "how a changed order would have proposed the matters of the last days");
    compare->add_option("--db", db, "the database file")->capture_default_str();
    compare->add_flag("--json", output.json, "print one JSON object instead of words");
    compare->add_option("--catalog", wanted_folder, "the folder with the changed catalogue")->required();
    compare->callback([&] { code = commands::compare_routing(db, wanted_folder, output); });

    commands::AccountWish account;
    auto* account_command = app.add_subcommand("account", "the people who may sign in");
    account_command->require_subcommand(1);
    const auto of_account = [&](const char* name, const char* what) {
        auto* command = account_command->add_subcommand(name, what);
        command->add_option("--db", db, "the database file")->capture_default_str();
        command->add_flag("--json", output.json, "print one JSON object instead of words");
        return command;
    };
    of_account("list", "who may sign in, as what")->callback([&] { code = commands::list_accounts(db, output); });
    auto* account_password = of_account("password", "give a new password, which is read from standard input");
    account_password->add_option("--username", account.username)->required();
    account_password->callback([&] { code = commands::change_password(db, account.username, output); });
    auto* account_close = of_account("close", "shut out somebody who has left, for good");
    account_close->add_option("--username", account.username)->required();
    account_close->callback([&] { code = commands::close_account(db, account.username, output); });
    auto* account_role = of_account("role", "let a person work in one more role");
    account_role->add_option("--username", account.username)->required();
    account_role->add_option("--profession", account.profession, "nurse, doctor, physiotherapist … (docs/glossary.md)")->required();
    account_role->add_option("--unit", account.unit, "the name of the unit; opened when there is none")->required();
    account_role->callback([&] { code = commands::add_role(db, account, output); });
    auto* account_add = of_account("add", "add a person; the password is read from standard input");
    account_add->add_option("--username", account.username)->required();
    account_add->add_option("--family-name", account.family_name)->required();
    account_add->add_option("--given-names", account.given_names)->required();
    account_add->add_option("--profession", account.profession, "nurse, doctor, physiotherapist … (docs/glossary.md)")->required();
    account_add->add_option("--unit", account.unit, "the name of the unit; opened when there is none")->required();
    account_add->callback([&] { code = commands::add_account(db, account, output); });

    std::string form;
    auto* contract = app.add_subcommand("contract", "print the API's contract: openapi or typescript");
    contract->add_option("form", form)->required();
    contract->callback([&] { code = commands::contract(form); });

    // The catalogue is chosen before any command looks at it.
    app.parse_complete_callback([&] {
        if (catalog_folder.empty()) return;
        set_catalog(catalog_in(catalog_folder));
    });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& fault) {
        return app.exit(fault) == 0 ? 0 : 2;
    }
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    // Whatever this program writes holds people's data: nobody but its user reads it.
    umask(0077);
    if (sodium_init() < 0) {
        std::cerr << "This machine gives no random numbers; Koppi can't run.\n";
        return 2;
    }
    try {
        return run(argc, argv);
    } catch (const koppi::Trouble& trouble) {
        std::cerr << trouble.what() << '\n';
        return 2;
    } catch (const koppi::sql::SqlError& accident) {
        std::cerr << (accident.fault == koppi::sql::Fault::full ? "The disk is full; nothing was half written. Free some space. (" : "The database failed (")
                  << accident.what() << ")\n";
        return 2;
    } catch (const std::exception& accident) {
        std::cerr << "Koppi failed: " << accident.what() << '\n';
        return 2;
    }
}
