// Access: one's own password. The old one is asked for, because a desk is sometimes left open.

import { type FormEvent, useState } from "react";
import type { Me } from "../../contract.generated";
import { type Refusal, Unreachable, write } from "../../core/api";
import { useWords } from "../../core/words";
import { Button, Notice, RefusalText, TextField } from "../../ui/parts";

type Step =
  | { readonly at: "ready" }
  | { readonly at: "sending" }
  | { readonly at: "changed" }
  | { readonly at: "refused"; readonly refusal: Refusal }
  | { readonly at: "unreachable" };

export function OwnPassword(props: { readonly onChanged: (me: Me) => void }) {
  const t = useWords();
  const [old_password, setOldPassword] = useState("");
  const [password, setPassword] = useState("");
  const [step, setStep] = useState<Step>({ at: "ready" });

  async function change(): Promise<void> {
    setStep({ at: "sending" });
    try {
      const answer = await write<"session_password">("POST", "/api/session/password", { old_password, password });
      if (!answer.ok) {
        setStep({ at: "refused", refusal: answer.refusal });
        return;
      }
      setOldPassword("");
      setPassword("");
      setStep({ at: "changed" });
      props.onChanged(answer.value);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      setStep({ at: "unreachable" });
    }
  }
  const refused = (where: string) =>
    step.at === "refused" && step.refusal.where === where ? step.refusal.words : undefined;
  const is_elsewhere = step.at === "refused" && !["/old_password", "/password"].includes(step.refusal.where);

  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void change();
      }}
    >
      <TextField
        label={t("password.old")}
        type="password"
        value={old_password}
        onChange={setOldPassword}
        refusal={refused("/old_password")}
        autoComplete="current-password"
        required
      />
      <TextField
        label={t("password.new")}
        help={t("password.new_help")}
        type="password"
        value={password}
        onChange={setPassword}
        refusal={refused("/password")}
        autoComplete="new-password"
        required
      />
      {is_elsewhere && <RefusalText words={step.refusal.words} />}
      {step.at === "unreachable" && <RefusalText words={t("state.unreachable")} />}
      {step.at === "changed" && <Notice role="status">{t("password.changed")}</Notice>}
      <Button type="submit" look="primary" disabled={step.at === "sending"}>
        {t("password.save")}
      </Button>
    </form>
  );
}
