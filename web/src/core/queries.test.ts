import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { all_families, readsOf, refresher } from "./queries";

describe("what moves makes old", () => {
  test("a contact that moved makes the desks that count it and the open contact old, and nothing else", () => {
    expect([...readsOf(["contact"])]).toEqual(["desk", "contact", "waiting_room", "duties", "proposed"]);
  });

  test("no event reads a client's card again: each reading is logged as an opening", () => {
    const all = readsOf(all_families);
    for (const opening of ["card", "letter", "plan", "pairwork", "teams"] as const)
      expect(all.has(opening)).toBe(false);
  });

  test("after a break every desk is read again, whichever trade it is of", () => {
    const all = readsOf(all_families);
    for (const desk of [
      "desk",
      "day",
      "waiting",
      "groups",
      "messages",
      "own",
      "consultations",
      "surveys",
      "panels",
      "heavy",
    ] as const)
      expect(all.has(desk)).toBe(true);
  });

  test("a family that no screen shows costs nothing", () => {
    expect(readsOf(["exchange", "access"]).size).toBe(0);
  });
});

describe("a busy morning", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
  afterEach(() => vi.useRealTimers());

  test("is read at once, and then at most twice a second", () => {
    const client = new QueryClient();
    const reads = vi.spyOn(client, "invalidateQueries");
    const moved = refresher(client);
    for (let ms = 0; ms < 2_000; ms += 10) {
      moved(["contact"]);
      vi.advanceTimersByTime(10);
    }
    const desk_reads = reads.mock.calls.filter(([filter]) => filter?.queryKey?.[0] === "desk").length;
    expect(desk_reads).toBeGreaterThanOrEqual(4);
    expect(desk_reads).toBeLessThanOrEqual(5);
  });
});
