// Ui: a phone number as people read it aloud. Numbers are stored as digits with their country.

/** "+358401234567" → "040 123 4567", "+35853522000" → "05 352 2000"; another country keeps its code: "+46 701 234 567". */
export function phoneText(phone: string): string {
  const digits = phone.replaceAll(/[^\d+]/g, "");
  const at_home = digits.startsWith("+358") ? `0${digits.slice(4)}` : digits;
  const first = (at_home.startsWith("+") ? country : area).exec(at_home)?.[0] ?? "";
  const rest = inThrees(at_home.slice(first.length));
  return (first ? [first, ...rest] : rest).join(" ");
}

// ITU E.164: one digit, the two-digit codes, and three digits for all others.
const country = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
// Finland: service numbers, mobile and company numbers, and the six areas. A number that begins 050 and is short is one of area 05.
const area = /^(?:0[678]00|04\d|050(?=\d{7})|01\d|02[09]|030|0[235689])/;

/** Threes from the front; what is left at the end joins the last group. */
function inThrees(digits: string): ReadonlyArray<string> {
  const groups = digits.match(/\d{1,3}/g) ?? [];
  const last = groups.at(-1);
  if (groups.length > 1 && last && last.length < 2) return [...groups.slice(0, -2), `${groups.at(-2)}${last}`];
  return groups;
}
