// Waiting, rules: tests as sentences and properties.
#include "modules/waiting/rules.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace koppi;
namespace waiting_rules = koppi::waiting::rules;
using events::TimeOfDay;
using events::Urgency;
using waiting_rules::Guarantee;

namespace {

const Instant monday_eight = *instant_from("2026-03-02T06:00:00Z");
constexpr waiting_rules::Practice two_days{Minutes{48 * 60}};

template <class T>
T numbered(std::uint8_t n) {
    T id{};
    id.bytes.fill(n);
    return id;
}
const auto armila = numbered<UnitId>(1);
const auto veera = numbered<ProfessionalId>(2);

waiting_rules::Entry entry(Urgency urgency = Urgency::non_urgent, std::optional<Date> guarantee_by = std::nullopt, Millis after = Millis{0}) {
    return {.wait = numbered<WaitId>(3),
            .unit = armila,
            .service = "nurse_reception",
            .urgency = urgency,
            .guarantee_by = guarantee_by,
            .wishes = {.short_notice = true},
            .entered_at = monday_eight + after};
}
waiting_rules::Time time_at(const char* utc) { return {veera, armila, "nurse_reception", *instant_from(utc)}; }
Date days_on(int n) { return plus_days(*date_from("2026-03-02"), n); }

std::string answer_to_wishes(std::optional<Date> earliest, std::optional<Date> latest) {
    events::WaitWishes wishes{};
    wishes.earliest = earliest;
    wishes.latest = latest;
    const auto sound = waiting_rules::sound(wishes, days_on(0));
    return sound ? "sound" : sound.refusal().code + sound.refusal().where;
}

}  // namespace

TEST_CASE("wishes end today or later, after they begin, and not in another age") {
    CHECK(answer_to_wishes({}, {}) == "sound");
    CHECK(answer_to_wishes({}, days_on(0)) == "sound");
    CHECK(answer_to_wishes({}, days_on(-1)) == "waiting.wishes_have_passed/wishes/latest");
    CHECK(answer_to_wishes(days_on(3), days_on(3)) == "sound");
    CHECK(answer_to_wishes(days_on(3), days_on(2)) == "waiting.wishes_end_before_they_begin/wishes/latest");
    CHECK(answer_to_wishes(days_on(730), {}) == "sound");
    CHECK(answer_to_wishes(days_on(735), {}) == "wire.out_of_range/wishes/earliest");
}

TEST_CASE("a wish that is said twice is said once") {
    events::WaitWishes wishes{};
    wishes.weekdays = {Weekday::friday, Weekday::monday, Weekday::friday};
    wishes.times_of_day = {TimeOfDay::evening, TimeOfDay::morning, TimeOfDay::morning};
    const auto sound = waiting_rules::sound(wishes, days_on(0)).value();
    CHECK(sound.weekdays == std::vector{Weekday::monday, Weekday::friday});
    CHECK(sound.times_of_day == std::vector{TimeOfDay::morning, TimeOfDay::evening});
}

TEST_CASE("whoever must be seen today waits for no freed time") {
    CHECK(waiting_rules::may_wait(Urgency::emergency).refusal().code == "waiting.emergency_does_not_wait");
    CHECK(waiting_rules::may_wait(Urgency::same_day).refusal().code == "waiting.same_day_does_not_wait");
    for (const auto urgency : {Urgency::within_days, Urgency::non_urgent, Urgency::no_care_need}) CHECK(waiting_rules::may_wait(urgency).ok());
}

TEST_CASE("a time suits whoever waits for that service in that unit, or for that very worker wherever they are") {
    const auto time = time_at("2026-03-10T08:00:00Z");
    CHECK(waiting_rules::is_of(entry(), time));
    auto elsewhere = entry();
    elsewhere.unit = numbered<UnitId>(9);
    CHECK_FALSE(waiting_rules::is_of(elsewhere, time));
    elsewhere.wishes.professional = veera;
    CHECK(waiting_rules::is_of(elsewhere, time));
    auto with_another = entry();
    with_another.wishes.professional = numbered<ProfessionalId>(8);
    CHECK_FALSE(waiting_rules::is_of(with_another, time));
    auto of_the_doctor = entry();
    of_the_doctor.service = "doctor_reception";
    CHECK_FALSE(waiting_rules::is_of(of_the_doctor, time));
    CHECK(waiting_rules::must_be_of(of_the_doctor, time).refusal().code == "waiting.another_service");
}

TEST_CASE("a time fits on the days and at the times of day that the client can come") {
    const auto fits = [](const waiting_rules::Entry& one, const char* utc) { return waiting_rules::fits(one, time_at(utc), two_days, monday_eight); };
    auto one = entry();
    CHECK(fits(one, "2026-03-10T08:00:00Z"));
    CHECK_FALSE(fits(one, "2026-03-02T06:00:00Z"));  // it has begun
    one.wishes.earliest = days_on(8);
    one.wishes.latest = days_on(9);
    CHECK_FALSE(fits(one, "2026-03-09T08:00:00Z"));
    CHECK(fits(one, "2026-03-10T08:00:00Z"));
    CHECK(fits(one, "2026-03-11T08:00:00Z"));
    CHECK_FALSE(fits(one, "2026-03-12T08:00:00Z"));
    one = entry();
    one.wishes.weekdays = {Weekday::tuesday};
    CHECK(fits(one, "2026-03-10T08:00:00Z"));
    CHECK_FALSE(fits(one, "2026-03-11T08:00:00Z"));
    one = entry();
    one.wishes.times_of_day = {TimeOfDay::morning};
    CHECK(fits(one, "2026-03-10T09:59:00Z"));  // 11.59 on the wall
    CHECK_FALSE(fits(one, "2026-03-10T10:00:00Z"));
    one.wishes.times_of_day = {TimeOfDay::afternoon};
    CHECK(fits(one, "2026-03-10T10:00:00Z"));
    CHECK_FALSE(fits(one, "2026-03-10T14:00:00Z"));
    one.wishes.times_of_day = {TimeOfDay::evening};
    CHECK(fits(one, "2026-03-10T14:00:00Z"));
    // Noon is noon in summer time too.
    CHECK(fits(one, "2026-03-30T13:00:00Z"));
}

TEST_CASE("a time sooner than two days is for those who can come at short notice") {
    auto one = entry();
    one.wishes.short_notice = false;
    const auto fits_in = [&](Millis ahead) {
        return waiting_rules::fits(one, {veera, armila, "nurse_reception", monday_eight + ahead}, two_days, monday_eight);
    };
    CHECK_FALSE(fits_in(48h - 1ms));
    CHECK(fits_in(48h));
    one.wishes.short_notice = true;
    CHECK(fits_in(1h));
}

TEST_CASE("need comes first, then the last day of the care guarantee, then who has waited longest") {
    const auto soon = entry(Urgency::within_days, days_on(60));
    const auto early = entry(Urgency::non_urgent, days_on(3), 2h);
    const auto late = entry(Urgency::non_urgent, days_on(9), 1h);
    const auto old = entry(Urgency::non_urgent, std::nullopt, 0h);
    const auto fresh = entry(Urgency::non_urgent, std::nullopt, 3h);
    const std::vector in_order{soon, early, late, old, fresh};
    for (std::size_t i = 0; i + 1 < in_order.size(); ++i) {
        CHECK(waiting_rules::before(in_order[i], in_order[i + 1]));
        CHECK_FALSE(waiting_rules::before(in_order[i + 1], in_order[i]));
    }
    CHECK_FALSE(waiting_rules::before(soon, soon));
}

TEST_CASE("the order is one order, whoever stands in the book") {
    CHECK(rc::check([](const std::vector<std::tuple<std::uint8_t, std::uint8_t, std::uint8_t>>& said) {
        std::vector<waiting_rules::Entry> book;
        for (const auto& [urgency, guarantee, age] : said) {
            auto one = entry(static_cast<Urgency>(2 + urgency % 3), guarantee % 4 == 0 ? std::nullopt : std::optional(days_on(guarantee % 5)), Minutes{age % 5});
            one.wait = numbered<WaitId>(static_cast<std::uint8_t>(book.size()));
            book.push_back(one);
        }
        auto backwards = book;
        std::reverse(backwards.begin(), backwards.end());
        std::sort(book.begin(), book.end(), waiting_rules::before);
        std::sort(backwards.begin(), backwards.end(), waiting_rules::before);
        for (std::size_t i = 0; i < book.size(); ++i) {
            RC_ASSERT(book[i].wait == backwards[i].wait);
            if (i > 0) RC_ASSERT(book[i - 1].urgency <= book[i].urgency);
        }
    }));
}

TEST_CASE("a breach of the care guarantee is seen before it happens") {
    const auto noon_of = [](int n) { return start_of_day(days_on(n)) + 12h; };
    CHECK(waiting_rules::guarantee(std::nullopt, std::nullopt, days_on(0)) == Guarantee::none);
    CHECK(waiting_rules::guarantee(days_on(7), noon_of(7), days_on(0)) == Guarantee::in_time);
    CHECK(waiting_rules::guarantee(days_on(7), noon_of(8), days_on(0)) == Guarantee::breach_coming);
    CHECK(waiting_rules::guarantee(days_on(7), std::nullopt, days_on(7)) == Guarantee::breach_coming);
    CHECK(waiting_rules::guarantee(days_on(7), noon_of(9), days_on(8)) == Guarantee::passed);
}

TEST_CASE("nobody is offered two times at once, and the second is told who was first") {
    waiting_rules::Standing standing{.has_ended = false, .offered_by_name = "Laine Maija", .answer_by = monday_eight + 1h};
    const auto refused = waiting_rules::may_offer(standing, monday_eight);
    CHECK(refused.refusal().code == "waiting.offered_already");
    CHECK(refused.refusal().details.at("name") == "Laine Maija");
    // What ran out is no offer.
    CHECK(waiting_rules::may_offer(standing, monday_eight + 1h).ok());
    standing.has_ended = true;
    CHECK(waiting_rules::may_offer(standing, monday_eight).refusal().code == "waiting.has_ended");
}

TEST_CASE("an offer is answered once, and until its last millisecond") {
    CHECK(waiting_rules::may_answer({false, monday_eight}, monday_eight - 1ms).ok());
    CHECK(waiting_rules::may_answer({false, monday_eight}, monday_eight).refusal().code == "waiting.offer_has_ended");
    CHECK(waiting_rules::may_answer({true, monday_eight}, monday_eight - 1h).refusal().code == "waiting.offer_has_ended");
}
