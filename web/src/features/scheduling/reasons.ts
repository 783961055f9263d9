// Scheduling: why a visit is moved or cancelled, those of the client first.
//
// Invariant: the same ids as in catalog/scheduling.yaml; the server refuses any other.

import type { Words } from "../../core/words";

export type Reason =
  | "client_cannot_come"
  | "client_wishes_other_time"
  | "no_longer_needed"
  | "client_is_ill"
  | "moved_elsewhere"
  | "professional_absent"
  | "earlier_time_found"
  | "other_service_needed"
  | "room_or_equipment"
  | "booked_by_mistake";

export const move_reasons: ReadonlyArray<Reason> = [
  "client_wishes_other_time",
  "client_cannot_come",
  "client_is_ill",
  "professional_absent",
  "earlier_time_found",
  "other_service_needed",
  "room_or_equipment",
  "booked_by_mistake",
];

export const cancel_reasons: ReadonlyArray<Reason> = [
  "client_cannot_come",
  "client_is_ill",
  "no_longer_needed",
  "moved_elsewhere",
  "professional_absent",
  "other_service_needed",
  "room_or_equipment",
  "booked_by_mistake",
];

export function reasonsTo(t: Words, what: "cancel" | "move") {
  return (what === "move" ? move_reasons : cancel_reasons).map((id) => ({ id, label: t(`booking_reason.${id}`) }));
}
