// Core: what an instant is on a Finnish wall, and how people write it here.
//
// Invariant: the zone is Europe/Helsinki whatever the machine says. A date is a day on a calendar, never a UTC midnight.

import type { CalendarDate, Instant, Language } from "../contract.generated";

export interface CivilTime {
  readonly date: CalendarDate;
  readonly hour: number;
  readonly minute: number;
}

const reader = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Helsinki",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

const weekdays: Readonly<Record<Language, ReadonlyArray<string>>> = {
  fi: ["su", "ma", "ti", "ke", "to", "pe", "la"],
  sv: ["sö", "må", "ti", "on", "to", "fr", "lö"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const english_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const millis = (at: Instant): number => Date.parse(at);
export const instantAt = (ms: number): Instant => new Date(ms).toISOString() as Instant;

export function civil(at: Instant | number): CivilTime {
  const part = Object.fromEntries(
    reader.formatToParts(typeof at === "number" ? at : millis(at)).map(({ type, value }) => [type, value]),
  );
  return {
    date: `${part["year"]}-${part["month"]}-${part["day"]}` as CalendarDate,
    hour: Number(part["hour"]),
    minute: Number(part["minute"]),
  };
}

function numbers(date: CalendarDate): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return [year, month, day];
}

export function plusDays(date: CalendarDate, days: number): CalendarDate {
  const [year, month, day] = numbers(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10) as CalendarDate;
}

/** The Monday of the day's week. */
export function mondayOf(date: CalendarDate): CalendarDate {
  const [year, month, day] = numbers(date);
  return plusDays(date, -((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7));
}

/** What the wall clock says, in minutes from midnight. */
export function minuteOfDay(at: Instant): number {
  const { hour, minute } = civil(at);
  return hour * 60 + minute;
}

/** The instant of a Helsinki clock; absent when clocks skip it. When clocks show it twice, the first one. */
export function instantOf(date: CalendarDate, hour: number, minute: number): Instant | undefined {
  const [year, month, day] = numbers(date);
  const as_if_utc = Date.UTC(year, month - 1, day, hour, minute);
  for (const offset_hours of [3, 2]) {
    const at = as_if_utc - offset_hours * 3_600_000;
    const seen = civil(at);
    if (seen.date === date && seen.hour === hour && seen.minute === minute) return instantAt(at);
  }
  return undefined;
}

/** "9.20" in Finnish and Swedish, "9:20" in English. */
export function clockTime(at: Instant, language: Language): string {
  const { hour, minute } = civil(at);
  return `${hour}${language === "en" ? ":" : "."}${String(minute).padStart(2, "0")}`;
}

export function weekday(date: CalendarDate, language: Language): string {
  const [year, month, day] = numbers(date);
  return weekdays[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
}

/** "24.11.2026", "24 Nov 2026": a birth date, a deadline. */
export function dayText(date: CalendarDate, language: Language): string {
  const [year, month, day] = numbers(date);
  return language === "en" ? `${day} ${english_months[month - 1]} ${year}` : `${day}.${month}.${year}`;
}

/** "ti 24.11.2026" */
export function dateText(date: CalendarDate, language: Language): string {
  return `${weekday(date, language)} ${dayText(date, language)}`;
}

/** "ti 24.11.2026 klo 9.20", "ti 24.11.2026 kl. 9.20", "Tue 24 Nov 2026 9:20" */
export function instantText(at: Instant, language: Language): string {
  const word = { fi: "klo ", sv: "kl. ", en: "" }[language];
  return `${dateText(civil(at).date, language)} ${word}${clockTime(at, language)}`;
}

// Within so long a day and a month say which year is meant.
const near_ms = 180 * 24 * 3_600_000;

/** "klo 9.20" today, "ti 24.11. klo 9.20" on another day that is near, with its year when it is not: for lists. */
export function shortInstant(at: Instant, now: number, language: Language): string {
  const word = { fi: "klo ", sv: "kl. ", en: "" }[language];
  const { date } = civil(at);
  if (Math.abs(millis(at) - now) > near_ms) return instantText(at, language);
  if (date === civil(now).date) return `${word}${clockTime(at, language)}`;
  return `${shortDay(date, language)} ${word}${clockTime(at, language)}`;
}

/** "ti 24.11.", "Tue 24 Nov" */
export function shortDay(date: CalendarDate, language: Language): string {
  const [, month, day] = numbers(date);
  const day_and_month = language === "en" ? `${day} ${english_months[month - 1]}` : `${day}.${month}.`;
  return `${weekday(date, language)} ${day_and_month}`;
}

/** "9.20–9.40", "9:20–9:40" */
export function clockSpan(from: Instant, until: Instant, language: Language): string {
  return `${clockTime(from, language)}–${clockTime(until, language)}`;
}

/** Whole years lived; born on 29 February comes of age on 1 March in other years. */
export function ageOn(born: CalendarDate, on: CalendarDate): number {
  const [born_year, born_month, born_day] = numbers(born);
  const [year, month, day] = numbers(on);
  const before_birthday = month < born_month || (month === born_month && day < born_day);
  return year - born_year - (before_birthday ? 1 : 0);
}

/** A date as people type it: 24.11.2026, 24.11.26 is refused, 2026-11-24 is taken too. */
export function typedDate(text: string): CalendarDate | undefined {
  const people = /^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\s*$/.exec(text);
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(text);
  const [year, month, day] = people
    ? [Number(people[3]), Number(people[2]), Number(people[1])]
    : iso
      ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
      : [0, 0, 0];
  const at = new Date(Date.UTC(year, month - 1, day));
  if (year < 1800 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return at.toISOString().slice(0, 10) as CalendarDate;
}

/** A day and a clock as people type them; absent when one of them is not there, or clocks skip it. */
export function typedMoment(day: string, clock: string): Instant | undefined {
  const date = typedDate(day);
  const time = typedClock(clock);
  return date && time && instantOf(date, time.hour, time.minute);
}

/** A clock as people type it: 9.20, 9:20, 920, 9. */
export function typedClock(text: string): Readonly<{ hour: number; minute: number }> | undefined {
  const match = /^\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*$/.exec(text);
  const [hour, minute] = [Number(match?.[1] ?? 99), Number(match?.[2] ?? 0)];
  return hour < 24 && minute < 60 ? { hour, minute } : undefined;
}
