// App: the couriers as the operator wants them, and the thread that goes their rounds.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "workflows/outbox.hpp"

namespace koppi {

// Names and passwords come from the environment (KOPPI_SMTP_USER, KOPPI_SMTP_PASSWORD, KOPPI_SMS_USER, KOPPI_SMS_PASSWORD): a command line
// is read by every user of the machine.
struct CourierOptions {
    std::string smtp;  // smtp://host:port or smtps://host:port; empty: mail waits
    std::string mail_from;
    std::string smtp_ca;
    bool smtp_without_tls = false;
    std::string sms;  // http(s)://host:port/cgi-bin/sendsms; empty: text messages wait
    std::string sms_from;
    std::string sms_ca;
};

// Absent when there is none. Throws Trouble when it can't be gone through.
std::optional<courier::SmtpDoor> smtp_door(const CourierOptions& options);
std::optional<courier::SmsDoor> sms_door(const CourierOptions& options);
outbox::Ways ways_of(const CourierOptions& options);

// Goes a round at once when something was queued, and every few seconds for what has become due.
class CourierRounds {
public:
    CourierRounds(const routes::House& house, outbox::Ways ways);
    ~CourierRounds();

    void start();
    void wake();
    // Waits for the message that is on its way: its outcome is recorded.
    void stop();
    outbox::Counters counters() const { return courier_.counters(); }

private:
    void go();

    outbox::Courier courier_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool is_woken_ = false;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace koppi
