// Scheduling: the books of a unit with what is in hand: a booking that is looked at, carried to another time, or put down and confirmed.
//
// Invariants: never a modal; what is carried is put back by Esc; a screen reader hears each step. The grid never moves when the dock grows.

import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { BookedShown, BookingId, CalendarColumn } from "../../contract.generated";
import { civil, clockTime, instantAt, instantText, minuteOfDay, shortDay } from "../../core/civil-time";
import { useKeys } from "../../core/keys";
import { useWords } from "../../core/words";
import { Button, Notice } from "../../ui/parts";
import { whoseText } from "./BookingMarks";
import { bookingKey, CalendarGrid } from "./CalendarGrid";
import type { GridColumn } from "./columns";
import { mayBe } from "./day-entries";
import { beginsAt } from "./grid";
import { MoveConfirm } from "./MoveConfirm";
import { serviceText } from "./service-text";
import { freeSlots, isOtherService, type Slot, type Target, targetsOf } from "./slots";
import { type Lent, VisitPanel } from "./VisitPanel";

type Hand =
  | { readonly at: "looking" }
  | { readonly at: "carrying"; readonly booking: BookedShown; readonly from: string; readonly by: "keys" | "pointer" }
  | { readonly at: "confirming"; readonly booking: BookedShown; readonly from: string; readonly target: Target };

const looking: Hand = { at: "looking" };

export function Book(props: {
  readonly columns: ReadonlyArray<GridColumn>;
  /** Everybody whose times count, also those who stand in no column of this view. */
  readonly books: ReadonlyArray<CalendarColumn>;
  readonly now: number;
  readonly lent: Lent;
  readonly head: (column: GridColumn) => ReactNode;
  readonly booking: BookingId | undefined;
  /** It comes picked up, from the day's list. */
  readonly picks_up: boolean;
  readonly onBooking: (booking: BookingId | undefined) => void;
  readonly onStep: () => void;
  readonly bookFree: (slot: Slot) => ReactNode;
  /** Something else has the dock: a time outside of hours. */
  readonly dock?: ReactNode;
}) {
  const t = useWords();
  const { columns, books, now, lent } = props;
  const [hand, setHand] = useState<Hand>(looking);
  const [active, setActive] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState("");
  const place = useRef<HTMLDivElement>(null);

  const all = useMemo(() => columns.flatMap(({ bookings }) => bookings), [columns]);
  const held = hand.at === "looking" ? undefined : hand.booking;
  const fitting = useMemo(() => (held ? targetsOf(books, held, now) : []), [books, held, now]);
  const free = useMemo(() => (held ? fitting : freeSlots(books, now)), [books, held, fitting, now]);
  const slots = free.filter((slot) => columns.some((column) => column.has(slot)));
  const booking = all.find((one) => one.booking === props.booking);
  const slot = hand.at === "looking" ? slots.find(({ key }) => key === active) : undefined;

  const whereText = (one: Slot) => {
    const at = instantAt(one.begins);
    return `${shortDay(civil(at).date, t.language)} ${clockTime(at, t.language)}, ${one.professional_name}`;
  };
  const focusOn = (key: string | undefined) =>
    requestAnimationFrame(() => {
      if (key) place.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
    });

  function pickUp(one: BookedShown, from: string, by: "keys" | "pointer"): void {
    if (!mayBe(one, now).moved) {
      setSaid(t("move.cannot"));
      return;
    }
    setHand({ at: "carrying", booking: one, from, by });
    props.onBooking(one.booking);
    const places = targetsOf(books, one, now).filter((slot) => columns.some((column) => column.has(slot)));
    const name = whoseText(t, one);
    setSaid(t(places.length > 0 ? "move.picked_up" : "move.nowhere", { name, count: places.length }));
    if (by === "pointer") return;
    const alike = places.filter((target) => !isOtherService(target, one));
    const walked = (alike.length > 0 ? alike : places).map((target) => ({
      key: target.key,
      column: columns.findIndex((column) => column.has(target)),
      at: minuteOfDay(instantAt(target.begins)),
    }));
    const column = columns.findIndex((each) => each.bookings.some((other) => bookingKey(each, other) === from));
    const first = beginsAt(walked, column, minuteOfDay(one.begins_at));
    setActive(first ?? from);
    focusOn(first);
  }
  function putBack(): void {
    if (hand.at === "looking") return;
    setHand(looking);
    setActive(hand.from);
    setSaid(t("move.put_back", { name: whoseText(t, hand.booking) }));
    focusOn(hand.from);
  }
  function drop(target: Target | undefined): void {
    if (hand.at !== "carrying") return;
    if (!target) {
      putBack();
      return;
    }
    setHand({ at: "confirming", booking: hand.booking, from: hand.from, target });
    setActive(target.key);
    setSaid(t("move.dropped", { where: whereText(target) }));
  }
  const targetAt = (key: string | undefined) => fitting.find((one) => one.key === key);
  function walkTo(key: string): void {
    setActive(key);
    const target = targetAt(key);
    if (target && hand.at === "carrying") setSaid(whereText(target));
    if (hand.at !== "looking") return;
    const column = columns.find((each) => each.bookings.some((one) => bookingKey(each, one) === key));
    props.onBooking(column?.bookings.find((one) => bookingKey(column, one) === key)?.booking);
  }

  // The day's list sent it here to be moved.
  const was_picked = useRef(false);
  useEffect(() => {
    if (!props.picks_up || was_picked.current || !booking) return;
    was_picked.current = true;
    const column = columns.find(({ bookings }) => bookings.includes(booking));
    if (column) pickUp(booking, bookingKey(column, booking), "keys");
  });

  useKeys({
    ...(hand.at === "carrying" && { escape: putBack }),
    ...(hand.at === "looking" && (booking || slot) && { escape: () => leave() }),
  });
  function leave(): void {
    props.onBooking(undefined);
    setActive(undefined);
  }

  const now_there = held && all.find((one) => one.booking === held.booking);
  const went_elsewhere =
    now_there && held && (now_there.begins_at !== held.begins_at || now_there.professional !== held.professional);

  return (
    <div className="book" ref={place}>
      <div className="heard-only" role="status">
        {said}
      </div>
      <div className="book__scroll">
        <CalendarGrid
          columns={columns}
          slots={slots}
          now={now}
          services={lent.services}
          head={props.head}
          active={active}
          carried={hand.at === "looking" ? undefined : hand.booking}
          onActive={walkTo}
          onBooking={(one, key) => {
            setActive(key);
            props.onBooking(one.booking);
          }}
          onPickUp={(one, key) => pickUp(one, key, "keys")}
          onDrag={(one, key) => pickUp(one, key, "pointer")}
          onDrop={(one) => drop(targetAt(one?.key))}
          onSlot={(one) => {
            if (hand.at === "carrying") {
              drop(targetAt(one.key));
              return;
            }
            if (hand.at === "confirming") {
              const target = targetAt(one.key);
              if (target) setHand({ ...hand, target });
              return;
            }
            setActive(one.key);
            props.onBooking(undefined);
          }}
          onLeave={putBack}
        />
      </div>
      <aside className="book__dock" aria-label={t("books.in_hand")}>
        {held && went_elsewhere && (
          <Notice look="warning" role="alert">
            {t("move.went_elsewhere", {
              time: instantText(now_there.begins_at, t.language),
              professional: now_there.professional_name,
            })}
          </Notice>
        )}
        {held && !now_there && (
          <Notice look="warning" role="alert">
            {t("move.went_away")}
          </Notice>
        )}
        {hand.at === "confirming" ? (
          <MoveConfirm
            key={hand.target.key}
            booking={hand.booking}
            target={hand.target}
            services={lent.services}
            onMoved={() => {
              props.onStep();
              setSaid("");
              setHand(looking);
            }}
            onBack={() => {
              setHand({ at: "carrying", booking: hand.booking, from: hand.from, by: "keys" });
              focusOn(hand.target.key);
            }}
          />
        ) : hand.at === "carrying" ? (
          <div className="actions">
            <p>
              <strong>{t("move.carrying", { name: whoseText(t, hand.booking) })}</strong>{" "}
              {slots.length > 0 ? t("move.carrying_help", { count: slots.length }) : t("move.nowhere_help")}
            </p>
            <Button hotkey="Esc" onClick={putBack}>
              {t("move.put_back_button")}
            </Button>
          </div>
        ) : props.dock && hand.at === "looking" ? (
          props.dock
        ) : booking ? (
          <VisitPanel
            key={booking.booking}
            booking={booking}
            now={now}
            lent={lent}
            is_wide
            onMove={() => {
              const column = columns.find(({ bookings }) => bookings.includes(booking));
              if (column) pickUp(booking, bookingKey(column, booking), "keys");
            }}
            onStep={props.onStep}
          />
        ) : slot ? (
          <div className="free">
            <div>
              <h2 className="figures">{whereText(slot)}</h2>
              <p>
                {serviceText(t, lent.services, slot.hours.service, slot.hours.kind)}
                {slot.hours.room_name && `, ${slot.hours.room_name}`}
              </p>
              <p className="small dim">{t(`purpose_of_slot.${slot.hours.purpose}`)}</p>
            </div>
            {props.bookFree(slot)}
          </div>
        ) : (
          <p className="dim">{t("books.nothing_in_hand")}</p>
        )}
      </aside>
    </div>
  );
}
