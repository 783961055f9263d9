// Tests: programs beside ours.
#include "outside.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

extern char** environ;

namespace koppi::tests {

Outside::Outside(std::vector<std::string> words) {
    int into[2];
    int out[2];
    if (pipe2(into, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, into[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDERR_FILENO);
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const int fault = posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(into[0]);
    close(out[1]);
    into_ = into[1];
    out_ = out[0];
    if (fault != 0) {
        pid_ = -1;
        throw std::runtime_error(words[0] + " does not start; ./dev test installs it");
    }
}

Outside::~Outside() {
    stop();
    close(out_);
}

void Outside::stop() {
    if (into_ >= 0) close(into_);
    into_ = -1;
    if (pid_ < 0) return;
    kill(pid_, SIGTERM);
    int status = 0;
    for (int i = 0; i < 300; ++i) {
        if (waitpid(pid_, &status, WNOHANG) == pid_) {
            pid_ = -1;
            return;
        }
        usleep(10'000);
    }
    kill(pid_, SIGKILL);
    waitpid(pid_, &status, 0);
    pid_ = -1;
}

std::optional<std::string> Outside::line_with(std::string_view part, Millis patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        for (auto end = heard_.find('\n'); end != std::string::npos; end = heard_.find('\n')) {
            auto line = heard_.substr(0, end);
            heard_.erase(0, end + 1);
            if (line.find(part) != std::string::npos) return line;
        }
        const auto left = std::chrono::duration_cast<Millis>(until - std::chrono::steady_clock::now()).count();
        pollfd waiting{out_, POLLIN, 0};
        if (left <= 0 || poll(&waiting, 1, static_cast<int>(left)) <= 0) return std::nullopt;
        char bytes[4096];
        const auto size = read(out_, bytes, sizeof bytes);
        if (size <= 0) return std::nullopt;
        heard_.append(bytes, static_cast<std::size_t>(size));
    }
}

int Outside::port() {
    const auto line = line_with("port ");
    if (!line) throw std::runtime_error("the server says no port");
    return std::stoi(line->substr(5));
}

int free_port() {
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    const bool found = bind(descriptor, reinterpret_cast<const sockaddr*>(&address), length) == 0 &&
                       getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &length) == 0;
    close(descriptor);
    if (!found) throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

}  // namespace koppi::tests
