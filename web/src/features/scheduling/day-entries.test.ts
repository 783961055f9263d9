import { expect, test } from "vitest";
import type { BookedShown, DayDesk } from "../../contract.generated";
import { dayEntries, mayBe, standingOf } from "./day-entries";

const at = (clock: string) => `2026-11-30T${clock}:00.000Z`;
const ms = (clock: string) => Date.parse(at(clock));
const booking = (from: string, more: object = {}) =>
  ({
    booking: from,
    begins_at: at(from),
    ends_at: at(`${from.slice(0, 3)}59`),
    state: "booked",
    ...more,
  }) as unknown as BookedShown;
const free = (from: string, until: string, hours = "h") => ({ hours, begins_at: at(from), ends_at: at(until) });
const day = (bookings: ReadonlyArray<BookedShown>, free: ReadonlyArray<unknown> = []) =>
  ({ bookings, free, absences: [], meetings: [] }) as unknown as DayDesk;

test("free times in a row are one row, and a booking between parts them", () => {
  const shown = dayEntries(
    day(
      [booking("08:40")],
      [free("09:00", "09:20"), free("08:00", "08:20"), free("08:20", "08:40"), free("09:20", "09:40", "i")],
    ),
    undefined,
  );
  expect(shown.map((one) => (one.kind === "free" ? one.times.length : one.kind))).toEqual([2, "booking", 1, 1]);
});

test("the line of now stands after what has begun", () => {
  const shown = dayEntries(day([booking("08:00"), booking("09:00")]), ms("08:00"));
  expect(shown.map(({ kind }) => kind)).toEqual(["booking", "now", "booking"]);
});

test("late is who has begun and not arrived", () => {
  expect(standingOf(booking("08:00"), ms("08:00"))).toBe("ahead");
  expect(standingOf(booking("08:00"), ms("08:01"))).toBe("late");
  expect(standingOf(booking("08:00", { state: "arrived" }), ms("08:01"))).toBe("arrived");
});

test("what is over or kept elsewhere cannot be changed", () => {
  expect(mayBe(booking("08:00"), ms("07:00"))).toEqual({
    arrived: true,
    missed: true,
    held: false,
    moved: true,
    cancelled: true,
  });
  expect(mayBe(booking("08:00"), ms("08:10"))).toEqual({
    arrived: true,
    missed: true,
    held: true,
    moved: false,
    cancelled: false,
  });
  expect(Object.values(mayBe(booking("08:00", { state: "fulfilled" }), ms("08:10")))).not.toContain(true);
  expect(Object.values(mayBe(booking("08:00", { is_imported: true }), ms("07:00")))).not.toContain(true);
});
