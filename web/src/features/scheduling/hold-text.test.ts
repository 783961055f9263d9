import { expect, it } from "vitest";
import { countdown } from "./hold-text";

it("counts down to nothing, and never below", () => {
  expect(countdown(272_000, "fi")).toBe("4.32");
  expect(countdown(300_000, "en")).toBe("5:00");
  expect(countdown(400, "sv")).toBe("0.01");
  expect(countdown(-5_000, "fi")).toBe("0.00");
});
