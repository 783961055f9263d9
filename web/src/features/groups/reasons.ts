// Groups: why a seat is given up, a meeting moved or cancelled.
//
// Invariant: the same ids as in catalog/scheduling.yaml; the server refuses any other.

import type { Words } from "../../core/words";

export const leaving_reasons = [
  "client_cannot_come",
  "client_is_ill",
  "no_longer_needed",
  "moved_elsewhere",
  "other_service_needed",
  "booked_by_mistake",
] as const;

export const moving_reasons = ["professional_absent", "room_or_equipment", "booked_by_mistake"] as const;

/** Why the whole group was cancelled is told in somebody's own words. */
export function reasonText(t: Words, why: string): string {
  const known = moving_reasons.find((one) => one === why);
  return known ? t(`booking_reason.${known}`) : why;
}

export type LeavingReason = (typeof leaving_reasons)[number];
export type MovingReason = (typeof moving_reasons)[number];
