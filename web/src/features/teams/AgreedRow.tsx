// Teams: one thing that was agreed: done with one press, given up with a reason.

import { type FormEvent, useState } from "react";
import type { AgreedId } from "../../contract.generated";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, RefusalText, TextField } from "../../ui/parts";

export function AgreedActs(props: { readonly agreed: AgreedId; readonly what: string }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const [gives_up, setGivesUp] = useState(false);
  const [note, setNote] = useState("");
  const { step, send } = useCommand<"agreed_close">();

  async function close(how: "done" | "given_up", event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (step.at === "sending") return;
    const answer = await send(`/api/agreed/${props.agreed}/close`, {
      how,
      ...(note.trim() !== "" && { note: note.trim() }),
    });
    if (answer?.ok) readAgain("team_dues", "teams", "unit_meetings");
  }

  if (gives_up)
    return (
      <form noValidate className="stack stack--tight" onSubmit={(event) => void close("given_up", event)}>
        <TextField
          label={t("team.given_up_why")}
          value={note}
          onChange={setNote}
          maxLength={500}
          refusal={refusedAt(step, "/note")}
        />
        <RefusalText words={troubleText(t, step, ["/note"])} />
        <div className="actions">
          <Button type="submit">{t("team.give_up")}</Button>
          <Button look="quiet" onClick={() => setGivesUp(false)}>
            {t("action.cancel")}
          </Button>
        </div>
      </form>
    );
  return (
    <>
      <span className="actions no-print">
        <Button aria-label={t("team.done_what", { what: props.what })} onClick={() => void close("done")}>
          {t("team.done")}
        </Button>
        <Button look="quiet" aria-label={t("team.give_up_what", { what: props.what })} onClick={() => setGivesUp(true)}>
          {t("team.give_up")}
        </Button>
      </span>
      <RefusalText words={troubleText(t, step, [])} />
    </>
  );
}
