// Tests of the HTTP server, over real sockets of this machine, with a client that may be as rude as it likes.
#include "platform/http.hpp"

#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <rapidcheck.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "platform/http_text.hpp"

namespace koppi::http::server_test {

using namespace std::chrono_literals;

// A door that handlers wait at until the test opens it.
class Door {
public:
    void open() {
        const std::lock_guard lock(mutex_);
        is_open_ = true;
        changed_.notify_all();
    }
    void pass() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        changed_.notify_all();
        changed_.wait_for(lock, 5s, [this] { return is_open_; });
    }
    bool has_waiting(int number) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, 2s, [&] { return waiting_ >= number; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_open_ = false;
    int waiting_ = 0;
};

const std::string& large_body() {
    static const std::string body(3 * 1024 * 1024, 'k');
    return body;
}

struct Centre {
    explicit Centre(Limits limits = {}, unsigned workers = 4, std::string certificate = {}, std::string key = {}, std::vector<std::string> proxies = {})
        : server({.port = 0,
                  .workers = workers,
                  .limits = limits,
                  .trusted_proxies = std::move(proxies),
                  .certificate_file = std::move(certificate),
                  .private_key_file = std::move(key),
                  .lane =
                      [](const Request& request) {
                          if (request.path == "/health") return Lane::watching;
                          return request.method == "POST" ? Lane::writing : Lane::reading;
                      }},
                 [this](const Request& request) { return handle(request); }, refuse),
          thread([this] { server.run(); }) {}
    ~Centre() {
        door.open();
        server.stop(500ms);
        if (thread.joinable()) thread.join();
    }

    Response handle(const Request& request) {
        ++handled;
        Response response;
        if (request.path == "/peer") return {.status = 200, .headers = {{"content-type", "text/plain"}}, .body = request.peer};
        if (request.path == "/throw") throw std::runtime_error("the secret of Aino Virtanen");
        if (request.path == "/wait") door.pass();
        if (request.path == "/large") response.fixed_body = large_body();
        if (request.path == "/empty") response.status = 204;
        if (request.path == "/two-lines") response.headers.emplace_back("x-name", "a\r\nset-cookie: b");
        if (request.path == "/stream" || request.path == "/slow-stream") {
            if (request.path == "/slow-stream") door.pass();
            response.stream = Subscription{.group = std::string(request.header("x-group")), .after = 1};
            response.body = "id: 1\nevent: seen\ndata: before\n\n";
            return response;
        }
        response.headers.emplace_back("content-type", "text/plain");
        response.body = request.method + " " + request.path;
        for (const auto& [name, value] : request.query) response.body += " " + name + "=" + value;
        if (!request.body.empty()) response.body += " [" + request.body + "]";
        return response;
    }

    static Response refuse(int status, std::string_view code, std::string_view accept_language) {
        return {.status = status,
                .headers = {{"content-type", "text/plain"}},
                .body = std::string(code) + (accept_language.empty() ? "" : " " + std::string(accept_language))};
    }

    bool soon(const std::function<bool(const Counters&)>& holds) const {
        for (int i = 0; i < 400; ++i) {
            if (holds(server.counters())) return true;
            std::this_thread::sleep_for(5ms);
        }
        return false;
    }

    std::atomic<int> handled{0};
    Door door;
    Server server;
    std::thread thread;
};

struct Answer {
    int status = 0;
    std::string head;
    std::string body;
};

class Client {
public:
    explicit Client(const Centre& centre, int receive_bytes = 0) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (receive_bytes > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
        const int on = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const timeval patience{.tv_sec = 3, .tv_usec = 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(centre.server.port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::system_error(errno, std::generic_category(), "connect");
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    Client& say(std::string_view text) {
        while (!text.empty()) {
            const auto sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        was_heard_out_ = text.empty();
        return *this;
    }
    // False when the server closed its ears before the last word was said.
    bool was_heard_out() const { return was_heard_out_; }
    Client& get(std::string_view path) { return say("GET " + std::string(path) + " HTTP/1.1\r\nHost: koppi\r\n\r\n"); }
    void stop_saying() { ::shutdown(socket_, SHUT_WR); }

    // Reads until `text` has come; false when the connection ends before, or nothing comes for long.
    bool hears(std::string_view text) {
        while (heard_.find(text) == std::string::npos)
            if (!more()) return false;
        heard_.erase(0, heard_.find(text) + text.size());
        return true;
    }
    Answer answer() {
        Answer answer;
        std::size_t end;
        while ((end = heard_.find("\r\n\r\n")) == std::string::npos)
            if (!more()) return answer;
        answer.head = heard_.substr(0, end + 2);
        heard_.erase(0, end + 4);
        answer.status = std::atoi(answer.head.substr(9, 3).c_str());
        const auto length_at = answer.head.find("Content-Length: ");
        if (length_at == std::string::npos) return answer;
        const auto length = static_cast<std::size_t>(std::atoll(answer.head.c_str() + length_at + 16));
        while (heard_.size() < length)
            if (!more()) break;
        answer.body = heard_.substr(0, length);
        heard_.erase(0, length);
        return answer;
    }
    Answer head_only() {
        Answer answer;
        const auto end = [&] { return heard_.find("\r\n\r\n"); };
        while (end() == std::string::npos)
            if (!more()) return answer;
        answer.head = heard_.substr(0, end() + 2);
        heard_.erase(0, end() + 4);
        answer.status = std::atoi(answer.head.substr(9, 3).c_str());
        return answer;
    }
    // True when the server closes without another word.
    bool hears_the_end() {
        while (more()) {}
        return heard_.empty() && is_over_;
    }
    // What is left until the end.
    std::string rest() {
        while (more()) {}
        return std::exchange(heard_, {});
    }

private:
    bool more() {
        std::array<char, 65536> piece;
        const auto got = ::recv(socket_, piece.data(), piece.size(), 0);
        if (got > 0) heard_.append(piece.data(), static_cast<std::size_t>(got));
        is_over_ = got == 0 || (got < 0 && errno == ECONNRESET);
        return got > 0;
    }

    int socket_;
    std::string heard_;
    bool is_over_ = false;
    bool was_heard_out_ = false;
};

// Status and words of the refusal, and whether the connection ends after it.
std::string refused(const Centre& centre, std::string_view request) {
    Client client(centre);
    const auto answer = client.say(request).answer();
    return std::to_string(answer.status) + " " + answer.body + (client.hears_the_end() ? "" : " and stays");
}

Limits small() {
    Limits limits;
    limits.header_bytes_max = 1024;
    limits.header_count_max = 10;
    limits.target_bytes_max = 200;
    limits.body_bytes_max = 100;
    return limits;
}

TEST_CASE("a request is answered with its path and query decoded, and the connection stays for the next") {
    Centre centre;
    Client client(centre);
    auto answer = client.get("/hoito/k%C3%A4ynti%20x?nimi=%C3%84iti+ja+lapsi&a=1%262&tyhj%C3%A4").answer();
    CHECK(answer.status == 200);
    CHECK(answer.body == "GET /hoito/käynti x nimi=Äiti ja lapsi a=1&2 tyhjä=");
    CHECK(answer.head == "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nContent-Length: " +
                             std::to_string(answer.body.size()) + "\r\n");
    for (int i = 0; i < 20; ++i) CHECK(client.get("/again").answer().body == "GET /again");
    CHECK(centre.server.counters().connections_open == 1);
    CHECK(centre.server.counters().requests == 21);
}

TEST_CASE("headers come with lower-case names, cookies by name") {
    Request request;
    request.headers = {{"cookie", "a=1; __Host-koppi=x=y; b=2"}, {"cookie", "c=3"}};
    CHECK(request.header("cookie") == "a=1; __Host-koppi=x=y; b=2");
    CHECK(request.header("host") == "");
    CHECK(request.cookie("__Host-koppi") == "x=y");
    CHECK(request.cookie("b") == "2");
    CHECK(request.cookie("c") == "3");
    CHECK(request.cookie("koppi") == "");
}

TEST_CASE("a method that HTTP has no word for is the handler's to answer") {
    Centre centre;
    CHECK(Client(centre).say("BREW /pot HTTP/1.1\r\nHost: k\r\n\r\n").answer().body == "BREW /pot");
}

TEST_CASE("HEAD is answered with the length and without the body") {
    Centre centre;
    Client client(centre);
    const auto answer = client.say("HEAD /hello HTTP/1.1\r\nHost: k\r\n\r\n").head_only();
    CHECK(answer.status == 200);
    CHECK(answer.head.find("Content-Length: 11\r\n") != std::string::npos);
    CHECK(client.get("/next").answer().body == "GET /next");
}

TEST_CASE("204 has neither a body nor a length") {
    Centre centre;
    Client client(centre);
    const auto answer = client.get("/empty").answer();
    CHECK(answer.status == 204);
    CHECK(answer.head.find("Content-Length") == std::string::npos);
    CHECK(client.get("/next").answer().body == "GET /next");
}

TEST_CASE("HTTP/1.0 is answered once, unless it asks to stay") {
    Centre centre;
    Client once(centre);
    CHECK(once.say("GET /a HTTP/1.0\r\n\r\n").answer().head.find("Connection: close\r\n") != std::string::npos);
    CHECK(once.hears_the_end());
    Client stays(centre);
    stays.say("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(stays.answer().head.find("Connection: keep-alive\r\n") != std::string::npos);
    CHECK(stays.get("/b").answer().body == "GET /b");
}

TEST_CASE("Connection: close is obeyed") {
    Centre centre;
    Client client(centre);
    client.say("GET /a HTTP/1.1\r\nHost: k\r\nConnection: close\r\n\r\n");
    CHECK(client.answer().head.find("Connection: close\r\n") != std::string::npos);
    CHECK(client.hears_the_end());
}

TEST_CASE("requests that come in one piece are answered one after the other, in order") {
    Centre centre;
    Client client(centre);
    std::string all;
    for (int i = 0; i < 200; ++i) all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: k\r\n\r\n";
    client.say(all);
    for (int i = 0; i < 200; ++i) REQUIRE(client.answer().body == "GET /" + std::to_string(i));
}

TEST_CASE("however a row of requests is cut into pieces, the answers are the same") {
    Centre centre;
    const std::string row =
        "POST /a HTTP/1.1\r\nHost: k\r\nContent-Length: 5\r\n\r\nhello"
        "POST /b HTTP/1.1\r\nHost: k\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\nx-t: 1\r\n\r\n"
        "\r\nGET /c HTTP/1.1\r\nHost: k\r\n\r\n"
        "POST /d HTTP/1.1\r\nHost: k\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        "GET /e HTTP/1.1\r\nHost: k\r\nConnection: close\r\n\r\n";
    CHECK(rc::check([&] {
        const auto cuts = *rc::gen::container<std::set<std::size_t>>(rc::gen::inRange<std::size_t>(1, row.size()));
        Client client(centre);
        std::size_t from = 0;
        for (const auto cut : cuts) {
            client.say(std::string_view(row).substr(from, cut - from));
            std::this_thread::sleep_for(std::chrono::microseconds(50));
            from = cut;
        }
        client.say(std::string_view(row).substr(from));
        RC_ASSERT(client.answer().body == "POST /a [hello]");
        RC_ASSERT(client.answer().body == "POST /b [abc0123456789]");
        RC_ASSERT(client.answer().body == "GET /c");
        RC_ASSERT(client.answer().body == "POST /d");
        RC_ASSERT(client.answer().body == "GET /e");
        RC_ASSERT(client.hears_the_end());
    }));
}

TEST_CASE("a head that is too large is refused with 431, its target with 414") {
    Centre centre(small());
    const std::string start = "GET /a HTTP/1.1\r\nHost: k\r\nAccept-Language: fi\r\n";
    CHECK(refused(centre, start + "x: " + std::string(2000, 'x') + "\r\n\r\n") == "431 http.header_too_large");
    CHECK(refused(centre, start + "x: " + std::string(2000, 'x')) == "431 http.header_too_large");
    std::string many;
    for (int i = 0; i < 9; ++i) many += "a:b\r\n";
    CHECK(refused(centre, start + many + "\r\n") == "431 http.header_too_large fi");
    CHECK(refused(centre, "GET /" + std::string(200, 'a') + " HTTP/1.1\r\nHost: k\r\n\r\n") == "414 http.target_too_long");
    CHECK(refused(centre, "GET /" + std::string(900, 'a')) == "414 http.target_too_long");
    CHECK(Client(centre).get("/" + std::string(199, 'a')).answer().status == 200);
    CHECK(centre.handled == 1);
}

TEST_CASE("a body that is too large is refused with 413, declared or chunked, before it is read") {
    Centre centre(small());
    const std::string post = "POST /a HTTP/1.1\r\nHost: k\r\nAccept-Language: sv\r\n";
    CHECK(refused(centre, post + "Content-Length: 101\r\n\r\n") == "413 http.body_too_large sv");
    CHECK(refused(centre, post + "Content-Length: 101\r\nExpect: 100-continue\r\n\r\n") == "413 http.body_too_large sv");
    CHECK(refused(centre, post + "Transfer-Encoding: chunked\r\n\r\n65\r\nx") == "413 http.body_too_large sv");
    CHECK(refused(centre, post + "Transfer-Encoding: chunked\r\n\r\n33\r\n" + std::string(0x33, 'x') + "\r\n33\r\n") ==
          "413 http.body_too_large sv");
    CHECK(refused(centre, post + "Content-Length: 18446744073709551616\r\n\r\n") == "400 http.bad_request sv");
    CHECK(centre.handled == 0);
    CHECK(Client(centre).say(post + "Content-Length: 100\r\n\r\n" + std::string(100, 'x')).answer().status == 200);
    CHECK(Client(centre)
              .say(post + "Transfer-Encoding: chunked\r\n\r\n64\r\n" + std::string(100, 'x') + "\r\n0\r\n\r\n")
              .answer()
              .status == 200);
}

TEST_CASE("a client that sends its large body all the same still hears why it was refused") {
    Centre centre(small());
    Client client(centre);
    client.say("POST /a HTTP/1.1\r\nHost: k\r\nContent-Length: 3000000\r\n\r\n");
    CHECK(client.answer().status == 413);
    for (int i = 0; i < 30; ++i) {
        client.say(std::string(100'000, 'x'));
        std::this_thread::sleep_for(1ms);
    }
    CHECK(client.was_heard_out());
}

TEST_CASE("a request that can be read in two ways is refused") {
    Centre centre;
    const std::string post = "POST /a HTTP/1.1\r\nHost: k\r\n";
    const auto bad = "400 http.bad_request";
    CHECK(refused(centre, post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc") == bad);
    CHECK(refused(centre, post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc") == bad);
    CHECK(refused(centre, post + "Content-Length: 3, 3\r\n\r\nabc") == bad);
    CHECK(refused(centre, post + "Content-Length: +3\r\n\r\nabc") == bad);
    CHECK(refused(centre, post + "Content-Length: 0x3\r\n\r\nabc") == bad);
    CHECK(refused(centre, post + "Content-Length:\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Content-Length : 3\r\n\r\nabc") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: gzip\r\n\r\nGET /hidden HTTP/1.1\r\nHost: k\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Host: other\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a HTTP/1.1\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a HTTP/1.1\r\nHost: a b\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a HTTP/1.1\r\nHost: a@b\r\n\r\n") == bad);
    CHECK(refused(centre, "GET http://other/a HTTP/1.1\r\nHost: k\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a HTTP/1.1\nHost: k\n\n") == bad);
    CHECK(refused(centre, "GET /a HTTP/1.1\r\nHost: k\r\n x: y\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: chunked\r\n\r\n3;name=value\r\nabc\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: chunked\r\n\r\n-1\r\nabcd\r\n0\r\n\r\n") == bad);
    CHECK(refused(centre, post + "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 5\r\n\r\n") == bad);
    CHECK(centre.handled == 0);
    CHECK(Client(centre).say("GET http://k/a HTTP/1.1\r\nHost: k\r\n\r\n").answer().body == "GET /a");
}

TEST_CASE("a request line that is none is refused at once") {
    Centre centre;
    const auto bad = "400 http.bad_request";
    CHECK(refused(centre, "GET  /a HTTP/1.1\r\nHost: k\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a \r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a HT\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a HTTP/1.\r\n\r\n") == bad);
    CHECK(refused(centre, "GET\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a \r\n\r\nHTTP/1.1\r\nHost: k\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a HTTP/2.0\r\nHost: k\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a HTTP/1.1 \r\nHost: k\r\n\r\n") == bad);
    CHECK(refused(centre, "CONNECT k:443 HTTP/1.1\r\nHost: k\r\n\r\n") == bad);
    CHECK(refused(centre, "GET a HTTP/1.1\r\nHost: k\r\n\r\n") == bad);
    CHECK(refused(centre, "\x16\x03\x01\x02") == bad);
    CHECK(refused(centre, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == bad);
    CHECK(refused(centre, "GET /a HTTP/1.1\r\nHost: k\r\nname\r\n\r\n") == bad);
    CHECK(refused(centre, std::string("GET /a HTTP/1.1\r\nHost: k\r\nx: a") + '\0' + "b\r\n\r\n") == bad);
    CHECK(centre.handled == 0);
}

TEST_CASE("what is not plain text is refused in path, query and headers") {
    Centre centre;
    const auto bad = "400 http.bad_request";
    const auto asked = [&](const std::string& target) {
        return refused(centre, "GET " + target + " HTTP/1.1\r\nHost: k\r\n\r\n");
    };
    CHECK(asked("/%FF") == bad);
    CHECK(asked("/%C0%AF") == bad);
    CHECK(asked("/%ED%A0%80") == bad);
    CHECK(asked("/%F4%90%80%80") == bad);
    CHECK(asked("/a%00b") == bad);
    CHECK(asked("/a%0D%0Ab") == bad);
    CHECK(asked("/a%C2%85b") == bad);
    CHECK(asked("/a\xff") == bad);
    CHECK(asked("/a?b=%FF") == bad);
    CHECK(asked("/a?b%0A=1") == bad);
    CHECK(asked("/a?b=%7F") == bad);
    CHECK(asked("/a%4") == bad);
    CHECK(asked("/a%zz") == bad);
    CHECK(asked("/a/../b") == bad);
    CHECK(asked("/a/%2e%2E/b") == bad);
    CHECK(asked("/a/.") == bad);
    CHECK(asked("/a%2Fb") == bad);
    CHECK(asked("/a#b") == bad);
    CHECK(refused(centre, "GET /a HTTP/1.1\r\nHost: k\r\nx: \xff\r\n\r\n") == bad);
    CHECK(centre.handled == 0);
    CHECK(Client(centre).get("/..a/b..?x=../..").answer().body == "GET /..a/b.. x=../..");
}

TEST_CASE("who expects a go-ahead gets it before the body, and another expectation is refused") {
    Centre centre;
    Client client(centre);
    client.say("POST /a HTTP/1.1\r\nHost: k\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.head_only().head == "HTTP/1.1 100 Continue\r\n");
    CHECK(client.say("ok").answer().body == "POST /a [ok]");
    // Who didn't wait needs no go-ahead.
    client.say("POST /b HTTP/1.1\r\nHost: k\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nok");
    CHECK(client.answer().body == "POST /b [ok]");
    CHECK(refused(centre, "POST /a HTTP/1.1\r\nHost: k\r\nContent-Length: 2\r\nExpect: tea\r\n\r\n") == "417 http.bad_request");
}

TEST_CASE("a request that ends in the middle is refused and never handled") {
    Centre centre;
    Client body(centre);
    body.say("POST /a HTTP/1.1\r\nHost: k\r\nContent-Length: 10\r\n\r\nhalf").stop_saying();
    CHECK(body.answer().status == 400);
    CHECK(body.hears_the_end());
    Client head(centre);
    head.say("POST /a HTTP/1.1\r\nHos").stop_saying();
    CHECK(head.answer().status == 400);
    Client chunks(centre);
    chunks.say("POST /a HTTP/1.1\r\nHost: k\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc").stop_saying();
    CHECK(chunks.answer().status == 400);
    CHECK(centre.handled == 0);
}

TEST_CASE("slow heads and bodies are cut off with 408 while others are served") {
    Limits limits;
    limits.header_timeout = 120ms;
    limits.body_timeout = 200ms;
    limits.idle_timeout = 150ms;
    Centre centre(limits);
    Client silent(centre), slow_head(centre), slow_body(centre), idle(centre);
    std::atomic<bool> is_over{false};
    std::thread dripping([&] {
        slow_head.say("GET /a HTTP/1.1\r\n");
        slow_body.say("POST /a HTTP/1.1\r\nHost: k\r\nContent-Length: 100000\r\n\r\n");
        // Each drop alone is well in time: what counts is the whole.
        while (!is_over) {
            slow_head.say("x: y\r\n");
            slow_body.say("z");
            std::this_thread::sleep_for(20ms);
        }
    });
    CHECK(idle.get("/first").answer().status == 200);
    const auto began = std::chrono::steady_clock::now();
    Client other(centre);
    int served = 0;
    while (std::chrono::steady_clock::now() - began < 300ms) served += other.get("/hello").answer().status == 200;
    CHECK(served > 20);
    CHECK(slow_head.answer().status == 408);
    CHECK(slow_body.answer().status == 408);
    is_over = true;
    dripping.join();
    CHECK(silent.hears_the_end());
    CHECK(idle.hears_the_end());
    CHECK(other.get("/still").answer().status == 200);
    CHECK(centre.server.counters().cut_off == 2);
}

TEST_CASE("a body has its own time, which begins after the head") {
    Limits limits;
    limits.header_timeout = 60ms;
    Centre centre(limits);
    Client client(centre);
    client.say("POST /a HTTP/1.1\r\nHost: k\r\nContent-Length: 8\r\n\r\nhalf");
    std::this_thread::sleep_for(150ms);
    CHECK(client.say("half").answer().body == "POST /a [halfhalf]");
}

TEST_CASE("a chunked body may come byte by byte") {
    Centre centre;
    Client client(centre);
    for (const char c : std::string_view("POST /a HTTP/1.1\r\nHost: k\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                         "POST /b HTTP/1.1\r\nHost: k\r\nTransfer-Encoding: chunked\r\n\r\n"
                                         "1\r\nx\r\n0\r\nname: value\r\n\r\n")) {
        client.say({&c, 1});
        std::this_thread::sleep_for(200us);
    }
    CHECK(client.answer().body == "POST /a");
    CHECK(client.answer().body == "POST /b [x]");
}

TEST_CASE("who does not read an answer is cut off in time, who reads it gets all of it") {
    Limits limits;
    limits.write_timeout = 150ms;
    Centre centre(limits);
    CHECK(Client(centre).get("/large").answer().body == large_body());
    Client lazy(centre, 4096);
    std::string row;
    for (int i = 0; i < 4; ++i) row += "GET /large HTTP/1.1\r\nHost: k\r\n\r\n";
    lazy.say(row);
    CHECK(centre.soon([](const Counters& now) { return now.cut_off == 1 && now.connections_open <= 1; }));
}

TEST_CASE("a full pool answers 503 with Retry-After at once, and the connection stays") {
    Limits limits;
    limits.queue_max = 1;
    Centre centre(limits, 1);
    Client running(centre), waiting(centre), third(centre);
    running.get("/wait");
    REQUIRE(centre.door.has_waiting(1));
    waiting.get("/waiting");
    REQUIRE(centre.soon([](const Counters& now) { return now.requests == 2; }));
    const auto answer = third.get("/third").answer();
    CHECK(answer.status == 503);
    CHECK(answer.body == "http.busy");
    CHECK(answer.head.find("Retry-After: 1\r\n") != std::string::npos);
    CHECK(centre.server.counters().refused_busy == 1);
    centre.door.open();
    CHECK(running.answer().body == "GET /wait");
    CHECK(waiting.answer().body == "GET /waiting");
    CHECK(third.get("/third").answer().body == "GET /third");
}

TEST_CASE("who writes never has every worker: while writing is full, reading goes on, and who watches is heard whatever is full") {
    Limits limits;
    limits.queue_max = 2;
    Centre centre(limits, 8);
    const auto ask = [&](std::vector<std::unique_ptr<Client>>& into, std::string_view line) {
        into.push_back(std::make_unique<Client>(centre));
        into.back()->say(std::string(line) + " HTTP/1.1\r\nHost: k\r\nContent-Length: 0\r\n\r\n");
    };
    std::vector<std::unique_ptr<Client>> writers, readers;
    for (int i = 0; i < 7; ++i) ask(writers, "POST /wait");  // seven of eight
    REQUIRE(centre.door.has_waiting(7));
    for (int i = 0; i < 2; ++i) ask(writers, "POST /wait");
    REQUIRE(centre.soon([](const Counters& now) { return now.requests == 9; }));
    Client one_more(centre), reader(centre), watcher(centre);
    const auto refusal = one_more.say("POST /wait HTTP/1.1\r\nHost: k\r\nContent-Length: 0\r\n\r\n").answer();
    CHECK(refusal.status == 503);
    CHECK(refusal.head.find("Retry-After: 1\r\n") != std::string::npos);
    CHECK(reader.get("/a").answer().body == "GET /a");
    CHECK(watcher.get("/health").answer().body == "GET /health");

    ask(readers, "GET /wait");  // the last worker
    REQUIRE(centre.door.has_waiting(8));
    for (int i = 0; i < 2; ++i) ask(readers, "GET /wait");
    REQUIRE(centre.soon([](const Counters& now) { return now.requests == 15; }));
    CHECK(reader.get("/a").answer().status == 503);
    CHECK(watcher.get("/health").answer().body == "GET /health");

    centre.door.open();
    for (auto& writer : writers) CHECK(writer->answer().status == 200);
    for (auto& one : readers) CHECK(one->answer().status == 200);
    CHECK(one_more.get("/b").answer().body == "GET /b");
}

TEST_CASE("a long row of requests to a full pool is refused one by one") {
    Limits limits;
    limits.queue_max = 0;
    Centre centre(limits, 1);
    Client running(centre), row(centre);
    running.get("/wait");
    REQUIRE(centre.door.has_waiting(1));
    std::string all;
    for (int i = 0; i < 3000; ++i) all += "GET / HTTP/1.1\r\nHost:\r\n\r\n";
    std::thread asking([&] { row.say(all); });
    int refusals = 0;
    for (int i = 0; i < 3000; ++i) refusals += row.answer().status == 503;
    CHECK(refusals == 3000);
    asking.join();
}

TEST_CASE("bodies have one store of memory together, and who finds it full comes again") {
    Limits limits;
    limits.bodies_bytes_max = 1000;
    Centre centre(limits);
    Client first(centre), second(centre);
    const auto post = [](int bytes) {
        return "POST /wait HTTP/1.1\r\nHost: k\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n" +
               std::string(static_cast<std::size_t>(bytes), 'x');
    };
    first.say(post(800));
    REQUIRE(centre.door.has_waiting(1));
    CHECK(refused(centre, post(300)) == "503 http.busy");
    centre.door.open();
    CHECK(first.answer().status == 200);
    CHECK(second.say(post(800)).answer().status == 200);
}

TEST_CASE("one peer has a bounded number of connections, and all peers together too") {
    for (const bool is_total : {false, true}) {
        Limits limits;
        (is_total ? limits.connections_max : limits.connections_per_peer_max) = 2;
        Centre centre(limits);
        auto first = std::make_unique<Client>(centre);
        Client second(centre);
        CHECK(first->get("/1").answer().status == 200);
        CHECK(second.get("/2").answer().status == 200);
        Client third(centre);
        const auto answer = third.answer();
        CHECK(answer.status == 503);
        CHECK(answer.head.find("Retry-After: 1\r\n") != std::string::npos);
        CHECK(third.hears_the_end());
        first.reset();
        REQUIRE(centre.soon([](const Counters& now) { return now.connections_open <= 2; }));
        CHECK(Client(centre).get("/4").answer().status == 200);
        CHECK(second.get("/5").answer().status == 200);
    }
}

TEST_CASE("behind a trusted proxy the peer is whom the proxy names last; nobody else is believed") {
    const auto peer = [](Client& client, const std::string& headers) {
        return client.say("GET /peer HTTP/1.1\r\nHost: k\r\n" + headers + "\r\n").answer().body;
    };
    Centre centre({}, 4, {}, {}, {"127.0.0.1", "10.0.0.5"});
    Client proxy(centre);
    CHECK(peer(proxy, "X-Forwarded-For: 203.0.113.7\r\n") == "203.0.113.7");
    // What a client wrote itself stands to the left; what our own proxies say of each other is passed over.
    CHECK(peer(proxy, "X-Forwarded-For: 1.1.1.1, 203.0.113.8, 10.0.0.5\r\n") == "203.0.113.8");
    CHECK(peer(proxy, "X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: [2001:db8::1]:4711\r\n") == "2001:db8::1");
    CHECK(peer(proxy, "X-Forwarded-For: 203.0.113.9:80\r\n") == "203.0.113.9");
    CHECK(peer(proxy, "X-Forwarded-For: 203.0.113.7, somebody\r\n") == "127.0.0.1");
    // One connection carries the requests of many: the last one's name does not stick.
    CHECK(peer(proxy, "") == "127.0.0.1");
    Centre open_house;
    Client liar(open_house);
    CHECK(peer(liar, "X-Forwarded-For: 203.0.113.7\r\n") == "127.0.0.1");
    CHECK(rc::check("any header is read to its end", [&](const std::string& text) {
        std::string clean;
        for (const char c : text)
            if (c >= ' ' && c <= '~') clean += c;
        RC_ASSERT_FALSE(peer(proxy, "X-Forwarded-For: " + clean + ",[,]:1\r\n").empty());
    }));
}

TEST_CASE("a trusted proxy's connections are counted for nobody, and its event streams for those who listen") {
    Limits limits;
    limits.connections_per_peer_max = 2;
    Centre centre(limits, 4, {}, {}, {"127.0.0.1"});
    std::vector<std::unique_ptr<Client>> lines;
    for (int i = 0; i < 5; ++i) lines.push_back(std::make_unique<Client>(centre));
    for (auto& line : lines) CHECK(line->get("/1").answer().status == 200);
    const auto listens = [](Client& client, const std::string& who) {
        return client.say("GET /stream HTTP/1.1\r\nHost: k\r\nX-Forwarded-For: " + who + "\r\n\r\n").head_only().status;
    };
    CHECK(listens(*lines[0], "203.0.113.7") == 200);
    CHECK(listens(*lines[1], "203.0.113.7") == 200);
    CHECK(listens(*lines[2], "203.0.113.7") == 503);
    CHECK(listens(*lines[3], "203.0.113.8") == 200);
}

TEST_CASE("an exception in a handler is 500 without its text, and so is a header of two lines") {
    Centre centre;
    Client client(centre);
    auto answer = client.get("/throw").answer();
    CHECK(answer.status == 500);
    CHECK(answer.body == "http.internal");
    CHECK(answer.head.find("Aino") == std::string::npos);
    answer = client.get("/two-lines").answer();
    CHECK(answer.status == 500);
    CHECK(answer.head.find("set-cookie") == std::string::npos);
    CHECK(client.get("/next").answer().status == 200);
}

TEST_CASE("a listener hears what was published, in order, and a heartbeat in between") {
    Limits limits;
    limits.stream_heartbeat = 50ms;
    Centre centre(limits);
    Client listener(centre);
    const auto answer = listener.get("/stream").head_only();
    CHECK(answer.status == 200);
    CHECK(answer.head ==
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\nX-Accel-Buffering: no\r\n"
          "Connection: close\r\n");
    CHECK(listener.hears("id: 1\nevent: seen\ndata: before\n\n"));
    CHECK(centre.server.counters().streams_open == 1);
    centre.server.publish(7, "queue", R"({"a":1})");
    centre.server.publish(8, "queue", "two\nlines");
    CHECK(listener.hears("id: 7\nevent: queue\ndata: {\"a\":1}\n\nid: 8\nevent: queue\ndata: two\ndata: lines\n\n"));
    CHECK(listener.hears(": still here\n\n"));
    CHECK(listener.hears(": still here\n\n"));
}

TEST_CASE("a stream whose client left is forgotten") {
    Centre centre;
    {
        Client listener(centre);
        listener.get("/stream");
        CHECK(listener.hears("before"));
        CHECK(centre.server.counters().streams_open == 1);
    }
    CHECK(centre.soon([](const Counters& now) { return now.streams_open == 0 && now.connections_open == 0; }));
}

TEST_CASE("what is published while a stream's handler is at work is heard, except what the handler has read") {
    Centre centre;
    Client listener(centre);
    listener.get("/slow-stream");
    REQUIRE(centre.door.has_waiting(1));
    centre.server.publish(1, "queue", "the handler has read this");
    centre.server.publish(2, "queue", "missed");
    Client(centre).get("/and-time-passes").answer();
    std::this_thread::sleep_for(250ms);
    centre.door.open();
    CHECK(listener.hears("data: before\n\nid: 2\nevent: queue\ndata: missed\n\n"));
    centre.server.publish(3, "queue", "live");
    CHECK(listener.hears("live"));
}

TEST_CASE("a group that is closed while a stream's handler is at work gets no stream") {
    Centre centre;
    Client listener(centre), other(centre);
    listener.say("GET /slow-stream HTTP/1.1\r\nHost: k\r\nx-group: s1\r\n\r\n");
    other.say("GET /slow-stream HTTP/1.1\r\nHost: k\r\nx-group: s2\r\n\r\n");
    REQUIRE(centre.door.has_waiting(2));
    centre.server.close_streams("s1");
    std::this_thread::sleep_for(250ms);
    centre.door.open();
    CHECK(other.hears("before\n\n"));
    CHECK(listener.hears("before\n\n"));
    CHECK(listener.hears_the_end());
    CHECK(centre.server.counters().streams_open == 1);
}

TEST_CASE("the streams of one group are closed together and others go on") {
    Centre centre;
    Client gone(centre), gone_too(centre), stays(centre);
    gone.say("GET /stream HTTP/1.1\r\nHost: k\r\nx-group: s1\r\n\r\n");
    gone_too.say("GET /stream HTTP/1.1\r\nHost: k\r\nx-group: s1\r\n\r\n");
    stays.say("GET /stream HTTP/1.1\r\nHost: k\r\nx-group: s2\r\n\r\n");
    for (Client* client : {&gone, &gone_too, &stays}) CHECK(client->hears("before\n\n"));
    centre.server.publish(5, "queue", "last");
    centre.server.close_streams("s1");
    centre.server.publish(6, "queue", "later");
    CHECK(gone.hears("last\n\n"));
    CHECK(gone.hears_the_end());
    CHECK(gone_too.hears("last\n\n"));
    CHECK(gone_too.hears_the_end());
    CHECK(stays.hears("later\n\n"));
}

TEST_CASE("a listener that does not read is closed, and the others miss nothing") {
    Limits limits;
    limits.stream_queue_bytes_max = 64 * 1024;
    Centre centre(limits);
    Client slow(centre, 4096), quick(centre);
    slow.get("/stream");
    quick.get("/stream");
    CHECK(slow.hears("before\n\n"));
    CHECK(quick.hears("before\n\n"));
    const std::string data(2000, 'd');
    constexpr std::uint64_t events = 2000;
    std::uint64_t heard = 0;
    for (std::uint64_t id = 2; id < events; ++id) {
        centre.server.publish(id, "queue", data);
        heard += quick.hears("id: " + std::to_string(id) + "\n");
    }
    CHECK(heard == events - 2);
    CHECK(centre.soon([](const Counters& now) { return now.streams_open == 1; }));
    CHECK(centre.server.counters().cut_off == 1);
    CHECK(slow.rest().size() < events * data.size());
}

TEST_CASE("a listener that keeps talking is closed") {
    Centre centre;
    Client listener(centre);
    listener.get("/stream");
    CHECK(listener.hears("before\n\n"));
    for (int i = 0; i < 5; ++i) listener.say(std::string(1000, 'x'));
    CHECK(listener.hears_the_end());
}

TEST_CASE("streams have an upper number") {
    Limits limits;
    limits.streams_max = 1;
    Centre centre(limits);
    Client first(centre), second(centre);
    first.get("/stream");
    CHECK(first.hears("before\n\n"));
    CHECK(second.get("/stream").answer().status == 503);
}

TEST_CASE("stop answers the running request, closes streams and idle connections, and takes no new one") {
    Centre centre({}, 1);
    Client running(centre), waiting(centre), listener(centre), idle(centre);
    listener.get("/stream");
    CHECK(listener.hears("before\n\n"));
    CHECK(idle.get("/idle").answer().status == 200);
    running.get("/wait");
    REQUIRE(centre.door.has_waiting(1));
    waiting.get("/waiting");
    REQUIRE(centre.soon([](const Counters& now) { return now.requests == 4; }));
    centre.server.stop();
    CHECK(listener.hears_the_end());
    CHECK(idle.hears_the_end());
    CHECK_THROWS_AS(Client{centre}, std::system_error);
    centre.door.open();
    const auto answer = running.answer();
    CHECK(answer.body == "GET /wait");
    CHECK(answer.head.find("Connection: close\r\n") != std::string::npos);
    CHECK(running.hears_the_end());
    CHECK(waiting.answer().body == "GET /waiting");
    centre.thread.join();
    CHECK(centre.server.counters().connections_open == 0);
}

TEST_CASE("stop does not wait longer than its grace") {
    Centre centre;
    Client running(centre);
    running.get("/wait");
    REQUIRE(centre.door.has_waiting(1));
    const auto began = std::chrono::steady_clock::now();
    centre.server.stop(100ms);
    centre.thread.join();
    CHECK(std::chrono::steady_clock::now() - began < 1s);
    CHECK(running.hears_the_end());
}

TEST_CASE("a server that is stopped before it runs returns at once") {
    Server server({.port = 0}, [](const Request&) { return Response{}; }, Centre::refuse);
    server.stop();
    server.run();
    CHECK(server.counters().requests == 0);
}

TEST_CASE("a port that is taken, or no address at all, is said when the server is made") {
    Centre centre;
    const auto reason = [](Options options) {
        try {
            const Server server(std::move(options), [](const Request&) { return Response{}; }, Centre::refuse);
        } catch (const std::system_error& error) {
            return error.code();
        }
        return std::error_code{};
    };
    CHECK(reason({.port = centre.server.port()}) == std::errc::address_in_use);
    CHECK(reason({.address = "nowhere", .port = 0}) == std::errc::invalid_argument);
    CHECK(reason({.address = "192.0.2.1", .port = 0}) == std::errc::address_not_available);
    CHECK(reason({.port = 0, .certificate_file = "/no/such.pem", .private_key_file = "/no/such.key"}));
    CHECK(reason({.port = 0, .private_key_file = "/no/such.key"}));
}

TEST_CASE("many clients at once each get their own answers") {
    Centre centre;
    std::atomic<int> right{0};
    std::vector<std::thread> clients;
    for (int c = 0; c < 8; ++c)
        clients.emplace_back([&, c] {
            Client client(centre);
            for (int i = 0; i < 100; ++i) {
                const auto path = "/" + std::to_string(c) + "/" + std::to_string(i);
                right += client.get(path).answer().body == "GET " + path;
                if (i % 10 == 0) centre.server.publish(static_cast<std::uint64_t>(i), "tick", "x");
                if (i % 25 == 0) Client(centre).get("/stream");
            }
        });
    for (auto& client : clients) client.join();
    CHECK(right == 800);
}

TEST_CASE("garbage harms nobody") {
    Limits limits;
    limits.header_timeout = limits.body_timeout = 30ms;
    Centre centre(limits);
    Client other(centre);
    CHECK(rc::check([&] {
        const std::vector<std::string> words{"GET ", "/a", " HTTP/1.1", "\r\n", "\r", "\n", "Host: k", "Content-Length: ",
                                             "Transfer-Encoding: chunked", "3", "0", "ffffffffffffffff", ";", ":", " ", "\t",
                                             std::string(1, '\0'), "\xff", "%", "?", "POST ", "abc", "\r\n\r\n",
                                             "0\r\n\r\n", "GET /a HTTP/1.1\r\nHost: k\r\n\r\n",
                                             "POST /a HTTP/1.1\r\nHost: k\r\nTransfer-Encoding: chunked\r\n\r\n"};
        const auto garbage = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words));
        Client client(centre);
        for (const auto& word : garbage) client.say(word);
        client.stop_saying();
        client.rest();
        RC_ASSERT(other.get("/hello").answer().status == 200);
    }));
}

// ---- TLS ----

struct Certificate {
    Certificate() {
        write(1);
    }
    void write(long serial) {
        const auto name = "koppi-http-test-" + std::to_string(getpid());
        certificate_file = std::filesystem::temp_directory_path() / (name + ".pem");
        key_file = std::filesystem::temp_directory_path() / (name + ".key");
        EVP_PKEY* const key = EVP_EC_gen("P-256");
        X509* const certificate = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
        X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
        X509_sign(certificate, key, EVP_sha256());
        std::FILE* file = std::fopen(certificate_file.c_str(), "w");
        PEM_write_X509(file, certificate);
        std::fclose(file);
        file = std::fopen(key_file.c_str(), "w");
        PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    ~Certificate() {
        std::filesystem::remove(certificate_file);
        std::filesystem::remove(key_file);
    }

    std::filesystem::path certificate_file;
    std::filesystem::path key_file;
};

class TlsClient {
public:
    TlsClient(const Centre& centre, int version) : context_(SSL_CTX_new(TLS_client_method())) {
        SSL_CTX_set_security_level(context_, 0);
        SSL_CTX_set_min_proto_version(context_, version);
        SSL_CTX_set_max_proto_version(context_, version);
        line_ = BIO_new_ssl_connect(context_);
        BIO_set_conn_hostname(line_, ("127.0.0.1:" + std::to_string(centre.server.port())).c_str());
        is_open_ = BIO_do_connect(line_) == 1;
    }
    ~TlsClient() {
        BIO_free_all(line_);
        SSL_CTX_free(context_);
    }
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    bool is_open() const { return is_open_; }
    // Which certificate the server showed; 0 when it showed none.
    long serial() {
        SSL* ssl = nullptr;
        BIO_get_ssl(line_, &ssl);
        X509* const shown = ssl ? SSL_get1_peer_certificate(ssl) : nullptr;
        const long number = shown ? ASN1_INTEGER_get(X509_get_serialNumber(shown)) : 0;
        X509_free(shown);
        return number;
    }
    void say(std::string_view text) { BIO_write(line_, text.data(), static_cast<int>(text.size())); }
    bool hears(std::string_view text) {
        std::array<char, 16384> piece;
        while (heard_.find(text) == std::string::npos) {
            const int got = BIO_read(line_, piece.data(), piece.size());
            if (got <= 0) return false;
            heard_.append(piece.data(), static_cast<std::size_t>(got));
        }
        heard_.erase(0, heard_.find(text) + text.size());
        return true;
    }

private:
    SSL_CTX* context_;
    BIO* line_ = nullptr;
    bool is_open_ = false;
    std::string heard_;
};

TEST_CASE("TLS 1.2 and 1.3 carry requests, large answers and streams; older versions and plain text get nothing") {
    const Certificate files;
    Limits limits;
    limits.header_timeout = 200ms;
    Centre centre(limits, 4, files.certificate_file, files.key_file);
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client(centre, version);
        REQUIRE(client.is_open());
        client.say("GET /a HTTP/1.1\r\nHost: k\r\n\r\nGET /b HTTP/1.1\r\nHost: k\r\n\r\n");
        CHECK(client.hears("GET /a"));
        CHECK(client.hears("GET /b"));
        client.say("GET /large HTTP/1.1\r\nHost: k\r\n\r\n");
        CHECK(client.hears("Content-Length: 3145728\r\n\r\n" + large_body()));
        client.say("POST /c HTTP/1.1\r\nHost: k\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
        CHECK(client.hears("100 Continue\r\n\r\n"));
        client.say("ok");
        CHECK(client.hears("POST /c [ok]"));
        client.say("GET /stream HTTP/1.1\r\nHost: k\r\n\r\n");
        CHECK(client.hears("before\n\n"));
        centre.server.publish(4, "queue", "over TLS");
        CHECK(client.hears("data: over TLS\n\n"));
    }
    CHECK_FALSE(TlsClient(centre, TLS1_1_VERSION).is_open());
    Client plain(centre);
    plain.get("/a");
    CHECK(plain.rest().find("HTTP/1.1") == std::string::npos);
    Client silent(centre);
    CHECK(silent.hears_the_end());
    TlsClient slow(centre, TLS1_3_VERSION);
    REQUIRE(slow.is_open());
    slow.say("GET /a HTTP/1.1\r\n");
    CHECK(slow.hears("HTTP/1.1 408 Request Timeout\r\n"));
}

TEST_CASE("a new certificate is shown to whoever comes next, and who is there stays connected") {
    Certificate files;
    Centre centre({}, 4, files.certificate_file, files.key_file);
    TlsClient early(centre, TLS1_3_VERSION), listener(centre, TLS1_3_VERSION);
    REQUIRE(early.is_open());
    CHECK(early.serial() == 1);
    listener.say("GET /stream HTTP/1.1\r\nHost: k\r\n\r\n");
    CHECK(listener.hears("before\n\n"));

    files.write(2);
    centre.server.renew_certificate();
    const auto shown = [&] { return TlsClient(centre, TLS1_3_VERSION).serial(); };
    CHECK(shown() == 2);
    early.say("GET /a HTTP/1.1\r\nHost: k\r\n\r\n");
    CHECK(early.hears("GET /a"));
    centre.server.publish(4, "queue", "as before");
    CHECK(listener.hears("data: as before\n\n"));

    // What can't be used is refused, and the last good one goes on.
    const auto renewed = [&] {
        try {
            centre.server.renew_certificate();
            return std::string("renewed");
        } catch (const std::system_error& accident) {
            return std::string(accident.what());
        }
    };
    std::FILE* const broken = std::fopen(files.certificate_file.c_str(), "w");
    std::fputs("no certificate", broken);
    std::fclose(broken);
    CHECK(renewed().find("reading the certificate " + files.certificate_file.string()) != std::string::npos);
    CHECK(shown() == 2);
    files.write(3);
    const auto third = files.certificate_file.string() + ".third";
    std::filesystem::rename(files.certificate_file, third);
    files.write(4);
    std::filesystem::rename(third, files.certificate_file);
    CHECK(renewed() != "renewed");  // the key of one and the certificate of another
    CHECK(shown() == 2);
    files.write(5);
    CHECK(renewed() == "renewed");
    CHECK(shown() == 5);
}

// ---- the texts alone ----

TEST_CASE("any text survives the way through a query") {
    CHECK(rc::check([](const std::vector<std::uint16_t>& letters) {
        std::string text;
        for (const auto letter : letters) {
            const unsigned code = letter < 0xa0 ? letter % 95u + 32u : letter & 0x7ffu;
            if (code >= 0x20 && code < 0x7f) {
                text += static_cast<char>(code);
            } else if (code >= 0xa0) {
                text += static_cast<char>(0xc0 | (code >> 6));
                text += static_cast<char>(0x80 | (code & 0x3f));
            }
        }
        std::string escaped;
        for (const char c : text) {
            char three[4];
            std::snprintf(three, sizeof three, "%%%02X", static_cast<unsigned char>(c));
            escaped += three;
        }
        Request request;
        RC_ASSERT(!read_target("/a?" + escaped + "=" + escaped, request));
        RC_ASSERT(request.query.size() == 1u);
        RC_ASSERT(request.query[0] == std::pair(text, text));
    }));
}

TEST_CASE("the end of a head is found at the same place however it arrives") {
    const std::string head = "GET /a HTTP/1.1\r\nHost: k\r\nx: yyyyyyyyyyy\r\n\r\n";
    for (std::size_t step = 1; step <= head.size(); ++step) {
        HeadScan scan;
        for (std::size_t size = step; size < head.size(); size += step) {
            REQUIRE_FALSE(scan.look(std::string_view(head).substr(0, size), {}));
            REQUIRE(scan.end() == 0);
        }
        REQUIRE_FALSE(scan.look(head + "GET /b", {}));
        CHECK(scan.end() == head.size());
    }
}

TEST_CASE("an event carries any data without letting it speak for itself") {
    CHECK(event_text(3, "queue", "a\r\nb\nid: 9\rc") == "id: 3\nevent: queue\ndata: a\ndata: b\ndata: id: 9\ndata: c\n\n");
    CHECK(event_text(3, "queue\ndata: x", "") == "id: 3\nevent: queue\ndata: \n\n");
}

}  // namespace koppi::http::server_test
