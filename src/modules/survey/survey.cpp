// Case surveys: load, decide, record.
#include "modules/survey/survey.hpp"

#include "modules/survey/rules.hpp"
#include "modules/survey/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::survey {

namespace {

rules::Standing standing(sql::Reader& rows, const SurveyRow& row) {
    rules::Standing stands{.is_closed = row.state == SurveyState::closed, .surveyor = row.surveyor, .calls_unanswered = 0, .calls_reached = 0};
    for (const auto& call : store::calls_of(rows, row.survey)) ++(call.result == events::CallResult::reached ? stands.calls_reached : stands.calls_unanswered);
    return stands;
}

}  // namespace

Result<SurveyRow> take(Work& work, MatterId matter, ClientId client) {
    ensure(work.actor().professional.has_value(), "a survey has a surveyor");
    const auto before = store::living_of_matter(work.rows(), matter);
    const auto id = before ? before->survey : work.fresh<SurveyId>();
    work.record(events::SurveyTaken{id, matter, client, *work.actor().professional, work.actor().unit});
    return *store::find(work.rows(), id);
}

Result<SurveyRow> in_hand(sql::Reader& rows, SurveyId survey, const Actor& actor) {
    const auto row = TRY(known(rows, survey));
    TRY(rules::in_hand(standing(rows, row), actor.professional));
    return row;
}

Result<Done> give_back(Work& work, SurveyId survey, UnitId unit, const std::string& why) {
    const auto row = TRY(in_hand(work.rows(), survey, work.actor()));
    work.record(events::SurveyGivenBack{survey, row.matter, unit, why});
    return Done{};
}

Result<Done> review(Work& work, SurveyId survey) {
    const auto row = TRY(in_hand(work.rows(), survey, work.actor()));
    if (!row.reviewed_at) work.record(events::SurveyRecordReviewed{survey});
    return Done{};
}

Result<int> record_call(Work& work, SurveyId survey, const RecordCall& command) {
    const auto row = TRY(in_hand(work.rows(), survey, work.actor()));
    TRY(rules::call(command.next_try_at, work.now()));
    work.record(events::SurveyCallMade{survey, row.calls + 1, command.result, command.with_whom.value, wire::if_any(command.note), command.next_try_at});
    return row.calls + 1;
}

Result<int> gather(Work& work, SurveyId survey, const GatherMember& command) {
    const auto row = TRY(in_hand(work.rows(), survey, work.actor()));
    const events::SurveyMember member{command.kind, command.professional, command.profession, wire::if_any(command.name), command.role.value, command.basis};
    TRY(rules::gather(member, row.members));
    work.record(events::SurveyMemberGathered{survey, row.members + 1, member});
    return row.members + 1;
}

Result<Done> let_go(Work& work, SurveyId survey, int number) {
    TRY(in_hand(work.rows(), survey, work.actor()));
    for (const auto& member : store::members_of(work.rows(), survey)) {
        if (member.number != number || member.left_at) continue;
        work.record(events::SurveyMemberLeft{survey, number});
        return Done{};
    }
    return Refusal{Reason::not_found, "survey.no_such_member", "/number", {}};
}

Result<Done> agree_worker(Work& work, SurveyId survey, NamingId naming, ProfessionalId professional, events::NamedAs named_as) {
    TRY(in_hand(work.rows(), survey, work.actor()));
    work.record(events::SurveyWorkerAgreed{survey, naming, professional, named_as});
    return Done{};
}

Result<Done> close(Work& work, SurveyId survey, const Closing& closing) {
    const auto row = TRY(in_hand(work.rows(), survey, work.actor()));
    TRY(rules::close(standing(work.rows(), row), {.says_not_reached = closing.says_not_reached,
                                                  .says_declined = closing.says_declined,
                                                  .attempts_min = catalog().promises.survey.attempts_min,
                                                  .end = closing.end,
                                                  .worker_is_named = closing.worker_is_named}));
    work.record(events::SurveyClosed{survey, row.matter, closing.decision, closing.outcome, closing.end, closing.why});
    return Done{};
}

std::optional<SurveyRow> find(sql::Reader& rows, SurveyId survey) { return store::find(rows, survey); }
Result<SurveyRow> known(sql::Reader& rows, SurveyId survey) {
    auto row = store::find(rows, survey);
    if (!row) return Refusal{Reason::not_found, "survey.no_such_survey", "", {}};
    return *row;
}
std::optional<SurveyRow> living_of_matter(sql::Reader& rows, MatterId matter) { return store::living_of_matter(rows, matter); }
std::optional<SurveyRow> of_matter(sql::Reader& rows, MatterId matter) { return store::of_matter(rows, matter); }
std::vector<SurveyRow> held_by(sql::Reader& rows, ProfessionalId surveyor) { return store::held_by(rows, surveyor); }
std::vector<CallRow> calls_of(sql::Reader& rows, SurveyId survey) { return store::calls_of(rows, survey); }
std::vector<MemberRow> members_of(sql::Reader& rows, SurveyId survey) { return store::members_of(rows, survey); }
std::vector<HandRow> hands_of(sql::Reader& rows, SurveyId survey) { return store::hands_of(rows, survey); }

}  // namespace koppi::survey
