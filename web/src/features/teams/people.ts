// Teams: people as a list is chosen from, each once. Pure.

import type { Colleague, LeftToLead, ProfessionalId, TeamShown } from "../../contract.generated";
import type { Words } from "../../core/words";

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

/** What is said when a part or a team has ended: whoever ended it learns who sees to what was open. */
export function endedText(t: Words, ended: string, left: LeftToLead): string {
  if (left.agreed === 0) return ended;
  return `${ended} ${t("team.went_to_lead", { count: left.agreed, name: left.lead_name })}`;
}
