// Demo: who is met, when, and whether they came.
#include "core/civil_time.hpp"
#include "core/working_days.hpp"
#include "interfaces/demo/story.hpp"
#include "modules/directory/directory.hpp"
#include "workflows/bookings.hpp"

namespace koppi::demo {

namespace {

scheduling::WantedTime time_in(const Slot& slot) {
    return {.hours = slot.hours, .begins_at = slot.begins_at, .slots = {}, .others = {}, .room = {}, .exception = {}, .off_hours = {}};
}

using events::Profession;
using events::Urgency;

// Of non-urgent first visits, so many are held in the next seven days (indicators §9, figure 14; those of other professions make up the mean
// of all; a long wait lies ahead more often when the year ends, so a little less is meant). The wait is a wish of the model and not the
// accident of a queue: who comes next is wished for soon or later as the county needs it.
double soon_share(Profession profession) {
    switch (profession) {
        case Profession::nurse: return 0.775;
        case Profession::doctor: return 0.325;
        case Profession::physiotherapist:
        case Profession::psychiatric_nurse: return 0.945;
        case Profession::psychologist: return 0.6;
        default: return 0.5;
    }
}

// Days from `first` on: many near, few far.
int days_later(Dice& dice, int first, double mean, int last) {
    return std::min(last, first + static_cast<int>(-mean * std::log(1.0 - dice.unit())));
}

// The mean index that the county shows (indicators §9, figure 13), and a little for visits that lie ahead when the year ends.
constexpr double shown_with_doctors = 0.388;
constexpr double shown_with_nurses = 0.172;
// Not every wish for a person finds a time, so more is meant than comes out; and what has come out so far corrects what is meant.
constexpr double meant_more_with_doctors = 0.05;
constexpr double meant_more_with_nurses = 0.035;
constexpr double correction = 12;
constexpr double to_the_usual_first = 0.7;

// Of those who did not come, so many are reached and come another day.
constexpr double comes_after_all = 0.55;
constexpr double beyond_guarantee = 0.03;
constexpr int farthest_day = 62;

}  // namespace

double continuity_meant(Profession profession) { return profession == Profession::nurse ? shown_with_nurses : shown_with_doctors; }

void Story::count_visit(const Ahead& ahead, int times) {
    const auto profession = visit_types[ahead.slot.type].profession;
    if (ahead.waits_since) {
        auto& access = access_[profession];
        access.visits += times;
        if (days_between(*ahead.waits_since, helsinki_date(ahead.slot.begins_at)) <= 7) access.soon += times;
    }
    if (profession != Profession::nurse && profession != Profession::doctor) return;
    auto& met = profession == Profession::nurse ? clients_[ahead.client].nurses_met : clients_[ahead.client].doctors_met;
    auto& indices = indices_[profession];
    const auto count = [&](int sign) {
        if (met.size() < 2) return;
        std::int64_t alike = 0;
        for (const auto one : met) alike += std::count(met.begin(), met.end(), one) - 1;
        indices.sum += sign * static_cast<double>(alike) / static_cast<double>(met.size() * (met.size() - 1));
        indices.clients += sign;
    };
    count(-1);
    const auto who = static_cast<std::uint16_t>(ahead.slot.worker);
    if (times > 0) {
        met.push_back(who);
    } else {
        met.erase(std::next(std::find(met.rbegin(), met.rend(), who)).base());
    }
    count(+1);
}

std::size_t Story::any_worker(std::size_t client, Profession profession) {
    const auto station = clients_[client].station;
    const auto& everywhere = by_profession_.at(profession);
    const auto here = by_station_.find({profession, station});
    if (here == by_station_.end() || here->second.empty()) return one_of(dice_, everywhere);
    const auto tie = ties_.find({profession, station});
    const double stays = tie == ties_.end() ? 1 : tie->second.stays;
    if (stays >= 1 || happens(dice_, stays) || everywhere.size() == here->second.size()) return one_of(dice_, here->second);
    for (;;) {
        const auto other = one_of(dice_, everywhere);
        if (workers_[other].station != station) return other;
    }
}

std::size_t Story::choose_worker(std::size_t client, Profession profession) {
    const auto& who = clients_[client];
    if (profession != Profession::nurse && profession != Profession::doctor) return any_worker(client, profession);
    const auto& met = profession == Profession::nurse ? who.nurses_met : who.doctors_met;
    const auto first = std::min<std::size_t>(met.size(), 4);
    auto& deck = hundredths_.try_emplace({profession, first}, std::vector<double>(100, 1.0)).first->second;
    const double at = (static_cast<double>(deck.deal(dice_)) + 0.5) / 100;
    if (met.empty()) {
        const auto usual = profession == Profession::nurse ? who.nurse : who.doctor;
        return at < to_the_usual_first && usual != nobody ? usual : any_worker(client, profession);
    }
    // One of those met before is meant, each earlier visit alike, so often that any two visits of a client are to the same person with the
    // chance that is meant (the expected index): with n visits before, chance c meant and h by accident,
    // c = q (1 + (n − 1) c) / n + (1 − q) h. The more they have met, the more often they meet again.
    const auto& shown = indices_[profession];
    const double aim = continuity_meant(profession);
    const double missing = shown.clients > 0 ? aim - shown.sum / shown.clients : 0;
    const double more = profession == Profession::nurse ? meant_more_with_nurses : meant_more_with_doctors;
    const double meant = std::clamp(aim + more + correction * missing, 0.0, 0.95);
    const double by_accident = ties_.at({profession, who.station}).chance;
    const auto n = static_cast<double>(met.size());
    const double known = (1 + (n - 1) * meant) / n;
    const double again = known > by_accident ? (meant - by_accident) / (known - by_accident) : 0;
    return at < again ? one_of(dice_, met) : any_worker(client, profession);
}

std::size_t Story::visit_type(Profession profession, bool follow_up, bool today) {
    std::vector<double> shares;
    std::size_t main = 0;
    for (std::size_t i = 0; i < visit_types.size(); ++i) {
        const auto& type = visit_types[i];
        shares.push_back(type.profession == profession && (follow_up || !type.only_follow_up) ? type.share : 0);
        if (shares[i] > shares[main]) main = i;
    }
    ensure(shares[main] > 0, "whoever is booked gives a service");
    if (today) return main;
    auto& decks = follow_up ? follow_up_types_ : first_types_;
    return decks.try_emplace(profession, shares, 200).first->second.deal(dice_);
}

Story::Wish Story::wish_for(const Case& at, Profession profession) {
    const Date today = helsinki_date(now());
    if (at.urgency == Urgency::same_day) {
        const Instant soon = now() + Minutes{20};
        return {soon, soon, start_of_day(plus_days(today, 1)), true};
    }
    if (at.urgency != Urgency::non_urgent) {
        const Instant from = start_of_day(plus_days(today, 1));
        return {from, from + std::chrono::hours{24 * between(dice_, 0, 4)}, start_of_day(plus_days(today, 7))};
    }
    const auto& access = access_[profession];
    const bool is_soon = at.waits_since ? access.soon < soon_share(profession) * (access.visits + 1) : happens(dice_, soon_share(profession));
    if (is_soon) {
        const Instant from = start_of_day(plus_days(today, 1));
        return {from, from + std::chrono::hours{24 * between(dice_, 0, 5)}, start_of_day(plus_days(today, 8))};
    }
    const Instant from = start_of_day(plus_days(today, 8));
    Instant around = start_of_day(plus_days(today, days_later(dice_, 8, 12, farthest_day)));
    Instant until = around + std::chrono::hours{24 * 14};
    if (at.guarantee_by && !happens(dice_, beyond_guarantee)) {
        const Instant limit = start_of_day(plus_days(*at.guarantee_by, 1));
        until = std::min(until, limit);
        if (around >= until) around = std::max(from, until - std::chrono::hours{24 * 3});
    }
    if (until <= from) return {start_of_day(plus_days(today, 1)), start_of_day(plus_days(today, 1)), std::max(until, start_of_day(plus_days(today, 3)))};
    return {from, around, until};
}

std::optional<Slot> Story::find_time(std::size_t client, Profession profession, std::size_t type, const Wish& wish, std::optional<std::size_t> worker) {
    const auto near = [&](std::size_t who, std::size_t of, Instant until) -> std::optional<Slot> {
        auto found = calendar_->first(who, of, std::max(wish.from, wish.around), until, wish.today_too);
        if (!found && wish.around > wish.from) found = calendar_->last(who, of, wish.from, wish.around);
        return found;
    };
    if (worker) {
        if (const auto found = near(*worker, type, wish.until)) return found;
    } else {
        if (const auto found = near(choose_worker(client, profession), type, wish.until)) return found;
        for (int i = 0; i < 6; ++i)
            if (const auto found = near(any_worker(client, profession), type, wish.until)) return found;
    }
    // Nobody of the first thoughts has time: whoever comes nearest; then by the profession's usual service; then later.
    const auto main = visit_type(profession, false, true);
    const auto station = clients_[client].station;
    const auto limit = helsinki_date(now());
    for (const Instant until : {wish.until, wish.until + std::chrono::hours{24 * 4}, start_of_day(plus_days(limit, 7 * 11))})
        for (const auto of : {type, main}) {
            std::optional<Slot> best;
            bool best_is_here = false;
            for (const auto who : by_profession_.at(profession)) {
                if (worker && who != *worker) continue;
                const auto found = near(who, of, until);
                if (!found) continue;
                const bool here = workers_[who].station == station;
                const auto distance = [&](const Slot& s) { return s.begins_at < wish.around ? wish.around - s.begins_at : s.begins_at - wish.around; };
                if (!best || (here && !best_is_here) || (here == best_is_here && distance(*found) < distance(*best))) {
                    best = found;
                    best_is_here = here;
                }
            }
            if (best) return best;
            if (type == main) break;
        }
    return std::nullopt;
}

void Story::record_opened(std::size_t worker, std::size_t client, events::Purpose purpose, std::optional<ContactId> contact) {
    must(workers_[worker].actor, [&](Work& work) -> Result<Done> {
        TRY(access::open(work, clients_[client].client, purpose, contact));
        return Done{};
    });
}

void Story::expect_visit(BookingId booking, Ahead ahead) {
    const auto begins = ahead.slot.begins_at;
    count_visit(ahead, +1);
    const bool has_matter = ahead.matter.has_value();
    const auto client = ahead.client;
    ahead_.emplace(booking, std::move(ahead));
    when(begins, [this, booking] { meet(booking); });

    const auto until_then = begins - now();
    if (!has_matter || until_then < std::chrono::hours{30} || cancellations_.deal(dice_) != 0) return;
    const auto waits = static_cast<double>(until_then.count()) * (0.1 + 0.8 * dice_.unit());
    const Instant calls = open_minute(now() + Millis{static_cast<std::int64_t>(waits)});
    if (calls + std::chrono::hours{3} > begins) return;
    when(calls, [this, booking, client] {
        auto at = new_case(client, events::Channel::phone);
        at->words = words_for("call_to_cancel");
        at->about = booking;
        at->is_known = true;
        arrive(at);
    });
}

void Story::meet(BookingId booking) {
    const auto visit = ahead_.find(booking);
    if (visit == ahead_.end()) return;
    const auto ahead = visit->second;
    ahead_.erase(visit);
    if (no_shows_.deal(dice_) == 0) {
        count_visit(ahead, -1);
        when(ahead.slot.begins_at + Minutes{20}, [this, booking, ahead] {
            must(workers_[ahead.slot.worker].actor, [&](Work& work) { return visits::miss(work, booking); });
            if (ahead.matter) after_no_show(ahead);
        });
        return;
    }
    when(ahead.slot.ends_at, [this, booking, ahead] {
        const bool comes_again = follow_ups_.deal(dice_) == 0;
        visits::HoldVisit held{.icpc2 = reason_code(ahead.reason), .closes = std::nullopt};
        if (ahead.matter) held.closes = intake::CloseMatter{"treated_at_visit", words_for(comes_again ? "visit_goes_on" : "visit_done")};
        must(workers_[ahead.slot.worker].actor, [&](Work& work) { return visits::hold(work, booking, held); });
        if (comes_again) follow_up(ahead.slot.worker, ahead.client, ahead.reason, visit_types[ahead.slot.type].profession);
    });
}

void Story::after_no_show(const Ahead& ahead) {
    auto at = std::make_shared<Case>();
    at->client = ahead.client;
    at->reason = ahead.reason;
    at->matter = *ahead.matter;
    at->guarantee_by = ahead.guarantee_by;
    at->waits_since = ahead.waits_since;
    when(office_minute(between(dice_, 0, 1)), [this, at, slot = ahead.slot] {
        record_opened(slot.worker, at->client, events::Purpose::care, std::nullopt);
        if (happens(dice_, comes_after_all)) {
            const Instant from = start_of_day(plus_days(helsinki_date(now()), 1));
            const Wish wish{from, from, from + std::chrono::hours{24 * 14}};
            if (book_in(slot.worker, at, visit_types[slot.type].profession, slot.type, wish, std::nullopt, "book_again")) return;
        }
        close_owned(slot.worker, at, "did_not_come", "did_not_come");
    });
}

void Story::follow_up(std::size_t worker, std::size_t client, std::size_t reason, Profession profession) {
    const bool is_oral = profession == Profession::dentist || profession == Profession::dental_hygienist;
    auto next = profession;
    if (is_oral) {
        next = happens(dice_, 0.66) ? Profession::dentist : Profession::dental_hygienist;
    } else {
        for (int i = 0; i < 8; ++i) {
            next = county_.contacts.follow_up_professions[follow_up_professions_.deal(dice_)].id;
            if (next != Profession::dentist && next != Profession::dental_hygienist && next != Profession::case_surveyor) break;
        }
    }
    if (!by_profession_.contains(next)) next = profession;
    std::optional<std::size_t> with;
    if (next == profession && next != Profession::nurse && next != Profession::doctor) with = worker;

    const Date today = helsinki_date(now());
    Wish wish{start_of_day(plus_days(today, 4)), start_of_day(plus_days(today, days_later(dice_, 6, 14, farthest_day))), {}};
    wish.until = wish.around + std::chrono::hours{24 * 14};
    const auto type = visit_type(next, true, false);
    for (int tries = 0; tries < 3; ++tries) {
        const auto slot = find_time(client, next, type, wish, with);
        if (!slot) return;
        const auto booked = attempt(workers_[worker].actor, [&](Work& work) {
            auto booked_for = bookings::whom(work, clients_[client].client, std::nullopt);
            if (!booked_for) return Result<scheduling::BookingRow>(booked_for.refusal());
            return scheduling::book(work, {.time = time_in(*slot), .late_because = std::nullopt, .hold = std::nullopt}, *booked_for, bookings::known(work));
        });
        if (booked) {
            calendar_->take(*slot);
            expect_visit(booked->booking, {client, *slot, reason, std::nullopt, std::nullopt, std::nullopt});
            return;
        }
        if (booked.refusal().code != "scheduling.client_has_overlap") throw Bug("the demo did not foresee a booking's refusal: " + booked.refusal().code);
        wish.from = wish.around = slot->ends_at;
        wish.until = std::max(wish.until, slot->ends_at + std::chrono::hours{24 * 7});
    }
}

}  // namespace koppi::demo
