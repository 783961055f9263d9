// Core: what was typed into a form and not sent yet. Kept outside the screens, so that Esc, another row or another matter loses
// nothing: the form that opens again stands as it was left.
//
// Invariants: in memory only, because it holds what clients said; what was sent, and what nobody changed, is kept no longer.

import { useEffect, useSyncExternalStore } from "react";
import { markUnsaved } from "./unsaved";

interface Kept {
  readonly value: unknown;
  /** A person's own, not the text that was offered. */
  readonly is_own: boolean;
}

const all = new Map<string, Kept>();
const listeners = new Set<() => void>();

function put(key: string, kept: Kept | undefined): void {
  if (kept) all.set(key, kept);
  else all.delete(key);
  markUnsaved(key, kept?.is_own ?? false);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** As useState, under `scope` and the name of the field. */
export function useKept<T>(scope: string, field: string, first: T): readonly [value: T, set: (value: T) => void] {
  const key = `${scope} ${field}`;
  const kept = useSyncExternalStore(subscribe, () => all.get(key));
  useEffect(
    () => () => {
      if (all.get(key)?.is_own === false) all.delete(key);
    },
    [key],
  );
  // What stands there is what is offered: there is nothing to keep.
  const is_offered = kept !== undefined && kept.value === first;
  useEffect(() => {
    if (is_offered) put(key, undefined);
  }, [is_offered, key]);
  const set = (value: T) => {
    const is_empty = value === undefined || (typeof value === "string" && value.trim() === "");
    put(key, { value, is_own: !is_empty && value !== first });
  };
  return [kept ? (kept.value as T) : first, set];
}

/** Whether anything of one's own is kept under `scope`. */
export function isKept(scope: string): boolean {
  return [...all].some(([key, { is_own }]) => is_own && key.startsWith(`${scope} `));
}

/** It was sent, or is thrown away on purpose. */
export function forgetKept(scope: string): void {
  for (const key of [...all.keys()]) if (key.startsWith(`${scope} `)) put(key, undefined);
}
