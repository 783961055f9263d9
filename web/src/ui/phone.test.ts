import { expect, test } from "vitest";
import { phoneText } from "./phone";

test("a Finnish number is read without its country, in groups", () => {
  expect(phoneText("+358401234567")).toBe("040 123 4567");
  expect(phoneText("0500000024")).toBe("050 000 0024");
  expect(phoneText("116117")).toBe("116 117");
});

test("a number of another country keeps its code", () => {
  expect(phoneText("+46701234567")).toBe("+46 701 234 567");
});

test("nothing is lost from a number", () => {
  for (const number of ["112", "0912345", "+3589071736961", "+14155550100"])
    expect(
      phoneText(number)
        .replaceAll(/\D/g, "")
        .endsWith(
          number
            .replace(/^\+358/, "")
            .replace(/^0/, "")
            .replaceAll(/\D/g, ""),
        ),
    ).toBe(true);
});
