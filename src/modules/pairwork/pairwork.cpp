// Pair work: load, decide, record.
#include "modules/pairwork/pairwork.hpp"

#include "core/civil_time.hpp"
#include "modules/pairwork/rules.hpp"
#include "modules/pairwork/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::pairwork {

namespace {

// For how long one who was shown it reads on: about a session.
constexpr auto pair_reads_on = 12h;

rules::Limits limits() {
    const auto& known = catalog().pairwork;
    return {known.follow_up_months_max, known.saved_appointments_max, known.pair.size()};
}

Result<rules::Standing> pair_standing(sql::Reader& rows, PairworkId pairwork) {
    const auto row = TRY(known_pair(rows, pairwork));
    bool is_segmented = false;
    if (row.version > 0) {
        const auto visits = visits_of(rows, pairwork);
        is_segmented = visits.front().content.segment || visits.front().content.outside;
    }
    return rules::Standing{.pairwork = pairwork,
                           .registry = row.registry,
                           .suggested_on = helsinki_date(row.suggested_at),
                           .owner = row.owner,
                           .version = row.version,
                           .is_segmented = is_segmented,
                           .is_answered = survey_of(rows, pairwork).has_value(),
                           .is_open = row.is_open,
                           .held_on = row.held_on,
                           .follow_up_on = row.follow_up_on};
}

Result<std::optional<events::PairOutsideResult>> outside_of(const std::optional<WriteOutside>& written) {
    if (!written) return std::optional<events::PairOutsideResult>{};
    for (const auto& tool : catalog().pairwork.outside_tools)
        if (tool.id == written->tool && knowledge::has_id(tool.classes, written->class_id))
            return std::optional(events::PairOutsideResult{written->tool, written->class_id, written->on, written->by});
    return Refusal{Reason::invalid, "pairwork.no_such_class", "/content/outside/class_id", {}};
}

Result<events::PairContent> content_of(const WritePairContent& written, const rules::Standing& stands) {
    const auto outside = TRY(outside_of(written.outside));
    const auto usual = stands.follow_up_on.value_or(plus_days(written.held_on, catalog().pairwork.follow_up_days));
    events::PairContent content{.held_on = written.held_on,
                                .participants = written.participants,
                                .need = written.need,
                                .segment = std::nullopt,
                                .outside = outside,
                                .onward = {},
                                .plan_section = written.plan_section,
                                .saved_appointments = written.saved_appointments,
                                .saved_time = written.saved_time,
                                .owner = written.owner,
                                .follow_up_on = written.follow_up_on.value_or(usual)};
    if (!written.answers.empty()) content.segment = TRY(segmented(catalog().pairwork.segment, written.answers, "/content/answers"));
    for (const auto& one : written.onward)
        content.onward.push_back({one.what, wire::if_any(one.where), wire::if_any(one.with_whom), wire::if_any(one.when)});
    return content;
}

}  // namespace

std::vector<std::string> statements_asked(bool is_segmented) {
    std::vector<std::string> asked;
    for (const auto& statement : catalog().pairwork.statements)
        if (statement.needs == knowledge::StatementNeeds::always || is_segmented) asked.push_back(statement.id);
    return asked;
}

Result<PairworkId> suggest(Work& work, ClientId client, events::Registry writer, const SuggestPair& command) {
    if (!work.actor().professional) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    for (std::size_t n = 0; n < command.indications.size(); ++n)
        if (!knowledge::has_id(catalog().pairwork.indications, command.indications[n]))
            return Refusal{Reason::invalid, "pairwork.no_such_indication", "/indications/" + std::to_string(n), {}};
    const auto suggested = TRY(rules::suggest({.pairwork = work.fresh<PairworkId>(),
                                               .client = client,
                                               .registry = writer,
                                               .matter = command.matter,
                                               .indications = command.indications,
                                               .version = catalog().pairwork.version,
                                               .note = wire::if_any(command.note),
                                               .owner = *work.actor().professional},
                                              store::has_open(work.rows(), client)));
    work.record(suggested);
    return suggested.pairwork;
}

Result<Done> may_be_booked(sql::Reader& rows, PairworkId pairwork) {
    const auto stands = TRY(pair_standing(rows, pairwork));
    TRY(rules::book(stands, BookingId{}, events::SharingBasis::consent));
    return Done{};
}

Result<Done> booked(Work& work, PairworkId pairwork, BookingId booking, events::SharingBasis basis) {
    const auto stands = TRY(pair_standing(work.rows(), pairwork));
    const auto event = TRY(rules::book(stands, booking, basis));
    work.record(event);
    return Done{};
}

Result<int> write(Work& work, PairworkId pairwork, events::Registry writer, const WritePairVisit& command) {
    const auto stands = TRY(pair_standing(work.rows(), pairwork));
    auto content = TRY(content_of(command.content, stands));
    const auto written = TRY(rules::write(stands, {command.based_on, std::move(content), writer, helsinki_date(work.now())}, limits()));
    work.record(written);
    return written.version;
}

Result<Done> answer(Work& work, PairworkId pairwork, events::Registry writer, const AnswerPairSurvey& command) {
    const auto stands = TRY(pair_standing(work.rows(), pairwork));
    const auto answered = TRY(rules::answer(stands,
                                            {.pairwork = pairwork,
                                             .how = command.how,
                                             .version = catalog().pairwork.version,
                                             .statements = command.statements,
                                             .usefulness = command.usefulness,
                                             .words = wire::if_any(command.words)},
                                            statements_asked(stands.is_segmented), writer));
    work.record(answered);
    return Done{};
}

Result<Done> follow_up(Work& work, PairworkId pairwork, events::Registry writer, const FollowPairUp& command) {
    const auto stands = TRY(pair_standing(work.rows(), pairwork));
    const auto followed = TRY(rules::follow_up(stands,
                                               {.pairwork = pairwork,
                                                .status = command.status,
                                                .knows_where = command.knows_where,
                                                .knows_when = command.knows_when,
                                                .knows_with_whom = command.knows_with_whom,
                                                .note = wire::if_any(command.note),
                                                .again_on = command.again_on},
                                               writer, helsinki_date(work.now()), limits()));
    work.record(followed);
    return Done{};
}

Result<Done> hand_on(Work& work, PairworkId pairwork, events::Registry writer, const HandPairOn& command) {
    const auto stands = TRY(pair_standing(work.rows(), pairwork));
    const auto handed = TRY(rules::hand_on(stands, command.owner, command.why, writer));
    work.record(handed);
    return Done{};
}

Result<Done> end(Work& work, PairworkId pairwork, events::Registry writer, const EndPair& command) {
    const auto stands = TRY(pair_standing(work.rows(), pairwork));
    const auto ended = TRY(rules::end(stands, command.why, wire::if_any(command.note), writer));
    work.record(ended);
    return Done{};
}

void disclose(Work& work, ClientId client, events::Registry reader) {
    for (const auto& pair : pairs_of(work.rows(), client)) {
        if (pair.registry == reader || !may_read(pair, reader)) continue;
        if (store::is_disclosed_since(work.rows(), pair.pairwork, work.actor().professional, work.now() - pair_reads_on)) continue;
        work.record(events::PairDisclosed{pair.pairwork, reader, *pair.shared_by});
    }
}

Result<PairRow> known_pair(sql::Reader& rows, PairworkId pairwork) {
    auto row = store::pair(rows, pairwork);
    if (!row) return Refusal{Reason::not_found, "pairwork.no_such_pairwork", "", {}};
    return *row;
}
bool may_read(const PairRow& pair, events::Registry reader) { return rules::may_read(pair.registry, pair.shared_by, reader); }

}  // namespace koppi::pairwork
