// Assessment: which questions are shown, and what is sent. The same small conditions as on the server (catalog/forms).
//
// Invariant: what is not shown is not sent. Nothing here decides an urgency or a route.

import type { Condition, Form, Question } from "../../contract.generated";

export type Answers = Readonly<Record<string, ReadonlyArray<string>>>;

export function holds(condition: Condition, answers: Answers): boolean {
  if (condition.all) return condition.all.every((one) => holds(one, answers));
  if (condition.any) return condition.any.some((one) => holds(one, answers));
  if (condition.none) return !condition.none.some((one) => holds(one, answers));
  const given = answers[condition.answer ?? ""] ?? [];
  if (condition.is !== undefined) return given.includes(condition.is);
  if (condition.in) return given.some((value) => condition.in?.includes(value));
  return given.length >= (condition.at_least ?? 1);
}

export function questionsOf(form: Form): ReadonlyArray<Question> {
  return form.sections.flatMap((section) => section.questions);
}

export function isShown(question: Question, answers: Answers): boolean {
  return question.show_when === undefined || holds(question.show_when, answers);
}

/** Answers of shown questions only. An answer that goes may hide another, so it is asked again until nothing more goes. */
export function toSend(form: Form, answers: Answers): Answers {
  const questions = questionsOf(form);
  let kept: Answers = Object.fromEntries(
    questions
      .map(
        ({ id, kind }) =>
          [id, (answers[id] ?? []).map((v) => (kind === "text" ? v.trim() : v)).filter((v) => v !== "")] as const,
      )
      .filter(([, values]) => values.length > 0),
  );
  for (;;) {
    const next = Object.fromEntries(
      questions.filter((one) => kept[one.id] && isShown(one, kept)).map((one) => [one.id, kept[one.id] ?? []]),
    );
    if (Object.keys(next).length === Object.keys(kept).length) return next;
    kept = next;
  }
}

/** The first shown question that must be answered and is not. */
export function firstMissing(form: Form, answers: Answers): Question | undefined {
  const given = toSend(form, answers);
  return questionsOf(form).find((question) => question.required && isShown(question, given) && !given[question.id]);
}

export interface Merged {
  readonly answers: Answers;
  /** Questions that both changed, each in their own way; `answers` holds mine. */
  readonly both: ReadonlyArray<string>;
}

const same = (a: ReadonlyArray<string> | undefined, b: ReadonlyArray<string> | undefined) =>
  JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

/** Two people wrote on the same draft since `base`: what only one of them touched is kept from that one. */
export function merge(base: Answers, mine: Answers, theirs: Answers): Merged {
  const answers: Record<string, ReadonlyArray<string>> = {};
  const both: string[] = [];
  for (const id of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const takes_theirs = same(mine[id], base[id]);
    if (!takes_theirs && !same(theirs[id], base[id]) && !same(mine[id], theirs[id])) both.push(id);
    const value = takes_theirs ? theirs[id] : mine[id];
    if (value) answers[id] = value;
  }
  return { answers, both };
}
