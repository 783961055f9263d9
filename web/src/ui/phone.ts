// Ui: a phone number as people read it aloud. Numbers are stored as digits with their country.

/** "+358401234567" → "040 123 4567"; a number of another country keeps its code: "+46 701 234 567". */
export function phoneText(phone: string): string {
  const digits = phone.replaceAll(/[^\d+]/g, "");
  const at_home = digits.startsWith("+358") ? `0${digits.slice(4)}` : digits;
  if (at_home.startsWith("+")) return [at_home.slice(0, 3), ...inThrees(at_home.slice(3))].join(" ");
  return inThrees(at_home).join(" ");
}

/** Threes from the front; what is left at the end joins the last group. */
function inThrees(digits: string): ReadonlyArray<string> {
  const groups = digits.match(/\d{1,3}/g) ?? [];
  const last = groups.at(-1);
  if (groups.length > 1 && last && last.length < 2) return [...groups.slice(0, -2), `${groups.at(-2)}${last}`];
  return groups;
}
