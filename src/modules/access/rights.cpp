// Access: the one table of who may do what. A profession has the rights of its row, in the unit where it acts, and no others.
#include "modules/access/access.hpp"

namespace koppi::access {

namespace {

using events::Profession;
using routes::Right;

using Rights = std::uint32_t;

constexpr Rights rights(std::initializer_list<Right> list) {
    Rights all = 0;
    for (const Right right : list) all |= Rights{1} << static_cast<unsigned>(right);
    return all;
}

// Whoever meets clients: catches a contact, finds the person, assesses, books, asks and answers colleagues.
constexpr Rights first_line =
    rights({Right::queue_list, Right::contact_create, Right::contact_read, Right::contact_triage, Right::person_search, Right::person_header,
            Right::person_edit, Right::hetu_show, Right::appt_book, Right::appt_hand_over, Right::appt_read, Right::slot_read_free, Right::directory_read,
            Right::consult_answer, Right::worker_name, Right::plan_read, Right::plan_edit, Right::unit_follow_up});

// Whoever answers for their own book may let somebody in over a booking or outside of hours; the reason is told and counted.
constexpr Rights own_book = first_line | rights({Right::appt_except});

struct RightsRow {
    Profession profession;
    Rights has;
};

// In the order of Profession.
constexpr std::array rights_table{
    RightsRow{Profession::nurse, first_line},
    RightsRow{Profession::doctor, own_book},
    RightsRow{Profession::physiotherapist, first_line},
    RightsRow{Profession::social_counsellor, first_line},
    RightsRow{Profession::social_worker, first_line},
    RightsRow{Profession::psychiatric_nurse, first_line},
    RightsRow{Profession::psychologist, own_book},
    RightsRow{Profession::dentist, own_book},
    RightsRow{Profession::dental_hygienist, first_line},
    RightsRow{Profession::client_manager, own_book},
    RightsRow{Profession::case_surveyor, first_line | rights({Right::survey_case})},
    // Leads people, not clients: no record, no queue. Plans who works when, and where.
    RightsRow{Profession::manager, rights({Right::directory_read, Right::directory_edit, Right::appt_read, Right::appt_hand_over,
                                           Right::slot_read_free, Right::worktime_edit, Right::panel_lead, Right::unit_follow_up})},
    // Keeps accounts and the directory, never content.
    RightsRow{Profession::administrator, rights({Right::users_admin, Right::directory_read, Right::directory_edit, Right::worktime_edit})},
    RightsRow{Profession::other, 0},
};
static_assert([] {
    for (std::size_t i = 0; i < rights_table.size(); ++i)
        if (rights_table[i].profession != static_cast<Profession>(i)) return false;
    return rights_table.size() == boost::mp11::mp_size<boost::describe::describe_enumerators<Profession>>::value;
}());
static_assert(boost::mp11::mp_size<boost::describe::describe_enumerators<Right>>::value <= 32, "the rights fit into their word");

}  // namespace

bool may(const Actor& actor, Right right) {
    if (right == Right::nobody_signed_in) return true;
    if (!actor.account) return false;
    if (right == Right::signed_in) return true;
    if (!actor.role || !actor.profession) return false;
    return (rights_table[static_cast<std::size_t>(*actor.profession)].has & rights({right})) != 0;
}

Result<Done> admit(const Actor& actor, Right right) {
    if (may(actor, right)) return Done{};
    if (!actor.account) return Refusal{Reason::unauthenticated, "session.not_logged_in", "", {}};
    if (!actor.role) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    return Refusal{Reason::forbidden, "access.forbidden", "", {}};
}

}  // namespace koppi::access
