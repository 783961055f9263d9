// Routing: why somebody is proposed to carry a matter on, in words, and what those words do to the reason that is being written. Pure.

import type { OwnerShown } from "../../contract.generated";
import { civil, dayText } from "../../core/civil-time";
import type { Words } from "../../core/words";

export function becauseText(t: Words, owner: OwnerShown): string {
  if (owner.because === "earlier_handler" && owner.handled_at)
    return t("owner.earlier_handler", { day: dayText(civil(owner.handled_at).date, t.language) });
  if (owner.because === "deputy") return t("owner.deputy", { name: owner.stands_in_for ?? "" });
  return t(`owner.${owner.because === "earlier_handler" ? "own_worker" : owner.because}`);
}

/** What one wrote oneself stays; words that came with a choice go when the choice goes. */
export function whyFor(
  t: Words,
  written: string,
  after_rule: string,
  proposal: OwnerShown | undefined,
  proposed: ReadonlyArray<OwnerShown>,
): string {
  const is_ours = after_rule === "" || proposed.some((one) => becauseText(t, one) === written);
  if (!is_ours) return after_rule;
  if (proposal) return becauseText(t, proposal);
  return after_rule === written ? "" : after_rule;
}
