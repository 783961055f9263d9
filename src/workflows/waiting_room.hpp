// Waiting room: whoever comes without a booking gets a number and a contact, is called to a room, and is met or has gone.
//
// Invariant: a call takes the contact, so that no two professionals call the same person; a number that has gone closes its contact by a rule
// or by the client's own word, and can be taken back whole. A person who does not want to say who they are gets a number as well.
#pragma once

#include "modules/directory/directory.hpp"
#include "modules/walkin/walkin.hpp"
#include "workflows/intake.hpp"

namespace koppi::waiting_room {

struct DrawNumber {
    UnitId unit;
    std::optional<ClientId> client;
    std::optional<wire::Text<2000>> words;  // absent: they did not want to say
    std::optional<events::Urgency> urgency;
    Language language;
};
BOOST_DESCRIBE_STRUCT(DrawNumber, (), (unit, client, words, urgency, language))

// What stands on the slip: no name.
struct Drawn {
    TicketId ticket;
    ContactId contact;
    int number;
    std::string unit_name;
    Instant drawn_at;
    int before;                           // so many are called before, as it looks now
    std::optional<int> estimate_minutes;  // absent while the day tells too little
};
BOOST_DESCRIBE_STRUCT(Drawn, (), (ticket, contact, number, unit_name, drawn_at, before, estimate_minutes))

struct CallNext {
    UnitId unit;
    wire::Text<40, 1> place;
};
BOOST_DESCRIBE_STRUCT(CallNext, (), (unit, place))

struct CallNumber {
    wire::Text<40, 1> place;
};
BOOST_DESCRIBE_STRUCT(CallNumber, (), (place))

struct Called {
    TicketId ticket;
    ContactId contact;
    std::vector<MatterId> matters;
    int number;
    int nth;
    std::string place;
};
BOOST_DESCRIBE_STRUCT(Called, (), (ticket, contact, matters, number, nth, place))

struct MarkGone {
    events::GoneWhy why;
    std::optional<wire::Text<500>> note;  // needed when they told that they go
};
BOOST_DESCRIBE_STRUCT(MarkGone, (), (why, note))

struct HasGone {
    Instant undo_until;
};
BOOST_DESCRIBE_STRUCT(HasGone, (), (undo_until))

Result<Drawn> draw(Work& work, const DrawNumber& command);
// The one who is next by need, as the queue of the first line has it.
Result<Called> call_next(Work& work, const CallNext& command);
Result<Called> call(Work& work, TicketId ticket, const CallNumber& command);
Result<Done> arrive(Work& work, TicketId ticket);
Result<HasGone> gone(Work& work, TicketId ticket, const MarkGone& command);
Result<Done> undo(Work& work, TicketId ticket);

// The line of a unit on which those come who have no booking; absent where there is no waiting room.
std::optional<directory::LineShown> line_of(sql::Reader& rows, UnitId unit);
inline constexpr std::string_view line_key = "walk_in";

routes::Routes routes();

}  // namespace koppi::waiting_room
