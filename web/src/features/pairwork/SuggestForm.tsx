// Pair work: a joint appointment is suggested, with what speaks for it.

import { type FormEvent, useState } from "react";
import type { ClientId, MatterId } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { CheckGroup, FormEnd, TextArea } from "../../ui/parts";
import type { PairHouse } from "./use-pairwork";

const none: ReadonlyArray<string> = [];

export function SuggestForm(props: {
  readonly client: ClientId;
  readonly matter?: MatterId | undefined;
  readonly house: PairHouse;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const scope = `pair suggest ${props.client}`;
  const [indications, setIndications] = useKept(scope, "indications", none);
  const [note, setNote] = useKept(scope, "note", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"pair_suggest">();
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || indications.length === 0) return;
    const answer = await send(`/api/clients/${props.client}/pairwork/suggest`, {
      indications,
      ...(props.matter && { matter: props.matter }),
      ...(note.trim() !== "" && { note: note.trim() }),
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("pairwork", "card", "pairs_due");
    props.onDone(t("pair.suggested"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack pair-form"
      aria-label={t("pair.suggest")}
      onSubmit={(event) => void save(event)}
    >
      <CheckGroup
        label={t("pair.indications")}
        help={t("pair.indications_help")}
        values={indications}
        options={props.house.catalogue.indications}
        onChange={setIndications}
        refusal={is_asked && indications.length === 0 ? t("pair.indication_needed") : refusedAt(step, "/indications")}
      />
      <TextArea
        label={t("pair.note")}
        value={note}
        onChange={setNote}
        maxLength={1000}
        refusal={refusedAt(step, "/note")}
      />
      <FormEnd
        trouble={troubleText(t, step, ["/indications", "/note"])}
        verb={t("pair.suggest")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
