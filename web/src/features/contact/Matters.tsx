// Contact: one contact can hold several matters; each has its own assessment and its own decision.

import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ClientId, ContactShown, MatterId, MatterShown } from "../../contract.generated";
import { keys } from "../../core/queries";
import { useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Button } from "../../ui/parts";
import { SayForm } from "./SayForm";

/** Whom a matter of a provider's call is about. */
export interface Picked {
  readonly client: ClientId;
  readonly name: string;
}
type PickClient = (picked: Picked | undefined, onPick: (one: Picked | undefined) => void) => ReactNode;

export function Matters(props: {
  readonly shown: ContactShown;
  readonly current: MatterShown | undefined;
  readonly can_add: boolean;
  /** In a provider's call, where another matter is another client's. */
  readonly pickClient: PickClient | undefined;
  readonly onAdded: (matter: MatterId) => void;
}) {
  const t = useWords();
  const [is_adding, setAdding] = useState(false);
  const { shown, current } = props;
  const place = useRef<HTMLElement>(null);
  const [added, setAdded] = useState<MatterId | undefined>(undefined);
  // The form that had the cursor is gone: it goes on to the new matter, or back to where it came from.
  useEffect(() => {
    if (!added || current?.matter !== added) return;
    const field = document.querySelector<HTMLElement>("#assessment textarea, #assessment input");
    (field ?? place.current?.querySelector<HTMLElement>("[aria-current=true]"))?.focus();
    setAdded(undefined);
  }, [added, current]);
  const was_adding = useRef(false);
  useEffect(() => {
    if (was_adding.current && !is_adding && !added) place.current?.querySelector<HTMLElement>(".matters__add")?.focus();
    was_adding.current = is_adding;
  }, [is_adding, added]);
  const add = (
    <Button look="quiet" className="matters__add" onClick={() => setAdding(true)}>
      + {t(props.pickClient ? "provider.add_client" : "matter.add")}
    </Button>
  );

  return (
    <section ref={place} className="matters" aria-label={t("matter.list")}>
      {shown.matters.length > 1 && (
        <ul className="matters__tabs">
          {shown.matters.map((matter, place) => (
            <li key={matter.matter}>
              <Link
                className="matters__tab"
                from="/first-line"
                activeOptions={{ exact: true }}
                search={(at) => ({ ...at, matter: matter.matter })}
                aria-current={matter.matter === current?.matter}
              >
                {props.pickClient && (
                  <strong className="matters__words">{matter.client_name ?? t("client.not_identified")}</strong>
                )}
                <span className="matters__words">
                  {place + 1}. {matter.words}
                </span>
                <span className="small dim matters__state">
                  {t(`matter_state.${matter.route?.state ?? "undecided"}`)}
                </span>
              </Link>
            </li>
          ))}
          {props.can_add && !is_adding && <li className="matters__last">{add}</li>}
        </ul>
      )}
      {shown.matters.length === 1 && current && (
        <div className="matters__row">
          <q className="matters__only">{current.words}</q>
          {props.can_add && !is_adding && add}
        </div>
      )}
      {is_adding && (
        <AddMatter
          shown={shown}
          pickClient={props.pickClient}
          onCancel={() => setAdding(false)}
          onAdded={(matter) => {
            setAdding(false);
            setAdded(matter);
            props.onAdded(matter);
          }}
        />
      )}
    </section>
  );
}

function AddMatter(props: {
  readonly shown: ContactShown;
  readonly pickClient: PickClient | undefined;
  readonly onAdded: (matter: MatterId) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const scope = `${props.shown.contact.contact} added`;
  const [words, setWords] = useKept(scope, "words", "");
  const [picked, setPicked] = useKept<Picked | undefined>(scope, "client", undefined);
  const { step, send } = useCommand<"contact_open_matter">();

  async function add(): Promise<void> {
    const known = new Set(props.shown.matters.map(({ matter }) => matter));
    const answer = await send(`/api/contacts/${props.shown.contact.contact}/matters`, {
      words,
      ...(picked && { client: picked.client }),
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    await client.invalidateQueries({ queryKey: keys.contact });
    const added = answer.value.matters.find((matter) => !known.has(matter));
    if (added) props.onAdded(added);
  }

  return (
    <SayForm
      label={t("matter.words")}
      verb={t(props.pickClient ? "provider.add_client" : "matter.add")}
      where="/words"
      value={words}
      onChange={setWords}
      maxLength={2000}
      step={step}
      onSend={add}
      onCancel={props.onCancel}
    >
      {props.pickClient?.(picked, setPicked)}
    </SayForm>
  );
}
