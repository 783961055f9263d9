import { describe, expect, it } from "vitest";
import type { TemplateBlock } from "../../contract.generated";
import {
  barsOf,
  blocksOf,
  faultAt,
  hoursShown,
  isFault,
  rowsOf,
  typedMinute,
  withDayCopied,
  withRowAdded,
} from "./blocks";

const morning: TemplateBlock = {
  weekday: "monday",
  from_minute: 480,
  until_minute: 720,
  service: "nurse_reception",
  kind: "on_site",
  slot_minutes: 30,
  purpose: "urgent",
  released_days_before: 1,
};

describe("rows of a template", () => {
  it("mean the blocks that they were made of", () => {
    expect(blocksOf(rowsOf([morning]))).toEqual([morning]);
  });
  it("say which field is no time, in which row", () => {
    const said = blocksOf(
      rowsOf([morning, morning]).map((row) => (row.key === 1 ? { ...row, until: "kahdeksan" } : row)),
    );
    expect(isFault(said) && [said.row, said.field]).toEqual([1, "until_minute"]);
  });
  it("take 24 as the end of a day", () => {
    expect(typedMinute("24.00")).toBe(1440);
    expect(typedMinute("24.30")).toBeUndefined();
  });
  it("find the row and field that the server points at", () => {
    expect(faultAt("/blocks/2/from_minute")).toEqual({ row: 2, field: "from_minute" });
    expect(faultAt("/name")).toBeUndefined();
  });
  it("go on where the last one ended", () => {
    const rows = withRowAdded(rowsOf([morning]), undefined);
    expect(rows[1]).toMatchObject({ weekday: "monday", from: "12.00", until: "13.00", service: "nurse_reception" });
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });
  it("of a copied day replace what stood on the others", () => {
    const tuesday = { ...morning, weekday: "tuesday" as const, from_minute: 600 };
    const rows = withDayCopied(rowsOf([morning, tuesday]), "monday", ["monday", "tuesday", "friday"]);
    expect(rows.map(({ weekday, from }) => `${weekday} ${from}`)).toEqual([
      "monday 8.00",
      "tuesday 8.00",
      "friday 8.00",
    ]);
  });
  it("are drawn within whole hours, when they have a length", () => {
    const early = { ...morning, from_minute: 430 };
    expect(hoursShown(rowsOf([early]))).toEqual({ first: 7, last: 16 });
    expect(barsOf(rowsOf([{ ...morning, until_minute: 480 }]), "monday")).toEqual([]);
  });
});
