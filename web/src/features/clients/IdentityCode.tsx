// Clients: the identity code stays masked until somebody says why they need it; that is logged.

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { ClientId } from "../../contract.generated";
import { Unreachable, write } from "../../core/api";
import { useFormKeys } from "../../core/keys";
import { useWords } from "../../core/words";
import { Button, TextField } from "../../ui/parts";

type Step =
  | { readonly at: "masked" }
  | { readonly at: "asking"; readonly refusal?: string | undefined }
  | { readonly at: "shown"; readonly hetu: string };

// Long enough to read aloud twice.
const shown_ms = 60_000;

export function IdentityCode(props: {
  readonly client: ClientId;
  readonly masked: string | undefined;
  readonly is_doubtful: boolean;
}) {
  const t = useWords();
  const [step, setStep] = useState<Step>({ at: "masked" });
  const [why, setWhy] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const form_keys = useFormKeys(step.at === "asking" ? { back: () => setStep({ at: "masked" }) } : undefined);

  useEffect(() => {
    if (step.at === "asking") field.current?.focus();
    if (step.at !== "shown") return;
    const timer = setTimeout(() => setStep({ at: "masked" }), shown_ms);
    return () => clearTimeout(timer);
  }, [step]);

  if (!props.masked) return <span className="dim">{t("client.no_hetu")}</span>;

  async function ask(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      const answer = await write<"client_identity_code">("POST", `/api/clients/${props.client}/identity-code`, { why });
      setStep(answer.ok ? { at: "shown", hetu: answer.value.hetu } : { at: "asking", refusal: answer.refusal.words });
      if (answer.ok) setWhy("");
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      setStep({ at: "asking", refusal: t("state.unreachable") });
    }
  }

  return (
    <span className="hetu">
      <span className="figures nowrap">{step.at === "shown" ? step.hetu : props.masked}</span>
      {props.is_doubtful && <span className="badge">{t("client.hetu_doubtful")}</span>}
      {step.at === "masked" && (
        <Button look="quiet" className="small no-print" onClick={() => setStep({ at: "asking" })}>
          {t("client.show_hetu")}
        </Button>
      )}
      {step.at === "shown" && (
        <Button look="quiet" className="small no-print" onClick={() => setStep({ at: "masked" })}>
          {t("action.hide")}
        </Button>
      )}
      {step.at === "asking" && (
        <form noValidate {...form_keys} className="hetu__ask" onSubmit={(event) => void ask(event)}>
          <TextField
            ref={field}
            label={t("client.why_hetu")}
            help={t("client.logged")}
            value={why}
            onChange={setWhy}
            maxLength={200}
            refusal={step.refusal}
            required
          />
          <div className="actions">
            <Button type="submit">{t("client.show_hetu")}</Button>
            <Button look="quiet" onClick={() => setStep({ at: "masked" })}>
              {t("action.cancel")}
            </Button>
          </div>
        </form>
      )}
    </span>
  );
}
