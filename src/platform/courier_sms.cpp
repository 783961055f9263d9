// Platform: text messages over HTTP.
#include "platform/courier_sms.hpp"

#include "core/sms_text.hpp"
#include "platform/courier_inside.hpp"

namespace koppi::courier {

namespace {

constexpr std::size_t answer_max = 1024;

// Kannel answers in one line. A page of something else is cut off: it is no answer of a gateway.
std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* into) {
    auto& answer = *static_cast<std::string*>(into);
    if (answer.size() < answer_max) answer.append(bytes, std::min(size * count, answer_max - answer.size()));
    return size * count;
}

bool is_number(const std::string& text) {
    return text.size() > 5 && text[0] == '+' && text.size() <= 16 && std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Outcome outcome_of(CURLcode code, long status, std::string_view answer) {
    if (auto line = outcome_of_line(code)) return *line;
    if (code != CURLE_OK) return {Fate::try_later, "line_dropped"};
    // "0: Accepted for delivery" and "3: Queued for later delivery". Some other server's page is no promise.
    if ((status == 200 || status == 202) && (answer.starts_with("0:") || answer.starts_with("3:"))) return {Fate::taken};
    if (status == 401 || status == 403) return {Fate::down, "auth_refused"};
    if (status == 400 || status == 413) return {Fate::refused, "address_refused"};
    if (status == 429 || status >= 500) return {Fate::down, "busy"};
    return {Fate::down, "not_understood"};
}

}  // namespace

struct SmsGateway::Inside {
    Handle handle;
    std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers{nullptr, curl_slist_free_all};
    std::string answer;

    void header(const std::string& line) {
        auto* longer = curl_slist_append(headers.get(), line.c_str());
        if (!longer) throw std::bad_alloc();
        headers.release();
        headers.reset(longer);
    }
    void begin(const SmsDoor& door) {
        handle.begin(door.door, "http,https");
        headers.reset();
        answer.clear();
        header("Expect:");
        header("Content-Type: text/plain; charset=UTF-8");
        header("X-Kannel-Username: " + door.door.user);
        header("X-Kannel-Password: " + door.door.password);
        if (!door.from.empty()) header("X-Kannel-From: " + door.from);
    }
    Outcome post(const std::string& text) {
        handle.set(CURLOPT_HTTPHEADER, headers.get());
        handle.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(text.size()));
        handle.set(CURLOPT_POSTFIELDS, text.c_str());
        handle.set(CURLOPT_WRITEFUNCTION, keep);
        handle.set(CURLOPT_WRITEDATA, static_cast<void*>(&answer));
        const auto code = handle.perform();
        return outcome_of(code, handle.response_code(), answer);
    }
};

std::optional<std::string> fault_of(const SmsDoor& door) {
    if (auto fault = fault_of(door.door, "http", "https")) return fault;
    if (!door.door.url.starts_with("https:") && !is_this_machine(door.door.url))
        return "may stay without TLS to this machine only (127.0.0.1, ::1, localhost); elsewhere it is https://.";
    if (door.door.user.empty()) return "needs a name and a password: KOPPI_SMS_USER and KOPPI_SMS_PASSWORD in the environment.";
    const bool is_sender = std::ranges::all_of(door.from, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '+' || c == ' '; });
    if (!is_sender || door.from.size() > 16) return "sends from a number, or from a name of at most 11 letters and digits (--sms-from).";
    return std::nullopt;
}

SmsGateway::SmsGateway(SmsDoor door) : door_(std::move(door)), inside_(std::make_unique<Inside>()) {}
SmsGateway::~SmsGateway() = default;

Outcome SmsGateway::send(const Sms& sms) {
    if (!is_number(sms.to)) return {Fate::refused, "address_refused"};
    inside_->begin(door_);
    inside_->header("X-Kannel-To: " + sms.to);
    inside_->header(sms_size(sms.text).alphabet == SmsAlphabet::gsm7 ? "X-Kannel-Coding: 0" : "X-Kannel-Coding: 2");
    inside_->header("X-Kannel-Account: " + sms.id);
    inside_->header("X-Koppi-Message-Id: " + sms.id);
    return inside_->post(sms.text);
}

Outcome SmsGateway::knock() {
    inside_->begin(door_);
    auto outcome = inside_->post("");
    // It knows us, and misses the receiver.
    if (outcome.fate == Fate::refused) return {Fate::taken};
    return outcome;
}

}  // namespace koppi::courier
