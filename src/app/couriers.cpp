// App: couriers.
#include "app/couriers.hpp"

#include <cstdlib>

#include "app/database.hpp"
#include "platform/log.hpp"

namespace koppi {

namespace {

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

}  // namespace

std::optional<courier::SmtpDoor> smtp_door(const CourierOptions& options) {
    if (options.smtp.empty()) return std::nullopt;
    courier::SmtpDoor door{.door = {.url = options.smtp,
                                    .user = from_environment("KOPPI_SMTP_USER"),
                                    .password = from_environment("KOPPI_SMTP_PASSWORD"),
                                    .ca_file = options.smtp_ca},
                           .from = options.mail_from,
                           .starts_tls = !options.smtp_without_tls};
    if (const auto fault = courier::fault_of(door)) throw Trouble("--smtp " + *fault);
    return door;
}

std::optional<courier::SmsDoor> sms_door(const CourierOptions& options) {
    if (options.sms.empty()) return std::nullopt;
    courier::SmsDoor door{.door = {.url = options.sms,
                                   .user = from_environment("KOPPI_SMS_USER"),
                                   .password = from_environment("KOPPI_SMS_PASSWORD"),
                                   .ca_file = options.sms_ca},
                          .from = options.sms_from};
    if (const auto fault = courier::fault_of(door)) throw Trouble("--sms " + *fault);
    return door;
}

outbox::Ways ways_of(const CourierOptions& options) {
    outbox::Ways ways;
    if (auto door = smtp_door(options))
        ways.email = [smtp = std::make_shared<courier::Smtp>(std::move(*door))](const courier::Email& email) { return smtp->send(email); };
    if (auto door = sms_door(options))
        ways.sms = [gateway = std::make_shared<courier::SmsGateway>(std::move(*door))](const courier::Sms& sms) { return gateway->send(sms); };
    return ways;
}

CourierRounds::CourierRounds(const routes::House& house, outbox::Ways ways) : courier_(house, std::move(ways)) {}
CourierRounds::~CourierRounds() { stop(); }

void CourierRounds::start() {
    thread_ = std::thread([this] { go(); });
}

void CourierRounds::wake() {
    const std::lock_guard lock(mutex_);
    is_woken_ = true;
    woken_.notify_one();
}

void CourierRounds::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
        woken_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void CourierRounds::go() {
    constexpr auto between_rounds = 5s;
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
        is_woken_ = false;
        lock.unlock();
        bool may_be_more = false;
        try {
            may_be_more = courier_.round();
        } catch (const std::exception& accident) {
            log::error("courier's round broken off", {{"why", log::Word{accident.what()}}});
        }
        lock.lock();
        if (!may_be_more) woken_.wait_for(lock, between_rounds, [this] { return is_woken_ || is_stopping_; });
    }
}

}  // namespace koppi
