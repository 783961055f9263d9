// Clients: where the client wants mail. Written and taken away here; what was typed wrong is said beside it.

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { ClientId } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { FormEnd, TextField } from "../../ui/parts";

export function ClientEmail(props: {
  readonly client: ClientId;
  readonly email: string | undefined;
  readonly onSaved: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const scope = `email of ${props.client}`;
  const [email, setEmail] = useKept(scope, "email", props.email ?? "");
  const [was] = useState(props.email ?? "");
  const { step, send } = useCommand<"client_set_email">();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const typed = email.trim();
    if (typed !== was) {
      const answer = await send(`/api/clients/${props.client}/email`, typed ? { email: typed } : {});
      if (!answer?.ok) return;
    }
    forgetKept(scope);
    props.onSaved();
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack no-print client__email"
      onSubmit={(event) => void save(event)}
      aria-label={t("client.email_title")}
    >
      <TextField
        ref={field}
        label={t("register.email")}
        help={t("client.email_help")}
        type="email"
        value={email}
        onChange={setEmail}
        refusal={refusedAt(step, "/email")}
        maxLength={254}
      />
      <FormEnd
        trouble={troubleText(t, step, ["/email"])}
        verb={t("client.save_email")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
