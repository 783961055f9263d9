// Tests: undoing a decision gives the state before it, whatever was decided before, joined, asked or booked.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/civil_time.hpp"
#include "county.hpp"
#include "platform/ledger.hpp"
#include "platform/migrate.hpp"
#include "workflows/consulting.hpp"

namespace koppi::tests {

namespace {

constexpr std::array<std::string_view, 7> tables_given_back{"matter", "matter_route", "matter_route_before", "contact_joined",
                                                            "occupied", "hours", "assessment"};
// All of a contact but when it was last touched: whoever undoes touches it.
struct ContactText {
    ContactId contact;
    std::string all_of_it;
};
BOOST_DESCRIBE_STRUCT(ContactText, (), (contact, all_of_it))
constexpr sql::Query contacts_as_text{"undo.contacts", R"(
    select contact, state || quote(holder) || quote(held_before) || quote(closed_at_position) || quote(client) || quote(urgency) || promise_by || ' ' ||
           rank_at || why_here || attempts || quote(last_attempt_at) || quote(next_attempt_at) || quote(taken_from)
    from contact order by contact)"};
struct BookingText {
    BookingId booking;
    std::string all_of_it;
};
BOOST_DESCRIBE_STRUCT(BookingText, (), (booking, all_of_it))
constexpr sql::Query bookings_as_text{"undo.bookings", R"(
    select booking, quote(client) || quote(professional) || quote(unit) || service || kind || begins_at || ' ' || ends_at || state || made_at ||
           quote(made_by) || quote(matter) || quote(hours) || quote(freed_by)
    from booking order by booking)"};

// One matter and all who may have to do with it. What a step can't do is refused, and leaves nothing.
class OneMatter {
public:
    OneMatter() : county_(instant_at({std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{2}}, 8 * 60).value()) {
        const auto centre = county_.unit("Kaiku24", events::UnitKind::contact_centre);
        line_ = county_.line(centre, "general");
        for (const char* name : {"Laine", "Korhonen", "Kallio"}) people_.push_back(county_.colleague(name, "Maija", events::Profession::nurse, centre));
        people_.push_back(county_.colleague("Niemi", "Ville", events::Profession::doctor, centre));
        people_.push_back(county_.colleague("Heino", "Sari", events::Profession::case_surveyor, centre));
        events::ClientDetails details{};
        details.family_name = "Virtanen";
        details.given_names = "Aino";
        details.language = Language::fi;
        client_ = county_.client(details);
        county_.name_worker(client_, people_[2].professional(), events::NamedAs::own_nurse);
        const auto tomorrow = county_.now() + std::chrono::hours{25};
        hours_ = county_.state([&](Work& work) {
            return scheduling::offer_hours(work, {.hours = {}, .professional = people_[2].professional(), .unit = centre, .service = "nurse_reception",
                                                  .kind = events::VisitKind::on_site, .begins_at = tomorrow, .ends_at = tomorrow + Minutes{120},
                                                  .slot_minutes = 20});
        }).value();
        const auto first = arrive(people_[0], true, std::nullopt);
        matter_ = county_.act("contact_open_matter", people_[0].actor, [&](Work& work) {
            return intake::open_matter(work, first.contact, contact::OpenMatter{"toinen asia", std::nullopt});
        }).value().matters.front();
        const assessment::AssessNeed need{.form = "care_need_assessment", .form_version = 1,
                                          .answers = {{"reason", {"olkapää"}}, {"reason_code", {"A97"}}, {"urgency", {"within_days"}},
                                                      {"clarity", {"clear"}}, {"care_class", {"general_sick_care"}}}};
        county_.act("matter_assess", people_[0].actor, [&](Work& work) { return intake::assess(work, matter_, need); }).value();
    }

    // Something happens between decisions; true when this step is a decision and was made, undone, found as before, and made again.
    bool step(std::uint32_t chance) {
        county_.clock.advance(Minutes{chance % 4});
        const auto& who = people_[(chance >> 3) % people_.size()];
        const auto pick = (chance >> 8) % 14;
        switch (pick) {
            case 0:
            case 1: static_cast<void>(try_arrive(who, pick == 0)); return false;
            case 2: return with_contact(chance, [&](ContactId id) { does("contact_take", who, [&](Work& work) { return intake::take(work, id); }); });
            case 3:
                return with_contact(chance, [&](ContactId id) {
                    does("contact_return", who, [&](Work& work) { return intake::give_back(work, id, contact::ReturnContact{"takaisin"}); });
                });
            case 4: does("consultation_answer", who, [&](Work& work) { return answers(work); }); return false;
            default: {
                // A closed matter is decided no more: that comes last, mostly.
                const bool ends = pick == 5 || pick == 6 || pick == 12;
                const auto way = !ends || (chance >> 28) == 0 ? pick : pick == 12 ? 13 : pick + 5;
                for (std::size_t i = 0; i < people_.size(); ++i)
                    if (decide_and_undo(people_[((chance >> 3) + i) % people_.size()], way, chance >> 12)) return true;
                return false;
            }
        }
    }

    int made_anew() const { return made_anew_; }

private:
    template <class Verb>
    bool does(std::string_view route, const Colleague& who, Verb verb) {
        return static_cast<bool>(county_.act(route, who.actor, verb));
    }
    contact::ReceiveContact call(bool take, std::optional<MatterId> same) const {
        contact::ReceiveContact command{};
        command.line = line_;
        command.channel = take ? events::Channel::phone : events::Channel::callback;
        command.client = client_;
        command.words = "asia";
        command.same_matter = same;
        command.take = take;
        return command;
    }
    contact::ContactAnswer arrive(const Colleague& who, bool take, std::optional<MatterId> same) {
        auto received = county_.act("contact_receive", who.actor, [&](Work& work) { return intake::receive(work, call(take, same)); }).value();
        contacts_.push_back(received.contact);
        return received;
    }
    bool try_arrive(const Colleague& who, bool take) {
        const auto received = county_.act("contact_receive", who.actor, [&](Work& work) { return intake::receive(work, call(take, matter_)); });
        if (received) contacts_.push_back(received->contact);
        return static_cast<bool>(received);
    }
    bool with_contact(std::uint32_t chance, const std::function<void(ContactId)>& verb) {
        verb(contacts_[(chance >> 12) % contacts_.size()]);
        return false;
    }

    Result<consulting::Answered> answers(Work& work) {
        const auto asked = consultation::open_of_matter(work.rows(), matter_);
        if (!asked) return Refusal{Reason::out_of_order, "routing.nothing_asked", "", {}};
        return consulting::answer(work, asked->consultation, {.kind = events::AnswerKind::advice, .words = "näin", .visit = std::nullopt});
    }

    bool decide(const Colleague& who, std::uint32_t way, std::uint32_t chance) {
        switch (way) {
            case 5: return does("matter_advise_close", who, [&](Work& work) { return intake::advise_and_close(work, matter_, {"advice_sufficient", "neuvottu"}); });
            case 6: return does("matter_emergency", who, [&](Work& work) { return intake::send_to_emergency(work, matter_, {"112"}); });
            case 7: return does("matter_survey", who, [&](Work& work) { return intake::pass_to_survey(work, matter_, {"monta asiaa"}); });
            case 8: return does("matter_pass", who, [&](Work& work) { return intake::pass_to_worker(work, matter_, {std::nullopt, "oma"}); });
            case 9: {
                const auto to = people_[chance % people_.size()].professional();
                return does("matter_pass", who, [&](Work& work) { return intake::pass_to_worker(work, matter_, {to, "jatka"}); });
            }
            case 10: {
                const auto asked = people_[chance % people_.size()].professional();
                return does("matter_consult", who, [&](Work& work) {
                    return consulting::ask(work, matter_, {.to = {events::OwnerKind::person, asked, std::nullopt, std::nullopt},
                                                           .mode = events::ConsultationMode::consult,
                                                           .question = "mitä mieltä?",
                                                           .facts = {},
                                                           .keeps_matter = std::nullopt});
                });
            }
            case 12: return does("matter_close", who, [&](Work& work) { return intake::close_matter(work, matter_, {"client_withdrew", "olo parani"}); });
            default: {
                const auto tuesday = scheduling_begin() + Minutes{20 * static_cast<int>(chance % 6)};
                return does("matter_book", who, [&](Work& work) {
                    return intake::book(work, matter_, {.time = {.hours = hours_, .begins_at = tuesday}, .why = "sovittu", .late_because = std::nullopt});
                });
            }
        }
    }
    Instant scheduling_begin() const { return instant_at({std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{3}}, 9 * 60).value(); }

    bool decide_and_undo(const Colleague& who, std::uint32_t way, std::uint32_t chance) {
        auto rows = county_.rows();
        const bool was_decided = routing::route_of(rows, matter_)->state != routing::MatterState::undecided;
        const auto before = seen();
        if (!decide(who, way, chance)) {
            RC_ASSERT(seen() == before);
            return false;
        }
        county_.clock.advance(Minutes{chance % 11});
        const auto undone = county_.act("matter_undo", who.actor, [&](Work& work) { return intake::undo(work, matter_); });
        if (!undone) RC_FAIL(undone.refusal().code);
        const auto after = seen();
        for (const auto& [table, text] : before.tables)
            if (after.tables.at(table) != text) RC_FAIL("another " + table);
        for (const auto& [contact, text] : before.contacts)
            if (after.contacts.at(contact) != text) RC_FAIL("another contact: " + text + " / " + after.contacts.at(contact));
        for (const auto& [booking, text] : before.bookings)
            if (after.bookings.at(booking) != text) RC_FAIL("another booking: " + text + " / " + after.bookings.at(booking));
        RC_ASSERT(decide(who, way, chance));
        if (was_decided) ++made_anew_;
        return true;
    }

    struct Seen {
        std::map<std::string, std::string> tables;
        std::map<ContactId, std::string> contacts;
        std::map<BookingId, std::string> bookings;
        bool operator==(const Seen&) const = default;
    };
    Seen seen() {
        Seen all;
        const auto digests = table_digests(county_.connection());
        for (const auto table : tables_given_back) all.tables.emplace(table, digests.at(std::string(table)));
        for (const auto& contact : county_.rows().all<ContactText>(contacts_as_text)) all.contacts.emplace(contact.contact, contact.all_of_it);
        for (const auto& booking : county_.rows().all<BookingText>(bookings_as_text)) all.bookings.emplace(booking.booking, booking.all_of_it);
        return all;
    }

    County county_;
    LineId line_{};
    std::vector<Colleague> people_;
    ClientId client_{};
    HoursId hours_{};
    std::vector<ContactId> contacts_;
    MatterId matter_{};
    int made_anew_ = 0;
};

}  // namespace

TEST_CASE("undoing a decision gives the state before it, whatever it was") {
    int decided = 0;
    int made_anew = 0;
    CHECK(rc::check([&] {
        OneMatter one;
        // At full size from the first run: small numbers would do the same things over and over.
        const auto any = rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint32_t>(0, 0xFFFFFFFF));
        const auto chances = *rc::gen::container<std::vector<std::uint32_t>>(30, any);
        for (const auto chance : chances)
            if (one.step(chance)) ++decided;
        made_anew += one.made_anew();
    }));
    // Else the property says nothing: most of its steps must be decisions on matters that were decided before.
    CHECK(decided > 300);
    CHECK(made_anew > 200);
}

}  // namespace koppi::tests
