import { expect, test } from "vitest";
import type { CalendarDate, PlanContent, ProfessionalId } from "../../contract.generated";
import { draftOf, merged, newAction, newGoal, newNeed, type PlanDraft, sendingOf, whereByKey } from "./plan-draft";

const owner = "01930a6e-7c00-7000-8000-000000000001" as ProfessionalId;
const content: PlanContent = {
  owner,
  needs: [{ part: 1, words: "Haluan jaksaa" }],
  goals: [{ part: 2, text: "Kävelen", levels: ["a", "b", "c", "d", "e"], weight: 2, baseline: -1 }],
  actions: [{ part: 3, text: "Soitto", by: "professional", professional: owner, due_on: "2026-11-24" as CalendarDate }],
  people: [{ part: 4, name: "Matti", role: "puoliso", phone: "040 1" }],
  review_on: "2027-01-04" as CalendarDate,
  codes: [],
};
const draft = draftOf(content);
const withGoal = (from: PlanDraft, text: string): PlanDraft => ({
  ...from,
  goals: from.goals.map((goal) => ({ ...goal, text })),
});

test("what stands is sent as it stands", () => {
  const { codes: _, ...written } = content;
  const sending = sendingOf(draft);
  expect(sending.faults).toEqual({});
  expect(sending.content).toEqual({ ...written, phrases: [] });
});

test("a row in which nothing was written is left out, and a fault is found at its own row", () => {
  const sending = sendingOf({
    ...draft,
    goals: [newGoal("new-1"), ...draft.goals, { ...newGoal("new-2"), text: "Nukun", target_on: "joskus" }],
  });
  expect(sending.content.goals).toHaveLength(2);
  expect(sending.faults).toEqual({ "/content/goals/new-2/target_on": "date" });
  expect(whereByKey("/content/goals/1/levels", sending.keys)).toBe("/content/goals/new-2/levels");
  expect(whereByKey("/content/review_on", sending.keys)).toBe("/content/review_on");
  expect(whereByKey("/based_on", sending.keys)).toBe("/based_on");
});

test("a blank of a phrase that nobody filled in is not saved", () => {
  const sending = sendingOf({ ...draft, needs: [{ ...newNeed("new"), words: "Oma hoitaja on {nimi}." }] });
  expect(sending.faults).toEqual({ "/content/needs/new/words": "blank" });
});

test("a phrase counts while its text stands where it was written, and once", () => {
  const text = "Oma hoitaja on {nimi}, puhelin {numero}.";
  const written = [
    { id: "own_nurse", row: "new-1", text },
    { id: "own_nurse", row: "new-2", text },
    { id: "self", row: "follow_up", text: "Asiakas mittaa itse {mitä}." },
  ];
  const row = { ...newAction("new-1"), text: "Hänen oma hoitajansa: oma hoitaja on Maija Laine, puhelin 040 1." };
  const both: PlanDraft = {
    ...draft,
    actions: [row, { ...row, key: "new-2" }],
    follow_up: "Asiakas mittaa paineen itse aamuisin.",
    phrases: written,
  };
  const counted = (from: PlanDraft) => sendingOf(from).content.phrases;
  expect(counted(both)).toEqual(["own_nurse", "self"]);
  expect(counted({ ...both, actions: [row] })).toEqual(["own_nurse", "self"]);
  // The rows are taken out; emptied; or something else is written there.
  expect(counted({ ...both, actions: [] })).toEqual(["self"]);
  expect(counted({ ...both, actions: [{ ...row, text: "" }], follow_up: "" })).toEqual([]);
  expect(counted({ ...both, actions: [{ ...row, text: "Fysioterapeutin arvio" }] })).toEqual(["self"]);
});

test("what only one of two changed is as they changed it", () => {
  const mine = withGoal(draft, "Kävelen kilometrin");
  const theirs: PlanDraft = { ...draft, needs: [...draft.needs, { key: "part-5", part: 5, words: "Nukun huonosti" }] };
  const result = merged(draft, mine, theirs);
  expect(result.clashes).toEqual([]);
  expect(result.draft.goals[0]?.text).toBe("Kävelen kilometrin");
  expect(result.draft.needs.map(({ words }) => words)).toEqual(["Haluan jaksaa", "Nukun huonosti"]);
});

test("what both changed stays one's own, and the other's text is told", () => {
  const result = merged(draft, withGoal(draft, "Minun"), withGoal(draft, "Toisen"));
  expect(result.draft.goals[0]?.text).toBe("Minun");
  expect(result.clashes).toEqual([{ list: "goals", key: "part-2", theirs: "Toisen" }]);
});

test("what both wrote alike is no clash", () => {
  expect(merged(draft, withGoal(draft, "Sama"), withGoal(draft, "Sama")).clashes).toEqual([]);
});

test("taken out by one and untouched by the other it is gone; written on by the other it stays and is told", () => {
  const without: PlanDraft = { ...draft, goals: [] };
  expect(merged(draft, without, draft).draft.goals).toEqual([]);
  expect(merged(draft, draft, without).draft.goals).toEqual([]);
  expect(merged(draft, without, withGoal(draft, "Toisen")).clashes).toHaveLength(1);
  const back = merged(draft, withGoal(draft, "Minun"), without);
  expect(back.draft.goals.map(({ part, text }) => [part, text])).toEqual([[undefined, "Minun"]]);
  expect(back.clashes).toEqual([{ list: "goals", key: "part-2", theirs: undefined }]);
});

test("a new row of one's own is kept beside the colleague's", () => {
  const mine: PlanDraft = { ...draft, needs: [...draft.needs, { key: "n", words: "Uusi" }] };
  expect(merged(draft, mine, { ...draft, review_on: "1.3.2027" }).draft).toEqual({ ...mine, review_on: "1.3.2027" });
});
