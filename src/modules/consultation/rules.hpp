// Consultations, rules: who may take, write, answer, withdraw and undo. Pure: core and events only.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::consultation::rules {

struct Person {
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;
};

// A consultation as far as the next step goes.
struct Standing {
    bool is_open;
    ProfessionalId asked_by;
    events::OwnerKind asked_kind;
    std::optional<ProfessionalId> asked;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;
    bool has_matter;  // that went along
    std::string asked_name;  // of whoever has it, for the loser of a race
};

// A person, or a profession of a unit; not oneself.
Result<Done> ask(const events::AskedOf& to, ProfessionalId asker);
Result<Done> take(const Standing& standing, const Person& who);
Result<Done> give_back(const Standing& standing, const Person& who);
Result<Done> write(const Standing& standing, const Person& who);
Result<Done> answer(const Standing& standing, const Person& who);
// There is something to take over only where a matter went along.
Result<Done> settle(const Standing& standing, events::AnswerKind kind);
// On to somebody else than who has it, and not back to the asker: that is an answer.
Result<Done> refer(const Standing& standing, const events::AskedOf& to);
Result<Done> withdraw(const Standing& standing, const Person& who);

struct LastAnswer {
    ProfessionalId by;
    Instant undo_until;
};
Result<Done> undo(const std::optional<LastAnswer>& last, const Person& who, Instant now);

}  // namespace koppi::consultation::rules
