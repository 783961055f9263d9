// Desks, transfers: a unit's transfers in and out, its home hospital and what it is to see to; a client's chain of responsibility.
#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"
#include "workflows/transferring.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;
using transfer::TransferRow;
using transfer::TransferState;

// Clients of those who are named for them, who went elsewhere lately or will soon.
constexpr sql::Query list_of_named{"desks.list_transfers_of_named", R"(
    select t.transfer from transfer t
    where t.changes_at > $2 and exists (select 1 from naming n where n.client = t.client and n.professional = $1 and n.is_living = 1
                                        and n.named_as <> 'area_nurse')
    order by t.changes_at desc, t.transfer limit 50)"};

std::string unit_named(sql::Reader& rows, UnitId unit) { return directory::unit_name(rows, unit).value_or(""); }

Instant shown_since(Instant now) { return now - std::chrono::days{catalog().transfers.shown_days}; }

std::optional<TransferClient> client_shown(sql::Reader& rows, ClientId client) {
    const auto line = clients::line(rows, client);
    if (!line) return std::nullopt;
    return TransferClient{client, name_shown(line->family_name, line->given_names), line->born, line->non_disclosure};
}
TransferClient known_client(sql::Reader& rows, ClientId client) { return client_shown(rows, client).value_or(TransferClient{client, "", {}, false}); }

bool has_died(sql::Reader& rows, ClientId client) {
    const auto line = clients::line(rows, client);
    return line && line->died;
}

bool waits_for(const TransferRow& row, const std::optional<UnitId>& unit) {
    return transfer::awaits_answer(row.state) && unit == (row.state == TransferState::asked_back ? row.from_unit : row.to_unit);
}
bool is_under_way(const TransferRow& row, Instant now) { return transfer::is_under_way(row.state, row.changes_at, now); }

TransferLine transfer_line(sql::Reader& rows, const TransferRow& row, const Actor& actor, Instant now) {
    return {.transfer = row.transfer,
            .who = transferring::may_read(actor) ? client_shown(rows, row.client) : std::nullopt,
            .from_name = unit_named(rows, row.from_unit),
            .to_name = unit_named(rows, row.to_unit),
            .is_emergency = row.is_emergency,
            .is_discharge = row.is_discharge,
            .reason = row.reason,
            .state = row.state,
            .planned_at = row.planned_at,
            .changes_at = row.changes_at,
            .due_at = row.due_at,
            .is_overdue = transfer::awaits_answer(row.state) && row.due_at < now,
            .is_my_turn = waits_for(row, actor.unit)};
}

std::vector<TransferLine> transfer_lines(sql::Reader& rows, const std::vector<TransferRow>& found, const Actor& actor, Instant now) {
    std::vector<TransferLine> lines;
    for (const auto& row : found) lines.push_back(transfer_line(rows, row, actor, now));
    return lines;
}

// First those that wait for an answer, then those that are accepted and still to come.
std::vector<TransferLine> waiting_then_coming(sql::Reader& rows, std::vector<TransferRow> waiting, const std::vector<TransferRow>& moving,
                                              const Actor& actor, Instant now) {
    for (const auto& row : moving)
        if (is_under_way(row, now)) waiting.push_back(row);
    return transfer_lines(rows, waiting, actor, now);
}

StayLine stay_line(sql::Reader& rows, const TransferRow& row, Instant now) {
    const Date today = helsinki_date(now);
    const Date began = helsinki_date(*row.changes_at);
    const int left = days_between(today, *row.expected_end);
    return {row.transfer, known_client(rows, row.client), began, days_between(began, today) + 1, *row.expected_end, left,
            left <= catalog().transfers.home_hospital_review_days};
}

StepLine step_line(sql::Reader& rows, const transfer::StepRow& row, Instant now) {
    const auto moved = transfer::known_transfer(rows, row.transfer).value();
    return {row.transfer, row.step, known_client(rows, moved.client), row.check_id, row.text, row.due_on, days_between(row.due_on, helsinki_date(now))};
}

CallLine call_line(sql::Reader& rows, const transfer::CallRow& row, const Actor& actor, Instant now) {
    const auto moved = transfer::known_transfer(rows, row.transfer).value();
    return {.transfer = row.transfer,
            .who = known_client(rows, row.client),
            .home_at = moved.changes_at.value_or(moved.planned_at),
            .due_on = row.due_on,
            .days_over = days_between(row.due_on, helsinki_date(now)),
            .tries = row.tries,
            .owner_name = directory::professional_name(rows, row.owner),
            .is_mine = row.owner && row.owner == actor.professional};
}

std::vector<StretchShown> chain_shown(sql::Reader& rows, const std::vector<transfer::Stretch>& chain, Instant now) {
    std::vector<StretchShown> shown;
    for (std::size_t n = 0; n < chain.size(); ++n) {
        const auto until = n + 1 < chain.size() ? std::optional(chain[n + 1].from_at) : std::nullopt;
        const bool is_now = chain[n].from_at <= now && (!until || *until > now);
        shown.push_back({unit_named(rows, chain[n].unit), chain[n].from_at, until, is_now});
    }
    std::reverse(shown.begin(), shown.end());
    return shown;
}

std::vector<StepShown> steps_shown(sql::Reader& rows, TransferId transfer, const Actor& actor) {
    std::vector<StepShown> shown;
    for (const auto& row : transfer::steps_of(rows, transfer))
        shown.push_back({row.step, row.check_id, row.text, unit_named(rows, row.owner), row.due_on, row.is_void, row.how, row.note,
                         directory::professional_name(rows, row.closed_by), row.closed_at,
                         !row.closed_at && !row.is_void && actor.unit == row.owner && access::may(actor, Right::plan_edit)});
    return shown;
}

std::optional<FollowUpCallShown> call_shown(sql::Reader& rows, const TransferRow& moved, const Actor& actor, Instant now) {
    const auto row = transfer::call_of(rows, moved.transfer);
    if (!row) return std::nullopt;
    FollowUpCallShown shown{row->owner, directory::professional_name(rows, row->owner), row->due_on, row->is_open, row->result, {}, false};
    for (const auto& one : transfer::tries_of(rows, moved.transfer))
        shown.tries.push_back({one.result, one.note, one.called_at, directory::professional_name(rows, one.called_by)});
    shown.may_call = row->is_open && actor.unit == row->unit && moved.changes_at && *moved.changes_at <= now;
    return shown;
}

TransferShown transfer_shown(sql::Reader& rows, const TransferRow& row, const std::vector<transfer::Stretch>& chain, const Actor& actor, Instant now) {
    const auto stretch = transfer::stretch_at(chain, now);
    const bool is_there = stretch && stretch->transfer == row.transfer && stretch->unit == row.to_unit;
    const bool may_write = access::may(actor, Right::plan_edit);
    TransferShown shown{.line = transfer_line(rows, row, actor, now),
                        .summary = row.summary,
                        .from = row.from_unit,
                        .to = row.to_unit,
                        .to_phone = directory::unit_phone(rows, row.to_unit),
                        .asked_at = row.asked_at,
                        .asked_by_name = directory::professional_name(rows, row.asked_by),
                        .settled_at = row.settled_at,
                        .settled_by_name = directory::professional_name(rows, row.settled_by),
                        .end_why = row.end_why,
                        .end_note = row.end_note,
                        .expected_end = row.expected_end,
                        .reviews = {},
                        .words = {},
                        .steps = steps_shown(rows, row.transfer, actor),
                        .call = call_shown(rows, row, actor, now),
                        .aftercare_end = row.aftercare_end,
                        .may_send = may_write && actor.unit == row.from_unit,
                        .may_receive = may_write && actor.unit == row.to_unit,
                        .is_under_way = is_under_way(row, now),
                        .is_stay_now = row.expected_end && is_there};
    for (const auto& one : transfer::reviews_of(rows, row.transfer))
        shown.reviews.push_back({one.reviewed_at, directory::professional_name(rows, one.reviewed_by), one.expected_end, one.note});
    for (const auto& one : transfer::words_of(rows, row.transfer))
        shown.words.push_back({one.is_question, one.words, one.written_at, directory::professional_name(rows, one.written_by)});
    return shown;
}

// Where somebody signs in and meets clients: there a transfer is received.
std::vector<directory::UnitLine> receiving_units(sql::Reader& rows, Instant now) {
    std::set<UnitId> staffed;
    for (const auto& one : directory::colleagues(rows, std::nullopt, std::nullopt, now)) staffed.insert(one.unit);
    std::vector<directory::UnitLine> found;
    for (auto& unit : directory::units(rows))
        if (staffed.contains(unit.unit) && unit.kind != events::UnitKind::county) found.push_back(std::move(unit));
    return found;
}

Result<access::ClientKey> open_transfers_call(Work& work, const OpenTransfers& body, const Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    TRY(clients::must_exist(work.rows(), client));
    if (!transferring::may_read(call.actor)) return Refusal{Reason::forbidden, "transfer.of_health_care", "", {}};
    return access::open(work, client, body.purpose, std::nullopt);
}
Result<TransfersShown> transfers_call(sql::Reader& rows, const access::ClientKey& key, const OpenTransfers&, const Call& call) {
    return transfers_shown(rows, key, call.actor, call.now);
}
Result<TransfersDesk> transfers_desk_call(sql::Reader& rows, const Done&, const Call& call) { return transfers_desk(rows, call.actor, call.now); }
Result<TransfersOwn> transfers_own_call(sql::Reader& rows, const Done&, const Call& call) { return transfers_own(rows, call.actor, call.now); }

}  // namespace

Result<TransfersDesk> transfers_desk(sql::Reader& rows, const Actor& actor, Instant now) {
    if (!actor.unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const UnitId unit = *actor.unit;
    const bool sees_clients = transferring::may_read(actor);
    // Whoever leads people sees how many there are, what is late and between whom; a social-care role has no part in them.
    if (!sees_clients && !access::may(actor, Right::panel_lead)) return Refusal{Reason::forbidden, "transfer.of_health_care", "", {}};
    TransfersDesk desk{};
    desk.as_of = now;
    desk.unit_name = unit_named(rows, unit);
    desk.is_leader = !sees_clients;
    desk.incoming = waiting_then_coming(rows, transfer::waiting_to(rows, unit), transfer::moving_to(rows, unit, now), actor, now);
    desk.outgoing = waiting_then_coming(rows, transfer::waiting_from(rows, unit), transfer::moving_from(rows, unit, now), actor, now);
    for (const auto* lines : {&desk.incoming, &desk.outgoing})
        desk.overdue += static_cast<int>(std::count_if(lines->begin(), lines->end(), [](const auto& one) { return one.is_overdue; }));
    auto stays = transfer::staying_in(rows, unit, now);
    std::erase_if(stays, [&](const TransferRow& row) { return has_died(rows, row.client); });
    desk.cell_min = catalog().transfers.cell_min;
    // What is late is told however little it is: nobody is left for the sake of a figure. How many are cared for is not, of so few.
    const int staying = static_cast<int>(stays.size());
    if (sees_clients || !is_small_cell(staying, desk.cell_min)) desk.stays_now = staying;
    const auto calls = transfer::open_calls(rows, unit);
    const Date today = helsinki_date(now);
    desk.calls_overdue = static_cast<int>(std::count_if(calls.begin(), calls.end(), [&](const auto& one) { return one.due_on < today; }));
    if (!sees_clients) return desk;
    for (const auto& row : transfer::moving_to(rows, unit, shown_since(now)))
        if (*row.changes_at <= now && row.state != TransferState::unseen) desk.arrived.push_back(transfer_line(rows, row, actor, now));
    for (const auto& row : stays) desk.stays.push_back(stay_line(rows, row, now));
    for (const auto& row : transfer::open_steps(rows, unit)) desk.steps.push_back(step_line(rows, row, now));
    for (const auto& row : calls) desk.calls.push_back(call_line(rows, row, actor, now));
    return desk;
}

TransfersOwn transfers_own(sql::Reader& rows, const Actor& actor, Instant now) {
    TransfersOwn own{now, {}, {}};
    if (!actor.professional || !transferring::may_read(actor)) return own;
    for (const auto& row : transfer::open_calls_of(rows, *actor.professional)) own.calls.push_back(call_line(rows, row, actor, now));
    for (const auto& id : rows.all<TransferId>(list_of_named, *actor.professional, shown_since(now)))
        own.moved.push_back(transfer_line(rows, transfer::known_transfer(rows, id).value(), actor, now));
    return own;
}

Result<TransfersShown> transfers_shown(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now) {
    if (!transferring::may_read(actor)) return Refusal{Reason::forbidden, "transfer.of_health_care", "", {}};
    if (!actor.unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const auto line = clients::line(rows, key.client());
    if (!line) return Refusal{Reason::not_found, "client.no_such_client", "", {}};
    const auto chain = transfer::chain_of(rows, key.client());
    const auto answers = transfer::responsible(chain, now);
    TransfersShown shown{.as_of = now,
                         .client = *line,
                         .my_unit = *actor.unit,
                         .my_unit_name = unit_named(rows, *actor.unit),
                         .may_ask = access::may(actor, Right::plan_edit) && (!answers || answers == actor.unit),
                         .chain = chain_shown(rows, chain, now),
                         .transfers = {},
                         .units = receiving_units(rows, now)};
    for (const auto& row : transfer::transfers_of(rows, key.client())) shown.transfers.push_back(transfer_shown(rows, row, chain, actor, now));
    return shown;
}

std::optional<ResponsibilityOnCard> responsibility_on_card(sql::Reader& rows, ClientId client, const Actor& actor, Instant now) {
    if (!transferring::may_read(actor)) return std::nullopt;
    const auto chain = transfer::chain_of(rows, client);
    const auto stretch = transfer::stretch_at(chain, now);
    if (!stretch) return std::nullopt;
    ResponsibilityOnCard shown{unit_named(rows, stretch->unit), stretch->from_at, {}, {}, {}, {}};
    for (const auto& row : transfer::transfers_of(rows, client)) {
        if (is_under_way(row, now)) {
            shown.to_name = unit_named(rows, row.to_unit);
            shown.changes_at = row.changes_at;
        }
        if (row.transfer == stretch->transfer && row.to_unit == stretch->unit) shown.expected_end = row.expected_end;
        if (const auto call = transfer::call_of(rows, row.transfer); call && call->is_open && !is_under_way(row, now)) shown.call_due_on = call->due_on;
    }
    return shown;
}

routes::Routes transfer_routes() {
    return {
        routes::opening("/api/clients/{client}/transfers", "client_transfers", Right::plan_read, &open_transfers_call, &transfers_call),
        routes::read("/api/desks/transfers", "desk_transfers", Right::unit_follow_up, &transfers_desk_call),
        routes::read("/api/desks/transfers-own", "desk_transfers_own", Right::plan_read, &transfers_own_call),
    };
}

}  // namespace koppi::desks
