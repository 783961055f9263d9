// Events of plans (suunnitelmat): one plan a client, of sections that each belong to a register and are of a kind (systems D1-D4).
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// Health and social care keep registers of their own (potilasrekisteri, sosiaalihuollon asiakasrekisteri).
BOOST_DEFINE_ENUM_CLASS(Registry, health, social)

// Terveys- ja hoitosuunnitelma, hoitosuunnitelma, monialainen asiakassuunnitelma, yhteinen hoito- ja palvelusuunnitelma.
BOOST_DEFINE_ENUM_CLASS(PlanKind, health_and_care, treatment, multidisciplinary, joint)

// What lets the other register read a plan that is made together: the client's permission, or a law.
BOOST_DEFINE_ENUM_CLASS(SharingBasis, consent, statute)

// Who does what was agreed.
BOOST_DEFINE_ENUM_CLASS(ActionBy, professional, client, other)

// A statistical code that was written together with the text, by a phrase (fraasi, system D6).
struct PlanCode {
    std::string code_set;
    std::string code;
    std::string phrase;  // catalog/phrases/record_phrases.yaml
};
BOOST_DESCRIBE_STRUCT(PlanCode, (), (code_set, code, phrase))

// Each part of a section has a number that stays its own from version to version and is never given to another.

// In the client's own words.
struct PlanNeed {
    int part;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(PlanNeed, (), (part, words))

struct PlanGoal {
    int part;
    std::string text;
    // What is so at -2, -1, 0, +1 and +2 (GAS); empty: the goal is not scaled.
    std::vector<std::string> levels;
    int weight;
    std::optional<int> baseline;
    std::optional<std::string> icf;            // b, s, d or e and digits
    std::optional<std::string> icf_qualifier;  // as ICF writes it: 3, +2, 23
    std::optional<Date> target_on;
};
BOOST_DESCRIBE_STRUCT(PlanGoal, (), (part, text, levels, weight, baseline, icf, icf_qualifier, target_on))

struct PlanAction {
    int part;
    std::string text;
    ActionBy by;
    std::optional<ProfessionalId> professional;
    std::optional<std::string> other;  // who else: a relative, the pharmacy, a society
    std::optional<Date> due_on;
    std::optional<Date> done_on;
};
BOOST_DESCRIBE_STRUCT(PlanAction, (), (part, text, by, professional, other, due_on, done_on))

struct PlanPerson {
    int part;
    std::string name;
    std::string role;
    std::optional<std::string> phone;
    std::optional<std::string> reach;         // how else, and when
    std::optional<std::string> visits_home;   // when, in words; absent: does not visit at home
};
BOOST_DESCRIBE_STRUCT(PlanPerson, (), (part, name, role, phone, reach, visits_home))

// All that a version of a section says.
struct PlanContent {
    ProfessionalId owner;
    std::vector<PlanNeed> needs;
    std::vector<PlanGoal> goals;
    std::vector<PlanAction> actions;
    std::vector<PlanPerson> people;
    std::optional<std::string> follow_up;  // how it is followed up
    Date review_on;
    std::optional<SharingBasis> shared_by;  // absent: only its own register reads it
    std::vector<PlanCode> codes;
};
BOOST_DESCRIBE_STRUCT(PlanContent, (), (owner, needs, goals, actions, people, follow_up, review_on, shared_by, codes))

struct PlanOpened {
    PlanId plan;
    ClientId client;
};
BOOST_DESCRIBE_STRUCT(PlanOpened, (), (plan, client))

// Its version 1.
struct PlanSectionMade {
    PlanId plan;
    SectionId section;
    Registry registry;
    PlanKind kind;
    PlanContent content;
};
BOOST_DESCRIBE_STRUCT(PlanSectionMade, (), (plan, section, registry, kind, content))

struct PlanSectionSaved {
    SectionId section;
    int version;
    // Looked through with the client, and not a correction only.
    bool is_review;
    PlanContent content;
};
BOOST_DESCRIBE_STRUCT(PlanSectionSaved, (), (section, version, is_review, content))

// A version of its own although nobody wrote: whoever owned it leaves, and it is on another's desk. The content is what stood, with its new owner.
struct PlanSectionHandedOn {
    SectionId section;
    int version;
    PlanContent content;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(PlanSectionHandedOn, (), (section, version, content, why))

// `balanced`: the situation is in balance and nobody is named any longer (system C8).
BOOST_DEFINE_ENUM_CLASS(PlanEnd, goals_reached, balanced, continues_elsewhere, client_wish, moved_away, died, made_by_mistake)

struct PlanSectionEnded {
    SectionId section;
    PlanEnd why;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PlanSectionEnded, (), (section, why, note))

// ---- goal attainment

struct GoalLevel {
    int part;
    int level;  // -2 to +2
};
BOOST_DESCRIBE_STRUCT(GoalLevel, (), (part, level))

struct PlanGoalsAssessed {
    SectionId section;
    int version;  // whose goals and weights these are
    std::vector<GoalLevel> levels;
    int score_hundredths;  // T, instruments §7
};
BOOST_DESCRIBE_STRUCT(PlanGoalsAssessed, (), (section, version, levels, score_hundredths))

// ---- who reads, and what hangs on a wall

// People of the other register were shown what is shared with them (disclosure log, luovutusloki).
struct PlanDisclosed {
    SectionId section;
    int version;
    Registry to;
    SharingBasis basis;
};
BOOST_DESCRIBE_STRUCT(PlanDisclosed, (), (section, version, to, basis))

BOOST_DEFINE_ENUM_CLASS(PermissionBy, client, representative)
BOOST_DEFINE_ENUM_CLASS(PermissionHow, spoken, written)

// Who visits at home may hang on the wall of the home (Kotona käyvät, system L9).
struct HomeBoardPermitted {
    PlanId plan;
    PermissionBy by;
    PermissionHow how;
};
BOOST_DESCRIBE_STRUCT(HomeBoardPermitted, (), (plan, by, how))

struct HomeBoardForbidden {
    PlanId plan;
};
BOOST_DESCRIBE_STRUCT(HomeBoardForbidden, (), (plan))

}  // namespace koppi::events
