// App: koppi doctor. Tells in plain words what is missing or wrong, and what to do about it; changes nothing.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include <filesystem>

#include "app/commands.hpp"
#include "app/database.hpp"
#include "app/proof.hpp"
#include "app/serve.hpp"
#include "core/civil_time.hpp"
#include "platform/catalog.hpp"
#include "platform/clock.hpp"
#include "platform/embedded.hpp"
#include "platform/migrate.hpp"

namespace koppi::commands {

namespace {

BOOST_DEFINE_ENUM_CLASS(Health, good, warning, bad)

struct Finding {
    std::string what;
    Health health;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (what, health, words))

struct Diagnosis {
    bool can_serve;
    std::vector<Finding> findings;
};
BOOST_DESCRIBE_STRUCT(Diagnosis, (), (can_serve, findings))

Finding port_finding(const std::string& listen) {
    const auto address = address_of(listen);
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_NUMERICSERV | AI_NUMERICHOST | AI_PASSIVE;
    addrinfo* found = nullptr;
    if (getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &wanted, &found) != 0)
        return {"port", Health::bad, listen + " is no address of this machine. Choose another with --listen."};
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> guard(found, freeaddrinfo);
    const int descriptor = socket(found->ai_family, found->ai_socktype, found->ai_protocol);
    const int one = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    const bool is_free = bind(descriptor, found->ai_addr, found->ai_addrlen) == 0 && ::listen(descriptor, 1) == 0;
    const int fault = errno;
    close(descriptor);
    if (is_free) return {"port", Health::good, listen + " is free."};
    if (fault == EADDRINUSE) return {"port", Health::bad, listen +
            " is taken by another program (perhaps a running Koppi). Stop it, or choose another with --listen."};
    if (fault == EACCES) return {"port", Health::bad, listen + " needs rights that this user has not. Choose a port above 1023."};
    return {"port", Health::bad, listen + " can't be listened on: " + std::string(strerror(fault)) + "."};
}

Finding disk_finding(const std::string& db) {
    auto folder = std::filesystem::absolute(db).parent_path();
    struct statvfs disk {};
    if (statvfs(folder.c_str(), &disk) != 0) return {"disk", Health::bad, folder.string() + " does not exist or can't be read."};
    const double free_mb = static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize) / 1e6;
    if (::access(folder.c_str(), W_OK) != 0) return {"disk", Health::bad, folder.string() + " can't be written by this user."};
    if (free_mb < 100) return {"disk", Health::bad, fmt::format("Only {:.0f} MB are free in {}: the disk is full. Free some space.", free_mb,
            folder.string())};
    if (free_mb < 2000) return {"disk", Health::warning, fmt::format("{:.0f} MB are free in {}; that is not much.", free_mb, folder.string())};
    return {"disk", Health::good, fmt::format("{:.0f} GB are free in {}.", free_mb / 1000, folder.string())};
}

Finding database_finding(const std::string& db) {
    if (!std::filesystem::exists(db)) return {"database", Health::warning, db + " does not exist yet. `koppi demo` makes one."};
    try {
        auto connection = sql::open_sqlite(db, sql::Access::read_only);
        const auto pages = sql::check_sqlite(*connection);
        if (pages != "ok") return {"database", Health::bad, db + " is damaged (" + pages + "). Restore a backup: koppi restore FILE."};
        sql::Reader rows(*connection);
        const auto [fit, what] = schema_fit(rows, embedded_migrations());
        switch (fit) {
            case Fit::newer:
                return {"database", Health::bad, db + " is newer than this program (" + what + "). Install the newer Koppi, or restore an older backup."};
            case Fit::changed:
                return {"database", Health::bad, db + " was made by another build of Koppi, whose " + what +
                        " differs from this one's. Run that build, or restore a backup."};
            case Fit::older:
                return {"database", Health::warning, db + " is older than this program; it is brought up to date at the next start. Make a backup first."};
            case Fit::same: break;
        }
        if (::access(db.c_str(), W_OK) != 0) return {"database", Health::bad, db + " can't be written by this user. Mend its rights or its owner."};
        return {"database", Health::good, db + " is sound and fits this program."};
    } catch (const sql::SqlError& accident) {
        if (accident.fault == sql::Fault::corrupt) return {"database", Health::bad, db + " is no database, or a damaged one. Restore a backup."};
        return {"database", Health::bad, db + " can't be read as a Koppi database: " + accident.what()};
    }
}

Finding lock_finding(const std::string& db) {
    if (!std::filesystem::exists(db)) return {"in use", Health::good, "Nobody uses " + db + "."};
    if (sql::FileLock::is_held(db)) return {"in use", Health::warning, "Another Koppi has " + db + " open. Two can't write the same file."};
    return {"in use", Health::good, "Nobody else has " + db + " open."};
}

Finding clock_finding(const std::string& db) {
    const Instant now = SystemClock().now();
    constexpr sql::Query newest_event{"app.newest_event", "select max(recorded_at) from ledger"};
    if (std::filesystem::exists(db)) {
        try {
            auto connection = sql::open_sqlite(db, sql::Access::read_only);
            const auto newest = sql::Reader(*connection).first<std::optional<Instant>>(newest_event).value_or(std::nullopt);
            if (newest && *newest > now + Minutes{5})
                return {"clock", Health::bad, "The clock says " + instant_text(now) + ", but the ledger already has an event of " +
                        instant_text(*newest) + ". Set the clock."};
        } catch (const sql::SqlError&) {
            // The database finding tells what is wrong with it.
        }
    }
    if (now < Instant{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}})
        return {"clock", Health::bad, "The clock says " + instant_text(now) + ", which is before this program was made. Set the clock."};
    timex kernel{};
    if (adjtimex(&kernel) == TIME_ERROR || (kernel.status & STA_UNSYNC))
        return {"clock", Health::warning, "The clock says " + instant_text(now) +
                " and is not kept in step by a time service. Install one (chrony, systemd-timesyncd)."};
    return {"clock", Health::good, "The clock says " + instant_text(now) + " and is kept in step."};
}

Finding browser_finding() {
    for (const char* name : {"/usr/bin/chromium", "/usr/bin/firefox", "/usr/bin/firefox-esr", "/usr/bin/google-chrome", "/usr/bin/x-www-browser"})
        if (std::filesystem::exists(name)) return {"browser", Health::good, std::string(name) + " is installed."};
    return {"browser", Health::warning,
            "No browser on this machine. That is fine for a server; open the address from another machine, or: apt install firefox-esr"};
}

Finding web_finding() {
    if (!embedded::file("web/index.html")) return {"web", Health::bad,
            "The screens are not inside this program: it was built before them. Build again with ./dev run."};
    return {"web", Health::good, "The screens are inside the program."};
}

Finding catalog_finding() {
    const auto loaded = load_catalog(embedded_catalog_files());
    if (!loaded) return {"catalogue", Health::bad, "The catalogue does not load: " + fault_line(loaded.refusal())};
    if (const auto proved = prove(*loaded); !proved) return {"catalogue", Health::bad, "The catalogue does not hold: " + fault_line(proved.refusal())};
    return {"catalogue", Health::good, "The catalogue loads, and all its examples hold (" + loaded->fingerprint.substr(0, 12) + ")."};
}

Finding zone_finding() {
    // Midsummer noon in Helsinki is 9 o'clock in UTC: a machine without zone data would not know.
    const auto noon = civil(Instant{std::chrono::sys_days{std::chrono::year{2026} / 6 / 19} + std::chrono::hours{9}});
    if (noon.minute_of_day != 12 * 60) return {"time zone", Health::bad, "Helsinki's time is not known on this machine. Install the package tzdata."};
    return {"time zone", Health::good, "Helsinki's time is known."};
}

// A server that is down harms no desk: messages wait. So it is a warning and never hinders the start.
Finding knocked(const char* what, const std::string& url, const courier::Outcome& outcome) {
    if (outcome.fate == courier::Fate::taken) return {what, Health::good, url + " answers and knows us."};
    const std::map<std::string, std::string, std::less<>> words{
        {"unreachable", "can't be reached. Check the address, the name and the firewall."},
        {"timed_out", "does not answer in time."},
        {"tls_refused", "offers no TLS that can be trusted. Check its certificate, or name the authority with --smtp-ca or --sms-ca."},
        {"auth_refused", "does not accept our name and password (KOPPI_SMTP_USER, KOPPI_SMS_USER and their passwords in the environment)."},
        {"busy", "answers that it is busy."},
        {"line_dropped", "takes the connection and drops it."}};
    const auto found = words.find(outcome.why);
    return {what, Health::warning, url + " " + (found == words.end() ? "answers what we do not understand." : found->second) + " Messages wait until it does."};
}

Finding mail_finding(const CourierOptions& couriers) {
    const auto door = smtp_door(couriers);
    if (!door) return {"mail", Health::warning, "No mail server is named (--smtp): mail to clients waits in the outbox."};
    return knocked("mail", door->door.url, courier::Smtp(*door).knock());
}

Finding sms_finding(const CourierOptions& couriers) {
    const auto door = sms_door(couriers);
    if (!door) return {"sms", Health::warning, "No gateway for text messages is named (--sms): they wait in the outbox."};
    return knocked("sms", door->door.url, courier::SmsGateway(*door).knock());
}

}  // namespace

int doctor(const std::string& db, const std::string& listen, Output output, const CourierOptions& couriers) {
    // What can't even be looked at is a finding too, and hides no other.
    const auto looked = [](const char* what, const auto& look) -> Finding {
        try {
            return look();
        } catch (const std::exception& fault) {
            return {what, Health::bad, fault.what()};
        }
    };
    Diagnosis diagnosis{.can_serve = true, .findings = {}};
    diagnosis.findings = {looked("web", web_finding),
                          looked("catalogue", catalog_finding),
                          looked("time zone", zone_finding),
                          looked("clock", [&] { return clock_finding(db); }),
                          looked("disk", [&] { return disk_finding(db); }),
                          looked("database", [&] { return database_finding(db); }),
                          looked("in use", [&] { return lock_finding(db); }),
                          looked("port", [&] { return port_finding(listen); }),
                          looked("mail", [&] { return mail_finding(couriers); }),
                          looked("sms", [&] { return sms_finding(couriers); }),
                          looked("browser", browser_finding)};
    for (const auto& finding : diagnosis.findings)
        if (finding.health == Health::bad) diagnosis.can_serve = false;
    if (output.json) {
        fmt::print("{}\n", wire::write(diagnosis));
    } else {
        for (const auto& finding : diagnosis.findings) {
            const char* mark = finding.health == Health::good ? "ok     " : finding.health == Health::warning ? "look   "
                                                                                                              : "WRONG  ";
            fmt::print("{} {:<10} {}\n", mark, finding.what, finding.words);
        }
        fmt::print("{}\n", diagnosis.can_serve ? "Koppi can serve." : "Koppi can't serve until what is marked WRONG is mended.");
    }
    return diagnosis.can_serve ? 0 : 1;
}

}  // namespace koppi::commands
