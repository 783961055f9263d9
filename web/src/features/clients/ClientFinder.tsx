// Clients: finds a person by name, identity code, birth date or phone.
//
// Invariant: what is searched for travels in a body and stays in memory; it never stands in a URL or a log.

import { useQuery } from "@tanstack/react-query";
import { type RefObject, useId, useState } from "react";
import type { ClientLine } from "../../contract.generated";
import { askOrThrow, Refused } from "../../core/api";
import { useSettled } from "../../core/use-settled";
import { useWords } from "../../core/words";
import { Combobox } from "../../ui/combobox";
import { joined } from "../../ui/parts";
import { ClientLineText } from "./ClientLineText";
import "./clients.css";

const letters_min = 2;

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
  const wanted = useSettled(text.trim());
  const is_asked = wanted.length >= letters_min;
  const found = useQuery({
    queryKey: ["found-clients", wanted],
    queryFn: () => askOrThrow<"clients_search">("/api/clients/search", { text: wanted }),
    enabled: is_asked,
    gcTime: 0,
    staleTime: 0,
  });
  const people = is_asked ? (found.data?.clients ?? []) : [];
  const is_answer = wanted === text.trim() && found.data !== undefined;

  function state(): string {
    if (found.error instanceof Refused) return found.error.refusal.words;
    if (found.isError) return t("state.unreachable");
    if (found.isFetching || !is_answer) return t("state.loading");
    return people.length === 0 ? t("search.none") : t("search.count", { count: people.length });
  }

  return (
    <div className={joined("client-finder", props.labelled && "field")}>
      <label className={props.labelled ? "field__label" : "heard-only"} htmlFor={id}>
        {props.label}
      </label>
      <Combobox<ClientLine>
        needs={{ id }}
        input={props.input}
        type="search"
        placeholder={props.placeholder}
        list={props.label}
        text={text}
        onText={setText}
        letters_min={letters_min}
        found={people}
        is_answer={is_answer}
        keyOf={({ client }) => client}
        show={(client) => <ClientLineText client={client} />}
        onPick={props.onPick}
        state={state()}
      />
    </div>
  );
}
