// Core: ids. One type per kind of thing, so that a client's id can't stand where a booking's should.
//
// Invariant: an Id is 16 bytes; its text form is a lower-case UUID of 36 characters. Fresh ones are UUIDv7 (RFC 9562 §5.7):
// milliseconds of the work's clock, then the work's dice (platform/dice.hpp).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace koppi {

using IdBytes = std::array<std::uint8_t, 16>;

std::string id_text(const IdBytes& bytes);
// Absent unless `text` is a UUID in the 8-4-4-4-12 form; upper case is taken and lowered.
std::optional<IdBytes> id_bytes(std::string_view text);

template <class Kind>
struct Id {
    IdBytes bytes{};

    auto operator<=>(const Id&) const = default;
    std::string text() const { return id_text(bytes); }
    static std::optional<Id> parse(std::string_view text) {
        if (const auto bytes = id_bytes(text)) return Id{*bytes};
        return std::nullopt;
    }
};

template <class T>
inline constexpr bool is_id = false;
template <class Kind>
inline constexpr bool is_id<Id<Kind>> = true;

using AbsenceId = Id<struct AbsenceKind>;
using AccountId = Id<struct AccountKind>;
using AgreedId = Id<struct AgreedKind>;
using AssessmentId = Id<struct AssessmentKind>;
using BookingId = Id<struct BookingKind>;
using ClientId = Id<struct ClientKind>;
using ConsultationId = Id<struct ConsultationKind>;
using ContactId = Id<struct ContactKind>;
using DecisionId = Id<struct DecisionKind>;
using GroupId = Id<struct GroupKind>;
using HeavyNeedId = Id<struct HeavyNeedKind>;
using HoldId = Id<struct HoldKind>;
using HolderId = Id<struct HolderKind>;
using HoursId = Id<struct HoursKind>;
using ImportId = Id<struct ImportKind>;
using LineId = Id<struct LineKind>;
using MatterId = Id<struct MatterKind>;
using MeetingId = Id<struct MeetingKind>;
using MemberId = Id<struct MemberKind>;
using MessageId = Id<struct MessageKind>;
using NamingId = Id<struct NamingKind>;
using NamingPlanId = Id<struct NamingPlanKind>;
using OfferId = Id<struct OfferKind>;
using PairworkId = Id<struct PairworkKind>;
using PlanId = Id<struct PlanKind>;
using ProfessionalId = Id<struct ProfessionalKind>;
using RequestId = Id<struct RequestKind>;
using ResourceId = Id<struct ResourceKind>;
using RoleId = Id<struct RoleKind>;
using RoomId = Id<struct RoomKind>;
using SeatId = Id<struct SeatKind>;
using SectionId = Id<struct SectionKind>;
using SeriesId = Id<struct SeriesKind>;
using SessionId = Id<struct SessionKind>;
using SurveyId = Id<struct SurveyKind>;
using TeamId = Id<struct TeamKind>;
using TeamMeetingId = Id<struct TeamMeetingKind>;
using TemplateId = Id<struct TemplateKind>;
using TicketId = Id<struct TicketKind>;
using TransferId = Id<struct TransferKind>;
using UnitId = Id<struct UnitKind>;
using VisitId = Id<struct VisitKind>;
using WaitId = Id<struct WaitKind>;

}  // namespace koppi

template <class Kind>
struct std::hash<koppi::Id<Kind>> {
    std::size_t operator()(const koppi::Id<Kind>& id) const noexcept {
        std::size_t h = 1469598103934665603ULL;
        for (const auto byte : id.bytes) h = (h ^ byte) * 1099511628211ULL;
        return h;
    }
};
