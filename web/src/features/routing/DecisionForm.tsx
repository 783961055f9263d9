// Routing: one decision, one press. Every way on asks why; the agreed rule's text is offered as a beginning and can be changed.

import { type FormEvent, type ReactNode, useEffect } from "react";
import type { CalendarDate, MatterId } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import type { AnswerOf, BodyOf, Command, PathOf } from "../../core/operations";
import { type Step, troubleText, useCommand } from "../../core/use-command";
import { forgetKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Button, RefusalText } from "../../ui/parts";

export interface Subject {
  readonly matter: MatterId;
  readonly client_name: string;
  readonly client_born: CalendarDate | undefined;
}

type OnMatter = Extract<Command, `matter_${string}`>;

export function DecisionForm<O extends OnMatter>(props: {
  readonly title: string;
  readonly subject: Subject;
  readonly verb: string;
  readonly danger?: boolean;
  /** Where the server may point to; everything else is said at the foot. */
  readonly fields: ReadonlyArray<string>;
  readonly path: PathOf<O>;
  /** Absent: a field says what is wrong with it, and nothing is sent. */
  readonly body: () => BodyOf<O> | undefined;
  readonly onDone: (value: AnswerOf<O>) => void;
  readonly onBack: (() => void) | undefined;
  readonly children: (step: Step) => ReactNode;
}) {
  const t = useWords();
  const { step, send } = useCommand<O>();
  const form_keys = useFormKeys({ back: props.onBack });
  const place = form_keys.ref;
  useEffect(() => {
    const form = place.current;
    const first =
      form?.querySelector<HTMLElement>("input:checked") ?? form?.querySelector<HTMLElement>("select, input, textarea");
    first?.focus();
  }, [place]);

  async function decide(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const body = props.body();
    if (body === undefined) return;
    const answer = await send(props.path, body);
    if (!answer?.ok) return;
    forgetKept(props.subject.matter);
    props.onDone(answer.value);
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void decide(event)}
      aria-label={props.title}
    >
      <div>
        <h3>{props.title}</h3>
        <p className="decide__who">
          <strong>{props.subject.client_name}</strong>
          {props.subject.client_born && (
            <span className="figures"> {dayText(props.subject.client_born, t.language)}</span>
          )}
        </p>
      </div>
      {props.children(step)}
      <RefusalText words={troubleText(t, step, props.fields)} />
      <div className="actions">
        <Button
          type="submit"
          look={props.danger ? "danger" : "primary"}
          hotkey="Ctrl+Enter"
          disabled={step.at === "sending"}
        >
          {props.verb}
        </Button>
        {props.onBack && (
          <Button look="quiet" onClick={props.onBack}>
            {t("action.back")}
          </Button>
        )}
      </div>
    </form>
  );
}
