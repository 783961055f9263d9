import { expect, test } from "vitest";
import type { ProfessionalId } from "../../contract.generated";
import { no_wishes, unreadable, wishesFrom } from "./wishes";

const own = "018f0000-0000-7000-8000-000000000000" as ProfessionalId;

test("what is empty wishes nothing", () => {
  expect(wishesFrom(no_wishes, own)).toEqual({ weekdays: [], times_of_day: [], short_notice: false });
});

test("days are sent as days, the own worker only when nobody else will do", () => {
  const typed = { ...no_wishes, only_own: true, earliest: "9.3.2026", note: " illalla ei " };
  expect(wishesFrom(typed, own)).toEqual({
    professional: own,
    earliest: "2026-03-09",
    weekdays: [],
    times_of_day: [],
    short_notice: false,
    note: "illalla ei",
  });
  expect(wishesFrom(typed, undefined)).not.toHaveProperty("professional");
});

test("a day that is none is told by its field", () => {
  expect([...unreadable({ ...no_wishes, earliest: "huomenna", latest: "31.12.2026" })]).toEqual(["earliest"]);
  expect(unreadable(no_wishes).size).toBe(0);
});
