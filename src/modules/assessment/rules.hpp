// Assessment: what a draft follows, and what day is promised. How a form is answered: form.hpp; how the law is read: care_guarantee.hpp.
#pragma once

#include "modules/assessment/care_guarantee.hpp"

namespace koppi::assessment::rules {

// The draft that lies there when another one is saved.
struct SavedDraft {
    int version;
    std::string saved_by;
    bool says_the_same;
};

// The version of the draft that is saved now. The same words again are the same draft; else it must follow what lies there. A draft that
// was lost, or has become an assessment, goes on from the number that the machine knows. Refused with assessment.draft_newer (`name`).
Result<int> next_version(const std::optional<SavedDraft>& saved, int follows);

// Absent where the form asks for no care class, where the law sets no limit, and where it sets one that we have not seen in a source: then
// no day is promised. Refused with assessment.born_after_assessment.
Result<std::optional<Deadline>> promised(const GuaranteeRules& law, std::optional<events::CareClass> care_class, std::optional<Date> born,
                                         Date assessed_on);

}  // namespace koppi::assessment::rules
