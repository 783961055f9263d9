#include "interfaces/desks/presence.hpp"

#include <doctest/doctest.h>

using namespace koppi;
using namespace std::chrono_literals;

TEST_CASE("whoever left is there no more, and is remembered for an hour as having been") {
    desks::Presence presence;
    const Instant nine = from_epoch_ms(1'772'434'800'000);
    const auto contact = *ContactId::parse("0195d8a0-0000-7000-8000-000000000001");
    const auto laine = *ProfessionalId::parse("0195d8a0-0000-7000-8000-000000000002");
    const auto virtanen = *ProfessionalId::parse("0195d8a0-0000-7000-8000-000000000003");
    int told = 0;
    presence.on_change([&](ContactId) { ++told; });

    presence.here(contact, laine, nine);
    presence.here(contact, laine, nine + 20s);
    CHECK(told == 1);
    CHECK(presence.is_at(contact, laine, nine + 65s));
    CHECK_FALSE(presence.is_at(contact, laine, nine + 66s));  // a browser that died says no goodbye
    CHECK_FALSE(presence.is_at(contact, virtanen, nine));

    presence.gone(contact, laine, nine + 30s);
    presence.gone(contact, laine, nine + 40s);
    CHECK(told == 2);
    CHECK(presence.at(contact, nine + 30s).empty());
    CHECK(presence.last_at(contact, laine) == nine + 30s);
    CHECK_FALSE(presence.last_at(contact, virtanen));

    presence.here(contact, virtanen, nine + 61min);
    CHECK_FALSE(presence.last_at(contact, laine));
}
