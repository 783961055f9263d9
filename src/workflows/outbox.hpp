// Outbox: sends what is due, outside the writer's transaction, and records what became of it. Letters are printed by people.
//
//   read what is due → look up whom it reaches → send → record the outcome in a command of its own
//
// Invariants: a message is sent at least once: whoever crashes between sending and recording sends again, with the same id, by which the
// receiver can tell a double. While an outcome can't be recorded nothing else is sent, so that a full disk makes no second message. A server
// that is down is asked again after a pause, by one message and not by all of them.
#pragma once

#include <atomic>

#include "modules/access/access.hpp"
#include "modules/messages/messages.hpp"
#include "platform/courier_sms.hpp"
#include "platform/courier_smtp.hpp"
#include "platform/routes.hpp"

namespace koppi::outbox {

// Each may be empty: then its messages wait, visibly.
struct Ways {
    std::function<courier::Outcome(const courier::Sms&)> sms;
    std::function<courier::Outcome(const courier::Email&)> email;
};

// Since the start, and as it stood after the last round.
struct Counters {
    std::uint64_t sent;
    std::uint64_t failed;    // tries that came to nothing
    std::uint64_t given_up;
    messages::Waiting waiting;
    Instant counted_at;
};

// For one thread; counters() for any.
class Courier {
public:
    Courier(const routes::House& house, Ways ways);

    // One round. Answers whether something was tried, so that there may be more.
    bool round();
    Counters counters() const;

private:
    struct Unrecorded {
        MessageId message;
        int attempt;
        courier::Outcome outcome;
    };
    // After the server was down.
    struct Pause {
        Instant until{};
        Millis length{};
    };
    bool record_outcomes();
    void give_up_late_ones(Instant now);
    bool carry(messages::MessageChannel channel, Pause& pause);
    void count_waiting(Instant now);

    const routes::House& house_;
    Ways ways_;
    Pause sms_pause_;
    Pause email_pause_;
    std::vector<Unrecorded> unrecorded_;
    std::atomic<std::uint64_t> sent_{0};
    std::atomic<std::uint64_t> failed_{0};
    std::atomic<std::uint64_t> given_up_{0};
    mutable std::mutex mutex_;
    messages::Waiting waiting_{};
    Instant counted_at_{};
};

// What became of a try, in a command of its own. A message that was withdrawn while it was on its way has left nevertheless: the word that
// took its place is then told again, so that the last thing the client hears is what is so.
Result<Done> record(Work& work, MessageId message, int attempt, const courier::Outcome& outcome);

struct LetterLine {
    MessageId message;
    messages::MessageKind kind;
    Language language;
    Instant queued_at;
    std::optional<Instant> post_by;  // later it would not arrive in time
};
BOOST_DESCRIBE_STRUCT(LetterLine, (), (message, kind, language, queued_at, post_by))

struct Letters {
    std::vector<LetterLine> letters;
};
BOOST_DESCRIBE_STRUCT(Letters, (), (letters))

struct LetterPage {
    MessageId message;
    std::string html;  // print-ready, whole
};
BOOST_DESCRIBE_STRUCT(LetterPage, (), (message, html))

Letters letters_waiting(sql::Reader& rows, Instant now);
Result<Done> letter_printed(Work& work, MessageId message);

routes::Routes routes();

}  // namespace koppi::outbox
