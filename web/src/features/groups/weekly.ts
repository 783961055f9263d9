// Groups: the days of a group that meets every so many weeks, and what of a form makes a meeting. Pure.

import type { CalendarDate, MeetingWish, ProfessionalId, RoomId } from "../../contract.generated";
import { plusDays, typedClock, typedDate } from "../../core/civil-time";

export const meetings_max = 52;

/** On the wall: the clocks may be moved between two of them. */
export function weeklyDays(first: CalendarDate, every_weeks: number, count: number): ReadonlyArray<CalendarDate> {
  return Array.from({ length: count }, (_, n) => plusDays(first, n * 7 * every_weeks));
}

export interface TypedTime {
  readonly day: string;
  readonly from: string;
  readonly until: string;
}

export type WrongTime = "day" | "from" | "until";

/** What was typed, as days and minutes; or the first field that is none. */
export function timeIn(
  typed: TypedTime,
): Readonly<{ date: CalendarDate; from_minute: number; until_minute: number }> | WrongTime {
  const date = typedDate(typed.day);
  const from = typedClock(typed.from);
  const until = typedClock(typed.until);
  if (!date) return "day";
  if (!from) return "from";
  if (!until) return "until";
  return { date, from_minute: from.hour * 60 + from.minute, until_minute: until.hour * 60 + until.minute };
}

export function meetingOn(
  date: CalendarDate,
  time: Readonly<{ from_minute: number; until_minute: number }>,
  room: RoomId | undefined,
  leaders?: ReadonlyArray<ProfessionalId>,
): MeetingWish {
  return {
    date,
    from_minute: time.from_minute,
    until_minute: time.until_minute,
    ...(room && { room }),
    ...(leaders && { leaders: [...leaders] }),
  };
}

/** Which of the meetings a refusal is about: "/meetings/3/room" is the fourth. */
export function refusedMeeting(where: string): number | undefined {
  const found = /^\/meetings\/(\d+)/.exec(where);
  return found ? Number(found[1]) : undefined;
}
