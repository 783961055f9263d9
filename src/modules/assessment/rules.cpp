// Assessment: the decisions.
#include "modules/assessment/rules.hpp"

namespace koppi::assessment::rules {

Result<int> next_version(const std::optional<SavedDraft>& saved, int follows) {
    if (follows < 0 || follows > 1'000'000'000) return Refusal{Reason::invalid, "wire.out_of_range", "/follows", {}};
    if (saved && saved->says_the_same) return saved->version;
    if (saved && saved->version != follows) return Refusal{Reason::conflict, "assessment.draft_newer", "/follows", {{"name", saved->saved_by}}};
    return follows + 1;
}

Result<std::optional<Deadline>> promised(const GuaranteeRules& law, std::optional<events::CareClass> care_class, std::optional<Date> born,
                                         Date assessed_on) {
    if (!care_class) return std::optional<Deadline>();
    auto by = deadline(law, *care_class, born, assessed_on);
    if (by) return std::optional<Deadline>(std::move(by).value());
    if (by.refusal().code == "assessment.born_after_assessment") return std::move(by).refusal();
    return std::optional<Deadline>();
}

}  // namespace koppi::assessment::rules
