import { describe, expect, test } from "vitest";
import { type Block, beginsAt, hoursDrawn, inLanes, walk } from "./grid";

const block = (key: string, begins: number, ends: number): Block => ({ key, begins, ends });
const lanes = (...blocks: ReadonlyArray<Block>) =>
  Object.fromEntries(inLanes(blocks).map(({ block: { key }, lane, lanes }) => [key, `${lane + 1}/${lanes}`]));

describe("lanes", () => {
  test("bookings after each other have the whole width", () => {
    expect(lanes(block("a", 0, 20), block("b", 20, 40))).toEqual({ a: "1/1", b: "1/1" });
  });
  test("bookings on top of each other stand side by side, and only they", () => {
    expect(lanes(block("a", 0, 40), block("b", 20, 60), block("c", 60, 80))).toEqual({ a: "1/2", b: "2/2", c: "1/1" });
  });
  test("a lane that is free again is used again", () => {
    expect(lanes(block("a", 0, 60), block("b", 0, 20), block("c", 20, 40))).toEqual({ a: "1/2", b: "2/2", c: "2/2" });
  });
  test("nothing is nothing", () => expect(inLanes([])).toEqual([]));
});

describe("the hours drawn", () => {
  test("are whole hours around everything", () => {
    expect(
      hoursDrawn([
        { from: 490, until: 700 },
        { from: 720, until: 905 },
      ]),
    ).toEqual({ from: 480, until: 960 });
  });
  test("are office hours when there is nothing", () => expect(hoursDrawn([])).toEqual({ from: 480, until: 960 }));
});

describe("walking by arrows", () => {
  const all = [
    { key: "a1", column: 0, at: 480 },
    { key: "a2", column: 0, at: 500 },
    { key: "c1", column: 2, at: 485 },
    { key: "c2", column: 2, at: 600 },
  ];
  test("up and down along the column, and no further than its ends", () => {
    expect(walk(all, "a1", "ArrowDown")).toBe("a2");
    expect(walk(all, "a2", "ArrowDown")).toBe("a2");
    expect(walk(all, "a1", "ArrowUp")).toBe("a1");
    expect(walk(all, "a2", "Home")).toBe("a1");
    expect(walk(all, "c1", "End")).toBe("c2");
  });
  test("sideways to the nearest time, over a column that has none", () => {
    expect(walk(all, "a1", "ArrowRight")).toBe("c1");
    expect(walk(all, "c2", "ArrowLeft")).toBe("a2");
    expect(walk(all, "a1", "ArrowLeft")).toBe("a1");
  });
  test("begins at the first when nothing was there, or it went away", () => {
    expect(walk(all, "gone", "ArrowDown")).toBe("a1");
    expect(walk([], undefined, "ArrowDown")).toBeUndefined();
  });
  test("a picked-up booking looks in its own column first, else in the nearest", () => {
    expect(beginsAt(all, 0, 495)).toBe("a2");
    expect(beginsAt(all, 3, 590)).toBe("c2");
    expect(beginsAt([], 0, 0)).toBeUndefined();
  });
});
