import { describe, expect, test } from "vitest";
import type { OutcomeShown, Route } from "../../contract.generated";
import { endings } from "./endings";

const outcome = (id: string, routes: ReadonlyArray<Route>, resolved: boolean, closes = true): OutcomeShown => ({
  id,
  label: id,
  routes,
  closes,
  resolved_at_first_contact: resolved,
  needs_note: false,
});
const outcomes = [
  outcome("advice_sufficient", ["advise_close", "own_worker"], true),
  outcome("wrong_number", ["advise_close"], false),
  outcome("survey_completed", ["case_survey"], false),
  outcome("passed_on", ["own_worker"], false, false),
  outcome("ambulance_alerted", ["emergency"], false),
];
const ids = (...needs: Parameters<typeof endings> extends [unknown, ...infer Rest] ? Rest : never) =>
  endings(outcomes, ...needs).map(({ id }) => id);

describe("endings", () => {
  test("a matter ends with what follows from the way that it went", () => {
    expect(ids("advise_close", "non_urgent")).toEqual(["advice_sufficient", "wrong_number"]);
    expect(ids("own_worker", "non_urgent")).toEqual(["advice_sufficient"]);
    expect(ids("case_survey", "non_urgent")).toEqual(["survey_completed"]);
    expect(ids(undefined, "non_urgent")).toEqual([]);
  });

  test("nothing is settled that nobody has assessed", () => {
    expect(ids("advise_close", undefined)).toEqual(["wrong_number"]);
  });

  test("an emergency is settled by no advice, and goes where emergencies go", () => {
    expect(ids("advise_close", "emergency")).toEqual(["wrong_number"]);
    expect(ids("emergency", "emergency")).toEqual(["ambulance_alerted"]);
    expect(ids("emergency", undefined)).toEqual(["ambulance_alerted"]);
  });
});
