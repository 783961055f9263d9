import { expect, test } from "vitest";
import { calendarPlace, dayPlace } from "./book-place";

const id = "019a9e21-b300-7280-8a9a-8e6c616d408a";

test("a day's address keeps whose, when and which", () => {
  expect(dayPlace({ of: id, date: "2026-11-30", booking: id, panel: "hand_over" })).toEqual({
    of: id,
    date: "2026-11-30",
    booking: id,
    panel: "hand_over",
  });
});

test("what is not a day, an id or a view is left out", () => {
  expect(dayPlace({ of: "Laine", date: "2026-02-30", panel: "x" })).toEqual({});
  expect(calendarPlace({ view: "month", unit: "Armila", date: "30.11.2026" })).toEqual({});
});

test("nothing is picked up without a booking", () => {
  expect(calendarPlace({ move: "on" })).toEqual({});
  expect(calendarPlace({ move: "on", booking: id })).toEqual({ move: "on", booking: id });
});
