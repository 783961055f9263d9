// Core: knows whether a pointer or the focus is on a list, or on any of several that lie together, and holds the order for so long.

import { useEffect, useRef, useState } from "react";
import { type Arranged, arrange } from "./held-order";

export interface Hands {
  readonly on: boolean;
  /** Put on the list element, or on each of several lists that push one another about. */
  readonly hands: Readonly<{
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: React.FocusEvent<HTMLElement>) => void;
  }>;
}

export interface OrderUnder<Id> extends Arranged<Id> {
  /** "3 uutta" was pressed. */
  readonly release: () => void;
}

export interface HeldOrder<Id> extends OrderUnder<Id>, Pick<Hands, "hands"> {}

// A finger has no "leave": after a touch the list stays still for as long as it takes to look and tap again.
const after_touch_ms = 3_000;

export function useHands(): Hands {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    on: pointer || focus,
    hands: {
      onPointerEnter: () => {
        clearTimeout(timer.current);
        setPointer(true);
      },
      onPointerLeave: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setPointer(false), matchMedia("(hover: none)").matches ? after_touch_ms : 0);
      },
      onFocus: () => setFocus(true),
      onBlur: (event) => setFocus(event.currentTarget.contains(event.relatedTarget as Node | null)),
    },
  };
}

/**
 * The order of one list under hands that are on it, or on a list beside it. `about`: what is listed; a list about something else is
 * another list, and nobody's hands are on it yet.
 */
export function useOrderUnder<Id>(hands_on: boolean, fresh: ReadonlyArray<Id>, about = ""): OrderUnder<Id> {
  const [shown, setShown] = useState({ about, order: fresh });
  const holds = hands_on && shown.about === about && shown.order.length > 0;
  const arranged = arrange(shown.order, fresh, holds);

  // A new list with the same rows is the same list: without this the screen would draw itself for ever.
  const is_behind =
    shown.about !== about || shown.order.length !== fresh.length || shown.order.some((id, at) => id !== fresh[at]);
  const follows = is_behind && !holds;
  useEffect(() => {
    if (follows) setShown({ about, order: fresh });
  }, [follows, about, fresh]);

  return { ...arranged, release: () => setShown({ about, order: fresh }) };
}

export function useHeldOrder<Id>(fresh: ReadonlyArray<Id>): HeldOrder<Id> {
  const { on, hands } = useHands();
  return { ...useOrderUnder(on, fresh), hands };
}

/** The rows of an order that is held: those that left are shown as they were last seen. */
export function useLastSeen<Row, Id>(
  rows: ReadonlyArray<Row>,
  idOf: (row: Row) => Id,
): (order: ReadonlyArray<Id>) => ReadonlyArray<Row> {
  const seen = useRef(new Map<Id, Row>());
  for (const row of rows) seen.current.set(idOf(row), row);
  return (order) => order.flatMap((id) => seen.current.get(id) ?? []);
}
