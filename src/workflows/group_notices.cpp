// Group notices: the verbs.
#include "workflows/group_notices.hpp"

#include "modules/directory/directory.hpp"

namespace koppi::group_notices {

namespace {

using groups::GroupRow;
using groups::MeetingRow;
using groups::SeatRow;
using messages::Message;
using messages::MessageFacts;
using messages::MessageKind;
using messages::MessageState;
using notices::Noticed;
using notices::Unsaid;

std::vector<SeatRow> seated_in(sql::Reader& rows, GroupId group) {
    std::vector<SeatRow> seated;
    for (auto& one : groups::participants_of(rows, group))
        if (!one.given_up_at) seated.push_back(std::move(one));
    return seated;
}

std::string leaders_text(sql::Reader& rows, const std::vector<ProfessionalId>& leaders) {
    std::string names;
    for (const auto& leader : leaders)
        if (const auto name = directory::professional_name(rows, leader)) names += (names.empty() ? "" : ", ") + *name;
    return names;
}

// What holds for every meeting of the group.
MessageFacts group_facts(sql::Reader& rows, const GroupRow& group) {
    MessageFacts facts;
    facts.service = group.service;
    facts.unit_name = directory::unit_name(rows, group.unit);
    facts.visit_kind = group.remote_room ? events::VisitKind::remote : events::VisitKind::group;
    if (group.remote_room) facts.remote_link = scheduling::remote_link(*group.remote_room);
    return facts;
}

MessageFacts meeting_facts(sql::Reader& rows, const GroupRow& group, const MeetingRow& meeting) {
    auto facts = group_facts(rows, group);
    facts.begins_at = meeting.begins_at;
    facts.ends_at = meeting.ends_at;
    if (const auto names = leaders_text(rows, meeting.leaders); !names.empty()) facts.professional_name = names;
    return facts;
}

MessageFacts seat_facts(sql::Reader& rows, const GroupRow& group, const std::vector<MeetingRow>& ahead) {
    auto facts = group_facts(rows, group);
    if (const auto names = leaders_text(rows, group.leaders); !names.empty()) facts.professional_name = names;
    if (ahead.empty()) return facts;
    facts.begins_at = ahead.front().begins_at;
    facts.ends_at = ahead.front().ends_at;
    facts.meetings.emplace();
    for (const auto& one : ahead) facts.meetings->push_back({one.meeting, one.begins_at});
    return facts;
}

// What was said of a seat, and will be.
class Said {
  public:
    Said(Work& work, const SeatRow& seat) : work_(work), seat_(seat), all_(messages::about(work.rows(), seat.seat)) {}

    // That there is a seat: the newest word of it.
    std::optional<Message> of_seat() const {
        std::optional<Message> last;
        for (const auto& one : all_)
            if (one.kind == MessageKind::group_seat && notices::stands(one)) last = one;
        return last;
    }
    // The time at which the client believes the meeting to be; absent when nobody has told them of it.
    std::optional<Instant> time_told(MeetingId meeting) const {
        std::optional<Instant> told;
        if (const auto seat = of_seat(); seat && seat->facts.meetings)
            for (const auto& one : *seat->facts.meetings)
                if (one.meeting == meeting) told = one.begins_at;
        for (const auto& one : all_)
            if (one.meeting == meeting && one.kind != MessageKind::reminder && notices::stands(one)) told = one.facts.begins_at;
        return told;
    }
    // What waits and would tell of this meeting.
    Result<Done> withdraw(MeetingId meeting, const char* why) {
        return withdraw_if(why, [&](const Message& one) { return one.meeting == meeting; });
    }
    Result<Done> withdraw_word_of_seat(const char* why) {
        return withdraw_if(why, [](const Message& one) { return one.kind == MessageKind::group_seat; });
    }
    Result<Done> withdraw_all(const char* why) {
        return withdraw_if(why, [](const Message&) { return true; });
    }
    bool has_word_that_waits() const {
        return std::any_of(all_.begin(), all_.end(),
                           [](const Message& one) { return one.state == MessageState::waiting && one.kind != MessageKind::reminder; });
    }
    // The same word once, however often it is said; a word that was overtaken and is true again is said again.
    Result<Noticed> say(MessageKind kind, MessageFacts facts, std::optional<MeetingId> meeting = {}, std::optional<Instant> not_before = {}) {
        const auto of = seat_.seat.text() + (meeting ? ":" + meeting->text() : "");
        const auto times = std::count_if(all_.begin(), all_.end(), [&](const Message& one) { return one.kind == kind && one.meeting == meeting; });
        const auto noticed = TRY(notices::queue(work_, {.kind = kind,
                                                        .client = seat_.client,
                                                        .seat = seat_.seat,
                                                        .meeting = meeting,
                                                        .not_before = not_before,
                                                        .dedup = notices::dedup_of(kind, of, static_cast<std::size_t>(times)),
                                                        .facts = std::move(facts)}));
        if (noticed.message) all_.push_back(messages::message(work_.rows(), *noticed.message).value());
        return noticed;
    }
    Result<Done> remind(const GroupRow& group, const MeetingRow& meeting) {
        const auto at = messages::reminder_at(meeting.begins_at, work_.now());
        if (!at) return Done{};
        TRY(say(MessageKind::reminder, meeting_facts(work_.rows(), group, meeting), meeting.meeting, at));
        return Done{};
    }

  private:
    template <class Which>
    Result<Done> withdraw_if(const char* why, Which which) {
        for (auto& one : all_) {
            if (one.state != MessageState::waiting || !which(one)) continue;
            TRY(messages::withdraw(work_, one.message, why));
            one.state = MessageState::withdrawn;
        }
        return Done{};
    }

    Work& work_;
    const SeatRow& seat_;
    std::vector<Message> all_;
};

Noticed unsaid(Unsaid why) { return {std::nullopt, std::nullopt, why}; }

GroupTold nobody_yet() { return {.tells = notices::are_told(), .told = 0, .unreached = {}, .unreached_in_queue = {}}; }

void count(GroupTold& told, const SeatRow& seat, const Noticed& noticed) {
    if (noticed.message && !noticed.unsaid) ++told.told;
    if (noticed.unsaid == Unsaid::nobody_to_reach) told.unreached.push_back(seat.seat);
}

// Of one who takes part, a meeting that is new or at another time.
Result<Noticed> tell_of_meeting(Work& work, const GroupRow& group, const MeetingRow& meeting, const SeatRow& seat, std::optional<Instant> was_at) {
    Said said(work, seat);
    // What has not left yet says it along with the rest.
    if (const auto word = said.of_seat(); word && word->state == MessageState::waiting) {
        TRY(said.withdraw_word_of_seat("moved"));
        TRY(said.withdraw(meeting.meeting, "moved"));
        TRY(said.remind(group, meeting));
        return said.say(MessageKind::group_seat, seat_facts(work.rows(), group, groups::meetings_ahead(work.rows(), group.group, work.now())));
    }
    TRY(said.withdraw(meeting.meeting, "moved"));
    TRY(said.remind(group, meeting));
    const auto told = said.time_told(meeting.meeting);
    if (told == meeting.begins_at) return unsaid(Unsaid::told_already);
    auto facts = meeting_facts(work.rows(), group, meeting);
    if (was_at) facts.was_at = told.value_or(*was_at);
    return said.say(was_at ? MessageKind::change : MessageKind::confirmation, std::move(facts), meeting.meeting);
}

Result<Noticed> tell_of_meeting_off(Work& work, const GroupRow& group, const MeetingRow& meeting, const SeatRow& seat) {
    Said said(work, seat);
    TRY(said.withdraw(meeting.meeting, "cancelled"));
    const auto ahead = groups::meetings_ahead(work.rows(), group.group, work.now());
    if (const auto word = said.of_seat(); word && word->state == MessageState::waiting) {
        TRY(said.withdraw_word_of_seat("cancelled"));
        return said.say(MessageKind::group_seat, seat_facts(work.rows(), group, ahead));
    }
    MessageFacts facts;
    facts.service = group.service;
    facts.was_at = said.time_told(meeting.meeting).value_or(meeting.begins_at);
    if (!ahead.empty()) facts.begins_at = ahead.front().begins_at;
    return said.say(MessageKind::group_meeting_off, std::move(facts), meeting.meeting);
}

}  // namespace

Result<Noticed> seated(Work& work, const SeatRow& seat) {
    if (!notices::are_told()) return Noticed{};
    const auto group = TRY(groups::known_group(work.rows(), seat.group));
    const auto ahead = groups::meetings_ahead(work.rows(), seat.group, work.now());
    Said said(work, seat);
    for (const auto& meeting : ahead) TRY(said.remind(group, meeting));
    return said.say(MessageKind::group_seat, seat_facts(work.rows(), group, ahead));
}

Result<Noticed> seat_given_up(Work& work, const SeatRow& seat) {
    if (!notices::are_told()) return Noticed{};
    Said said(work, seat);
    const auto word = said.of_seat();
    const bool would_have_heard = said.has_word_that_waits();
    TRY(said.withdraw_all("cancelled"));
    // Nothing of the seat has left: there is nothing that would mislead them.
    if (word && word->state == MessageState::waiting) return unsaid(Unsaid::told_already);
    const auto ahead = groups::meetings_ahead(work.rows(), seat.group, work.now());
    if (ahead.empty() && !would_have_heard) return unsaid(Unsaid::told_already);
    const auto group = TRY(groups::known_group(work.rows(), seat.group));
    MessageFacts facts;
    facts.service = group.service;
    if (!ahead.empty()) facts.was_at = ahead.front().begins_at;
    return said.say(MessageKind::group_seat_off, std::move(facts));
}

Result<GroupTold> meeting_stands(Work& work, MeetingId id, std::optional<Instant> was_at) {
    auto told = nobody_yet();
    if (!told.tells) return told;
    const auto meeting = groups::meeting(work.rows(), id).value();
    if (was_at == meeting.begins_at) return told;
    const auto group = TRY(groups::known_group(work.rows(), meeting.group));
    for (const auto& seat : seated_in(work.rows(), meeting.group)) {
        const auto noticed = TRY(tell_of_meeting(work, group, meeting, seat, was_at));
        count(told, seat, noticed);
    }
    return told;
}

Result<GroupTold> meeting_off(Work& work, MeetingId id) {
    auto told = nobody_yet();
    if (!told.tells) return told;
    const auto meeting = groups::meeting(work.rows(), id).value();
    const auto group = TRY(groups::known_group(work.rows(), meeting.group));
    for (const auto& seat : seated_in(work.rows(), meeting.group)) {
        const auto noticed = TRY(tell_of_meeting_off(work, group, meeting, seat));
        count(told, seat, noticed);
    }
    return told;
}

Result<GroupTold> group_off(Work& work, GroupId id, std::optional<Instant> was_next) {
    auto told = nobody_yet();
    if (!told.tells) return told;
    const auto group = TRY(groups::known_group(work.rows(), id));
    MessageFacts facts;
    facts.service = group.service;
    facts.was_at = was_next;
    for (const auto& seat : seated_in(work.rows(), id)) {
        Said said(work, seat);
        TRY(said.withdraw_all("cancelled"));
        const auto noticed = TRY(said.say(MessageKind::group_off, facts));
        count(told, seat, noticed);
    }
    for (const auto& wait : groups::queue_of(work.rows(), id)) {
        const auto noticed = TRY(notices::queue(work, {.kind = MessageKind::group_off,
                                                       .client = wait.client,
                                                       .dedup = notices::dedup_of(MessageKind::group_off, wait.wait.text(), 0),
                                                       .facts = facts}));
        if (noticed.message) ++told.told;
        if (noticed.unsaid == Unsaid::nobody_to_reach) told.unreached_in_queue.push_back(wait.wait);
    }
    return told;
}

}  // namespace koppi::group_notices
