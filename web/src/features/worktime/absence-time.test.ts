import { describe, expect, it } from "vitest";
import { partOfDay, wholeDays } from "./absence-time";

describe("an absence", () => {
  it("of whole days ends at the midnight after the last one", () => {
    expect(wholeDays("30.11.2026", "1.12.2026")).toEqual({
      begins_at: "2026-11-29T22:00:00.000Z",
      ends_at: "2026-12-01T22:00:00.000Z",
    });
  });
  it("of one day needs no last day", () => {
    expect(wholeDays("30.11.2026", "")).toMatchObject({ ends_at: "2026-11-30T22:00:00.000Z" });
  });
  it("is as long as the day over the autumn hour", () => {
    expect(wholeDays("25.10.2026", "")).toEqual({
      begins_at: "2026-10-24T21:00:00.000Z",
      ends_at: "2026-10-25T22:00:00.000Z",
    });
  });
  it("of a part of a day says which field is no time", () => {
    expect(partOfDay("30.11.2026", "8", "kaksi")).toBe("until");
    expect(partOfDay("30.11.2026", "8", "12.30")).toEqual({
      begins_at: "2026-11-30T06:00:00.000Z",
      ends_at: "2026-11-30T10:30:00.000Z",
    });
  });
});
