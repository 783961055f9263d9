// Offer links: whoever waits answers an offered time themself, by a link in the message and without a session.
//
// Invariants: the secret of a link is told once, in the message, and kept nowhere but as a digest; it travels in bodies, never in an address
// of the API. Whoever has the link is told what the message tells: a time, a place and how; no name, and not what for. Under a
// non-disclosure (turvakielto) they are told no more than that there is a message. An answer is given once; given again it changes nothing.
#pragma once

#include "modules/messages/messages.hpp"
#include "modules/waiting/waiting.hpp"
#include "platform/routes.hpp"

namespace koppi::offer_links {

// Where clients find the county: "https://koppi.example"; empty: messages have no links. An option of the start, set before anybody asks.
// Answers what is wrong with it.
std::optional<std::string> set_public_address(std::string address);

// A link of its own for this sending; absent where the county has no public address, or the message tells of no offer.
std::optional<std::string> fresh(const routes::House& house, const messages::Message& message);

// open: waits for the answer. ended: too late, or taken back. only_call: nothing may be told. not_possible: the yes could not be carried out.
BOOST_DEFINE_ENUM_CLASS(LinkState, open, taken, declined, ended, only_call, not_possible, unknown)

struct OfferPage {
    LinkState state;
    std::optional<Language> language;  // the client's
    std::optional<Instant> begins_at;  // of what is open, and of what was taken and lies ahead
    std::optional<Instant> ends_at;
    std::optional<events::VisitKind> kind;
    std::optional<std::string> place;
    std::optional<Instant> answer_by;
    messages::Sender sender;
};
BOOST_DESCRIBE_STRUCT(OfferPage, (), (state, language, begins_at, ends_at, kind, place, answer_by, sender))

BOOST_DEFINE_ENUM_CLASS(OfferAnswer, take, decline)

struct ShowOffer {
    wire::Text<64> token;
};
BOOST_DESCRIBE_STRUCT(ShowOffer, (), (token))

struct AnswerOffer {
    wire::Text<64> token;
    OfferAnswer answer;
};
BOOST_DESCRIBE_STRUCT(AnswerOffer, (), (token, answer))

OfferPage show(sql::Reader& rows, std::string_view token, Instant now);
// Refused when the offer can't be booked; what has been answered, or has ended, stays as it is.
Result<Done> answer(Work& work, std::string_view token, OfferAnswer answer);

routes::Routes routes();

}  // namespace koppi::offer_links
