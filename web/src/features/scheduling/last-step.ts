// Scheduling: the last thing done to a booking here. Kept in memory only; the booking itself offers undo too, after a reload.

import { useSyncExternalStore } from "react";
import type { BookingId, Instant } from "../../contract.generated";

export interface LastStep {
  readonly booking: BookingId;
  readonly did: "arrived" | "missed" | "moved" | "cancelled" | "held" | "booked";
  readonly client_name: string;
  /** Where a moved booking is now. */
  readonly begins_at?: Instant;
  readonly professional_name?: string;
  /** Absent: the book itself says until when. */
  readonly undo_until?: Instant;
}

let last: LastStep | undefined;
const listeners = new Set<() => void>();

export function rememberStep(step: LastStep | undefined): void {
  last = step;
  for (const listener of listeners) listener();
}

export function useLastStep(): LastStep | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
}
