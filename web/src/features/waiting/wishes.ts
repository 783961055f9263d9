// Waiting: which times a client can come to, as it is typed, as it is sent, and as a person reads it.
//
// Invariant: what is empty wishes nothing; what can't be read as a day is never sent.

import type { CalendarDate, ProfessionalId, TimeOfDay, WaitWishes, Weekday, Wishes } from "../../contract.generated";
import { dayText, typedDate } from "../../core/civil-time";
import type { Words } from "../../core/words";

export const weekdays: ReadonlyArray<Weekday> = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];
export const times_of_day: ReadonlyArray<TimeOfDay> = ["morning", "afternoon", "evening"];

export interface TypedWishes {
  readonly only_own: boolean;
  readonly earliest: string;
  readonly latest: string;
  readonly weekdays: ReadonlyArray<Weekday>;
  readonly times_of_day: ReadonlyArray<TimeOfDay>;
  readonly short_notice: boolean;
  readonly note: string;
}

export const no_wishes: TypedWishes = {
  only_own: false,
  earliest: "",
  latest: "",
  weekdays: [],
  times_of_day: [],
  short_notice: false,
  note: "",
};

export function typedFrom(wishes: WaitWishes, dayTyped: (day: CalendarDate) => string): TypedWishes {
  return {
    only_own: wishes.professional !== undefined,
    earliest: wishes.earliest ? dayTyped(wishes.earliest) : "",
    latest: wishes.latest ? dayTyped(wishes.latest) : "",
    weekdays: wishes.weekdays,
    times_of_day: wishes.times_of_day,
    short_notice: wishes.short_notice,
    note: wishes.note ?? "",
  };
}

/** Which of the days can't be read. */
export function unreadable(typed: TypedWishes): ReadonlySet<"earliest" | "latest"> {
  const wrong = (text: string) => text.trim() !== "" && typedDate(text) === undefined;
  const fields = ["earliest", "latest"] as const;
  return new Set(fields.filter((field) => wrong(typed[field])));
}

export function wishesFrom(typed: TypedWishes, own: ProfessionalId | undefined): Wishes {
  const earliest = typedDate(typed.earliest);
  const latest = typedDate(typed.latest);
  const note = typed.note.trim();
  return {
    ...(typed.only_own && own && { professional: own }),
    ...(earliest && { earliest }),
    ...(latest && { latest }),
    weekdays: [...typed.weekdays],
    times_of_day: [...typed.times_of_day],
    short_notice: typed.short_notice,
    ...(note && { note }),
  };
}

/** "aamupäivällä · ma, ti · 10.3.2026 alkaen · pääsee nopeastikin": nothing when every time will do. */
export function wishesText(t: Words, wishes: WaitWishes): string {
  return [
    wishes.times_of_day.map((one) => t(`time_of_day.${one}`)).join(", "),
    wishes.weekdays.map((one) => t(`weekday_short.${one}`)).join(", "),
    wishes.earliest && t("waiting.from", { day: dayText(wishes.earliest, t.language) }),
    wishes.latest && t("waiting.until", { day: dayText(wishes.latest, t.language) }),
    wishes.short_notice && t("waiting.short_notice"),
  ]
    .filter(Boolean)
    .join(" · ");
}
