// Waiting: changes when somebody who waits can come.

import { type FormEvent, useState } from "react";
import type { Colleague, WaitShown } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { FormEnd } from "../../ui/parts";
import { WishesFields } from "./WishesFields";
import { typedFrom, unreadable, wishesFrom } from "./wishes";

export function ChangeForm(props: {
  readonly wait: WaitShown;
  readonly onChanged: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { wait } = props;
  const [typed, setTyped] = useState(() => typedFrom(wait.wishes, (day) => dayText(day, "fi")));
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"wait_change">();
  const form_keys = useFormKeys({ back: props.onBack });
  const fields = ["/wishes/professional", "/wishes/earliest", "/wishes/latest", "/wishes/note"];
  const own = wait.wishes.professional;

  async function change(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (unreadable(typed).size > 0 || step.at === "sending") return;
    const answer = await send(`/api/waits/${wait.wait}`, { wishes: wishesFrom(typed, own) });
    if (answer?.ok) props.onChanged();
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void change(event)}
      aria-label={t("waiting.change_title")}
    >
      <h3>{t("waiting.change_title")}</h3>
      <WishesFields
        value={typed}
        onChange={setTyped}
        own={own && ({ name: wait.professional_name ?? "" } as Colleague)}
        is_asked={is_asked}
        refusal={(where) => refusedAt(step, where)}
      />
      <FormEnd
        trouble={troubleText(t, step, fields)}
        verb={t("waiting.save_wishes")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
