// Core: knows whether a pointer or the focus is on the list, and holds its order for so long.

import { useEffect, useRef, useState } from "react";
import { type Arranged, arrange } from "./held-order";

export interface HeldOrder<Id> extends Arranged<Id> {
  /** Put on the list element. */
  readonly hands: Readonly<{
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: React.FocusEvent<HTMLElement>) => void;
  }>;
  /** "3 uutta" was pressed. */
  readonly release: () => void;
}

// A finger has no "leave": after a touch the list stays still for as long as it takes to look and tap again.
const after_touch_ms = 3_000;

export function useHeldOrder<Id>(fresh: ReadonlyArray<Id>): HeldOrder<Id> {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  const [shown, setShown] = useState(fresh);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hands_on = pointer || focus;
  const arranged = arrange(shown, fresh, hands_on);

  // A new list with the same rows is the same list: without this the screen would draw itself for ever.
  const is_behind = shown.length !== fresh.length || shown.some((id, place) => id !== fresh[place]);
  const follows = is_behind && (!hands_on || shown.length === 0);
  useEffect(() => {
    if (follows) setShown(fresh);
  }, [follows, fresh]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    ...arranged,
    release: () => setShown(fresh),
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

/** The rows of an order that is held: those that left are shown as they were last seen. */
export function useLastSeen<Row, Id>(
  rows: ReadonlyArray<Row>,
  idOf: (row: Row) => Id,
): (order: ReadonlyArray<Id>) => ReadonlyArray<Row> {
  const seen = useRef(new Map<Id, Row>());
  for (const row of rows) seen.current.set(idOf(row), row);
  return (order) => order.flatMap((id) => seen.current.get(id) ?? []);
}
