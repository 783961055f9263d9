// Continuity, rules.
#include "modules/continuity/rules.hpp"

#include <algorithm>
#include <array>

namespace koppi::continuity::rules {

using events::NamedAs;

namespace {

constexpr std::array nearest_first{NamedAs::client_manager, NamedAs::responsible_worker, NamedAs::own_nurse,
                                   NamedAs::own_doctor,     NamedAs::contact_person,     NamedAs::area_nurse};
// Every kind has its place.
static_assert(nearest_first.size() == boost::mp11::mp_size<boost::describe::describe_enumerators<NamedAs>>::value);

}  // namespace

bool is_named_again(const std::optional<std::string>& why_ended_last, std::span<const std::string> again_after) {
    return !why_ended_last || std::find(again_after.begin(), again_after.end(), *why_ended_last) != again_after.end();
}

int nearness(NamedAs named_as) {
    return static_cast<int>(std::find(nearest_first.begin(), nearest_first.end(), named_as) - nearest_first.begin());
}

Result<Naming> name(const std::optional<Living>& living, const events::WorkerNamed& wished) {
    if (wished.until && *wished.until < wished.from) return Refusal{Reason::invalid, "continuity.ends_before_it_began", "/until", {}};
    if (!living) return Naming{std::nullopt, wished};
    if (living->professional == wished.professional) return Naming{};
    // The past is not rewritten by a naming that would have ended before it began.
    if (wished.from < living->from) return Refusal{Reason::out_of_order, "continuity.newer_naming_exists", "/from", {}};

    return Naming{events::WorkerNamingEnded{living->naming, wished.client, wished.from, "another_named"}, wished};
}

Result<events::WorkerNamingEnded> end(const std::optional<Living>& living, ClientId client, Date until, std::string why) {
    if (!living) return Refusal{Reason::not_found, "continuity.nobody_named", "", {}};
    if (until < living->from) return Refusal{Reason::invalid, "continuity.ends_before_it_began", "/until", {}};

    return events::WorkerNamingEnded{living->naming, client, until, std::move(why)};
}

SharedOut share_out(std::vector<Panel> panels, std::span<const Resident> residents, int weight) {
    // A panel without a limit counts as having the usual room.
    constexpr int usual_room = 10'000;
    const auto has_room = [&](std::size_t panel) { return !panels[panel].weight_max || panels[panel].weight + weight <= *panels[panel].weight_max; };
    const auto fullness = [&](std::size_t panel) {
        return panels[panel].weight / static_cast<double>(std::max(1, panels[panel].weight_max.value_or(usual_room)));
    };
    SharedOut shared;
    shared.panel_of.reserve(residents.size());
    for (const auto& resident : residents) {
        auto& panel = shared.panel_of.emplace_back();
        if (resident.is_named) {
            ++shared.named_already;
        } else if (resident.met && has_room(*resident.met)) {
            panel = resident.met;
            ++shared.met_before;
        } else if (!resident.near) {
            ++shared.nobody_in_reach;
        } else {
            for (const auto one : *resident.near)
                if (has_room(one) && (!panel || fullness(one) < fullness(*panel))) panel = one;
            if (!panel) ++shared.panels_full;
        }
        if (panel) panels[*panel].weight += weight;
    }
    return shared;
}

}  // namespace koppi::continuity::rules
