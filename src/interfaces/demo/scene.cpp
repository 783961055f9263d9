// Demo: the desk as the year leaves it. A few contacts of the last hours stay as they are, so that whoever signs in finds work: calls that
// wait, calls that nobody answered, calls in a colleague's hands, matters on the own desk, a question asked and a question answered.
//
// They come in through the same verbs as all others; the only difference is that the story's own nurses do not take them.
#include "core/civil_time.hpp"
#include "core/working_days.hpp"
#include "interfaces/demo/story.hpp"
#include "workflows/refill.hpp"
#include "workflows/rostering.hpp"

namespace koppi::demo {

namespace {

using events::Channel;
using events::Urgency;

// The scene of a county of 12,000. A larger one has more of the same, but no ten times as long a list: it has more nurses, too.
constexpr int waiting_of_12000 = 20;

struct Left {
    const char* line;
    Channel channel;
    std::optional<Urgency> urgency;
    int minutes_ago;  // of office time
    std::string_view about;  // reasons that one may have on this line and with this urgency
    int attempts = 0;
    bool is_known = true;
};
constexpr std::string_view hurries = "A03 R05 U71 D01 S18 L03 H01 R21 S12";
constexpr std::string_view can_wait = "A50 A60 K85 K86 T90 A62 L15 L08 P06 N17 S06";
constexpr std::string_view anything = "A04 A50 A60 D01 L03 L15 L08 N01 N17 P01 P06 R05 R74 S06 S18 U71 T90 K85";
constexpr std::string_view of_the_mouth = "D19 D82";
constexpr std::string_view of_daily_life = "Z01 Z03 Z08 Z28";
constexpr std::array left_waiting{
    Left{"general_callback", Channel::callback, std::nullopt, 172, anything, 2},
    Left{"general_callback", Channel::callback, Urgency::same_day, 71, hurries},
    Left{"messages", Channel::message, std::nullopt, 158, can_wait},
    Left{"general_callback", Channel::callback, std::nullopt, 137, anything, 1},
    Left{"own_nurse", Channel::callback, std::nullopt, 52, can_wait},
    Left{"social", Channel::callback, std::nullopt, 104, of_daily_life},
    Left{"provider", Channel::provider, Urgency::within_days, 83, "U71 S18 N17 P20 K07 S97"},
    Left{"e_forms", Channel::e_form, Urgency::same_day, 34, "U71 R21 R74 H01 S12"},
    Left{"oral_health", Channel::callback, Urgency::same_day, 43, of_the_mouth},
    Left{"general_callback", Channel::callback, std::nullopt, 61, anything, 0, false},
    Left{"general", Channel::phone, std::nullopt, 4, hurries, 0, false},
    Left{"general_callback", Channel::callback, Urgency::within_days, 26, anything},
    Left{"e_forms", Channel::e_form, std::nullopt, 19, can_wait},
    Left{"chat", Channel::chat, std::nullopt, 2, "A50 A60 R74 S06"},
    Left{"general_callback", Channel::callback, Urgency::non_urgent, 12, can_wait},
    Left{"general_callback", Channel::callback, std::nullopt, 8, anything},
};

// One of those who wait speaks Swedish with us.
constexpr std::size_t in_swedish_too = 11;

bool is_at_the_counter(Channel channel) { return channel == Channel::phone || channel == Channel::chat || channel == Channel::walk_in; }

// The instant of the office that lies so many of its minutes before `at`.
Instant office_minutes_before(Instant at, int minutes) {
    for (;;) {
        const auto [day, minute] = civil(at);
        if (!is_working_day(day) || minute <= opens_at) {
            at = *instant_at(add_working_days(day, -1), closes_at);
            continue;
        }
        if (minute > closes_at) at = *instant_at(day, closes_at);
        const int today = std::min(minute, closes_at) - opens_at;
        if (minutes < today) return at - Minutes{minutes};
        minutes -= today;
        at = *instant_at(day, opens_at);
    }
}

}  // namespace

// Whoever came in, and what became of them; each so many minutes before the year ends.
struct Story::CameIn {
    struct Then {
        std::vector<int> calls_ago = {};
        std::optional<int> arrived_ago = {};
        std::optional<int> advised_ago = {};
        std::optional<int> gone_ago = {};
    };
    int minutes_ago;
    std::optional<Urgency> urgency;
    bool is_known = true;
    int nurse = 0;  // of the station's
    Then then = {};
};

void Story::comes_in(std::size_t station, const CameIn& came) {
    auto at = new_case(caller(Channel::walk_in), Channel::walk_in);
    if (at->urgency == Urgency::emergency || at->urgency == Urgency::no_care_need) at->urgency = Urgency::within_days;
    if (came.urgency) at->urgency = *came.urgency;
    const Instant until = options_.until;
    const auto& nurses = by_station_[{events::Profession::nurse, station}];
    const auto nurse = nurses[static_cast<std::size_t>(came.nurse) % nurses.size()];
    const std::string place = "Vastaanotto " + std::to_string(came.nurse + 1);
    const auto ticket = std::make_shared<TicketId>();

    when(until - Minutes{came.minutes_ago} + Millis{between(dice_, 0, 40'000)}, [this, at, came, station, ticket] {
        const auto drawn = must(line_, [&](Work& work) {
            return waiting_room::draw(work, {.unit = stations_[station],
                                             .client = came.is_known ? std::optional(clients_[at->client].client) : std::nullopt,
                                             .words = wire::Text<2000>(at->words),
                                             .urgency = came.urgency,
                                             .language = clients_[at->client].language});
        });
        *ticket = drawn.ticket;
        at->contact = drawn.contact;
        at->matter = must(line_, [&](Work& work) -> Result<MatterId> { return contact::matters_of(work.rows(), drawn.contact).front().matter; });
    });
    for (const int ago : came.then.calls_ago)
        when(until - Minutes{ago}, [this, ticket, nurse, place] {
            must(workers_[nurse].actor, [&](Work& work) { return waiting_room::call(work, *ticket, {.place = wire::Text<40, 1>(place)}); });
        });
    if (came.then.arrived_ago)
        when(until - Minutes{*came.then.arrived_ago}, [this, at, ticket, nurse] {
            must(workers_[nurse].actor, [&](Work& work) { return waiting_room::arrive(work, *ticket); });
            record_opened(nurse, at->client, events::Purpose::contact, at->contact);
        });
    if (came.then.advised_ago)
        when(until - Minutes{*came.then.advised_ago}, [this, at, nurse] {
            assess(nurse, at, events::Route::advise_close, std::nullopt);
            close_with_advice(nurse, at);
        });
    if (came.then.gone_ago)
        when(until - Minutes{*came.then.gone_ago}, [this, ticket, nurse] {
            must(workers_[nurse].actor, [&](Work& work) {
                return waiting_room::gone(work, *ticket, {.why = events::GoneWhy::did_not_come, .note = std::nullopt});
            });
        });
}

void Story::fill_waiting_rooms(Instant opened) {
    const std::vector<CameIn> large{
        {53, Urgency::within_days, true, 0, {{48}, 47, 39, {}}},
        {50, std::nullopt, true, 1, {{43}, 42, 33, {}}},
        {46, Urgency::same_day, true, 0, {{37}, 36, 26, {}}},
        {41, std::nullopt, true, 1, {{31}, 30, 19, {}}},
        {37, Urgency::non_urgent, true, 0, {{24, 20, 16}, {}, {}, 13}},
        {33, std::nullopt, true, 0, {{11}, 10, {}, {}}},
        {27, Urgency::within_days, true, 1, {{2}, {}, {}, {}}},
        {18, std::nullopt, false},
        {12, Urgency::within_days, true},
        {8, Urgency::same_day, true},
        {3, std::nullopt, true},
    };
    const std::vector<CameIn> small{
        {32, std::nullopt, true, 0, {{24}, 23, 12, {}}},
        {15, Urgency::within_days, true, 0, {{4}, 3, {}, {}}},
        {6, std::nullopt, true},
    };
    for (std::size_t station = 0; station < std::min<std::size_t>(stations_.size(), 2); ++station) {
        if (by_station_[{events::Profession::nurse, station}].empty()) continue;
        for (const auto& came : station == 0 ? large : small)
            if (options_.until - opened > Minutes{came.minutes_ago}) comes_in(station, came);
    }
}

void Story::set_scene() {
    const Instant until = options_.until;
    const Instant ended = office_minutes_before(until, 0);
    const auto [today, minute_now] = civil(until);
    const bool is_open = is_working_day(today) && minute_now >= opens_at && minute_now < closes_at;
    const Instant opened = is_open ? *instant_at(today, opens_at) : until;
    const double times = std::sqrt(std::max(1.0, options_.residents / 12'000.0));
    const int wanted = static_cast<int>(std::lround(waiting_of_12000 * times));
    // In the middle of a day the last hours are those of the office. In the early morning and while the house is closed the e-services and the
    // machine that takes callbacks go on, and what they took lies here since then.
    const auto came = [&](int minutes_ago) {
        const bool is_early = !is_open || until - opened < Minutes{minutes_ago};
        return is_early ? until - Minutes{minutes_ago} : office_minutes_before(until, minutes_ago);
    };
    std::vector<std::size_t> swedish_speaking;
    for (std::size_t i = 0; i < clients_.size(); ++i)
        if (clients_[i].language == Language::sv && clients_[i].client != ClientId{}) swedish_speaking.push_back(i);
    const auto somebody = [&](const char* line, Channel channel, std::string_view about, bool in_swedish = false) {
        const auto next = [&] { return new_case(in_swedish && !swedish_speaking.empty() ? one_of(dice_, swedish_speaking) : caller(channel), channel); };
        auto at = next();
        for (int tries = 0; tries < 2'000 && about.find(reason_code(at->reason)) == std::string_view::npos; ++tries) at = next();
        // Not everything that waits may be an emergency that waits.
        if (at->urgency == Urgency::emergency || at->urgency == Urgency::no_care_need) at->urgency = Urgency::within_days;
        at->line = lines_.at(line);
        at->is_known = true;
        return at;
    };

    // Begun shortly before, so that the year behind it is the same with and without those who sit there.
    if (is_open) when(std::max(opened, until - Minutes{60}), [this, opened] { fill_waiting_rooms(opened); });

    int set = 0;
    for (std::size_t i = 0; set < wanted; ++i) {
        const auto& left = left_waiting[i % left_waiting.size()];
        if (is_at_the_counter(left.channel) && until - opened < Minutes{left.minutes_ago + 1}) continue;
        ++set;
        auto at = somebody(left.line, left.channel, left.about, i % left_waiting.size() == in_swedish_too);
        at->is_known = left.is_known;
        if (left.urgency) at->urgency = *left.urgency;
        const auto impression = left.urgency;
        const int minutes_ago = std::max(1, left.minutes_ago + (i < left_waiting.size() ? 0 : between(dice_, -25, 40)));
        // Nobody calls back while the house is closed: who was tried in vain before it closed waits for the next morning.
        const bool was_tried = left.attempts > 0 && (!is_open || until - opened > Minutes{20});
        const Instant received = (was_tried && !is_open ? office_minutes_before(ended, minutes_ago) : came(minutes_ago)) + Millis{between(dice_, 0, 40'000)};
        when(std::min(received, until), [this, at, impression] {
            contact::ReceiveContact command{};
            const auto& who = clients_[at->client];
            command.line = at->line;
            command.channel = at->channel;
            if (at->is_known) command.client = who.client;
            if (at->channel == Channel::provider) {
                provider_calls(command, at->client);
            } else if (!who.phone.empty() && at->channel != Channel::message && at->channel != Channel::e_form) {
                command.caller_phone = wire::Text<30>(who.phone);
            }
            command.words = at->words;
            command.language = who.language;
            command.urgency = impression;
            const auto answer = must(line_, [&](Work& work) { return intake::receive(work, command); });
            at->contact = answer.contact;
            at->matter = answer.matters.front();
        });
        for (int n = 0; was_tried && n < left.attempts; ++n) {
            const Instant soonest = is_open ? opened + Minutes{4 + 6 * n} : received;
            const Instant tried = std::max(soonest, received + Minutes{35 + 50 * n});
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

    set_front(ended);
    const auto maija = by_username_.at("maija");
    const auto kaisa = by_username_.at("kaisa");
    const auto antti = by_username_.at("antti");
    const std::array colleagues{by_username_.at("eero"), by_username_.at("sanna")};

    // In a colleague's hands.
    for (std::size_t n = 0; n < colleagues.size(); ++n) {
        auto at = somebody("general_callback", Channel::callback, anything);
        const auto nurse = colleagues[n];
        const int waited = 46 + 17 * static_cast<int>(n);
        const int held = 5 + 2 * static_cast<int>(n);
        when(is_open ? came(waited) : office_minutes_before(ended, waited), [this, at] { receive(at, line_, false); });
        when(is_open ? std::max(opened, came(held)) : office_minutes_before(ended, held), [this, at, nurse] {
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
        auto at = somebody("general", Channel::phone, can_wait);
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
        auto at = somebody("general", Channel::phone, anything);
        at->urgency = Urgency::within_days;
        when(office_minutes_before(ended, asked.minutes_ago + 7), [this, at, asked] {
            receive(at, workers_[asked.by].actor, true);
            record_opened(asked.by, at->client, events::Purpose::contact, at->contact);
        });
        const auto consultation = std::make_shared<ConsultationId>();
        when(office_minutes_before(ended, asked.minutes_ago), [this, at, asked, consultation] {
            assess(asked.by, at, events::Route::consult, first_profession(*at));
            *consultation = this->asked(asked.by, question_to(asked.of), at);
        });
        if (!asked.answered_minutes_ago) continue;
        when(office_minutes_before(ended, *asked.answered_minutes_ago), [this, at, asked, consultation] {
            record_opened(asked.of, at->client, events::Purpose::consultation, at->contact);
            must(workers_[asked.of].actor, [&](Work& work) {
                return consulting::answer(work, *consultation, {.kind = events::AnswerKind::advice, .words = words_for("answer"), .visit = std::nullopt});
            });
        });
    }
}

}  // namespace koppi::demo

// ---- duties of the day, providers, and what was agreed in a call

namespace koppi::demo {

void Story::give_duties() {
    const Date today = helsinki_date(now());
    const Date first = is_working_day(today) ? today : add_working_days(today, 1);
    const std::array<std::pair<const char*, std::array<const char*, 5>>, 2> weeks{{
        {"e_contact", {"maija", "kaisa", "eero", "maija", "sanna"}},
        {"acute_coordinator", {"kaisa", "eero", "sanna", "kaisa", "eero"}},
    }};
    for (const auto& [duty, people] : weeks)
        for (std::size_t n = 0; n < people.size(); ++n) {
            const Date day = n == 0 ? first : add_working_days(first, static_cast<int>(n));
            // Whoever is away that day has no duty; it stays open.
            static_cast<void>(attempt(manager_, [&, who = by_username_.at(people[n])](Work& work) {
                return rostering::give(work, {centre_, duty, day, workers_[who].professional});
            }));
        }
}

void Story::set_front(Instant ended) {
    const Instant until = options_.until;
    const auto [today, minute] = civil(until);
    const bool is_open = is_working_day(today) && minute >= opens_at && minute < closes_at;
    when(is_open ? std::max(*instant_at(today, opens_at) - Minutes{10}, until - Minutes{175}) : until - Minutes{1}, [this] { give_duties(); });
    // Nobody answers a call while the house is closed, or called before it opened.
    if (!is_open || until - *instant_at(today, opens_at) < Minutes{100}) return;
    const auto somebody_about = [this](std::string_view about) {
        auto at = new_case(caller(Channel::provider), Channel::provider);
        for (int tries = 0; tries < 2'000 && about.find(reason_code(at->reason)) == std::string_view::npos; ++tries)
            at = new_case(caller(Channel::provider), Channel::provider);
        at->urgency = Urgency::within_days;
        at->is_known = true;
        return at;
    };

    // A home calls about two who live there; a colleague has the call in hand.
    const auto eero = by_username_.at("eero");
    const auto first = somebody_about("S18 N17 P20 L15 K07");
    const auto second = somebody_about("U71 K85 S97 T90 A50");
    when(office_minutes_before(ended, 6), [this, eero, first, second] {
        receive(first, workers_[eero].actor, true);
        record_opened(eero, first->client, events::Purpose::contact, first->contact);
        must(workers_[eero].actor, [&](Work& work) {
            return intake::open_matter(work, first->contact, {.words = second->words, .client = clients_[second->client].client});
        });
    });

    // A sudden situation, for the coordinator on duty.
    const auto acute = somebody_about("A03 R05 N17 P20 K07");
    acute->line = lines_.at("acute_coordinator");
    when(office_minutes_before(ended, 2), [this, acute] { receive(acute, line_, false); });

    // Reached, but the client had to go: called again when they said.
    const auto sanna = by_username_.at("sanna");
    const auto busy = new_case(caller(Channel::callback), Channel::callback);
    busy->line = lines_.at("general_callback");
    busy->is_known = true;
    when(office_minutes_before(ended, 95), [this, busy] { receive(busy, line_, false); });
    when(office_minutes_before(ended, 41), [this, sanna, busy] {
        must(workers_[sanna].actor, [&](Work& work) -> Result<Done> {
            TRY(intake::take(work, busy->contact));
            const Instant from = open_minute(now() + Minutes{75});
            TRY(intake::record_attempt(work, busy->contact, {.outcome = events::AttemptOutcome::partial, .next_at = from, .until = from + Minutes{60}}));
            return intake::give_back(work, busy->contact, {.why = words_for("gave_back")});
        });
    });
}

}  // namespace koppi::demo

// ---- who waits in an arranging book

namespace koppi::demo {

namespace {

using events::Profession;
using events::TimeOfDay;

struct Waits {
    int days_ago;  // with three months by law an adult of 89 days has a few left; with fourteen days somebody under 23 of twelve
    Urgency urgency;
    const char* reason;
    const char* service;
    Profession profession;
    bool is_young = false;
    bool only_own_doctor = false;
    bool short_notice = false;
    std::optional<TimeOfDay> when = std::nullopt;
};

// The first of them also in the smallest county. Nobody works in the evening: who can come only then is the breach that is seen coming.
constexpr std::array waiting_in_order{
    Waits{89, Urgency::non_urgent, "L15", "doctor_reception", Profession::doctor, false, false, false, TimeOfDay::evening},
    Waits{12, Urgency::non_urgent, "A50", "doctor_reception", Profession::doctor, true, false, true},
    Waits{5, Urgency::within_days, "L08", "physio_direct", Profession::physiotherapist, false, false, true},
    Waits{40, Urgency::non_urgent, "K86", "doctor_reception", Profession::doctor, false, true},
    Waits{97, Urgency::non_urgent, "L15", "physio_direct", Profession::physiotherapist, false, false, false, TimeOfDay::evening},
    Waits{86, Urgency::non_urgent, "L08", "physio_direct", Profession::physiotherapist},
    Waits{26, Urgency::non_urgent, "S06", "nurse_reception", Profession::nurse, false, false, false, TimeOfDay::morning},
    Waits{19, Urgency::non_urgent, "P06", "psychiatric_nurse", Profession::psychiatric_nurse},
    Waits{4, Urgency::within_days, "A50", "nurse_reception", Profession::nurse, false, false, true},
    Waits{33, Urgency::non_urgent, "T90", "doctor_reception", Profession::doctor, false, true, true},
    Waits{61, Urgency::non_urgent, "N17", "doctor_reception", Profession::doctor, false, false, false, TimeOfDay::afternoon},
    Waits{8, Urgency::non_urgent, "L15", "physio_direct", Profession::physiotherapist, false, false, true},
};
constexpr int adult = 23;

}  // namespace

void Story::fill_books() {
    const double size = options_.residents / 12'000.0;
    const auto count = std::clamp<std::size_t>(static_cast<std::size_t>(std::lround(static_cast<double>(waiting_in_order.size()) * std::sqrt(size))), 3,
                                               waiting_in_order.size());
    for (std::size_t n = 0; n < count; ++n) {
        const auto came = open_minute(options_.until - std::chrono::days{waiting_in_order[n].days_ago});
        when(came, [this, n] { wait_for_time(n); });
    }
    when(open_minute(options_.until - std::chrono::days{21}), [this] { wait_for_follow_up(); });
}

std::optional<std::size_t> Story::somebody_to_wait(bool is_young, bool needs_doctor, const PhrasedReason* reason) {
    constexpr int draws_max = 4'000;
    const Date today = helsinki_date(now());
    for (int draws = 0; draws < draws_max; ++draws) {
        const auto index = wait_dice_.below(clients_.size());
        const auto& client = clients_[index];
        if (client.client == ClientId{} || client.station != 0 || client.phone.empty() || wait_for_.contains(index)) continue;
        const int age = age_on(client.born, today);
        if (is_young ? age < 16 || age >= adult : age < adult) continue;
        if (needs_doctor && !client.has_own_doctor) continue;
        if (reason && (phrases_for(*reason, age, client.language).empty() || !may_be_had_by(*reason, client.gender))) continue;
        wait_for_.insert(index);
        return index;
    }
    return std::nullopt;
}

void Story::wait_for_time(std::size_t n) {
    const auto& waits = waiting_in_order[n];
    if (by_station_[{waits.profession, 0}].empty()) return;
    const auto reason = std::find_if(phrases_.begin(), phrases_.end(), [&](const PhrasedReason& one) { return one.code == waits.reason; });
    if (reason == phrases_.end()) return;
    const auto who = somebody_to_wait(waits.is_young, waits.only_own_doctor, &*reason);
    if (!who) return;
    const auto& client = clients_[*who];
    const auto& nurse = workers_[by_username_.at("maija")];
    const auto said = phrases_for(*reason, age_on(client.born, helsinki_date(now())), client.language);

    contact::ReceiveContact received{};
    received.line = lines_.at("general");
    received.channel = events::Channel::phone;
    received.client = client.client;
    received.caller_phone = wire::Text<30>(client.phone);
    received.words = one_of(wait_dice_, said);
    received.language = client.language;
    received.take = true;
    const auto answer = must(nurse.actor, [&](Work& work) { return intake::receive(work, received); });
    record_opened(by_username_.at("maija"), *who, events::Purpose::contact, answer.contact);

    const auto* form = catalog_.form_on("care_need_assessment", helsinki_date(now()));
    ensure(form != nullptr, "the catalogue has the form of the care-need assessment");
    const assessment::AssessNeed assessed{.form = form->form,
                                          .form_version = form->version,
                                          .answers = {{"reason", {received.words.value}},
                                                      {"reason_code", {std::string(waits.reason)}},
                                                      {"urgency", {std::string(wire::word(waits.urgency))}},
                                                      {"clarity", {"clear"}},
                                                      {"care_class", {"general_sick_care"}},
                                                      {"who_is_needed", {std::string(wire::word(waits.profession))}}}};
    const auto matter = answer.matters.front();
    must(nurse.actor, [&](Work& work) { return intake::assess(work, matter, assessed); });

    intake::PutOnBook command{stations_.front(), waits.service, {}, one_of(wait_dice_, words_.find("put_on_book")->second)};
    command.wishes.short_notice = waits.short_notice;
    if (waits.when) command.wishes.times_of_day = {*waits.when};
    if (waits.only_own_doctor) command.wishes.professional = workers_[client.doctor].professional;
    must(nurse.actor, [&](Work& work) { return intake::put_on_book(work, matter, command); });
}

// A check that is due in spring, and whose times are not open yet.
void Story::wait_for_follow_up() {
    if (by_station_[{Profession::doctor, 0}].empty()) return;
    const auto who = somebody_to_wait(false, false, nullptr);
    if (!who) return;
    refill::EnterWait command{stations_.front(), "doctor_reception", {}};
    command.wishes.earliest = plus_days(helsinki_date(options_.until), 30);
    must(workers_[by_username_.at("kaisa")].actor, [&](Work& work) { return refill::enter(work, clients_[*who].client, command); });
}

void Story::offer_to_first() {
    const auto& nurse = workers_[by_username_.at("maija")];
    sql::Reader& rows = workshop_.tables();
    for (const auto& waiter : refill::waiters(rows, stations_.front(), now())) {
        const scheduling::Search search{.professionals = {},
                                        .units = {stations_.front()},
                                        .services = {waiter.row.service},
                                        .from = now(),
                                        .until = now() + std::chrono::days{14},
                                        .limit = 60};
        for (const auto& time : scheduling::free_times(rows, search)) {
            if (!refill::suits(waiter, time, now())) continue;
            const refill::OfferTime command{time.hours, time.begins_at, events::OfferedBy::phone};
            // Whoever is elsewhere at that time is asked for another.
            if (attempt(nurse.actor, [&](Work& work) { return refill::offer(work, waiter.row.wait, command); })) return;
        }
    }
}

}  // namespace koppi::demo
