// Transfer: load, decide, record.
#include "modules/transfer/transfer.hpp"

#include "core/civil_time.hpp"
#include "modules/transfer/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::transfer {

namespace {

rules::Limits limits_of_catalog() {
    const auto& known = catalog().transfers;
    return {.answer_within = Minutes{known.answer_minutes},
            .seen_within = Minutes{known.emergency_seen_minutes},
            .planned_days_max = known.planned_days_max,
            .step_days_max = known.step_days_max,
            .steps_max = static_cast<std::size_t>(known.steps_max),
            .call_days = known.follow_up_call_days,
            .tries_min = known.follow_up_tries_min,
            .stay_days_max = known.home_hospital_days_max};
}

rules::Standing transfer_standing(sql::Reader& rows, const TransferRow& row) {
    return {.transfer = row.transfer,
            .client = row.client,
            .from = row.from_unit,
            .to = row.to_unit,
            .state = row.state,
            .planned_at = row.planned_at,
            .is_discharge = row.is_discharge,
            .expected_end = row.expected_end,
            .changes_at = row.changes_at,
            .words = static_cast<int>(words_of(rows, row.transfer).size())};
}

std::optional<rules::Standing> last_of(sql::Reader& rows, ClientId client) {
    const auto row = store::living(rows, client);
    return row ? std::optional(transfer_standing(rows, *row)) : std::nullopt;
}

Result<Done> known_reason(const std::vector<knowledge::Labelled>& list, const std::string& id, const char* where) {
    if (knowledge::has_id(list, id)) return Done{};
    return Refusal{Reason::invalid, "transfer.no_such_reason", where, {}};
}

// Each side does what is its own to do.
Result<rules::Standing> of_unit(Work& work, TransferId id, UnitId TransferRow::* side) {
    const auto row = TRY(known_transfer(work.rows(), id));
    if (work.actor().unit != row.*side) return Refusal{Reason::forbidden, "transfer.not_your_unit", "", {}};
    return transfer_standing(work.rows(), row);
}
Result<rules::Standing> as_receiver(Work& work, TransferId id) { return of_unit(work, id, &TransferRow::to_unit); }
Result<rules::Standing> as_sender(Work& work, TransferId id) { return of_unit(work, id, &TransferRow::from_unit); }

Result<std::vector<events::TransferStep>> steps_written(const std::vector<WriteStep>& written) {
    std::vector<events::TransferStep> steps;
    for (const auto& one : written) {
        const int number = static_cast<int>(steps.size()) + 1;
        if (one.check && !knowledge::has_id(catalog().transfers.discharge_checks, *one.check))
            return Refusal{Reason::invalid, "transfer.no_such_check", "/steps/" + std::to_string(number - 1) + "/check", {}};
        steps.push_back({number, one.check, wire::if_any(one.text), one.owner, one.due_on});
    }
    return steps;
}

rules::CallStanding call_standing(sql::Reader& rows, const CallRow& row) {
    const auto moved = store::transfer(rows, row.transfer);
    return {row.transfer, row.tries, row.is_open, moved && moved->changes_at ? *moved->changes_at : Instant{}};
}

}  // namespace

Result<TransferId> ask(Work& work, ClientId client, const AskTransfer& command, const rules::Receiver& receiver) {
    if (!work.actor().unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    TRY(known_reason(catalog().transfers.reasons, command.reason, "/reason"));
    const auto steps = TRY(steps_written(command.steps));
    const auto chain = chain_of(work.rows(), client);
    const auto asked = TRY(rules::ask({.transfer = work.fresh<TransferId>(),
                                       .client = client,
                                       .from = *work.actor().unit,
                                       .to = command.to,
                                       .reason = command.reason,
                                       .summary = command.summary,
                                       .steps = steps,
                                       .planned_at = command.planned_at.value_or(work.now()),
                                       .is_discharge = command.is_discharge,
                                       .expected_end = command.expected_end,
                                       .answer_by = {}},
                                      {chain, last_of(work.rows(), client)}, receiver, limits_of_catalog(), work.now()));
    work.record(asked);
    return asked.transfer;
}

Result<TransferId> emergency(Work& work, ClientId client, const TransferInEmergency& command) {
    if (!work.actor().unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    TRY(known_reason(catalog().transfers.emergency_reasons, command.why, "/why"));
    const auto chain = chain_of(work.rows(), client);
    const auto last = last_of(work.rows(), client);
    const auto moved = TRY(rules::emergency({.transfer = work.fresh<TransferId>(),
                                             .client = client,
                                             .from = *work.actor().unit,
                                             .to = command.to,
                                             .why = command.why,
                                             .summary = command.summary,
                                             .changes_at = {},
                                             .seen_by = {}},
                                            {chain, last}, limits_of_catalog(), work.now()));
    // What was on its way is overtaken, and says so.
    if (last && is_under_way(last->state, last->changes_at, work.now())) work.record(TRY(rules::withdraw(*last, "emergency", std::nullopt, work.now())));
    work.record(moved);
    return moved.transfer;
}

Result<Done> accept(Work& work, TransferId id, std::optional<ProfessionalId> caller) {
    const auto stands = TRY(as_receiver(work, id));
    work.record(TRY(rules::accept(stands, chain_of(work.rows(), stands.client), caller, limits_of_catalog(), work.now())));
    return Done{};
}

Result<Done> see(Work& work, TransferId id) {
    const auto stands = TRY(as_receiver(work, id));
    work.record(TRY(rules::see(stands)));
    return Done{};
}

Result<Done> ask_back(Work& work, TransferId id, const WriteTransferWords& command) {
    const auto stands = TRY(as_receiver(work, id));
    work.record(TRY(rules::ask_back(stands, command.words, limits_of_catalog(), work.now())));
    return Done{};
}

Result<Done> tell(Work& work, TransferId id, const WriteTransferWords& command) {
    const auto stands = TRY(as_sender(work, id));
    work.record(TRY(rules::tell(stands, command.words, limits_of_catalog(), work.now())));
    return Done{};
}

Result<Done> decline(Work& work, TransferId id, const EndTransfer& command) {
    TRY(known_reason(catalog().transfers.decline_reasons, command.why, "/why"));
    const auto stands = TRY(as_receiver(work, id));
    work.record(TRY(rules::decline(stands, command.why, wire::if_any(command.note), work.now())));
    return Done{};
}

Result<Done> withdraw(Work& work, TransferId id, const EndTransfer& command) {
    TRY(known_reason(catalog().transfers.withdraw_reasons, command.why, "/why"));
    const auto stands = TRY(as_sender(work, id));
    work.record(TRY(rules::withdraw(stands, command.why, wire::if_any(command.note), work.now())));
    return Done{};
}

Result<Done> postpone(Work& work, TransferId id, const PostponeTransfer& command) {
    const auto stands = TRY(as_sender(work, id));
    work.record(TRY(rules::postpone(stands, command.planned_at, command.why, limits_of_catalog(), work.now())));
    return Done{};
}

Result<Done> close_step(Work& work, TransferId id, const CloseStep& command) {
    TRY(known_transfer(work.rows(), id));
    const auto steps = steps_of(work.rows(), id);
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const StepRow& one) { return one.step == command.step; });
    if (step == steps.end()) return Refusal{Reason::not_found, "transfer.no_such_step", "/step", {}};
    if (work.actor().unit != step->owner) return Refusal{Reason::forbidden, "transfer.not_your_unit", "", {}};
    work.record(TRY(rules::close_step({step->check_id.has_value(), step->closed_at.has_value(), step->is_void},
                                      {id, command.step, command.how, wire::if_any(command.note)})));
    return Done{};
}

Result<Done> called(Work& work, TransferId id, const RecordFollowUpCall& command) {
    const auto row = TRY(known_call(work.rows(), id));
    if (work.actor().unit != row.unit) return Refusal{Reason::forbidden, "transfer.not_your_unit", "", {}};
    work.record(TRY(rules::called(call_standing(work.rows(), row), command.result, wire::if_any(command.note), command.gives_up, limits_of_catalog(),
                                  work.now())));
    return Done{};
}

Result<Done> hand_call_on(Work& work, TransferId id, std::optional<ProfessionalId> owner, const std::string& why) {
    const auto row = TRY(known_call(work.rows(), id));
    work.record(TRY(rules::hand_on(call_standing(work.rows(), row), owner, why)));
    return Done{};
}

Result<Done> review(Work& work, TransferId id, const ReviewStay& command) {
    const auto stands = TRY(as_receiver(work, id));
    work.record(TRY(rules::review(stands, chain_of(work.rows(), stands.client), command.expected_end, command.note, limits_of_catalog(), work.now())));
    return Done{};
}

void lapse_aftercare(Work& work, ClientId client, const Stretch& in_hospital) {
    for (const auto& open : store::open_aftercare(work.rows(), client))
        if (open.is_discharge && open.changes_at < in_hospital.from_at) work.record(events::AftercareLapsed{open.transfer, in_hospital.transfer});
}

Result<TransferRow> known_transfer(sql::Reader& rows, TransferId transfer) {
    auto row = store::transfer(rows, transfer);
    if (!row) return Refusal{Reason::not_found, "transfer.no_such_transfer", "", {}};
    return *row;
}
Result<CallRow> known_call(sql::Reader& rows, TransferId transfer) {
    auto row = call_of(rows, transfer);
    if (!row) return Refusal{Reason::not_found, "transfer.no_such_call", "", {}};
    return *row;
}

}  // namespace koppi::transfer
