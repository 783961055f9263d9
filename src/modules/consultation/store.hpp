// Consultations, store: all SQL of the module.
#pragma once

#include "modules/consultation/consultation.hpp"

namespace koppi::consultation::store {

std::optional<ConsultationRow> find(sql::Reader& rows, ConsultationId consultation);
std::optional<ConsultationRow> open_of_matter(sql::Reader& rows, MatterId matter);
std::vector<ConsultationRow> of_matter(sql::Reader& rows, MatterId matter);
std::vector<ConsultationRow> of_client(sql::Reader& rows, ClientId client, int limit);
std::vector<ConsultationRow> open_with_people(sql::Reader& rows);
std::vector<ConsultationRow> asked_of_person(sql::Reader& rows, ProfessionalId professional);
std::vector<ConsultationRow> asked_of_pool(sql::Reader& rows, events::Profession profession, UnitId unit);
std::vector<ConsultationRow> open_of_asker(sql::Reader& rows, ProfessionalId professional);
std::vector<ConsultationRow> answered_to(sql::Reader& rows, ProfessionalId asker, Instant since);
std::vector<ConsultationRow> answered_by(sql::Reader& rows, ProfessionalId professional, Instant since);
std::optional<ConsultationId> last_answered(sql::Reader& rows, ClientId client, Instant since);
std::vector<WordRow> words_of(sql::Reader& rows, ConsultationId consultation);
std::vector<ReferralRow> referrals_of(sql::Reader& rows, ConsultationId consultation);
std::vector<HandoverRow> handovers_of(sql::Reader& rows, ConsultationId consultation);
int seen_by(sql::Reader& rows, ConsultationId consultation, ProfessionalId professional);
void saw(sql::Tables& tables, ConsultationId consultation, ProfessionalId professional, int seen);

}  // namespace koppi::consultation::store
