// Scheduling: a unit's calendar as columns side by side: professionals of a day, days of one professional, or rooms. Pure.

import type {
  AbsenceShown,
  BookedShown,
  CalendarColumn,
  CalendarDate,
  HoursShown,
  Language,
  MeetingShown,
  ProfessionalId,
  RoomId,
  UnitCalendar,
} from "../../contract.generated";
import { civil, plusDays, shortDay } from "../../core/civil-time";
import type { Slot } from "./slots";

export interface GridColumn {
  readonly key: string;
  readonly title: string;
  readonly sub: string;
  readonly date: CalendarDate;
  readonly professional: ProfessionalId | undefined;
  readonly hours: ReadonlyArray<HoursShown>;
  readonly absences: ReadonlyArray<AbsenceShown>;
  readonly bookings: ReadonlyArray<BookedShown>;
  readonly meetings: ReadonlyArray<MeetingShown>;
  readonly has: (slot: Slot) => boolean;
}

type ProfessionText = (column: CalendarColumn) => string;

export function columnsByProfessional(calendar: UnitCalendar, sub: ProfessionText): ReadonlyArray<GridColumn> {
  return calendar.columns.map((one) => ({
    key: one.professional.professional,
    title: one.professional.name,
    sub: sub(one),
    date: calendar.from,
    professional: one.professional.professional,
    hours: one.hours,
    absences: one.absences,
    bookings: one.bookings,
    meetings: one.meetings,
    has: (slot) => slot.professional === one.professional.professional,
  }));
}

export function columnsByDay(
  calendar: UnitCalendar,
  professional: ProfessionalId | undefined,
  language: Language,
): ReadonlyArray<GridColumn> {
  const whose = calendar.columns.find((one) => one.professional.professional === professional);
  return Array.from({ length: calendar.days }, (_, n) => {
    const date = plusDays(calendar.from, n);
    const isOn = (one: Readonly<{ begins_at: HoursShown["begins_at"] }>) => civil(one.begins_at).date === date;
    return {
      key: date,
      title: shortDay(date, language),
      sub: "",
      date,
      professional,
      hours: whose?.hours.filter(isOn) ?? [],
      absences:
        whose?.absences.filter((one) => civil(one.begins_at).date <= date && civil(one.ends_at).date >= date) ?? [],
      bookings: whose?.bookings.filter(isOn) ?? [],
      meetings: whose?.meetings.filter(isOn) ?? [],
      has: (slot) => slot.professional === professional && civil(slot.begins).date === date,
    };
  });
}

/** What has no room stands in no column. */
export function columnsByRoom(calendar: UnitCalendar): ReadonlyArray<GridColumn> {
  const all = calendar.columns;
  return calendar.rooms.map(({ room, name }) => ({
    key: room,
    title: name,
    sub: whoIn(room, all),
    date: calendar.from,
    professional: undefined,
    hours: all.flatMap(({ hours }) => hours.filter((one) => one.room === room)),
    absences: [],
    bookings: onceEach(
      all.flatMap(({ bookings }) => bookings.filter((one) => one.room === room)),
      ({ booking }) => booking,
    ),
    meetings: onceEach(
      all.flatMap(({ meetings }) => meetings.filter((one) => one.room === room)),
      ({ meeting }) => meeting,
    ),
    has: (slot) => slot.hours.room === room,
  }));
}

function whoIn(room: RoomId, all: ReadonlyArray<CalendarColumn>): string {
  return all
    .filter(({ hours }) => hours.some((one) => one.room === room))
    .map(({ professional }) => professional.name)
    .join(", ");
}

/** A joint visit, or a meeting with several leaders, stands in the book of each. */
function onceEach<T>(all: ReadonlyArray<T>, keyOf: (one: T) => string): ReadonlyArray<T> {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}
