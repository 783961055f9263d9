// The first-line desk: who calls? Known people of the number first, then a search, then a new client.

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ClientId } from "../../contract.generated";
import { askOrThrow, Refused } from "../../core/api";
import { keys } from "../../core/queries";
import { useWords } from "../../core/words";
import { ClientFinder } from "../../features/clients/ClientFinder";
import { ClientLineText, clientName } from "../../features/clients/ClientLineText";
import { RegisterClient } from "../../features/clients/RegisterClient";
import { Button, Notice } from "../../ui/parts";

export function useCallers(phone: string | undefined) {
  return useQuery({
    queryKey: [...keys.callers, phone],
    queryFn: () => askOrThrow<"clients_calling">("/api/clients/calling", { phone: phone ?? "" }),
    enabled: phone !== undefined && phone.replaceAll(/\D/g, "").length >= 6,
    gcTime: 60_000,
    // Who rings twice in a minute has new matters the second time.
    staleTime: 0,
  });
}

/** Without this a number whose owner could not be asked for looks like a number that nobody has. */
export function CallersTrouble(props: { readonly callers: ReturnType<typeof useCallers> }) {
  const t = useWords();
  const { error, isError, isFetching } = props.callers;
  if (!isError || isFetching) return null;
  return (
    <Notice look="warning" role="alert">
      {error instanceof Refused ? error.refusal.words : t("who.not_looked_up")}
      <Button onClick={() => props.callers.refetch()}>{t("action.try_again")}</Button>
    </Notice>
  );
}

export function WhoIsIt(props: {
  readonly phone: string | undefined;
  readonly onKnown: (client: ClientId, name: string) => void;
}) {
  const t = useWords();
  const callers = useCallers(props.phone);
  const input = useRef<HTMLInputElement>(null);
  const [registers, setRegisters] = useState(false);
  const people = callers.data?.callers ?? [];

  if (registers)
    return (
      <RegisterClient phone={props.phone ?? ""} onRegistered={props.onKnown} onCancel={() => setRegisters(false)} />
    );
  return (
    <section className="panel stack" aria-labelledby="who-title">
      <h3 id="who-title">{t("who.title")}</h3>
      <CallersTrouble callers={callers} />
      {people.length > 0 && (
        <ul className="stack stack--tight">
          {people.map(({ client }) => (
            <li key={client.client}>
              <button type="button" className="person" onClick={() => props.onKnown(client.client, clientName(client))}>
                <ClientLineText client={client} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <ClientFinder
        label={t("who.search")}
        placeholder={t("search.placeholder")}
        input={input}
        onPick={(client) => props.onKnown(client.client, clientName(client))}
        labelled
      />
      <div className="actions">
        <Button onClick={() => setRegisters(true)}>{t("register.open")}</Button>
      </div>
    </section>
  );
}
