// Desks: screen-shaped reads across modules, for the first line. Read-only by type: a desk holds a Reader.
//
// Public header. Invariant: what a desk shows of a client beyond a name in a queue is behind an opened record (access::ClientKey, or
// access::has_open where the same person reads on).
#pragma once

#include "interfaces/desks/calendar_views.hpp"
#include "interfaces/desks/consultation_views.hpp"
#include "interfaces/desks/front_views.hpp"
#include "interfaces/desks/group_views.hpp"
#include "interfaces/desks/heavy_views.hpp"
#include "interfaces/desks/message_views.hpp"
#include "interfaces/desks/pair_views.hpp"
#include "interfaces/desks/panel_views.hpp"
#include "interfaces/desks/plan_views.hpp"
#include "interfaces/desks/routing_views.hpp"
#include "interfaces/desks/team_views.hpp"
#include "interfaces/desks/transfer_views.hpp"
#include "interfaces/desks/views.hpp"
#include "interfaces/desks/waiting_room_views.hpp"
#include "interfaces/desks/waiting_views.hpp"
#include "modules/access/access.hpp"
#include "platform/routes.hpp"
#include "workflows/intake.hpp"

namespace koppi::desks {

FirstLineDesk first_line(sql::Reader& rows, const FirstLineQuery& query, const Actor& actor, Instant now);
Proposed proposed_to(sql::Reader& rows, const Actor& actor, Instant now);
Result<ContactShown> contact_shown(sql::Reader& rows, ContactId contact, const Actor& actor, Instant now);
Result<ClientCard> client_card(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now);
Result<Times> times(sql::Reader& rows, MatterId matter, const TimesQuery& query, const Actor& actor, Instant now);
Result<DayDesk> day_desk(sql::Reader& rows, const DayQuery& query, const Actor& actor, Instant now);
Result<UnitCalendar> unit_calendar(sql::Reader& rows, const CalendarQuery& query, const Actor& actor, Instant now);
T3Report t3(sql::Reader& rows, Instant now);
Result<WaitTimes> wait_times(sql::Reader& rows, WaitId wait, const Actor& actor, Instant now);
Result<WaitingDesk> waiting_desk(sql::Reader& rows, const WaitingQuery& query, const Actor& actor, Instant now);
MessagesDesk messages_desk(sql::Reader& rows, const Actor& actor, Instant now);
GroupsDesk groups_desk(sql::Reader& rows, const GroupsQuery& query, const Actor& actor, Instant now);
Result<GroupShown> group_shown(sql::Reader& rows, GroupId group, const Actor& actor, Instant now);
// The meetings that somebody leads and that begin in the stretch, by begin.
std::vector<MeetingShown> meetings_led(sql::Reader& rows, ProfessionalId professional, Interval around, const Actor& actor);
// Where a client has a seat or waits for one, on their card.
std::vector<ClientGroupShown> groups_of_client(sql::Reader& rows, ClientId client, Instant now);
AlsoThenShown also_then(sql::Reader& rows, ClientId client, const AlsoThenQuery& query, const Actor& actor, Instant now);
Result<OwnersShown> owners(sql::Reader& rows, MatterId matter, const Actor& actor, Instant now);
PanelsDesk panels_desk(sql::Reader& rows, const PanelsQuery& query, Instant now);
Result<OwnDesk> own_desk(sql::Reader& rows, const OwnQuery& query, const Actor& actor, Instant now);
// "Virtanen Aino": how a list shows a client.
std::string name_shown(const std::string& family, const std::string& given);
// What somebody carries on, or their team has in common, by the next promise.
std::vector<OwnedRow> owned_rows(sql::Reader& rows, const Actor& actor, Instant now);
// The living sections of a client's plan that the actor may read, on the client's card.
std::vector<PlanOnCard> plan_of_client(sql::Reader& rows, ClientId client, const Actor& actor);
Result<PlanShown> plan_shown(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now);
Result<PlanCompared> plan_compared(sql::Reader& rows, SectionId section, const ComparePlan& asked, const Actor& actor, Instant now);
// Refused without the client's permission.
Result<HomeBoard> home_board(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now);
// Of the plans that the actor owns, those to be looked through.
PlanReviews plan_reviews(sql::Reader& rows, const PlanReviewsQuery& query, const Actor& actor, Instant now);
// Questions to me and to my pool, and those that I asked.
ConsultationsDesk consultations_desk(sql::Reader& rows, const Actor& actor, Instant now);
ConsultationLine consultation_line(sql::Reader& rows, const consultation::ConsultationRow& row, const Actor& actor);
// To whoever takes part and has opened the record.
ConsultationShown consultation_shown(sql::Reader& rows, const consultation::ConsultationRow& row, const Actor& actor, Instant now);
// At which the asker and whoever acts are both free for a remote visit.
Result<RemoteTimes> remote_times(sql::Reader& rows, const consultation::ConsultationRow& row, const RemoteTimesQuery& query, const Actor& actor, Instant now);
SurveyDesk survey_desk(sql::Reader& rows, const SurveysQuery& query, const Actor& actor, Instant now);
// To whoever has opened the record.
Result<SurveyShown> survey_shown(sql::Reader& rows, MatterId matter, const Actor& actor, Instant now);
Result<PairworkShown> pairwork_shown(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now);
// Open pair work that the actor owns: what is to be followed up, and what waits for its appointment.
PairsDue pairs_due(sql::Reader& rows, const Actor& actor, Instant now);
std::vector<PairOnCard> pairs_of_client(sql::Reader& rows, ClientId client, const Actor& actor);
Result<TeamsShown> teams_shown(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now);
// Of the unit in which the actor acts.
Result<UnitMeetings> unit_meetings(sql::Reader& rows, const Actor& actor, Instant now);
TeamDues team_dues(sql::Reader& rows, const Actor& actor, Instant now);
std::vector<TeamOnCard> teams_of_client(sql::Reader& rows, ClientId client, const Actor& actor);
// Absent: nothing is suggested, and nothing decided that still stands.
std::optional<HeavyOnCard> heavy_on_card(sql::Reader& rows, ClientId client, const Actor& actor, Instant now);
Result<HeavyDesk> heavy_desk(sql::Reader& rows, const HeavyQuery& query, const Actor& actor, Instant now);
HeavyOwn heavy_own(sql::Reader& rows, const Actor& actor, Instant now);
// Signals that can be counted, of a client whose record is open, and of those for whom somebody is named.
std::vector<TriggerShown> triggers_on(sql::Reader& rows, ClientId client, Instant now);
TriggersOwn triggers_own(sql::Reader& rows, const Actor& actor, Instant now);
// Who answers which duty on which day, and how its lines were answered.
DutiesDesk duties_desk(sql::Reader& rows, const DutiesQuery& query, const Actor& actor, Instant now);
// Matters that are late or lie still, as far as whoever leads is to see them; whose they are is not told.
LyingDesk lying_desk(sql::Reader& rows, const Actor& actor, Instant now);
// Of the unit in which the actor acts; without clients for whoever leads people.
Result<TransfersDesk> transfers_desk(sql::Reader& rows, const Actor& actor, Instant now);
TransfersOwn transfers_own(sql::Reader& rows, const Actor& actor, Instant now);
Result<TransfersShown> transfers_shown(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now);
// Absent: the client was never transferred, or the actor's register is another.
std::optional<ResponsibilityOnCard> responsibility_on_card(sql::Reader& rows, ClientId client, const Actor& actor, Instant now);
Callers calling(sql::Reader& rows, const WhoCalls& question);
AlreadyWaits already_waits(sql::Reader& rows, const WhoWaits& question);
Result<WaitingRoom> waiting_room(sql::Reader& rows, const WaitingRoomQuery& query, const Actor& actor, Instant now);
// Without a session: it holds nothing of anybody.
Result<CallUp> call_up(sql::Reader& rows, UnitId unit, Instant now);

// Who is at work, as far as screens tell; whether somebody is signed in is for the caller to say.
intake::AtWork at_work(std::function<bool(ProfessionalId)> is_signed_in, Instant now);

// The catalogue in one language, for the screens (catalog_route.cpp).
routes::Routes catalog_routes();
// The appointment books: a day, a unit's calendar, working time and what a change of it breaks (calendar.cpp).
routes::Routes calendar_routes();
// The waiting room, and the screen that calls numbers up (waiting_room.cpp).
routes::Routes waiting_room_routes();
// Arranging books (waiting.cpp).
routes::Routes waiting_routes();
// Letters, and messages that reached nobody (messages.cpp).
routes::Routes message_routes();
// Groups with their seats, meetings and waiting lists (groups.cpp).
routes::Routes group_routes();
// What else a client has at a time (also_then.cpp).
routes::Routes also_then_routes();
// To whom a matter could go (owners.cpp).
routes::Routes owner_routes();
// Named workers: panels, one's own clients, a client's history (panels.cpp).
routes::Routes panel_routes();
// A client's plan, and whose plans are to be looked through (plans.cpp).
routes::Routes plan_routes();
// Questions between professionals (consultations.cpp), and case surveys (surveys.cpp).
routes::Routes consultation_routes();
routes::Routes survey_routes();
// Joint appointments of a pair (pairs.cpp).
routes::Routes pair_routes();
// Teams around a client, and a unit's follow-up meetings (teams.cpp).
routes::Routes team_routes();
// Signals among own clients (client_triggers.cpp).
routes::Routes trigger_routes();
// Clients with heavy need (heavy.cpp).
routes::Routes heavy_routes();
// Duties of the day (duties.cpp), and what lies still (lying.cpp).
routes::Routes duty_routes();
routes::Routes lying_routes();
// The rules by which somebody is proposed, and another order tried on what was decided lately (routing.cpp).
routes::Routes routing_routes();
// Transfers of responsibility (transfers.cpp).
routes::Routes transfer_routes();
routes::Routes routes();

}  // namespace koppi::desks
