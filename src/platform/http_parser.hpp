// Platform: Beast's request parser, made stricter, writing straight into our Request. Private to platform/http*.cpp.
//
// Invariant: a request whose length can be read in two ways is a fault: no request hides in the body of another.
#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <string_view>

#include "platform/http_text.hpp"

namespace koppi::http {

class Parser final : public boost::beast::http::basic_parser<true> {
public:
    using error_code = boost::beast::error_code;

    Parser(Request& request, const Limits& limits) : request_(request), limits_(limits) {
        header_limit(limits.header_bytes_max + 1);
        body_limit(limits.body_bytes_max);
        eager(true);
    }

    // Takes what it can of `arrived`, and gives the number of bytes taken.
    std::size_t take(std::string_view arrived) {
        error_code error;
        const auto taken = put({arrived.data(), arrived.size()}, error);
        if (error && error != boost::beast::http::error::need_more && !fault_)
            fault_ = error == boost::beast::http::error::body_limit     ? body_too_large
                     : error == boost::beast::http::error::header_limit ? header_too_large
                                                                         : malformed;
        return taken;
    }

    const std::optional<Fault>& fault() const { return fault_; }
    bool awaits_continue() const { return awaits_continue_; }
    Manner manner() const { return {.head_only = is_head_, .old_version = is_old_, .keeps_open = keep_alive()}; }

private:
    using Verb = boost::beast::http::verb;
    using Field = boost::beast::http::field;
    using Text = boost::beast::string_view;

    void refuse(Fault fault, error_code& error) {
        fault_ = fault;
        error = boost::beast::http::error::bad_value;
    }

    void on_request_impl(Verb verb, Text method, Text target, int version, error_code& error) override {
        if (target.size() > limits_.target_bytes_max) return refuse(target_too_long, error);
        request_.method.assign(method.data(), method.size());
        target_ = {target.data(), target.size()};
        is_head_ = verb == Verb::head;
        is_old_ = version == 10;
    }

    void on_field_impl(Field field, Text name, Text value, error_code& error) override {
        // Trailers come after the decisions that headers are for: they are read and thrown away.
        if (is_header_whole_) return;
        if (request_.headers.size() == limits_.header_count_max) return refuse(header_too_large, error);
        switch (field) {
            case Field::host:
                if (++hosts_ > 1 || !is_authority(value)) return refuse(malformed, error);
                break;
            case Field::content_length:
                // Beast takes "5, 5" and two equal lengths for one; a proxy in front may not.
                if (++lengths_ > 1 || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
                    return refuse(malformed, error);
                break;
            case Field::transfer_encoding:
                // Beast reads an unknown coding as "no body", and what follows as the next request.
                if (is_old_ || !same_word({value.data(), value.size()}, "chunked")) return refuse(malformed, error);
                break;
            case Field::expect:
                if (!same_word({value.data(), value.size()}, "100-continue")) return refuse(expectation_unknown, error);
                awaits_continue_ = !is_old_;
                break;
            default: break;
        }
        auto& [our_name, our_value] = request_.headers.emplace_back();
        our_name.resize(name.size());
        std::transform(name.begin(), name.end(), our_name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
        our_value.assign(value.data(), value.size());
    }

    void on_header_impl(error_code& error) override {
        is_header_whole_ = true;
        if (hosts_ == 0 && !is_old_) return refuse(malformed, error);
        if (const auto fault = read_target(target_, request_)) return refuse(*fault, error);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
        // A declared length costs its sender nothing, so only a little is set aside on its word.
        if (length) request_.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, 64 * 1024)));
    }

    std::size_t on_body_impl(Text piece, error_code&) override {
        request_.body.append(piece.data(), piece.size());
        return piece.size();
    }

    void on_chunk_header_impl(std::uint64_t, Text extensions, error_code& error) override {
        // Nobody needs extensions, and servers disagree on where they end.
        if (!extensions.empty()) refuse(malformed, error);
    }

    std::size_t on_chunk_body_impl(std::uint64_t, Text piece, error_code&) override {
        request_.body.append(piece.data(), piece.size());
        return piece.size();
    }

    void on_finish_impl(error_code&) override {}
    void on_response_impl(int, Text, int, error_code&) override {}

    static bool is_authority(Text value) {
        return std::all_of(value.begin(), value.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
                   c == '_' || c == ':' || c == '[' || c == ']';
        });
    }

    Request& request_;
    const Limits& limits_;
    std::string_view target_;
    std::optional<Fault> fault_;
    unsigned hosts_ = 0;
    unsigned lengths_ = 0;
    bool is_head_ = false;
    bool is_old_ = false;
    bool is_header_whole_ = false;
    bool awaits_continue_ = false;
};

}  // namespace koppi::http
