import { describe, expect, it } from "vitest";
import type { DayDesk, HoursId, Instant } from "../../contract.generated";
import { chanceOn, occurrences, refusedTime } from "./series";

const at = (text: string) => text as Instant;

describe("a series", () => {
  it("keeps its time on the wall over the autumn hour", () => {
    expect(occurrences(at("2026-10-20T06:00:00.000Z"), 1, 2).map(({ begins_at }) => begins_at)).toEqual([
      "2026-10-20T06:00:00.000Z",
      "2026-10-27T07:00:00.000Z",
    ]);
  });
  it("goes over every other week", () => {
    expect(occurrences(at("2026-12-01T07:00:00.000Z"), 2, 3).map(({ date }) => date)).toEqual([
      "2026-12-01",
      "2026-12-15",
      "2026-12-29",
    ]);
  });
  it("says of each day whether it can be had, and if not, why", () => {
    const stretch = { begins_at: at("2026-12-01T06:00:00.000Z"), ends_at: at("2026-12-01T10:00:00.000Z") };
    const day = (part: object) => ({ free: [], hours: [], absences: [], bookings: [], ...part }) as unknown as DayDesk;
    const nine = at("2026-12-01T07:00:00.000Z");
    const hours = "h" as HoursId;
    const free = [{ hours, begins_at: nine, service: "nurse_reception" }];
    expect(chanceOn(day({ free }), nine, "nurse_reception")).toEqual({
      at: "free",
      wanted: { hours, begins_at: nine },
    });
    expect(chanceOn(day({ free }), nine, "nurse_phone").at).toBe("no_hours");
    expect(chanceOn(day({ hours: [stretch] }), nine, "nurse_reception").at).toBe("taken");
    expect(chanceOn(day({ hours: [stretch], absences: [stretch] }), nine, "nurse_reception").at).toBe("away");
    expect(chanceOn(day({}), undefined, "nurse_reception").at).toBe("no_hours");
  });
  it("finds the visit that was refused", () => {
    expect(refusedTime("/times/3/begins_at")).toBe(3);
    expect(refusedTime("/matter")).toBeUndefined();
  });
});
