// UI: a form that asks the server for one thing: what was written is kept until it is done, and a refusal stands at the field that it names.

import { type FormEvent, type ReactNode, useEffect } from "react";
import { useFormKeys } from "../core/keys";
import type { AnswerOf, BodyOf, Command, PathOf } from "../core/operations";
import { type Step, troubleText, useCommand } from "../core/use-command";
import { forgetKept } from "../core/use-kept";
import { useWords } from "../core/words";
import { FormEnd } from "./parts";

export function CommandForm<O extends Command>(props: {
  readonly title: string;
  /** The one field says the same: the title is for those who hear the screen. */
  readonly is_plain?: boolean;
  readonly who?: ReactNode;
  readonly verb: string;
  readonly danger?: boolean;
  /** Where the server may point to; everything else is said at the foot. */
  readonly fields: ReadonlyArray<string>;
  readonly path: PathOf<O>;
  /** Absent: a field says what is wrong with it, and nothing is sent. */
  readonly body: () => BodyOf<O> | undefined;
  /** Under which what was written is kept (core/use-kept). */
  readonly scope: string;
  readonly takes_focus?: boolean;
  readonly onDone: (value: AnswerOf<O>) => void;
  readonly onBack?: (() => void) | undefined;
  readonly children: (step: Step) => ReactNode;
}) {
  const t = useWords();
  const { step, send } = useCommand<O>();
  const form_keys = useFormKeys({ back: props.onBack });
  const place = form_keys.ref;
  const { takes_focus } = props;
  useEffect(() => {
    if (!takes_focus) return;
    const form = place.current;
    const first =
      form?.querySelector<HTMLElement>("input:checked") ?? form?.querySelector<HTMLElement>("select, input, textarea");
    first?.focus();
  }, [place, takes_focus]);

  async function go(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const body = props.body();
    if (body === undefined) return;
    const answer = await send(props.path, body);
    if (!answer?.ok) return;
    forgetKept(props.scope);
    props.onDone(answer.value);
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void go(event)}
      aria-label={props.title}
    >
      <div className={props.is_plain ? "heard-only" : undefined}>
        <h3>{props.title}</h3>
        {props.who}
      </div>
      {props.children(step)}
      <FormEnd
        trouble={troubleText(t, step, props.fields)}
        verb={props.verb}
        is_off={step.at === "sending"}
        look={props.danger ? "danger" : "primary"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
