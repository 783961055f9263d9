// Platform: one connection of the HTTP server, from its first byte to its last, and its life as a listener. See
// http_inside.hpp for what always holds.
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "platform/http_inside.hpp"

namespace koppi::http {

namespace {

constexpr std::size_t head_piece_bytes = 4 * 1024;
constexpr std::size_t body_piece_bytes = 32 * 1024;
constexpr std::size_t write_piece_bytes = 256 * 1024;
constexpr std::size_t idle_buffer_bytes_max = 8 * 1024;
// The line before a chunk, or the trailers behind the last one.
constexpr std::size_t chunk_line_bytes_max = 4 * 1024;
// A chunked body ends with "0\r\n\r\n". Beast 1.81 asserts on less, so it's asked only when so many are there.
constexpr std::size_t last_chunk_bytes = 5;

// After our last word we listen for a while: closing over unread bytes would make the kernel take that word back (RST).
constexpr Millis linger_time{1'000};
constexpr std::size_t linger_bytes_max = 16 * 1024 * 1024;

// What a listener may say after it asked for a stream.
constexpr std::size_t stream_chatter_bytes_max = 4 * 1024;
constexpr std::size_t stream_pieces = 16;

bool would_block(const error_code& error) { return error == asio::error::would_block || error == asio::error::try_again; }

}  // namespace

void Server::Inside::Step::operator()(error_code error, std::size_t bytes) {
    try {
        ((*line).*next)(error, bytes);
    } catch (...) {
        line->drop();
    }
}

void Server::Inside::Connection::open() {
    if (inside.tls) {
        phase = Phase::handshake;
        request.over_tls = true;
        due_in(inside.limits.header_timeout);
        tls = std::make_unique<asio::ssl::stream<tcp::socket&>>(socket, *inside.tls);
        tls->async_handshake(asio::ssl::stream_base::server, step(&Connection::on_handshake));
        return;
    }
    due_in(inside.limits.header_timeout);
    read();
}

void Server::Inside::Connection::on_handshake(error_code error, std::size_t) {
    if (phase == Phase::closed) return;
    if (error) return drop();
    phase = Phase::idle;
    due_in(inside.limits.header_timeout);
    read();
}

void Server::Inside::Connection::turn_away() {
    ++inside.cut_off;
    refuse(busy);
}

void Server::Inside::Connection::drop() noexcept {
    if (phase == Phase::closed) return;
    phase = Phase::closed;
    give_back_body();
    error_code ignored;
    socket.close(ignored);
    inside.forget(*this);
}

void Server::Inside::Connection::expire() {
    deadline = never;
    switch (phase) {
        case Phase::head:
        case Phase::body:
            ++inside.cut_off;
            if (is_saying_continue) return drop();
            return refuse(too_slow);
        case Phase::handshake:
        case Phase::writing:
        case Phase::streaming:
            ++inside.cut_off;
            return drop();
        case Phase::idle:
        case Phase::lingering:
            return drop();
        case Phase::handling:
        case Phase::closed:
            return;
    }
}

void Server::Inside::Connection::read() {
    const bool is_heard = phase == Phase::idle || phase == Phase::head || phase == Phase::body;
    const asio::mutable_buffer room = is_heard ? buffer.prepare(phase == Phase::body ? body_piece_bytes : head_piece_bytes)
                                               : asio::buffer(inside.waste);
    is_reading = true;
    if (tls) {
        tls->async_read_some(room, step(&Connection::on_read));
    } else {
        socket.async_read_some(room, step(&Connection::on_read));
    }
}

void Server::Inside::Connection::on_read(error_code error, std::size_t bytes) {
    is_reading = false;
    switch (phase) {
        case Phase::idle:
        case Phase::head:
        case Phase::body:
            // The other end said it has no more to say; it may still hear that this was not enough.
            if (error == asio::error::eof && phase != Phase::idle) return refuse(malformed);
            if (error) return drop();
            buffer.commit(bytes);
            return advance();
        case Phase::streaming:
        case Phase::lingering:
            drained += bytes;
            if (error || drained > (phase == Phase::streaming ? stream_chatter_bytes_max : linger_bytes_max)) return drop();
            return read();
        case Phase::writing:  // a refusal is on its way, and what arrives now is too late
            return;
        case Phase::handshake:
        case Phase::handling:
        case Phase::closed:
            return;
    }
}

// Goes on with what has arrived, as far as it reaches.
void Server::Inside::Connection::advance() {
    if (phase == Phase::idle && buffer.size() > 0) begin_head();
    if (phase == Phase::head && !take_head()) return;
    if (phase == Phase::body) return take_body();
    if (phase == Phase::idle) read();
}

void Server::Inside::Connection::begin_head() {
    phase = Phase::head;
    // The first head's time began with the connection.
    if (!is_first) due_in(inside.limits.header_timeout);
    is_first = false;
    is_empty_line_forgiven = false;
    is_continue_sent = false;
    scan = {};
    parser.reset();
    manner = {};
    request.method.clear();
    request.path.clear();
    request.query.clear();
    request.headers.clear();
    request.body = {};
}

// True when the head is whole and good and its body may be taken.
bool Server::Inside::Connection::take_head() {
    // One empty line before a request is forgiven (RFC 9112 §2.2): old clients send it after a body.
    if (!is_empty_line_forgiven && arrived().substr(0, 2) == "\r\n") {
        is_empty_line_forgiven = true;
        buffer.consume(2);
        scan = {};
    }
    if (const auto fault = scan.look(arrived(), inside.limits)) {
        refuse(*fault);
        return false;
    }
    if (scan.end() == 0) {
        read();
        return false;
    }
    const auto head = arrived().substr(0, scan.end());
    if (!is_utf8(head)) {
        refuse(malformed);
        return false;
    }
    parser.emplace(request, inside.limits);
    const auto taken = parser->take(head);
    // Beast may ask for more where our scan saw the end ("GET /a " and nothing more): then one of the two is wrong.
    if (!parser->fault() && (taken != head.size() || !parser->is_header_done())) {
        refuse(malformed);
        return false;
    }
    if (const auto& fault = parser->fault()) {
        refuse(*fault);
        return false;
    }
    buffer.consume(scan.end());
    manner = parser->manner();
    phase = Phase::body;
    due_in(inside.limits.body_timeout);
    return true;
}

void Server::Inside::Connection::take_body() {
    while (!parser->is_done() && buffer.size() >= (parser->chunked() ? last_chunk_bytes : 1)) {
        const auto taken = parser->take(arrived());
        buffer.consume(taken);
        const auto growth = request.body.size() - charged_body_bytes;
        charged_body_bytes += growth;
        inside.body_bytes += growth;
        if (const auto& fault = parser->fault()) return refuse(*fault);
        if (inside.body_bytes > inside.limits.bodies_bytes_max) {
            ++inside.refused_busy;
            return refuse(busy);
        }
        if (taken == 0) break;
    }
    if (parser->is_done()) return dispatch();
    if (buffer.size() > chunk_line_bytes_max) return refuse(malformed);
    if (parser->awaits_continue() && !is_continue_sent && request.body.empty() && buffer.size() == 0) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        is_continue_sent = is_saying_continue = true;
        if (tls) {
            asio::async_write(*tls, asio::buffer(go_on), step(&Connection::on_continued));
        } else {
            asio::async_write(socket, asio::buffer(go_on), step(&Connection::on_continued));
        }
        return;
    }
    read();
}

void Server::Inside::Connection::on_continued(error_code error, std::size_t) {
    is_saying_continue = false;
    if (phase != Phase::body) return;
    if (error) return drop();
    read();
}

void Server::Inside::Connection::dispatch() {
    phase = Phase::handling;
    deadline = never;
    order_at_start = inside.orders;
    if (counts == Counts::for_nobody) request.peer = inside.forwarded_peer(request, other_end);
    ++inside.requests;
    if (inside.pool.offer(shared_from_this(), inside.lane_of(request))) return;
    ++inside.refused_busy;
    refuse(busy, manner.keeps_open);
}

void Server::Inside::Connection::refuse(Fault fault, bool keeps_open) {
    give_back_body();
    const Manner how{.head_only = request.method == "HEAD", .old_version = manner.old_version, .keeps_open = keeps_open};
    compose(reply, inside.refusal(fault, request.header("accept-language")), how);
    reply.stream.reset();
    reply_now();
}

void Server::Inside::Connection::reply_now() {
    phase = Phase::writing;
    write();
}

// Writes what the socket takes at once and waits only for the rest: most answers fit into the socket's own memory.
void Server::Inside::Connection::write() {
    for (;;) {
        const std::string_view content = reply.content();
        const std::size_t head_sent = std::min(reply.sent, reply.head.size());
        const auto head = std::string_view(reply.head).substr(head_sent);
        const auto piece = content.substr(reply.sent - head_sent, write_piece_bytes);
        const std::array pieces{asio::const_buffer(head.data(), head.size()), asio::const_buffer(piece.data(), piece.size())};
        if (head.empty() && piece.empty()) return written();
        if (!tls) {
            error_code error;
            const auto bytes = socket.write_some(pieces, error);
            if (!error) {
                reply.sent += bytes;
                continue;
            }
            if (!would_block(error)) return drop();
        }
        due_in(inside.limits.write_timeout);
        if (tls) {
            asio::async_write(*tls, pieces, step(&Connection::on_wrote));
        } else {
            asio::async_write(socket, pieces, step(&Connection::on_wrote));
        }
        return;
    }
}

void Server::Inside::Connection::on_wrote(error_code error, std::size_t bytes) {
    if (phase != Phase::writing) return;
    if (error) return drop();
    reply.sent += bytes;
    write();
}

void Server::Inside::Connection::written() {
    reply.body = {};
    reply.fixed_body.reset();
    if (listener) {
        phase = Phase::streaming;
        deadline = never;
        listener->next_heartbeat = HttpClock::now() + inside.limits.stream_heartbeat;
        read();
        return flush();
    }
    if (reply.closes || inside.is_stopping) return finish();
    phase = Phase::idle;
    due_in(inside.limits.idle_timeout);
    if (buffer.size() == 0) {
        if (buffer.capacity() > idle_buffer_bytes_max) buffer.shrink_to_fit();
        return read();
    }
    // A request that came with the last one. It gets its own turn, so that a long row of them can't grow the stack.
    asio::post(inside.io, step(&Connection::on_advance));
}

void Server::Inside::Connection::finish() {
    phase = Phase::lingering;
    drained = 0;
    due_in(inside.is_stopping ? linger_time_stopping : linger_time);
    if (tls) {
        // A TLS stream can't be shut while it is read, and then there was nothing worth a farewell.
        if (is_reading) return drop();
        return tls->async_shutdown(step(&Connection::on_shut));
    }
    error_code error;
    socket.shutdown(tcp::socket::shutdown_send, error);
    if (error) return drop();
    if (!is_reading) read();
}

// ---- the connection as a listener ----

void Server::Inside::Connection::push(const SharedText& text) {
    if (listener->queue_bytes + text->size() > inside.limits.stream_queue_bytes_max) {
        ++inside.cut_off;
        return drop();
    }
    listener->queue.push_back(text);
    listener->queue_bytes += text->size();
    if (phase == Phase::streaming && !listener->is_writing) flush();
}

void Server::Inside::Connection::flush() {
    while (!listener->queue.empty()) {
        std::array<asio::const_buffer, stream_pieces> pieces;
        const std::size_t count = std::min(listener->queue.size(), pieces.size());
        for (std::size_t i = 0; i < count; ++i) pieces[i] = asio::buffer(*listener->queue[i]);
        pieces[0] += listener->front_sent;
        if (!tls) {
            error_code error;
            const auto bytes = socket.write_some(pieces, error);
            if (!error) {
                flushed(bytes);
                continue;
            }
            if (!would_block(error)) return drop();
        }
        listener->is_writing = true;
        due_in(inside.limits.write_timeout);
        if (tls) {
            tls->async_write_some(pieces, step(&Connection::on_flushed));
        } else {
            socket.async_write_some(pieces, step(&Connection::on_flushed));
        }
        return;
    }
}

void Server::Inside::Connection::on_flushed(error_code error, std::size_t bytes) {
    if (phase != Phase::streaming) return;
    listener->is_writing = false;
    deadline = never;
    if (error) return drop();
    flushed(bytes);
    flush();
}

void Server::Inside::Connection::flushed(std::size_t bytes) {
    listener->next_heartbeat = HttpClock::now() + inside.limits.stream_heartbeat;
    auto& queue = listener->queue;
    bytes += listener->front_sent;
    while (!queue.empty() && bytes >= queue.front()->size()) {
        bytes -= queue.front()->size();
        listener->queue_bytes -= queue.front()->size();
        queue.pop_front();
    }
    listener->front_sent = bytes;
}

}  // namespace koppi::http
