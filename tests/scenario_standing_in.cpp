// Tests: the lines of stories about standing in.
#include "interfaces/desks/desks.hpp"
#include "story_words.hpp"
#include "workflows/standing_in.hpp"

namespace koppi::tests {

namespace {
constexpr sql::Query find_account_of{"story.account_of", "select account from professional where professional = $1"};
}

std::vector<StoryWords> standing_in_words() {
    return {
        {"{who} takes up {matter} of who is away",
         [](StoryStage& s, const Said& said) {
             const auto matter = s.matter_named(said);
             s.does_so("matter_take_up", s.colleague(said, "who"), [matter](Work& work) { return standing_in::take_up(work, matter); });
         }},
        {"the account of {who} is closed",
         [](StoryStage& s, const Said& said) {
             const auto who = s.colleague(said, "who");
             const auto account = s.tables().first<AccountId>(find_account_of, who.professional()).value();
             s.house_does([account](Work& work) { return access::close_account(work, account); });
         }},
        {"expect {who} sees of {who away} : {rest}",
         [](StoryStage& s, const Said& said) {
             auto rows = s.tables();
             const auto desk = desks::own_desk(rows, {}, s.colleague(said, "who").actor, s.time());
             if (!desk) throw StoryFault("the desk is refused: " + desk.refusal().code);
             std::vector<std::string> seen;
             for (const auto& one : desk->away)
                 if (one.professional == s.colleague(said, "away").professional())
                     for (const auto& row : one.matters) seen.push_back(row.client_name);
             must_be_same(joined_names(seen), list_text(said.caught.at("rest")));
         }},
    };
}

}  // namespace koppi::tests
