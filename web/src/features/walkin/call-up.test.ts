import { describe, expect, it } from "vitest";
import type { CallShown, CallUp, Instant } from "../../contract.generated";
import { freshCalls, shared } from "./call-up";

const call = (number: number, nth = 1, is_awaited = true): CallShown => ({
  number,
  place: `Huone ${number}`,
  called_at: `2026-03-02T06:0${nth}:00.000Z` as Instant,
  nth,
  is_awaited,
});
const screen = (...calls: CallShown[]): CallUp => ({ unit_name: "Armila", waiting: 3, calls });

describe("what is said aloud", () => {
  it("is nothing when the screen has just been opened", () => {
    expect(freshCalls(undefined, screen(call(1)))).toEqual([]);
  });
  it("is every new call, the oldest first, and a recall as well", () => {
    const fresh = freshCalls(screen(call(1)), screen(call(3), call(2), call(1, 2)));
    expect(fresh.map(({ number }) => number)).toEqual([1, 2, 3]);
  });
  it("is nothing when somebody came, or a call was taken back", () => {
    expect(freshCalls(screen(call(2), call(1)), screen(call(2, 1, false), call(1)))).toEqual([]);
    expect(freshCalls(screen(call(2), call(1)), screen(call(1)))).toEqual([]);
  });
});

describe("what is shown large", () => {
  it("is the newest who has not come yet", () => {
    const calls = [call(3, 1, false), call(2), call(1)];
    expect(shared(calls).large?.number).toBe(2);
    expect(shared(calls).others.map(({ number }) => number)).toEqual([3, 1]);
  });
  it("is nobody when all have come", () => {
    expect(shared([call(3, 1, false)]).large).toBeUndefined();
  });
});
