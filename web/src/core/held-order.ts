// Core: what order a list is shown in that changes while it is looked at. Rows never move under a pointer or a focused row.
//
// Invariant: while hands are on the list its rows keep their places; what the server says meanwhile waits until it is asked for or
// the hands are off. A row that left the list keeps its place too, and says so.

export interface Arranged<Id> {
  readonly order: ReadonlyArray<Id>;
  /** Rows of `order` that are no longer in the list. */
  readonly gone: ReadonlySet<Id>;
  /** Who waits behind "3 uutta". */
  readonly newcomers: ReadonlyArray<Id>;
  /** Nobody new, but the places have changed. */
  readonly has_moved: boolean;
}

export function arrange<Id>(shown: ReadonlyArray<Id>, fresh: ReadonlyArray<Id>, hands_on: boolean): Arranged<Id> {
  if (!hands_on || shown.length === 0) return { order: fresh, gone: new Set(), newcomers: [], has_moved: false };
  const still = new Set(fresh);
  const known = new Set(shown);
  const left = shown.filter((id) => still.has(id));
  const left_in_fresh = fresh.filter((id) => known.has(id));
  return {
    order: shown,
    gone: new Set(shown.filter((id) => !still.has(id))),
    newcomers: fresh.filter((id) => !known.has(id)),
    has_moved: left.some((id, place) => id !== left_in_fresh[place]),
  };
}
