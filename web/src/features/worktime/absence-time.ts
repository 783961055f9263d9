// Worktime: from what is typed of an absence, or of the hours of one day, to instants.

import type { CalendarDate, Instant } from "../../contract.generated";
import { civil, clockTime, dayText, instantOf, plusDays, shortDay, typedClock, typedDate } from "../../core/civil-time";
import type { Words } from "../../core/words";

export type Stretch = Readonly<{ begins_at: Instant; ends_at: Instant }>;
export type WrongField = "first" | "last" | "from" | "until";

/** Whole days, both included. */
export function wholeDays(first: string, last: string): Stretch | WrongField {
  const begin = typedDate(first);
  if (!begin) return "first";
  const end = last.trim() === "" ? begin : typedDate(last);
  if (!end) return "last";
  return between(begin, 0, 0, plusDays(end, 1), 0, 0) ?? "last";
}

export function partOfDay(day: string, from: string, until: string): Stretch | WrongField {
  const date = typedDate(day);
  if (!date) return "first";
  const begin = typedClock(from);
  if (!begin) return "from";
  const end = typedClock(until);
  if (!end) return "until";
  return between(date, begin.hour, begin.minute, date, end.hour, end.minute) ?? "from";
}

function between(
  first: CalendarDate,
  hour: number,
  minute: number,
  last: CalendarDate,
  last_hour: number,
  last_minute: number,
): Stretch | undefined {
  const [begins_at, ends_at] = [instantOf(first, hour, minute), instantOf(last, last_hour, last_minute)];
  return begins_at && ends_at ? { begins_at, ends_at } : undefined;
}

/** "24.11.2026–27.11.2026" for whole days, "ti 24.11. 8.00–12.00" for a part of one. */
export function stretchText(t: Words, { begins_at, ends_at }: Stretch): string {
  const [begin, end] = [civil(begins_at), civil(ends_at)];
  const is_midnight = (at: typeof begin) => at.hour === 0 && at.minute === 0;
  if (is_midnight(begin) && is_midnight(end)) {
    const last = plusDays(end.date, -1);
    const first_text = `${shortDay(begin.date, t.language)}`;
    return last === begin.date ? first_text : `${first_text} – ${shortDay(last, t.language)}`;
  }
  const until = clockTime(ends_at, t.language);
  if (begin.date === end.date)
    return `${shortDay(begin.date, t.language)} ${clockTime(begins_at, t.language)}–${until}`;
  return `${dayText(begin.date, t.language)} ${clockTime(begins_at, t.language)} – ${dayText(end.date, t.language)} ${until}`;
}
