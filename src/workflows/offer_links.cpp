// Offer links: what a link shows, and the answer.
#include "workflows/offer_links.hpp"

#include "modules/clients/clients.hpp"
#include "modules/directory/directory.hpp"
#include "platform/log.hpp"
#include "platform/peer_throttle.hpp"
#include "platform/secret.hpp"
#include "workflows/notices.hpp"
#include "workflows/refill.hpp"

namespace koppi::offer_links {

namespace {

std::string public_address;

std::string link_to(const std::string& secret) { return public_address + "/a/" + secret; }

OfferPage page_of(LinkState state) { return {state, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, messages::sender()}; }

void tell_time(sql::Reader& rows, OfferPage& page, Instant begins_at, Instant ends_at, events::VisitKind kind, const std::optional<UnitId>& unit) {
    page.begins_at = begins_at;
    page.ends_at = ends_at;
    page.kind = kind;
    page.place = messages::place_said(unit ? directory::unit_name(rows, *unit) : std::nullopt, kind);
}

bool is_live(const waiting::OfferRow& offer, Instant now) { return !offer.ended_how && now < offer.answer_by; }

}  // namespace

std::optional<std::string> set_public_address(std::string address) {
    public_address.clear();
    if (address.empty()) return std::nullopt;
    while (address.ends_with('/')) address.pop_back();
    const auto host_at = address.find("://");
    const auto scheme = address.substr(0, host_at);
    const auto host = host_at == std::string::npos ? std::string() : address.substr(host_at + 3);
    const bool is_plain = std::all_of(host.begin(), host.end(),
                                      [](unsigned char c) { return std::isalnum(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']'; });
    const bool is_here = host.starts_with("127.0.0.1") || host.starts_with("localhost") || host.starts_with("[::1]");
    if (!is_plain || host.empty() || !(scheme == "https" || (scheme == "http" && is_here)))
        return "takes an address such as https://koppi.example, without a path; got " + address;
    if (address.size() + link_to(fresh_secret()).size() > messages::answer_link_max())
        return "is too long for a text message (answer_link_max in catalog/messages_policy.yaml): " + address;
    public_address = std::move(address);
    return std::nullopt;
}

std::optional<std::string> fresh(const routes::House& house, const messages::Message& message) {
    if (public_address.empty() || message.is_content_free) return std::nullopt;
    std::optional<OfferId> offer;
    house.reading([&](sql::Reader& rows) { offer = notices::offer_told(rows, message); });
    if (!offer) return std::nullopt;
    std::optional<std::string> link;
    house.writer.run("offer_link", Actor{}, std::nullopt, [&](Work& work) {
        link = link_to(waiting::fresh_link(work, *offer));
        return Answer{};
    });
    return link;
}

OfferPage show(sql::Reader& rows, std::string_view token, Instant now) {
    const auto offer = waiting::offer_of_link(rows, token);
    if (!offer) return page_of(LinkState::unknown);
    const auto wait = waiting::known_wait(rows, offer->wait);
    const auto reach = wait ? clients::reach(rows, wait->client) : std::nullopt;
    if (!reach || reach->died || reach->non_disclosure) {
        auto page = page_of(LinkState::only_call);
        if (reach) page.language = reach->language;
        return page;
    }
    auto page = page_of(LinkState::ended);
    page.language = reach->language;
    if (is_live(*offer, now)) {
        page.state = LinkState::open;
        page.answer_by = offer->answer_by;
        tell_time(rows, page, offer->time.begins_at, offer->time.ends_at, offer->time.kind, offer->time.unit);
        return page;
    }
    if (offer->ended_how == events::OfferEnd::declined) page.state = LinkState::declined;
    if (offer->ended_how != events::OfferEnd::accepted || !offer->booking) return page;
    // The visit as it stands by now: it may have been moved, or cancelled.
    const auto booking = scheduling::booking(rows, *offer->booking);
    if (!booking || booking->state != events::BookingState::booked || booking->begins_at <= now) return page;
    page.state = LinkState::taken;
    tell_time(rows, page, booking->begins_at, booking->ends_at, booking->kind, booking->unit);
    return page;
}

Result<Done> answer(Work& work, std::string_view token, OfferAnswer answer) {
    // Somebody with a non-disclosure was told of no time, and answers on the telephone.
    if (show(work.rows(), token, work.now()).state != LinkState::open) return Done{};
    const auto offer = waiting::offer_of_link(work.rows(), token)->offer;
    if (answer == OfferAnswer::decline) return refill::decline_by_client(work, offer);
    TRY(refill::accept_by_client(work, offer));
    return Done{};
}

namespace {

using routes::Call;
using routes::Kind;
using routes::Right;

// One for each house; its routes hold it. A link that is nobody's is a guess.
struct Gate {
    PeerThrottle guesses;
};

template <class Body>
using Shows = std::function<OfferPage(const routes::House&, const Body&, const Call&)>;

template <class Body>
routes::Route by_link(const std::shared_ptr<Gate>& gate, std::string_view path, std::string_view name, Shows<Body> shows) {
    return {"POST", path, name, Right::nobody_signed_in, Kind::plain,
            [gate, shows](const routes::House& house, const http::Request& request, const Call& call) {
                const auto body = routes::detail::body_of<Body>(request);
                if (!body) return routes::refused(house, call.actor.language, body.refusal());
                if (!gate->guesses.may_try(request.peer, call.now))
                    return routes::try_later(house, call.actor.language, "offer_link.too_many_attempts", call.now + 5s, call.now);
                const auto page = shows(house, *body, call);
                if (page.state == LinkState::unknown) gate->guesses.failed(request.peer, call.now);
                return routes::json_response(200, page);
            },
            {}, [](SchemaBook& book) { return schema_of<Body>(book); }, [](SchemaBook& book) { return schema_of<OfferPage>(book); }};
}

OfferPage shown(const routes::House& house, std::string_view token, Instant now) {
    OfferPage page{};
    house.reading([&](sql::Reader& rows) { page = show(rows, token, now); });
    return page;
}

OfferPage show_call(const routes::House& house, const ShowOffer& body, const Call& call) { return shown(house, body.token.value, call.now); }

OfferPage answer_call(const routes::House& house, const AnswerOffer& body, const Call& call) {
    const auto before = shown(house, body.token.value, call.now);
    if (before.state != LinkState::open) return before;
    std::optional<Result<Done>> answered;
    // Nobody acts: the client is none of us.
    house.writer.run("offer_link_answer", Actor{}, std::nullopt, [&](Work& work) {
        answered.emplace(answer(work, body.token.value, body.answer));
        return Answer{answered->ok() ? 200 : routes::status_of(answered->refusal().reason), "", !answered->ok()};
    });
    auto page = shown(house, body.token.value, call.now);
    if (answered && !answered->ok()) {
        log::warning("offer not answered by link", {{"code", log::Word{answered->refusal().code}}});
        page = page_of(LinkState::not_possible);
        page.language = before.language;
    }
    return page;
}

}  // namespace

routes::Routes routes() {
    const auto gate = std::make_shared<Gate>();
    return {
        by_link<ShowOffer>(gate, "/api/offer-links/show", "offer_link_show", &show_call),
        by_link<AnswerOffer>(gate, "/api/offer-links/answer", "offer_link_answer", &answer_call),
    };
}

}  // namespace koppi::offer_links
