// Plans (suunnitelmat): one a client, of sections that belong to the health or the social register.
//
// Public header. Invariants: a client has one plan, and in it one living section of a kind in a register; a section's versions are 1, 2, 3 …,
// each saved upon the one before it, and all of them are kept; a number once given to a part of a section is never another part's.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/plan/comparing.hpp"
#include "modules/plan/gas.hpp"
#include "platform/work.hpp"

namespace koppi::plan {

// ---- what is written; a part without a number is new

struct WriteNeed {
    std::optional<int> part;
    wire::Text<2000, 1> words;
};
BOOST_DESCRIBE_STRUCT(WriteNeed, (), (part, words))

struct WriteGoal {
    std::optional<int> part;
    wire::Text<2000, 1> text;
    std::vector<wire::Text<500>> levels;  // none, or five from -2 to +2
    int weight;
    std::optional<int> baseline;
    std::optional<wire::Text<8>> icf;
    std::optional<wire::Text<6>> icf_qualifier;
    std::optional<Date> target_on;
};
BOOST_DESCRIBE_STRUCT(WriteGoal, (), (part, text, levels, weight, baseline, icf, icf_qualifier, target_on))

struct WriteAction {
    std::optional<int> part;
    wire::Text<2000, 1> text;
    events::ActionBy by;
    std::optional<ProfessionalId> professional;
    std::optional<wire::Text<200>> other;
    std::optional<Date> due_on;
    std::optional<Date> done_on;
};
BOOST_DESCRIBE_STRUCT(WriteAction, (), (part, text, by, professional, other, due_on, done_on))

struct WritePerson {
    std::optional<int> part;
    wire::Text<200, 1> name;
    wire::Text<200, 1> role;
    std::optional<wire::Text<40>> phone;
    std::optional<wire::Text<300>> reach;
    std::optional<wire::Text<300>> visits_home;
};
BOOST_DESCRIBE_STRUCT(WritePerson, (), (part, name, role, phone, reach, visits_home))

struct WriteContent {
    ProfessionalId owner;
    std::vector<WriteNeed> needs;
    std::vector<WriteGoal> goals;
    std::vector<WriteAction> actions;
    std::vector<WritePerson> people;
    std::optional<wire::Text<4000>> follow_up;
    Date review_on;
    std::optional<events::SharingBasis> shared_by;
    std::vector<std::string> phrases;  // that were written into it just now, catalog/phrases/record_phrases.yaml
};
BOOST_DESCRIBE_STRUCT(WriteContent, (), (owner, needs, goals, actions, people, follow_up, review_on, shared_by, phrases))

struct MakeSection {
    events::PlanKind kind;
    WriteContent content;
};
BOOST_DESCRIBE_STRUCT(MakeSection, (), (kind, content))

struct SaveSection {
    int based_on;
    bool is_review;
    WriteContent content;
};
BOOST_DESCRIBE_STRUCT(SaveSection, (), (based_on, is_review, content))

struct EndSection {
    events::PlanEnd why;
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(EndSection, (), (why, note))

struct AssessGoals {
    int version;
    std::vector<events::GoalLevel> levels;
};
BOOST_DESCRIBE_STRUCT(AssessGoals, (), (version, levels))

struct PermitHomeBoard {
    events::PermissionBy by;
    events::PermissionHow how;
};
BOOST_DESCRIBE_STRUCT(PermitHomeBoard, (), (by, how))

// ---- what stands

struct SectionRow {
    SectionId section;
    PlanId plan;
    ClientId client;
    events::Registry registry;
    events::PlanKind kind;
    ProfessionalId owner;
    int version;
    int parts_given;
    Date review_on;
    std::optional<events::SharingBasis> shared_by;
    Instant made_at;
    Instant saved_at;
    Instant reviewed_at;
    std::optional<Instant> ended_at;
    std::optional<events::PlanEnd> ended_why;
    std::optional<std::string> ended_note;
};
BOOST_DESCRIBE_STRUCT(SectionRow, (), (section, plan, client, registry, kind, owner, version, parts_given, review_on, shared_by, made_at, saved_at,
                                       reviewed_at, ended_at, ended_why, ended_note))

struct VersionRow {
    int version;
    Instant saved_at;
    std::optional<ProfessionalId> saved_by;
    std::optional<UnitId> unit;
    bool is_review;
    std::optional<std::string> handed_on_why;  // it only gave the section a new owner
    events::PlanContent content;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, saved_at, saved_by, unit, is_review, handed_on_why, content))

struct AssessedRow {
    int version;
    Instant assessed_at;
    std::optional<ProfessionalId> assessed_by;
    std::vector<events::GoalLevel> levels;
    int score_hundredths;
};
BOOST_DESCRIBE_STRUCT(AssessedRow, (), (version, assessed_at, assessed_by, levels, score_hundredths))

struct PermissionRow {
    events::PermissionBy given_by;
    events::PermissionHow how;
    Instant permitted_at;
    std::optional<ProfessionalId> recorded_by;
};
BOOST_DESCRIBE_STRUCT(PermissionRow, (), (given_by, how, permitted_at, recorded_by))

// What a living section says that one of ours does by a day; open.
struct ActionDue {
    SectionId section;
    int part;
    Date due_on;
};
BOOST_DESCRIBE_STRUCT(ActionDue, (), (section, part, due_on))

// ---- verbs. Whoever calls has opened the record, and says in which register they write.

Result<SectionRow> make(Work& work, ClientId client, events::Registry writer, const MakeSection& command);
// The detail `version` of plan.saved_meanwhile says what stands.
Result<SectionRow> save(Work& work, SectionId section, events::Registry writer, const SaveSection& command);
// `from` leaves: what is theirs in it, the section or what they were to do, is `to`'s. Whoever calls knows that a new owner works in its register.
Result<Done> hand_on(Work& work, SectionId section, ProfessionalId from, ProfessionalId to, std::string why);
Result<Done> end(Work& work, SectionId section, events::Registry writer, const EndSection& command);
Result<AssessedRow> assess(Work& work, SectionId section, events::Registry writer, const AssessGoals& command);
// Permitted or forbidden twice, it is so once.
Result<Done> permit_home_board(Work& work, ClientId client, const PermitHomeBoard& command);
Result<Done> forbid_home_board(Work& work, ClientId client);
// Whoever reads across the registers is in the log of disclosures: once a version and session.
void disclose(Work& work, ClientId client, events::Registry reader);

// ---- reads

// Parts of a draft that is not saved yet: their numbers are 0.
events::PlanContent draft_of(const WriteContent& written);

Result<SectionRow> known_section(sql::Reader& rows, SectionId section);
// The living ones first, then the ended, each the newest first.
std::vector<SectionRow> sections_of(sql::Reader& rows, ClientId client);
bool may_read(const SectionRow& section, events::Registry reader);
bool may_have(events::Registry registry, events::PlanKind kind);
// What the reader may read; people of the other register see no version that was not shared when it was saved.
Result<VersionRow> known_version(sql::Reader& rows, const SectionRow& section, int version, events::Registry reader);
// The newest first.
std::vector<VersionRow> versions_of(sql::Reader& rows, const SectionRow& section, events::Registry reader);
// The oldest first.
std::vector<AssessedRow> assessed_of(sql::Reader& rows, SectionId section);
std::optional<PermissionRow> home_board_permission(sql::Reader& rows, ClientId client);
// Living sections that somebody owns and that are to be looked through by the day, the most overdue first.
std::vector<SectionRow> reviews_due(sql::Reader& rows, ProfessionalId owner, Date until);
// What living sections say that somebody does by the day and nobody has done, the most overdue first.
std::vector<ActionDue> actions_due(sql::Reader& rows, ProfessionalId professional, Date until);
// Living ones that somebody owns, or in which they are to do something; the next review first.
std::vector<SectionRow> resting_on(sql::Reader& rows, ProfessionalId professional);

void project(sql::Tables& tables, const events::PlanOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PlanSectionMade& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PlanSectionSaved& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PlanSectionHandedOn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PlanSectionEnded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PlanGoalsAssessed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PlanDisclosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::HomeBoardPermitted& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::HomeBoardForbidden& event, const Stamp& stamp);

}  // namespace koppi::plan
