// Routing: why somebody is proposed to carry a matter on, in words, and what those words do to the reason that is being written. Pure.

import type { OwnerShown, Profession, ProfessionalId, UnitId } from "../../contract.generated";
import { civil, dayText } from "../../core/civil-time";
import type { Words } from "../../core/words";

/** Who it is, wherever they stand in the list: a person, or the profession of a unit. */
export type OwnerKey = `person ${ProfessionalId}` | `team ${UnitId} ${Profession}`;

export function ownerKey(owner: Pick<OwnerShown, "professional" | "unit" | "profession">): OwnerKey {
  return owner.professional ? `person ${owner.professional}` : `team ${owner.unit} ${owner.profession}`;
}

/** Those of `order` in that order, and whoever came later behind them. */
export function inOrder(owners: ReadonlyArray<OwnerShown>, order: ReadonlyArray<OwnerKey>): ReadonlyArray<OwnerShown> {
  const place = (one: OwnerShown) => {
    const at = order.indexOf(ownerKey(one));
    return at < 0 ? order.length : at;
  };
  return owners.toSorted((a, b) => place(a) - place(b));
}

export function becauseText(t: Words, owner: OwnerShown): string {
  if (owner.because === "earlier_handler" && owner.handled_at)
    return t("owner.earlier_handler", { day: dayText(civil(owner.handled_at).date, t.language) });
  if (owner.because === "deputy") return t("owner.deputy", { name: owner.stands_in_for ?? "" });
  return t(`owner.${owner.because === "earlier_handler" ? "own_worker" : owner.because}`);
}

/** What one wrote oneself stays; words that came with a choice go when the choice goes, and those of the new one come. */
export function whyFor(written: string, of_choice: string, of_choices: ReadonlyArray<string>): string {
  return written === "" || of_choices.includes(written) ? of_choice : written;
}
