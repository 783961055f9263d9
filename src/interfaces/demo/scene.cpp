// Demo: the desk as the year leaves it. A few contacts of the last hours stay as they are, so that whoever signs in finds work: calls that
// wait, calls that nobody answered, calls in a colleague's hands, matters on the own desk, a question asked and a question answered.
//
// They come in through the same verbs as all others; the only difference is that the story's own nurses do not take them.
#include "core/civil_time.hpp"
#include "core/working_days.hpp"
#include "interfaces/demo/story.hpp"

namespace koppi::demo {

namespace {

using events::Channel;
using events::Urgency;

// The scene of a county of 12,000; a larger one has more of the same.
constexpr int waiting_of_12000 = 14;

struct Left {
    const char* line;
    Channel channel;
    std::optional<Urgency> urgency;
    int minutes_ago;  // of office time
    int attempts = 0;
    bool is_known = true;
};
constexpr std::array left_waiting{
    Left{"general_callback", Channel::callback, std::nullopt, 172, 2},
    Left{"general_callback", Channel::callback, Urgency::same_day, 71},
    Left{"messages", Channel::message, std::nullopt, 158},
    Left{"general_callback", Channel::callback, std::nullopt, 137, 1},
    Left{"own_nurse", Channel::callback, std::nullopt, 52},
    Left{"social", Channel::callback, std::nullopt, 104},
    Left{"provider", Channel::provider, Urgency::within_days, 83},
    Left{"e_forms", Channel::e_form, Urgency::same_day, 34},
    Left{"oral_health", Channel::callback, Urgency::same_day, 43},
    Left{"general_callback", Channel::callback, std::nullopt, 61, 0, false},
    Left{"general", Channel::phone, std::nullopt, 4, 0, false},
    Left{"general_callback", Channel::callback, Urgency::within_days, 26},
    Left{"e_forms", Channel::e_form, std::nullopt, 19},
    Left{"chat", Channel::chat, std::nullopt, 2},
    Left{"general_callback", Channel::callback, Urgency::non_urgent, 12},
    Left{"general_callback", Channel::callback, std::nullopt, 8},
};

bool is_at_the_counter(Channel channel) { return channel == Channel::phone || channel == Channel::chat || channel == Channel::walk_in; }

// The instant of the office that lies so many of its minutes before `at`.
Instant office_minutes_before(Instant at, int minutes) {
    for (;;) {
        const auto [day, minute] = civil(at);
        const int begins = 8 * 60;
        const int ends = 16 * 60;
        if (!is_working_day(day) || minute <= begins) {
            at = *instant_at(add_working_days(day, -1), ends);
            continue;
        }
        if (minute > ends) at = *instant_at(day, ends);
        const int today = std::min(minute, ends) - begins;
        if (minutes < today) return at - Minutes{minutes};
        minutes -= today;
        at = *instant_at(day, begins);
    }
}

}  // namespace

void Story::set_scene() {
    const Instant until = options_.until;
    const Instant ended = office_minutes_before(until, 0);
    const bool is_closed = until - ended > std::chrono::minutes{30};
    const int wanted = std::max(waiting_of_12000, options_.residents * waiting_of_12000 / 12'000);
    const auto evening = [&] {
        const auto most = std::chrono::duration_cast<Minutes>(until - ended).count() - 5;
        return ended + Minutes{between(dice_, 5, static_cast<int>(std::min<std::int64_t>(most, 6 * 60)))} + Millis{between(dice_, 0, 59'999)};
    };
    const auto somebody = [&](const char* line, Channel channel) {
        auto at = new_case(caller(), channel);
        // Not everything that waits may be an emergency that waits.
        if (at->urgency == Urgency::emergency || at->urgency == Urgency::no_care_need) at->urgency = Urgency::within_days;
        at->line = lines_.at(line);
        at->is_known = true;
        return at;
    };

    int set = 0;
    for (std::size_t i = 0; set < wanted; ++i) {
        const auto& left = left_waiting[i % left_waiting.size()];
        const bool at_counter = is_at_the_counter(left.channel);
        if (at_counter && is_closed) continue;
        ++set;
        auto at = somebody(left.line, left.channel);
        at->is_known = left.is_known;
        if (left.urgency) at->urgency = *left.urgency;
        const auto impression = left.urgency;
        const int jitter = i < left_waiting.size() ? 0 : between(dice_, -static_cast<int>(i % 7), 25);
        Instant received = office_minutes_before(ended, std::max(1, left.minutes_ago + jitter)) + Millis{between(dice_, 0, 40'000)};
        // When the house is closed, what can be left on a machine comes in during the evening, too.
        if (is_closed && left.attempts == 0 && i % 2 == 1) received = evening();
        when(std::min(received, until), [this, at, impression] {
            contact::ReceiveContact command{};
            const auto& who = clients_[at->client];
            command.line = at->line;
            command.channel = at->channel;
            if (at->is_known) command.client = who.client;
            if (!who.phone.empty() && at->channel != Channel::message && at->channel != Channel::e_form) command.caller_phone = wire::Text<30>(who.phone);
            command.words = at->words;
            command.language = who.language;
            command.urgency = impression;
            const auto answer = must(line_, [&](Work& work) { return intake::receive(work, command); });
            at->contact = answer.contact;
            at->matter = answer.matters.front();
        });
        for (int n = 0; n < left.attempts; ++n) {
            const Instant tried = received + Minutes{35 + 50 * n};
            const std::size_t nurse = nurses_[static_cast<std::size_t>(n + 1) % nurses_.size()].worker;
            const bool is_last = n + 1 == left.attempts;
            when(std::min(tried, until), [this, at, nurse, is_last] {
                must(workers_[nurse].actor, [&](Work& work) -> Result<Done> {
                    TRY(intake::take(work, at->contact));
                    contact::RecordAttempt attempt{};
                    attempt.outcome = is_last ? events::AttemptOutcome::no_answer : events::AttemptOutcome::voicemail;
                    attempt.next_at = open_minute(now() + Minutes{50});
                    TRY(intake::record_attempt(work, at->contact, attempt));
                    return intake::give_back(work, at->contact, {.why = words_for("gave_back")});
                });
            });
        }
    }

    const auto maija = by_username_.at("maija");
    const auto kaisa = by_username_.at("kaisa");
    const auto antti = by_username_.at("antti");
    const std::array colleagues{by_username_.at("eero"), by_username_.at("sanna")};

    // In a colleague's hands.
    for (std::size_t n = 0; n < colleagues.size(); ++n) {
        auto at = somebody("general_callback", Channel::callback);
        const auto nurse = colleagues[n];
        when(office_minutes_before(ended, 46 + 17 * static_cast<int>(n)), [this, at] { receive(at, line_, false); });
        when(office_minutes_before(ended, 5 + 2 * static_cast<int>(n)), [this, at, nurse] {
            must(workers_[nurse].actor, [&](Work& work) { return intake::take(work, at->contact); });
            record_opened(nurse, at->client, events::Purpose::contact, at->contact);
        });
    }

    // Passed to somebody by name.
    struct Passed {
        std::size_t by;
        std::size_t to;
        int minutes_ago;
        Urgency urgency;
    };
    for (const auto& passed : {Passed{colleagues[0], maija, 204, Urgency::within_days}, Passed{colleagues[1], maija, 121, Urgency::same_day},
                               Passed{colleagues[0], maija, 38, Urgency::non_urgent}, Passed{maija, kaisa, 95, Urgency::within_days},
                               Passed{colleagues[1], kaisa, 300, Urgency::non_urgent}}) {
        auto at = somebody("general", Channel::phone);
        at->urgency = passed.urgency;
        at->is_complex = passed.urgency == Urgency::non_urgent;
        when(office_minutes_before(ended, passed.minutes_ago + 8), [this, at, passed] {
            receive(at, workers_[passed.by].actor, true);
            record_opened(passed.by, at->client, events::Purpose::contact, at->contact);
        });
        when(office_minutes_before(ended, passed.minutes_ago), [this, at, passed] {
            assess(passed.by, at, events::Route::own_worker, std::nullopt);
            must(workers_[passed.by].actor, [&](Work& work) {
                return intake::pass_to_worker(work, at->matter, {.worker = workers_[passed.to].professional, .why = words_for("passed_to_you")});
            });
        });
    }

    // Asked, and in one case answered.
    struct Asked {
        std::size_t by;
        std::size_t of;
        int minutes_ago;
        std::optional<int> answered_minutes_ago;
    };
    for (const auto& asked : {Asked{maija, antti, 152, 64}, Asked{kaisa, maija, 33, std::nullopt}, Asked{colleagues[1], antti, 21, std::nullopt}}) {
        auto at = somebody("general", Channel::phone);
        at->urgency = Urgency::within_days;
        when(office_minutes_before(ended, asked.minutes_ago + 7), [this, at, asked] {
            receive(at, workers_[asked.by].actor, true);
            record_opened(asked.by, at->client, events::Purpose::contact, at->contact);
        });
        when(office_minutes_before(ended, asked.minutes_ago), [this, at, asked] {
            assess(asked.by, at, events::Route::consult, first_profession(*at));
            must(workers_[asked.by].actor, [&](Work& work) {
                return intake::ask_colleague(work, at->matter, {.colleague = workers_[asked.of].professional, .question = words_for("consult")});
            });
        });
        if (!asked.answered_minutes_ago) continue;
        when(office_minutes_before(ended, *asked.answered_minutes_ago), [this, at, asked] {
            record_opened(asked.of, at->client, events::Purpose::consultation, at->contact);
            must(workers_[asked.of].actor, [&](Work& work) { return intake::answer_colleague(work, at->matter, {.answer = words_for("answer")}); });
        });
    }
}

}  // namespace koppi::demo
