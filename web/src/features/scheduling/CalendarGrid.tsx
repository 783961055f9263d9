// Scheduling: books side by side. Hours as they are kept, bookings as blocks, free times between; walked through by arrows.
//
// Invariants: one stop for the Tab key, whatever the books hold; while a booking is carried only the places where it fits are walked.

import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, type PointerEvent as Touched, useEffect, useRef, useState } from "react";
import type { BookedShown, HoursShown, MeetingShown, ServiceShown } from "../../contract.generated";
import { civil, clockSpan, clockTime, instantAt, millis, minuteOfDay, shortDay } from "../../core/civil-time";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { BlockSigns, StandingShape, signsOf, standingText, whoseText } from "./BookingMarks";
import type { GridColumn } from "./columns";
import { standingOf } from "./day-entries";
import { hoursDrawn, inLanes, isDirection, type Walked, walk } from "./grid";
import { isOtherService, type Slot } from "./slots";

const minute_rem = 0.095;

interface Shown {
  readonly key: string;
  readonly begins: number;
  readonly ends: number;
  readonly booking: BookedShown;
}

export function bookingKey(column: GridColumn, booking: BookedShown): string {
  return `${column.key} ${booking.booking}`;
}

function meetingKey(column: GridColumn, meeting: MeetingShown): string {
  return `${column.key} ${meeting.meeting}`;
}

export function CalendarGrid(props: {
  readonly columns: ReadonlyArray<GridColumn>;
  /** Free times, or the places where what is carried fits. */
  readonly slots: ReadonlyArray<Slot>;
  readonly now: number;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly head: (column: GridColumn) => ReactNode;
  readonly active: string | undefined;
  readonly carried: BookedShown | undefined;
  readonly onActive: (key: string) => void;
  readonly onBooking: (booking: BookedShown, key: string) => void;
  readonly onPickUp: (booking: BookedShown, key: string) => void;
  readonly onSlot: (slot: Slot) => void;
  readonly onDrag: (booking: BookedShown, key: string) => void;
  readonly onDrop: (slot: Slot | undefined) => void;
  readonly onLeave: () => void;
}) {
  const t = useWords();
  const { columns, slots, now, services, carried, active } = props;
  const place = useRef<HTMLDivElement>(null);
  const columnOf = (slot: Slot) => columns.findIndex((one) => one.has(slot));
  const minutes = (ms: number) => minuteOfDay(instantAt(ms));
  const drawn = hoursDrawn(
    columns.flatMap(({ hours, bookings, meetings }) =>
      [...hours, ...bookings, ...meetings].map((one) => ({
        from: minuteOfDay(one.begins_at),
        until: minuteOfDay(one.begins_at) + (millis(one.ends_at) - millis(one.begins_at)) / 60_000,
      })),
    ),
  );
  const top = (minute: number) => `${(minute - drawn.from) * minute_rem}rem`;
  const tall = (ms: number) => `${(ms / 60_000) * minute_rem}rem`;
  const label = (id: string | undefined) => services.find((one) => one.id === id)?.label ?? id ?? "";

  const walked: ReadonlyArray<Walked> = [
    ...(carried
      ? []
      : columns.flatMap((column, n) =>
          [
            ...column.bookings.map((one) => ({ key: bookingKey(column, one), one })),
            ...column.meetings.map((one) => ({ key: meetingKey(column, one), one })),
          ].map(({ key, one }) => ({ key, column: n, at: minuteOfDay(one.begins_at) })),
        )),
    ...slots.map((slot) => ({ key: slot.key, column: columnOf(slot), at: minutes(slot.begins) })),
  ].filter(({ column }) => column >= 0);
  const stop = walked.some(({ key }) => key === active) ? active : walked[0]?.key;

  useEffect(() => {
    const here = place.current;
    if (!here || !active || !here.contains(document.activeElement)) return;
    here.querySelector<HTMLElement>(`[data-key="${CSS.escape(active)}"]`)?.focus();
  }, [active]);

  function keyed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (isDirection(event.key)) {
      const next = walk(walked, stop, event.key);
      event.preventDefault();
      if (next) props.onActive(next);
      return;
    }
    const key = (event.target as HTMLElement).dataset["key"];
    if (event.key === "Escape" && carried) props.onLeave();
    else if ((event.key === "Enter" || event.key.toLowerCase() === "m") && !carried && bookingAt(key)) {
      const booking = bookingAt(key);
      if (booking && key) props.onPickUp(booking, key);
    } else return;
    event.preventDefault();
  }
  function bookingAt(key: string | undefined): BookedShown | undefined {
    for (const column of columns) for (const one of column.bookings) if (bookingKey(column, one) === key) return one;
    return undefined;
  }

  const drag = useDrag({
    onStart: props.onDrag,
    onDrop: (key) => props.onDrop(slots.find((slot) => slot.key === key)),
  });
  const hours_lines = Array.from({ length: (drawn.until - drawn.from) / 60 + 1 }, (_, n) => drawn.from + n * 60);
  const now_minute = minutes(now);

  return (
    <div
      className={joined("grid", carried && "grid--carrying")}
      ref={place}
      role="application"
      aria-label={t("books.grid")}
      aria-describedby="grid-help"
      onKeyDown={keyed}
    >
      <p className="heard-only" id="grid-help">
        {t("books.grid_help")}
      </p>
      <div className="grid__corner" />
      <div className="grid__heads">
        {columns.map((column) => (
          <div className="grid__head" key={column.key}>
            {props.head(column)}
          </div>
        ))}
      </div>
      <div className="grid__axis figures" aria-hidden="true" style={{ height: top(drawn.until) }}>
        {hours_lines.slice(0, -1).map((minute) => (
          <span key={minute} style={{ top: top(minute) }}>
            {minute / 60}
            {t.language === "en" ? ":00" : ""}
          </span>
        ))}
      </div>
      <div className="grid__columns" style={{ height: top(drawn.until) }}>
        {hours_lines.map((minute) => (
          <div key={minute} className="grid__line" style={{ top: top(minute) }} />
        ))}
        {columns.map((column, n) => {
          const is_today = civil(now).date === column.date;
          const shown: ReadonlyArray<Shown> = column.bookings.map((booking) => ({
            key: bookingKey(column, booking),
            begins: millis(booking.begins_at),
            ends: millis(booking.ends_at),
            booking,
          }));
          return (
            <section className="grid__column" key={column.key} aria-label={joined(column.title, column.sub)}>
              {column.hours.map((one) => (
                <Hours
                  key={`${one.hours} ${one.begins_at}`}
                  hours={one}
                  label={label(one.service)}
                  top={top(minuteOfDay(one.begins_at))}
                  height={tall(millis(one.ends_at) - millis(one.begins_at))}
                />
              ))}
              {column.absences.length > 0 && (
                <p className="grid__absent">
                  {t("day.absent", { reason: t(`absence.${column.absences[0]?.reason ?? "other"}`) })}
                </p>
              )}
              {slots
                .filter((slot) => columnOf(slot) === n)
                .map((slot) => (
                  <button
                    type="button"
                    key={slot.key}
                    data-key={slot.key}
                    data-slot={slot.key}
                    tabIndex={slot.key === stop ? 0 : -1}
                    className={joined(
                      "slot",
                      slot.key === active && "slot--active",
                      carried && isOtherService(slot, carried) && "slot--other",
                    )}
                    style={{ top: top(minutes(slot.begins)), height: tall(slot.hours.slot_minutes * 60_000) }}
                    aria-label={slotText(slot)}
                    onFocus={() => slot.key !== active && props.onActive(slot.key)}
                    onClick={() => props.onSlot(slot)}
                  >
                    <span className="figures">{clockTime(instantAt(slot.begins), t.language)}</span>{" "}
                    <span className="slot__word">
                      {slot.hours.purpose === "open" ? t("books.free") : t(`purpose_of_slot.${slot.hours.purpose}`)}
                    </span>{" "}
                    <span className="slot__service small">{label(slot.hours.service)}</span>
                  </button>
                ))}
              {column.meetings.map((meeting) => (
                <Meeting
                  key={meeting.meeting}
                  at={meetingKey(column, meeting)}
                  is_stop={meetingKey(column, meeting) === stop}
                  meeting={meeting}
                  top={top(minuteOfDay(meeting.begins_at))}
                  height={tall(millis(meeting.ends_at) - millis(meeting.begins_at))}
                  onActive={props.onActive}
                />
              ))}
              {inLanes(shown).map(({ block, lane, lanes }) => {
                const { booking } = block;
                const standing = standingOf(booking, now);
                return (
                  <button
                    type="button"
                    key={block.key}
                    data-key={block.key}
                    data-booking={booking.booking}
                    tabIndex={block.key === stop ? 0 : -1}
                    className={joined(
                      "block",
                      `block--${standing}`,
                      booking.booking === carried?.booking && "block--carried",
                      block.key === active && "block--active",
                    )}
                    style={{
                      top: top(minuteOfDay(booking.begins_at)),
                      height: tall(block.ends - block.begins),
                      left: `calc(0.5rem + (100% - 0.625rem) * ${lane / lanes})`,
                      width: `calc((100% - 0.625rem) * ${1 / lanes} - 2px)`,
                    }}
                    aria-label={[
                      `${clockTime(booking.begins_at, t.language)} ${whoseText(t, booking)}`,
                      clockSpan(booking.begins_at, booking.ends_at, t.language),
                      standingText(t, booking, now),
                      label(booking.service),
                      ...signsOf(booking).map((sign) => t(`sign.${sign}`)),
                    ].join(", ")}
                    onFocus={() => block.key !== active && props.onActive(block.key)}
                    onClick={() => !drag.was() && !carried && props.onBooking(booking, block.key)}
                    onPointerDown={(event) => booking.state === "booked" && drag.begin(event, booking, block.key)}
                  >
                    <StandingShape standing={standing} />
                    <span className="block__text">
                      <span className="figures">{clockTime(booking.begins_at, t.language)}</span>{" "}
                      {whoseText(t, booking)}
                    </span>
                    <BlockSigns booking={booking} />
                  </button>
                );
              })}
              {is_today && now_minute >= drawn.from && now_minute <= drawn.until && (
                <div className="grid__now" style={{ top: top(now_minute) }} />
              )}
            </section>
          );
        })}
      </div>
      {drag.at && carried && (
        <div className="grid__ghost" style={{ left: drag.at.x + 12, top: drag.at.y + 8 }} aria-hidden="true">
          {whoseText(t, carried)}
        </div>
      )}
    </div>
  );

  function slotText(slot: Slot): string {
    const at = instantAt(slot.begins);
    const word = slot.hours.purpose === "open" ? t("books.free") : t(`purpose_of_slot.${slot.hours.purpose}`);
    // What is seen stands first, so that whoever speaks to their computer can say it.
    return [
      `${clockTime(at, t.language)} ${word} ${label(slot.hours.service)}`,
      slot.professional_name,
      shortDay(civil(at).date, t.language),
    ].join(", ");
  }
}

/** The strip at the side of a column says by its pattern for whom the hours are kept, and its words say the same. */
function Hours(props: {
  readonly hours: HoursShown;
  readonly label: string;
  readonly top: string;
  readonly height: string;
}) {
  const t = useWords();
  const { hours } = props;
  const words = [
    clockSpan(hours.begins_at, hours.ends_at, t.language),
    props.label,
    t(`visit_kind.${hours.kind}`),
    hours.purpose !== "open" && t(`purpose_of_slot.${hours.purpose}`),
    hours.room_name,
  ];
  return (
    <div
      className={`hours hours--${hours.purpose}`}
      style={{ top: props.top, height: props.height }}
      title={words.filter(Boolean).join(", ")}
    />
  );
}

/** A group meets: nothing is carried here, and the block leads to the group. */
function Meeting(props: {
  readonly at: string;
  readonly is_stop: boolean;
  readonly meeting: MeetingShown;
  readonly top: string;
  readonly height: string;
  readonly onActive: (key: string) => void;
}) {
  const t = useWords();
  const { meeting } = props;
  return (
    <Link
      to="/groups"
      search={{ group: meeting.group }}
      className="block block--meeting"
      style={{ top: props.top, height: props.height, left: "0.5rem", right: "0.125rem" }}
      title={[meeting.room_name, meeting.leader_names.join(", ")].filter(Boolean).join(", ")}
      tabIndex={props.is_stop ? 0 : -1}
      data-key={props.at}
      onFocus={() => props.onActive(props.at)}
    >
      <span className="block__text">
        <span className="figures">{clockTime(meeting.begins_at, t.language)}</span> {meeting.group_name}{" "}
        <span className="figures">
          {meeting.taken}/{meeting.seats}
        </span>
      </span>
    </Link>
  );
}

const drag_begins_px = 6;

/** A mouse or a pen drags; a finger scrolls, and moves a booking by its button. */
function useDrag(on: {
  readonly onStart: (booking: BookedShown, key: string) => void;
  readonly onDrop: (slot: string | undefined) => void;
}) {
  const [at, setAt] = useState<Readonly<{ x: number; y: number }> | undefined>(undefined);
  const latest = useRef(on);
  latest.current = on;
  const dragged = useRef(false);
  const stop = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => stop.current?.(), []);

  function begin(event: Touched, booking: BookedShown, key: string): void {
    dragged.current = false;
    if (event.pointerType === "touch" || event.button !== 0) return;
    const from = { x: event.clientX, y: event.clientY };
    const moved = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!dragged.current) {
        if (Math.hypot(x - from.x, y - from.y) < drag_begins_px) return;
        dragged.current = true;
        latest.current.onStart(booking, key);
      }
      setAt({ x, y });
      mark(slotUnder(x, y));
    };
    const up = ({ clientX, clientY }: PointerEvent) => {
      end();
      if (dragged.current) latest.current.onDrop(slotUnder(clientX, clientY)?.dataset["slot"]);
    };
    const end = () => {
      setAt(undefined);
      mark(undefined);
      stop.current = undefined;
      for (const [name, heard] of heard_now) document.removeEventListener(name, heard as EventListener);
    };
    const escaped = (pressed: globalThis.KeyboardEvent) => {
      if (pressed.key !== "Escape" || !dragged.current) return;
      pressed.preventDefault();
      end();
      latest.current.onDrop(undefined);
    };
    const heard_now = [
      ["pointermove", moved],
      ["pointerup", up],
      ["pointercancel", end],
      ["keydown", escaped],
    ] as const;
    for (const [name, heard] of heard_now) document.addEventListener(name, heard as EventListener);
    stop.current = end;
  }
  return { at, begin, was: () => dragged.current };
}

function slotUnder(x: number, y: number): HTMLElement | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-slot]") ?? undefined;
}

function mark(slot: HTMLElement | undefined): void {
  for (const one of document.querySelectorAll(".slot--under")) if (one !== slot) one.classList.remove("slot--under");
  slot?.classList.add("slot--under");
}
