// Scheduling: where a booking could go. Pure: what the unit's calendar shows is reckoned into free slots and places for one booking.
//
// Invariant: this only offers. The server has the last word, and says who was quicker.

import type { BookedShown, CalendarColumn, HoursShown, ProfessionalId } from "../../contract.generated";
import { millis } from "../../core/civil-time";

export interface Slot {
  readonly key: string;
  readonly hours: HoursShown;
  readonly professional: ProfessionalId;
  readonly professional_name: string;
  readonly begins: number;
  readonly ends: number;
}

/** A slot that is long enough for the booking, with the slots after it that it needs. */
export interface Target extends Slot {
  readonly slots: number;
}

interface Stretch {
  readonly begins: number;
  readonly ends: number;
}

const overlaps = (a: Stretch, b: Stretch): boolean => a.begins < b.ends && b.begins < a.ends;
const stretchOf = (one: Pick<BookedShown, "begins_at" | "ends_at">): Stretch => ({
  begins: millis(one.begins_at),
  ends: millis(one.ends_at),
});
const takesTime = ({ state }: BookedShown): boolean => state !== "cancelled";

function slotKey(hours: HoursShown, begins: number): string {
  return `${hours.hours} ${begins}`;
}

/** Every slot that is still ahead and that nobody has, in order of time; the booking `but` is in nobody's way. */
export function freeSlots(columns: ReadonlyArray<CalendarColumn>, now: number, but?: BookedShown): ReadonlyArray<Slot> {
  const rooms = columns
    .flatMap(({ bookings }) => bookings)
    .filter((one) => one.room && takesTime(one) && one.booking !== but?.booking);
  const meeting_rooms = columns.flatMap(({ meetings }) => meetings).filter(({ room }) => room);
  const found: Slot[] = [];
  for (const { professional, hours, absences, bookings, meetings } of columns) {
    const busy = [
      ...absences.map(stretchOf),
      ...meetings.map(stretchOf),
      ...bookings.filter((one) => takesTime(one) && one.booking !== but?.booking).map(stretchOf),
    ];
    for (const stretch of hours) {
      const in_room = [...rooms, ...meeting_rooms].filter(({ room }) => room === stretch.room).map(stretchOf);
      const length = stretch.slot_minutes * 60_000;
      const until = millis(stretch.ends_at);
      for (let begins = millis(stretch.begins_at); begins + length <= until; begins += length) {
        const slot = { begins, ends: begins + length };
        if (begins <= now || busy.some((one) => overlaps(one, slot)) || in_room.some((one) => overlaps(one, slot)))
          continue;
        found.push({
          ...slot,
          key: slotKey(stretch, begins),
          hours: stretch,
          professional: professional.professional,
          professional_name: professional.name,
        });
      }
    }
  }
  return found.toSorted((a, b) => a.begins - b.begins);
}

/** Where this booking could go: as many free slots in a row as its length needs, and not where it is already. */
export function targetsOf(
  columns: ReadonlyArray<CalendarColumn>,
  booking: BookedShown,
  now: number,
): ReadonlyArray<Target> {
  const free = freeSlots(columns, now, booking);
  const is_free = new Set(free.map(({ key }) => key));
  const length = millis(booking.ends_at) - millis(booking.begins_at);
  return free.flatMap((slot) => {
    const slot_ms = slot.ends - slot.begins;
    const slots = Math.max(1, Math.ceil(length / slot_ms));
    const has_all = Array.from({ length: slots }, (_, n) => slotKey(slot.hours, slot.begins + n * slot_ms)).every(
      (key) => is_free.has(key),
    );
    const is_where_it_was = slot.professional === booking.professional && slot.begins === millis(booking.begins_at);
    return has_all && !is_where_it_was ? [{ ...slot, slots, ends: slot.begins + slots * slot_ms }] : [];
  });
}

/** Other than what was booked: it can be chosen, and is said before it is so. */
export function isOtherService(target: Slot, booking: BookedShown): boolean {
  return target.hours.service !== booking.service || target.hours.kind !== booking.kind;
}
