// Teams: people as a list is chosen from, each once. Pure.

import type { Colleague, ProfessionalId, TeamShown } from "../../contract.generated";

export function peopleOf(
  colleagues: ReadonlyArray<Colleague>,
  told: (one: Colleague) => string,
): ReadonlyArray<Readonly<{ id: ProfessionalId; label: string }>> {
  const people = new Map<ProfessionalId, Readonly<{ id: ProfessionalId; label: string }>>();
  for (const one of colleagues)
    if (!people.has(one.professional)) people.set(one.professional, { id: one.professional, label: told(one) });
  return [...people.values()];
}

/** Who can see to what a team agreed: whoever leads it, and those who take part. */
export function ownersOf(team: TeamShown): ReadonlyArray<Readonly<{ id: ProfessionalId; label: string }>> {
  const members = team.members.filter(({ is_living, answer }) => is_living && answer === "accepted");
  return [
    { id: team.lead, label: team.lead_name },
    ...members.flatMap((one) =>
      one.professional && one.professional !== team.lead ? [{ id: one.professional, label: one.name }] : [],
    ),
  ];
}
