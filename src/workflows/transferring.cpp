// Transferring: the verbs, and their rows.
#include "workflows/transferring.hpp"

#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "workflows/planning.hpp"
#include "workflows/records.hpp"

namespace koppi::transferring {

namespace {

using routes::Right;
using transfer::TransferRow;

Result<Done> is_of_health_care(const Actor& actor) {
    if (!may_read(actor)) return Refusal{Reason::forbidden, "transfer.of_health_care", "", {}};
    return Done{};
}

bool somebody_works_in(Work& work, UnitId unit) { return !directory::colleagues(work.rows(), std::nullopt, unit, work.now()).empty(); }

// At a desk of that unit.
bool works_in_unit(Work& work, ProfessionalId who, UnitId unit) {
    return directory::signs_in(work.rows(), who) && directory::works_in(work.rows(), who, unit);
}

// The unit to which responsibility is to go: one of the house, where somebody receives it.
Result<directory::UnitLine> can_receive(Work& work, UnitId unit, const std::string& where) {
    const auto all = directory::units(work.rows());
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.unit == unit; });
    if (found == all.end()) return Refusal{Reason::invalid, "directory.no_such_unit", where, {}};
    if (!somebody_works_in(work, unit)) return Refusal{Reason::invalid, "transfer.nobody_there", where, {{"unit", found->name}}};
    return *found;
}

// Whose transfer it is: a unit that sends, receives, or has something to see to.
Result<TransferRow> opened_transfer(Work& work, TransferId id) {
    TRY(is_of_health_care(work.actor()));
    auto row = TRY(transfer::known_transfer(work.rows(), id));
    const auto unit = work.actor().unit;
    const auto steps = transfer::steps_of(work.rows(), id);
    const bool sees_to_a_step = std::any_of(steps.begin(), steps.end(), [&](const auto& one) { return one.owner == unit; });
    if (unit != row.from_unit && unit != row.to_unit && !sees_to_a_step) return Refusal{Reason::forbidden, "transfer.not_your_unit", "", {}};
    TRY(records::open(work, row.client, events::Purpose::care));
    return row;
}

// A refusal names people and units, which the module does not know.
Refusal told_who(Work& work, const std::optional<TransferRow>& row, Refusal refusal) {
    if (const auto unit = refusal.details.find("unit"); unit != refusal.details.end())
        if (const auto id = UnitId::parse(unit->second)) unit->second = directory::unit_name(work.rows(), *id).value_or("");
    const bool was_settled = refusal.code == "transfer.is_accepted" || refusal.code == "transfer.is_declined" || refusal.code == "transfer.is_withdrawn" ||
                             refusal.code == "transfer.is_seen";
    if (row && was_settled) refusal.details.emplace("name", directory::professional_name(work.rows(), row->settled_by).value_or(""));
    return refusal;
}
template <class T>
Result<T> told(Work& work, const std::optional<TransferRow>& row, Result<T> result) {
    if (result) return result;
    return told_who(work, row, result.refusal());
}

// Who calls at home: whoever is meant; else who is named for the client and works there; else whoever of the unit.
Result<std::optional<ProfessionalId>> caller_of(Work& work, const TransferRow& row, const std::optional<ProfessionalId>& meant) {
    if (meant && !works_in_unit(work, *meant, row.to_unit)) return Refusal{Reason::invalid, "transfer.caller_of_other_unit", "/caller", {}};
    if (meant) return meant;
    for (const auto& named : continuity::named_workers(work.rows(), row.client))
        if (continuity::is_personal(named.named_as) && works_in_unit(work, named.professional, row.to_unit)) return std::optional(named.professional);
    return std::optional<ProfessionalId>{};
}

// The stretch in hospital in which the client is now.
std::optional<transfer::Stretch> hospital_now(sql::Reader& rows, ClientId client, Instant now) {
    auto stretch = transfer::stretch_at(transfer::chain_of(rows, client), now);
    if (!stretch) return std::nullopt;
    for (const auto& unit : directory::units(rows))
        if (unit.unit == stretch->unit) return transfer::rules::receiver_of(unit.kind).is_hospital ? std::move(stretch) : std::nullopt;
    return std::nullopt;
}

void lapse_if_in_hospital(Work& work, ClientId client) {
    if (const auto stretch = hospital_now(work.rows(), client, work.now())) transfer::lapse_aftercare(work, client, *stretch);
}

// A verb on a transfer that needs nothing but the transfer.
template <class Command>
Result<Done> on_transfer(Work& work, TransferId id, const Command& command, Result<Done> (*verb)(Work&, TransferId, const Command&)) {
    const auto row = TRY(opened_transfer(work, id));
    return told(work, row, verb(work, id, command));
}

}  // namespace

bool may_read(const Actor& actor) { return access::may(actor, Right::plan_read) && planning::registry_of(actor) == events::Registry::health; }

Result<TransferMade> ask(Work& work, ClientId client, const transfer::AskTransfer& command) {
    TRY(is_of_health_care(work.actor()));
    TRY(records::open(work, client, events::Purpose::care));
    const auto to = TRY(can_receive(work, command.to, "/to"));
    for (std::size_t n = 0; n < command.steps.size(); ++n) TRY(can_receive(work, command.steps[n].owner, "/steps/" + std::to_string(n) + "/owner"));
    const auto asked = TRY(told(work, std::nullopt, transfer::ask(work, client, command, transfer::rules::receiver_of(to.kind))));
    return TransferMade{asked};
}

Result<TransferMade> emergency(Work& work, ClientId client, const transfer::TransferInEmergency& command) {
    TRY(is_of_health_care(work.actor()));
    TRY(records::open(work, client, events::Purpose::care));
    TRY(can_receive(work, command.to, "/to"));
    const auto moved = TRY(told(work, std::nullopt, transfer::emergency(work, client, command)));
    lapse_if_in_hospital(work, client);
    return TransferMade{moved};
}

Result<Done> accept(Work& work, TransferId id, const transfer::AcceptTransfer& command) {
    const auto row = TRY(opened_transfer(work, id));
    const auto caller = TRY(caller_of(work, row, command.caller));
    TRY(told(work, row, transfer::accept(work, id, caller)));
    lapse_if_in_hospital(work, row.client);
    return Done{};
}

Result<Done> see(Work& work, TransferId id) {
    const auto row = TRY(opened_transfer(work, id));
    return told(work, row, transfer::see(work, id));
}

Result<Done> ask_back(Work& work, TransferId id, const transfer::WriteTransferWords& command) { return on_transfer(work, id, command, &transfer::ask_back); }
Result<Done> tell(Work& work, TransferId id, const transfer::WriteTransferWords& command) { return on_transfer(work, id, command, &transfer::tell); }
Result<Done> decline(Work& work, TransferId id, const transfer::EndTransfer& command) { return on_transfer(work, id, command, &transfer::decline); }
Result<Done> withdraw(Work& work, TransferId id, const transfer::EndTransfer& command) { return on_transfer(work, id, command, &transfer::withdraw); }
Result<Done> postpone(Work& work, TransferId id, const transfer::PostponeTransfer& command) { return on_transfer(work, id, command, &transfer::postpone); }
Result<Done> close_step(Work& work, TransferId id, const transfer::CloseStep& command) { return on_transfer(work, id, command, &transfer::close_step); }
Result<Done> called(Work& work, TransferId id, const transfer::RecordFollowUpCall& command) { return on_transfer(work, id, command, &transfer::called); }
Result<Done> review(Work& work, TransferId id, const transfer::ReviewStay& command) { return on_transfer(work, id, command, &transfer::review); }

Result<Done> hand_call_on(Work& work, TransferId id, const HandCallOn& command) {
    const auto row = TRY(opened_transfer(work, id));
    if (work.actor().unit != row.to_unit) return Refusal{Reason::forbidden, "transfer.not_your_unit", "", {}};
    if (command.owner && !works_in_unit(work, *command.owner, row.to_unit)) return Refusal{Reason::invalid, "transfer.caller_of_other_unit", "/owner", {}};
    return transfer::hand_call_on(work, id, command.owner, command.why);
}

std::vector<ClientId> back_in_hospital(sql::Reader& rows, Instant now) {
    auto clients = transfer::gone_on(rows, now);
    std::erase_if(clients, [&](ClientId client) { return !hospital_now(rows, client, now); });
    return clients;
}

void lapse_aftercare(Work& work) {
    for (const auto client : back_in_hospital(work.rows(), work.now())) lapse_if_in_hospital(work, client);
}

routes::Routes routes() {
    return {
        routes::command("/api/clients/{client}/transfers/ask", "transfer_ask", Right::plan_edit, &ask),
        routes::command("/api/clients/{client}/transfers/emergency", "transfer_emergency", Right::plan_edit, &emergency),
        routes::command("/api/transfers/{transfer}/accept", "transfer_accept", Right::plan_edit, &transferring::accept),
        routes::command("/api/transfers/{transfer}/seen", "transfer_seen", Right::plan_edit, &see),
        routes::command("/api/transfers/{transfer}/ask-back", "transfer_ask_back", Right::plan_edit, &ask_back),
        routes::command("/api/transfers/{transfer}/tell", "transfer_tell", Right::plan_edit, &tell),
        routes::command("/api/transfers/{transfer}/decline", "transfer_decline", Right::plan_edit, &decline),
        routes::command("/api/transfers/{transfer}/withdraw", "transfer_withdraw", Right::plan_edit, &transferring::withdraw),
        routes::command("/api/transfers/{transfer}/postpone", "transfer_postpone", Right::plan_edit, &postpone),
        routes::command("/api/transfers/{transfer}/steps", "transfer_step", Right::plan_edit, &close_step),
        routes::command("/api/transfers/{transfer}/calls", "transfer_call", Right::plan_edit, &called),
        routes::command("/api/transfers/{transfer}/calls/hand-on", "transfer_call_hand_on", Right::plan_edit, &transferring::hand_call_on),
        routes::command("/api/transfers/{transfer}/stay", "transfer_stay_review", Right::plan_edit, &transferring::review),
    };
}

}  // namespace koppi::transferring
