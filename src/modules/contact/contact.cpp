// Contact: load, decide, record.
#include "modules/contact/contact.hpp"

#include <cmath>

#include "core/median.hpp"
#include "core/text.hpp"
#include "modules/contact/rules.hpp"
#include "modules/contact/store.hpp"
#include "platform/catalog.hpp"
#include "platform/office.hpp"

namespace koppi::contact {

namespace {

rules::Standing standing_of(const ContactRow& row) {
    return {row.state == ContactState::waiting, row.state == ContactState::closed, row.holder};
}

Result<ContactRow> known_contact(sql::Reader& rows, ContactId contact) {
    auto row = store::contact(rows, contact);
    if (!row) return Refusal{Reason::not_found, "contact.no_such_contact", "", {}};
    return *row;
}

// Where it stands on the line again: by what it was judged to be, else as it came.
events::ContactReturned returned(const ContactRow& row, std::optional<events::Urgency> judged, std::optional<std::string> why, std::string why_here,
                                 std::string_view line_key) {
    const auto urgency = judged ? judged : row.urgency;
    const auto promised = promise_for(row.channel, urgency, row.received_at, line_key);
    auto place = rules::place_after({promised.promise_by, promised.rank_at}, row.promise_by);
    // What was agreed with the client came after what was promised at first.
    if (row.agreed_by || row.told_at) place.promise_by = row.promise_by;
    return {.contact = row.contact,
            .why = std::move(why),
            .why_here = std::move(why_here),
            .urgency = urgency,
            .promise_by = place.promise_by,
            .rank_at = place.rank_at};
}

rules::Keeping keeping_of(const HeldContact& held, const Kept& kept) {
    return {.is_signed_in = kept.is_signed_in,
            .is_open = kept.is_open,
            .touched_at = std::max(held.touched_at, kept.touched_at.value_or(held.touched_at)),
            .next_attempt_at = held.next_attempt_at,
            .is_emergency = (kept.judged ? kept.judged : held.urgency) == events::Urgency::emergency};
}

ContactAnswer answer_of(sql::Reader& rows, ContactId contact) {
    ContactAnswer answer{contact, {}};
    for (const auto& matter : store::matters_of(rows, contact)) answer.matters.push_back(matter.matter);
    return answer;
}

}  // namespace

Promise promise_for(events::Channel channel, std::optional<events::Urgency> urgency, Instant received_at, std::string_view line_key) {
    const auto& promises = catalog().promises;
    const auto& promised = promises.promise(channel, urgency);
    Promise promise{.promise_by = due(promises.office_hours, promised.answer_by, promised.amount, received_at),
                    .rank_at = received_at - Minutes{promises.base_minutes(urgency)},
                    .why_here = channel == events::Channel::callback ? "callback_requested" : "arrived_on_line"};
    if (const auto* line = promises.of_line(line_key)) {
        promise.promise_by = std::min(promise.promise_by, due(promises.office_hours, line->answer_by, line->amount, received_at));
        promise.rank_at = std::min(promise.rank_at, received_at - Minutes{promises.base_minutes(line->stands_as)});
    }
    return promise;
}

Result<ContactAnswer> receive(Work& work, const ReceiveContact& command, const Promise& promise) {
    const auto contact = work.fresh<ContactId>();
    std::optional<std::string> phone;
    if (command.caller_phone && !command.caller_phone->value.empty()) {
        const auto digits = phone_digits(command.caller_phone->value);
        if (!digits) return Refusal{Reason::invalid, digits.refusal().code, "/caller_phone", {}};
        phone = *digits;
    }
    work.record(events::ContactReceived{.contact = contact,
                                        .line = command.line,
                                        .channel = command.channel,
                                        .client = command.provider ? std::nullopt : command.client,
                                        .caller_phone = phone,
                                        .words = command.words.value,
                                        .language = command.language,
                                        .urgency = command.urgency,
                                        .received_at = work.now(),
                                        .promise_by = promise.promise_by,
                                        .rank_at = promise.rank_at,
                                        .why_here = promise.why_here});
    if (command.provider) work.record(events::ProviderCalled{contact, command.provider->company.value, command.provider->caller_name.value});
    if (command.same_matter) {
        const auto matter = store::matter(work.rows(), *command.same_matter);
        if (!matter) return Refusal{Reason::not_found, "contact.no_such_matter", "/same_matter", {}};
        // A matter that is nobody's yet has no second contact: only a name says that it is the same.
        if (!matter->client || matter->client != command.client) return Refusal{Reason::invalid, "contact.matter_of_another", "/same_matter", {}};
        work.record(events::ContactJoined{contact, *command.same_matter});
    } else {
        work.record(events::MatterOpened{work.fresh<MatterId>(), contact, command.client, command.words.value});
    }
    if (command.take) {
        ensure(work.actor().professional.has_value(), "whoever takes a contact is a professional");
        work.record(events::ContactTaken{contact, *work.actor().professional});
    }
    return answer_of(work.rows(), contact);
}

Result<ContactAnswer> take(Work& work, ContactId contact, ProfessionalId professional, const NameOf& names) {
    const auto row = TRY(known_contact(work.rows(), contact));
    const auto taken = TRY(rules::take(standing_of(row), contact, professional, row.holder ? names(*row.holder) : ""));
    // A second press of the same key by the same nurse is no second event.
    if (row.holder != professional) work.record(taken);
    return answer_of(work.rows(), contact);
}

Result<ContactAnswer> take_next(Work& work, const std::vector<LineId>& lines, ProfessionalId professional) {
    const auto next = store::next_waiting(work.rows(), lines, professional, work.now());
    if (!next) return Refusal{Reason::out_of_order, "contact.nothing_waiting", "", {}};
    work.record(events::ContactTaken{*next, professional});
    return answer_of(work.rows(), *next);
}

Result<ContactAnswer> take_over(Work& work, ContactId contact, ProfessionalId professional, const TakeOverContact& command) {
    const auto row = TRY(known_contact(work.rows(), contact));
    work.record(TRY(rules::take_over(standing_of(row), contact, professional, command.why.value)));
    return answer_of(work.rows(), contact);
}

Result<Done> give_back(Work& work, ContactId contact, ProfessionalId professional, const ReturnContact& command,
                       std::optional<events::Urgency> judged, std::string_view line_key) {
    const auto row = TRY(held_by(work.rows(), contact, professional));
    work.record(returned(row, judged, command.why.value, "returned", line_key));
    return Done{};
}

Result<Done> put_back(Work& work, ContactId contact, ProfessionalId professional, std::optional<events::Urgency> judged, std::string_view line_key) {
    const auto row = TRY(held_by(work.rows(), contact, professional));
    work.record(returned(row, judged, std::nullopt, row.why_here, line_key));
    return Done{};
}

std::optional<GoesBack> goes_back(const HeldContact& held, const Kept& kept) {
    const auto since = rules::alone_since(keeping_of(held, kept));
    if (!since) return std::nullopt;
    const auto& unopened = catalog().promises.unopened;
    return GoesBack{.warn_at = *since + Minutes{unopened.warn_after_minutes}, .returns_at = *since + Minutes{unopened.returns_to_team_after_minutes}};
}

bool return_if_left_alone(Work& work, const HeldContact& held, const Kept& kept) {
    const Minutes returns_after{catalog().promises.unopened.returns_to_team_after_minutes};
    if (!rules::is_left_alone(keeping_of(held, kept), work.now(), returns_after)) return false;
    const auto row = store::contact(work.rows(), held.contact);
    ensure(row.has_value(), "a contact that is held is there");
    work.record(returned(*row, kept.judged, std::nullopt, "unopened", kept.line_key));
    return true;
}

Result<Done> record_attempt(Work& work, ContactId contact, const RecordAttempt& command) {
    const auto row = TRY(known_contact(work.rows(), contact));
    const auto tried = TRY(rules::attempt(standing_of(row), contact, {command.outcome, command.next_at, command.until}, work.now(),
                                          catalog().promises.callback.agreed_within_days));
    work.record(tried.attempted);
    if (tried.agreed) work.record(*tried.agreed);
    return Done{};
}

namespace {

Result<events::MissedTold> missed(sql::Reader& rows, ContactId contact, Instant next_at, Instant now) {
    const auto row = TRY(known_contact(rows, contact));
    const auto& practice = catalog().promises.callback;
    return rules::tell_missed(standing_of(row), contact, {row.attempts, practice.attempts_min, practice.after_letter_days}, next_at, now);
}

}  // namespace

Result<Done> may_be_told(sql::Reader& rows, ContactId contact, Instant next_at, Instant now) {
    TRY(missed(rows, contact, next_at, now));
    return Done{};
}

Result<Done> tell_missed(Work& work, ContactId contact, const TellMissed& command, std::optional<MessageId> message) {
    auto told = TRY(missed(work.rows(), contact, command.next_at, work.now()));
    told.message = message;
    work.record(told);
    return Done{};
}

Result<Done> identify(Work& work, ContactId contact, ClientId client) {
    const auto row = TRY(known_contact(work.rows(), contact));
    TRY(rules::must_be_open(standing_of(row)));
    if (row.client != client) work.record(events::ClientIdentified{contact, client});
    return Done{};
}

Result<MatterId> open_matter(Work& work, ContactId contact, const OpenMatter& command) {
    const auto row = TRY(known_contact(work.rows(), contact));
    TRY(rules::must_be_open(standing_of(row)));
    if (!row.provider_company && command.client && command.client != row.client) return Refusal{Reason::invalid, "contact.one_client", "/client", {}};
    const auto matter = work.fresh<MatterId>();
    work.record(events::MatterOpened{matter, contact, row.provider_company ? command.client : row.client, command.words.value});
    return matter;
}

Result<Done> identify_matter(Work& work, const MatterRow& matter, ClientId client) {
    const auto row = TRY(known_contact(work.rows(), matter.contact));
    TRY(rules::must_be_open(standing_of(row)));
    if (!row.provider_company) return Refusal{Reason::invalid, "contact.one_client", "/client", {}};
    if (matter.client != client) work.record(events::MatterIdentified{matter.matter, matter.contact, client});
    return Done{};
}

namespace {

bool stands_so(const ContactRow& row, const events::ContactDirected& to) {
    return row.directed_because == to.because && row.directed_to == to.professional && row.directed_unit == to.unit &&
           row.directed_profession == to.profession && row.directed_instead_of == to.instead_of;
}

events::ContactDirected to_anybody(ContactId contact) {
    return {.contact = contact, .because = events::DirectedBecause::pool, .professional = {}, .unit = {}, .profession = {}, .instead_of = {}};
}

}  // namespace

bool direct(Work& work, ContactId contact, const Chain& chain) {
    const auto row = store::contact(work.rows(), contact);
    ensure(row && row->state == ContactState::waiting, "only what waits is proposed to somebody");
    auto to = rules::direct(contact, chain);
    // What was proposed to nobody needs nobody's place.
    if (!to && !row->directed_to) return false;
    if (!to) to = to_anybody(contact);
    if (stands_so(*row, *to)) return false;
    work.record(*to);
    return true;
}

bool pass_on_unopened(Work& work, const ContactRow& contact, const Chain& chain) {
    if (!contact.directed_to || !contact.directed_at) return false;
    const Instant over = due(catalog().promises.office_hours, knowledge::AnswerBy::office_minutes, catalog().routing.directed.unopened_minutes,
                             *contact.directed_at);
    const auto passed = rules::pass_on(contact.contact, *contact.directed_to, chain, over, work.now());
    if (passed) work.record(*passed);
    return passed.has_value();
}

std::optional<ContactRow> already_waits(sql::Reader& rows, const Newcomer& newcomer) { return store::already_waits(rows, newcomer); }
std::vector<ContactRow> directed(sql::Reader& rows) { return store::directed(rows); }
std::vector<ContactRow> undirected(sql::Reader& rows, const std::vector<LineId>& lines) { return store::undirected(rows, lines); }

Answering answering(sql::Reader& rows, const std::vector<LineId>& lines, Instant from, Instant until) {
    Answering counted{};
    std::vector<std::int64_t> minutes;
    const auto& channels = catalog().promises.channels;
    for (const auto& row : store::answers(rows, lines, from, until)) {
        const auto entry = std::find_if(channels.begin(), channels.end(), [&](const auto& one) { return one.id == row.channel; });
        const bool is_live = entry != channels.end() && entry->live;
        const auto answered_at = is_live ? row.first_taken_at : row.answered_at;
        ++counted.received;
        if (!answered_at) continue;
        ++counted.answered;
        if (*answered_at <= row.promise_by) ++counted.in_time;
        minutes.push_back(std::max<std::int64_t>(0, std::chrono::floor<Minutes>(*answered_at - row.received_at).count()));
    }
    // In whole minutes.
    if (const auto middle = median(std::move(minutes))) counted.median_minutes = static_cast<int>(std::lround(*middle));
    return counted;
}

Result<Done> close(Work& work, ContactId contact) {
    const auto row = TRY(known_contact(work.rows(), contact));
    work.record(TRY(rules::close(standing_of(row), contact)));
    return Done{};
}

Result<Done> finish(Work& work, ContactId contact, ProfessionalId professional, bool is_decided) {
    const auto row = TRY(known_contact(work.rows(), contact));
    work.record(TRY(rules::finish(standing_of(row), contact, professional, is_decided)));
    return Done{};
}

void reopen_closed_since(Work& work, MatterId matter, std::int64_t position) {
    for (const auto& closed : store::closed_since(work.rows(), matter, position)) {
        if (closed.held_before) {
            work.record(events::ContactReopened{closed.contact, *closed.held_before});
        } else {
            work.record(events::ContactWaitsAgain{closed.contact});
        }
    }
}

Result<ContactRow> held_by(sql::Reader& rows, ContactId contact, ProfessionalId professional) {
    auto row = TRY(known_contact(rows, contact));
    TRY(rules::must_hold(standing_of(row), professional));
    return row;
}

std::optional<ContactRow> in_hands_of(sql::Reader& rows, MatterId matter, ProfessionalId professional) {
    return store::in_hands_of(rows, matter, professional);
}
std::vector<ContactRow> open_about(sql::Reader& rows, MatterId matter) { return store::open_about(rows, matter); }
std::optional<ContactRow> contact(sql::Reader& rows, ContactId contact) { return store::contact(rows, contact); }
std::optional<MatterRow> matter(sql::Reader& rows, MatterId matter) { return store::matter(rows, matter); }
std::optional<ContactId> contact_of(sql::Reader& rows, MatterId matter) { return store::contact_of(rows, matter); }
std::vector<MatterRow> matters_of(sql::Reader& rows, ContactId contact) { return store::matters_of(rows, contact); }
std::vector<ContactBegan> began_since(sql::Reader& rows, ClientId client, Instant since) { return store::began_since(rows, client, since); }
bool is_joined(sql::Reader& rows, MatterId matter) { return store::is_joined(rows, matter); }
std::vector<HeldContact> all_held(sql::Reader& rows) { return store::all_held(rows); }
std::vector<HeldContact> held_of(sql::Reader& rows, ProfessionalId professional) { return store::held_of(rows, professional); }
std::vector<TakenOverRow> taken_over_from(sql::Reader& rows, ProfessionalId professional) { return store::taken_over_from(rows, professional); }

}  // namespace koppi::contact
