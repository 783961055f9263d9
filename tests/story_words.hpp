// Tests: what a story lends to lines that are told in a file of their own (tests/scenario_<m>.cpp), so that no file knows all trades.
//
// Invariant: such a line acts through the same doors as every other: the right of the route, the writer, an idempotency key.
#pragma once

#include <functional>
#include <stdexcept>
#include <typeindex>

#include "county.hpp"

namespace koppi::tests {

struct StoryFault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Token {
    std::string text;
    bool quoted;
};

// What a line said, by the names of its pattern.
struct Said {
    std::map<std::string, std::vector<Token>> caught;

    bool has(const std::string& name) const { return caught.contains(name); }
    const std::string& word(const std::string& name) const { return caught.at(name).front().text; }
    std::string word_or(const std::string& name, const std::string& otherwise) const { return has(name) ? word(name) : otherwise; }
};

// A story as far as other files reach into it.
class StoryStage {
public:
    virtual ~StoryStage() = default;
    virtual const Colleague& colleague(const Said& said, const std::string& name) const = 0;
    virtual ClientId client_named(const Said& said, const std::string& name) const = 0;
    virtual MatterId matter_named(const Said& said) = 0;
    virtual ContactId contact_named(const Said& said) = 0;
    virtual LineId line_named(const std::string& key) = 0;
    // A contact that a line of another file made, and its matters, are called by their words from now on.
    virtual void remembers(const contact::ContactAnswer& answer, const std::string& words) = 0;
    virtual UnitId unit_named(const std::string& name) = 0;
    virtual Instant moment_named(const Said& said, const std::string& name) const = 0;
    virtual std::string name_of(ClientId client) const = 0;
    virtual Date day_named(const Said& said, const std::string& name) const = 0;
    // A free time of somebody, as it is asked for.
    virtual scheduling::WantedTime time_with(ProfessionalId professional, Instant at) = 0;
    virtual Instant time() const = 0;
    virtual sql::Reader tables() = 0;
    // A refusal is what the next line expects.
    virtual void does_so(std::string_view route, const Colleague& who, std::function<Result<Done>(Work&)> verb) = 0;
    // What the house does, or whoever runs the machine.
    virtual void house_does(std::function<Result<Done>(Work&)> verb) = 0;
    // Something that the words remember from line to line of one story, made when it is asked for first.
    template <class T>
    T& kept() {
        auto& kept = kept_[std::type_index(typeid(T))];
        if (!kept) kept = std::make_shared<T>();
        return *std::static_pointer_cast<T>(kept);
    }

private:
    std::map<std::type_index, std::shared_ptr<void>> kept_;
};

inline void must_be_same(const std::string& seen, const std::string& expected) {
    if (seen != expected) throw StoryFault("expected " + expected + ", saw " + seen);
}
// That it was done is all that a story asks.
template <class Answered>
Result<Done> done(const Result<Answered>& result) {
    if (!result) return result.refusal();
    return Done{};
}

template <class Enum>
Enum word_of(const std::string& text) {
    const auto known = wire::from_word<Enum>(text);
    if (!known) throw StoryFault("nobody knows the word " + text);
    return *known;
}
std::string joined_names(const std::vector<std::string>& names);
// What stood after a colon, its words and commas as they were.
std::string list_text(const std::vector<Token>& tokens);

struct StoryWords {
    std::string pattern;
    std::function<void(StoryStage&, const Said&)> meaning;
};
std::vector<StoryWords> plan_words();          // scenario_plan.cpp
std::vector<StoryWords> consultation_words();  // scenario_consultation.cpp
std::vector<StoryWords> survey_words();        // scenario_survey.cpp
std::vector<StoryWords> pair_words();          // scenario_pair.cpp
std::vector<StoryWords> team_words();          // scenario_team.cpp
std::vector<StoryWords> standing_in_words();   // scenario_standing_in.cpp
std::vector<StoryWords> front_words();         // scenario_front.cpp
std::vector<StoryWords> transfer_words();      // scenario_transfer.cpp

}  // namespace koppi::tests
