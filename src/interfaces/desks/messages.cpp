// Desks, messages: letters to print, messages that reached nobody, and how the couriers are doing.
#include "interfaces/desks/desks.hpp"
#include "workflows/notices.hpp"

namespace koppi::desks {

namespace {

using messages::Message;
using messages::MessageState;
using routes::Call;
using routes::Right;

constexpr int not_told_shown = 200;
constexpr int dealt_with_shown = 20;
constexpr std::chrono::days dealt_with_for{7};

// When it is too late to tell.
std::optional<Instant> time_told_of(const Message& message) {
    if (message.facts.answer_by) return message.facts.answer_by;
    return message.facts.begins_at ? message.facts.begins_at : message.facts.was_at;
}

bool was_told_later(sql::Reader& rows, const Message& message) {
    const auto about = messages::of_the_same(rows, message);
    const auto itself = std::find_if(about.begin(), about.end(), [&](const Message& one) { return one.message == message.message; });
    return std::any_of(itself, about.end(), [](const Message& one) { return one.state == MessageState::sent; });
}

NotTold not_told(sql::Reader& rows, const Message& message, bool sees_clients, Instant now) {
    const auto until = time_told_of(message);
    NotTold shown{.message = message.message,
                  .kind = message.kind,
                  .channel = message.channel,
                  .why = message.why.value_or(""),
                  .given_up_at = message.ended_at.value_or(message.queued_at),
                  .begins_at = message.facts.begins_at,
                  .was_at = message.facts.was_at,
                  .answer_by = message.facts.answer_by,
                  .unit_name = message.facts.unit_name,
                  .has_passed = until && *until <= now,
                  .was_told_later = was_told_later(rows, message),
                  .client = std::nullopt,
                  .client_name = std::nullopt,
                  .client_born = std::nullopt,
                  .non_disclosure = false,
                  .has_died = false};
    if (!sees_clients) return shown;
    shown.client = message.client;
    if (const auto client = clients::line(rows, message.client)) {
        shown.client_name = client->family_name + " " + client->given_names;
        shown.client_born = client->born;
        shown.non_disclosure = client->non_disclosure;
        shown.has_died = client->died.has_value();
    }
    return shown;
}

DealtWithShown dealt_with(sql::Reader& rows, const Message& message, bool sees_clients) {
    DealtWithShown shown{message.message, message.kind, std::nullopt, message.dealt_with_at.value(), ""};
    if (message.dealt_with_by) shown.dealt_with_by_name = directory::professional_name(rows, *message.dealt_with_by).value_or("");
    if (!sees_clients) return shown;
    if (const auto client = clients::line(rows, message.client)) shown.client_name = client->family_name + " " + client->given_names;
    return shown;
}

Result<MessagesDesk> messages_call(sql::Reader& rows, const Done&, const Call& call) { return messages_desk(rows, call.actor, call.now); }

}  // namespace

MessagesDesk messages_desk(sql::Reader& rows, const Actor& actor, Instant now) {
    const bool sees_clients = access::may(actor, Right::person_header);
    MessagesDesk desk{now, notices::are_told(), outbox::letters_waiting(rows, now).letters, messages::waiting(rows, now), {},
                      messages::count_nobody_told(rows), {}};
    for (const auto& message : messages::nobody_told(rows, not_told_shown)) desk.not_told.push_back(not_told(rows, message, sees_clients, now));
    // What must leave first is printed first; what has no day is in no hurry.
    std::stable_sort(desk.letters.begin(), desk.letters.end(), [](const outbox::LetterLine& a, const outbox::LetterLine& b) {
        return a.post_by && (!b.post_by || *a.post_by < *b.post_by);
    });
    // Who can still be told in time comes before who can't.
    std::stable_sort(desk.not_told.begin(), desk.not_told.end(), [](const NotTold& a, const NotTold& b) {
        if (a.has_passed != b.has_passed) return b.has_passed;
        if (a.has_passed) return a.given_up_at > b.given_up_at;
        const auto time = [](const NotTold& one) { return one.answer_by ? one.answer_by : one.begins_at ? one.begins_at : one.was_at; };
        return time(a) < time(b);
    });
    for (const auto& message : messages::dealt_with_since(rows, now - dealt_with_for, dealt_with_shown))
        desk.dealt_with.push_back(dealt_with(rows, message, sees_clients));
    return desk;
}

routes::Routes message_routes() {
    return {routes::read("/api/desks/messages", "desk_messages", Right::appt_read, &messages_call)};
}

}  // namespace koppi::desks
