// Bench: a small blocking HTTP client, the server as a child process, and one thread that keeps many connections busy.
#pragma once

#include <sys/types.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench.hpp"

namespace koppi::bench {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
    int status = 0;
    Headers headers;  // names in lower case
    std::string body;
    std::string_view header(std::string_view name) const;
};

std::string http_request(std::string_view method, std::string_view path, std::string_view body, const Headers& headers);

// Keep-alive; throws WrongAnswer when the line breaks.
class HttpLine {
public:
    explicit HttpLine(std::uint16_t port);
    ~HttpLine();
    HttpLine(HttpLine&& other) noexcept : socket_(std::exchange(other.socket_, -1)), arrived_(std::move(other.arrived_)) {}
    HttpLine(const HttpLine&) = delete;
    HttpLine& operator=(const HttpLine&) = delete;

    HttpAnswer ask(std::string_view method, std::string_view path, std::string_view body = {}, const Headers& headers = {});
    void send(std::string_view bytes);
    // What has arrived; absent while an answer is not whole.
    std::optional<HttpAnswer> whole_answer();
    void receive();
    int descriptor() const { return socket_; }

private:
    int socket_ = -1;
    std::string arrived_;
};

// `koppi serve` on a free port; killed at the end unless stop() was called.
class ServerProcess {
public:
    ServerProcess(const std::string& program, const std::string& db);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;
    // SIGTERM; waits for a clean end.
    void stop();
    std::uint16_t port() const { return port_; }
    pid_t pid() const { return pid_; }
    // From exec until the line with the address was read.
    double ms_to_listen() const { return ms_to_listen_; }

private:
    pid_t pid_ = -1;
    std::uint16_t port_ = 0;
    double ms_to_listen_ = 0;
};

// What the process has used of the processors so far, and the most memory that it held since its exec; both from /proc.
double cpu_seconds_of(pid_t pid);
double peak_mb_of(pid_t pid);

// Signs in; the cookie for further requests.
std::string signed_in(std::uint16_t port, const std::string& username, const std::string& password);

// One thread, `connections` lines: each always has one request under way. `next(line)` gives the next request of a line (empty: this
// line is done); `answered(line, answer, ms)` hears the answer.
void keep_busy(std::uint16_t port, std::size_t connections, const std::function<std::string(std::size_t line)>& next,
               const std::function<void(std::size_t line, HttpAnswer answer, double ms)>& answered);

}  // namespace koppi::bench
