// Bench: the client's side of HTTP, with no more than a measurement needs.
#include "http_client.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fstream>
#include <sstream>

namespace koppi::bench {

std::string_view HttpAnswer::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

std::string http_request(std::string_view method, std::string_view path, std::string_view body, const Headers& headers) {
    std::string text;
    text.reserve(256 + body.size());
    text.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for (const auto& [name, value] : headers) text.append(name).append(": ").append(value).append("\r\n");
    if (!body.empty()) text.append("Content-Type: application/json\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n");
    return text.append("\r\n").append(body);
}

HttpLine::HttpLine(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool connected = socket_ >= 0 && ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    if (!connected && socket_ >= 0) ::close(std::exchange(socket_, -1));
    must(connected, "the server takes no connection");
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

HttpLine::~HttpLine() {
    if (socket_ >= 0) ::close(socket_);
}

void HttpLine::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        must(sent > 0, "the line broke while it was written");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void HttpLine::receive() {
    char piece[64 * 1024];
    const auto count = ::recv(socket_, piece, sizeof piece, 0);
    must(count > 0, "the line broke while it was read");
    arrived_.append(piece, static_cast<std::size_t>(count));
}

std::optional<HttpAnswer> HttpLine::whole_answer() {
    const auto head_end = arrived_.find("\r\n\r\n");
    if (head_end == std::string::npos) return std::nullopt;
    HttpAnswer answer;
    const std::string_view head(arrived_.data(), head_end + 2);
    must(head.starts_with("HTTP/1.1 "), "an answer is HTTP/1.1");
    answer.status = std::atoi(head.data() + 9);
    std::size_t length = 0;
    for (auto at = head.find("\r\n") + 2; at < head.size();) {
        const auto end = head.find("\r\n", at);
        const auto colon = head.find(':', at);
        std::string name(head.substr(at, colon - at));
        std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        auto value = head.substr(colon + 1, end - colon - 1);
        while (value.starts_with(' ')) value.remove_prefix(1);
        if (name == "content-length") std::from_chars(value.data(), value.data() + value.size(), length);
        answer.headers.emplace_back(std::move(name), value);
        at = end + 2;
    }
    if (arrived_.size() < head_end + 4 + length) return std::nullopt;
    answer.body = arrived_.substr(head_end + 4, length);
    arrived_.erase(0, head_end + 4 + length);
    return answer;
}

HttpAnswer HttpLine::ask(std::string_view method, std::string_view path, std::string_view body, const Headers& headers) {
    send(http_request(method, path, body, headers));
    for (;;) {
        receive();
        if (auto answer = whole_answer()) return std::move(*answer);
    }
}

ServerProcess::ServerProcess(const std::string& program, const std::string& db) {
    int out[2];
    must(::pipe2(out, O_CLOEXEC) == 0, "there is a pipe");
    const auto begun = Watch::now();
    pid_ = ::fork();
    if (pid_ == 0) {
        ::dup2(out[1], STDOUT_FILENO);
        const int nothing = ::open("/dev/null", O_WRONLY);
        ::dup2(nothing, STDERR_FILENO);
        ::execl(program.c_str(), program.c_str(), "serve", "--db", db.c_str(), "--listen", "127.0.0.1:0", nullptr);
        ::_exit(127);
    }
    ::close(out[1]);
    std::string line;
    char c = 0;
    while (::read(out[0], &c, 1) == 1 && c != '\n') line += c;
    ms_to_listen_ = ms_since(begun);
    ::close(out[0]);
    const auto colon = line.rfind(':');
    must(line.starts_with("listening on ") && colon != std::string::npos, "the server " + program + " starts and says where it listens");
    port_ = static_cast<std::uint16_t>(std::atoi(line.c_str() + colon + 1));
}

ServerProcess::~ServerProcess() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

void ServerProcess::stop() {
    ::kill(pid_, SIGTERM);
    int status = 0;
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    must(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the server ends as it should");
}

double cpu_seconds_of(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    // Behind the name, which stands in brackets: utime and stime are fields 14 and 15 of all.
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string skipped;
    for (int i = 3; i < 14; ++i) fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    must(bool(fields), "the kernel tells the processor time");
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double peak_mb_of(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/status");
    std::string word;
    double kilobytes = 0;
    while (file >> word)
        if (word == "VmHWM:") file >> kilobytes;
    return kilobytes / 1024;
}

std::string signed_in(std::uint16_t port, const std::string& username, const std::string& password) {
    HttpLine line(port);
    const auto answer = line.ask("POST", "/api/session", "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}");
    must(answer.status == 200, username + " signs in: " + std::to_string(answer.status) + " " + answer.body);
    const auto cookie = answer.header("set-cookie");
    return std::string(cookie.substr(0, cookie.find(';')));
}

void keep_busy(std::uint16_t port, std::size_t connections, const std::function<std::string(std::size_t line)>& next,
               const std::function<void(std::size_t line, HttpAnswer answer, double ms)>& answered) {
    std::vector<HttpLine> lines;
    std::vector<pollfd> waited;
    std::vector<Watch::time_point> sent(connections);
    for (std::size_t i = 0; i < connections; ++i) lines.emplace_back(port);
    std::size_t busy = 0;
    const auto go_on = [&](std::size_t i) {
        const auto request = next(i);
        if (request.empty()) {
            waited[i].fd = -1;
            return;
        }
        ++busy;
        sent[i] = Watch::now();
        lines[i].send(request);
    };
    for (auto& line : lines) waited.push_back({line.descriptor(), POLLIN, 0});
    for (std::size_t i = 0; i < connections; ++i) go_on(i);
    while (busy > 0) {
        must(::poll(waited.data(), waited.size(), 30'000) > 0, "the server answers within 30 s");
        for (std::size_t i = 0; i < connections; ++i) {
            if (waited[i].fd < 0 || waited[i].revents == 0) continue;
            lines[i].receive();
            auto answer = lines[i].whole_answer();
            if (!answer) continue;
            --busy;
            answered(i, std::move(*answer), ms_since(sent[i]));
            go_on(i);
        }
    }
}

}  // namespace koppi::bench
