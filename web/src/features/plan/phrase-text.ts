// Plan, phrases: a text by its key, written where the cursor stands, and the blanks that are filled in one after another. Pure.

import type { PhraseShown, PhraseUse } from "../../contract.generated";

/** "/oma" right before the cursor: what was typed of a key, and where its slash stands. */
export interface TypedKey {
  readonly from: number;
  readonly typed: string;
}

export function keyBefore(text: string, cursor: number): TypedKey | undefined {
  const found = /(?:^|\s)\/([^\s/]{0,30})$/u.exec(text.slice(0, cursor));
  if (!found) return undefined;
  const typed = found[1] ?? "";
  return { from: cursor - typed.length - 1, typed };
}

/** Those that are used in this part of a plan and whose key, or name, begins as was typed; those by key come first. */
export function phrasesFor(
  phrases: ReadonlyArray<PhraseShown>,
  use: PhraseUse,
  typed: string,
): ReadonlyArray<PhraseShown> {
  const wanted = typed.toLocaleLowerCase();
  const usable = phrases.filter(({ used_in }) => used_in.includes(use));
  const by_key = usable.filter(({ key }) => key.startsWith(wanted));
  const by_name = usable.filter((one) => !by_key.includes(one) && one.label.toLocaleLowerCase().includes(wanted));
  return wanted === "" ? by_key : [...by_key, ...by_name];
}

export interface Written {
  readonly text: string;
  /** What is marked afterwards: the first blank, or the place behind the phrase. */
  readonly from: number;
  readonly to: number;
}

export function withPhrase(text: string, from: number, to: number, phrase: string): Written {
  const written = text.slice(0, from) + phrase + text.slice(to);
  const blank = blankFrom(written, from);
  const end = from + phrase.length;
  return blank && blank.to <= end ? { text: written, ...blank } : { text: written, from: end, to: end };
}

/** The next blank at or behind the cursor, with its braces; absent when there is none. */
export function blankFrom(text: string, cursor: number): Readonly<{ from: number; to: number }> | undefined {
  const found = /\{[^{}\n]+\}/.exec(text.slice(cursor));
  if (!found) return undefined;
  const from = cursor + found.index;
  return { from, to: from + found[0].length };
}

const wordsOf = (text: string): ReadonlyArray<string> => text.toLocaleLowerCase().match(/[\p{L}\d]+/gu) ?? [];

/** Whoever writes changes a phrase freely: it stands as long as more than half of its own words, blanks apart, do. */
export function phraseStands(phrase: string, text: string): boolean {
  const own = wordsOf(phrase.replaceAll(/\{[^{}\n]+\}/g, " "));
  const written = new Set(wordsOf(text));
  return own.filter((word) => written.has(word)).length * 2 > own.length;
}
