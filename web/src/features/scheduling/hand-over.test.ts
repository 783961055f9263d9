import { expect, test } from "vitest";
import type { BookingId, ToHandOver } from "../../contract.generated";
import { bestOf, movesOf } from "./hand-over";

const proposal = (begins_at: string, is_after_guarantee = false) => ({
  time: { hours: "h", begins_at },
  is_after_guarantee,
});
const booking = (booking: string, ...proposals: ReadonlyArray<unknown>) =>
  ({ booking, proposals }) as unknown as ToHandOver;
const id = (text: string) => text as BookingId;

test("the best is the first that keeps the care guarantee, and none where there is none", () => {
  const day = [
    booking("a", proposal("1")),
    booking("b", proposal("2", true), proposal("3")),
    booking("c"),
    booking("d", proposal("4", true)),
  ];
  expect(bestOf(day)).toEqual({ a: 0, b: 1, c: undefined, d: undefined });
});

test("what is arranged later is not moved", () => {
  const day = [booking("a", proposal("1")), booking("b", proposal("2"))];
  expect(movesOf(day, { [id("a")]: 0 }, {})).toEqual([{ booking: "a", hours: "h", begins_at: "1" }]);
});

test("a reason goes with what is after the guarantee, and only with it", () => {
  const day = [booking("a", proposal("1", true)), booking("b", proposal("2"))];
  const why = { [id("a")]: " asiakas toivoo ", [id("b")]: "turha" };
  expect(movesOf(day, { [id("a")]: 0, [id("b")]: 0 }, why)).toEqual([
    { booking: "a", hours: "h", begins_at: "1", late_because: "asiakas toivoo" },
    { booking: "b", hours: "h", begins_at: "2" },
  ]);
});
