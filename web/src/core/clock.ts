// Core: the only clock of the browser. It follows the server's, because promises and undo limits are kept there.
//
// Invariant: no promise, age or limit is reckoned from any other. (core/api.ts counts, by the machine, how long nobody touched it.)

import { useSyncExternalStore } from "react";
import type { Instant } from "../contract.generated";

let ahead_ms = 0;

/** What the server said its clock was when it answered. The trip home is not corrected: ages are shown in minutes. */
export function hearClock(as_of: Instant): void {
  ahead_ms = Date.parse(as_of) - Date.now();
}

export function now(): number {
  return Date.now() + ahead_ms;
}

function ticker(step_ms: number) {
  const listeners = new Set<() => void>();
  let shown = now();
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      shown = now();
      timer ??= setInterval(() => {
        shown = now();
        for (const each of listeners) each();
      }, step_ms);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    read: () => shown,
  };
}

const seconds = ticker(1_000);
const quarters = ticker(15_000);

/** Moves once a second: for "päivitetty 3 s sitten" alone. */
export function useSecond(): number {
  return useSyncExternalStore(seconds.subscribe, seconds.read);
}

/** Moves four times a minute: for ages and promises. */
export function useNow(): number {
  return useSyncExternalStore(quarters.subscribe, quarters.read);
}
