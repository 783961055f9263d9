// Routing: the decision that was made here last and can still be undone. Kept in memory only; the matter itself offers undo too.
//
// Invariant: U takes back the very last thing that was decided here, never one before it.

import { useSyncExternalStore } from "react";
import type { ContactId, Instant, MatterId, Route } from "../../contract.generated";

export interface Made {
  readonly matter: MatterId;
  readonly contact: ContactId;
  /** Settled: whoever carried the matter on closed it. */
  readonly route: Route | "settled";
  readonly client_name: string;
  readonly begins_at?: Instant;
  readonly undo_until: Instant;
}

let made: Made | undefined;
const listeners = new Set<() => void>();

function change(next: Made | undefined): void {
  made = next;
  for (const listener of listeners) listener();
}

export function remember(one: Made): void {
  change(one);
}

/** The last thing decided is over, or cannot be undone from here: nothing older takes its place. */
export function forget(): void {
  change(undefined);
}

export function useMade(): Made | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => made,
  );
}
