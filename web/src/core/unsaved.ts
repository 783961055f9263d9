// Core: whether anything typed here has reached nobody yet. Whoever closes or reloads the page then is asked first.

const unsaved = new Set<string>();

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export function markUnsaved(what: string, is_unsaved: boolean): void {
  if (is_unsaved) unsaved.add(what);
  else unsaved.delete(what);
  if (unsaved.size > 0) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}

/** Somebody goes for good, or another person comes: nobody is asked. */
export function letGo(): void {
  unsaved.clear();
  window.removeEventListener("beforeunload", ask);
}
