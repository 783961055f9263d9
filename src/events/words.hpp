// Events: the words that several events share. Enumerators are the very words on the wire and in the tables: a word that was
// ever stored keeps its meaning; new words are added, none is renamed.
#pragma once

#include <boost/describe.hpp>

#include "core/language.hpp"

namespace koppi::events {

// How soon care must be reached (kiireellisyys), in falling order.
BOOST_DEFINE_ENUM_CLASS(Urgency, emergency, same_day, within_days, non_urgent, no_care_need)

// Clear matters are settled in the first contact; complex ones go to the case surveyor (selkeys/monimuotoisuus).
BOOST_DEFINE_ENUM_CLASS(Clarity, clear, complex)

// What the care guarantee's limits hang on (indicators §2.3, catalog/law/care_guarantee.yaml). doctor_after_other begins with another
// licensed professional's visit, therapy with the finding that it is needed.
BOOST_DEFINE_ENUM_CLASS(CareClass, general_sick_care, other_primary_care, oral_health, health_promotion, certificate_only, plan_visit,
                        doctor_after_other, therapy)

BOOST_DEFINE_ENUM_CLASS(Profession, nurse, doctor, physiotherapist, social_counsellor, social_worker, psychiatric_nurse, psychologist,
                        dentist, dental_hygienist, client_manager, case_surveyor, manager, administrator, other)

// How a contact reached us, and how a visit is held (yhteystapa).
BOOST_DEFINE_ENUM_CLASS(Channel, phone, callback, chat, e_form, message, walk_in, provider)
BOOST_DEFINE_ENUM_CLASS(VisitKind, on_site, phone, remote, home, group, other)

// The regional ways of a remote visit (systems E3-E5): the client with a nurse on site and the doctor remote (ETÄLÄ), doctor and client
// (ETÄVO), nurse and client (ETÄVOS).
BOOST_DEFINE_ENUM_CLASS(RemoteWay, etala, etavo, etavos)

}  // namespace koppi::events
