import { expect, test } from "vitest";
import { planPlace } from "./plan-place";

const id = "01930a6e-7c00-7000-8000-000000000001";

test("what a URL says of a plan is kept, and nonsense is left out", () => {
  expect(planPlace({ client: id, section: id, panel: "compare", from: "1", to: 3 })).toEqual({
    client: id,
    section: id,
    panel: "compare",
    from: 1,
    to: 3,
  });
  expect(planPlace({ client: "Virtanen", section: 7, panel: "dance", from: "-1", to: "many", make: "party" })).toEqual(
    {},
  );
});

test("a section that is open is not made", () => {
  expect(planPlace({ client: id, make: "treatment" })).toEqual({ client: id, make: "treatment" });
  expect(planPlace({ client: id, section: id, make: "treatment" })).toEqual({ client: id, section: id });
});
