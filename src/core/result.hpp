// Core: the answer channel. A refusal is a value, never an exception; whoever calls must look at it.
//
// Invariant: a Result holds either a value or a Refusal, never both and never neither.
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/ensure.hpp"

namespace koppi {

// Why the world may not do what it asked. platform/edges.hpp maps each reason to one HTTP status.
BOOST_DEFINE_ENUM_CLASS(Reason, invalid, unauthenticated, forbidden, not_found, conflict, out_of_order, too_large, too_many,
                        unavailable)

// code: `module.what_is_so`, a key of the message catalogue under `refusal.`; where: JSON pointer to the culprit ("" = the
// whole); details: named values for the words (never an identity code or a free text of a client).
struct Refusal {
    Reason reason;
    std::string code;
    std::string where;
    std::map<std::string, std::string> details;
};

// "It is done" for verbs that have nothing else to say.
struct Done {};
BOOST_DESCRIBE_STRUCT(Done, (), ())

template <class T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(Refusal refusal) : held_(std::in_place_index<1>, std::move(refusal)) {}
    // A value of a type that T is made from (an id into an optional id, say).
    template <class U>
        requires(std::is_convertible_v<U &&, T> && !std::is_same_v<std::decay_t<U>, Refusal> &&
                 !std::is_same_v<std::decay_t<U>, Result>)
    Result(U&& value) : held_(std::in_place_index<0>, T(std::forward<U>(value))) {}

    explicit operator bool() const { return held_.index() == 0; }
    bool ok() const { return held_.index() == 0; }

    const T& value() const& {
        ensure(ok(), "the value of a refused result was read");
        return std::get<0>(held_);
    }
    T&& value() && {
        ensure(ok(), "the value of a refused result was read");
        return std::get<0>(std::move(held_));
    }
    const T& operator*() const& { return value(); }
    const T* operator->() const { return &value(); }

    const Refusal& refusal() const& {
        ensure(!ok(), "the refusal of a good result was read");
        return std::get<1>(held_);
    }
    Refusal&& refusal() && {
        ensure(!ok(), "the refusal of a good result was read");
        return std::get<1>(std::move(held_));
    }

private:
    std::variant<T, Refusal> held_;
};

// What a part of a command is refused for, pointing into the whole of it: `field` is the JSON pointer to the part.
template <class T>
Result<T> under(const std::string& field, Result<T> result) {
    if (result) return result;
    auto refusal = std::move(result).refusal();
    refusal.where = field + refusal.where;
    return refusal;
}

// The value, or an early return with the refusal. One TRY a line, never nested.
#define TRY(expression)                                                       \
    __extension__({                                                           \
        auto try_result = (expression);                                       \
        if (!try_result) return std::move(try_result).refusal();              \
        std::move(try_result).value();                                        \
    })

}  // namespace koppi
