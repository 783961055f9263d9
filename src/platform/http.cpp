// Platform: the HTTP/1.1 server. See http.hpp for what it promises.
//
// All state of connections and streams belongs to the io thread, which is the one that is in run(). Workers touch one
// connection only, the one whose request they answer, and only while its phase is `handling`; what they and other threads
// have to say comes in by mail.
//
// Invariant: a connection in every phase but `handling` has a deadline or a pending read, so none is forgotten.
#include "platform/http.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <array>
#include <atomic>
#include <deque>
#include <mutex>
#include <system_error>

#include "platform/http_parser.hpp"
#include "platform/http_pool.hpp"
#include "platform/http_text.hpp"

namespace koppi::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using HttpClock = std::chrono::steady_clock;

constexpr auto never = HttpClock::time_point::max();

constexpr std::size_t head_piece_bytes = 4 * 1024;
constexpr std::size_t body_piece_bytes = 32 * 1024;
constexpr std::size_t write_piece_bytes = 256 * 1024;
constexpr std::size_t idle_buffer_bytes_max = 8 * 1024;
// The line before a chunk, or the trailers behind the last one.
constexpr std::size_t chunk_line_bytes_max = 4 * 1024;
// A chunked body ends with "0\r\n\r\n". Beast 1.81 asserts on less, so it's given less only when more is there to come.
constexpr std::size_t last_chunk_bytes = 5;

// After our last word we listen for a while: closing over unread bytes would make the kernel take that word back (RST).
constexpr Millis linger_time{1'000};
constexpr Millis linger_time_stopping{250};
constexpr std::size_t linger_bytes_max = 16 * 1024 * 1024;
// Of those who find the house full, so many hear a 503; the rest see a closed door.
constexpr std::size_t turned_away_max = 64;

// What a listener may say after it asked for a stream.
constexpr std::size_t stream_chatter_bytes_max = 4 * 1024;
// The kernel would otherwise hold megabytes for each listener that stopped reading.
constexpr int stream_socket_bytes = 64 * 1024;
constexpr std::size_t stream_pieces = 16;

constexpr Millis accept_pause{50};

std::error_code standard(const error_code& error) { return error; }

[[noreturn]] void fail(const error_code& error, const std::string& what) { throw std::system_error(standard(error), what); }

bool would_block(const error_code& error) { return error == asio::error::would_block || error == asio::error::try_again; }

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

// One number, written by the io thread and read by anyone.
class Count {
public:
    void operator++() { add(1); }
    void operator--() { add(static_cast<std::uint64_t>(-1)); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    void add(std::uint64_t n) { value_.store(value_.load(std::memory_order_relaxed) + n, std::memory_order_relaxed); }
    std::atomic<std::uint64_t> value_{0};
};

using SharedText = std::shared_ptr<const std::string>;

enum class Phase {
    handshake,
    idle,       // no byte of the next request has come
    head,       // some have
    body,
    handling,   // a worker has the request
    writing,
    streaming,
    lingering,  // our last word is out
    closed,
};

}  // namespace

struct Server::Inside {
    struct Connection;
    struct Step;

    // What other threads tell the io thread about streams, in the order they said it.
    struct Order {
        std::uint64_t id;
        SharedText text;    // an event; none: close the group
        std::string group;
    };
    // Every order has a number, and every request remembers the number at which it came in. So a stream that starts late
    // knows what it missed.
    struct RecentEvent {
        std::uint64_t order;
        std::uint64_t id;
        SharedText text;
    };
    struct ClosedGroup {
        std::uint64_t order;
        std::string group;
    };

    Inside(Options the_options, Handler the_handler, Refuse the_refuse);

    void listen();
    void prepare_tls();
    void run();
    void accept();
    void admit(tcp::socket socket);
    void forget(Connection& line) noexcept;
    void tick();
    void sweep();
    void begin_stop(Millis grace);

    Response refusal(Fault fault, std::string_view accept_language) const;
    void answer(Connection& line) noexcept;

    void mail(std::shared_ptr<Connection> answered);
    void mail(Order order);
    void open_mail();
    void carry_out(Order order);
    void open_stream(const std::shared_ptr<Connection>& line);

    const Options options;
    const Handler handler;
    const Refuse refuse;
    const Limits& limits = options.limits;

    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    asio::steady_timer tick_timer{io};
    asio::steady_timer accept_timer{io};
    std::optional<asio::ssl::context> tls;
    Millis tick_time{200};
    std::uint16_t port = 0;

    std::vector<std::shared_ptr<Connection>> connections;
    std::vector<Connection*> streams;
    std::unordered_map<std::string, std::size_t> peers;
    std::size_t turned_away = 0;
    std::uint64_t body_bytes = 0;
    std::array<char, 4096> waste{};
    const SharedText heartbeat = std::make_shared<const std::string>(": still here\n\n");

    std::uint64_t orders = 0;
    std::deque<RecentEvent> recent;
    std::size_t recent_bytes = 0;
    std::uint64_t newest_lost = 0;  // the number of the newest event that `recent` had no room for
    std::deque<ClosedGroup> closed_groups;

    std::atomic<bool> is_stopping{false};
    HttpClock::time_point stop_at = never;

    Count requests;
    Count connections_open;
    Count streams_open;
    Count refused_busy;
    Count cut_off;

    std::mutex mail_mutex;
    std::vector<std::shared_ptr<Connection>> mailed_answers;
    std::vector<Order> mailed_orders;
    bool is_mail_announced = false;
    std::vector<std::shared_ptr<Connection>> answers_at_hand;
    std::vector<Order> orders_at_hand;

    // Last, so that workers end before anything they touch.
    Pool<std::shared_ptr<Connection>> pool;
};

// What a connection does when the socket is ready. Whatever a step throws ends its own connection and nothing else.
struct Server::Inside::Step {
    std::shared_ptr<Connection> line;
    void (Connection::*next)(error_code, std::size_t);

    void operator()(error_code error = {}, std::size_t bytes = 0);
};

struct Server::Inside::Connection : std::enable_shared_from_this<Connection> {
    struct Listener {
        std::string group;
        std::deque<SharedText> queue;
        std::size_t queue_bytes = 0;
        std::size_t front_sent = 0;
        bool is_writing = false;
        HttpClock::time_point next_heartbeat = never;
    };

    Connection(Inside& the_inside, tcp::socket the_socket, std::string key, std::string peer)
        : inside(the_inside), socket(std::move(the_socket)), peer_count(std::move(key)) {
        request.peer = std::move(peer);
    }

    void open();
    void turn_away();
    void drop() noexcept;
    void expire();

    void read();
    void on_read(error_code error, std::size_t bytes);
    void on_handshake(error_code error, std::size_t);
    void advance();
    void on_advance(error_code, std::size_t) { advance(); }
    void begin_head();
    bool take_head();
    void take_body();
    void on_continued(error_code error, std::size_t);
    void dispatch();
    void refuse(Fault fault, bool keeps_open = false);

    void reply_now();
    void write();
    void on_wrote(error_code error, std::size_t bytes);
    void written();
    void finish();
    void on_shut(error_code, std::size_t) { drop(); }

    void push(const SharedText& text);
    void flush();
    void on_flushed(error_code error, std::size_t bytes);
    void flushed(std::size_t bytes);

    Step step(void (Connection::*next)(error_code, std::size_t)) { return Step{shared_from_this(), next}; }
    void due_in(Millis time) { deadline = HttpClock::now() + time; }
    std::string_view arrived() const { return {static_cast<const char*>(buffer.data().data()), buffer.size()}; }
    void give_back_body() {
        inside.body_bytes -= charged_body_bytes;
        charged_body_bytes = 0;
    }

    Inside& inside;
    tcp::socket socket;
    std::unique_ptr<asio::ssl::stream<tcp::socket&>> tls;
    std::string peer_count;  // empty when the connection doesn't count: it's being turned away
    std::size_t place = 0;   // in inside.connections
    Phase phase = Phase::idle;
    HttpClock::time_point deadline = never;
    boost::beast::flat_buffer buffer;
    bool is_reading = false;
    bool is_first = true;
    bool is_empty_line_forgiven = false;
    bool is_continue_sent = false;
    bool is_saying_continue = false;
    std::size_t drained = 0;

    HeadScan scan;
    std::optional<Parser> parser;
    std::uint64_t charged_body_bytes = 0;
    std::uint64_t order_at_start = 0;
    Manner manner;
    Request request;
    Reply reply;
    std::unique_ptr<Listener> listener;
};

void Server::Inside::Step::operator()(error_code error, std::size_t bytes) {
    try {
        ((*line).*next)(error, bytes);
    } catch (...) {
        line->drop();
    }
}

// ---- the connection ----

void Server::Inside::Connection::open() {
    if (inside.tls) {
        phase = Phase::handshake;
        request.over_tls = true;
        due_in(inside.limits.header_timeout);
        tls = std::make_unique<asio::ssl::stream<tcp::socket&>>(socket, *inside.tls);
        tls->async_handshake(asio::ssl::stream_base::server, step(&Connection::on_handshake));
        return;
    }
    due_in(inside.limits.header_timeout);
    read();
}

void Server::Inside::Connection::on_handshake(error_code error, std::size_t) {
    if (phase == Phase::closed) return;
    if (error) return drop();
    phase = Phase::idle;
    due_in(inside.limits.header_timeout);
    read();
}

void Server::Inside::Connection::turn_away() {
    ++inside.cut_off;
    refuse(busy);
}

void Server::Inside::Connection::drop() noexcept {
    if (phase == Phase::closed) return;
    phase = Phase::closed;
    give_back_body();
    error_code ignored;
    socket.close(ignored);
    inside.forget(*this);
}

void Server::Inside::Connection::expire() {
    deadline = never;
    switch (phase) {
        case Phase::head:
        case Phase::body:
            ++inside.cut_off;
            if (is_saying_continue) return drop();
            return refuse(too_slow);
        case Phase::handshake:
        case Phase::writing:
        case Phase::streaming:
            ++inside.cut_off;
            return drop();
        case Phase::idle:
        case Phase::lingering:
            return drop();
        case Phase::handling:
        case Phase::closed:
            return;
    }
}

void Server::Inside::Connection::read() {
    const bool is_heard = phase == Phase::idle || phase == Phase::head || phase == Phase::body;
    const asio::mutable_buffer room = is_heard ? buffer.prepare(phase == Phase::body ? body_piece_bytes : head_piece_bytes)
                                               : asio::buffer(inside.waste);
    is_reading = true;
    if (tls) {
        tls->async_read_some(room, step(&Connection::on_read));
    } else {
        socket.async_read_some(room, step(&Connection::on_read));
    }
}

void Server::Inside::Connection::on_read(error_code error, std::size_t bytes) {
    is_reading = false;
    switch (phase) {
        case Phase::idle:
        case Phase::head:
        case Phase::body:
            // The other end said it has no more to say; it may still hear that this was not enough.
            if (error == asio::error::eof && phase != Phase::idle) return refuse(malformed);
            if (error) return drop();
            buffer.commit(bytes);
            return advance();
        case Phase::streaming:
        case Phase::lingering:
            drained += bytes;
            if (error || drained > (phase == Phase::streaming ? stream_chatter_bytes_max : linger_bytes_max)) return drop();
            return read();
        case Phase::writing:  // a refusal is on its way, and what arrives now is too late
            return;
        case Phase::handshake:
        case Phase::handling:
        case Phase::closed:
            return;
    }
}

// Goes on with what has arrived, as far as it reaches.
void Server::Inside::Connection::advance() {
    if (phase == Phase::idle && buffer.size() > 0) begin_head();
    if (phase == Phase::head && !take_head()) return;
    if (phase == Phase::body) return take_body();
    if (phase == Phase::idle) read();
}

void Server::Inside::Connection::begin_head() {
    phase = Phase::head;
    // The first head's time began with the connection.
    if (!is_first) due_in(inside.limits.header_timeout);
    is_first = false;
    is_empty_line_forgiven = false;
    is_continue_sent = false;
    scan = {};
    parser.reset();
    manner = {};
    request.method.clear();
    request.path.clear();
    request.query.clear();
    request.headers.clear();
    request.body = {};
}

// True when the head is whole and good and its body may be taken.
bool Server::Inside::Connection::take_head() {
    // One empty line before a request is forgiven (RFC 9112 §2.2): old clients send it after a body.
    if (!is_empty_line_forgiven && arrived().substr(0, 2) == "\r\n") {
        is_empty_line_forgiven = true;
        buffer.consume(2);
        scan = {};
    }
    if (const auto fault = scan.look(arrived(), inside.limits)) {
        refuse(*fault);
        return false;
    }
    if (scan.end() == 0) {
        read();
        return false;
    }
    const auto head = arrived().substr(0, scan.end());
    if (!is_utf8(head)) {
        refuse(malformed);
        return false;
    }
    parser.emplace(request, inside.limits);
    parser->take(head);
    if (const auto& fault = parser->fault()) {
        refuse(*fault);
        return false;
    }
    buffer.consume(scan.end());
    manner = parser->manner();
    phase = Phase::body;
    due_in(inside.limits.body_timeout);
    return true;
}

void Server::Inside::Connection::take_body() {
    while (!parser->is_done() && buffer.size() >= (parser->chunked() ? last_chunk_bytes : 1)) {
        const auto taken = parser->take(arrived());
        buffer.consume(taken);
        const auto growth = request.body.size() - charged_body_bytes;
        charged_body_bytes += growth;
        inside.body_bytes += growth;
        if (const auto& fault = parser->fault()) return refuse(*fault);
        if (inside.body_bytes > inside.limits.bodies_bytes_max) {
            ++inside.refused_busy;
            return refuse(busy);
        }
        if (taken == 0) break;
    }
    if (parser->is_done()) return dispatch();
    if (buffer.size() > chunk_line_bytes_max) return refuse(malformed);
    if (parser->awaits_continue() && !is_continue_sent && request.body.empty() && buffer.size() == 0) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        is_continue_sent = is_saying_continue = true;
        if (tls) {
            asio::async_write(*tls, asio::buffer(go_on), step(&Connection::on_continued));
        } else {
            asio::async_write(socket, asio::buffer(go_on), step(&Connection::on_continued));
        }
        return;
    }
    read();
}

void Server::Inside::Connection::on_continued(error_code error, std::size_t) {
    is_saying_continue = false;
    if (phase != Phase::body) return;
    if (error) return drop();
    read();
}

void Server::Inside::Connection::dispatch() {
    phase = Phase::handling;
    deadline = never;
    order_at_start = inside.orders;
    ++inside.requests;
    if (inside.pool.offer(shared_from_this())) return;
    ++inside.refused_busy;
    refuse(busy, manner.keeps_open);
}

void Server::Inside::Connection::refuse(Fault fault, bool keeps_open) {
    give_back_body();
    const Manner how{.head_only = request.method == "HEAD", .old_version = manner.old_version, .keeps_open = keeps_open};
    compose(reply, inside.refusal(fault, request.header("accept-language")), how);
    reply.stream.reset();
    reply_now();
}

void Server::Inside::Connection::reply_now() {
    phase = Phase::writing;
    write();
}

// Writes what the socket takes at once and waits only for the rest: most answers fit into the socket's own memory.
void Server::Inside::Connection::write() {
    for (;;) {
        const std::string_view content = reply.content();
        const std::size_t head_sent = std::min(reply.sent, reply.head.size());
        const auto head = std::string_view(reply.head).substr(head_sent);
        const auto piece = content.substr(reply.sent - head_sent, write_piece_bytes);
        const std::array pieces{asio::const_buffer(head.data(), head.size()), asio::const_buffer(piece.data(), piece.size())};
        if (head.empty() && piece.empty()) return written();
        if (!tls) {
            error_code error;
            const auto bytes = socket.write_some(pieces, error);
            if (!error) {
                reply.sent += bytes;
                continue;
            }
            if (!would_block(error)) return drop();
        }
        due_in(inside.limits.write_timeout);
        if (tls) {
            asio::async_write(*tls, pieces, step(&Connection::on_wrote));
        } else {
            asio::async_write(socket, pieces, step(&Connection::on_wrote));
        }
        return;
    }
}

void Server::Inside::Connection::on_wrote(error_code error, std::size_t bytes) {
    if (phase != Phase::writing) return;
    if (error) return drop();
    reply.sent += bytes;
    write();
}

void Server::Inside::Connection::written() {
    reply.body = {};
    reply.fixed_body.reset();
    if (listener) {
        phase = Phase::streaming;
        deadline = never;
        listener->next_heartbeat = HttpClock::now() + inside.limits.stream_heartbeat;
        read();
        return flush();
    }
    if (reply.closes || inside.is_stopping) return finish();
    phase = Phase::idle;
    due_in(inside.limits.idle_timeout);
    if (buffer.size() == 0) {
        if (buffer.capacity() > idle_buffer_bytes_max) buffer.shrink_to_fit();
        return read();
    }
    // A request that came with the last one. It gets its own turn, so that a long row of them can't grow the stack.
    asio::post(inside.io, step(&Connection::on_advance));
}

void Server::Inside::Connection::finish() {
    phase = Phase::lingering;
    drained = 0;
    due_in(inside.is_stopping ? linger_time_stopping : linger_time);
    if (tls) {
        // A TLS stream can't be shut while it is read, and then there was nothing worth a farewell.
        if (is_reading) return drop();
        return tls->async_shutdown(step(&Connection::on_shut));
    }
    error_code error;
    socket.shutdown(tcp::socket::shutdown_send, error);
    if (error) return drop();
    if (!is_reading) read();
}

// ---- the connection as a listener ----

void Server::Inside::Connection::push(const SharedText& text) {
    if (listener->queue_bytes + text->size() > inside.limits.stream_queue_bytes_max) {
        ++inside.cut_off;
        return drop();
    }
    listener->queue.push_back(text);
    listener->queue_bytes += text->size();
    if (phase == Phase::streaming && !listener->is_writing) flush();
}

void Server::Inside::Connection::flush() {
    while (!listener->queue.empty()) {
        std::array<asio::const_buffer, stream_pieces> pieces;
        const std::size_t count = std::min(listener->queue.size(), pieces.size());
        for (std::size_t i = 0; i < count; ++i) pieces[i] = asio::buffer(*listener->queue[i]);
        pieces[0] += listener->front_sent;
        if (!tls) {
            error_code error;
            const auto bytes = socket.write_some(pieces, error);
            if (!error) {
                flushed(bytes);
                continue;
            }
            if (!would_block(error)) return drop();
        }
        listener->is_writing = true;
        due_in(inside.limits.write_timeout);
        if (tls) {
            tls->async_write_some(pieces, step(&Connection::on_flushed));
        } else {
            socket.async_write_some(pieces, step(&Connection::on_flushed));
        }
        return;
    }
}

void Server::Inside::Connection::on_flushed(error_code error, std::size_t bytes) {
    if (phase != Phase::streaming) return;
    listener->is_writing = false;
    deadline = never;
    if (error) return drop();
    flushed(bytes);
    flush();
}

void Server::Inside::Connection::flushed(std::size_t bytes) {
    listener->next_heartbeat = HttpClock::now() + inside.limits.stream_heartbeat;
    auto& queue = listener->queue;
    bytes += listener->front_sent;
    while (!queue.empty() && bytes >= queue.front()->size()) {
        bytes -= queue.front()->size();
        listener->queue_bytes -= queue.front()->size();
        queue.pop_front();
    }
    listener->front_sent = bytes;
}

// ---- the house around the connections ----

Server::Inside::Inside(Options the_options, Handler the_handler, Refuse the_refuse)
    : options(std::move(the_options)), handler(std::move(the_handler)), refuse(std::move(the_refuse)), pool(limits.queue_max) {
    for (const Millis time : {limits.header_timeout, limits.body_timeout, limits.idle_timeout, limits.write_timeout,
                              limits.stream_heartbeat, 4 * linger_time_stopping})
        tick_time = std::min(tick_time, time / 4);
    tick_time = std::max(tick_time, Millis{5});
    if (!options.certificate_file.empty() || !options.private_key_file.empty()) prepare_tls();
    listen();
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

void Server::Inside::prepare_tls() {
    error_code error;
    tls.emplace(asio::ssl::context::tls_server);
    SSL_CTX* const context = tls->native_handle();
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    // A key with a passphrase is refused rather than asked for on a terminal that nobody watches.
    tls->set_password_callback([](std::size_t, asio::ssl::context::password_purpose) { return std::string{}; }, error);
    if (error) fail(error, "preparing TLS");
    tls->use_certificate_chain_file(options.certificate_file, error);
    if (error) fail(error, "reading the certificate " + options.certificate_file);
    tls->use_private_key_file(options.private_key_file, asio::ssl::context::pem, error);
    if (error) fail(error, "reading the private key " + options.private_key_file);
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
    const bool is_full = connections.size() - turned_away >= limits.connections_max ||
                         (of_peer != peers.end() && of_peer->second >= limits.connections_per_peer_max);
    if (is_full && (turned_away >= turned_away_max || tls)) {
        ++cut_off;
        return;
    }
    socket.non_blocking(true, error);
    if (error) return;
    socket.set_option(tcp::no_delay(true), error);
    if (!is_full) ++peers[key];
    auto line = std::make_shared<Connection>(*this, std::move(socket), is_full ? std::string{} : key, address.to_string());
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
    if (line.peer_count.empty()) {
        --turned_away;
    } else if (const auto of_peer = peers.find(line.peer_count); --of_peer->second == 0) {
        peers.erase(of_peer);
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
    Manner manner = line.manner;
    if (is_stopping) manner.keeps_open = false;
    try {
        compose(line.reply, handler(line.request), manner);
        return;
    } catch (...) {
        // Nothing of its text leaves the house: it may speak of a client.
    }
    try {
        compose(line.reply, refusal(internal, line.request.header("accept-language")), manner);
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
    if (streams.size() >= limits.streams_max) {
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
