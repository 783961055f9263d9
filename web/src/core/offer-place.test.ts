import { expect, test } from "vitest";
import { offerToken } from "./offer-place";

test("the token is read from the address, and nothing else is", () => {
  expect(offerToken("/a/0123456789abcdefghijklm-")).toBe("0123456789abcdefghijklm-");
  expect(offerToken("/a/abc/")).toBe("abc");
  for (const wrong of ["/a/", "/a", "/a/abc/def", "/a/a%20b", "/b/abc"]) expect(offerToken(wrong)).toBe("");
});
