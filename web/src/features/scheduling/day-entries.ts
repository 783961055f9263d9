// Scheduling: a day as a list. Bookings and absences in order of time, free times between them, and a line where it is now. Pure.

import type { AbsenceShown, BookedShown, DayDesk, FreeTime, MeetingShown } from "../../contract.generated";
import { millis } from "../../core/civil-time";

export type DayEntry =
  | { readonly kind: "booking"; readonly at: number; readonly booking: BookedShown }
  | { readonly kind: "absence"; readonly at: number; readonly absence: AbsenceShown }
  | { readonly kind: "meeting"; readonly at: number; readonly meeting: MeetingShown }
  /** Free times that follow each other in the same hours. */
  | { readonly kind: "free"; readonly at: number; readonly times: readonly [FreeTime, ...FreeTime[]] }
  | { readonly kind: "now"; readonly at: number };

/** The line of now stands in the list of today only, after what has begun. */
export function dayEntries(
  day: Pick<DayDesk, "bookings" | "absences" | "meetings" | "free">,
  now: number | undefined,
): ReadonlyArray<DayEntry> {
  const entries: DayEntry[] = [
    ...day.bookings.map((booking) => ({ kind: "booking", at: millis(booking.begins_at), booking }) as const),
    ...day.meetings.map((meeting) => ({ kind: "meeting", at: millis(meeting.begins_at), meeting }) as const),
    ...day.absences.map((absence) => ({ kind: "absence", at: millis(absence.begins_at), absence }) as const),
    ...inRows(day).map((times) => ({ kind: "free", at: millis(times[0].begins_at), times }) as const),
  ];
  const order = { absence: 0, meeting: 1, booking: 1, free: 2, now: 3 };
  if (now !== undefined) entries.push({ kind: "now", at: now });
  return entries.toSorted((a, b) => a.at - b.at || order[a.kind] - order[b.kind]);
}

function inRows(day: Pick<DayDesk, "free" | "bookings">): ReadonlyArray<readonly [FreeTime, ...FreeTime[]]> {
  const rows: Array<[FreeTime, ...FreeTime[]]> = [];
  for (const time of day.free.toSorted((a, b) => millis(a.begins_at) - millis(b.begins_at))) {
    const last = rows.at(-1);
    if (last && last[0].hours === time.hours && last.at(-1)?.ends_at === time.begins_at) last.push(time);
    else rows.push([time]);
  }
  return rows;
}

export type Standing = "cancelled" | "fulfilled" | "no_show" | "arrived" | "late" | "ahead";

/** How a booking stands right now. Late: it has begun, and nobody has said that they are here. */
export function standingOf(booking: BookedShown, now: number): Standing {
  if (booking.state !== "booked") return booking.state;
  return millis(booking.begins_at) < now ? "late" : "ahead";
}

/** What may be done with it, as far as the screen knows; the server has the last word. */
export function mayBe(booking: BookedShown, now: number) {
  const is_open = (booking.state === "booked" || booking.state === "arrived") && !booking.is_imported;
  const has_begun = millis(booking.begins_at) <= now;
  return {
    arrived: booking.state === "booked" && !booking.is_imported && millis(booking.ends_at) > now,
    missed: booking.state === "booked" && !booking.is_imported,
    held: is_open && has_begun,
    moved: booking.state === "booked" && !booking.is_imported && !has_begun,
    cancelled: booking.state === "booked" && !booking.is_imported && !has_begun,
  };
}
