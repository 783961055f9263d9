// Tests: groups. Thirty-two people at once on the last seats, and random commands beside a plain model that knows the trade and nothing of the
// house: it says beforehand what is refused, and afterwards who sits where.
#include <doctest/doctest.h>

#include <deque>
#include <thread>

#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "platform/catalog.hpp"
#include "workflows/groupwork.hpp"

namespace koppi::tests {

namespace {

using namespace std::chrono;

constexpr Date first_tuesday = year{2026} / September / day{15};
const Instant monday = *instant_from("2026-09-07T06:00:00Z");

ClientId person(County& county, int n) {
    events::ClientDetails details{};
    details.family_name = "Asiakas" + std::to_string(n);
    details.given_names = "Aino";
    details.born = year{1990} / January / day{1};
    return county.client(details);
}

groups::OpenGroup group_of(UnitId unit, ProfessionalId leader, int seats, events::Companions companions, int meetings, int from_minute = 17 * 60) {
    groups::OpenGroup command{.name = "ELO",
                              .service = "lifestyle_group",
                              .unit = unit,
                              .leaders = {leader},
                              .seats = seats,
                              .companions = companions,
                              .language = Language::fi,
                              .is_remote = false,
                              .enrol_until = std::nullopt,
                              .meetings = {}};
    for (int n = 0; n < meetings; ++n) command.meetings.push_back({plus_days(first_tuesday, 7 * n), from_minute, from_minute + 90, std::nullopt, std::nullopt});
    return command;
}

}  // namespace

TEST_CASE("of thirty-two at once on the last three seats three get one, and the others hear that they are gone") {
    County county(monday);
    const auto station = county.unit("Armila", events::UnitKind::station);
    std::vector<Colleague> nurses;
    std::vector<ClientId> clients;
    for (int n = 0; n < 32; ++n) {
        nurses.push_back(county.colleague("Hoitaja" + std::to_string(n), "Veera", events::Profession::nurse, station));
        clients.push_back(person(county, n));
    }
    const auto opened = county.act("group_open", nurses.front().actor, [&](Work& work) {
        return groupwork::open(work, group_of(station, nurses.front().professional(), 5, events::Companions::none, 3));
    });
    REQUIRE(opened.ok());
    for (int n = 0; n < 2; ++n) {
        const auto seated = county.act("seat_take", nurses.front().actor,
                                       [&](Work& work) { return groupwork::take_seat(work, clients[static_cast<std::size_t>(n)], {opened->group, false, {}}); });
        REQUIRE(seated.ok());
    }
    std::vector<std::string> answers(32);
    std::atomic<int> ready{0};
    std::vector<std::thread> people;
    for (std::size_t n = 2; n < 32; ++n)
        people.emplace_back([&, n] {
            ++ready;
            while (ready < 30) std::this_thread::yield();
            const auto answer = county.act("seat_take", nurses[n].actor, [&](Work& work) { return groupwork::take_seat(work, clients[n], {opened->group, false, {}}); });
            answers[n] = answer ? "seat " + std::to_string(answer->number) : answer.refusal().code + ": " + words(Language::fi, answer.refusal());
        });
    for (auto& one : people) one.join();
    std::set<std::string> seats;
    int lost = 0;
    for (std::size_t n = 2; n < 32; ++n) {
        if (answers[n].starts_with("seat ")) {
            CHECK(seats.insert(answers[n]).second);
            continue;
        }
        ++lost;
        CHECK(answers[n] == "groups.full: Paikka ehti mennä: kaikki 5 paikkaa on varattu. Voit laittaa asiakkaan jonoon.");
    }
    CHECK(seats.size() == 3);
    CHECK(lost == 27);
    Auditor auditor;
    for (const auto& fault : auditor.look(county.connection(), county.now())) FAIL_CHECK(fault);
    CHECK(county.replays_otherwise().value_or("nothing") == "nothing");
}

namespace {

struct GroupFault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// ---- what the model remembers

struct ModelMember {
    int client;
    bool has_companion;
    int own;
    int companion = 0;
};
struct ModelMeeting {
    MeetingId id;
    int leader;
    Instant begins_at;
    Instant ends_at;
    bool stands = true;
    std::set<int> present = {};
};
struct ModelGroup {
    GroupId id;
    int seats;
    events::Companions companions;
    bool is_open = true;
    std::vector<ModelMember> members = {};
    std::vector<std::pair<int, bool>> queue = {};  // client, with companion
    std::vector<ModelMeeting> meetings = {};
};

// Nurses of one station open groups, plan and move meetings, seat clients, let them wait and in, and say who came.
class GroupWalk {
public:
    explicit GroupWalk(std::uint64_t seed, Project project = project_all)
        : county_(monday, seed, project), dice_(seed * 0x9e3779b97f4a7c15U + 1), seed_(seed) {
        station_ = county_.unit("Armila", events::UnitKind::station);
        for (const char* name : {"Laine", "Kallio", "Aalto"}) nurses_.push_back(county_.colleague(name, "Veera", events::Profession::nurse, station_));
        for (int n = 0; n < clients_max; ++n) clients_.push_back(person(county_, n));
    }

    std::optional<std::string> run(int steps) {
        int at = 0;
        try {
            for (at = 1; at <= steps; ++at) {
                county_.clock.advance(minutes{below(60 * 5)});
                step();
                compare();
                for (const auto& fault : auditor_.look(county_.connection(), county_.now())) throw GroupFault("the auditor: " + fault);
                if (at % 100 == 0 || at == steps)
                    if (const auto table = county_.replays_otherwise()) throw GroupFault("the ledger does not give the table " + *table);
            }
        } catch (const std::exception& fault) {
            return "seed " + std::to_string(seed_) + ", step " + std::to_string(at) + ": " + last_ + ": " + fault.what();
        }
        return std::nullopt;
    }
    const std::map<std::string, int>& answers() const { return answers_; }

private:
    static constexpr int clients_max = 12;

    int below(int n) { return static_cast<int>(dice_.below(static_cast<std::uint64_t>(n))); }
    bool chance(int percent) { return below(100) < percent; }
    static std::size_t at(int n) { return static_cast<std::size_t>(n); }
    const Actor& actor(int nurse) const { return nurses_[at(nurse)].actor; }

    template <class Verb>
    auto does(const char* route, const std::string& expected, Verb verb) {
        last_ = route;
        const auto before = county_.writer().position();
        auto answer = county_.act(route, actor(below(3)), verb);
        const std::string seen = answer ? "" : answer.refusal().code;
        ++answers_[std::string(route) + " " + (seen.empty() ? "done" : seen)];
        if (seen != expected) throw GroupFault("it answered '" + seen + "', and the model says '" + expected + "'");
        if (!answer && county_.writer().position() != before) throw GroupFault("it was refused, and something was written");
        return answer;
    }

    static int taken(const ModelGroup& group) {
        int sum = 0;
        for (const auto& one : group.members) sum += one.companion > 0 ? 2 : 1;
        return sum;
    }
    bool meets_on(const ModelGroup& group) const {
        return std::any_of(group.meetings.begin(), group.meetings.end(), [&](const auto& one) { return one.stands && one.begins_at > county_.now(); });
    }
    static bool is_member(const ModelGroup& group, int client) {
        return std::any_of(group.members.begin(), group.members.end(), [&](const auto& one) { return one.client == client; });
    }
    static int place(const ModelGroup& group, int client) {
        for (std::size_t n = 0; n < group.queue.size(); ++n)
            if (group.queue[n].first == client) return static_cast<int>(n) + 1;
        return 0;
    }
    // What hinders whoever is not there yet.
    std::string hindrance(const ModelGroup& group, int client, bool has_companion) const {
        if (!group.is_open) return "groups.has_ended";
        if (!meets_on(group)) return "groups.no_meeting_ahead";
        if (has_companion && group.companions == events::Companions::none) return "groups.no_companions";
        if (is_member(group, client)) return "groups.already_seated";
        if (place(group, client) > 0) return "groups.already_waiting";
        return "";
    }
    static std::string lack(const ModelGroup& group, bool has_companion) {
        const int needed = has_companion && group.companions == events::Companions::seat ? 2 : 1;
        if (taken(group) + needed <= group.seats) return "";
        return taken(group) < group.seats ? "groups.one_seat_left" : "groups.full";
    }
    static void sit(ModelGroup& group, int client, bool has_companion) {
        std::set<int> numbers;
        for (const auto& one : group.members) {
            numbers.insert(one.own);
            if (one.companion > 0) numbers.insert(one.companion);
        }
        const auto lowest = [&] {
            int number = 1;
            while (numbers.contains(number)) ++number;
            numbers.insert(number);
            return number;
        };
        ModelMember member{client, has_companion, lowest()};
        if (has_companion && group.companions == events::Companions::seat) member.companion = lowest();
        group.members.push_back(member);
    }
    // Who leads something else then.
    std::string in_the_way(int leader, Instant begins_at, Instant ends_at, const ModelMeeting* itself) const {
        if (begins_at <= county_.now()) return "scheduling.slot_has_begun";
        for (const auto& group : groups_)
            for (const auto& one : group.meetings)
                if (one.stands && &one != itself && one.leader == leader && one.begins_at < ends_at && begins_at < one.ends_at) return "scheduling.leader_meets";
        return "";
    }
    groups::MeetingWish some_time(int leader) {
        const Date date = plus_days(helsinki_date(county_.now()), below(40));
        const int from = 60 * (14 + below(5)) + 5 * below(12);
        return {date, from, from + 60 + 15 * below(3), std::vector{nurses_[at(leader)].professional()}, std::nullopt};
    }
    static std::pair<Instant, Instant> stretch(const groups::MeetingWish& wish) {
        return {instant_at(wish.date, wish.from_minute).value(), instant_at(wish.date, wish.until_minute).value()};
    }

    // Mostly a group that takes people; now and then one that is over.
    ModelGroup& some_group() {
        std::vector<ModelGroup*> alive;
        for (auto& group : groups_)
            if (group.is_open && meets_on(group)) alive.push_back(&group);
        if (alive.empty() || chance(10)) return groups_[at(below(static_cast<int>(groups_.size())))];
        return *alive[at(below(static_cast<int>(alive.size())))];
    }
    void step() {
        const auto alive = std::count_if(groups_.begin(), groups_.end(), [&](const auto& group) { return group.is_open && meets_on(group); });
        if (alive < 2 || chance(1)) return open();
        auto& group = some_group();
        switch (below(20)) {
            case 0: return plan(group);
            case 1: return move(group);
            case 2: return chance(30) ? cancel_meeting(group) : chance(10) ? cancel(group) : plan(group);
            case 3:
            case 4: return attendance(group);
            case 5: return change(group);
            case 6: return give_up(group);
            case 7: return chance(30) ? leave(group) : take(group);
            case 8:
            case 9: return promote(group);
            case 10:
            case 11:
            case 12:
            case 13: return join(group);
            default: return take(group);
        }
    }

    void open() {
        const int leader = below(3);
        const std::array kinds{events::Companions::none, events::Companions::beside, events::Companions::seat};
        ModelGroup made{{}, 2 + below(4), kinds[at(below(3))]};
        auto command = group_of(station_, nurses_[at(leader)].professional(), made.seats, made.companions, 0);
        std::string expected;
        for (int n = 0, count = 1 + below(4); n < count; ++n) {
            auto wish = some_time(leader);
            wish.leaders.reset();
            const auto [begins_at, ends_at] = stretch(wish);
            if (expected.empty()) expected = in_the_way(leader, begins_at, ends_at, nullptr);
            for (const auto& one : made.meetings)
                if (expected.empty() && one.begins_at < ends_at && begins_at < one.ends_at) expected = "scheduling.leader_meets";
            made.meetings.push_back({{}, leader, begins_at, ends_at});
            command.meetings.push_back(wish);
        }
        const auto answer = does("group_open", expected, [&](Work& work) { return groupwork::open(work, command); });
        if (!answer) return;
        made.id = answer->group;
        for (std::size_t n = 0; n < made.meetings.size(); ++n) made.meetings[n].id = answer->meetings[n];
        groups_.push_back(std::move(made));
    }
    void plan(ModelGroup& group) {
        const int leader = below(3);
        const auto wish = some_time(leader);
        const auto [begins_at, ends_at] = stretch(wish);
        auto expected = in_the_way(leader, begins_at, ends_at, nullptr);
        if (expected.empty() && !group.is_open) expected = "groups.has_ended";
        const auto answer = does("meeting_plan", expected, [&](Work& work) { return groupwork::plan(work, group.id, wish); });
        if (answer) group.meetings.push_back({answer->meeting, leader, begins_at, ends_at});
    }
    ModelMeeting& some_meeting(ModelGroup& group) { return group.meetings[at(below(static_cast<int>(group.meetings.size())))]; }
    std::string past(const ModelMeeting& meeting) const {
        if (!meeting.stands) return "groups.meeting_cancelled";
        return meeting.begins_at <= county_.now() ? "groups.meeting_has_begun" : "";
    }
    void move(ModelGroup& group) {
        auto& meeting = some_meeting(group);
        const int leader = below(3);
        const auto wish = some_time(leader);
        const auto [begins_at, ends_at] = stretch(wish);
        auto expected = past(meeting);
        if (expected.empty()) expected = in_the_way(leader, begins_at, ends_at, &meeting);
        const auto answer = does("meeting_move", expected, [&](Work& work) { return groupwork::move(work, meeting.id, {wish, "professional_absent"}); });
        if (answer) std::tie(meeting.leader, meeting.begins_at, meeting.ends_at) = std::tuple(leader, begins_at, ends_at);
    }
    void cancel_meeting(ModelGroup& group) {
        auto& meeting = some_meeting(group);
        if (does("meeting_cancel", past(meeting), [&](Work& work) { return groupwork::cancel_meeting(work, meeting.id, {"professional_absent"}); })) meeting.stands = false;
    }
    void cancel(ModelGroup& group) {
        if (!does("group_cancel", group.is_open ? "" : "groups.has_ended", [&](Work& work) { return groupwork::cancel(work, group.id, {wire::Text<500, 1>{"ei tarpeeksi väkeä"}}); })) return;
        group.is_open = false;
        for (auto& meeting : group.meetings)
            if (meeting.begins_at > county_.now()) meeting.stands = false;
    }
    void change(ModelGroup& group) {
        const int seats = 1 + below(6);
        int highest = 0;
        for (const auto& one : group.members) highest = std::max({highest, one.own, one.companion});
        const std::string expected = !group.is_open ? "groups.has_ended" : seats < highest ? "groups.seat_is_taken" : "";
        if (does("group_change", expected, [&](Work& work) { return groups::change(work, group.id, {"ELO", seats, std::nullopt}); })) group.seats = seats;
    }
    void take(ModelGroup& group) {
        const int client = below(clients_max);
        const bool has_companion = chance(40);
        const bool says_why = chance(20);
        auto expected = hindrance(group, client, has_companion);
        if (expected.empty()) expected = lack(group, has_companion);
        if (expected.empty() && !group.queue.empty() && !says_why) expected = "groups.others_wait";
        groupwork::TakeSeat command{group.id, has_companion, std::nullopt};
        if (says_why) command.past_queue = "kiireellinen tarve";
        if (does("seat_take", expected, [&](Work& work) { return groupwork::take_seat(work, clients_[at(client)], command); })) sit(group, client, has_companion);
    }
    void join(ModelGroup& group) {
        const int client = below(clients_max);
        const bool has_companion = chance(40);
        auto expected = hindrance(group, client, has_companion);
        if (expected.empty() && group.queue.empty() && lack(group, has_companion).empty()) expected = "groups.has_room";
        if (does("queue_join", expected, [&](Work& work) { return groupwork::join_queue(work, clients_[at(client)], {group.id, has_companion}); }))
            group.queue.emplace_back(client, has_companion);
    }
    WaitId wait_of(const ModelGroup& group, std::size_t n) {
        auto rows = county_.rows();
        return groups::queue_of(rows, group.id).at(n).wait;
    }
    SeatId seat_of(const ModelGroup& group, int client) {
        auto rows = county_.rows();
        for (const auto& seat : groups::participants_of(rows, group.id))
            if (seat.client == clients_[at(client)] && !seat.given_up_at) return seat.seat;
        throw GroupFault("a member has no seat");
    }
    void promote(ModelGroup& group) {
        if (group.queue.empty()) return;
        const auto n = chance(40) ? 0 : at(below(static_cast<int>(group.queue.size())));
        const auto [client, has_companion] = group.queue[n];
        const bool says_why = chance(30);
        std::string expected = !group.is_open ? "groups.has_ended" : !meets_on(group) ? "groups.no_meeting_ahead" : lack(group, has_companion);
        if (expected.empty() && n > 0 && !says_why) expected = "groups.not_first";
        groupwork::Promote command{};
        if (says_why) command.past_queue = "ensimmäistä ei tavoitettu";
        const auto wait = wait_of(group, n);
        if (!does("queue_promote", expected, [&](Work& work) { return groupwork::promote(work, wait, command); })) return;
        sit(group, client, has_companion);
        group.queue.erase(group.queue.begin() + static_cast<std::ptrdiff_t>(n));
    }
    void leave(ModelGroup& group) {
        if (group.queue.empty()) return;
        const auto n = at(below(static_cast<int>(group.queue.size())));
        const auto wait = wait_of(group, n);
        if (does("queue_leave", "", [&](Work& work) { return groupwork::leave_queue(work, wait, {"no_longer_needed"}); }))
            group.queue.erase(group.queue.begin() + static_cast<std::ptrdiff_t>(n));
    }
    void give_up(ModelGroup& group) {
        if (group.members.empty()) return;
        const auto n = at(below(static_cast<int>(group.members.size())));
        const auto seat = seat_of(group, group.members[n].client);
        if (does("seat_give_up", "", [&](Work& work) { return groupwork::give_up(work, seat, {"client_cannot_come"}); }))
            group.members.erase(group.members.begin() + static_cast<std::ptrdiff_t>(n));
    }
    void attendance(ModelGroup& group) {
        const auto begun = std::find_if(group.meetings.begin(), group.meetings.end(),
                                        [&](const auto& one) { return one.stands && one.begins_at <= county_.now(); });
        auto& meeting = begun == group.meetings.end() || chance(20) ? some_meeting(group) : *begun;
        groupwork::RecordAttendance command;
        std::set<int> present;
        for (const auto& member : group.members)
            if (chance(70)) {
                command.present.push_back({seat_of(group, member.client), member.has_companion && chance(50)});
                present.insert(member.client);
            }
        const std::string expected = !meeting.stands ? "groups.meeting_cancelled" : meeting.begins_at > county_.now() ? "groups.meeting_not_begun" : "";
        if (does("meeting_attendance", expected, [&](Work& work) { return groupwork::record_attendance(work, meeting.id, command); })) meeting.present = present;
    }

    // ---- the house against the model

    void compare() {
        auto rows = county_.rows();
        std::map<int, std::int64_t> visits;
        for (const auto& group : groups_) {
            std::set<std::tuple<int, int, int>> expected;
            for (const auto& one : group.members) expected.emplace(one.client, one.own, one.companion);
            std::set<std::tuple<int, int, int>> seen;
            for (const auto& seat : groups::participants_of(rows, group.id))
                if (!seat.given_up_at) seen.emplace(number_of(seat.client), seat.number, seat.companion_number.value_or(0));
            if (seen != expected) throw GroupFault("others sit in the group than by the model");
            std::vector<std::pair<int, bool>> queue;
            for (const auto& wait : groups::queue_of(rows, group.id)) queue.emplace_back(number_of(wait.client), wait.has_companion);
            if (queue != group.queue) throw GroupFault("others wait than by the model");
            for (const auto& meeting : group.meetings)
                for (const int client : meeting.present) ++visits[client];
        }
        for (int client = 0; client < clients_max; ++client)
            if (scheduling::visits_count(rows, clients_[at(client)]) != visits[client]) throw GroupFault("a client has other visits than by the model");
        for (int nurse = 0; nurse < 3; ++nurse) {
            std::set<Instant> expected;
            for (const auto& group : groups_)
                for (const auto& meeting : group.meetings)
                    if (meeting.stands && meeting.leader == nurse) expected.insert(meeting.begins_at);
            std::set<Instant> seen;
            for (const auto& meeting : groups::led_by(rows, nurses_[at(nurse)].professional(), {monday, monday + days{400}})) seen.insert(meeting.begins_at);
            if (seen != expected) throw GroupFault("a nurse leads other meetings than by the model");
        }
    }
    int number_of(ClientId client) const { return static_cast<int>(std::find(clients_.begin(), clients_.end(), client) - clients_.begin()); }

    County county_;
    Dice dice_;
    std::uint64_t seed_;
    Auditor auditor_;
    UnitId station_{};
    std::vector<Colleague> nurses_;
    std::vector<ClientId> clients_;
    std::deque<ModelGroup> groups_;
    std::string last_;
    std::map<std::string, int> answers_;
};

void project_forgetting_given_up_seats(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    if (!std::holds_alternative<events::SeatGivenUp>(event)) project_all(tables, event, stamp);
}
void project_forgetting_moved_meetings(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    if (!std::holds_alternative<events::MeetingMoved>(event)) project_all(tables, event, stamp);
}

}  // namespace

TEST_CASE("groups do what the model says, whatever people do in whatever order") {
    std::map<std::string, int> answers;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        GroupWalk walk(seed);
        const auto fault = walk.run(500);
        if (fault) FAIL(*fault);
        for (const auto& [answer, times] : walk.answers()) answers[answer] += times;
    }
    std::string met;
    for (const auto& [answer, times] : answers) met += "\n" + answer + " " + std::to_string(times);
    INFO(met);
    // A walk that meets nobody proves nothing.
    for (const char* wanted : {"group_open done", "seat_take done", "seat_take groups.full", "seat_take groups.others_wait", "seat_take groups.one_seat_left",
                               "queue_join done", "queue_promote done", "queue_promote groups.not_first", "seat_give_up done", "meeting_move done",
                               "meeting_move scheduling.leader_meets", "meeting_cancel done", "meeting_attendance done", "group_change groups.seat_is_taken"})
        CHECK_MESSAGE(answers[wanted] > 0, wanted);
}

TEST_CASE("a house that forgets a freed seat or a moved meeting is caught") {
    CHECK(GroupWalk(1, project_forgetting_given_up_seats).run(300).value_or("nothing") != "nothing");
    CHECK(GroupWalk(1, project_forgetting_moved_meetings).run(300).value_or("nothing") != "nothing");
}

}  // namespace koppi::tests
