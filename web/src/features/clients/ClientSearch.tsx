// Clients: the one search field of the top bar.

import { useRef } from "react";
import type { ClientId } from "../../contract.generated";
import { useKeys } from "../../core/keys";
import { useWords } from "../../core/words";
import { ClientFinder } from "./ClientFinder";
import { rememberFound } from "./found";

export function ClientSearch(props: { readonly onOpen: (client: ClientId) => void }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => input.current?.focus() });
  return (
    <search
      className="top-search"
      // Esc leaves the field; what is open on the desk stays open.
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        input.current?.blur();
      }}
    >
      <ClientFinder
        label={t("search.label")}
        placeholder={t("search.placeholder")}
        input={input}
        onPick={(client) => {
          input.current?.blur();
          rememberFound(client);
          props.onOpen(client.client);
        }}
      />
    </search>
  );
}
