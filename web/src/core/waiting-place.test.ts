import { expect, test } from "vitest";
import { waitingPlace } from "./waiting-place";

const id = "018f0000-0000-7000-8000-000000000000";

test("what may be trusted is read out of a URL", () => {
  expect(waitingPlace({ unit: id, service: "nurse_reception", wait: id })).toEqual({
    unit: id,
    service: "nurse_reception",
    wait: id,
  });
});

test("anything else is left out", () => {
  expect(waitingPlace({ unit: "Armila", service: "<b>", wait: 7, who: "Aino" })).toEqual({});
});
