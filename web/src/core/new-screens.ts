// Core: whether the server has newer screens than the ones that run here. An upgrade is always a silence first: it is asked for when the
// line comes back, and at no other time.

import { useSyncExternalStore } from "react";

// The page names its program, and the name changes with the program's text.
const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute("src");

let are_new = false;
const listeners = new Set<() => void>();

export async function askForNewScreens(): Promise<boolean> {
  if (!own || are_new) return are_new;
  try {
    const response = await fetch("/", { cache: "no-cache", headers: { accept: "text/html" } });
    are_new = response.ok && !(await response.text()).includes(own);
  } catch {
    // The line broke again; it is asked when it is back.
  }
  if (are_new) for (const listener of listeners) listener();
  return are_new;
}

export function useNewScreens(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => are_new,
  );
}
