// Groups: how a group and its time are said in a line. Pure.

import type { GroupLine, GroupShown, GroupTold, Instant } from "../../contract.generated";
import { civil, clockSpan, clockTime, shortDay } from "../../core/civil-time";
import type { Words } from "../../core/words";
import { nameText } from "./names";

/** "7/12", as in every list. */
export function seatsText(group: Readonly<{ taken: number; seats: number }>): string {
  return `${group.taken}/${group.seats}`;
}

export function freeText(t: Words, group: GroupLine): string {
  const free = group.seats - group.taken;
  const words = free > 0 ? t("groups.free", { count: free }) : t("groups.full");
  return group.waiting > 0 ? `${words}, ${t("groups.waiting", { count: group.waiting })}` : words;
}

/** "ti 15.9. klo 17.00–18.30" */
export function meetingText(t: Words, meeting: Readonly<{ begins_at: Instant; ends_at: Instant }>): string {
  const day = shortDay(civil(meeting.begins_at).date, t.language);
  return `${day} ${clockSpan(meeting.begins_at, meeting.ends_at, t.language)}`;
}

export function nextText(t: Words, group: GroupLine): string {
  if (group.state !== "open") return t(`group_state.${group.state}`);
  if (!group.next_at) return t("groups.no_more_meetings");
  return t("groups.next", {
    time: `${shortDay(civil(group.next_at).date, t.language)} ${clockTime(group.next_at, t.language)}`,
  });
}

/** Whether the group takes anybody at all, as far as the screen knows; the server has the last word. */
export function enrols(group: GroupLine, today: string): boolean {
  return group.state === "open" && group.meetings_ahead > 0 && (!group.enrol_until || group.enrol_until >= today);
}

/** How many are told, and who is to be called because nothing reaches them, or nothing is sent at all. */
export function toldText(t: Words, told: GroupTold, shown: GroupShown): string {
  const names = [
    ...shown.seats.filter(({ seat }) => told.unreached.includes(seat)),
    ...shown.queue.filter(({ wait }) => told.unreached_in_queue.includes(wait)),
  ].map(({ who }) => nameText(t, who));
  return [
    told.told > 0 && t("groups.told", { count: told.told }),
    names.length > 0 && t("groups.call_them", { names: names.join("; ") }),
    !told.tells && shown.seats.length > 0 && t("groups.tell_them"),
  ]
    .filter(Boolean)
    .join(" ");
}
