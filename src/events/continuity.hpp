// Events of continuity: which professional is named for whom (own nurse, own doctor, client manager …), why, and until when.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

BOOST_DEFINE_ENUM_CLASS(NamedAs, own_nurse, own_doctor, client_manager, responsible_worker, contact_person, area_nurse)

// Version 1: nobody said why, or until when.
struct WorkerNamedV1 {
    NamingId naming;
    ClientId client;
    ProfessionalId professional;
    NamedAs named_as;
    Date from;
};
BOOST_DESCRIBE_STRUCT(WorkerNamedV1, (), (naming, client, professional, named_as, from))

struct WorkerNamed {
    NamingId naming;
    ClientId client;
    ProfessionalId professional;
    NamedAs named_as;
    Date from;
    std::optional<Date> until;  // the last day; absent: until further notice
    std::string why;            // catalog/continuity.yaml, begin_reasons
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(WorkerNamed, (), (naming, client, professional, named_as, from, until, why, note))

// `why`: catalog/continuity.yaml, end_reasons.
struct WorkerNamingEnded {
    NamingId naming;
    ClientId client;
    Date until;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(WorkerNamingEnded, (), (naming, client, until, why))

// Many at once, as an agreed rule names them (tekninen nimeäminen, Omalääkäri 2.0).
struct NamedByRule {
    NamingId naming;
    ClientId client;
    ProfessionalId professional;
};
BOOST_DESCRIBE_STRUCT(NamedByRule, (), (naming, client, professional))
struct PopulationNamed {
    std::string rule;  // catalog/continuity.yaml, rules
    int version;
    NamedAs named_as;
    Date from;
    std::vector<NamedByRule> namings;
};
BOOST_DESCRIBE_STRUCT(PopulationNamed, (), (rule, version, named_as, from, namings))

// The worker's own telephone line is offered to the client (omahoitajapuhelin).
BOOST_DEFINE_ENUM_CLASS(LineAnswer, accepted, declined)
struct DirectLineOffered {
    NamingId naming;
    ClientId client;
    ProfessionalId professional;
    LineAnswer answer;
};
BOOST_DESCRIBE_STRUCT(DirectLineOffered, (), (naming, client, professional, answer))

// For how many a professional is to be named at most, in weights of the panel; absent: nobody said.
struct PanelCapacitySet {
    ProfessionalId professional;
    std::optional<int> weight_max;
};
BOOST_DESCRIBE_STRUCT(PanelCapacitySet, (), (professional, weight_max))

}  // namespace koppi::events
