// Desks, named workers: panels of a unit and what one carries oneself, as the screens show them.
#pragma once

#include "interfaces/desks/views.hpp"
#include "modules/continuity/continuity.hpp"

namespace koppi::desks {

struct PanelsQuery {
    std::optional<UnitId> unit;  // absent: everywhere
};
BOOST_DESCRIBE_STRUCT(PanelsQuery, (), (unit))

struct KindCount {
    events::NamedAs named_as;
    int clients;
};
BOOST_DESCRIBE_STRUCT(KindCount, (), (named_as, clients))

struct PanelShown {
    ProfessionalId professional;
    std::string name;
    events::Profession profession;
    UnitId unit;
    std::string unit_name;
    std::vector<KindCount> kinds;  // personal ones and area ones, each by itself
    int weight;
    std::optional<int> weight_max;
    int matters;  // carried on, or asked about
    std::optional<std::string> deputy_name;
};
BOOST_DESCRIBE_STRUCT(PanelShown, (), (professional, name, profession, unit, unit_name, kinds, weight, weight_max, matters, deputy_name))

// Indicators §1.4: residents, those with a personal worker, those with an area nurse; what began and ended, and the lines offered, in 30 days.
struct PanelsDesk {
    Instant as_of;
    Date since;
    std::int64_t residents;
    continuity::NamingCounts counts;
    std::vector<PanelShown> panels;
};
BOOST_DESCRIBE_STRUCT(PanelsDesk, (), (as_of, since, residents, counts, panels))

// Whoever leaves: what there is to hand on.
struct PanelToTransfer {
    ProfessionalId professional;
    std::string name;
    std::vector<KindCount> kinds;
    int clients;
    int matters;
    int visits_ahead;
    int plans;  // sections that they own, or in which they are to do something
};
BOOST_DESCRIBE_STRUCT(PanelToTransfer, (), (professional, name, kinds, clients, matters, visits_ahead, plans))

// ---- one's own clients

struct OwnQuery {
    std::optional<events::NamedAs> named_as;
    std::optional<int> limit;  // absent: 100
};
BOOST_DESCRIBE_STRUCT(OwnQuery, (), (named_as, limit))

struct OwnClient {
    ClientId client;
    std::string name;
    std::optional<Date> born;
    bool non_disclosure;
    std::vector<events::NamedAs> named_as;
    std::optional<Date> until;                      // the first of their last days
    int matters;                                    // open ones, whoever carries them
    std::optional<Instant> promise_by;              // the next promise among them
    std::optional<Instant> next_visit_at;           // with anybody
    std::optional<Instant> last_visit_at;           // with me
    std::optional<events::LineAnswer> line_answer;  // to my own line
};
BOOST_DESCRIBE_STRUCT(OwnClient, (), (client, name, born, non_disclosure, named_as, until, matters, promise_by, next_visit_at, last_visit_at, line_answer))

// A colleague who is away, and what of theirs comes due before they are back: whoever reads may take it up.
struct AwayShown {
    ProfessionalId professional;
    std::string name;
    std::optional<Instant> until;
    bool is_deputised;
    std::vector<OwnedRow> matters;
};
BOOST_DESCRIBE_STRUCT(AwayShown, (), (professional, name, until, is_deputised, matters))

struct OwnDesk {
    Instant as_of;
    std::vector<KindCount> kinds;
    int clients_total;
    int weight;
    std::optional<int> weight_max;
    std::vector<OwnClient> clients;  // those with the next promise first, then by name
    std::vector<OwnedRow> matters;   // that I carry on, the next promise first
    std::vector<AwayShown> away;     // those for whom I stand in first
};
BOOST_DESCRIBE_STRUCT(OwnDesk, (), (as_of, kinds, clients_total, weight, weight_max, clients, matters, away))

// ---- the history of a client's workers, behind an opened record

struct NamingShown {
    NamingId naming;
    std::string professional_name;
    events::NamedAs named_as;
    Date from;
    std::optional<Date> until;
    std::string why;
    std::optional<std::string> note;
    std::optional<std::string> why_ended;
};
BOOST_DESCRIBE_STRUCT(NamingShown, (), (naming, professional_name, named_as, from, until, why, note, why_ended))
struct NamingHistory {
    std::vector<NamingShown> namings;  // the newest first
};
BOOST_DESCRIBE_STRUCT(NamingHistory, (), (namings))

}  // namespace koppi::desks
