#include <doctest/doctest.h>

#include "modules/access/access.hpp"
#include "modules/access/sessions.hpp"
#include "modules/access/sign_in.hpp"
#include "platform/trial.hpp"

namespace koppi {

namespace {

using events::Profession;

void project_access(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    std::visit(
        [&](const auto& it) {
            if constexpr (requires { access::project(tables, it, stamp); }) access::project(tables, it, stamp);
        },
        event);
}

// Hashing is dear: all houses of this file share one password.
const std::string& hash_of_right_password() {
    static const std::string hash = access::hash_password("oikea salasana");
    return hash;
}

// A house with a door: Maija, nurse at two stations, and Kalle, doctor at one.
struct House {
    Trial trial{project_access};
    UnitId armila = trial.fresh<UnitId>();
    UnitId sammonlahti = trial.fresh<UnitId>();
    ProfessionalId maija = trial.fresh<ProfessionalId>();
    ProfessionalId kalle = trial.fresh<ProfessionalId>();
    RoleId at_armila = trial.fresh<RoleId>();
    RoleId at_sammonlahti = trial.fresh<RoleId>();
    RoleId of_kalle = trial.fresh<RoleId>();
    AccountId account_of_kalle{};
    std::vector<std::string> closed;
    routes::Routes routes = access::routes();
    std::optional<Writer> writer;
    std::optional<routes::House> house;
    std::string peer = "192.0.2.1";
    bool over_tls = false;

    House() {
        const auto stated = trial.work([this](Work& work) -> Result<Done> {
            work.record(events::UnitOpened{armila, "Armila", events::UnitKind::station, {}, {}, {}, {}});
            work.record(events::UnitOpened{sammonlahti, "Sammonlahti", events::UnitKind::station, {}, {}, {}, {}});
            work.record(events::ProfessionalRegistered{maija, "Laine", "Maija", {}, {}});
            work.record(events::ProfessionalRegistered{kalle, "Salo", "Kalle", {}, {}});
            work.record(events::RoleTaken{at_armila, maija, armila, Profession::nurse});
            work.record(events::RoleTaken{at_sammonlahti, maija, sammonlahti, Profession::nurse});
            work.record(events::RoleTaken{of_kalle, kalle, armila, Profession::doctor});
            TRY(access::open_account(work, "Maija.Laine", hash_of_right_password(), maija, Language::sv));
            account_of_kalle = TRY(access::open_account(work, "kalle.salo", hash_of_right_password(), kalle, Language::fi));
            return Done{};
        });
        REQUIRE(stated);
        trial.workshop.reset();
        writer.emplace(
            *trial.connection, project_access, trial.clock, Dice{3}, [](std::int64_t, const auto&) {}, [](std::string_view, double) {});
        house.emplace(routes::House{.writer = *writer,
                                    .reading = [this](const auto& read) {
                                        sql::Reader rows(*trial.connection);
                                        read(rows);
                                    },
                                    .words = [](Language, const Refusal& refusal) { return refusal.code; },
                                    .clock = trial.clock,
                                    .close_streams = [this](std::string_view group) { closed.emplace_back(group); }});
    }

    Result<Actor> actor(const std::string& token, access::Use use = access::Use::by_person) {
        auto rows = trial.rows();
        return access::actor_of(rows, token, trial.clock.now(), use);
    }
    // What the composition does with a request: the actor from the cookie, the right from the table, then the route.
    http::Response call(std::string_view method, std::string_view path, std::string body, const std::string& token,
                        std::vector<std::pair<std::string_view, std::string>> holes = {}) {
        http::Request request;
        request.method = method;
        request.path = path;
        request.body = std::move(body);
        request.peer = peer;
        request.over_tls = over_tls;
        if (!token.empty()) request.headers.emplace_back("cookie", "koppi_session=" + token);
        Actor acting;
        if (const auto known = actor(token)) acting = *known;
        for (const auto& route : routes) {
            if (route.method != method || route.path != path) continue;
            if (const auto admitted = access::admit(acting, route.right); !admitted)
                return routes::refused(*house, acting.language, admitted.refusal());
            return route.handle(*house, request, {acting, std::move(holes), request.query, trial.clock.now()});
        }
        throw Bug("no such route");
    }
    http::Response sign_in(const std::string& username, const std::string& password, const std::string& token = "") {
        return call("POST", "/api/session", R"({"username":")" + username + R"(","password":")" + password + "\"}", token);
    }
    std::string code(const http::Response& response) {
        if (response.status == 200) return "ok";
        return std::string(wire::parse(response.body)->at("code").as_string());
    }
    access::Me me(const http::Response& response) {
        REQUIRE(response.status == 200);
        return *wire::read<access::Me>(response.body);
    }
    std::string header(const http::Response& response, std::string_view name) {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return "";
    }
    std::string token(const http::Response& response) {
        const auto cookie = header(response, "Set-Cookie");
        REQUIRE(cookie.starts_with("koppi_session="));
        return cookie.substr(14, cookie.find(';') - 14);
    }
    std::string kalle_in() { return token(sign_in("kalle.salo", "oikea salasana")); }
    std::string state(const std::string& session_token) {
        const auto known = actor(session_token, access::Use::in_background);
        return known ? "lives" : known.refusal().code;
    }
    std::int64_t count(const char* text) {
        auto rows = trial.rows();
        return rows.number(sql::Query{"test.count", text});
    }
};

}  // namespace

TEST_CASE("who has one role works in it at once, with its rights") {
    House house;
    const auto me = house.me(house.sign_in("KALLE.SALO", "oikea salasana"));
    CHECK(me.name == "Salo Kalle");
    CHECK(me.role->role == house.of_kalle);
    CHECK(me.role->unit_name == "Armila");
    CHECK(std::count(me.rights.begin(), me.rights.end(), "appt_book") == 1);
    CHECK(std::count(me.rights.begin(), me.rights.end(), "users_admin") == 0);
    CHECK(me.idle_ends_at == Trial::monday_at_eight + 30min);
    CHECK(me.ends_at == Trial::monday_at_eight + 12h);
    CHECK(house.count("select count(*) from ledger where name = 'signed_in' and account is not null") == 1);
}

TEST_CASE("who has several roles chooses one, and gets a new token with it") {
    House house;
    const auto answer = house.sign_in("maija.laine", "oikea salasana");
    const auto me = house.me(answer);
    CHECK_FALSE(me.role);
    CHECK(me.roles.size() == 2);
    CHECK(me.language == Language::sv);
    CHECK(me.rights == std::vector<std::string>{"signed_in"});
    const auto before = house.token(answer);
    const auto old_session = house.actor(before)->session;

    house.trial.clock.advance(1min);
    const auto chosen = house.call("POST", "/api/session/role", R"({"role":")" + house.at_sammonlahti.text() + "\"}", before);
    CHECK(house.me(chosen).role->unit == house.sammonlahti);
    CHECK(house.me(chosen).ends_at == Trial::monday_at_eight + 12h);
    const auto after = house.token(chosen);
    CHECK(after != before);
    CHECK(house.state(before) == "session.ended");
    CHECK(house.state(after) == "lives");
    CHECK(house.actor(after)->unit == house.sammonlahti);
    CHECK(house.closed == std::vector<std::string>{old_session->text()});
}

TEST_CASE("a role that is not one's own is refused and the session stays as it was") {
    House house;
    const auto token = house.kalle_in();
    const auto answer = house.call("POST", "/api/session/role", R"({"role":")" + house.at_armila.text() + "\"}", token);
    CHECK(answer.status == 403);
    CHECK(house.code(answer) == "session.role_not_yours");
    CHECK(house.actor(token)->role == house.of_kalle);
}

TEST_CASE("the cookie is for this server alone, and secure where the line is") {
    House house;
    const auto cookie = house.header(house.sign_in("kalle.salo", "oikea salasana"), "Set-Cookie");
    CHECK(cookie.find("; Path=/; HttpOnly; SameSite=Strict") != std::string::npos);
    CHECK(cookie.find("Secure") == std::string::npos);
    CHECK(cookie.find("koppi_session=") + 14 + 64 == cookie.find(';'));
    house.over_tls = true;
    CHECK(house.header(house.sign_in("kalle.salo", "oikea salasana"), "Set-Cookie").ends_with("; Secure"));
    house.over_tls = false;
    house.house->behind_tls = true;
    CHECK(house.header(house.sign_in("kalle.salo", "oikea salasana"), "Set-Cookie").ends_with("; Secure"));
}

TEST_CASE("the token itself is nowhere in the database") {
    House house;
    const auto token = house.kalle_in();
    auto rows = house.trial.rows();
    constexpr sql::Query hashes{"test.hashes", "select hex(token_hash) from scratch_session"};
    const auto hash = rows.first<std::string>(hashes);
    CHECK(hash->size() == 64);
    CHECK(hash != token);
}

TEST_CASE("a wrong password and a name that is nobody's look the same, to the lock and beyond it") {
    House house;
    for (const auto* name : {"kalle.salo", "kalle.solo", "Kallen Salasana 1!"}) {
        house.trial.clock.set(Trial::monday_at_eight);
        for (int i = 0; i < 5; ++i) {
            const auto answer = house.sign_in(name, "väärä salasana");
            CHECK(answer.status == 401);
            CHECK(house.code(answer) == "session.wrong_name_or_password");
            CHECK(house.header(answer, "Set-Cookie").empty());
        }
        const auto locked = house.sign_in(name, "oikea salasana");
        CHECK(locked.status == 429);
        CHECK(house.code(locked) == "session.locked");
        CHECK(house.header(locked, "Retry-After") == "60");
        CHECK(wire::parse(locked.body)->at("details").at("until").as_string() == instant_text(Trial::monday_at_eight + 1min));
    }
    CHECK(house.count("select count(*) from ledger where name = 'sign_in_failed'") == 5);
    CHECK(house.count("select count(*) from scratch_sign_in") == 3);
}

TEST_CASE("the lock opens by itself, grows with each failure, and is forgotten by a success") {
    House house;
    for (int i = 0; i < 5; ++i) house.sign_in("kalle.salo", "väärä salasana");
    house.trial.clock.advance(1min);
    CHECK(house.code(house.sign_in("kalle.salo", "väärä salasana")) == "session.wrong_name_or_password");
    house.trial.clock.advance(2min - 1ms);
    CHECK(house.code(house.sign_in("kalle.salo", "oikea salasana")) == "session.locked");
    house.trial.clock.advance(1ms);
    CHECK(house.code(house.sign_in("kalle.salo", "oikea salasana")) == "ok");
    for (int i = 0; i < 4; ++i) house.sign_in("kalle.salo", "väärä salasana");
    CHECK(house.code(house.sign_in("kalle.salo", "oikea salasana")) == "ok");
}

TEST_CASE("one account's lock is nobody else's") {
    House house;
    for (int i = 0; i < 5; ++i) house.sign_in("kalle.salo", "väärä salasana");
    CHECK(house.code(house.sign_in("maija.laine", "oikea salasana")) == "ok");
}

TEST_CASE("an address that fails sixty times waits, whatever names it tried, and other addresses don't") {
    PeerThrottle throttle;
    const Instant now = Trial::monday_at_eight;
    for (int i = 0; i < 60; ++i) {
        CHECK(throttle.may_try("192.0.2.7", now));
        throttle.failed("192.0.2.7", now);
    }
    CHECK_FALSE(throttle.may_try("192.0.2.7", now));
    CHECK_FALSE(throttle.may_try("192.0.2.7", now + 4s));
    CHECK(throttle.may_try("192.0.2.7", now + 5s));
    CHECK(throttle.may_try("192.0.2.8", now));

    // However many addresses fail, the memory of them is bounded and the guiltiest is remembered.
    for (int i = 0; i < 5000; ++i) throttle.failed("peer " + std::to_string(i), now);
    CHECK_FALSE(throttle.may_try("192.0.2.7", now));
}

TEST_CASE("a throttled address is told so before its password is looked at") {
    House house;
    house.peer = "192.0.2.9";
    access::Door door;
    for (int i = 0; i < 60; ++i) door.peers.failed(house.peer, house.trial.clock.now());
    http::Request request;
    request.peer = house.peer;
    request.body = R"({"username":"kalle.salo","password":"oikea salasana"})";
    const Actor nobody;
    const auto answer = access::sign_in(door, *house.house, request, {nobody, {}, request.query, house.trial.clock.now()});
    CHECK(answer.status == 429);
    CHECK(house.code(answer) == "session.too_many_attempts");
}

TEST_CASE("a session that nobody uses ends, and what the page asks by itself keeps nobody signed in") {
    House house;
    const auto token = house.kalle_in();
    house.trial.clock.advance(29min);
    CHECK(house.actor(token));
    house.trial.clock.advance(29min);
    CHECK(house.actor(token, access::Use::in_background));
    house.trial.clock.advance(1min);
    CHECK(house.actor(token, access::Use::in_background).refusal().code == "session.ended");
    CHECK(house.actor("").refusal().code == "session.not_logged_in");
    CHECK(house.actor(std::string(64, 'a')).refusal().code == "session.ended");
}

TEST_CASE("twelve hours after signing in a session ends, however busy it is") {
    House house;
    const auto token = house.kalle_in();
    for (int i = 0; i < 35; ++i) {
        house.trial.clock.advance(20min);
        CHECK(house.actor(token));
    }
    house.trial.clock.advance(20min);
    CHECK(house.state(token) == "session.ended");
}

TEST_CASE("a restart remembers the last use that was written, and forgets the one that was not") {
    House house;
    const auto token = house.kalle_in();
    house.trial.clock.advance(25min);
    CHECK(house.actor(token));
    access::keep_sessions(*house.house);
    house.trial.clock.advance(25min);
    CHECK(house.actor(token));
    access::sessions::forget_memory();
    CHECK(house.state(token) == "lives");
    house.trial.clock.advance(5min);
    CHECK(house.state(token) == "session.ended");
}

TEST_CASE("keeping sessions closes the streams of those that ended and leaves the others") {
    House house;
    const auto idle = house.kalle_in();
    const auto idle_session = house.actor(idle)->session;
    house.trial.clock.advance(20min);
    const auto busy = house.kalle_in();
    house.trial.clock.advance(20min);
    access::keep_sessions(*house.house);
    CHECK(house.closed == std::vector<std::string>{idle_session->text()});
    CHECK(house.count("select count(*) from scratch_session") == 1);
    CHECK(house.state(busy) == "lives");
}

TEST_CASE("signing in again ends the session that the browser had") {
    House house;
    const auto before = house.kalle_in();
    const auto after = house.token(house.sign_in("maija.laine", "oikea salasana", before));
    CHECK(house.state(before) == "session.ended");
    CHECK(house.state(after) == "lives");
    CHECK(house.closed.size() == 1);
}

TEST_CASE("signing out ends the session, its streams and the cookie, and may be said twice") {
    House house;
    const auto token = house.kalle_in();
    for (int i = 0; i < 2; ++i) {
        const auto answer = house.call("POST", "/api/session/end", "{}", token);
        CHECK(answer.status == 200);
        CHECK(house.header(answer, "Set-Cookie").find("Max-Age=0") != std::string::npos);
    }
    CHECK(house.state(token) == "session.ended");
    CHECK(house.closed.size() == 1);
    CHECK(house.call("GET", "/api/session", "", token).status == 401);
}

TEST_CASE("a session tells who is in it, in the language that was chosen") {
    House house;
    const auto token = house.kalle_in();
    CHECK(house.me(house.call("POST", "/api/session/language", R"({"language":"en"})", token)).language == Language::en);
    house.trial.clock.advance(10min);
    const auto me = house.me(house.call("GET", "/api/session", "", token));
    CHECK(me.language == Language::en);
    CHECK(me.idle_ends_at == Trial::monday_at_eight + 40min);
}

TEST_CASE("the next session begins in the language that was chosen in the last one, and a choice made twice is one event") {
    House house;
    const auto token = house.token(house.sign_in("kalle.salo", "oikea salasana"));
    CHECK(house.me(house.call("GET", "/api/session", "", token)).language == Language::fi);
    const auto before = house.writer->position();
    for (int i = 0; i < 2; ++i)
        CHECK(house.me(house.call("POST", "/api/session/language", R"({"language":"en"})", token)).language == Language::en);
    CHECK(house.writer->position() == before + 1);
    house.call("POST", "/api/session/end", "{}", token);
    CHECK(house.me(house.sign_in("kalle.salo", "oikea salasana")).language == Language::en);
    CHECK(house.me(house.sign_in("maija.laine", "oikea salasana")).language == Language::sv);
}

TEST_CASE("a new password ends every session of the account, used or not") {
    House house;
    const auto token = house.kalle_in();
    house.trial.clock.advance(1min);
    CHECK(house.actor(token));
    const Actor system;
    house.writer->run("test", system, std::nullopt, [&](Work& work) {
        CHECK(access::change_password(work, house.account_of_kalle, access::hash_password("uusi salasana")));
        return Answer{};
    });
    CHECK(house.state(token) == "session.ended");
    CHECK(house.code(house.sign_in("kalle.salo", "oikea salasana")) == "session.wrong_name_or_password");
    CHECK(house.code(house.sign_in("kalle.salo", "uusi salasana")) == "ok");
    access::keep_sessions(*house.house);
    CHECK(house.closed.size() == 1);
}

TEST_CASE("one's own password is changed with the old one; this session goes on under a new token, the others end") {
    House house;
    const auto elsewhere = house.kalle_in();
    const auto here = house.kalle_in();
    const auto elsewhere_session = house.actor(elsewhere)->session;
    const auto change = [&](const std::string& old_password, const std::string& password) {
        return house.call("POST", "/api/session/password", R"({"old_password":")" + old_password + R"(","password":")" + password + "\"}", here);
    };
    CHECK(house.code(change("oikea salasana", "lyhyt")) == "access.password_too_short");
    const auto wrong = change("väärä salasana", "aivan uusi lause");
    CHECK(wrong.status == 422);
    CHECK(house.code(wrong) == "access.old_password_wrong");
    CHECK(house.state(elsewhere) == "lives");
    CHECK(house.count("select count(*) from ledger where name = 'sign_in_failed'") == 1);

    const auto changed = change("oikea salasana", "aivan uusi lause");
    CHECK(house.me(changed).role->role == house.of_kalle);
    CHECK(house.state(here) == "session.ended");
    CHECK(house.state(elsewhere) == "session.ended");
    CHECK(house.state(house.token(changed)) == "lives");
    CHECK(std::count(house.closed.begin(), house.closed.end(), elsewhere_session->text()) == 1);
    CHECK(house.code(house.sign_in("kalle.salo", "oikea salasana")) == "session.wrong_name_or_password");
    CHECK(house.code(house.sign_in("kalle.salo", "aivan uusi lause")) == "ok");
}

TEST_CASE("whoever guesses the old password of a desk that was left open is slowed down as at the door") {
    House house;
    const auto token = house.kalle_in();
    const auto guess = [&](const char* old_password) {
        return house.call("POST", "/api/session/password", R"({"old_password":")" + std::string(old_password) + R"(","password":"aivan uusi lause"})", token);
    };
    for (int i = 0; i < 5; ++i) CHECK(house.code(guess("väärä salasana")) == "access.old_password_wrong");
    CHECK(house.code(guess("oikea salasana")) == "session.locked");
    CHECK(house.count("select count(*) from ledger where name = 'password_changed'") == 0);
}

TEST_CASE("an administrator gives a new password and closes an account; nobody else may, and who has left is nobody at the door") {
    House house;
    const auto admin_role = house.trial.fresh<RoleId>();
    const auto hanna = house.trial.fresh<ProfessionalId>();
    const Actor system;
    house.writer->run("test", system, std::nullopt, [&](Work& work) {
        work.record(events::ProfessionalRegistered{hanna, "Ylläpitäjä", "Hanna", {}, {}});
        work.record(events::RoleTaken{admin_role, hanna, house.armila, Profession::administrator});
        CHECK(access::open_account(work, "hanna", hash_of_right_password(), hanna, Language::fi));
        return Answer{};
    });
    const auto admin = house.token(house.sign_in("hanna", "oikea salasana"));
    const auto kalle = house.kalle_in();
    const auto kalle_session = house.actor(kalle)->session;
    const auto on_kalle = [&](const char* path, const std::string& body, const std::string& token) {
        return house.call("POST", path, body, token, {{"account", house.account_of_kalle.text()}});
    };
    constexpr auto password_path = "/api/accounts/{account}/password";
    constexpr auto close_path = "/api/accounts/{account}/close";
    CHECK(house.code(on_kalle(close_path, "{}", kalle)) == "access.forbidden");
    CHECK(house.code(house.call("GET", "/api/accounts", "", kalle)) == "access.forbidden");
    CHECK(house.code(on_kalle(password_path, R"({"password":"lyhyt"})", admin)) == "access.password_too_short");

    CHECK(house.code(on_kalle(password_path, R"({"password":"aivan uusi lause"})", admin)) == "ok");
    CHECK(house.state(kalle) == "session.ended");
    CHECK(house.closed == std::vector<std::string>{kalle_session->text()});
    const auto again = house.token(house.sign_in("kalle.salo", "aivan uusi lause"));

    for (int i = 0; i < 2; ++i) CHECK(house.code(on_kalle(close_path, "{}", admin)) == "ok");
    CHECK(house.count("select count(*) from ledger where name = 'account_closed'") == 1);
    CHECK(house.state(again) == "session.ended");
    CHECK(house.code(house.sign_in("kalle.salo", "aivan uusi lause")) == "session.wrong_name_or_password");
    CHECK(house.code(on_kalle(password_path, R"({"password":"aivan uusi lause"})", admin)) == "access.account_closed");
    CHECK(house.code(house.call("POST", close_path, "{}", admin, {{"account", house.trial.fresh<AccountId>().text()}})) == "access.no_such_account");
    house.writer->run("test", system, std::nullopt, [&](Work& work) {
        CHECK(access::open_account(work, "kalle.salo", "hash", hanna, Language::fi).refusal().code == "access.username_taken");
        return Answer{};
    });
    const auto all = wire::read<access::Accounts>(house.call("GET", "/api/accounts", "", admin).body);
    REQUIRE(all.ok());
    REQUIRE(all->accounts.size() == 3);
    CHECK(all->accounts[1].username == "kalle.salo");
    CHECK(all->accounts[1].closed_at.has_value());
    CHECK(all->accounts[2].roles.size() == 2);
    CHECK_FALSE(all->accounts[2].closed_at.has_value());
}

TEST_CASE("an account needs a free name and a professional who exists") {
    Trial trial{project_access};
    const auto professional = trial.fresh<ProfessionalId>();
    const auto opened = [&](const char* name, ProfessionalId who) {
        const auto answer = trial.work([&](Work& work) { return access::open_account(work, name, "hash", who, Language::fi); });
        return answer ? "opened" : answer.refusal().code;
    };
    CHECK(opened("aino", professional) == "directory.no_such_professional");
    CHECK(trial.work([&](Work& work) -> Result<Done> {
        work.record(events::ProfessionalRegistered{professional, "Salo", "Aino", {}, {}});
        return Done{};
    }));
    CHECK(opened("aino", professional) == "opened");
    CHECK(opened("AINO", professional) == "access.username_taken");
    CHECK(trial.replays_alike());
}

TEST_CASE("every opened record and every shown code stands in the access log with who, as what and why") {
    Trial trial{project_access};
    const auto client = trial.fresh<ClientId>();
    trial.actor.account = trial.fresh<AccountId>();
    trial.actor.professional = trial.fresh<ProfessionalId>();
    trial.actor.unit = trial.fresh<UnitId>();
    trial.actor.profession = Profession::nurse;
    const auto contact = trial.fresh<ContactId>();
    CHECK(trial.work([&](Work& work) -> Result<Done> {
        const auto key = TRY(access::open(work, client, events::Purpose::contact, contact));
        CHECK(key.client() == client);
        return access::show_identity_code(work, key, "resepti");
    }));

    auto rows = trial.rows();
    constexpr sql::Query log{"test.log", R"(
        select what || ' ' || coalesce(purpose, '-') || ' ' || profession || ' ' || coalesce(why, '-') from access_log
        where client = $1 and account = $2 and unit = $3 order by position)"};
    CHECK(rows.all<std::string>(log, client, *trial.actor.account, *trial.actor.unit) ==
          std::vector<std::string>{"record_opened contact nurse -", "identity_code_shown - nurse resepti"});
    CHECK(trial.replays_alike());
}

TEST_CASE("a record whose opening is refused is not in the log, and there is no key") {
    Trial trial{project_access};
    trial.actor.account = trial.fresh<AccountId>();
    trial.actor.profession = Profession::nurse;
    const auto key =
        trial.work([&](Work& work) { return access::open(work, trial.fresh<ClientId>(), events::Purpose::administration, std::nullopt); });
    CHECK(key.refusal().code == "access.forbidden");
    CHECK(trial.workshop->ledger().position() == 0);
}

}  // namespace koppi
