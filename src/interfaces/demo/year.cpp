// Demo: days, weeks, and the desk of the first line.
#include "core/civil_time.hpp"
#include "core/working_days.hpp"
#include "interfaces/demo/story.hpp"

namespace koppi::demo {

namespace {

using events::Channel;
using events::Profession;

// Whoever called in time is called back the same day, also when it takes a little longer.
constexpr int overtime_until = 17 * 60;
constexpr int attempts_max = 3;
// Of those who have an own nurse, so many who want a callback dial her number.
constexpr double dials_own_nurse = 0.06;
constexpr double caller_is_unknown = 0.06;

bool is_live(Channel channel) { return channel == Channel::phone || channel == Channel::chat || channel == Channel::walk_in; }

struct LineHours {
    int from;
    int until;
};
LineHours hours_of(Channel channel) {
    switch (channel) {
        case Channel::message:
        case Channel::e_form: return {6 * 60 + 30, 22 * 60 + 30};
        case Channel::chat: return {9 * 60, 15 * 60};
        case Channel::walk_in: return {8 * 60, 15 * 60};
        default: return {opens_at, closes_at};
    }
}

}  // namespace

void Story::new_day(Date day) {
    const bool open = is_working_day(day);
    calendar_->forget_before(now());
    if (weekday(day) == Weekday::monday) {
        // Eleven weeks ahead are open already; a manager adds the twelfth.
        when(*instant_at(day, 7 * 60 + 30), [this, day] { open_week(plus_days(day, 7 * 11)); });
    }
    // What was kept for matters that can't wait is opened the afternoon before.
    if (open)
        for (const auto& opening : hours_->today(add_working_days(day, 1)))
            when(*instant_at(day, 15 * 60 + 40), [this, opening] { open_stretch(opening); });

    const double share = county_.weekday_shares_per_mille[static_cast<std::size_t>(weekday(day))] / 1000.0;
    // On a holiday the e-services are open and nothing else, as on a Sunday.
    const double expected = contacts_per_week_ * (open || share < 0.05 ? share : county_.weekday_shares_per_mille.back() / 1000.0);
    const auto& hours = county_.hour_shares_per_mille;
    Deck hour(std::vector<double>(hours.shares.begin(), hours.shares.end()), 50);
    const int count = count_of(dice_, expected);
    for (int i = 0; i < count; ++i) {
        const auto channel = open ? county_.events[channels_.deal(dice_)].channel : county_.events[e_channels_.deal(dice_)].channel;
        const auto at = new_case(caller(channel), channel);
        const auto line = hours_of(at->channel);
        int minute = (hours.from_hour + static_cast<int>(hour.deal(dice_))) * 60 + between(dice_, 0, 59);
        if (!is_live(at->channel) && line.from < opens_at) minute = between(dice_, line.from, line.until - 1);
        minute = std::clamp(minute, line.from, line.until - 1);
        when(*instant_at(day, minute) + Millis{between(dice_, 0, 59'999)}, [this, at] { arrive(at); });
    }
    if (!open) return;
    // Whoever comes back from lunch looks at the desk by themselves.
    for (int minute = opens_at; minute <= overtime_until; minute += 10) when(*instant_at(day, minute), [this] { hand_out(); });
}

void Story::open_week(Date monday) {
    for (const auto& opening : hours_->week(monday)) open_stretch(opening);
}

void Story::open_stretch(const Opening& opening) {
    const auto& type = visit_types[opening.type];
    const auto& worker = workers_[opening.post];
    if (opening.begins_at <= now()) return;
    events::HoursOffered offered{};
    offered.professional = worker.professional;
    offered.unit = worker.unit;
    offered.service = type.service;
    offered.kind = type.kind;
    offered.begins_at = opening.begins_at;
    offered.ends_at = opening.begins_at + Minutes{opening.slot_minutes * opening.slots};
    offered.slot_minutes = opening.slot_minutes;
    const auto hours = must(manager_, [&](Work& work) { return scheduling::offer_hours(work, offered); });
    calendar_->offer(opening.post, {.hours = hours,
                                    .begins_at = opening.begins_at,
                                    .slot_minutes = opening.slot_minutes,
                                    .slots = opening.slots,
                                    .type = opening.type,
                                    .is_for_today = opening.is_for_today});
}

void Story::give_reason(Case& at) {
    // What few have for how urgent it is, is drawn again until somebody has it; then it is urgent as it can be.
    constexpr int draws_max = 300;
    const auto& who = clients_[at.client];
    const int age = age_on(who.born, helsinki_date(now()));
    // A provider's professional speaks Finnish with us.
    const auto language = at.channel == Channel::provider ? Language::fi : who.language;
    for (int draws = 0;; ++draws) {
        at.reason = reasons_[who.band].draw(dice_);
        const auto& reason = phrases_[at.reason];
        const auto said = phrases_for(reason, age, language);
        if (said.empty() || !may_be_had_by(reason, who.gender)) continue;
        const bool fits = std::find(reason.urgencies.begin(), reason.urgencies.end(), at.urgency) != reason.urgencies.end();
        if (!fits && draws < draws_max) continue;
        if (!fits) at.urgency = reason.urgencies.front();
        at.words = one_of(dice_, said);
        return;
    }
}

Story::CasePtr Story::new_case(std::size_t client, std::optional<Channel> channel) {
    auto at = std::make_shared<Case>();
    const auto& who = clients_[client];
    at->client = client;
    at->channel = channel.value_or(Channel::callback);
    at->urgency = county_.contacts.urgency[urgencies_.deal(dice_)].id;
    give_reason(*at);
    const bool is_called = at->channel == Channel::phone || at->channel == Channel::callback;
    at->is_known = !is_called || !happens(dice_, caller_is_unknown);

    std::string line = "general";
    switch (at->channel) {
        case Channel::phone: break;
        case Channel::callback: {
            line = "general_callback";
            const auto code = reason_code(at->reason);
            if (code == "D19" || code == "D82") line = "oral_health";
            if (code.starts_with("Z") && happens(dice_, 0.6)) line = "social";
            if (who.has_own_nurse && happens(dice_, dials_own_nurse)) {
                line = "own_nurse";
                at->is_known = true;
            }
            break;
        }
        case Channel::provider:
            line = "provider";
            at->words = words_for("provider") + " " + at->words;
            break;
        case Channel::message: line = "messages"; break;
        case Channel::chat: line = "chat"; break;
        case Channel::e_form: line = "e_forms"; break;
        case Channel::walk_in: line = "walk_in"; break;
    }
    at->line = lines_.at(line);
    return at;
}

bool Story::on_duty(const Nurse& nurse) const {
    const auto [day, minute] = civil(now());
    if (!is_working_day(day) || minute < opens_at || minute >= overtime_until) return false;
    // As whom the visitor of a demo signs in first, has nothing in hand when the year ends.
    if (options_.until - now() < Minutes{40} && nurse.worker == by_username_.at("maija")) return false;
    // Lunch in four turns.
    const int lunch = 10 * 60 + 45 + static_cast<int>(nurse.worker % 4) * 30;
    return minute < lunch || minute >= lunch + 30;
}

// The client lives or is cared for there; the same company calls about the same client.
void Story::provider_calls(contact::ReceiveContact& command, std::size_t client) {
    struct Caller {
        const char* company;
        const char* name;
        const char* phone;
    };
    static constexpr std::array callers{Caller{"Hoivakoti Onnela Oy", "Päivi Koskela", "0500000311"},
                                        Caller{"Kotihoiva Saimaa Oy", "Mikko Tiainen", "0500000312"},
                                        Caller{"Palvelutalo Mäntylä ry", "Sari Pesonen", "0500000313"}};
    const auto& caller = callers[client % callers.size()];
    command.provider = contact::Provider{wire::Text<120, 1>(std::string(caller.company)), wire::Text<120, 1>(std::string(caller.name))};
    command.caller_phone = wire::Text<30>(std::string(caller.phone));
}

void Story::receive(const CasePtr& at, const Actor& by, bool take) {
    const auto& who = clients_[at->client];
    contact::ReceiveContact command{};
    command.line = at->line;
    command.channel = at->channel;
    if (at->is_known) command.client = who.client;
    const bool has_number = at->channel == Channel::phone || at->channel == Channel::callback;
    if (at->channel == Channel::provider) provider_calls(command, at->client);
    if (has_number && !who.phone.empty()) command.caller_phone = wire::Text<30>(who.phone);
    command.words = at->words;
    command.language = who.language;
    // Somebody who hears the caller has an impression; a machine has none.
    if (take || at->channel == Channel::provider || (at->channel == Channel::e_form && happens(dice_, 0.5))) command.urgency = at->urgency;
    if (at->about) command.same_matter = at->matter;
    command.take = take;
    const auto received = must(by, [&](Work& work) { return intake::receive(work, command); });
    at->contact = received.contact;
    at->matter = received.matters.front();
}

void Story::arrive(const CasePtr& at) {
    if (at->about) {
        const auto visit = ahead_.find(*at->about);
        if (visit == ahead_.end() || visit->second.slot.begins_at < now() + std::chrono::hours{2}) return;
        at->matter = *visit->second.matter;
    }
    if (at->line == lines_.at("own_nurse")) {
        receive(at, line_, false);
        own_nurse_calls(at);
        return;
    }
    Nurse* free = nullptr;
    for (auto& nurse : nurses_)
        if (!nurse.is_busy && on_duty(nurse) && (!free || nurse.free_since < free->free_since)) free = &nurse;
    const bool none_waits_live = waiting_.empty() || !waiting_.begin()->is_live;
    if (free && is_live(at->channel) && none_waits_live) {
        receive(at, workers_[free->worker].actor, true);
        begin(*free, at, true);
        return;
    }
    receive(at, line_, false);
    const auto promise = contact::promise_for(at->channel, std::nullopt, now());
    waiting_.insert({is_live(at->channel), promise.rank_at, ++order_, at});
    hand_out();
}

void Story::hand_out() {
    while (!waiting_.empty()) {
        Nurse* free = nullptr;
        for (auto& nurse : nurses_)
            if (!nurse.is_busy && on_duty(nurse) && (!free || nurse.free_since < free->free_since)) free = &nurse;
        if (!free) return;
        const auto at = waiting_.begin()->at;
        waiting_.erase(waiting_.begin());
        begin(*free, at, false);
    }
}

void Story::begin(Nurse& nurse, const CasePtr& at, bool taken) {
    const auto worker = nurse.worker;
    const auto& actor = workers_[worker].actor;
    nurse.is_busy = true;
    const auto free_again = [this, worker] {
        for (auto& one : nurses_)
            if (one.worker == worker) {
                one.is_busy = false;
                one.free_since = now();
            }
        hand_out();
    };
    if (!taken) must(actor, [&](Work& work) { return intake::take(work, at->contact); });

    if (at->channel == Channel::callback || at->channel == Channel::provider) {
        const bool missed = at->channel == Channel::callback && (at->attempts > 0 ? happens(dice_, 0.3) : missed_calls_.deal(dice_) == 0);
        ++at->attempts;
        if (missed) {
            const auto ends = now() + Millis{between(dice_, 60'000, 150'000)};
            const bool gives_up = at->attempts >= attempts_max;
            when(ends, [this, worker, at, free_again, gives_up] {
                const auto& by = workers_[worker].actor;
                const Instant again = open_minute(now() + Minutes{between(dice_, 45, 110)});
                using events::AttemptOutcome;
                const auto outcome = happens(dice_, 0.65) ? AttemptOutcome::no_answer : happens(dice_, 0.6) ? AttemptOutcome::voicemail : AttemptOutcome::busy;
                must(by, [&](Work& work) -> Result<Done> {
                    contact::RecordAttempt tried{};
                    tried.outcome = outcome;
                    if (!gives_up) tried.next_at = again;
                    TRY(intake::record_attempt(work, at->contact, tried));
                    if (!gives_up) return intake::give_back(work, at->contact, {.why = words_for("gave_back")});
                    TRY(intake::advise_and_close(work, at->matter, {.outcome = "not_reached_closed_by_agreement", .why = words_for("not_reached")}));
                    return Done{};
                });
                if (!gives_up)
                    when(again, [this, at] {
                        waiting_.insert({false, now() - Minutes{240}, ++order_, at});
                        hand_out();
                    });
                free_again();
            });
            return;
        }
        must(actor, [&](Work& work) {
            return intake::record_attempt(work, at->contact, {.outcome = events::AttemptOutcome::answered, .next_at = std::nullopt});
        });
    }
    if (!at->is_known) must(actor, [&](Work& work) { return intake::identify(work, at->contact, {.client = clients_[at->client].client}); });
    record_opened(worker, at->client, events::Purpose::contact, at->contact);

    // The first contact takes five to ten minutes; a written one somewhat less, one about a visit hardly two.
    double minutes = 6.8 * skewed(dice_, 0.35);
    if (at->channel == Channel::message || at->channel == Channel::e_form) minutes *= 0.7;
    if (at->about) minutes = 1.5 + dice_.unit();
    minutes = std::clamp(minutes, 1.5, 22.0);
    when(now() + Millis{static_cast<std::int64_t>(minutes * 60'000)}, [this, worker, at, free_again] {
        if (at->about) {
            cancel_or_move(worker, at);
        } else {
            settle(worker, at);
        }
        free_again();
    });
}

void Story::own_nurse_calls(const CasePtr& at) {
    const std::size_t worker = clients_[at->client].nurse;
    when(open_minute(now() + Minutes{between(dice_, 5, 110)}), [this, at, worker] {
        const auto& actor = workers_[worker].actor;
        must(actor, [&](Work& work) -> Result<Done> {
            TRY(intake::take(work, at->contact));
            return intake::record_attempt(work, at->contact, {.outcome = events::AttemptOutcome::answered, .next_at = std::nullopt});
        });
        record_opened(worker, at->client, events::Purpose::contact, at->contact);
        when(now() + Minutes{between(dice_, 5, 14)}, [this, at, worker] { settle(worker, at); });
    });
}

}  // namespace koppi::demo
