// Messages, texts: the words of every message and the policy of sending, as catalog/letters and catalog/messages_policy.yaml have them.
//
// A line of a text that asks for something that is not known (no remote link, a place that may not be said) is left out whole.
//
// Invariant: text messages and mail name no speciality, illness or profession: neither in the words themselves (prove refuses those) nor by
// the name of a unit that tells it (that place is left unsaid, and the number to call stands there in any case).
#pragma once

#include "modules/messages/messages.hpp"
#include "modules/messages/rules.hpp"

namespace koppi::messages {

struct TextExample {
    std::string name;
    MessageChannel channel;
    Language language;
    MessageFacts facts;
    std::optional<std::string> answer_link;
    std::string expect;  // of a letter the paragraphs, without the page around them
};
BOOST_DESCRIBE_STRUCT(TextExample, (), (name, channel, language, facts, answer_link, expect))

// One file of catalog/letters. What a field means is said at the head of catalog/messages_policy.yaml.
struct Texts {
    std::string letter;
    int version;
    Date valid_from;
    std::string owner;
    knowledge::Words sms;
    knowledge::Words subject;
    knowledge::Words email;
    knowledge::Words heading;
    knowledge::Words body;
    std::vector<TextExample> examples;
};
BOOST_DESCRIBE_STRUCT(Texts, (), (letter, version, valid_from, owner, sms, subject, email, heading, body, examples))

// The policy made ready for rules and texts.
struct Wording {
    rules::Policy policy;
    knowledge::Words sender;
    std::string phone;
    std::vector<knowledge::Words> weekdays;  // Monday first
    knowledge::Words before_clock;
    std::map<std::string, knowledge::Words, std::less<>> visit_kinds;
    std::map<std::string, knowledge::Words, std::less<>> services;  // by id: what a letter calls them
    std::vector<std::string> unsaid;  // folded
    std::size_t place_max;
    std::size_t remote_link_max;
    std::size_t answer_link_max;
    std::map<std::string, Texts, std::less<>> texts;
};

// Of the process's catalogue, read once.
const Wording& wording();

}  // namespace koppi::messages
