// Core: where one is on the work-time desk, as the URL says it.

import type { TemplateId, UnitId } from "../contract.generated";
import { idIn } from "./desk-place";

export type WorktimeView = "templates" | "absences" | "rooms" | "access";

export interface WorktimePlace {
  /** Absent: templates. */
  readonly view?: Exclude<WorktimeView, "templates">;
  readonly template?: TemplateId | "new";
  /** Absent: one's own. */
  readonly unit?: UnitId;
}

/** Reads what may be trusted out of a URL; anything else is left out. */
export function worktimePlace(search: Readonly<Record<string, unknown>>): WorktimePlace {
  const view = search["view"];
  const template = search["template"] === "new" ? "new" : idIn<TemplateId>(search["template"]);
  const unit = idIn<UnitId>(search["unit"]);
  return {
    ...((view === "absences" || view === "rooms" || view === "access") && { view }),
    ...(template && { template }),
    ...(unit && { unit }),
  };
}
