// Routing, to whom: who should carry a matter on, and why. The rules of client guidance (systems B3) and continuity, in the order that
// catalog/routing.yaml gives. Pure.
//
// It proposes; the professional decides. Whoever can be reached before the promise stands before whoever cannot.
#pragma once

#include <span>
#include <vector>

#include "core/id.hpp"
#include "core/interval.hpp"
#include "events/routing.hpp"
#include "platform/knowledge.hpp"

namespace koppi::routing::whom {

using knowledge::RoutedBecause;

// How far somebody can be reached: what they say of now, and when they are away.
struct Reach {
    bool says_away;
    std::vector<Interval> absences;
};
// At some moment before the promise. Whoever says that they are away says nothing of what is hours off.
bool is_in_time(const Reach& reach, Instant now, Instant promise_by);

struct Person {
    ProfessionalId professional;
    UnitId unit;
    events::Profession profession;
    bool is_in_time;  // as is_in_time says
    bool operator==(const Person&) const = default;
};

// A worker of the client, and who stands in for them.
struct Worker {
    Person person;
    std::optional<Person> deputy;
};

struct Team {
    UnitId unit;
    events::Profession profession;
    bool operator==(const Team&) const = default;
};

struct Facts {
    std::optional<Worker> earlier;       // who handled a matter of the client last, not too long ago
    std::optional<Worker> case_manager;  // client manager or responsible worker: closer case management
    std::vector<Worker> named;           // the other named workers, the most personal first
    std::optional<Team> team;            // of the own worker's unit
    std::optional<Team> competence;      // asked for by whoever assessed, at the nearest unit that has it
};

struct Candidate {
    RoutedBecause because;
    std::optional<Person> person;
    std::optional<Team> team;
    std::optional<ProfessionalId> stands_in_for;
    bool operator==(const Candidate&) const = default;
};

// Nobody stands twice; the first reason counts.
std::vector<Candidate> candidates(const Facts& facts, std::span<const RoutedBecause> order);

}  // namespace koppi::routing::whom
