import { describe, expect, test } from "vitest";
import { deskPlace, isSameWork } from "./desk-place";

const contact = "0198f0c2-7a10-7c3e-9f00-0123456789ab";

describe("a place on the desk", () => {
  test("a link comes back to the same contact", () => {
    expect(deskPlace({ contact, list: "mine", page: "step" })).toEqual({ contact, list: "mine", page: "step" });
  });

  test("what is no id, no list and no page is left out", () => {
    expect(deskPlace({ contact: "010158-123A", list: "all", page: "x", new: "1", q: "Virtanen" })).toEqual({});
  });

  test("another page or list of the same contact is the same work, a contact being typed is another", () => {
    const at = deskPlace({ contact, page: "matter" });
    expect(isSameWork(at, { ...at, page: "step", list: "mine" })).toBe(true);
    expect(isSameWork(at, deskPlace({ new: "contact" }))).toBe(false);
  });
});
