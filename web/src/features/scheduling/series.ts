// Scheduling: the days of a series, and what each of them has at that time on the wall.

import type { CalendarDate, DayDesk, Instant, WantedTime } from "../../contract.generated";
import { civil, instantOf, plusDays } from "../../core/civil-time";

export const visits_max = 26;

/** The same time on the wall every so many weeks; the first is the time itself. */
export function occurrences(
  first: Instant,
  every_weeks: number,
  count: number,
): ReadonlyArray<Readonly<{ date: CalendarDate; begins_at: Instant | undefined }>> {
  const { date, hour, minute } = civil(first);
  return Array.from({ length: count }, (_, n) => {
    const day = plusDays(date, n * every_weeks * 7);
    return { date: day, begins_at: instantOf(day, hour, minute) };
  });
}

export type Chance =
  | { readonly at: "free"; readonly wanted: WantedTime }
  | { readonly at: "away" | "taken" | "no_hours" };

/** What a professional's day says of that time. */
export function chanceOn(day: DayDesk, begins_at: Instant | undefined, service: string): Chance {
  if (begins_at === undefined) return { at: "no_hours" };
  const free = day.free.find((one) => one.begins_at === begins_at && one.service === service);
  if (free) return { at: "free", wanted: { hours: free.hours, begins_at } };
  const covers = (one: Readonly<{ begins_at: Instant; ends_at: Instant }>) =>
    one.begins_at <= begins_at && begins_at < one.ends_at;
  if (day.absences.some(covers)) return { at: "away" };
  return { at: day.hours.some(covers) ? "taken" : "no_hours" };
}

/** `/times/3/begins_at`: the fourth of those that were asked for. */
export function refusedTime(where: string): number | undefined {
  const match = /^\/times\/(\d+)(?:\/|$)/.exec(where);
  return match ? Number(match[1]) : undefined;
}
