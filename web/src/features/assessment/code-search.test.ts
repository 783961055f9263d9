import { describe, expect, test } from "vitest";
import { findCodes } from "./code-search";

const codes = [
  { code: "L08", label: "Olkapään oire tai vaiva" },
  { code: "L92", label: "Jäätynyt olkapää" },
  { code: "N01", label: "Päänsärky" },
  { code: "L03", label: "Alaselän oire tai vaiva" },
];
const found = (text: string) => findCodes(codes, text, 10).map(({ code }) => code);

describe("finding a reason code", () => {
  test("by the code, by the beginning of a word, by a part of a word", () => {
    expect(found("l0")).toEqual(["L03", "L08"]);
    expect(found("olka")).toEqual(["L08", "L92"]);
    expect(found("särky")).toEqual(["N01"]);
  });

  test("without the dots on the letters", () => {
    expect(found("paansarky")).toEqual(["N01"]);
  });

  test("every word must be there", () => {
    expect(found("olka jää")).toEqual(["L92"]);
    expect(found("olka kuume")).toEqual([]);
  });

  test("a word that is bent otherwise in the label is found by its beginning", () => {
    expect(found("selkä")).toEqual(["L03"]);
    expect(found("xyz")).toEqual([]);
  });

  test("nothing is found with nothing", () => {
    expect(found("  ")).toEqual([]);
  });
});
