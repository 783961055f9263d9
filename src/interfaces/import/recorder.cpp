// Import, the recorder: one function a kind of thing.
#include "interfaces/import/recorder.hpp"

#include "core/hetu.hpp"
#include "core/text.hpp"
#include "interfaces/import/person.hpp"
#include "modules/clients/clients.hpp"
#include "modules/directory/directory.hpp"
#include "modules/exchange/exchange.hpp"
#include "modules/scheduling/scheduling.hpp"

namespace koppi::importing {

namespace {

constexpr std::size_t found_max = 50'000;
// Units lie in units: a county, a station, a desk. Deeper than this is a ring or a mistake.
constexpr std::size_t unit_depth_max = 100;
constexpr int visits_max = 100'000;

bool has_reason(const std::vector<events::VisitReason>& reasons, const events::VisitReason& reason) {
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const auto& other) { return other.system == reason.system && other.code == reason.code; });
}

const char* refused_as(const Refusal& refusal) { return refusal.code == "client.hetu_taken" ? "identity_code_taken" : "not_accepted"; }

template <class Event>
Event unit_event(UnitId id, const ReducedUnit& unit, std::optional<UnitId> parent) {
    return {.unit = id, .name = unit.name, .kind = unit.kind, .oid = unit.oid, .parent = parent, .municipality = std::nullopt, .phone = unit.phone};
}

template <class Event>
Event professional_event(ProfessionalId id, const ReducedProfessional& professional) {
    return {.professional = id,
            .family_name = professional.family_name,
            .given_names = professional.given_names,
            .terhikki = professional.terhikki,
            .phone = professional.phone};
}

}  // namespace

// ---- the tally

Tally::OfType& Tally::of(std::string_view type) {
    const auto found = types.find(type);
    return found != types.end() ? found->second : types[std::string(type)];
}
void Tally::skip(std::string_view type, const std::string& reason, const std::string& place) {
    auto& here = of(type);
    ++here.skipped;
    auto& counted = here.reasons[reason];
    if (counted.count++ == 0) counted.first = place;
}
void Tally::warn(const std::string& warning, const std::string& place) {
    auto& counted = warnings[warning];
    if (counted.count++ == 0) counted.first = place;
}
void Tally::add(const Tally& other) {
    const auto join = [](std::map<std::string, Reason>& into, const std::map<std::string, Reason>& from) {
        for (const auto& [reason, counted] : from) {
            auto& here = into[reason];
            if (here.count == 0) here.first = counted.first;
            here.count += counted.count;
        }
    };
    for (const auto& [type, counts] : other.types) {
        auto& here = of(type);
        here.read += counts.read;
        here.came_in += counts.came_in;
        here.joined += counts.joined;
        here.changed += counts.changed;
        here.unchanged += counts.unchanged;
        here.skipped += counts.skipped;
        join(here.reasons, counts.reasons);
    }
    join(warnings, other.warnings);
}
bool Tally::brought_something() const {
    return std::any_of(types.begin(), types.end(),
                       [](const auto& it) { return it.second.came_in + it.second.joined + it.second.changed > 0; });
}
std::int64_t Tally::skipped() const {
    std::int64_t all = 0;
    for (const auto& [type, counts] : types) all += counts.skipped;
    return all;
}

// ---- the walk over the kinds

void Recorder::record() {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Kind>>([&](auto kind) {
        std::vector<std::int64_t> files;
        for (const auto& [file, tally] : tallies_) files.push_back(file);
        for (const auto file : files) {
            std::int64_t after = 0;
            while (true) {
                const auto page = staging_.page(file, kind.value, after);
                if (page.empty()) break;
                for (const auto& row : page) one(row);
                after = page.back().row;
            }
        }
    });
}

void Recorder::one(const StagedRow& row) {
    file_ = row.file;
    const auto body = body_of(row);
    switch (row.kind) {
        case Kind::unit: unit(row); break;
        case Kind::professional: professional(row, std::get<ReducedProfessional>(body)); break;
        case Kind::role: role(row, std::get<ReducedRole>(body)); break;
        case Kind::client: client(row, std::get<ReducedClient>(body)); break;
        case Kind::booking: booking(row, std::get<ReducedBooking>(body)); break;
        case Kind::visit: visit(row, std::get<ReducedVisit>(body)); break;
        case Kind::reason: reason(row, std::get<ReducedReason>(body)); break;
    }
    stepped_();
}

// ---- finding and settling

std::optional<Recorder::Found> Recorder::find(const Reference& reference, std::span<const std::string_view> types) {
    if (reference.empty()) return std::nullopt;
    const auto linked = [&](const std::string& source) -> std::optional<Found> {
        if (staging_.is_unclear(source)) return std::nullopt;
        if (const auto known = found_.find(source); known != found_.end()) return Found{source, known->second};
        const auto link = exchange::link(work_.rows(), source);
        if (!link) return std::nullopt;
        if (found_.size() > found_max) found_.clear();
        found_.emplace(source, link->target);
        return Found{source, link->target};
    };
    // Inside one file that says of which system its resources are, "Patient/17" is that system's, whatever number 17 is linked already.
    const auto [plain, base] = plain_and_base(reference.to);
    auto staged = base.empty() ? staging_.row_within(plain, types, file_) : std::nullopt;
    if (!staged) {
        for (const auto& name : names_of(reference, types)) {
            if (staging_.is_unclear(name)) return std::nullopt;
            const bool is_source = name.find_first_of("/?:") != std::string::npos && name[name.find_first_of("/?:")] == '/';
            if (is_source)
                if (auto found = linked(name)) return found;
        }
        // By an address or a public number: told by what came in these files.
        staged = staging_.row_of(reference, types);
    }
    return staged ? linked(staged->source) : std::nullopt;
}

bool Recorder::is_unclear(const Reference& patient) const {
    const auto names = names_of(patient, a_patient);
    return std::any_of(names.begin(), names.end(), [&](const auto& name) { return staging_.is_unclear(name); });
}

void Recorder::settle(const StagedRow& row, const IdBytes& target, Settled how) {
    auto& counts = tallies_.at(row.file).of(type_of(row.source));
    switch (how) {
        case Settled::came_in: ++counts.came_in; break;
        case Settled::joined: ++counts.joined; break;
        case Settled::changed: ++counts.changed; break;
        case Settled::unchanged: ++counts.unchanged; break;
    }
    staging_.done(row.row);
    if (how == Settled::unchanged) return;
    work_.record(events::SourceLinked{row.source, {target}, row.digest});

    // Under another address it must be found in later imports too.
    std::string_view aliases = row.aliases;
    while (!aliases.empty()) {
        const auto end = std::min(aliases.find('\n'), aliases.size());
        const auto alias = aliases.substr(0, end);
        aliases.remove_prefix(std::min(end + 1, aliases.size()));
        constexpr std::string_view urn_uuid = "urn:uuid:";
        if (!alias.starts_with(urn_uuid)) continue;
        const std::string source = std::string(type_of(row.source)).append("/").append(alias.substr(urn_uuid.size()));
        const std::array types{type_of(row.source)};
        const auto staged = staging_.row_of(Reference{source, {}}, types);
        if (!staged && !exchange::link(work_.rows(), source)) work_.record(events::SourceLinked{source, {target}, row.digest});
    }
}

void Recorder::skip(const StagedRow& row, const std::string& reason) {
    tallies_.at(row.file).skip(type_of(row.source), reason, row.place);
    staging_.done(row.row);
}
void Recorder::warn(const StagedRow& row, const char* warning) { tallies_.at(row.file).warn(warning, row.place); }

// ---- units

void Recorder::unit(const StagedRow& row) {
    // A unit is recorded below its parent, which may lie anywhere in these files: climb first, then come down. So a unit whose turn it
    // is may have come in already.
    if (staging_.is_done(row.row)) return;
    std::vector<StagedRow> chain{row};
    bool is_ring = false;
    while (true) {
        const auto body = std::get<ReducedUnit>(body_of(chain.back()));
        if (body.parent.empty() || find(body.parent, a_unit)) break;
        auto parent = staging_.row_of(body.parent, a_unit);
        if (!parent || parent->done || !is_here(*parent)) break;
        is_ring = chain.size() >= unit_depth_max ||
                  std::any_of(chain.begin(), chain.end(), [&](const auto& it) { return it.row == parent->row; });
        if (is_ring) break;
        chain.push_back(std::move(*parent));
    }
    for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
        const bool drops_parent = is_ring && it == chain.rbegin();
        if (drops_parent) warn(*it, "part_of_ring");
        unit_itself(*it, std::get<ReducedUnit>(body_of(*it)), drops_parent);
    }
}

void Recorder::unit_itself(const StagedRow& row, const ReducedUnit& unit, bool parent_is_dropped) {
    const auto known = exchange::link(work_.rows(), row.source);
    if (known && known->digest == row.digest) return settle(row, known->target, Settled::unchanged);

    std::optional<UnitId> parent;
    if (!unit.parent.empty() && !parent_is_dropped) {
        if (const auto found = find(unit.parent, a_unit)) parent = found->as<UnitId>();
        if (!parent) warn(row, "parent_unknown");
    }
    if (known) {
        const UnitId id{known->target};
        if (parent == id) parent.reset();
        work_.record(unit_event<events::UnitChanged>(id, unit, parent));
        return settle(row, known->target, Settled::changed);
    }
    // The only place of an organisation often carries its name: one unit, not two.
    if (unit.is_location && parent) {
        const auto name = directory::unit_name(work_.rows(), *parent);
        if (name && fold_name(*name) == fold_name(unit.name)) return settle(row, parent->bytes, Settled::joined);
    }
    const auto opened = directory::open_unit(work_, unit_event<events::UnitOpened>(work_.fresh<UnitId>(), unit, parent));
    if (!opened) return skip(row, "not_accepted");
    settle(row, opened->bytes, Settled::came_in);
}

// ---- people who work here

void Recorder::professional(const StagedRow& row, const ReducedProfessional& professional) {
    if (const auto known = exchange::link(work_.rows(), row.source)) {
        if (known->digest == row.digest) return settle(row, known->target, Settled::unchanged);
        work_.record(professional_event<events::ProfessionalChanged>(ProfessionalId{known->target}, professional));
        return settle(row, known->target, Settled::changed);
    }
    const auto registered = directory::register_professional(
        work_, professional_event<events::ProfessionalRegistered>(work_.fresh<ProfessionalId>(), professional));
    if (!registered) return skip(row, "not_accepted");
    settle(row, registered->bytes, Settled::came_in);
}

void Recorder::role(const StagedRow& row, const ReducedRole& role) {
    const auto known = exchange::link(work_.rows(), row.source);
    if (known && known->digest == row.digest) return settle(row, known->target, Settled::unchanged);

    const auto professional = find(role.professional, a_practitioner);
    if (!professional) return skip(row, "practitioner_unknown");
    const auto unit = first_unit(role.units);
    if (!unit) return skip(row, "organization_unknown");
    auto profession = role.profession;
    if (!profession)
        if (const auto staged = staging_.row_of(role.professional, a_practitioner)) profession = std::get<ReducedProfessional>(body_of(*staged)).profession;
    if (!profession) warn(row, "profession_unknown");

    if (known) {
        const auto held = directory::role(work_.rows(), RoleId{known->target});
        const bool same = held && held->professional == professional->as<ProfessionalId>() && held->unit == *unit &&
                          held->profession == profession.value_or(events::Profession::other);
        // A role is taken once; another unit or profession is another role, which this source can't become.
        return same ? settle(row, known->target, Settled::changed) : skip(row, "role_cannot_be_changed");
    }
    const auto taken =
        directory::take_role(work_, professional->as<ProfessionalId>(), *unit, profession.value_or(events::Profession::other));
    if (!taken) return skip(row, "not_accepted");
    settle(row, taken->bytes, Settled::came_in);
}

std::optional<UnitId> Recorder::first_unit(const std::vector<Reference>& references) {
    for (const auto& reference : references)
        if (const auto found = find(reference, a_unit)) return found->as<UnitId>();
    return std::nullopt;
}

Recorder::Held Recorder::held_by(const StagedRow& row, const std::vector<Reference>& professionals, const std::vector<Reference>& units) {
    Held held;
    std::optional<UnitId> unit_of_role;
    for (const auto& reference : professionals) {
        const auto found = find(reference, a_professional);
        if (!found) continue;
        if (type_of(found->source) == "Practitioner") {
            held.professional = found->as<ProfessionalId>();
        } else if (const auto role = directory::role(work_.rows(), found->as<RoleId>())) {
            held.professional = role->professional;
            unit_of_role = role->unit;
        }
        if (held.professional) break;
    }
    // Those whom a urn or a number names may be a place just as well: only a name with a type is surely missing.
    const auto names_one = [](const std::vector<Reference>& references, std::span<const std::string_view> types) {
        return std::any_of(references.begin(), references.end(), [&](const Reference& reference) {
            const auto type = reference.to.substr(0, reference.to.find_first_of("/?"));
            return std::find(types.begin(), types.end(), type) != types.end();
        });
    };
    const bool is_visit = row.kind == Kind::visit;
    if (!held.professional && (is_visit ? !professionals.empty() : names_one(professionals, a_professional))) warn(row, "practitioner_unknown");
    held.unit = first_unit(units);
    if (!held.unit && (is_visit ? !units.empty() : names_one(units, a_unit))) warn(row, "organization_unknown");
    if (!held.unit) held.unit = unit_of_role;
    return held;
}

// ---- clients

std::optional<ClientId> Recorder::holder_of(const events::ClientDetails& details) {
    if (!is_sound(details)) return std::nullopt;
    for (const auto& line : clients::find(work_.rows(), *details.hetu, 5)) {
        const auto known = clients::details(work_.rows(), line.client);
        if (known && is_sound(*known) && known->hetu == details.hetu) return line.client;
    }
    return std::nullopt;
}

void Recorder::client(const StagedRow& row, const ReducedClient& told) {
    const auto& details = told.details;
    if (const auto link = exchange::link(work_.rows(), row.source)) {
        const ClientId client{link->target};
        if (link->digest == row.digest) return settle(row, link->target, Settled::unchanged);
        const auto known = clients::details(work_.rows(), client);
        ensure(known.has_value(), "a source is linked to a client who is here");
        if (!can_be_one_person(*known, details)) {
            // Nor is anybody found by this number for as long as these files are at hand.
            staging_.set_unclear(row);
            return skip(row, "another_person");
        }
        if (known->non_disclosure && !details.non_disclosure) warn(row, "non_disclosure_kept");
        const auto both = merged(*known, {details, told.language_is_told, told.is_alive});
        if (wire::write(both) != wire::write(*known)) {
            const auto changed = clients::change_stated(work_, client, both);
            if (!changed) return skip(row, refused_as(changed.refusal()));
        }
        return settle(row, link->target, Settled::changed);
    }
    if (const auto holder = holder_of(details)) {
        non_disclosure(row, *holder, details);
        return settle(row, holder->bytes, Settled::joined);
    }
    const auto registered = clients::register_stated(work_, details);
    if (!registered) return skip(row, refused_as(registered.refusal()));
    settle(row, registered->bytes, Settled::came_in);
}

// Of somebody who is joined nothing else is taken over; but whoever says that a person is to be hidden is believed.
void Recorder::non_disclosure(const StagedRow& row, ClientId client, const events::ClientDetails& told) {
    auto known = clients::details(work_.rows(), client);
    if (!known || known->non_disclosure == told.non_disclosure) return;
    if (known->non_disclosure) return warn(row, "non_disclosure_kept");
    known->non_disclosure = true;
    ensure(clients::change_stated(work_, client, *known).ok(), "a client keeps their own code");
}

// ---- bookings and visits

void Recorder::booking(const StagedRow& row, const ReducedBooking& booking) {
    const auto known = exchange::link(work_.rows(), row.source);
    if (known && known->digest == row.digest) return settle(row, known->target, Settled::unchanged);

    std::optional<ClientId> client;
    for (const auto& reference : booking.clients) {
        if (const auto found = find(reference, a_patient)) client = found->as<ClientId>();
        if (!client && reference.identifier.starts_with("urn:oid:1.2.246.21|")) {
            events::ClientDetails named;
            named.hetu = reference.identifier.substr(reference.identifier.find('|') + 1);
            client = holder_of(named);
        }
        if (client) break;
    }
    if (!client) {
        const bool unclear = std::any_of(booking.clients.begin(), booking.clients.end(), [&](const auto& it) { return is_unclear(it); });
        return skip(row, unclear ? "patient_unclear" : "patient_unknown");
    }
    const auto held = held_by(row, booking.professionals, booking.units);
    const events::BookingImported told{.booking = known ? BookingId{known->target} : work_.fresh<BookingId>(),
                                       .client = *client,
                                       .professional = held.professional,
                                       .unit = held.unit,
                                       .service = std::nullopt,
                                       .kind = booking.kind,
                                       .begins_at = booking.begins_at,
                                       .ends_at = booking.ends_at,
                                       .state = booking.state};
    if (known) {
        const auto before = scheduling::booking(work_.rows(), told.booking);
        if (before && before->client != *client) return skip(row, "patient_differs");
    }
    work_.record(told, std::min(booking.made_at.value_or(work_.now()), work_.now()));
    settle(row, told.booking.bytes, known ? Settled::changed : Settled::came_in);
}

void Recorder::visit(const StagedRow& row, const ReducedVisit& visit) {
    const auto known = exchange::link(work_.rows(), row.source);
    if (known && known->digest == row.digest) return settle(row, known->target, Settled::unchanged);

    const auto client = find(visit.client, a_patient);
    if (!client) return skip(row, is_unclear(visit.client) ? "patient_unclear" : "patient_unknown");
    const auto held = held_by(row, visit.professionals, visit.units);
    events::VisitHeld told{.visit = {},
                           .client = client->as<ClientId>(),
                           .booking = std::nullopt,
                           .professional = held.professional,
                           .unit = held.unit,
                           .kind = visit.kind,
                           .begins_at = visit.begins_at,
                           .ends_at = visit.ends_at,
                           .reasons = visit.reasons};
    if (known) return changed_visit(row, visit, told, VisitId{known->target});

    if (const auto booked = find(visit.booking, an_appointment)) {
        const auto booking = scheduling::booking(work_.rows(), booked->as<BookingId>());
        const bool fits = booking && booking->client == told.client && booking->state != events::BookingState::cancelled &&
                          booking->state != events::BookingState::no_show;
        if (fits) told.booking = booking->booking;
        if (!fits) warn(row, "appointment_does_not_fit");
    } else if (!visit.booking.empty()) {
        warn(row, "appointment_unknown");
    }

    // Conditions that came along are the visit's own reasons, not afterthoughts.
    std::vector<StagedRow> taken;
    const auto take = [&](StagedRow condition) {
        const auto body = std::get<ReducedReason>(body_of(condition));
        const auto whose = find(body.client, a_patient);
        if (!whose || whose->target != client->target) return;
        for (const auto& reason : body.reasons)
            if (!has_reason(told.reasons, reason)) told.reasons.push_back(reason);
        if (!condition.done && is_here(condition) && !exchange::link(work_.rows(), condition.source)) taken.push_back(std::move(condition));
    };
    for (auto& condition : staging_.reasons_about(row))
        if (!condition.done && is_here(condition)) take(std::move(condition));
    for (const auto& reference : visit.conditions) {
        auto condition = staging_.row_of(reference, a_condition);
        if (!condition) {
            warn(row, "condition_unknown");
            continue;
        }
        const bool had = std::any_of(taken.begin(), taken.end(), [&](const auto& it) { return it.row == condition->row; });
        if (!had) take(std::move(*condition));
    }

    // A booking that the other system has closed already is none that could be kept once more; the visit names it all the same.
    const auto booking = told.booking ? scheduling::booking(work_.rows(), *told.booking) : std::nullopt;
    if (booking && booking->state == events::BookingState::fulfilled) {
        told.visit = work_.fresh<VisitId>();
        work_.record(told, told.begins_at);
    } else {
        const auto recorded = scheduling::hold_visit(work_, told);
        if (!recorded) return skip(row, "not_accepted");
        told.visit = *recorded;
    }
    settle(row, told.visit.bytes, Settled::came_in);
    for (const auto& condition : taken) settle(condition, told.visit.bytes, Settled::came_in);
}

void Recorder::changed_visit(const StagedRow& row, const ReducedVisit& visit, const events::VisitHeld& told, VisitId known) {
    const auto visits = scheduling::visits_of(work_.rows(), told.client, visits_max);
    const auto held = std::find_if(visits.begin(), visits.end(), [&](const auto& it) { return it.visit == known; });
    if (held == visits.end()) return skip(row, "patient_differs");
    // What was held was held: only reasons can come to light later.
    const bool same = held->kind == told.kind && held->begins_at == told.begins_at && held->ends_at == told.ends_at;
    if (!same) return skip(row, "visit_cannot_be_changed");
    for (const auto& reason : visit.reasons)
        if (!has_reason(held->reasons, reason)) work_.record(events::VisitReasonAdded{known, reason});
    settle(row, known.bytes, Settled::changed);
}

void Recorder::reason(const StagedRow& row, const ReducedReason& reason) {
    const auto known = exchange::link(work_.rows(), row.source);
    if (known && known->digest == row.digest) return settle(row, known->target, Settled::unchanged);

    if (reason.visit.empty() && !known) return skip(row, "no_encounter");
    const auto found = reason.visit.empty() ? std::nullopt : find(reason.visit, an_encounter);
    if (!found && !known) return skip(row, "encounter_unknown");
    if (found && known && found->target != known->target) return skip(row, "encounter_differs");
    const auto client = find(reason.client, a_patient);
    if (!client) return skip(row, is_unclear(reason.client) ? "patient_unclear" : "patient_unknown");
    const VisitId visit{known ? known->target : found->target};
    const auto visits = scheduling::visits_of(work_.rows(), client->as<ClientId>(), visits_max);
    const auto held = std::find_if(visits.begin(), visits.end(), [&](const auto& it) { return it.visit == visit; });
    // A diagnosis in somebody else's record would be worse than one that is missing.
    if (held == visits.end()) return skip(row, "patient_differs");
    for (const auto& it : reason.reasons)
        if (!has_reason(held->reasons, it)) work_.record(events::VisitReasonAdded{visit, it});
    settle(row, visit.bytes, known ? Settled::changed : Settled::came_in);
}

}  // namespace koppi::importing
