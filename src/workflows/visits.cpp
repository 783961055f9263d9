// Visits: the verbs, and their rows.
#include "workflows/visits.hpp"

#include "platform/catalog.hpp"

namespace koppi::visits {

namespace {

using routes::Right;

Result<scheduling::MetBy> whoever_acts(const Work& work) {
    const auto& actor = work.actor();
    if (!actor.professional || !actor.unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    return scheduling::MetBy{*actor.professional, *actor.unit};
}

// Whoever writes into a record has opened it.
Result<Done> open_record(Work& work, BookingId booking, const scheduling::MetBy& met_by) {
    const auto booked = TRY(scheduling::to_be_met(work.rows(), booking, met_by));
    TRY(access::open(work, booked.client, events::Purpose::care, std::nullopt));
    return Done{};
}

Result<std::vector<events::VisitReason>> reasons_of(const HoldVisit& command) {
    if (!command.icpc2) return std::vector<events::VisitReason>{};
    const auto* code = catalog().icpc2().find(*command.icpc2);
    if (!code) return Refusal{Reason::invalid, "assessment.unknown_code", "/icpc2", {}};
    return std::vector{events::VisitReason{"icpc2", code->code, code->label.fi}};
}

}  // namespace

Result<Held> hold(Work& work, BookingId booking, const HoldVisit& command) {
    const auto met_by = TRY(whoever_acts(work));
    const auto reasons = TRY(reasons_of(command));
    TRY(open_record(work, booking, met_by));
    const auto visit = TRY(scheduling::hold_booked(work, booking, met_by, reasons));
    if (!command.closes) return Held{visit};
    const auto matter = scheduling::booking(work.rows(), booking)->matter;
    if (!matter) return Refusal{Reason::out_of_order, "routing.not_carried_on", "/closes", {}};
    TRY(under("/closes", intake::close_matter(work, *matter, *command.closes)));
    return Held{visit};
}

Result<Done> miss(Work& work, BookingId booking) {
    const auto waited = TRY(whoever_acts(work));
    TRY(open_record(work, booking, waited));
    return scheduling::miss(work, booking);
}

routes::Routes routes() {
    return {
        routes::command("/api/bookings/{booking}/visit", "visit_hold", Right::appt_book, &hold),
        routes::command("/api/bookings/{booking}/missed", "visit_miss", Right::appt_book, &miss),
    };
}

}  // namespace koppi::visits
