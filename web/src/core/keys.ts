// Core: the keyboard. One listener for all screens; the screen that was put up last is asked first.
//
// Invariants: a letter typed into a field is a letter, never a command; letters can be switched off (WCAG 2.1.4), Ctrl+Enter and
// Esc cannot. Ctrl+Enter saves the form that holds the focus and no other; only where nothing holds it, the newest. Ctrl+Shift+Enter
// is the form's second way to save, where it has one. What is inert hears no key.

import { type KeyboardEvent as PressedInForm, type RefObject, useEffect, useRef } from "react";

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** "t", "?", "ctrl+enter", "ctrl+shift+enter", "escape"; absent for what belongs to the browser. */
export function keyName(event: Pressed): string | undefined {
  if (event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey)
    return key !== "enter" ? undefined : event.shiftKey ? "ctrl+shift+enter" : "ctrl+enter";
  return key;
}

const text_inputs = new Set(["text", "search", "tel", "password", "email", "number", "date", "time", "url"]);

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return text_inputs.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

const stack: Array<{ readonly keys: { current: Keys } }> = [];
let letters_are_on = localStorage.getItem("koppi.letters") !== "off";
let prefix: string | undefined;

export function lettersAreOn(): boolean {
  return letters_are_on;
}

export function switchLetters(on: boolean): void {
  letters_are_on = on;
  localStorage.setItem("koppi.letters", on ? "on" : "off");
}

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat) return;
  const name = keyName(event);
  if (!name || document.querySelector("[inert]")) return;
  if (name.startsWith("ctrl+") && event.target !== document.body) return;
  const is_letter = name.length === 1;
  if (is_letter && (isTyping(event.target) || !letters_are_on)) return;
  const wanted = prefix ? `${prefix} ${name}` : name;
  prefix = undefined;
  for (const { keys } of stack.toReversed()) {
    const handler = keys.current[wanted];
    if (!handler) continue;
    event.preventDefault();
    handler(event);
    return;
  }
  if (name === "g") prefix = "g";
}

/** Keys of a screen, as long as it is mounted. `{ t: takeNext, "g y": toContacts, "ctrl+enter": save }` */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const entry = { keys: latest };
    if (stack.length === 0) document.addEventListener("keydown", listen);
    stack.push(entry);
    return () => {
      stack.splice(stack.indexOf(entry), 1);
      if (stack.length === 0) document.removeEventListener("keydown", listen);
    };
  }, []);
}

/**
 * Ctrl+Enter and Esc of a form, put on its element. Absent while the form is not shown; without a `save` the form is submitted.
 * A form that can be saved in a second way has it behind Ctrl+Shift+Enter; elsewhere that saves too.
 */
export function useFormKeys<E extends HTMLElement = HTMLFormElement>(
  keys: Readonly<{ save?: () => void; second?: () => void; back?: (() => void) | undefined }> | undefined,
): { readonly ref: RefObject<E | null>; readonly onKeyDown: (event: PressedInForm) => void } {
  const ref = useRef<E>(null);
  const back = keys?.back;
  const save = () => {
    if (keys?.save) keys.save();
    else if (ref.current instanceof HTMLFormElement) ref.current.requestSubmit();
  };
  const second = keys?.second ?? save;
  useKeys({ ...(keys && { "ctrl+enter": save, "ctrl+shift+enter": second }), ...(back && { escape: back }) });
  return {
    ref,
    onKeyDown: (event) => {
      if (event.defaultPrevented || event.nativeEvent.repeat) return;
      const name = keyName(event);
      const handler =
        name === "ctrl+enter" ? save : name === "ctrl+shift+enter" ? second : name === "escape" ? back : undefined;
      if (!handler) return;
      event.preventDefault();
      handler();
    },
  };
}

/** What lies over everything is closed before anything under it, wherever the focus is. */
export function useEscapeFirst(close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const listen_first = (event: KeyboardEvent) => {
      if (keyName(event) !== "escape" || document.querySelector("[inert]")) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    document.addEventListener("keydown", listen_first, { capture: true });
    return () => document.removeEventListener("keydown", listen_first, { capture: true });
  }, []);
}
