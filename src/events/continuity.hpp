// Events of continuity: which professional is named for whom (own nurse, own doctor, client manager …).
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

BOOST_DEFINE_ENUM_CLASS(NamedAs, own_nurse, own_doctor, client_manager, responsible_worker, contact_person, area_nurse)

struct WorkerNamed {
    NamingId naming;
    ClientId client;
    ProfessionalId professional;
    NamedAs named_as;
    Date from;
};
BOOST_DESCRIBE_STRUCT(WorkerNamed, (), (naming, client, professional, named_as, from))

struct WorkerNamingEnded {
    NamingId naming;
    ClientId client;
    Date until;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(WorkerNamingEnded, (), (naming, client, until, why))

}  // namespace koppi::events
