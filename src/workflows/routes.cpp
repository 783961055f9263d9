// Workflows, routes: the verbs of intake as rows.
#include "workflows/intake.hpp"

namespace koppi::intake {

using routes::Right;

routes::Routes routes() {
    using namespace contact;
    return {
        routes::command("/api/contacts", "contact_receive", Right::contact_create, &receive),
        routes::command("/api/contacts/next", "contact_take_next", Right::contact_triage, &take_next),
        routes::command("/api/contacts/{contact}/take", "contact_take", Right::contact_triage, &take),
        routes::command("/api/contacts/{contact}/take-over", "contact_take_over", Right::contact_triage, &take_over),
        routes::command("/api/contacts/{contact}/finish", "contact_finish", Right::contact_triage, &finish),
        routes::command("/api/contacts/{contact}/return", "contact_return", Right::contact_triage, &give_back),
        routes::command("/api/contacts/{contact}/attempts", "contact_attempt", Right::contact_triage, &record_attempt),
        routes::command("/api/contacts/{contact}/tell-missed", "contact_tell_missed", Right::contact_triage, &tell_missed),
        routes::command("/api/matters/{matter}/client", "matter_identify", Right::contact_triage, &identify_matter),
        routes::command("/api/contacts/{contact}/client", "contact_identify", Right::contact_triage, &identify),
        routes::command("/api/contacts/{contact}/matters", "contact_open_matter", Right::contact_triage, &open_matter),
        routes::scratch("PUT", "/api/matters/{matter}/draft", "matter_save_draft", Right::contact_triage, &save_draft),
        routes::command("/api/matters/{matter}/assessment", "matter_assess", Right::contact_triage, &assess),
        routes::command("/api/matters/{matter}/advise", "matter_advise_close", Right::contact_triage, &advise_and_close),
        routes::command("/api/matters/{matter}/book", "matter_book", Right::appt_book, &book),
        routes::command("/api/matters/{matter}/pass", "matter_pass", Right::contact_triage, &pass_to_worker),
        routes::command("/api/matters/{matter}/team", "matter_team", Right::contact_triage, &pass_to_team),
        routes::command("/api/matters/{matter}/survey", "matter_survey", Right::contact_triage, &pass_to_survey),
        routes::command("/api/matters/{matter}/arranging-book", "matter_put_on_book", Right::appt_book, &put_on_book),
        routes::command("/api/matters/{matter}/emergency", "matter_emergency", Right::contact_triage, &send_to_emergency),
        routes::command("/api/matters/{matter}/undo", "matter_undo", Right::contact_triage, &undo),
        routes::command("/api/matters/{matter}/answer", "matter_answer", Right::consult_answer, &answer_colleague),
        routes::command("/api/matters/{matter}/close", "matter_close", Right::contact_triage, &close_matter),
    };
}

}  // namespace koppi::intake
