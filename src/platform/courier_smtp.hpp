// Platform: mail by SMTP (RFC 5321), one message a transaction, over TLS that is verified.
#pragma once

#include <memory>
#include <string>

#include "core/time.hpp"
#include "platform/courier.hpp"

namespace koppi::courier {

struct Email {
    std::string to;
    std::string subject;
    std::string text;
    std::string id;  // the part of the Message-ID before the @; the same for every try
    Instant at;
};

struct SmtpDoor {
    Door door;
    std::string from;
    // With smtp:// the line begins open and must turn to TLS (STARTTLS) before anything is said. False: stays open, to this machine only.
    bool starts_tls = true;
};

std::optional<std::string> fault_of(const SmtpDoor& door);

// Headers and body as they go over the line: UTF-8 in base64, so that no server breaks a long line or an ä.
std::string mail_text(const Email& email, const std::string& from);

class Smtp {
public:
    explicit Smtp(SmtpDoor door);
    ~Smtp();

    Outcome send(const Email& email);
    // Connects, starts TLS and signs in, and sends nothing.
    Outcome knock();

private:
    struct Inside;
    SmtpDoor door_;
    std::unique_ptr<Inside> inside_;
};

}  // namespace koppi::courier
