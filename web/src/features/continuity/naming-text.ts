// Continuity: what namings are called.

import type { ContinuityShown } from "../../contract.generated";

/** The reason's words, whether it is one for a beginning or for an end. */
export function reasonText(continuity: ContinuityShown, why: string): string {
  const all = [...continuity.begin_reasons, ...continuity.end_reasons];
  return all.find(({ id }) => id === why)?.label ?? why;
}

/** Those that the house gives by itself are nobody's choice. */
export function endReason(id: string): boolean {
  return id !== "another_named" && id !== "validity_ended";
}
