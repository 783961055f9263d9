// Platform: writes log lines through spdlog, which keeps lines of several threads apart.
#include "platform/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "platform/clock.hpp"
#include "platform/wire.hpp"

namespace koppi::log {

namespace {

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> one = [] {
        auto made = std::make_shared<spdlog::logger>("koppi", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%v");
        return made;
    }();
    return *one;
}

spdlog::level::level_enum spdlog_level(Level level) {
    switch (level) {
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

}  // namespace

void line(Level level, std::string_view what, std::initializer_list<Field> fields) {
    if (!logger().should_log(spdlog_level(level))) return;
    std::string out = "{\"at\":\"" + instant_text(SystemClock().now()) + "\",\"level\":\"" +
                      (level == Level::info ? "info" : level == Level::warning ? "warning" : "error") + "\",\"what\":";
    wire::write_text(out, what);
    for (const auto& field : fields) {
        out += ",\"";
        out += field.name;
        out += "\":";
        std::visit(
            [&](const auto& value) {
                using T = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<T, IdBytes>) {
                    wire::write_text(out, id_text(value));
                } else if constexpr (std::is_same_v<T, Word>) {
                    wire::write_text(out, value.text);
                } else {
                    wire::write_to(out, value);
                }
            },
            field.value);
    }
    out += '}';
    logger().log(spdlog_level(level), out);
}

void quiet_below(Level level) { logger().set_level(spdlog_level(level)); }

}  // namespace koppi::log
