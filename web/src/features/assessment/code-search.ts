// Assessment: finds a reason code by a word or by the code itself.

import type { CodeShown } from "../../contract.generated";

/** Lower case without accents, so that "särky" is found with "sarky" from a strange keyboard. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Codes first, then labels that begin with the words, then labels that hold them; every word must be there. */
export function findCodes(codes: ReadonlyArray<CodeShown>, text: string, limit: number): ReadonlyArray<CodeShown> {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const ranked: Array<readonly [rank: number, code: CodeShown]> = [];
  for (const code of codes) {
    const label = folded(code.label);
    const id = folded(code.code);
    if (!words.every((word) => label.includes(word) || id.startsWith(word))) continue;
    const first = words[0] ?? "";
    ranked.push([
      id === first ? 0 : id.startsWith(first) ? 1 : label.startsWith(first) ? 2 : label.includes(` ${first}`) ? 3 : 4,
      code,
    ]);
  }
  return ranked
    .sort((a, b) => a[0] - b[0] || (a[1].code < b[1].code ? -1 : 1))
    .slice(0, limit)
    .map(([, code]) => code);
}
