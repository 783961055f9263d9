// Tests: Kannel.
#include "kannel.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace koppi::tests {

namespace {

bool answers(int port) {
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool connected = connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(descriptor);
    return connected;
}

void wait_for(int port) {
    for (int i = 0; i < 6000; ++i) {
        if (answers(port)) return;
        usleep(10'000);
    }
    throw std::runtime_error("Kannel does not come up");
}

}  // namespace

Kannel::Kannel() : folder_(std::filesystem::temp_directory_path() / ("koppi-kannel-" + std::to_string(getpid()))) {
    std::filesystem::create_directory(folder_);
    const int admin = free_port();
    const int boxes = free_port();
    const int centre = free_port();
    const int sendsms = free_port();
    const auto file = (folder_ / "kannel.conf").string();
    std::ofstream conf(file);
    conf << "group = core\nadmin-port = " << admin << "\nadmin-interface = 127.0.0.1\nadmin-password = x\nadmin-allow-ip = \"127.0.0.1\"\nsmsbox-port = "
         << boxes << "\nsmsbox-interface = 127.0.0.1\nbox-allow-ip = \"127.0.0.1\"\nbox-deny-ip = \"*.*.*.*\"\n\n"
         << "group = smsc\nsmsc = fake\nsmsc-id = FAKE\nport = " << centre << "\nconnect-allow-ip = 127.0.0.1\n\n"
         << "group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = " << sendsms << "\nsendsms-interface = 127.0.0.1\nglobal-sender = 13013\n\n"
         << "group = sendsms-user\nusername = koppi\npassword = salainen\nmax-messages = 3\nconcatenation = true\n";
    conf.close();
    bearerbox_.emplace(std::vector<std::string>{"/usr/sbin/bearerbox", "-v", "4", file});
    wait_for(boxes);
    wait_for(centre);
    smsbox_.emplace(std::vector<std::string>{"/usr/sbin/smsbox", "-v", "4", file});
    wait_for(sendsms);
    centre_.emplace(std::vector<std::string>{"/usr/lib/kannel/test/fakesmsc", "-H", "127.0.0.1", "-r", std::to_string(centre), "-m", "0"});
    if (!centre_->line_with("Connecting")) throw std::runtime_error("Kannel's fake centre does not come up");
    url_ = "http://127.0.0.1:" + std::to_string(sendsms) + "/cgi-bin/sendsms";
}

Kannel::~Kannel() {
    centre_.reset();
    smsbox_.reset();
    bearerbox_.reset();
    std::filesystem::remove_all(folder_);
}

}  // namespace koppi::tests
