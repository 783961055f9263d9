// Pair work: what the answers so far make of the two axes, shown while one fills the form. The server counts anew when it is saved. Pure.

import type { PairAnswer, PairworkCatalog, SegmentAxisShown, SegmentClassShown } from "../../contract.generated";

export type Answers = Readonly<Record<string, string>>;

/** The sum of an axis; absent until each of its questions is answered. */
export function sumOf(axis: SegmentAxisShown, answers: Answers): number | undefined {
  let sum = 0;
  for (const question of axis.questions) {
    const chosen = question.options.find(({ id }) => id === answers[question.id]);
    if (!chosen) return undefined;
    sum += chosen.score;
  }
  return sum;
}

export function classOf(catalogue: PairworkCatalog, answers: Answers): SegmentClassShown | undefined {
  const resources = sumOf(catalogue.resources, answers);
  const complexity = sumOf(catalogue.complexity, answers);
  if (resources === undefined || complexity === undefined) return undefined;
  const side = (sum: number, axis: SegmentAxisShown) => (sum >= axis.high_from ? "high" : "low");
  return catalogue.classes.find(
    (one) =>
      one.resources === side(resources, catalogue.resources) &&
      one.complexity === side(complexity, catalogue.complexity),
  );
}

export const answerList = (answers: Answers): ReadonlyArray<PairAnswer> =>
  Object.entries(answers).map(([question, option]) => ({ question, option }));

export const answersIn = (list: ReadonlyArray<PairAnswer>): Answers =>
  Object.fromEntries(list.map(({ question, option }) => [question, option]));
