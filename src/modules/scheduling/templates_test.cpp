// Scheduling, templates: tests as sentences and properties.
#include "modules/scheduling/templates.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/civil_time.hpp"

namespace koppi::scheduling::templates {

namespace {

using namespace std::chrono;

events::TemplateBlock block_on(Weekday weekday, int from_minute, int until_minute) {
    return {.weekday = weekday,
            .from_minute = from_minute,
            .until_minute = until_minute,
            .service = "nurse_reception",
            .kind = events::VisitKind::on_site,
            .slot_minutes = 20,
            .purpose = events::SlotPurpose::open,
            .opens_days_before = std::nullopt,
            .released_days_before = std::nullopt};
}

const Date monday = year{2026} / March / day{2};

Assignment from_monday(std::vector<events::TemplateBlock> blocks) {
    Assignment assignment{};
    assignment.given.first_day = monday;
    assignment.given.every_weeks = 1;
    assignment.blocks = std::move(blocks);
    return assignment;
}

std::string answer(const std::vector<events::TemplateBlock>& blocks) {
    const auto sound = are_sound(blocks);
    return sound ? "sound" : sound.refusal().code + " " + sound.refusal().where;
}

}  // namespace

TEST_CASE("a weekly stretch takes place on its weekday, from the first day to the last") {
    auto assignment = from_monday({block_on(Weekday::tuesday, 8 * 60, 12 * 60)});
    assignment.given.last_day = plus_days(monday, 8);
    CHECK(stretches_on(assignment, monday).empty());
    const auto tuesday = stretches_on(assignment, plus_days(monday, 1));
    REQUIRE(tuesday.size() == 1);
    CHECK(tuesday.front().time.begin == *instant_at(plus_days(monday, 1), 8 * 60));
    CHECK(tuesday.front().time.end == *instant_at(plus_days(monday, 1), 12 * 60));
    CHECK(stretches_on(assignment, plus_days(monday, 8)).size() == 1);
    CHECK(stretches_on(assignment, plus_days(monday, 15)).empty());
    CHECK(stretches_on(assignment, plus_days(monday, -6)).empty());
}

TEST_CASE("every second week is counted from the Monday of the first week") {
    auto assignment = from_monday({block_on(Weekday::monday, 480, 720)});
    assignment.given.first_day = plus_days(monday, 3);
    assignment.given.every_weeks = 2;
    // The Monday of the first week lies before the first day; the next one is not worked, the one after is.
    CHECK(!is_worked(assignment, monday));
    CHECK(!is_worked(assignment, plus_days(monday, 7)));
    CHECK(is_worked(assignment, plus_days(monday, 14)));
}

TEST_CASE("holidays are not worked, but where the template says so") {
    auto assignment = from_monday({block_on(Weekday::friday, 480, 720)});
    const Date good_friday = year{2026} / April / day{3};
    CHECK(stretches_on(assignment, good_friday).empty());
    assignment.works_on_holidays = true;
    CHECK(stretches_on(assignment, good_friday).size() == 1);
}

TEST_CASE("eight o'clock is eight o'clock on the wall on both sides of both DST Sundays") {
    const auto assignment = from_monday({block_on(Weekday::sunday, 8 * 60, 12 * 60), block_on(Weekday::monday, 8 * 60, 12 * 60)});
    for (const Date sunday : {Date{year{2026} / March / day{29}}, Date{year{2026} / October / day{25}}}) {
        for (const int later : {-6, 0, 1, 7, 8}) {
            const Date date = plus_days(sunday, later);
            for (const auto& stretch : stretches_on(assignment, date)) {
                CHECK(civil(stretch.time.begin) == CivilTime{date, 8 * 60});
                CHECK(stretch.time.end - stretch.time.begin == hours{4});
            }
        }
    }
}

TEST_CASE("in the night of spring the hour that is left out does not take place, and what reaches over it is shorter") {
    const Date spring = year{2026} / March / day{29};
    CHECK(!on_wall(spring, 3 * 60, 4 * 60));
    CHECK(!on_wall(spring, 3 * 60 + 10, 3 * 60 + 50));
    const auto over = on_wall(spring, 2 * 60, 5 * 60);
    REQUIRE(over);
    CHECK(over->end - over->begin == hours{2});
    const auto into = on_wall(spring, 2 * 60 + 30, 3 * 60 + 30);
    REQUIRE(into);
    CHECK(into->end - into->begin == minutes{30});
    const auto out_of = on_wall(spring, 3 * 60 + 30, 4 * 60 + 30);
    REQUIRE(out_of);
    CHECK(civil(out_of->begin) == CivilTime{spring, 4 * 60});
    CHECK(out_of->end - out_of->begin == minutes{30});
    const auto whole = on_wall(spring, 0, 24 * 60);
    CHECK(whole->end - whole->begin == hours{23});
}

TEST_CASE("in the night of autumn the hour that comes twice is worked twice, a part of it once") {
    const Date autumn = year{2026} / October / day{25};
    const auto twice = on_wall(autumn, 3 * 60, 4 * 60);
    REQUIRE(twice);
    CHECK(twice->end - twice->begin == hours{2});
    const auto part = on_wall(autumn, 3 * 60 + 10, 3 * 60 + 50);
    REQUIRE(part);
    CHECK(part->end - part->begin == minutes{40});
    CHECK(utc_offset(part->begin) == hours{3});
    const auto whole = on_wall(autumn, 0, 24 * 60);
    CHECK(whole->end - whole->begin == hours{25});
}

TEST_CASE("the stretches of any two blocks that do not meet on the wall do not meet in time, on any day") {
    CHECK(rc::check([] {
        const auto from = *rc::gen::inRange(0, 287) * 5;
        const auto until = *rc::gen::inRange(from / 5 + 1, 289) * 5;
        const auto later_from = *rc::gen::inRange(until / 5, 288) * 5;
        const auto later_until = *rc::gen::inRange(later_from / 5 + 1, 289) * 5;
        const Date date = plus_days(year{2026} / January / day{1}, *rc::gen::inRange(0, 730));
        const auto a = on_wall(date, from, until);
        const auto b = on_wall(date, later_from, later_until);
        if (a && b) RC_ASSERT(!overlap(*a, *b));
        for (const auto& one : {a, b})
            if (one) RC_ASSERT(one->begin >= start_of_day(date) && one->end <= end_of_day(date));
    }));
}

TEST_CASE("kept hours open and are released at the beginning of a Helsinki day") {
    auto block = block_on(Weekday::monday, 480, 720);
    block.purpose = events::SlotPurpose::urgent;
    block.opens_days_before = 1;
    block.released_days_before = 0;
    const auto stretch = stretches_on(from_monday({block}), plus_days(monday, 7)).front();
    CHECK(stretch.opens_at == start_of_day(plus_days(monday, 6)));
    CHECK(kept_for(stretch, start_of_day(plus_days(monday, 7)) - Millis{1}) == events::SlotPurpose::urgent);
    CHECK(kept_for(stretch, start_of_day(plus_days(monday, 7))) == events::SlotPurpose::open);
}

TEST_CASE("what is wrong with a template is told at its block and field") {
    CHECK(answer({}) == "scheduling.template_is_empty /blocks");
    CHECK(answer({block_on(Weekday::monday, 480, 720)}) == "sound");
    CHECK(answer({block_on(Weekday::monday, 482, 720)}) == "scheduling.hours_off_grid /blocks/0/from_minute");
    CHECK(answer({block_on(Weekday::monday, 480, 1445)}) == "scheduling.hours_off_grid /blocks/0/until_minute");
    CHECK(answer({block_on(Weekday::monday, 480, 480)}) == "scheduling.hours_have_no_length /blocks/0/until_minute");
    CHECK(answer({block_on(Weekday::monday, 480, 490)}) == "scheduling.slot_longer_than_hours /blocks/0/slot_minutes");
    CHECK(answer({block_on(Weekday::monday, 480, 720), block_on(Weekday::monday, 715, 800)}) == "scheduling.hours_overlap /blocks/1/from_minute");
    CHECK(answer({block_on(Weekday::monday, 480, 720), block_on(Weekday::monday, 720, 800)}) == "sound");
    auto block = block_on(Weekday::monday, 480, 720);
    block.purpose = events::SlotPurpose::remote_only;
    CHECK(answer({block}) == "scheduling.remote_only_is_remote /blocks/0/kind");
    block = block_on(Weekday::monday, 480, 720);
    block.opens_days_before = 3;
    block.released_days_before = 4;
    CHECK(answer({block}) == "scheduling.released_before_open /blocks/0/released_days_before");
}

TEST_CASE("two assignments of one person clash where they would have them in two places, and only there") {
    const auto one = from_monday({block_on(Weekday::monday, 480, 720)});
    auto other = from_monday({block_on(Weekday::monday, 700, 800)});
    CHECK(first_clash(one, other) == monday);
    other.blocks = {block_on(Weekday::monday, 720, 800), block_on(Weekday::tuesday, 480, 720)};
    CHECK(!first_clash(one, other));
    // Every second week each, in turn: they never meet.
    auto even = one;
    auto odd = one;
    even.given.every_weeks = 2;
    odd.given.every_weeks = 2;
    odd.given.first_day = plus_days(monday, 7);
    CHECK(!first_clash(even, odd));
    odd.given.every_weeks = 3;
    CHECK(first_clash(even, odd) == plus_days(monday, 28));
}

}  // namespace koppi::scheduling::templates
