// Platform: the HTTP/1.1 server. Bytes in, bytes out: it knows limits, deadlines, connections and streams, and no module.
//
// Shape: one io thread runs callbacks (parse, write, timers, event streams); synchronous handlers run on a bounded pool of
// workers; a full pool answers 503 with Retry-After, lane by lane (http_pool.hpp). No coroutines (docs/decisions/0011-threads-no-coroutines.md).
//
// Invariant: whatever a client sends, or does not send, costs bounded memory and bounded time and harms no other client.
//
// The codes that `Refuse` is asked for (words under `refusal.` in the message catalogue):
//   http.bad_request       400  not HTTP/1.1 as RFC 9112 has it, two ways to read it, invalid UTF-8 or control characters;
//                          417  an expectation other than 100-continue
//   http.timeout           408
//   http.body_too_large    413
//   http.target_too_long   414
//   http.header_too_large  431
//   http.internal          500  an exception left the handler
//   http.busy              503  no worker, no room for a body, a stream or a connection; with Retry-After
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/time.hpp"

namespace koppi::http {

// One parsed request. Header names are lower case; `path` is percent-decoded and checked (valid UTF-8, no control characters,
// no "..", starts with "/"); `query` pairs are decoded in order.
struct Request {
    std::string method = {};
    std::string path = {};
    std::vector<std::pair<std::string, std::string>> query = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    std::string peer = {};  // the address of the other end, without its port; behind a trusted proxy, of whoever spoke to the proxy
    bool over_tls = false;

    // "" when the header is absent.
    std::string_view header(std::string_view lower_case_name) const;
    // The value of a cookie by name; "" when absent.
    std::string_view cookie(std::string_view name) const;
};

// A client that keeps listening: the connection is handed to the hub after the handler's headers were written.
//
// Nothing falls between the handler's own reading and the first live event: what was published since the request came in is
// sent right after the handler's `body` (say, the events since Last-Event-ID), except ids up to `after`.
struct Subscription {
    std::string group = {};  // streams of one group (a session) can be closed together
    std::uint64_t after = 0;
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    // Bytes that outlive the server (assets inside the program); used instead of `body` when set, never copied.
    std::optional<std::string_view> fixed_body = {};
    std::optional<Subscription> stream = {};
};

struct Limits {
    std::uint32_t header_bytes_max = 16 * 1024;
    std::uint32_t header_count_max = 100;
    std::uint32_t target_bytes_max = 8 * 1024;
    std::uint64_t body_bytes_max = 1024 * 1024;
    std::uint64_t bodies_bytes_max = 256 * 1024 * 1024;  // of all requests at hand together
    std::size_t connections_max = 4096;
    std::size_t connections_per_peer_max = 512;  // behind a trusted proxy: event streams
    std::size_t streams_max = 2048;
    std::size_t queue_max = 512;        // requests waiting for a worker before 503
    std::size_t stream_queue_bytes_max = 256 * 1024;  // a slower listener is closed; it reads again from its last position
    Millis header_timeout{10'000};      // from the first byte (or accept) to the end of the headers
    Millis body_timeout{20'000};        // from the headers to the end of the body
    Millis idle_timeout{60'000};        // between two requests of one connection
    Millis write_timeout{30'000};       // for every 256 KiB of an answer
    Millis stream_heartbeat{10'000};    // a comment line ": still here" so that a browser sees a broken line
};

// What a request waits for while a worker has it: the writer and its disk, or no more than tables that lie there; or it asks how we are.
enum class Lane { watching, reading, writing };

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free port, see Server::port
    unsigned workers = 40;      // they mostly wait for the writer's commit
    Limits limits = {};
    // Addresses of proxies whose X-Forwarded-For is believed. Their connections are everybody's, so they are counted for nobody.
    std::vector<std::string> trusted_proxies = {};
    // TLS when both are set: PEM files.
    std::string certificate_file = {};
    std::string private_key_file = {};
    // In which lane a request waits for a worker; all of them read when it is not said. Asked on the io thread, so it is quick.
    std::function<Lane(const Request&)> lane = {};
};

// Runs on a worker. An exception that leaves it is answered as 500 by the server, with nothing of its text.
using Handler = std::function<Response(const Request&)>;
// How the server itself refuses: gets the status and one of the codes above, gives the response in the request's language
// (`accept_language` as sent, "" when unread). Called on the io thread and on workers, so it is quick and shares nothing.
using Refuse = std::function<Response(int status, std::string_view code, std::string_view accept_language)>;

struct Counters {
    std::uint64_t requests = 0;
    std::uint64_t connections_open = 0;
    std::uint64_t streams_open = 0;
    std::uint64_t refused_busy = 0;
    std::uint64_t cut_off = 0;  // closed by a deadline or a limit
};

class Server {
public:
    // Binds and listens at once. Throws std::system_error whose code() tells address in use, permission and the like.
    Server(Options options, Handler handler, Refuse refuse);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // The port that is listened on.
    std::uint16_t port() const;
    // Serves until stop(); returns when the last request was answered or the grace was over. A handler that outlives the
    // grace is waited for by the destructor, its answer is lost.
    void run();
    // From any thread or a signal handler's thread: no new connections, current requests are answered, streams are closed.
    void stop(Millis grace = Millis{5'000});

    // Reads the certificate and the key again; connections that are open keep the one they began with. Any thread. Throws
    // std::system_error when they can't be used, and then the old ones go on.
    void renew_certificate();

    // Sends one server-sent event ("id: …\nevent: …\ndata: …\n\n") to every open stream. Any thread; returns at once.
    void publish(std::uint64_t id, std::string_view event, std::string_view data);
    // Closes the streams of one group (a session that ended).
    void close_streams(std::string_view group);

    Counters counters() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace koppi::http
