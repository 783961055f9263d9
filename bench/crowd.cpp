// Bench: the people of a county who work.
#include "crowd.hpp"

#include <algorithm>
#include <array>

#include "county.hpp"
#include "modules/directory/directory.hpp"

namespace koppi::bench {

std::vector<Actor> Staff::of(events::Profession profession) const {
    std::vector<Actor> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found), [&](const Actor& one) { return one.profession == profession; });
    return found;
}

Staff employ(Workshop& workshop, int professionals, std::span<const std::string> municipalities) {
    using events::Profession;
    constexpr std::array professions{Profession::nurse,           Profession::nurse,         Profession::doctor,        Profession::doctor,
                                     Profession::social_counsellor, Profession::physiotherapist, Profession::case_surveyor, Profession::client_manager};
    Staff staff;
    std::vector<UnitId> units;
    const auto hash = access::hash_password(nurse_password);
    workshop.transaction([&] {
        const auto run = [&](const std::function<void(Work&)>& job) {
            must(workshop
                     .run<Done>(Actor{},
                                [&](Work& work) -> Result<Done> {
                                    job(work);
                                    return Done{};
                                })
                     .ok(),
                 "people can be employed");
        };
        for (const auto& municipality : municipalities)
            run([&](Work& work) {
                events::UnitOpened opened{};
                opened.name = "Asema " + municipality;
                opened.kind = events::UnitKind::station;
                opened.municipality = municipality;
                units.push_back(made(directory::open_unit(work, opened)));
            });
        for (int i = 0; i < professionals; ++i)
            run([&](Work& work) {
                const auto n = static_cast<std::size_t>(i);
                events::ProfessionalRegistered registered{};
                registered.family_name = "Ammattilainen" + std::to_string(i);
                registered.given_names = "Aino";
                Actor actor;
                actor.professional = made(directory::register_professional(work, registered));
                actor.unit = units[n % units.size()];
                actor.profession = professions[n / units.size() % professions.size()];
                actor.role = made(directory::take_role(work, *actor.professional, *actor.unit, *actor.profession));
                actor.account = made(access::open_account(work, "worker" + std::to_string(i), hash, *actor.professional, Language::fi));
                staff.all.push_back(actor);
            });
    });
    return staff;
}

}  // namespace koppi::bench
