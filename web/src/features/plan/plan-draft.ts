// Plan: what is being written, as text fields hold it; what is sent of it; and how it is put upon what a colleague saved meanwhile.
//
// Invariant: merging loses nothing: what only one of the two changed is as they changed it, what both changed is as it is written here, and the
// colleague's text is told beside it.

import type {
  ActionBy,
  CalendarDate,
  PlanContent,
  ProfessionalId,
  SharingBasis,
  WriteContent,
} from "../../contract.generated";
import { dayText, typedDate } from "../../core/civil-time";
import { phraseStands } from "./phrase-text";

interface Part {
  /** Holds the row on the screen, whatever its text becomes. */
  readonly key: string;
  /** The number by which the server knows it; absent while it is new. */
  readonly part?: number;
}
export interface NeedDraft extends Part {
  readonly words: string;
}
export interface GoalDraft extends Part {
  readonly text: string;
  readonly is_scaled: boolean;
  /** From -2 to +2. */
  readonly levels: ReadonlyArray<string>;
  readonly weight: string;
  readonly baseline: string;
  readonly icf: string;
  readonly icf_qualifier: string;
  readonly target_on: string;
}
export interface ActionDraft extends Part {
  readonly text: string;
  readonly by: ActionBy;
  readonly professional: ProfessionalId | "";
  readonly other: string;
  readonly due_on: string;
  readonly done_on: string;
}
export interface PersonDraft extends Part {
  readonly name: string;
  readonly role: string;
  readonly phone: string;
  readonly reach: string;
  readonly visits_home: string;
}
export interface PlanDraft {
  readonly owner: ProfessionalId;
  readonly needs: ReadonlyArray<NeedDraft>;
  readonly goals: ReadonlyArray<GoalDraft>;
  readonly actions: ReadonlyArray<ActionDraft>;
  readonly people: ReadonlyArray<PersonDraft>;
  readonly follow_up: string;
  readonly review_on: string;
  readonly shared_by: SharingBasis | "";
  /** Written into it since it was opened; what is counted is recorded with the text. */
  readonly phrases: ReadonlyArray<PhraseWritten>;
}
/** A phrase where it was written: it counts while its text stands there. */
export interface PhraseWritten {
  readonly id: string;
  /** The key of the row, or the section's own follow-up. */
  readonly row: string;
  /** As it was written, its blanks open. */
  readonly text: string;
}
export const follow_up_row = "follow_up";

export type ListName = "needs" | "goals" | "actions" | "people";
export const lists: ReadonlyArray<ListName> = ["needs", "goals", "actions", "people"];
export const gas_levels: ReadonlyArray<number> = [-2, -1, 0, 1, 2];

export const newNeed = (key: string): NeedDraft => ({ key, words: "" });
export const newGoal = (key: string): GoalDraft => ({
  key,
  text: "",
  is_scaled: false,
  levels: gas_levels.map(() => ""),
  weight: "1",
  baseline: "",
  icf: "",
  icf_qualifier: "",
  target_on: "",
});
export const newAction = (key: string): ActionDraft => ({
  key,
  text: "",
  by: "client",
  professional: "",
  other: "",
  due_on: "",
  done_on: "",
});
export const newPerson = (key: string): PersonDraft => ({
  key,
  name: "",
  role: "",
  phone: "",
  reach: "",
  visits_home: "",
});

// In a field a day stands as it is typed, the same in every language.
const typedDay = (date: CalendarDate) => dayText(date, "fi");
const dateOr = (date: CalendarDate | undefined) => (date ? typedDay(date) : "");

export function draftOf(content: PlanContent): PlanDraft {
  const key = (part: number) => `part-${part}`;
  return {
    owner: content.owner,
    needs: content.needs.map(({ part, words }) => ({ key: key(part), part, words })),
    goals: content.goals.map((goal) => ({
      key: key(goal.part),
      part: goal.part,
      text: goal.text,
      is_scaled: goal.levels.length > 0,
      levels: goal.levels.length > 0 ? goal.levels : gas_levels.map(() => ""),
      weight: `${goal.weight}`,
      baseline: goal.baseline === undefined ? "" : `${goal.baseline}`,
      icf: goal.icf ?? "",
      icf_qualifier: goal.icf_qualifier ?? "",
      target_on: dateOr(goal.target_on),
    })),
    actions: content.actions.map((action) => ({
      key: key(action.part),
      part: action.part,
      text: action.text,
      by: action.by,
      professional: action.professional ?? "",
      other: action.other ?? "",
      due_on: dateOr(action.due_on),
      done_on: dateOr(action.done_on),
    })),
    people: content.people.map((person) => ({
      key: key(person.part),
      part: person.part,
      name: person.name,
      role: person.role,
      phone: person.phone ?? "",
      reach: person.reach ?? "",
      visits_home: person.visits_home ?? "",
    })),
    follow_up: content.follow_up ?? "",
    review_on: typedDay(content.review_on),
    shared_by: content.shared_by ?? "",
    phrases: [],
  };
}

export function emptyDraft(owner: ProfessionalId, review_on: CalendarDate, key: () => string): PlanDraft {
  return {
    owner,
    needs: [newNeed(key())],
    goals: [newGoal(key())],
    actions: [newAction(key())],
    people: [],
    follow_up: "",
    review_on: typedDay(review_on),
    shared_by: "",
    phrases: [],
  };
}

// ---- what is sent

/** `/content/goals/<key>/weight`, so that a fault is shown at its field whatever rows were left out. */
export type Faults = Readonly<Record<string, "date" | "number" | "blank" | "needed">>;
export interface Sending {
  readonly content: WriteContent;
  /** Which row each of the sent parts is. */
  readonly keys: Readonly<Record<ListName, ReadonlyArray<string>>>;
  readonly faults: Faults;
}

const filled = (text: string) => text.trim() !== "";
const has_blank = (text: string) => /\{[^{}\n]+\}/.test(text);

export function sendingOf(draft: PlanDraft): Sending {
  const faults: Record<string, "date" | "number" | "blank" | "needed"> = {};
  const at = (list: ListName, key: string, field: string) => `/content/${list}/${key}/${field}`;
  const dateIn = (text: string, where: string): CalendarDate | undefined => {
    if (!filled(text)) return undefined;
    const date = typedDate(text);
    if (!date) faults[where] = "date";
    return date;
  };
  const wholeText = (text: string, where: string): string => {
    if (has_blank(text)) faults[where] = "blank";
    return text.trim();
  };
  // A row in which nothing was written is no part of the plan.
  const needs = draft.needs.filter(({ words }) => filled(words));
  const goals = draft.goals.filter((one) => filled(one.text) || (one.is_scaled && one.levels.some(filled)));
  const actions = draft.actions.filter(({ text }) => filled(text));
  const people = draft.people.filter(({ name, role, phone }) => filled(name) || filled(role) || filled(phone));
  const review_on = dateIn(draft.review_on, "/content/review_on");
  if (!filled(draft.review_on)) faults["/content/review_on"] = "date";
  const whole = /^\d$/;
  const content: WriteContent = {
    owner: draft.owner,
    needs: needs.map((one) => ({
      ...partOf(one),
      words: wholeText(one.words, at("needs", one.key, "words")),
    })),
    goals: goals.map((one) => {
      const target_on = dateIn(one.target_on, at("goals", one.key, "target_on"));
      if (one.is_scaled && !whole.test(one.weight.trim())) faults[at("goals", one.key, "weight")] = "number";
      if (!filled(one.text)) faults[at("goals", one.key, "text")] = "needed";
      return {
        ...partOf(one),
        text: wholeText(one.text, at("goals", one.key, "text")),
        levels: one.is_scaled ? one.levels.map((level) => level.trim()) : [],
        weight: one.is_scaled ? Number(one.weight) || 1 : 1,
        ...(one.is_scaled && one.baseline !== "" && { baseline: Number(one.baseline) }),
        ...(filled(one.icf) && { icf: one.icf.trim().toLowerCase() }),
        ...(filled(one.icf_qualifier) && { icf_qualifier: one.icf_qualifier.trim() }),
        ...(target_on && { target_on }),
      };
    }),
    actions: actions.map((one) => {
      const due_on = dateIn(one.due_on, at("actions", one.key, "due_on"));
      const done_on = dateIn(one.done_on, at("actions", one.key, "done_on"));
      return {
        ...partOf(one),
        text: wholeText(one.text, at("actions", one.key, "text")),
        by: one.by,
        ...(one.by === "professional" && one.professional !== "" && { professional: one.professional }),
        ...(one.by === "other" && filled(one.other) && { other: one.other.trim() }),
        ...(due_on && { due_on }),
        ...(done_on && { done_on }),
      };
    }),
    people: people.map((one) => {
      if (!filled(one.name)) faults[at("people", one.key, "name")] = "needed";
      if (!filled(one.role)) faults[at("people", one.key, "role")] = "needed";
      return {
        ...partOf(one),
        name: one.name.trim(),
        role: one.role.trim(),
        ...(filled(one.phone) && { phone: one.phone.trim() }),
        ...(filled(one.reach) && { reach: one.reach.trim() }),
        ...(filled(one.visits_home) && { visits_home: one.visits_home.trim() }),
      };
    }),
    ...(filled(draft.follow_up) && { follow_up: wholeText(draft.follow_up, "/content/follow_up") }),
    review_on: review_on ?? ("" as CalendarDate),
    ...(draft.shared_by !== "" && { shared_by: draft.shared_by }),
    phrases: phrasesStanding(draft),
  };
  const keysOf = (parts: ReadonlyArray<Part>) => parts.map(({ key }) => key);
  return {
    content,
    keys: { needs: keysOf(needs), goals: keysOf(goals), actions: keysOf(actions), people: keysOf(people) },
    faults,
  };
}

/** Each once, in the order in which they were written. */
function phrasesStanding(draft: PlanDraft): string[] {
  const texts = new Map([
    ...draft.needs.map(({ key, words }) => [key, words] as const),
    ...[...draft.goals, ...draft.actions].map(({ key, text }) => [key, text] as const),
    [follow_up_row, draft.follow_up] as const,
  ]);
  const standing = draft.phrases.filter(({ row, text }) => phraseStands(text, texts.get(row) ?? ""));
  return [...new Set(standing.map(({ id }) => id))];
}

function partOf(one: Part): { readonly part?: number } {
  return one.part === undefined ? {} : { part: one.part };
}

/** "/content/goals/1/levels" as the server says it, by the row's own key. */
export function whereByKey(where: string, keys: Sending["keys"]): string {
  const [, content, list, place, ...rest] = where.split("/");
  const known = lists.find((name) => name === list);
  const key = known && place !== undefined ? keys[known][Number(place)] : undefined;
  return content === "content" && key ? ["", content, list, key, ...rest].join("/") : where;
}

// ---- upon what a colleague saved meanwhile

/** Both changed this: what stands here is one's own, `theirs` is what the colleague saved; absent: they took it out. */
export interface Clash {
  readonly list: ListName | "section";
  readonly key: string;
  readonly theirs: string | undefined;
}

export interface Merged {
  readonly draft: PlanDraft;
  readonly clashes: ReadonlyArray<Clash>;
}

export function merged(base: PlanDraft, mine: PlanDraft, theirs: PlanDraft): Merged {
  const clashes: Clash[] = [];
  const of = <L extends ListName>(list: L): PlanDraft[L] =>
    mergedParts(list, base[list], mine[list], theirs[list], clashes) as unknown as PlanDraft[L];
  const one = <F extends "owner" | "follow_up" | "review_on" | "shared_by">(field: F): PlanDraft[F] => {
    if (mine[field] === base[field]) return theirs[field];
    if (theirs[field] !== base[field] && theirs[field] !== mine[field])
      clashes.push({ list: "section", key: field, theirs: theirs[field] });
    return mine[field];
  };
  const draft: PlanDraft = {
    owner: one("owner"),
    needs: of("needs"),
    goals: of("goals"),
    actions: of("actions"),
    people: of("people"),
    follow_up: one("follow_up"),
    review_on: one("review_on"),
    shared_by: one("shared_by"),
    phrases: mine.phrases,
  };
  return { draft, clashes };
}

const saying = (one: Part | undefined): string => {
  if (!one) return "";
  const { key: _, ...rest } = one;
  return JSON.stringify(rest);
};

function textOf(one: Part): string {
  const { words, text, name } = one as Partial<NeedDraft & GoalDraft & PersonDraft>;
  return words ?? text ?? name ?? "";
}

function mergedParts(
  list: ListName,
  base: ReadonlyArray<Part>,
  mine: ReadonlyArray<Part>,
  theirs: ReadonlyArray<Part>,
  clashes: Clash[],
): ReadonlyArray<Part> {
  const by = (parts: ReadonlyArray<Part>, part: number | undefined) =>
    part === undefined ? undefined : parts.find((one) => one.part === part);
  const result: Part[] = [];
  for (const their of theirs) {
    const was = by(base, their.part);
    const own = by(mine, their.part);
    const is_theirs_changed = saying(their) !== saying(was);
    if (!was) {
      result.push(their);
    } else if (!own) {
      // Taken out here: it stays only where the colleague wrote on it.
      if (is_theirs_changed) {
        result.push(their);
        clashes.push({ list, key: their.key, theirs: textOf(their) });
      }
    } else if (saying(own) === saying(was)) {
      result.push({ ...their, key: own.key });
    } else {
      result.push(own);
      if (is_theirs_changed && saying(own) !== saying(their))
        clashes.push({ list, key: own.key, theirs: textOf(their) });
    }
  }
  for (const own of mine) {
    if (by(theirs, own.part)) continue;
    if (own.part === undefined) {
      result.push(own);
    } else if (saying(own) !== saying(by(base, own.part))) {
      // They took it out, and here it was written on: it comes back as a new part.
      const { part: _, ...rest } = own;
      result.push(rest);
      clashes.push({ list, key: own.key, theirs: undefined });
    }
  }
  return result;
}
