// App: the web inside the program. Files under /assets/ carry a hash in their name and never change; the page itself is asked for anew.
#include <zlib.h>

#include <map>
#include <mutex>

#include "app/dispatch.hpp"
#include "platform/embedded.hpp"

namespace koppi {

namespace {

std::string_view media_type(std::string_view path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> types{{{".html", "text/html; charset=utf-8"},
                                                                                  {".js", "text/javascript; charset=utf-8"},
                                                                                  {".css", "text/css; charset=utf-8"},
                                                                                  {".svg", "image/svg+xml"},
                                                                                  {".png", "image/png"},
                                                                                  {".ico", "image/x-icon"},
                                                                                  {".woff2", "font/woff2"},
                                                                                  {".json", "application/json"},
                                                                                  {".webmanifest", "application/manifest+json"}}};
    for (const auto& [ending, type] : types)
        if (path.ends_with(ending)) return type;
    return "application/octet-stream";
}

// Packed once, at the first request, and kept: a few hundred kilobytes in all.
std::string_view gzipped(std::string_view path, std::string_view bytes) {
    static std::mutex mutex;
    static std::map<std::string_view, std::string> packed;
    const std::lock_guard lock(mutex);
    const auto known = packed.find(path);
    if (known != packed.end()) return known->second;
    z_stream stream{};
    ensure(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) == Z_OK, "zlib starts");
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    ensure(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib packs a whole file");
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return packed.emplace(path, std::move(out)).first->second;
}

}  // namespace

http::Response asset(const http::Request& request) {
    http::Response response;
    if (request.method != "GET" && request.method != "HEAD") {
        response.status = 405;
        return response;
    }
    std::string name = "web" + (request.path == "/" ? std::string("/index.html") : request.path);
    auto bytes = embedded::file(name);
    const bool is_file_name = request.path.rfind('.') != std::string::npos && request.path.rfind('.') > request.path.rfind('/');
    if (!bytes && !is_file_name) {
        // A page of the application: its own router shows it.
        name = "web/index.html";
        bytes = embedded::file(name);
    }
    if (!bytes) {
        response.status = 404;
        return response;
    }
    response.headers.emplace_back("Content-Type", media_type(name));
    response.headers.emplace_back("Cache-Control", name.starts_with("web/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.emplace_back("Vary", "Accept-Encoding");
    const bool packable = !name.ends_with(".woff2") && !name.ends_with(".png") && bytes->size() > 512;
    if (packable && request.header("accept-encoding").find("gzip") != std::string_view::npos) {
        response.headers.emplace_back("Content-Encoding", "gzip");
        // The key must outlive the map: the name inside the program does.
        for (const auto& [path, body] : embedded::files(name))
            if (path == name) response.fixed_body = gzipped(path, body);
    } else {
        response.fixed_body = *bytes;
    }
    return response;
}

}  // namespace koppi
