import { expect, test } from "vitest";
import type { Instant } from "../../contract.generated";
import { hurryOf } from "./post-by";

const at = (text: string) => text as Instant;
const noon = Date.parse("2026-11-27T12:00:00+02:00");

test("a letter says when it must be in the post", () => {
  expect(hurryOf(undefined, noon)).toBe("none");
  expect(hurryOf(at("2026-11-27T12:00:00+02:00"), noon)).toBe("late");
  expect(hurryOf(at("2026-11-27T12:00:01+02:00"), noon)).toBe("today");
  expect(hurryOf(at("2026-11-28T00:00:00+02:00"), noon)).toBe("tomorrow");
  expect(hurryOf(at("2026-11-29T00:00:00+02:00"), noon)).toBe("none");
});

test("the day is Helsinki's, on the night when clocks change too", () => {
  const before_midnight = Date.parse("2026-10-24T23:30:00+03:00");
  expect(hurryOf(at("2026-10-25T23:30:00+02:00"), before_midnight)).toBe("tomorrow");
});
