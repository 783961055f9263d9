import { expect, test } from "vitest";
import { phoneText } from "./phone";

test("a Finnish number is read without its country, in groups", () => {
  expect(phoneText("+358401234567")).toBe("040 123 4567");
  expect(phoneText("0500000024")).toBe("050 000 0024");
  expect(phoneText("116117")).toBe("116 117");
});

test("an area code stands by itself", () => {
  expect(phoneText("+35853522000")).toBe("05 352 2000");
  expect(phoneText("053522000")).toBe("05 352 2000");
  expect(phoneText("050000024")).toBe("05 000 0024");
  expect(phoneText("091234567")).toBe("09 123 4567");
  expect(phoneText("0295535000")).toBe("029 553 5000");
  expect(phoneText("080012345")).toBe("0800 123 45");
});

test("a number of another country keeps its code", () => {
  expect(phoneText("+46701234567")).toBe("+46 701 234 567");
  expect(phoneText("+3725123456")).toBe("+372 512 3456");
  expect(phoneText("+14155550100")).toBe("+1 415 555 0100");
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
