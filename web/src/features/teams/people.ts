// Teams: people as a list is chosen from, each once. Pure.

import type { Colleague, ProfessionalId } from "../../contract.generated";

export function peopleOf(
  colleagues: ReadonlyArray<Colleague>,
  told: (one: Colleague) => string,
): ReadonlyArray<Readonly<{ id: ProfessionalId; label: string }>> {
  const people = new Map<ProfessionalId, Readonly<{ id: ProfessionalId; label: string }>>();
  for (const one of colleagues)
    if (!people.has(one.professional)) people.set(one.professional, { id: one.professional, label: told(one) });
  return [...people.values()];
}
