// Events: the closed list. What the ledger stores is one of these; each has a stored name and a version.
//
// Invariant: a stored name and version keep their fields for ever. A changed event is a new version with a new struct, and the
// old one still reads (tests/contract keeps a golden line of every version).
#pragma once

#include <array>
#include <string_view>
#include <variant>

#include "events/access.hpp"
#include "events/assessment.hpp"
#include "events/clients.hpp"
#include "events/consultation.hpp"
#include "events/contact.hpp"
#include "events/continuity.hpp"
#include "events/directory.hpp"
#include "events/exchange.hpp"
#include "events/groups.hpp"
#include "events/messages.hpp"
#include "events/pairwork.hpp"
#include "events/plan.hpp"
#include "events/roster.hpp"
#include "events/routing.hpp"
#include "events/scheduling.hpp"
#include "events/survey.hpp"
#include "events/teams.hpp"
#include "events/transfer.hpp"
#include "events/triggers.hpp"
#include "events/waiting.hpp"
#include "events/walk_in.hpp"

namespace koppi::events {

using Event = std::variant<
    // access
    AccountOpened, PasswordChanged, AccountClosed, LanguageChosen, SignedIn, SignInFailed, RecordOpened, IdentityCodeShown,
    // clients
    ClientRegistered, ClientDetailsChanged, ClientEmailSet,
    // directory
    UnitOpened, UnitChanged, ProfessionalRegistered, ProfessionalChanged, RoleTaken, LineOpened, ReachabilitySet, RoomOpened, RoomClosed,
    DeputyNamed,
    // continuity
    WorkerNamedV1, WorkerNamed, WorkerNamingEnded, PopulationNamed, DirectLineOffered, PanelCapacitySet,
    // contact
    ContactReceived, ContactTaken, ContactTakenOver, ContactReturnedV1, ContactReturned, CallbackAttempted, ClientIdentified, MatterOpened,
    ContactJoined, ContactClosed, ContactReopened, ContactWaitsAgain, CallbackAgreed, MissedTold, ProviderCalled, MatterIdentified, ContactDirected,
    // assessment
    NeedAssessed,
    // routing
    MatterDecided, DecisionUndone, MatterClosedV1, MatterClosed, ConsultationAnswered, MatterCarriedOn, MatterHandedOn, OwnerGrounded,
    // scheduling
    TemplateWritten, TemplateAssigned, AssignmentEnded, AbsenceRecorded, AbsenceCancelled, HoursOffered, HoursWithdrawn, SlotBookedV1, SlotBooked,
    BookingMoved, BookingImported, BookingCancelled, BookingFreed, BookingRestored, BookingStepUndone, SlotHeld, HoldEnded, ClientArrived,
    ClientMissed, VisitHeld, VisitReasonAdded, VisitTakenBack,
    // groups
    GroupOpened, GroupChanged, GroupEnded, GroupCancelled, MeetingPlanned, MeetingMoved, MeetingCancelled, SeatTaken, SeatGivenUp, QueueJoined,
    QueueLeft, AttendanceRecorded,
    // exchange
    SourceLinked, FileImported,
    // messages
    MessageQueuedV1, MessageQueued, MessageSent, MessageTryFailed, MessageGivenUp, MessageWithdrawn, MessageDealtWith, MessageStillToDealWith,
    // waiting
    WaitEntered, WaitChanged, WaitEnded, WaitRestored, WaitOffered, WaitOfferEnded,
    // walkin
    TicketDrawn, TicketCalled, TicketArrived, TicketGone, TicketStepUndone,
    // plan
    PlanOpened, PlanSectionMade, PlanSectionSaved, PlanSectionHandedOn, PlanSectionEnded, PlanGoalsAssessed, PlanDisclosed, HomeBoardPermitted,
    HomeBoardForbidden,
    // consultation
    ConsultationAsked, ConsultationTaken, ConsultationGivenBack, ConsultationWritten, ConsultationSettled, ConsultationReferred, ConsultationWithdrawn,
    ConsultationAnswerUndone, EmergencyFollowed, ConsultationHandedOn, ConsultationAskerChanged,
    // survey
    SurveyTaken, SurveyGivenBack, SurveyRecordReviewed, SurveyCallMade, SurveyMemberGathered, SurveyMemberLeft, SurveyWorkerAgreed, SurveyClosed,
    // pairwork
    PairSuggested, PairBooked, PairVisitWritten, PairSurveyAnswered, PairFollowedUp, PairHandedOn, PairEnded, PairDisclosed,
    // teams
    TeamFormed, MemberInvited, MemberAnswered, MemberEnded, TeamEnded, TeamDisclosed, TeamMet, UnitMet, TeamMeetingCorrected,
    UnitMeetingCorrected, AgreedClosed, AgreedHandedOn, TeamLeadHandedOn,
    // triggers
    HeavyNeedTakenUp, HeavyNeedSetAside, HeavyNeedContacted,
    // roster
    DutyGiven, DutyEnded,
    // transfer
    TransferAsked, TransferAccepted, TransferAskedBack, TransferTold, TransferDeclined, TransferWithdrawn, TransferPostponed, EmergencyTransferred,
    EmergencyTransferSeen, TransferStepClosed, FollowUpCalled, FollowUpCallHandedOn, HomeHospitalReviewed, AftercareLapsed>;

// What the ledger calls an event: `family` is the module whose word it is (and the topic of the event stream).
struct StoredName {
    std::string_view family;
    std::string_view name;
    int version;
};

// In the order of Event.
inline constexpr std::array<StoredName, std::variant_size_v<Event>> stored_names{{
    {"access", "account_opened", 1},
    {"access", "password_changed", 1},
    {"access", "account_closed", 1},
    {"access", "language_chosen", 1},
    {"access", "signed_in", 1},
    {"access", "sign_in_failed", 1},
    {"access", "record_opened", 1},
    {"access", "identity_code_shown", 1},
    {"clients", "client_registered", 1},
    {"clients", "client_details_changed", 1},
    {"clients", "client_email_set", 1},
    {"directory", "unit_opened", 1},
    {"directory", "unit_changed", 1},
    {"directory", "professional_registered", 1},
    {"directory", "professional_changed", 1},
    {"directory", "role_taken", 1},
    {"directory", "line_opened", 1},
    {"directory", "reachability_set", 1},
    {"directory", "room_opened", 1},
    {"directory", "room_closed", 1},
    {"directory", "deputy_named", 1},
    {"continuity", "worker_named", 1},
    {"continuity", "worker_named", 2},
    {"continuity", "worker_naming_ended", 1},
    {"continuity", "population_named", 1},
    {"continuity", "direct_line_offered", 1},
    {"continuity", "panel_capacity_set", 1},
    {"contact", "contact_received", 1},
    {"contact", "contact_taken", 1},
    {"contact", "contact_taken_over", 1},
    {"contact", "contact_returned", 1},
    {"contact", "contact_returned", 2},
    {"contact", "callback_attempted", 1},
    {"contact", "client_identified", 1},
    {"contact", "matter_opened", 1},
    {"contact", "contact_joined", 1},
    {"contact", "contact_closed", 1},
    {"contact", "contact_reopened", 1},
    {"contact", "contact_waits_again", 1},
    {"contact", "callback_agreed", 1},
    {"contact", "missed_told", 1},
    {"contact", "provider_called", 1},
    {"contact", "matter_identified", 1},
    {"contact", "contact_directed", 1},
    {"assessment", "need_assessed", 1},
    {"routing", "matter_decided", 1},
    {"routing", "decision_undone", 1},
    {"routing", "matter_closed", 1},
    {"routing", "matter_closed", 2},
    {"routing", "consultation_answered", 1},
    {"routing", "matter_carried_on", 1},
    {"routing", "matter_handed_on", 1},
    {"routing", "owner_grounded", 1},
    {"scheduling", "template_written", 1},
    {"scheduling", "template_assigned", 1},
    {"scheduling", "assignment_ended", 1},
    {"scheduling", "absence_recorded", 1},
    {"scheduling", "absence_cancelled", 1},
    {"scheduling", "hours_offered", 1},
    {"scheduling", "hours_withdrawn", 1},
    {"scheduling", "slot_booked", 1},
    {"scheduling", "slot_booked", 2},
    {"scheduling", "booking_moved", 1},
    {"scheduling", "booking_imported", 1},
    {"scheduling", "booking_cancelled", 1},
    {"scheduling", "booking_freed", 1},
    {"scheduling", "booking_restored", 1},
    {"scheduling", "booking_step_undone", 1},
    {"scheduling", "slot_held", 1},
    {"scheduling", "hold_ended", 1},
    {"scheduling", "client_arrived", 1},
    {"scheduling", "client_missed", 1},
    {"scheduling", "visit_held", 1},
    {"scheduling", "visit_reason_added", 1},
    {"scheduling", "visit_taken_back", 1},
    {"groups", "group_opened", 1},
    {"groups", "group_changed", 1},
    {"groups", "group_ended", 1},
    {"groups", "group_cancelled", 1},
    {"groups", "meeting_planned", 1},
    {"groups", "meeting_moved", 1},
    {"groups", "meeting_cancelled", 1},
    {"groups", "seat_taken", 1},
    {"groups", "seat_given_up", 1},
    {"groups", "queue_joined", 1},
    {"groups", "queue_left", 1},
    {"groups", "attendance_recorded", 1},
    {"exchange", "source_linked", 1},
    {"exchange", "file_imported", 1},
    {"messages", "message_queued", 1},
    {"messages", "message_queued", 2},
    {"messages", "message_sent", 1},
    {"messages", "message_try_failed", 1},
    {"messages", "message_given_up", 1},
    {"messages", "message_withdrawn", 1},
    {"messages", "message_dealt_with", 1},
    {"messages", "message_still_to_deal_with", 1},
    {"waiting", "wait_entered", 1},
    {"waiting", "wait_changed", 1},
    {"waiting", "wait_ended", 1},
    {"waiting", "wait_restored", 1},
    {"waiting", "wait_offered", 1},
    {"waiting", "wait_offer_ended", 1},
    {"walkin", "ticket_drawn", 1},
    {"walkin", "ticket_called", 1},
    {"walkin", "ticket_arrived", 1},
    {"walkin", "ticket_gone", 1},
    {"walkin", "ticket_step_undone", 1},
    {"plan", "plan_opened", 1},
    {"plan", "plan_section_made", 1},
    {"plan", "plan_section_saved", 1},
    {"plan", "plan_section_handed_on", 1},
    {"plan", "plan_section_ended", 1},
    {"plan", "plan_goals_assessed", 1},
    {"plan", "plan_disclosed", 1},
    {"plan", "home_board_permitted", 1},
    {"plan", "home_board_forbidden", 1},
    {"consultation", "consultation_asked", 1},
    {"consultation", "consultation_taken", 1},
    {"consultation", "consultation_given_back", 1},
    {"consultation", "consultation_written", 1},
    {"consultation", "consultation_settled", 1},
    {"consultation", "consultation_referred", 1},
    {"consultation", "consultation_withdrawn", 1},
    {"consultation", "consultation_answer_undone", 1},
    {"consultation", "emergency_followed", 1},
    {"consultation", "consultation_handed_on", 1},
    {"consultation", "consultation_asker_changed", 1},
    {"survey", "survey_taken", 1},
    {"survey", "survey_given_back", 1},
    {"survey", "survey_record_reviewed", 1},
    {"survey", "survey_call_made", 1},
    {"survey", "survey_member_gathered", 1},
    {"survey", "survey_member_left", 1},
    {"survey", "survey_worker_agreed", 1},
    {"survey", "survey_closed", 1},
    {"pairwork", "pair_suggested", 1},
    {"pairwork", "pair_booked", 1},
    {"pairwork", "pair_visit_written", 1},
    {"pairwork", "pair_survey_answered", 1},
    {"pairwork", "pair_followed_up", 1},
    {"pairwork", "pair_handed_on", 1},
    {"pairwork", "pair_ended", 1},
    {"pairwork", "pair_disclosed", 1},
    {"teams", "team_formed", 1},
    {"teams", "member_invited", 1},
    {"teams", "member_answered", 1},
    {"teams", "member_ended", 1},
    {"teams", "team_ended", 1},
    {"teams", "team_disclosed", 1},
    {"teams", "team_met", 1},
    {"teams", "unit_met", 1},
    {"teams", "team_meeting_corrected", 1},
    {"teams", "unit_meeting_corrected", 1},
    {"teams", "agreed_closed", 1},
    {"teams", "agreed_handed_on", 1},
    {"teams", "team_lead_handed_on", 1},
    {"triggers", "heavy_need_taken_up", 1},
    {"triggers", "heavy_need_set_aside", 1},
    {"triggers", "heavy_need_contacted", 1},
    {"roster", "duty_given", 1},
    {"roster", "duty_ended", 1},
    {"transfer", "transfer_asked", 1},
    {"transfer", "transfer_accepted", 1},
    {"transfer", "transfer_asked_back", 1},
    {"transfer", "transfer_told", 1},
    {"transfer", "transfer_declined", 1},
    {"transfer", "transfer_withdrawn", 1},
    {"transfer", "transfer_postponed", 1},
    {"transfer", "emergency_transferred", 1},
    {"transfer", "emergency_transfer_seen", 1},
    {"transfer", "transfer_step_closed", 1},
    {"transfer", "follow_up_called", 1},
    {"transfer", "follow_up_call_handed_on", 1},
    {"transfer", "home_hospital_reviewed", 1},
    {"transfer", "aftercare_lapsed", 1},
}};

inline const StoredName& stored_name(const Event& event) { return stored_names[event.index()]; }

}  // namespace koppi::events
