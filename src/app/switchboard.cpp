// App: the switchboard. A module hears of an event by declaring project(tables, event, stamp) in its public header; the order below is
// the order in which they hear.
#include "app/switchboard.hpp"

#include "modules/access/access.hpp"
#include "modules/assessment/assessment.hpp"
#include "modules/clients/clients.hpp"
#include "modules/consultation/consultation.hpp"
#include "modules/contact/contact.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "modules/exchange/exchange.hpp"
#include "modules/groups/groups.hpp"
#include "modules/messages/messages.hpp"
#include "modules/pairwork/pairwork.hpp"
#include "modules/plan/plan.hpp"
#include "modules/roster/roster.hpp"
#include "modules/routing/routing.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "modules/survey/survey.hpp"
#include "modules/teams/teams.hpp"
#include "modules/transfer/transfer.hpp"
#include "modules/triggers/triggers.hpp"
#include "modules/waiting/waiting.hpp"
#include "modules/walkin/walkin.hpp"

namespace koppi {

namespace {

template <class Event>
struct Heard {
    sql::Tables& tables;
    const Event& event;
    const Stamp& stamp;

// One line a module: told when the module has a projector for this event, and counted, so that no event falls into a hole.
#define TELL(module)                                                                       \
    if constexpr (requires { module::project(tables, event, stamp); }) {                   \
        module::project(tables, event, stamp);                                             \
    }
#define HEARS(module) (requires(sql::Tables& t, const Event& e, const Stamp& s) { module::project(t, e, s); })

    static constexpr bool by_anybody = HEARS(access) || HEARS(clients) || HEARS(directory) || HEARS(continuity) || HEARS(contact) ||
                                       HEARS(assessment) || HEARS(routing) || HEARS(scheduling) || HEARS(groups) || HEARS(exchange) ||
                                       HEARS(messages) || HEARS(waiting) || HEARS(walkin) || HEARS(plan) || HEARS(consultation) || HEARS(survey) ||
                                       HEARS(pairwork) || HEARS(teams) || HEARS(triggers) || HEARS(roster) || HEARS(transfer);
    static_assert(by_anybody, "an event that no module projects is lost from the tables");

    void tell() {
        TELL(access)
        TELL(clients)
        TELL(directory)
        TELL(continuity)
        TELL(contact)
        TELL(assessment)
        TELL(routing)
        TELL(scheduling)
        TELL(groups)
        TELL(exchange)
        TELL(messages)
        TELL(waiting)
        TELL(walkin)
        TELL(plan)
        TELL(consultation)
        TELL(survey)
        TELL(pairwork)
        TELL(teams)
        TELL(triggers)
        TELL(roster)
        TELL(transfer)
    }
#undef TELL
#undef HEARS
};

}  // namespace

void project_all(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    std::visit([&](const auto& it) { Heard<std::decay_t<decltype(it)>>{tables, it, stamp}.tell(); }, event);
}

}  // namespace koppi
