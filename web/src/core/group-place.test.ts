import { expect, test } from "vitest";
import { groupPlace } from "./group-place";

const id = "019ad000-0000-7000-8000-000000000001";

test("what a URL may say of the groups' desk is read, and nothing else", () => {
  expect(groupPlace({ group: id, meeting: id, ended: "on", service: "lifestyle_group" })).toEqual({
    group: id,
    meeting: id,
    ended: "on",
    service: "lifestyle_group",
  });
  expect(groupPlace({ group: "new", meeting: id })).toEqual({ group: "new" });
  expect(groupPlace({ group: "Virtanen", unit: "x", service: "A b", ended: "yes", meeting: id })).toEqual({});
});
