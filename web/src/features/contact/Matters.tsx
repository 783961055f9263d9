// Contact: one contact can hold several matters; each has its own assessment and its own decision.

import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { ContactShown, MatterId, MatterShown } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { keys } from "../../core/queries";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Button, RefusalText, TextArea } from "../../ui/parts";

export function Matters(props: {
  readonly shown: ContactShown;
  readonly current: MatterShown | undefined;
  readonly can_add: boolean;
  readonly onAdded: (matter: MatterId) => void;
}) {
  const t = useWords();
  const [is_adding, setAdding] = useState(false);
  const { shown, current } = props;
  const add = (
    <Button look="quiet" className="matters__add" onClick={() => setAdding(true)}>
      + {t("matter.add")}
    </Button>
  );

  return (
    <section className="matters" aria-label={t("matter.list")}>
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
          onCancel={() => setAdding(false)}
          onAdded={(matter) => {
            setAdding(false);
            props.onAdded(matter);
          }}
        />
      )}
    </section>
  );
}

function AddMatter(props: {
  readonly shown: ContactShown;
  readonly onAdded: (matter: MatterId) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const scope = `${props.shown.contact.contact} added`;
  const [words, setWords] = useKept(scope, "words", "");
  const { step, send } = useCommand<"contact_open_matter">();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const form_keys = useFormKeys({ back: props.onCancel });

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const known = new Set(props.shown.matters.map(({ matter }) => matter));
    const answer = await send(`/api/contacts/${props.shown.contact.contact}/matters`, { words });
    if (!answer?.ok) return;
    forgetKept(scope);
    await client.invalidateQueries({ queryKey: keys.contact });
    const added = answer.value.matters.find((matter) => !known.has(matter));
    if (added) props.onAdded(added);
  }

  return (
    <form noValidate {...form_keys} className="panel stack" onSubmit={(event) => void add(event)}>
      <TextArea
        ref={field}
        label={t("matter.words")}
        value={words}
        onChange={setWords}
        maxLength={2000}
        refusal={refusedAt(step, "/words")}
        required
      />
      <RefusalText words={troubleText(t, step, ["/words"])} />
      <div className="actions">
        <Button type="submit" look="primary" disabled={step.at === "sending"}>
          {t("matter.add")}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t("action.cancel")}
        </Button>
      </div>
    </form>
  );
}
