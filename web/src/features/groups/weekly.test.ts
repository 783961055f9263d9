import { expect, test } from "vitest";
import type { CalendarDate } from "../../contract.generated";
import { refusedMeeting, timeIn, weeklyDays } from "./weekly";

test("a group of every other week keeps its weekday over the autumn Sunday and the turn of the year", () => {
  expect(weeklyDays("2026-10-20" as CalendarDate, 2, 3)).toEqual(["2026-10-20", "2026-11-03", "2026-11-17"]);
  expect(weeklyDays("2026-12-29" as CalendarDate, 1, 2)).toEqual(["2026-12-29", "2027-01-05"]);
});

test("a time is what was typed, or the field that is none", () => {
  expect(timeIn({ day: "20.10.2026", from: "17.00", until: "18.30" })).toEqual({
    date: "2026-10-20",
    from_minute: 1020,
    until_minute: 1110,
  });
  expect(timeIn({ day: "tiistai", from: "17.00", until: "18.30" })).toBe("day");
  expect(timeIn({ day: "20.10.2026", from: "viisi", until: "18.30" })).toBe("from");
  expect(timeIn({ day: "20.10.2026", from: "17.00", until: "" })).toBe("until");
});

test("a refusal says which meeting it is about", () => {
  expect(refusedMeeting("/meetings/3/room")).toBe(3);
  expect(refusedMeeting("/leaders")).toBeUndefined();
});
