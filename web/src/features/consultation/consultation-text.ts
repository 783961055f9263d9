// Consultation: who is asked, and how a question stands, in words.

import type { ConsultationLine } from "../../contract.generated";
import { millis } from "../../core/civil-time";
import type { Words } from "../../core/words";

/** The person, or the team while nobody of it has taken the question. */
export function askedText(t: Words, line: ConsultationLine): string {
  if (line.asked_name) return line.asked_name;
  return line.asked_profession
    ? t("consult.team_of", { profession: t(`profession.${line.asked_profession}`), unit: line.asked_unit_name ?? "" })
    : "";
}

export function isLate(line: ConsultationLine, now: number): boolean {
  return line.state === "open" && millis(line.answer_by) < now;
}

/** "Odottaa vastausta", "Neuvo", "Yhteinen etäkäynti varattu" … */
export function standingText(t: Words, line: ConsultationLine): string {
  return line.answer_kind ? t(`consult.answer_kind.${line.answer_kind}`) : t(`consult.state.${line.state}`);
}
