// Routing: what stands in "why". The agreed rule's text is a beginning, but not the note that some outcomes need (catalog/outcomes.yaml).

import type { OutcomeShown } from "../../contract.generated";

/** As the server counts, less strictly: letters there, signs here. */
export const note_length_min = 10;

export function needsNote(outcomes: ReadonlyArray<OutcomeShown>, outcome: string): boolean {
  return outcomes.find(({ id }) => id === outcome)?.needs_note ?? false;
}

export function whyBegins(needs_note: boolean, why_first: string): string {
  return needs_note ? "" : why_first;
}

/** Another outcome was chosen: what the nurse wrote stays, only the offered text comes and goes. */
export function whyAfter(why: string, needs_note: boolean, why_first: string): string {
  const is_own = why.trim() !== "" && why !== why_first;
  return is_own ? why : whyBegins(needs_note, why_first);
}
