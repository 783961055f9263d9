// Clients: languages that are interpreted at a Finnish health centre, by name.

import type { Words } from "../../core/words";

// The languages most often asked of interpreter agencies here, the Sámi languages and the two sign languages of Finland (ISO 639).
const interpreted: ReadonlyArray<string> =
  "am ar bn bs ckb de en es et fa fi fr fse fss hi hu kmr ku lt lv my ne pl prs ps pt ro ru rw se smn sms so sq sr sv sw ta th ti tl tr uk ur vi zh".split(
    " ",
  );

/** The name of a language in the words of whoever reads; the code itself where nobody knows a name for it. */
export function languageName(t: Words, code: string): string {
  if (code === "und" || code === "fse" || code === "fss" || code === "kmr") return t(`language_name.${code}`);
  try {
    return new Intl.DisplayNames([t.language], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** In alphabetical order of whoever reads. */
export function interpreterLanguages(t: Words): ReadonlyArray<Readonly<{ id: string; label: string }>> {
  return interpreted
    .map((id) => ({ id, label: languageName(t, id) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, t.language));
}
