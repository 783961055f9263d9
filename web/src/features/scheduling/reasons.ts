// Scheduling: why a booking is moved or cancelled.
//
// Invariant: the same ids as in catalog/scheduling.yaml. The server refuses any other; once /api/catalog tells of them, this list goes.

import type { Words } from "../../core/words";

const all = [
  { id: "client_cannot_come", fits: ["cancel", "move"] },
  { id: "client_wishes_other_time", fits: ["move"] },
  { id: "no_longer_needed", fits: ["cancel"] },
  { id: "client_is_ill", fits: ["cancel", "move"] },
  { id: "moved_elsewhere", fits: ["cancel"] },
  { id: "professional_absent", fits: ["cancel", "move"] },
  { id: "earlier_time_found", fits: ["move"] },
  { id: "other_service_needed", fits: ["cancel", "move"] },
  { id: "room_or_equipment", fits: ["cancel", "move"] },
  { id: "booked_by_mistake", fits: ["cancel", "move"] },
] as const;

export function reasonsTo(t: Words, what: "cancel" | "move") {
  return all
    .filter(({ fits }) => (fits as ReadonlyArray<string>).includes(what))
    .map(({ id }) => ({ id, label: t(`booking_reason.${id}`) }));
}
