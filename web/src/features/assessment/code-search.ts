// Assessment: finds a reason code by a word or by the code itself.

import type { CodeShown } from "../../contract.generated";

/** Lower case without accents, so that "särky" is found with "sarky" from a strange keyboard. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Codes first, then labels that begin with the words, then labels that hold them; every word must be there. Finnish bends its words
 * ("selkä", "selän"), so when nothing is found the words lose their ends, down to three letters.
 */
export function findCodes(codes: ReadonlyArray<CodeShown>, text: string, limit: number): ReadonlyArray<CodeShown> {
  let words = folded(text).split(/\s+/).filter(Boolean);
  while (words.length > 0) {
    const found = ranked(codes, words).slice(0, limit);
    const shorter = words.map((word) => (word.length > 3 ? word.slice(0, -1) : word));
    if (found.length > 0 || shorter.join() === words.join()) return found;
    words = shorter;
  }
  return [];
}

function ranked(codes: ReadonlyArray<CodeShown>, words: ReadonlyArray<string>): ReadonlyArray<CodeShown> {
  const first = words[0] ?? "";
  const found: Array<readonly [rank: number, code: CodeShown]> = [];
  for (const code of codes) {
    const label = folded(code.label);
    const id = folded(code.code);
    if (!words.every((word) => label.includes(word) || id.startsWith(word))) continue;
    const rank =
      id === first ? 0 : id.startsWith(first) ? 1 : label.startsWith(first) ? 2 : label.includes(` ${first}`) ? 3 : 4;
    found.push([rank, code]);
  }
  return found.sort((a, b) => a[0] - b[0] || (a[1].code < b[1].code ? -1 : 1)).map(([, code]) => code);
}
