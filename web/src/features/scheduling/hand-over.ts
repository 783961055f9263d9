// Scheduling: what is chosen for each booking of a day that goes over to others. Pure.
//
// Invariant: no two bookings are given the same time; the server proposes each time once.

import type { BookingId, HandedOver, Proposal, ToHandOver } from "../../contract.generated";

/** By booking: which of its proposals; undefined means that it is arranged later. */
export type Chosen = Readonly<Record<BookingId, number | undefined>>;

/** The best proposal for each; one that breaks the care guarantee is never chosen by itself. */
export function bestOf(bookings: ReadonlyArray<ToHandOver>): Chosen {
  return Object.fromEntries(
    bookings.map(({ booking, proposals }) => {
      const best = proposals.findIndex((one) => !one.is_after_guarantee);
      return [booking, best < 0 ? undefined : best];
    }),
  );
}

export function proposalOf(one: ToHandOver, chosen: Chosen): Proposal | undefined {
  const index = chosen[one.booking];
  return index === undefined ? undefined : one.proposals[index];
}

export function movesOf(
  bookings: ReadonlyArray<ToHandOver>,
  chosen: Chosen,
  late_because: Readonly<Record<BookingId, string>>,
): ReadonlyArray<HandedOver> {
  return bookings.flatMap((one) => {
    const proposal = proposalOf(one, chosen);
    if (!proposal) return [];
    const why = late_because[one.booking]?.trim();
    const { hours, begins_at } = proposal.time;
    return [
      {
        booking: one.booking,
        hours,
        begins_at,
        ...(proposal.slots > 1 && { slots: proposal.slots }),
        ...(proposal.is_after_guarantee && why && { late_because: why }),
      },
    ];
  });
}
