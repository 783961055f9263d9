import { describe, expect, test } from "vitest";
import type { Form, Question } from "../../contract.generated";
import { firstMissing, holds, merge, toSend } from "./answers";

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  kind: "choice",
  required: false,
  label: id,
  choices: [],
  ...more,
});

const form: Form = {
  id: "care_need_assessment",
  title: "HTA",
  version: 1,
  sections: [
    {
      id: "all",
      label: "all",
      questions: [
        question("reason", { kind: "text", required: true }),
        question("urgency", { required: true }),
        question("clarity", { required: true, show_when: { none: [{ answer: "urgency", is: "emergency" }] } }),
        question("everyday_life", { kind: "text", show_when: { answer: "clarity", is: "complex" } }),
      ],
    },
  ],
};

describe("conditions", () => {
  test("read as they are written in the form", () => {
    const answers = { urgency: ["same_day"], triggers: ["a", "b"] };
    expect(holds({ answer: "urgency", is: "same_day" }, answers)).toBe(true);
    expect(holds({ answer: "urgency", in: ["within_days", "non_urgent"] }, answers)).toBe(false);
    expect(holds({ answer: "triggers", at_least: 2 }, answers)).toBe(true);
    expect(holds({ none: [{ answer: "nothing", at_least: 1 }] }, answers)).toBe(true);
    expect(
      holds(
        {
          none: [
            { answer: "nothing", at_least: 1 },
            { answer: "urgency", is: "same_day" },
          ],
        },
        answers,
      ),
    ).toBe(false);
    expect(holds({ all: [] }, {})).toBe(true);
    expect(holds({ any: [] }, {})).toBe(false);
  });
});

describe("what is sent", () => {
  test("an answer that an emergency hides goes, and takes with it what it had shown", () => {
    const answers = { reason: ["rintakipu"], urgency: ["emergency"], clarity: ["complex"], everyday_life: ["yksin"] };
    expect(toSend(form, answers)).toEqual({ reason: ["rintakipu"], urgency: ["emergency"] });
  });

  test("white space is no answer", () => {
    expect(toSend(form, { reason: ["  "], urgency: ["same_day"] })).toEqual({ urgency: ["same_day"] });
  });

  test("the first thing missing is named, top to bottom; a hidden question is never missing", () => {
    expect(firstMissing(form, {})?.id).toBe("reason");
    expect(firstMissing(form, { reason: ["kuume"], urgency: ["same_day"] })?.id).toBe("clarity");
    expect(firstMissing(form, { reason: ["kuume"], urgency: ["emergency"] })).toBeUndefined();
  });
});

describe("two people on one draft", () => {
  const base = { reason: ["selkä"], urgency: ["non_urgent"] };

  test("what only one of them touched is kept from that one", () => {
    const merged = merge(base, { ...base, clarity: ["clear"] }, { ...base, urgency: ["same_day"] });
    expect(merged).toEqual({ answers: { reason: ["selkä"], urgency: ["same_day"], clarity: ["clear"] }, both: [] });
  });

  test("the same change by both is no conflict", () => {
    const changed = { ...base, urgency: ["same_day"] };
    expect(merge(base, changed, changed).both).toEqual([]);
  });

  test("different changes to one answer are told, and mine stands until somebody chooses", () => {
    const merged = merge(base, { ...base, urgency: ["emergency"] }, { ...base, urgency: ["same_day"] });
    expect(merged.both).toEqual(["urgency"]);
    expect(merged.answers["urgency"]).toEqual(["emergency"]);
  });

  test("an answer that one of them took away stays away", () => {
    expect(merge(base, base, { reason: ["selkä"] }).answers).toEqual({ reason: ["selkä"] });
  });

  test("merging with oneself changes nothing, and without a common base neither side is lost", () => {
    expect(merge(base, base, base)).toEqual({ answers: base, both: [] });
    expect(merge({}, { a: ["1"] }, { b: ["2"] }).answers).toEqual({ a: ["1"], b: ["2"] });
  });
});
