// Platform: the house around the connections of the HTTP server: its door, its clock, its workers and its mail. See http.hpp
// for what it promises and http_inside.hpp for what always holds.
#include "platform/http.hpp"

#include <boost/asio/post.hpp>

#include <system_error>

#include "platform/http_inside.hpp"

namespace koppi::http {

namespace {

// Of those who find the house full, so many hear a 503; the rest see a closed door.
constexpr std::size_t turned_away_max = 64;
// The kernel would otherwise hold megabytes for each listener that stopped reading.
constexpr int stream_socket_bytes = 64 * 1024;

constexpr Millis accept_pause{50};

std::error_code standard(const error_code& error) { return error; }

[[noreturn]] void fail(const error_code& error, const std::string& what) { throw std::system_error(standard(error), what); }

// Whom a connection counts for: an IPv4 address, or an IPv6 network of 64 bits, which one machine may fill alone.
std::string peer_key(const asio::ip::address& address) {
    if (address.is_v4()) {
        const auto bytes = address.to_v4().to_bytes();
        return {bytes.begin(), bytes.end()};
    }
    const auto bytes = address.to_v6().to_bytes();
    return {bytes.begin(), bytes.begin() + 8};
}

asio::ip::address plain_address(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address;
}

// One hop of X-Forwarded-For: an address, perhaps with a port behind it (192.0.2.1:4711, [2001:db8::1]:4711).
std::optional<asio::ip::address> hop_address(std::string_view hop) {
    while (!hop.empty() && (hop.front() == ' ' || hop.front() == '\t')) hop.remove_prefix(1);
    while (!hop.empty() && (hop.back() == ' ' || hop.back() == '\t')) hop.remove_suffix(1);
    if (hop.starts_with('[')) {
        hop = hop.substr(1, hop.find(']') == std::string_view::npos ? 0 : hop.find(']') - 1);
    } else if (const auto colon = hop.find(':'); colon != std::string_view::npos && colon == hop.rfind(':')) {
        hop = hop.substr(0, colon);
    }
    error_code error;
    const auto address = asio::ip::make_address(std::string(hop), error);
    if (error) return std::nullopt;
    return plain_address(address);
}

asio::ssl::context tls_context(const Options& options) {
    error_code error;
    asio::ssl::context tls(asio::ssl::context::tls_server);
    SSL_CTX* const context = tls.native_handle();
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    // A key with a passphrase is refused rather than asked for on a terminal that nobody watches.
    tls.set_password_callback([](std::size_t, asio::ssl::context::password_purpose) { return std::string{}; }, error);
    if (error) fail(error, "preparing TLS");
    tls.use_certificate_chain_file(options.certificate_file, error);
    if (error) fail(error, "reading the certificate " + options.certificate_file);
    tls.use_private_key_file(options.private_key_file, asio::ssl::context::pem, error);
    if (error) fail(error, "reading the private key " + options.private_key_file);
    if (SSL_CTX_check_private_key(context) != 1)
        fail(asio::error::invalid_argument, "the private key " + options.private_key_file + " is not the one of the certificate");
    SSL_CTX_set_alpn_select_cb(
        context,
        [](SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered, unsigned int bytes, void*) {
            static constexpr unsigned char ours[] = "\x08http/1.1";
            unsigned char* match = nullptr;
            if (SSL_select_next_proto(&match, length, ours, sizeof ours - 1, offered, bytes) != OPENSSL_NPN_NEGOTIATED)
                return SSL_TLSEXT_ERR_NOACK;
            *chosen = match;
            return SSL_TLSEXT_ERR_OK;
        },
        nullptr);
    return tls;
}

}  // namespace

Server::Inside::Inside(Options the_options, Handler the_handler, Refuse the_refuse)
    : options(std::move(the_options)), handler(std::move(the_handler)), refuse(std::move(the_refuse)), pool(limits.queue_max) {
    for (const Millis time : {limits.header_timeout, limits.body_timeout, limits.idle_timeout, limits.write_timeout,
                              limits.stream_heartbeat, 4 * linger_time_stopping})
        tick_time = std::min(tick_time, time / 4);
    tick_time = std::max(tick_time, Millis{5});
    if (!options.certificate_file.empty() || !options.private_key_file.empty()) tls.emplace(tls_context(options));
    for (const auto& text : options.trusted_proxies) {
        error_code error;
        const auto address = asio::ip::make_address(text, error);
        if (error) fail(error, "trusting the proxy " + text);
        proxies.push_back(plain_address(address));
    }
    listen();
}

bool Server::Inside::is_proxy(const asio::ip::address& address) const {
    return std::find(proxies.begin(), proxies.end(), address) != proxies.end();
}

// From the right, for only what our own proxies added is known to be true: the first hop that is none of them.
std::string Server::Inside::forwarded_peer(const Request& request, const std::string& proxy) const {
    std::string hops;
    for (const auto& [name, value] : request.headers)
        if (name == "x-forwarded-for") hops += (hops.empty() ? "" : ",") + value;
    std::string peer = proxy;
    std::string_view rest = hops;
    while (!rest.empty()) {
        const auto comma = rest.rfind(',');
        const auto address = hop_address(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
        if (!address) return peer;
        peer = address->to_string();
        if (comma == std::string_view::npos || !is_proxy(*address)) return peer;
        rest = rest.substr(0, comma);
    }
    return peer;
}

void Server::Inside::listen() {
    const std::string where = "listening on " + options.address + " port " + std::to_string(options.port);
    error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) fail(error, where);
    const tcp::endpoint endpoint{address, options.port};
    acceptor.open(endpoint.protocol(), error);
    if (error) fail(error, where);
    acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (error) fail(error, where);
    acceptor.bind(endpoint, error);
    if (error) fail(error, where);
    acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error) fail(error, where);
    port = acceptor.local_endpoint(error).port();
    if (error) fail(error, where);
}

// Reads the files once more. Nothing changes when they can't be used.
void Server::Inside::renew_tls() {
    auto made = std::make_shared<asio::ssl::context>(tls_context(options));
    asio::post(io, [this, made] { tls.emplace(std::move(*made)); });
}

Lane Server::Inside::lane_of(const Request& request) const noexcept {
    try {
        return options.lane ? options.lane(request) : Lane::reading;
    } catch (...) {
        return Lane::reading;  // the handler will meet the same accident, and answer it
    }
}

void Server::Inside::run() {
    pool.start(options.workers, [this](std::shared_ptr<Connection> line) {
        answer(*line);
        mail(std::move(line));
    });
    accept();
    tick();
    while (!io.stopped()) {
        try {
            io.run();
        } catch (...) {
            // Steps catch for themselves; what comes here is the want of memory in between. The next step may have some.
        }
    }
    while (!connections.empty()) std::shared_ptr(connections.back())->drop();
    pool.close();
}

void Server::Inside::accept() {
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
        if (!acceptor.is_open()) return;
        if (!error) {
            try {
                admit(std::move(socket));
            } catch (...) {
                ++cut_off;
            }
            return accept();
        }
        if (error == asio::error::connection_aborted) return accept();
        // Out of descriptors or memory: the connections at hand go on, and the next is asked in when some have left.
        accept_timer.expires_after(accept_pause);
        accept_timer.async_wait([this](error_code cancelled) {
            if (!cancelled && acceptor.is_open()) accept();
        });
    });
}

void Server::Inside::admit(tcp::socket socket) {
    error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) return;
    const auto address = plain_address(remote.address());
    auto key = peer_key(address);
    const auto of_peer = peers.find(key);
    const bool counts = !is_proxy(address);
    const bool is_full = connections.size() - turned_away >= limits.connections_max ||
                         (counts && of_peer != peers.end() && of_peer->second >= limits.connections_per_peer_max);
    if (is_full && (turned_away >= turned_away_max || tls)) {
        ++cut_off;
        return;
    }
    socket.non_blocking(true, error);
    if (error) return;
    socket.set_option(tcp::no_delay(true), error);
    if (!is_full && counts) ++peers[key];
    using Counts = Connection::Counts;
    auto line = std::make_shared<Connection>(*this, std::move(socket),
                                             is_full  ? Counts::as_turned_away
                                             : counts ? Counts::for_peer
                                                      : Counts::for_nobody,
                                             key, address.to_string());
    line->place = connections.size();
    connections.push_back(line);
    if (is_full) ++turned_away;
    ++connections_open;
    try {
        is_full ? line->turn_away() : line->open();
    } catch (...) {
        line->drop();
    }
}

void Server::Inside::forget(Connection& line) noexcept {
    if (line.listener) {
        std::erase(streams, &line);
        --streams_open;
    }
    if (line.counts == Connection::Counts::as_turned_away) {
        --turned_away;
    } else if (line.counts == Connection::Counts::for_peer) {
        if (const auto of_peer = peers.find(line.peer_count); --of_peer->second == 0) peers.erase(of_peer);
    }
    const std::size_t place = line.place;
    // The caller holds the line, so it outlives its place here.
    std::swap(connections[place], connections.back());
    connections[place]->place = place;
    connections.pop_back();
    --connections_open;
    if (is_stopping && connections.empty()) io.stop();
}

void Server::Inside::tick() {
    try {
        sweep();
    } catch (...) {
        // A line that can't be told why it is cut off is cut off by the next tick.
    }
    tick_timer.expires_after(tick_time);
    tick_timer.async_wait([this](error_code cancelled) {
        if (!cancelled) tick();
    });
}

// One look at everybody a few times a second is cheaper than a timer that is set and unset with every request.
void Server::Inside::sweep() {
    const auto now = HttpClock::now();
    if (now >= stop_at) return io.stop();
    std::uint64_t oldest_at_hand = orders;
    // From the back: a line that leaves is replaced by one that was already looked at.
    for (std::size_t i = connections.size(); i-- > 0;) {
        const auto line = connections[i];
        if (line->phase == Phase::handling) oldest_at_hand = std::min(oldest_at_hand, line->order_at_start);
        if (line->deadline <= now) {
            try {
                line->expire();
            } catch (...) {
                line->drop();
            }
        } else if (line->phase == Phase::streaming && line->listener->next_heartbeat <= now) {
            line->listener->next_heartbeat = now + limits.stream_heartbeat;
            if (!line->listener->is_writing) line->push(heartbeat);
        }
    }
    while (!recent.empty() && recent.front().order <= oldest_at_hand) {
        recent_bytes -= recent.front().text->size();
        recent.pop_front();
    }
    while (!closed_groups.empty() && closed_groups.front().order <= oldest_at_hand) closed_groups.pop_front();
}

void Server::Inside::begin_stop(Millis grace) {
    is_stopping = true;
    stop_at = std::min(stop_at, HttpClock::now() + grace);
    error_code ignored;
    acceptor.close(ignored);
    accept_timer.cancel();
    for (std::size_t i = connections.size(); i-- > 0;) {
        const auto line = connections[i];
        const bool is_waiting = line->phase == Phase::idle && line->buffer.size() == 0;
        if (is_waiting || line->phase == Phase::handshake || line->listener) line->drop();
    }
    if (connections.empty()) io.stop();
}

Response Server::Inside::refusal(Fault fault, std::string_view accept_language) const {
    Response response;
    try {
        response = refuse(fault.status, fault.code, accept_language);
    } catch (...) {
        response = {};
        response.status = fault.status;
    }
    const auto says_when = [](const auto& header) { return same_word(header.first, "retry-after"); };
    if (fault.status == 503 && std::none_of(response.headers.begin(), response.headers.end(), says_when))
        response.headers.emplace_back("Retry-After", "1");
    return response;
}

// On a worker.
void Server::Inside::answer(Connection& line) noexcept {
    // Asked after the handler's work, for the house may have begun to close meanwhile.
    const auto manner = [&] {
        Manner now = line.manner;
        if (is_stopping) now.keeps_open = false;
        return now;
    };
    try {
        Response response = handler(line.request);
        compose(line.reply, std::move(response), manner());
        return;
    } catch (...) {
        // Nothing of its text leaves the house: it may speak of a client.
    }
    try {
        compose(line.reply, refusal(internal, line.request.header("accept-language")), manner());
        line.reply.stream.reset();
    } catch (...) {
        line.reply.clear();
    }
}

// ---- mail to the io thread ----

void Server::Inside::mail(std::shared_ptr<Connection> answered) {
    const std::lock_guard lock(mail_mutex);
    mailed_answers.push_back(std::move(answered));
    if (is_mail_announced) return;
    asio::post(io, [this] { open_mail(); });
    is_mail_announced = true;
}

void Server::Inside::mail(Order order) {
    const std::lock_guard lock(mail_mutex);
    mailed_orders.push_back(std::move(order));
    if (is_mail_announced) return;
    asio::post(io, [this] { open_mail(); });
    is_mail_announced = true;
}

void Server::Inside::open_mail() {
    {
        const std::lock_guard lock(mail_mutex);
        answers_at_hand.swap(mailed_answers);
        orders_at_hand.swap(mailed_orders);
        is_mail_announced = false;
    }
    for (Order& order : orders_at_hand) {
        try {
            carry_out(std::move(order));
        } catch (...) {
            ++cut_off;
        }
    }
    orders_at_hand.clear();
    for (const auto& line : answers_at_hand) {
        if (line->phase != Phase::handling) continue;
        try {
            line->give_back_body();
            // A reply without a head is one that could not even be refused.
            if (line->reply.head.empty()) {
                line->drop();
                continue;
            }
            if (line->reply.stream) {
                open_stream(line);
            } else {
                line->reply_now();
            }
        } catch (...) {
            line->drop();
        }
    }
    answers_at_hand.clear();
}

void Server::Inside::carry_out(Order order) {
    ++orders;
    if (!order.text) {
        for (std::size_t i = streams.size(); i-- > 0;)
            if (streams[i]->listener->group == order.group) streams[i]->shared_from_this()->drop();
        closed_groups.push_back({orders, std::move(order.group)});
        return;
    }
    recent.push_back({orders, order.id, order.text});
    recent_bytes += order.text->size();
    while (recent_bytes > limits.stream_queue_bytes_max) {
        newest_lost = recent.front().order;
        recent_bytes -= recent.front().text->size();
        recent.pop_front();
    }
    for (std::size_t i = streams.size(); i-- > 0;) {
        const auto line = streams[i]->shared_from_this();
        try {
            line->push(order.text);
        } catch (...) {
            line->drop();
        }
    }
}

void Server::Inside::open_stream(const std::shared_ptr<Connection>& line) {
    const Subscription subscription = std::move(*line->reply.stream);
    // The group was closed, the house stops, or more happened than is kept while the handler was at work: the listener gets
    // its headers and its end, and asks again from its last position.
    const bool was_closed = std::any_of(closed_groups.begin(), closed_groups.end(), [&](const ClosedGroup& closed) {
        return closed.order > line->order_at_start && closed.group == subscription.group;
    });
    if (was_closed || is_stopping || newest_lost > line->order_at_start) return line->reply_now();
    // A proxy's connection is counted for nobody, but a stream is held by one listener, whom the proxy names.
    const bool has_enough = line->counts == Connection::Counts::for_nobody &&
                            static_cast<std::size_t>(std::count_if(streams.begin(), streams.end(), [&](const Connection* other) {
                                return other->request.peer == line->request.peer;
                            })) >= limits.connections_per_peer_max;
    if (streams.size() >= limits.streams_max || has_enough) {
        ++refused_busy;
        return line->refuse(busy);
    }
    streams.push_back(line.get());
    line->listener = std::make_unique<Connection::Listener>();
    ++streams_open;
    line->listener->group = subscription.group;
    error_code ignored;
    line->socket.set_option(tcp::socket::send_buffer_size(stream_socket_bytes), ignored);
    line->buffer.clear();
    line->buffer.shrink_to_fit();
    line->phase = Phase::writing;
    for (const RecentEvent& event : recent) {
        if (event.order <= line->order_at_start || event.id <= subscription.after) continue;
        line->push(event.text);
        if (line->phase == Phase::closed) return;
    }
    line->reply_now();
}

// ---- the public face ----

Server::Server(Options options, Handler handler, Refuse refuse)
    : inside_(std::make_unique<Inside>(std::move(options), std::move(handler), std::move(refuse))) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return inside_->port; }

void Server::run() { inside_->run(); }

void Server::stop(Millis grace) {
    asio::post(inside_->io, [inside = inside_.get(), grace] { inside->begin_stop(grace); });
}

void Server::renew_certificate() {
    if (inside_->tls) inside_->renew_tls();
}

void Server::publish(std::uint64_t id, std::string_view event, std::string_view data) {
    inside_->mail({.id = id, .text = std::make_shared<const std::string>(event_text(id, event, data)), .group = {}});
}

void Server::close_streams(std::string_view group) { inside_->mail({.id = 0, .text = nullptr, .group = std::string(group)}); }

Counters Server::counters() const {
    return {
        .requests = inside_->requests.value(),
        .connections_open = inside_->connections_open.value(),
        .streams_open = inside_->streams_open.value(),
        .refused_busy = inside_->refused_busy.value(),
        .cut_off = inside_->cut_off.value(),
    };
}

}  // namespace koppi::http
