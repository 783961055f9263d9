// Clients: finds a person by name, identity code, birth date or phone.
//
// Invariants: what is searched for travels in a body and stays in memory; it never stands in a URL or a log. Enter takes nobody
// but the first of those whom the words in the field found.

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import type { ClientLine } from "../../contract.generated";
import { askOrThrow, Refused } from "../../core/api";
import { useSettled } from "../../core/use-settled";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { ClientLineText } from "./ClientLineText";
import "./clients.css";

export function ClientFinder(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly onPick: (client: ClientLine) => void;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly labelled?: boolean;
}) {
  const t = useWords();
  const id = useId();
  const [text, setText] = useState("");
  const [is_open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const wanted = useSettled(text.trim());
  const found = useQuery({
    queryKey: ["found-clients", wanted],
    queryFn: () => askOrThrow<"clients_search">("/api/clients/search", { text: wanted }),
    enabled: wanted.length >= 2 && is_open,
    gcTime: 0,
    staleTime: 0,
  });
  const people = wanted.length >= 2 ? (found.data?.clients ?? []) : [];
  const shows = is_open && wanted.length >= 2;
  // Those on the screen were found by these very words, not by the ones before the last letters.
  const is_answer = wanted === text.trim() && found.data !== undefined;

  function pick(client: ClientLine | undefined): void {
    if (!client) return;
    setOpen(false);
    setText("");
    props.onPick(client);
  }
  function keyed(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && people.length > 0) {
      event.preventDefault();
      setActive((active + by + people.length) % people.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (shows && is_answer) pick(people[active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (shows) setOpen(false);
      else props.input.current?.blur();
    }
  }

  return (
    <div
      className={joined("finder", props.labelled && "field")}
      role="group"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <label className={props.labelled ? "field__label" : "heard-only"} htmlFor={id}>
        {props.label}
      </label>
      <input
        ref={props.input}
        id={id}
        className="input"
        type="search"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        aria-expanded={shows}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shows && is_answer && people[active] ? `${id}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={keyed}
      />
      <div className="finder__answers" hidden={!shows}>
        <div id={`${id}-list`} role="listbox" aria-label={props.label}>
          {people.map((client, place) => (
            <div
              key={client.client}
              id={`${id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={is_answer && place === active}
              className="finder__one"
              onPointerDown={(event) => {
                event.preventDefault();
                pick(client);
              }}
            >
              <ClientLineText client={client} />
            </div>
          ))}
        </div>
        <p className="finder__state" role="status">
          {found.isError
            ? found.error instanceof Refused
              ? found.error.refusal.words
              : t("state.unreachable")
            : found.isFetching || !is_answer
              ? t("state.loading")
              : people.length === 0
                ? t("search.none")
                : t("search.count", { count: people.length })}
        </p>
      </div>
    </div>
  );
}
