// Contact: to whom one that waits is proposed, and why, in words. Pure.

import type { DirectedShown } from "../../contract.generated";
import type { Words } from "../../core/words";

export function directedText(t: Words, directed: DirectedShown): string {
  const profession = directed.profession && t(`profession.${directed.profession}`);
  const team = [directed.unit_name, profession].filter(Boolean).join(", ");
  return t(`directed.${directed.because}`, {
    name: directed.name ?? "",
    instead_of: directed.instead_of_name ?? "",
    team,
  });
}
