// Working time: the verbs, and their rows.
#include "workflows/worktime.hpp"

#include "modules/directory/directory.hpp"
#include "platform/catalog.hpp"

namespace koppi::worktime {

namespace {

using routes::Call;
using routes::Right;

Result<Done> works_there(sql::Reader& rows, ProfessionalId professional, UnitId unit) {
    const auto roles = directory::roles_of(rows, professional);
    if (roles.empty()) return Refusal{Reason::invalid, "directory.no_such_professional", "/professional", {}};
    const bool holds_role = std::any_of(roles.begin(), roles.end(), [&](const auto& role) { return role.unit == unit; });
    if (!holds_role) return Refusal{Reason::invalid, "scheduling.no_role_there", "/unit", {}};
    return Done{};
}

Result<Done> room_is_there(sql::Reader& rows, const std::optional<RoomId>& room, UnitId unit) {
    if (!room) return Done{};
    const auto open = directory::room(rows, *room);
    if (!open) return Refusal{Reason::invalid, "scheduling.no_such_room", "/room", {}};
    if (open->unit != unit) return Refusal{Reason::invalid, "scheduling.room_is_elsewhere", "/room", {}};
    return Done{};
}

Result<TemplateWritten> write_call(Work& work, const scheduling::WriteTemplate& body, const Call&) {
    const auto written = TRY(scheduling::write_template(work, std::nullopt, body));
    return TemplateWritten{written};
}
Result<TemplateWritten> rewrite_call(Work& work, const scheduling::WriteTemplate& body, const Call& call) {
    const auto id = TRY(call.id<TemplateId>("template"));
    const auto written = TRY(scheduling::write_template(work, id, body));
    return TemplateWritten{written};
}

}  // namespace

Result<HoursGiven> assign(Work& work, const scheduling::AssignTemplate& command) {
    TRY(works_there(work.rows(), command.professional, command.unit));
    TRY(room_is_there(work.rows(), command.room, command.unit));
    const auto hours = TRY(scheduling::assign_template(work, command));
    return HoursGiven{hours};
}

Result<AbsenceKnown> record_absence(Work& work, const scheduling::RecordAbsence& command) {
    if (directory::roles_of(work.rows(), command.professional).empty())
        return Refusal{Reason::invalid, "directory.no_such_professional", "/professional", {}};
    const auto absence = TRY(scheduling::record_absence(work, command));
    return AbsenceKnown{absence};
}

Result<HoursGiven> offer_hours(Work& work, const OfferHours& command) {
    TRY(works_there(work.rows(), command.professional, command.unit));
    const auto* service = catalog().service(command.service);
    if (!service) return Refusal{Reason::invalid, "scheduling.no_such_service", "/service", {}};
    if (std::find(service->kinds.begin(), service->kinds.end(), command.kind) == service->kinds.end())
        return Refusal{Reason::invalid, "scheduling.not_given_that_way", "/kind", {}};
    if (command.kind == events::VisitKind::group) return Refusal{Reason::invalid, "scheduling.given_in_groups", "/service", {}};
    if (command.begins_at <= work.now()) return Refusal{Reason::out_of_order, "scheduling.slot_has_begun", "/begins_at", {}};
    if (command.ends_at - command.begins_at > std::chrono::hours{24}) return Refusal{Reason::invalid, "wire.out_of_range", "/ends_at", {}};
    const auto hours = TRY(scheduling::offer_hours(work, {.hours = {},
                                                          .professional = command.professional,
                                                          .unit = command.unit,
                                                          .service = command.service,
                                                          .kind = command.kind,
                                                          .begins_at = command.begins_at,
                                                          .ends_at = command.ends_at,
                                                          .slot_minutes = command.slot_minutes}));
    return HoursGiven{hours};
}

routes::Routes routes() {
    return {
        routes::command("/api/templates", "template_write", Right::worktime_edit, &write_call),
        routes::command("/api/templates/{template}", "template_rewrite", Right::worktime_edit, &rewrite_call),
        routes::command("/api/assignments", "template_assign", Right::worktime_edit, &assign),
        routes::command("/api/assignments/{hours}/end", "assignment_end", Right::worktime_edit, &scheduling::end_assignment),
        routes::command("/api/absences", "absence_record", Right::worktime_edit, &worktime::record_absence),
        routes::command("/api/absences/{absence}/cancel", "absence_cancel", Right::worktime_edit, &scheduling::cancel_absence),
        routes::command("/api/hours", "hours_offer", Right::worktime_edit, &offer_hours),
        routes::command("/api/hours/{hours}/withdraw", "hours_withdraw", Right::worktime_edit, &scheduling::withdraw_hours),
    };
}

}  // namespace koppi::worktime
