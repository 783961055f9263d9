import { describe, expect, test } from "vitest";
import type { BookedShown, CalendarColumn } from "../../contract.generated";
import { clockTime, instantAt } from "../../core/civil-time";
import { freeSlots, targetsOf } from "./slots";

const at = (clock: string) => `2026-11-30T${clock}:00.000Z`;
const hours = (hours: string, from: string, until: string, slot_minutes = 20, room?: string) =>
  ({ hours, begins_at: at(from), ends_at: at(until), slot_minutes, service: "nurse", room }) as unknown;
const booked = (booking: string, from: string, until: string, more: object = {}) =>
  ({
    booking,
    begins_at: at(from),
    ends_at: at(until),
    state: "booked",
    professional: "a",
    ...more,
  }) as unknown as BookedShown;
const column = (
  who: string,
  hours: ReadonlyArray<unknown>,
  bookings: ReadonlyArray<BookedShown> = [],
  absences: ReadonlyArray<unknown> = [],
) =>
  ({
    professional: { professional: who, name: who },
    hours,
    bookings,
    absences,
    meetings: [],
  }) as unknown as CalendarColumn;
const before = Date.parse(at("00:00"));
const times = (slots: ReadonlyArray<{ begins: number; professional: string }>) =>
  slots.map(({ begins, professional }) => `${professional} ${clockTime(instantAt(begins), "en")}`);

describe("free slots", () => {
  test("are what neither a booking nor an absence takes", () => {
    const absence = { begins_at: at("09:00"), ends_at: at("09:20") };
    const one = column("a", [hours("h", "08:00", "09:20")], [booked("b", "08:20", "08:40")], [absence]);
    expect(times(freeSlots([one], before))).toEqual(["a 10:00", "a 10:40"]);
  });
  test("a cancelled booking takes no time, a missed one does", () => {
    const bookings = [
      booked("b", "08:00", "08:20", { state: "cancelled" }),
      booked("c", "08:20", "08:40", { state: "no_show" }),
    ];
    expect(times(freeSlots([column("a", [hours("h", "08:00", "08:40")], bookings)], before))).toEqual(["a 10:00"]);
  });
  test("what has begun is no longer free", () => {
    expect(times(freeSlots([column("a", [hours("h", "08:00", "08:40")])], Date.parse(at("08:00"))))).toEqual([
      "a 10:20",
    ]);
  });
  test("a room that somebody else sits in is not free", () => {
    const other = column("b", [], [booked("x", "08:00", "08:20", { room: "r", professional: "b" })]);
    expect(times(freeSlots([column("a", [hours("h", "08:00", "08:40", 20, "r")]), other], before))).toEqual([
      "a 10:20",
    ]);
  });
});

describe("a meeting of a group", () => {
  const meeting = (room?: string) => ({ meeting: "m", begins_at: at("08:20"), ends_at: at("08:40"), room });
  test("takes the time of its leader", () => {
    const one = { ...column("a", [hours("h", "08:00", "09:00")]), meetings: [meeting()] } as unknown as CalendarColumn;
    expect(times(freeSlots([one], before))).toEqual(["a 10:00", "a 10:40"]);
  });
  test("takes its room from everybody", () => {
    const leader = { ...column("b", []), meetings: [meeting("r")] } as unknown as CalendarColumn;
    const one = column("a", [hours("h", "08:00", "09:00", 20, "r")]);
    expect(times(freeSlots([one, leader], before))).toEqual(["a 10:00", "a 10:40"]);
  });
});

describe("places for a booking", () => {
  test("are others than its own, and its own time is in nobody's way", () => {
    const moving = booked("b", "08:20", "08:40");
    const columns = [
      column("a", [hours("h", "08:00", "09:00")], [moving]),
      column("c", [hours("i", "08:20", "08:40")]),
    ];
    expect(times(targetsOf(columns, moving, before))).toEqual(["a 10:00", "c 10:20", "a 10:40"]);
  });
  test("a long booking needs several slots in a row, and may overlap itself", () => {
    const moving = booked("b", "08:20", "09:00");
    const columns = [column("a", [hours("h", "08:00", "09:40")], [moving, booked("z", "09:20", "09:40")])];
    const found = targetsOf(columns, moving, before);
    expect(times(found)).toEqual(["a 10:00", "a 10:40"]);
    expect(found.map(({ slots }) => slots)).toEqual([2, 2]);
  });
});
