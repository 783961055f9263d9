// Core: who can be asked, and given a matter: professions that open one.

import type { Colleague, Profession } from "../contract.generated";

export const askable: ReadonlyArray<Profession> = [
  "doctor",
  "nurse",
  "physiotherapist",
  "psychiatric_nurse",
  "psychologist",
  "social_counsellor",
  "social_worker",
  "dentist",
  "dental_hygienist",
  "client_manager",
  "case_surveyor",
];

/** Those at a desk where a matter is seen: whoever leads people or keeps accounts opens none. */
export function askableOnly(colleagues: ReadonlyArray<Colleague>): ReadonlyArray<Colleague> {
  return colleagues.filter(({ profession }) => askable.includes(profession));
}
