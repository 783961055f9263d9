// Walk-in: what a call-up screen heard, and what of it is new.

import type { CallShown, CallUp } from "../../contract.generated";

/** One call of one number; a recall is another. */
export function callKey(call: CallShown): string {
  return `${call.number} ${call.nth} ${call.called_at}`;
}

/** The calls that were not on the screen before, the oldest first: so they are said. */
export function freshCalls(before: CallUp | undefined, now: CallUp): ReadonlyArray<CallShown> {
  if (!before) return [];
  const known = new Set(before.calls.map(callKey));
  return now.calls.filter((call) => call.is_awaited && !known.has(callKey(call))).toReversed();
}

/** The newest call that is still awaited is shown large; the others stand below. */
export function shared(calls: ReadonlyArray<CallShown>): Readonly<{
  large: CallShown | undefined;
  others: ReadonlyArray<CallShown>;
}> {
  const large = calls.find(({ is_awaited }) => is_awaited);
  return { large, others: calls.filter((call) => call !== large) };
}
