// Contact: a small form in which one thing is said in words and sent; the cursor stands in it, Esc leaves it.

import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useFormKeys } from "../../core/keys";
import { refusedAt, type Step, troubleText } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, RefusalText, TextArea } from "../../ui/parts";

export function SayForm(props: {
  readonly label: string;
  readonly verb: string;
  /** The field of the command that the words go into. */
  readonly where: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly step: Step;
  readonly onSend: () => Promise<void>;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}) {
  const t = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const form_keys = useFormKeys({ back: props.onCancel });

  function submit(event: FormEvent): void {
    event.preventDefault();
    void props.onSend();
  }

  return (
    <form noValidate {...form_keys} className="panel stack" onSubmit={submit}>
      {props.children}
      <TextArea
        ref={field}
        label={props.label}
        value={props.value}
        onChange={props.onChange}
        maxLength={props.maxLength}
        refusal={refusedAt(props.step, props.where)}
        required
      />
      <RefusalText words={troubleText(t, props.step, [props.where])} />
      <div className="actions">
        <Button type="submit" look="primary" disabled={props.step.at === "sending"}>
          {props.verb}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t("action.cancel")}
        </Button>
      </div>
    </form>
  );
}
