// Waiting: from the client's card, for no matter: a follow-up that can't be booked yet.

import { type FormEvent, useEffect, useRef } from "react";
import type { ClientId, Colleague, ServiceShown, UnitId, UnitLine } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { FormEnd } from "../../ui/parts";
import { useWanted, WantedFields, wanted_fields } from "./WantedFields";
import "./waiting.css";

export function EnterForm(props: {
  readonly client: ClientId;
  readonly who: string;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly units: ReadonlyArray<UnitLine>;
  readonly workers: ReadonlyArray<Colleague>;
  readonly unit: UnitId;
  readonly onEntered: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const scope = `wait ${props.client}`;
  const near = props.workers[0];
  const first_service = props.services.find(({ profession }) => profession === (near?.profession ?? "nurse"));
  const wanted = useWanted(
    scope,
    { service: first_service?.id ?? props.services[0]?.id ?? "", unit: near?.unit ?? props.unit },
    props.services,
    props.workers,
  );
  const { step, send } = useCommand<"wait_enter">();
  const form_keys = useFormKeys({ back: props.onBack });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>("select")?.focus(), []);

  async function enter(event: FormEvent): Promise<void> {
    event.preventDefault();
    const body = wanted.ask();
    if (!body || step.at === "sending") return;
    const answer = await send(`/api/clients/${props.client}/waits`, body);
    if (!answer?.ok) return;
    forgetKept(scope);
    props.onEntered();
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void enter(event)}
      aria-label={t("waiting.enter_title")}
    >
      <div>
        <h4>{t("waiting.enter_title")}</h4>
        <p className="book__who">
          <strong>{props.who}</strong>
        </p>
      </div>
      <div ref={place} className="stack">
        <WantedFields
          wanted={wanted}
          services={props.services}
          units={props.units}
          refusal={(where) => refusedAt(step, where)}
        />
      </div>
      <FormEnd
        trouble={troubleText(t, step, wanted_fields)}
        verb={t("waiting.enter")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
