// Platform: the inside of the HTTP server. Private to platform/http*.cpp.
//
// All state of connections and streams belongs to the io thread, which is the one that is in run(). Workers touch one
// connection only, the one whose request they answer, and only while its phase is `handling`; what they and other threads
// have to say comes in by mail.
//
// Invariant: a connection in every phase but `handling` has a deadline or a pending read, so none is forgotten.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <array>
#include <atomic>
#include <deque>
#include <mutex>

#include "platform/http_parser.hpp"
#include "platform/http_pool.hpp"
#include "platform/http_text.hpp"

namespace koppi::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using HttpClock = std::chrono::steady_clock;

inline constexpr auto never = HttpClock::time_point::max();
inline constexpr Millis linger_time_stopping{250};

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
    void renew_tls();
    Lane lane_of(const Request& request) const noexcept;
    void run();
    void accept();
    void admit(tcp::socket socket);
    void forget(Connection& line) noexcept;
    bool is_proxy(const asio::ip::address& address) const;
    // Who spoke to the proxy at `proxy`, as X-Forwarded-For has it; the proxy itself when it does not say.
    std::string forwarded_peer(const Request& request, const std::string& proxy) const;
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
    // Connections hold their own share of what OpenSSL keeps in it, so a new one takes its place at any time.
    std::optional<asio::ssl::context> tls;
    Millis tick_time{200};
    std::uint16_t port = 0;

    std::vector<std::shared_ptr<Connection>> connections;
    std::vector<Connection*> streams;
    std::unordered_map<std::string, std::size_t> peers;
    std::vector<asio::ip::address> proxies;
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

    enum class Counts { for_peer, for_nobody, as_turned_away };

    Connection(Inside& the_inside, tcp::socket the_socket, Counts the_counts, std::string key, std::string peer)
        : inside(the_inside), socket(std::move(the_socket)), counts(the_counts), peer_count(std::move(key)), other_end(std::move(peer)) {
        request.peer = other_end;
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
    const Counts counts;     // for nobody: a trusted proxy's connection carries the requests of many
    std::string peer_count;  // of whose connections it is one
    const std::string other_end;
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

}  // namespace koppi::http
