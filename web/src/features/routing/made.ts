// Routing: the decisions that were just made here and can still be undone. Kept in memory only; the matter itself offers undo too.

import { useSyncExternalStore } from "react";
import type { ContactId, Instant, MatterId, Route } from "../../contract.generated";

export interface Made {
  readonly matter: MatterId;
  readonly contact: ContactId;
  readonly route: Route;
  readonly client_name: string;
  readonly begins_at?: Instant;
  readonly undo_until: Instant;
}

let made: ReadonlyArray<Made> = [];
const listeners = new Set<() => void>();

function change(next: ReadonlyArray<Made>): void {
  made = next;
  for (const listener of listeners) listener();
}

export function remember(one: Made): void {
  change([one, ...made.filter(({ matter }) => matter !== one.matter)]);
}

export function forget(matter: MatterId): void {
  change(made.filter((one) => one.matter !== matter));
}

/** Newest first. */
export function useMade(): ReadonlyArray<Made> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => made,
  );
}
