// Ui: a field in which one types and takes one of what was found (WAI-ARIA: combobox with a list).
//
// Invariants: the keyboard is the same wherever it stands: arrows walk round the list, Enter takes the marked one, Esc closes the list and,
// when none is open, goes on to whatever the field stands in. Enter takes nobody whom other words than those in the field found.

import { type KeyboardEvent, type ReactNode, type RefObject, useState } from "react";
import type { FieldNeeds } from "./parts";

export function Combobox<T>(props: {
  readonly needs: Pick<FieldNeeds, "id"> & Partial<FieldNeeds>;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly type?: "search" | "text";
  readonly placeholder: string;
  /** The name of the list. */
  readonly list: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** So many letters are enough to look for. */
  readonly letters_min?: number;
  readonly found: ReadonlyArray<T>;
  /** What was found was found by these very words, not by the ones before the last letters. */
  readonly is_answer?: boolean;
  readonly keyOf: (one: T) => string;
  readonly show: (one: T) => ReactNode;
  readonly onPick: (one: T) => void;
  /** Below the list: how many, none, or why there is no answer. */
  readonly state: string | undefined;
}) {
  const { needs, found, text, is_answer = true } = props;
  const [is_open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const shows = is_open && text.trim().length >= (props.letters_min ?? 1);
  const marked = shows && is_answer ? found[active] : undefined;

  function pick(one: T): void {
    setOpen(false);
    setActive(0);
    props.onText("");
    props.onPick(one);
  }
  function keyed(event: KeyboardEvent): void {
    if (!shows || event.ctrlKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && found.length > 0) setActive((active + by + found.length) % found.length);
    else if (event.key === "Enter") marked !== undefined && pick(marked);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
  }

  return (
    <div
      className="finder"
      role="group"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <input
        ref={props.input}
        className="input"
        type={props.type ?? "text"}
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        aria-expanded={shows}
        aria-controls={`${needs.id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={marked === undefined ? undefined : `${needs.id}-${active}`}
        {...needs}
        value={text}
        onChange={(event) => {
          props.onText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={keyed}
      />
      <div className="finder__answers" hidden={!shows}>
        <div id={`${needs.id}-list`} role="listbox" aria-label={props.list}>
          {found.map((one, place) => (
            <div
              key={props.keyOf(one)}
              id={`${needs.id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={is_answer && place === active}
              className="finder__one"
              onPointerDown={(event) => {
                event.preventDefault();
                pick(one);
              }}
            >
              {props.show(one)}
            </div>
          ))}
        </div>
        {props.state !== undefined && (
          <p className="finder__state" role="status">
            {props.state}
          </p>
        )}
      </div>
    </div>
  );
}
