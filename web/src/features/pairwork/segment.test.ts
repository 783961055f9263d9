import { expect, test } from "vitest";
import type { PairworkCatalog } from "../../contract.generated";
import { answerList, answersIn, classOf, sumOf } from "./segment";

const axis = (high_from: number, name: string) => ({
  high_from,
  label: name,
  questions: [1, 2].map((n) => ({
    id: `${name}${n}`,
    label: "",
    options: [0, 1, 2].map((score) => ({ id: `o${score}`, score, label: "" })),
  })),
});
const catalogue = {
  resources: axis(3, "r"),
  complexity: axis(2, "c"),
  classes: (["low", "high"] as const).flatMap((resources) =>
    (["low", "high"] as const).map((complexity) => ({
      id: `${resources}-${complexity}`,
      resources,
      complexity,
      label: "",
      meaning: "",
    })),
  ),
} as unknown as PairworkCatalog;

test("an axis has a sum once each of its questions is answered", () => {
  expect(sumOf(catalogue.resources, { r1: "o2" })).toBeUndefined();
  expect(sumOf(catalogue.resources, { r1: "o2", r2: "o1" })).toBe(3);
});

test("the class is where the two sides meet, the cut itself is high", () => {
  expect(classOf(catalogue, { r1: "o2", r2: "o1", c1: "o0", c2: "o1" })?.id).toBe("high-low");
  expect(classOf(catalogue, { r1: "o1", r2: "o1", c1: "o1", c2: "o1" })?.id).toBe("low-high");
  expect(classOf(catalogue, { r1: "o1", r2: "o1" })).toBeUndefined();
});

test("answers travel as a list and come back as they were", () => {
  expect(answersIn(answerList({ r1: "o2", c1: "o0" }))).toEqual({ r1: "o2", c1: "o0" });
});
