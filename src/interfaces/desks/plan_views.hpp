// Desks: what is shown of a client's plan. Behind an opened record only.
//
// Invariant: a section of the other register is here only where it is shared, and a version only where it was shared when it was saved.
#pragma once

#include "modules/clients/clients.hpp"
#include "modules/plan/plan.hpp"

namespace koppi::desks {

struct PlanProfessional {
    ProfessionalId professional;
    std::string name;
    std::optional<events::Profession> profession;
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(PlanProfessional, (), (professional, name, profession, phone))

struct PlanVersionLine {
    int version;
    Instant saved_at;
    std::optional<std::string> saved_by_name;
    std::optional<std::string> unit_name;
    bool is_review;
    std::optional<std::string> handed_on_why;  // it only gave the section a new owner
};
BOOST_DESCRIBE_STRUCT(PlanVersionLine, (), (version, saved_at, saved_by_name, unit_name, is_review, handed_on_why))

struct GoalsAssessedShown {
    int version;
    Instant assessed_at;
    std::optional<std::string> assessed_by_name;
    std::vector<events::GoalLevel> levels;
    int score_hundredths;
};
BOOST_DESCRIBE_STRUCT(GoalsAssessedShown, (), (version, assessed_at, assessed_by_name, levels, score_hundredths))

struct PlanSectionShown {
    SectionId section;
    events::Registry registry;
    events::PlanKind kind;
    int version;
    bool may_write;
    Instant made_at;
    Instant saved_at;
    Instant reviewed_at;
    std::optional<Instant> ended_at;
    std::optional<events::PlanEnd> ended_why;
    std::optional<std::string> ended_note;
    events::PlanContent content;
    std::vector<PlanProfessional> professionals;  // whom the content names
    std::vector<PlanVersionLine> versions;        // the newest first
    std::vector<GoalsAssessedShown> assessed;     // the oldest first
};
BOOST_DESCRIBE_STRUCT(PlanSectionShown, (), (section, registry, kind, version, may_write, made_at, saved_at, reviewed_at, ended_at, ended_why, ended_note,
                                             content, professionals, versions, assessed))

struct HomeBoardPermission {
    events::PermissionBy given_by;
    events::PermissionHow how;
    Instant permitted_at;
    std::optional<std::string> recorded_by_name;
};
BOOST_DESCRIBE_STRUCT(HomeBoardPermission, (), (given_by, how, permitted_at, recorded_by_name))

struct OpenPlan {
    events::Purpose purpose;
};
BOOST_DESCRIBE_STRUCT(OpenPlan, (), (purpose))

struct PlanShown {
    Instant as_of;
    clients::ClientLine client;
    events::Registry reads_as;
    std::vector<PlanSectionShown> sections;  // that live, then those that have ended
    std::vector<events::PlanKind> may_make;  // kinds of which the own register has no living section
    std::optional<HomeBoardPermission> home_board;
};
BOOST_DESCRIBE_STRUCT(PlanShown, (), (as_of, client, reads_as, sections, may_make, home_board))

struct PlanVersionQuery {
    std::optional<int> version;  // absent: the one that stands
};
BOOST_DESCRIBE_STRUCT(PlanVersionQuery, (), (version))
struct PlanVersionShown {
    PlanVersionLine line;
    events::PlanContent content;
};
BOOST_DESCRIBE_STRUCT(PlanVersionShown, (), (line, content))

// From a version to another, or to what was written and is not saved yet.
struct ComparePlan {
    int from;
    std::optional<int> to;
    std::optional<plan::WriteContent> draft;
};
BOOST_DESCRIBE_STRUCT(ComparePlan, (), (from, to, draft))
struct PlanCompared {
    PlanVersionLine from;
    std::optional<PlanVersionLine> to;
    std::vector<plan::PartChange> changes;
    std::vector<PlanProfessional> professionals;
};
BOOST_DESCRIBE_STRUCT(PlanCompared, (), (from, to, changes, professionals))

// Who visits at home, for the wall there.
struct HomeVisitor {
    std::string name;
    std::string role;
    std::optional<std::string> phone;
    std::string when;
};
BOOST_DESCRIBE_STRUCT(HomeVisitor, (), (name, role, phone, when))
struct HomeBoard {
    Instant as_of;
    std::string name;
    Language language;
    std::optional<std::string> address;  // both absent under a non-disclosure
    std::optional<std::string> phone;
    std::vector<HomeVisitor> visitors;
};
BOOST_DESCRIBE_STRUCT(HomeBoard, (), (as_of, name, language, address, phone, visitors))

struct PlanReviewsQuery {
    std::optional<int> days;  // ahead; 14 when nothing is said
};
BOOST_DESCRIBE_STRUCT(PlanReviewsQuery, (), (days))
struct PlanReviewLine {
    SectionId section;
    ClientId client;
    std::string name;
    std::optional<Date> born;
    bool non_disclosure;
    events::PlanKind kind;
    Date review_on;
    int days_over;  // below nothing: it lies ahead
};
BOOST_DESCRIBE_STRUCT(PlanReviewLine, (), (section, client, name, born, non_disclosure, kind, review_on, days_over))
// What a plan says that one does oneself by a day.
struct PlanActionLine {
    SectionId section;
    int part;
    ClientId client;
    std::string name;
    std::optional<Date> born;
    bool non_disclosure;
    events::PlanKind kind;
    std::string text;
    Date due_on;
    int days_over;  // below nothing: it lies ahead
};
BOOST_DESCRIBE_STRUCT(PlanActionLine, (), (section, part, client, name, born, non_disclosure, kind, text, due_on, days_over))
struct PlanReviews {
    Instant as_of;
    int overdue;
    std::vector<PlanReviewLine> reviews;  // the most overdue first
    int actions_overdue;
    std::vector<PlanActionLine> actions;  // the most overdue first
};
BOOST_DESCRIBE_STRUCT(PlanReviews, (), (as_of, overdue, reviews, actions_overdue, actions))

// On the client's card: that there is one, and when it is looked through.
struct PlanOnCard {
    SectionId section;
    events::Registry registry;
    events::PlanKind kind;
    std::string owner_name;
    Date review_on;
};
BOOST_DESCRIBE_STRUCT(PlanOnCard, (), (section, registry, kind, owner_name, review_on))

}  // namespace koppi::desks
