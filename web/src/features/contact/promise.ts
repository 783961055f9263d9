// Contact: whether the promise to the client still runs. Whoever is being spoken with has been answered.

import type { Channel, Instant } from "../../contract.generated";
import { millis } from "../../core/civil-time";

const live: ReadonlySet<Channel> = new Set<Channel>(["phone", "chat", "walk_in"]);

/** Milliseconds over the promise (negative: time is left); absent once it no longer runs. */
export function overPromise(
  contact: { readonly channel: Channel; readonly attempts: number; readonly promise_by: Instant },
  is_taken: boolean,
  now: number,
): number | undefined {
  // A call that was lost and is tried again waits as a callback does.
  const is_answered = is_taken && live.has(contact.channel) && contact.attempts === 0;
  return is_answered ? undefined : now - millis(contact.promise_by);
}
