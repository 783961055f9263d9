// Scheduling: a free time in few words, and which one it is.

import type { TimeShown } from "../../contract.generated";
import { civil, clockTime, shortDay } from "../../core/civil-time";
import type { Words } from "../../core/words";

export function idOf({ time }: TimeShown): string {
  return time.hours + time.begins_at;
}

export function isSame(a: TimeShown, b: TimeShown | undefined): boolean {
  return b !== undefined && idOf(a) === idOf(b);
}

export function timeText(t: Words, time: TimeShown): string {
  return `${shortDay(civil(time.time.begins_at).date, t.language)} ${clockTime(time.time.begins_at, t.language)}`;
}
