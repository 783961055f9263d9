// Core: which week of the roster is open, as the URL says it.

import type { CalendarDate } from "../contract.generated";

export interface DutiesPlace {
  /** A day of the week that is shown; absent: this week. */
  readonly week?: CalendarDate;
}

/** Reads what may be trusted out of a URL; anything else is left out. */
export function dutiesPlace(search: Readonly<Record<string, unknown>>): DutiesPlace {
  const week = search["week"];
  return typeof week === "string" && /^\d{4}-\d{2}-\d{2}$/.test(week) ? { week: week as CalendarDate } : {};
}
