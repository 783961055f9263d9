// Plan: how its parts are said.

import type { PlanAction, PlanProfessional, PlanSectionShown, ProfessionalId } from "../../contract.generated";
import { civil, dayText } from "../../core/civil-time";
import type { Words } from "../../core/words";

export function nameOf(people: ReadonlyArray<PlanProfessional>, who: ProfessionalId | undefined): string {
  return people.find(({ professional }) => professional === who)?.name ?? "";
}

export function doerText(t: Words, action: PlanAction, people: ReadonlyArray<PlanProfessional>): string {
  if (action.by === "client") return t("plan.by_client");
  return action.by === "other" ? (action.other ?? "") : nameOf(people, action.professional);
}

/** 54.41 as 54,4: more would promise what the scale does not hold. */
export function scoreText(t: Words, hundredths: number): string {
  return new Intl.NumberFormat(t.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    hundredths / 100,
  );
}

export function levelText(level: number): string {
  return level > 0 ? `+${level}` : level < 0 ? `−${-level}` : "0";
}

export function isOverdue(section: PlanSectionShown, now: number): boolean {
  return section.ended_at === undefined && section.content.review_on < civil(now).date;
}

export function versionText(
  t: Words,
  line: Readonly<{ version: number; saved_at: PlanSectionShown["saved_at"]; saved_by_name?: string }>,
): string {
  return t("plan.version_by", {
    version: line.version,
    day: dayText(civil(line.saved_at).date, t.language),
    name: line.saved_by_name ?? "",
  });
}
