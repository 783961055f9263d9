// Worktime: the rows of a template as somebody types them, and the blocks that they mean.
//
// Invariant: a row and its block have the same place, so that what the server says of `/blocks/2` is said at the third row.

import type { ServiceShown, SlotPurpose, TemplateBlock, VisitKind, Weekday } from "../../contract.generated";
import { typedClock } from "../../core/civil-time";
import type { WordKey } from "../../core/words";

export const weekdays: ReadonlyArray<Weekday> = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];
export const purposes: ReadonlyArray<SlotPurpose> = ["open", "urgent", "own_clients", "online", "remote_only"];

export type Field = keyof TemplateBlock;

/** What stands in the fields, sound or not. */
export interface Row {
  readonly key: number;
  readonly weekday: Weekday;
  readonly from: string;
  readonly until: string;
  readonly service: string;
  readonly kind: VisitKind;
  readonly minutes: string;
  readonly purpose: SlotPurpose;
  readonly opens: string;
  readonly released: string;
}

export interface Draft {
  readonly name: string;
  readonly rows: ReadonlyArray<Row>;
  readonly works_on_holidays: boolean;
}

export interface Fault {
  readonly row: number;
  readonly field: Field;
  readonly words: WordKey;
}

/** "8.30", and "24.00" for the end of a day. */
export function minuteText(minute: number, separator = "."): string {
  return `${Math.floor(minute / 60)}${separator}${String(minute % 60).padStart(2, "0")}`;
}

/** Minutes of the day; the end of the day is 24. */
export function typedMinute(text: string): number | undefined {
  if (/^\s*24([.:]?00)?\s*$/.test(text)) return 24 * 60;
  const clock = typedClock(text);
  return clock && clock.hour * 60 + clock.minute;
}

export function rowsOf(blocks: ReadonlyArray<TemplateBlock>, separator = "."): ReadonlyArray<Row> {
  return blocks.map((block, key) => ({
    key,
    weekday: block.weekday,
    from: minuteText(block.from_minute, separator),
    until: minuteText(block.until_minute, separator),
    service: block.service,
    kind: block.kind,
    minutes: `${block.slot_minutes}`,
    purpose: block.purpose,
    opens: block.opens_days_before === undefined ? "" : `${block.opens_days_before}`,
    released: block.released_days_before === undefined ? "" : `${block.released_days_before}`,
  }));
}

const whole = (text: string): number | undefined => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : undefined);
const left_out = (text: string): boolean => text.trim() === "";

/** All blocks, or the first thing that cannot be one. Whether they are sound together is said by the server. */
export function blocksOf(rows: ReadonlyArray<Row>): ReadonlyArray<TemplateBlock> | Fault {
  const blocks: TemplateBlock[] = [];
  for (const [place, row] of rows.entries()) {
    const fault = (field: Field, words: WordKey): Fault => ({ row: place, field, words });
    const from_minute = typedMinute(row.from);
    if (from_minute === undefined) return fault("from_minute", "template.not_a_clock");
    const until_minute = typedMinute(row.until);
    if (until_minute === undefined) return fault("until_minute", "template.not_a_clock");
    if (row.service === "") return fault("service", "template.choose_service");
    const slot_minutes = whole(row.minutes);
    if (slot_minutes === undefined) return fault("slot_minutes", "template.not_a_number");
    const opens = whole(row.opens);
    if (opens === undefined && !left_out(row.opens)) return fault("opens_days_before", "template.not_a_number");
    const released = whole(row.released);
    if (released === undefined && !left_out(row.released))
      return fault("released_days_before", "template.not_a_number");
    blocks.push({
      weekday: row.weekday,
      from_minute,
      until_minute,
      service: row.service,
      kind: row.kind,
      slot_minutes,
      purpose: row.purpose,
      ...(opens !== undefined && { opens_days_before: opens }),
      ...(released !== undefined && { released_days_before: released }),
    });
  }
  return blocks;
}

export function isFault(what: ReadonlyArray<TemplateBlock> | Fault): what is Fault {
  return "field" in what;
}

/** `/blocks/2/from_minute` */
export function faultAt(where: string): Pick<Fault, "row" | "field"> | undefined {
  const match = /^\/blocks\/(\d+)(?:\/(\w+))?$/.exec(where);
  return match ? { row: Number(match[1]), field: (match[2] ?? "from_minute") as Field } : undefined;
}

const nextKey = (rows: ReadonlyArray<Row>): number => 1 + Math.max(-1, ...rows.map(({ key }) => key));

/** A row after the last one: as that was, beginning where it ended. */
export function withRowAdded(
  rows: ReadonlyArray<Row>,
  service: ServiceShown | undefined,
  separator = ".",
): ReadonlyArray<Row> {
  const last = rows.at(-1);
  const begin = last && typedMinute(last.until);
  const fresh: Row =
    last && begin !== undefined && begin < 16 * 60
      ? { ...last, from: last.until, until: minuteText(Math.min(begin + 60, 24 * 60), separator) }
      : {
          weekday: last?.weekday ?? "monday",
          from: minuteText(8 * 60, separator),
          until: minuteText(12 * 60, separator),
          service: last?.service ?? service?.id ?? "",
          kind: last?.kind ?? service?.kinds[0] ?? "on_site",
          minutes: last?.minutes ?? `${service?.minutes ?? 30}`,
          purpose: "open",
          opens: "",
          released: "",
          key: 0,
        };
  return [...rows, { ...fresh, key: nextKey(rows) }];
}

/** What stands on `from` stands on `to` as well; what stood there is gone. */
export function withDayCopied(rows: ReadonlyArray<Row>, from: Weekday, to: ReadonlyArray<Weekday>): ReadonlyArray<Row> {
  const days = to.filter((day) => day !== from);
  const kept = rows.filter(({ weekday }) => !days.includes(weekday));
  const copied = days.flatMap((weekday) =>
    rows.filter((row) => row.weekday === from).map((row) => ({ ...row, weekday })),
  );
  const first = nextKey(rows);
  return byDay([...kept, ...copied.map((row, place) => ({ ...row, key: first + place }))]);
}

export function byDay(rows: ReadonlyArray<Row>): ReadonlyArray<Row> {
  return rows.toSorted(
    (a, b) =>
      weekdays.indexOf(a.weekday) - weekdays.indexOf(b.weekday) ||
      (typedMinute(a.from) ?? 0) - (typedMinute(b.from) ?? 0),
  );
}

export interface Bar {
  readonly key: number;
  readonly row: Row;
  readonly from: number;
  readonly until: number;
}

/** What can be drawn of the rows: those whose times make a stretch. */
export function barsOf(rows: ReadonlyArray<Row>, day: Weekday): ReadonlyArray<Bar> {
  return rows.flatMap((row) => {
    const [from, until] = [typedMinute(row.from), typedMinute(row.until)];
    if (row.weekday !== day || from === undefined || until === undefined || until <= from) return [];
    return [{ key: row.key, row, from, until }];
  });
}

/** Whole hours around everything, and never less than a working day. */
export function hoursShown(rows: ReadonlyArray<Row>): Readonly<{ first: number; last: number }> {
  const bars = weekdays.flatMap((day) => barsOf(rows, day));
  const first = Math.floor(Math.min(8 * 60, ...bars.map(({ from }) => from)) / 60);
  const last = Math.ceil(Math.max(16 * 60, ...bars.map(({ until }) => until)) / 60);
  return { first, last };
}

export function minutesOfWeek(blocks: ReadonlyArray<TemplateBlock>): number {
  return blocks.reduce((sum, { from_minute, until_minute }) => sum + until_minute - from_minute, 0);
}
