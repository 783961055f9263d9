import { describe, expect, test } from "vitest";
import { arrange } from "./held-order";

describe("the queue under a hand", () => {
  test("keeps its order while a hand is on it", () => {
    expect(arrange(["a", "b", "c"], ["c", "a", "b"], true)).toEqual({
      order: ["a", "b", "c"],
      gone: new Set(),
      newcomers: [],
      has_moved: true,
    });
  });

  test("counts newcomers and shows none of them yet", () => {
    const { order, newcomers, has_moved } = arrange(["a", "b"], ["n", "a", "m", "b"], true);
    expect([order, newcomers, has_moved]).toEqual([["a", "b"], ["n", "m"], false]);
  });

  test("a row that somebody took keeps its place and is marked", () => {
    const { order, gone } = arrange(["a", "b", "c"], ["a", "c"], true);
    expect(order).toEqual(["a", "b", "c"]);
    expect([...gone]).toEqual(["b"]);
  });

  test("follows the server at once when no hand is on it", () => {
    expect(arrange(["a", "b"], ["n", "b"], false)).toEqual({
      order: ["n", "b"],
      gone: new Set(),
      newcomers: [],
      has_moved: false,
    });
  });

  test("an empty list has no row that could move, so newcomers are shown at once", () => {
    expect(arrange([], ["a"], true).order).toEqual(["a"]);
  });
});
