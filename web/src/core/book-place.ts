// Core: where one is in the books, as the URL says it: whose day, which unit's week, which booking.

import type { BookingId, CalendarDate, ProfessionalId, UnitId } from "../contract.generated";
import { typedDate } from "./civil-time";
import { idIn } from "./desk-place";

export interface DayPlace {
  /** Absent: today. */
  readonly date?: CalendarDate;
  /** Whose day; absent: one's own. */
  readonly of?: ProfessionalId;
  readonly booking?: BookingId;
  /** The day is being handed over to others. */
  readonly panel?: "hand_over";
}

export type CalendarView = "day" | "week" | "unit_week" | "rooms";

export interface CalendarPlace {
  readonly unit?: UnitId;
  readonly date?: CalendarDate;
  /** Absent: the day of the whole unit. */
  readonly view?: Exclude<CalendarView, "day">;
  /** Whose week. */
  readonly of?: ProfessionalId;
  readonly booking?: BookingId;
  /** The booking is picked up, as from the day's list. */
  readonly move?: "on";
}

type Search = Readonly<Record<string, unknown>>;

function dateIn(value: unknown): CalendarDate | undefined {
  return typeof value === "string" && /^\d{4}-/.test(value) ? typedDate(value) : undefined;
}

/** Reads what may be trusted out of a URL; anything else is left out. */
export function dayPlace(search: Search): DayPlace {
  const date = dateIn(search["date"]);
  const of = idIn<ProfessionalId>(search["of"]);
  const booking = idIn<BookingId>(search["booking"]);
  return {
    ...(date && { date }),
    ...(of && { of }),
    ...(booking && { booking }),
    ...(search["panel"] === "hand_over" && { panel: "hand_over" as const }),
  };
}

export function calendarPlace(search: Search): CalendarPlace {
  const unit = idIn<UnitId>(search["unit"]);
  const date = dateIn(search["date"]);
  const view = search["view"];
  const of = idIn<ProfessionalId>(search["of"]);
  const booking = idIn<BookingId>(search["booking"]);
  return {
    ...(unit && { unit }),
    ...(date && { date }),
    ...((view === "week" || view === "unit_week" || view === "rooms") && { view }),
    ...(of && { of }),
    ...(booking && { booking }),
    ...(booking && search["move"] === "on" && { move: "on" as const }),
  };
}
