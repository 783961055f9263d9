import { describe, expect, test } from "vitest";
import type { OutcomeShown } from "../../contract.generated";
import { needsNote, whyAfter, whyBegins } from "./grounds";

const outcome = (id: string, needs_note: boolean): OutcomeShown => ({
  id,
  label: id,
  routes: ["advise_close"],
  closes: true,
  resolved_at_first_contact: true,
  needs_note,
});
const outcomes = [outcome("advice_sufficient", false), outcome("duplicate", true)];
const agreed = "Neuvo ja päätä.";

describe("grounds of an outcome", () => {
  test("the catalogue says which outcome needs a note", () => {
    expect(needsNote(outcomes, "advice_sufficient")).toBe(false);
    expect(needsNote(outcomes, "duplicate")).toBe(true);
    expect(needsNote(outcomes, "")).toBe(false);
  });

  test("the agreed rule's text is offered where it is enough", () => {
    expect(whyBegins(false, agreed)).toBe(agreed);
    expect(whyBegins(true, agreed)).toBe("");
    expect(whyAfter(agreed, true, agreed)).toBe("");
    expect(whyAfter("", false, agreed)).toBe(agreed);
  });

  test("what the nurse wrote is never taken away", () => {
    expect(whyAfter("Sama asia jonossa.", true, agreed)).toBe("Sama asia jonossa.");
    expect(whyAfter("Sama asia jonossa.", false, agreed)).toBe("Sama asia jonossa.");
  });
});
