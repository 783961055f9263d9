// Plans, comparing: what became of each part from one version of a section to another. Pure: core and events only.
//
// Invariant: the same text joined from its kept and removed pieces is the old one, from its kept and added pieces the new one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/plan.hpp"

namespace koppi::plan {

BOOST_DEFINE_ENUM_CLASS(PartOf, section, need, goal, action, person)
BOOST_DEFINE_ENUM_CLASS(HowChanged, added, removed, changed)
BOOST_DEFINE_ENUM_CLASS(PlanField, words, text, much_less, less, expected, more, much_more, weight, baseline, icf, icf_qualifier, target_on, by,
                        professional, other, due_on, done_on, name, role, phone, reach, visits_home, owner, review_on, follow_up, shared_by)
BOOST_DEFINE_ENUM_CLASS(PieceIs, kept, added, removed)

struct Piece {
    PieceIs is;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Piece, (), (is, text))

// Values as they are stored: dates as ISO has them, words of the wire, ids; empty where there is none.
struct FieldChange {
    PlanField field;
    std::string was;
    std::string is;
    std::vector<Piece> pieces;
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (field, was, is, pieces))

// Of a part that was added or removed, all its fields.
struct PartChange {
    PartOf of;
    int part;  // 0: the section as a whole
    HowChanged how;
    std::string title;  // its first field as it is now, or was before it was removed
    std::vector<FieldChange> fields;
};
BOOST_DESCRIBE_STRUCT(PartChange, (), (of, part, how, title, fields))

std::vector<Piece> words_compared(std::string_view was, std::string_view is);
// In the order of the new version; what was removed stands last among its kind. Parts that only changed places are the same.
std::vector<PartChange> compared(const events::PlanContent& was, const events::PlanContent& is);

}  // namespace koppi::plan
