// Tests: a small county in memory, with the real verbs, the real writer and a clock that stands where it is set. Stories and the model
// test live in it; only what http adds (sessions, headers, JSON of the body) is left out.
//
// Invariant: whatever a professional does here passes the same door as on the wire: the right of the route, the writer, and the
// idempotency key when there is one. The same seed gives the same county, down to its ids.
#pragma once

#include "app/switchboard.hpp"
#include "interfaces/desks/desks.hpp"
#include "platform/clock.hpp"
#include "platform/digest.hpp"
#include "platform/sqlite.hpp"
#include "platform/writer.hpp"
#include "workflows/visits.hpp"

namespace koppi::tests {

struct Colleague {
    std::string name;  // "Laine Maija"
    Actor actor;
    ProfessionalId professional() const { return *actor.professional; }
};

// An imported practitioner is known here and never signs in.
enum class SignsIn { yes, no };

class County {
public:
    explicit County(Instant begins, std::uint64_t seed = 1, Project project = project_all);
    ~County();

    // One verb of one professional through the door of its route.
    template <class Verb>
    auto act(std::string_view route, const Actor& actor, Verb verb, const std::optional<Idempotency>& sent = std::nullopt) {
        using Answered = decltype(verb(std::declval<Work&>()));
        if (const auto admitted = access::admit(actor, right_of(route)); !admitted) return Answered(admitted.refusal());
        return write<Answered>(route, actor, verb, sent);
    }
    // What another system states, or a client does without us: no account, no right.
    template <class Verb>
    auto state(Verb verb) {
        using Answered = decltype(verb(std::declval<Work&>()));
        return write<Answered>("stated", Actor{}, verb, std::nullopt);
    }

    // The setting of a scene. Throws Bug when it is refused.
    UnitId unit(const std::string& name, events::UnitKind kind);
    LineId line(UnitId unit, const std::string& key);
    Colleague colleague(const std::string& family_name, const std::string& given_names, events::Profession profession, UnitId unit, SignsIn signs_in = SignsIn::yes);
    ClientId client(const events::ClientDetails& details);
    void name_worker(ClientId client, ProfessionalId professional, events::NamedAs named_as);

    sql::Reader rows() { return sql::Reader(*connection_); }
    sql::Connection& connection() { return *connection_; }
    Writer& writer() { return *writer_; }
    Instant now() const { return clock.now(); }
    // The tables thrown away and made again from the ledger; absent when they are the same tables, else the first that is not.
    std::optional<std::string> replays_otherwise();

    SetClock clock;

private:
    static routes::Right right_of(std::string_view route);

    template <class Answered, class Verb>
    Answered write(std::string_view name, const Actor& actor, Verb& verb, const std::optional<Idempotency>& sent) {
        std::optional<Refusal> refused;
        const auto answer = writer_->run(name, actor, sent, [&](Work& work) {
            const Answered result = verb(work);
            if (!result) {
                refused = result.refusal();
                return koppi::Answer{routes::status_of(refused->reason), "", true};
            }
            return koppi::Answer{200, wire::write(*result), false};
        });
        if (refused) return *refused;
        if (answer.refused) return Refusal{Reason::conflict, answer.body, "", {}};
        // Read back from the wire: a retry is answered with what was kept.
        return wire::read<typename Answered::Value>(answer.body);
    }

    Project project_;
    std::unique_ptr<sql::Connection> connection_;
    std::unique_ptr<Writer> writer_;
    int accounts_ = 0;
};

}  // namespace koppi::tests
