// Workflows, routes: the verbs of intake as rows.
#include "workflows/intake.hpp"

namespace koppi::intake {

namespace {

using routes::Call;
using routes::Right;

// A verb on the contact or the matter that the path names.
template <class Answered, class Body, Result<Answered> (*verb)(Work&, ContactId, const Body&)>
Result<Answered> on_contact(Work& work, const Body& body, const Call& call) {
    const auto contact = TRY(call.id<ContactId>("contact"));
    return verb(work, contact, body);
}
template <class Answered, class Body, Result<Answered> (*verb)(Work&, MatterId, const Body&)>
Result<Answered> on_matter(Work& work, const Body& body, const Call& call) {
    const auto matter = TRY(call.id<MatterId>("matter"));
    return verb(work, matter, body);
}

Result<contact::ContactAnswer> receive_call(Work& work, const contact::ReceiveContact& body, const Call&) { return receive(work, body); }
Result<contact::ContactAnswer> next_call(Work& work, const TakeNext& body, const Call&) { return take_next(work, body); }
Result<contact::ContactAnswer> take_call(Work& work, const Done&, const Call& call) {
    const auto contact = TRY(call.id<ContactId>("contact"));
    return take(work, contact);
}
Result<Done> finish_call(Work& work, const Done&, const Call& call) {
    const auto contact = TRY(call.id<ContactId>("contact"));
    return finish(work, contact);
}
Result<Done> undo_call(Work& work, const Done&, const Call& call) {
    const auto matter = TRY(call.id<MatterId>("matter"));
    return undo(work, matter);
}

}  // namespace

routes::Routes routes() {
    using namespace contact;
    return {
        routes::command("/api/contacts", "contact_receive", Right::contact_create, &receive_call),
        routes::command("/api/contacts/next", "contact_take_next", Right::contact_triage, &next_call),
        routes::command("/api/contacts/{contact}/take", "contact_take", Right::contact_triage, &take_call),
        routes::command("/api/contacts/{contact}/take-over", "contact_take_over", Right::contact_triage,
                        &on_contact<ContactAnswer, TakeOverContact, take_over>),
        routes::command("/api/contacts/{contact}/finish", "contact_finish", Right::contact_triage, &finish_call),
        routes::command("/api/contacts/{contact}/return", "contact_return", Right::contact_triage, &on_contact<Done, ReturnContact, give_back>),
        routes::command("/api/contacts/{contact}/attempts", "contact_attempt", Right::contact_triage,
                        &on_contact<Done, RecordAttempt, record_attempt>),
        routes::command("/api/contacts/{contact}/client", "contact_identify", Right::contact_triage, &on_contact<Done, IdentifyClient, identify>),
        routes::command("/api/contacts/{contact}/matters", "contact_open_matter", Right::contact_triage,
                        &on_contact<ContactAnswer, OpenMatter, open_matter>),
        routes::scratch("PUT", "/api/matters/{matter}/draft", "matter_save_draft", Right::contact_triage,
                        &on_matter<assessment::Draft, assessment::SaveDraft, save_draft>),
        routes::command("/api/matters/{matter}/assessment", "matter_assess", Right::contact_triage,
                        &on_matter<assessment::Assessed, assessment::AssessNeed, assess>),
        routes::command("/api/matters/{matter}/advise", "matter_advise_close", Right::contact_triage,
                        &on_matter<Decided, AdviseAndClose, advise_and_close>),
        routes::command("/api/matters/{matter}/book", "matter_book", Right::appt_book, &on_matter<Decided, BookVisit, book>),
        routes::command("/api/matters/{matter}/consult", "matter_consult", Right::contact_triage, &on_matter<Decided, AskColleague, ask_colleague>),
        routes::command("/api/matters/{matter}/pass", "matter_pass", Right::contact_triage, &on_matter<Decided, PassToWorker, pass_to_worker>),
        routes::command("/api/matters/{matter}/team", "matter_team", Right::contact_triage, &on_matter<Decided, PassToTeam, pass_to_team>),
        routes::command("/api/matters/{matter}/survey", "matter_survey", Right::contact_triage, &on_matter<Decided, PassToSurvey, pass_to_survey>),
        routes::command("/api/matters/{matter}/arranging-book", "matter_put_on_book", Right::appt_book, &on_matter<Decided, PutOnBook, put_on_book>),
        routes::command("/api/matters/{matter}/emergency", "matter_emergency", Right::contact_triage,
                        &on_matter<Decided, SendToEmergency, send_to_emergency>),
        routes::command("/api/matters/{matter}/undo", "matter_undo", Right::contact_triage, &undo_call),
        routes::command("/api/matters/{matter}/answer", "matter_answer", Right::consult_answer, &on_matter<Done, AnswerColleague, answer_colleague>),
        routes::command("/api/matters/{matter}/close", "matter_close", Right::contact_triage, &on_matter<Decided, CloseMatter, close_matter>),
    };
}

}  // namespace koppi::intake
