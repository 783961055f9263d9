// Pair work (SOTE-työpari, system C7): a joint appointment of a social counsellor and a nurse, from the suggestion to the follow-up.
//
// Public header. Invariants: a client has one pair work under way at most; it has an indication, an owner and, once the appointment was held, a day of
// follow-up; what was written of the appointment has versions 1, 2, 3 …, all kept; nobody writes into the other register, and whoever reads across
// has a basis and is in the log.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/pairwork/segment.hpp"
#include "platform/wire.hpp"
#include "platform/work.hpp"

namespace koppi::pairwork {

struct SuggestPair {
    std::vector<std::string> indications;  // catalog/pairwork.yaml
    std::optional<MatterId> matter;
    std::optional<wire::Text<1000>> note;
};
BOOST_DESCRIBE_STRUCT(SuggestPair, (), (indications, matter, note))

struct WriteOnward {
    wire::Text<500, 1> what;
    std::optional<wire::Text<200>> where;
    std::optional<wire::Text<200>> with_whom;
    std::optional<wire::Text<200>> when;
};
BOOST_DESCRIBE_STRUCT(WriteOnward, (), (what, where, with_whom, when))

struct WriteOutside {
    std::string tool;
    std::string class_id;
    Date on;
    wire::Text<200, 1> by;
};
BOOST_DESCRIBE_STRUCT(WriteOutside, (), (tool, class_id, on, by))

struct WritePairContent {
    Date held_on;
    std::vector<ProfessionalId> participants;
    wire::Text<4000, 1> need;
    std::vector<events::PairAnswer> answers;  // to the house's own form; none: it was not used
    std::optional<WriteOutside> outside;
    std::vector<WriteOnward> onward;
    std::optional<SectionId> plan_section;
    std::optional<int> saved_appointments;
    std::optional<events::SavedTime> saved_time;
    ProfessionalId owner;
    std::optional<Date> follow_up_on;  // absent: as the catalogue says
};
BOOST_DESCRIBE_STRUCT(WritePairContent, (), (held_on, participants, need, answers, outside, onward, plan_section, saved_appointments, saved_time, owner,
                                             follow_up_on))

struct WritePairVisit {
    int based_on;
    WritePairContent content;
};
BOOST_DESCRIBE_STRUCT(WritePairVisit, (), (based_on, content))

struct AnswerPairSurvey {
    events::AnsweredHow how;
    std::vector<events::PairStatement> statements;
    int usefulness;
    std::optional<wire::Text<2000>> words;
};
BOOST_DESCRIBE_STRUCT(AnswerPairSurvey, (), (how, statements, usefulness, words))

struct FollowPairUp {
    events::PathStatus status;
    bool knows_where;
    bool knows_when;
    bool knows_with_whom;
    std::optional<wire::Text<1000>> note;
    std::optional<Date> again_on;
};
BOOST_DESCRIBE_STRUCT(FollowPairUp, (), (status, knows_where, knows_when, knows_with_whom, note, again_on))

struct HandPairOn {
    ProfessionalId owner;
    wire::Text<500, 1> why;
};
BOOST_DESCRIBE_STRUCT(HandPairOn, (), (owner, why))

struct EndPair {
    events::PairEnd why;
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(EndPair, (), (why, note))

// ---- what stands

struct PairRow {
    PairworkId pairwork;
    ClientId client;
    events::Registry registry;
    std::optional<MatterId> matter;
    std::vector<std::string> indications;
    std::optional<std::string> note;
    ProfessionalId owner;
    std::optional<UnitId> unit;
    Instant suggested_at;
    std::optional<ProfessionalId> suggested_by;
    std::optional<BookingId> booking;
    std::optional<events::SharingBasis> shared_by;
    int version;
    std::optional<Date> held_on;
    std::optional<Date> follow_up_on;
    std::optional<events::PathStatus> path_status;
    bool is_open;
    std::optional<Instant> ended_at;
    std::optional<events::PairEnd> ended_why;
    std::optional<std::string> ended_note;
};
BOOST_DESCRIBE_STRUCT(PairRow, (), (pairwork, client, registry, matter, indications, note, owner, unit, suggested_at, suggested_by, booking, shared_by,
                                    version, held_on, follow_up_on, path_status, is_open, ended_at, ended_why, ended_note))

struct PairVisitRow {
    int version;
    Instant written_at;
    std::optional<ProfessionalId> written_by;
    events::PairContent content;
};
BOOST_DESCRIBE_STRUCT(PairVisitRow, (), (version, written_at, written_by, content))

struct PairSurveyRow {
    Instant answered_at;
    std::optional<ProfessionalId> recorded_by;
    events::AnsweredHow how;
    int usefulness;
    std::optional<std::string> words;
};
BOOST_DESCRIBE_STRUCT(PairSurveyRow, (), (answered_at, recorded_by, how, usefulness, words))

struct PairFollowUpRow {
    Instant followed_up_at;
    std::optional<ProfessionalId> followed_up_by;
    events::PathStatus status;
    bool knows_where;
    bool knows_when;
    bool knows_with_whom;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PairFollowUpRow, (), (followed_up_at, followed_up_by, status, knows_where, knows_when, knows_with_whom, note))

// ---- verbs. Whoever calls has opened the record, and says in which register they write.

Result<PairworkId> suggest(Work& work, ClientId client, events::Registry writer, const SuggestPair& command);
// The time was booked by scheduling, in the same work.
Result<Done> booked(Work& work, PairworkId pairwork, BookingId booking, events::SharingBasis basis);
// Refused before any time is looked for.
Result<Done> may_be_booked(sql::Reader& rows, PairworkId pairwork);
Result<int> write(Work& work, PairworkId pairwork, events::Registry writer, const WritePairVisit& command);
Result<Done> answer(Work& work, PairworkId pairwork, events::Registry writer, const AnswerPairSurvey& command);
Result<Done> follow_up(Work& work, PairworkId pairwork, events::Registry writer, const FollowPairUp& command);
Result<Done> hand_on(Work& work, PairworkId pairwork, events::Registry writer, const HandPairOn& command);
Result<Done> end(Work& work, PairworkId pairwork, events::Registry writer, const EndPair& command);
// Whoever reads across the registers is in the log: once a session.
void disclose(Work& work, ClientId client, events::Registry reader);

// ---- reads

Result<PairRow> known_pair(sql::Reader& rows, PairworkId pairwork);
// The newest first.
std::vector<PairRow> pairs_of(sql::Reader& rows, ClientId client);
bool may_read(const PairRow& pair, events::Registry reader);
// The newest first.
std::vector<PairVisitRow> visits_of(sql::Reader& rows, PairworkId pairwork);
std::optional<PairSurveyRow> survey_of(sql::Reader& rows, PairworkId pairwork);
std::vector<events::PairStatement> agreements_of(sql::Reader& rows, PairworkId pairwork);
// The oldest first.
std::vector<PairFollowUpRow> follow_ups_of(sql::Reader& rows, PairworkId pairwork);
// Open ones that somebody owns, those to be followed up first before those that wait for their appointment.
std::vector<PairRow> open_of(sql::Reader& rows, ProfessionalId owner);
// Which statements a client is asked.
std::vector<std::string> statements_asked(bool is_segmented);

void project(sql::Tables& tables, const events::PairSuggested& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PairBooked& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PairVisitWritten& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PairSurveyAnswered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PairFollowedUp& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PairHandedOn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PairEnded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PairDisclosed& event, const Stamp& stamp);

}  // namespace koppi::pairwork
