// Tests: the auditor. Keeps books of its own from the ledger, and holds the tables against them and against the promises of the house.
//
// Invariant: it shares no rule and no projector with the house. What it reads of a table it reads by its own SQL; what it knows of an
// event it knows from its fields. A promise that is broken is a sentence.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "events/event.hpp"
#include "platform/sql.hpp"
#include "platform/work.hpp"

namespace koppi::tests {

class Auditor {
public:
    // What is wrong right now, a sentence each; empty when all is well. Reads the ledger on from where it was read last.
    std::vector<std::string> look(sql::Connection& connection, Instant now);
    // Recomputes the chain of the whole ledger.
    static std::vector<std::string> look_at_chain(sql::Connection& connection);

private:
    struct Contact {
        std::string state = "waiting";
        std::optional<ProfessionalId> holder;
        std::optional<ClientId> client;
        std::optional<ProfessionalId> held_before = {};
        Instant promise_by = {};
        bool is_provider = false;
        // Reached, and gone before it was done: what was agreed must follow.
        bool is_to_be_agreed = false;
        int attempts = 0;
        std::optional<Instant> next_at = {};
        std::optional<Instant> agreed_from = {};
        std::optional<ProfessionalId> directed_to = {};
    };
    struct Matter {
        ContactId contact;
        std::optional<ClientId> client;
        std::string state = "undecided";
        std::optional<ProfessionalId> owner;
        std::optional<ProfessionalId> decided_by;
        std::optional<BookingId> booking;
        std::string outcome;
        std::optional<DecisionId> decision = {};
        std::optional<ConsultationId> asked_in = {};  // whose answer it waits for
        std::vector<Matter> before = {};  // where it stood before each decision that can still be undone
    };
    // A question: by whom, to whom it stands now, and what became of it.
    struct Consultation {
        ClientId client;
        std::optional<MatterId> matter;  // that went along
        ProfessionalId asked_by;
        events::AskedOf to;
        std::string state = "open";
        std::optional<DecisionId> answer = {};
        std::optional<DecisionId> asked_decision = {};
        std::optional<DecisionId> ended_by = {};
        std::vector<std::pair<DecisionId, events::AskedOf>> referred_from = {};
        int written = 0;
    };
    struct Survey {
        MatterId matter;
        std::optional<ProfessionalId> surveyor;
        bool is_closed = false;
        std::optional<DecisionId> decision = {};
        bool has_agreed = false;
        int unanswered = 0;
    };
    struct Booking {
        ClientId client;
        events::BookedTime time;
        std::optional<MatterId> matter;
        std::string state = "booked";
        std::optional<events::BookedTime> time_before = {};
    };
    struct Hold {
        events::BookedTime time;
        Instant expires_at;
        bool is_offer = false;
    };
    struct Wait {
        ClientId client;
        std::optional<MatterId> matter;
        UnitId unit;
        std::string service;
        std::string ended = {};  // how; empty while they wait
        std::optional<DecisionId> ended_decision = {};
    };
    struct Offer {
        WaitId wait;
        HoldId hold;
        events::BookedTime time;
        Instant answer_by;
        std::string ended = {};
        std::optional<BookingId> booking = {};
    };
    // A queue number, by its contact. What it is follows from where the contact is and from what was pressed.
    struct Ticket {
        TicketId ticket;
        UnitId unit;
        Date day;
        int number;
        int calls = 0;
        bool is_called = false;
        bool has_arrived = false;
        bool has_gone = false;
    };
    struct Group {
        int seats;
        std::vector<WaitId> queue = {};  // in order
    };
    struct Seat {
        GroupId group;
        ClientId client;
        std::vector<int> numbers;
        bool lives = true;
    };
    // A section of a plan, and what each of its versions said.
    struct PlanSection {
        ClientId client;
        events::Registry registry;
        events::PlanKind kind;
        ProfessionalId owner;
        std::vector<std::string> versions;
        bool lives = true;
    };
    // A joint appointment of a pair, and what each version of its writing said.
    struct Pair {
        ClientId client;
        ProfessionalId owner;
        std::vector<std::string> versions = {};
        bool has_ground = false;
        bool is_answered = false;
        bool is_open = true;
        std::optional<Date> follow_up_on = {};
    };
    struct Member {
        TeamId team;
        std::optional<ProfessionalId> professional;
        bool is_answered = false;
        bool lives = true;
    };
    struct AgreedKept {
        ProfessionalId owner;
        Date due_on;
        bool is_closed = false;
    };
    // Responsibility as the ledger tells it: who answered for a client's care from when on, and the transfers that made it so.
    struct Moved {
        ClientId client;
        UnitId from;
        UnitId to;
        std::string state = "waiting";
        std::optional<Instant> changes_at = {};
        std::map<int, bool> steps = {};  // closed or not
        int words = 0;
        int tries = 0;
        bool has_call = false;
        bool call_is_over = false;
        std::optional<ProfessionalId> caller = {};
        bool goes_home = false;
    };
    struct Opening {
        ClientId client;
        std::string purpose;
        std::optional<ProfessionalId> professional;
        std::optional<ContactId> contact;
    };

    void read_on(sql::Connection& connection);
    template <class Event>
    void note(const Event&, const Stamp&) {}
    void note(const events::ContactReceived& event, const Stamp& stamp);
    void note(const events::ContactTaken& event, const Stamp& stamp);
    void note(const events::ContactTakenOver& event, const Stamp& stamp);
    void note(const events::ContactReturned& event, const Stamp& stamp);
    void note(const events::ContactClosed& event, const Stamp& stamp);
    void note(const events::ContactReopened& event, const Stamp& stamp);
    void note(const events::ContactWaitsAgain& event, const Stamp& stamp);
    void note(const events::ContactJoined& event, const Stamp& stamp);
    void note(const events::ClientIdentified& event, const Stamp& stamp);
    void note(const events::MatterOpened& event, const Stamp& stamp);
    void note(const events::MatterDecided& event, const Stamp& stamp);
    void note(const events::DecisionUndone& event, const Stamp& stamp);
    void note(const events::MatterClosed& event, const Stamp& stamp);
    void note(const events::ConsultationAnswered& event, const Stamp& stamp);
    void note(const events::ConsultationAsked& event, const Stamp& stamp);
    void note(const events::ConsultationTaken& event, const Stamp& stamp);
    void note(const events::ConsultationGivenBack& event, const Stamp& stamp);
    void note(const events::ConsultationWritten& event, const Stamp& stamp);
    void note(const events::ConsultationSettled& event, const Stamp& stamp);
    void note(const events::ConsultationReferred& event, const Stamp& stamp);
    void note(const events::ConsultationWithdrawn& event, const Stamp& stamp);
    void note(const events::ConsultationAnswerUndone& event, const Stamp& stamp);
    void note(const events::EmergencyFollowed& event, const Stamp& stamp);
    void note(const events::SurveyTaken& event, const Stamp& stamp);
    void note(const events::SurveyGivenBack& event, const Stamp& stamp);
    void note(const events::SurveyWorkerAgreed& event, const Stamp& stamp);
    void note(const events::SurveyCallMade& event, const Stamp& stamp);
    void note(const events::SurveyClosed& event, const Stamp& stamp);
    void note(const events::SlotBooked& event, const Stamp& stamp);
    void note(const events::BookingMoved& event, const Stamp& stamp);
    void note(const events::BookingStepUndone& event, const Stamp& stamp);
    void note(const events::ClientArrived& event, const Stamp& stamp);
    void note(const events::SlotHeld& event, const Stamp& stamp);
    void note(const events::HoldEnded& event, const Stamp& stamp);
    void note(const events::MatterCarriedOn& event, const Stamp& stamp);
    void note(const events::MatterHandedOn& event, const Stamp& stamp);
    void note(const events::WorkerNamed& event, const Stamp& stamp);
    void note(const events::WorkerNamingEnded& event, const Stamp& stamp);
    void note(const events::PopulationNamed& event, const Stamp& stamp);
    void note(const events::AccountOpened& event, const Stamp& stamp);
    void note(const events::RoleTaken& event, const Stamp& stamp);
    void note(const events::BookingCancelled& event, const Stamp& stamp);
    void note(const events::BookingFreed& event, const Stamp& stamp);
    void note(const events::BookingRestored& event, const Stamp& stamp);
    void note(const events::ClientMissed& event, const Stamp& stamp);
    void note(const events::VisitHeld& event, const Stamp& stamp);
    void note(const events::WaitEntered& event, const Stamp& stamp);
    void note(const events::WaitEnded& event, const Stamp& stamp);
    void note(const events::WaitRestored& event, const Stamp& stamp);
    void note(const events::WaitOffered& event, const Stamp& stamp);
    void note(const events::WaitOfferEnded& event, const Stamp& stamp);
    void note(const events::VisitTakenBack& event, const Stamp& stamp);
    void note(const events::GroupOpened& event, const Stamp& stamp);
    void note(const events::GroupChanged& event, const Stamp& stamp);
    void note(const events::MeetingPlanned& event, const Stamp& stamp);
    void note(const events::MeetingMoved& event, const Stamp& stamp);
    void note(const events::MeetingCancelled& event, const Stamp& stamp);
    void note(const events::SeatTaken& event, const Stamp& stamp);
    void note(const events::SeatGivenUp& event, const Stamp& stamp);
    void note(const events::QueueJoined& event, const Stamp& stamp);
    void note(const events::QueueLeft& event, const Stamp& stamp);
    void note(const events::AttendanceRecorded& event, const Stamp& stamp);
    void note(const events::PlanOpened& event, const Stamp& stamp);
    void note(const events::PlanSectionMade& event, const Stamp& stamp);
    void note(const events::PlanSectionSaved& event, const Stamp& stamp);
    void note(const events::PlanSectionHandedOn& event, const Stamp& stamp);
    void note(const events::PlanSectionEnded& event, const Stamp& stamp);
    void note(const events::PairSuggested& event, const Stamp& stamp);
    void note(const events::PairBooked& event, const Stamp& stamp);
    void note(const events::PairVisitWritten& event, const Stamp& stamp);
    void note(const events::PairSurveyAnswered& event, const Stamp& stamp);
    void note(const events::PairFollowedUp& event, const Stamp& stamp);
    void note(const events::PairHandedOn& event, const Stamp& stamp);
    void note(const events::PairEnded& event, const Stamp& stamp);
    void note(const events::TeamFormed& event, const Stamp& stamp);
    void note(const events::MemberInvited& event, const Stamp& stamp);
    void note(const events::MemberAnswered& event, const Stamp& stamp);
    void note(const events::MemberEnded& event, const Stamp& stamp);
    void note(const events::TeamEnded& event, const Stamp& stamp);
    void note(const events::TeamMet& event, const Stamp& stamp);
    void note(const events::UnitMet& event, const Stamp& stamp);
    void note(const events::AgreedClosed& event, const Stamp& stamp);
    void note(const events::AgreedHandedOn& event, const Stamp& stamp);
    void note(const events::HeavyNeedTakenUp& event, const Stamp& stamp);
    void note(const events::HeavyNeedSetAside& event, const Stamp& stamp);
    void note(const events::HeavyNeedContacted& event, const Stamp& stamp);
    void note(const events::CallbackAttempted& event, const Stamp& stamp);
    void note(const events::CallbackAgreed& event, const Stamp& stamp);
    void note(const events::MissedTold& event, const Stamp& stamp);
    void note(const events::ProviderCalled& event, const Stamp& stamp);
    void note(const events::MatterIdentified& event, const Stamp& stamp);
    void note(const events::ContactDirected& event, const Stamp& stamp);
    void note(const events::OwnerGrounded& event, const Stamp& stamp);
    void note(const events::DutyGiven& event, const Stamp& stamp);
    void note(const events::DutyEnded& event, const Stamp& stamp);
    void note(const events::TeamMeetingCorrected& event, const Stamp& stamp);
    void note(const events::UnitMeetingCorrected& event, const Stamp& stamp);
    void note(const events::TeamLeadHandedOn& event, const Stamp& stamp);
    void note(const events::ConsultationHandedOn& event, const Stamp& stamp);
    void note(const events::ConsultationAskerChanged& event, const Stamp& stamp);
    void note(const events::TransferAsked& event, const Stamp& stamp);
    void note(const events::TransferAccepted& event, const Stamp& stamp);
    void note(const events::TransferAskedBack& event, const Stamp& stamp);
    void note(const events::TransferTold& event, const Stamp& stamp);
    void note(const events::TransferDeclined& event, const Stamp& stamp);
    void note(const events::TransferWithdrawn& event, const Stamp& stamp);
    void note(const events::TransferPostponed& event, const Stamp& stamp);
    void note(const events::EmergencyTransferred& event, const Stamp& stamp);
    void note(const events::EmergencyTransferSeen& event, const Stamp& stamp);
    void note(const events::TransferStepClosed& event, const Stamp& stamp);
    void note(const events::FollowUpCalled& event, const Stamp& stamp);
    void note(const events::FollowUpCallHandedOn& event, const Stamp& stamp);
    void note(const events::HomeHospitalReviewed& event, const Stamp& stamp);
    void note(const events::AftercareLapsed& event, const Stamp& stamp);
    void note(const events::ClientDetailsChanged& event, const Stamp& stamp);
    // Asked for by whoever answers for the care, while nothing else is on its way.
    void begins(ClientId client, UnitId from, TransferId transfer, Instant at);
    void corrected(TeamMeetingId meeting, int version, const std::vector<events::Agreed>& agreed);
    // Called off: whoever answered for the care goes on.
    void called_off(TransferId transfer, const std::string& state, Instant at);
    // Of a client whose use reached the threshold, and on whom nobody decided within the quiet time before.
    void decided(ClientId client, HeavyNeedId decision, const events::HeavyNeedSeen& seen, Date silent_until, const Stamp& stamp);
    void note(const events::RecordOpened& event, const Stamp& stamp);
    void note(const events::TicketDrawn& event, const Stamp& stamp);
    void note(const events::TicketCalled& event, const Stamp& stamp);
    void note(const events::TicketArrived& event, const Stamp& stamp);
    void note(const events::TicketGone& event, const Stamp& stamp);
    void note(const events::TicketStepUndone& event, const Stamp& stamp);
    // Nobody is called any more, and nobody is here.
    void number_waits(ContactId contact);
    std::string state_of(ContactId contact, const Ticket& ticket) const;
    // Whoever met the client, or waited for them, carries on what was booked.
    void time_came(BookingId booking, std::optional<ProfessionalId> met_by);

    void lives(ClientId client, events::NamedAs named_as, NamingId naming, ProfessionalId professional);
    // Signs in, in a profession that opens matters.
    bool has_desk(ProfessionalId professional) const;

    void look_at_contacts(sql::Connection& connection);
    void look_at_namings(sql::Connection& connection);
    void look_at_duties(sql::Connection& connection);
    void look_at_matters(sql::Connection& connection);
    void look_at_bookings(sql::Connection& connection, Instant now);
    void look_at_cells(sql::Connection& connection);
    void look_at_waiting(sql::Connection& connection, Instant now);
    void look_at_groups(sql::Connection& connection);
    void look_at_plans(sql::Connection& connection);
    void look_at_consultations(sql::Connection& connection);
    void look_at_surveys(sql::Connection& connection);
    // What a decision on a matter did to its question and its survey, and what undoing it gives back.
    void decided_otherwise(const events::MatterDecided& event);
    void step_undone(DecisionId decision);
    // A decision, or an answer that is one: what stood before it is kept.
    Matter& decided(MatterId matter, DecisionId decision, std::optional<ProfessionalId> by);
    void look_at_pairs(sql::Connection& connection);
    void look_at_teams(sql::Connection& connection);
    void look_at_transfers(sql::Connection& connection);
    void look_at_heavy_need(sql::Connection& connection);
    void look_at_log(sql::Connection& connection);
    void look_at_tickets(sql::Connection& connection);
    void fault(std::string sentence) { faults_.push_back(std::move(sentence)); }
    bool is_open(ContactId contact) const;

    std::int64_t position_ = 0;
    std::map<ContactId, Contact> contacts_;
    std::map<MatterId, Matter> matters_;
    std::map<ConsultationId, Consultation> consultations_;
    std::set<DecisionId> emergencies_;  // that followed a consultation
    std::map<SurveyId, Survey> surveys_;
    std::map<std::pair<ClientId, events::NamedAs>, std::pair<NamingId, ProfessionalId>> living_;
    std::vector<std::pair<MatterId, ProfessionalId>> left_by_;  // carried by whoever was named, when that ended
    std::set<ProfessionalId> signed_in_;  // ever had an account
    std::set<ProfessionalId> opens_matters_;
    std::set<std::pair<ContactId, MatterId>> joined_;
    std::map<BookingId, Booking> bookings_;
    std::map<HoldId, Hold> holds_;
    std::map<HoldId, BookingId> booked_from_;  // which booking took the time that was kept
    std::map<WaitId, Wait> waits_;
    std::map<OfferId, Offer> offers_;
    std::map<GroupId, Group> groups_;
    std::map<MeetingId, events::MeetingTime> meetings_;  // those that stand
    std::map<SeatId, Seat> seats_;
    std::map<WaitId, std::pair<GroupId, ClientId>> queued_;
    std::map<MeetingId, std::vector<events::Attended>> attended_;
    std::map<VisitId, ClientId> group_visits_;
    std::map<PlanId, ClientId> plans_;
    std::map<SectionId, PlanSection> plan_sections_;
    std::map<PairworkId, Pair> pairs_;
    std::set<TeamId> teams_;  // those that live
    std::map<MemberId, Member> members_;
    std::map<AgreedId, AgreedKept> agreed_;
    std::map<TeamMeetingId, int> meeting_versions_;
    std::map<TransferId, Moved> moved_;
    std::map<ClientId, std::map<Instant, UnitId>> answers_;  // for the care of a client, from when on
    std::map<ClientId, std::pair<HeavyNeedId, Date>> heavy_;  // the last decision, and until when it is quiet
    std::size_t heavy_decisions_ = 0;
    std::map<std::int64_t, Opening> openings_;
    std::map<std::tuple<UnitId, std::string, Date>, ProfessionalId> duties_;
    std::map<ContactId, Ticket> tickets_;
    std::map<std::pair<UnitId, Date>, int> drawn_;
    std::vector<std::string> faults_;
};

// How much is open and has this person for an owner, whatever it is: nothing, of somebody who has left.
std::int64_t left_with(sql::Reader& rows, ProfessionalId professional);

}  // namespace koppi::tests
