// Plans, rules: what a section may say, who may read and write it, which version a saving may stand on. Pure: core and events only.
#pragma once

#include <span>

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::plan::rules {

constexpr std::size_t parts_max = 40;  // of one sort
constexpr int weight_max = 5;
// A plan that nobody looks at for longer is no plan.
constexpr int review_months_max = 24;

// A section as far as writing it goes.
struct Standing {
    SectionId section;
    events::Registry registry;
    events::PlanKind kind;
    int version;
    int parts_given;  // the highest number that a part ever had
    bool is_ended;
    events::PlanContent content;
};

// Made by several people together, of both registers.
constexpr bool is_shared_kind(events::PlanKind kind) { return kind == events::PlanKind::multidisciplinary || kind == events::PlanKind::joint; }
// The own register, and the other one where the plan is made together and there is a basis for it (authorization §4).
constexpr bool may_read(events::Registry registry, events::PlanKind kind, std::optional<events::SharingBasis> shared_by, events::Registry reader) {
    return registry == reader || (is_shared_kind(kind) && shared_by.has_value());
}
// A health and care plan and a treatment plan are health care's own.
constexpr bool may_have(events::Registry registry, events::PlanKind kind) { return registry == events::Registry::health || is_shared_kind(kind); }
// Nobody ever writes into the other register.
Result<Done> may_write(events::Registry registry, events::Registry writer);

bool is_icf_code(std::string_view code);
bool is_icf_qualifier(std::string_view code, std::string_view qualifier);

// `before`: the content that it follows, whose date of review may stand although it has come.
Result<Done> is_sound(const events::PlanContent& content, events::PlanKind kind, const events::PlanContent* before, Date today);

// Parts that are numbered 0 are new and get numbers of their own; all others are of `before`, and of the same sort there.
Result<events::PlanContent> numbered(events::PlanContent content, const events::PlanContent* before, int parts_given);
int highest_part(const events::PlanContent& content);

Result<events::PlanSectionMade> make(events::PlanSectionMade asked, std::optional<SectionId> living, Date today);

struct Saving {
    int based_on;
    bool is_review;
    events::PlanContent content;
    events::Registry writer;
    Date today;
};
// The detail `version` says what stands now, when somebody else was faster.
Result<events::PlanSectionSaved> save(const Standing& section, Saving saving);

// Nothing was written, so no phrase counts once more.
Result<events::PlanSectionHandedOn> hand_on(const Standing& section, ProfessionalId from, ProfessionalId to, std::string why);

Result<events::PlanSectionEnded> end(const Standing& section, events::Registry writer, events::PlanEnd why, std::optional<std::string> note);

// Every scaled goal of the version once.
Result<events::PlanGoalsAssessed> assess(const Standing& section, events::Registry writer, int version, std::vector<events::GoalLevel> levels);

}  // namespace koppi::plan::rules
