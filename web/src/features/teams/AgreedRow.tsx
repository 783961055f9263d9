// Teams: one thing that was agreed: done with one press, given up with a reason, or handed on to somebody else with a day of theirs.

import { type FormEvent, useState } from "react";
import type { AgreedId, CalendarDate, ProfessionalId } from "../../contract.generated";
import { dayText, typedDate } from "../../core/civil-time";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { Button, RefusalText, Select, TextField } from "../../ui/parts";

type Owners = ReadonlyArray<Readonly<{ id: ProfessionalId; label: string }>>;

export function AgreedActs(props: {
  readonly agreed: AgreedId;
  readonly what: string;
  readonly due_on?: CalendarDate;
  /** To whom it can be handed on. */
  readonly owners: Owners;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const [does, setDoes] = useState<"give_up" | "hand_on" | undefined>(undefined);
  const [note, setNote] = useState("");
  const { step, send } = useCommand<"agreed_close">();
  const changed = () => readAgain("team_dues", "teams", "unit_meetings");

  async function close(how: "done" | "given_up", event?: FormEvent): Promise<void> {
    event?.preventDefault();
    if (step.at === "sending") return;
    const answer = await send(`/api/agreed/${props.agreed}/close`, {
      how,
      ...(note.trim() !== "" && { note: note.trim() }),
    });
    if (answer?.ok) changed();
  }

  if (does === "hand_on")
    return (
      <HandOn
        agreed={props.agreed}
        what={props.what}
        due_on={props.due_on}
        owners={props.owners}
        onDone={() => {
          setDoes(undefined);
          changed();
        }}
        onBack={() => setDoes(undefined)}
      />
    );
  if (does === "give_up")
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
          <Button look="quiet" onClick={() => setDoes(undefined)}>
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
        {props.owners.length > 0 && (
          <Button
            look="quiet"
            aria-label={t("team.hand_on_what", { what: props.what })}
            onClick={() => setDoes("hand_on")}
          >
            {t("team.hand_on")}
          </Button>
        )}
        <Button
          look="quiet"
          aria-label={t("team.give_up_what", { what: props.what })}
          onClick={() => setDoes("give_up")}
        >
          {t("team.give_up")}
        </Button>
      </span>
      <RefusalText words={troubleText(t, step, [])} />
    </>
  );
}

function HandOn(props: {
  readonly agreed: AgreedId;
  readonly what: string;
  readonly due_on: CalendarDate | undefined;
  readonly owners: Owners;
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const scope = `team hand ${props.agreed}`;
  const [owner, setOwner] = useKept<ProfessionalId | "">(scope, "owner", "");
  const [due, setDue] = useKept(scope, "due", props.due_on ? dayText(props.due_on, t.language) : "");
  const [why, setWhy] = useKept(scope, "why", "");
  const [is_asked, setAsked] = useState(false);
  const due_on = typedDate(due);
  return (
    <CommandForm<"agreed_hand_on">
      title={t("team.hand_on_what", { what: props.what })}
      verb={t("team.hand_on")}
      fields={["/owner", "/due_on", "/why"]}
      path={`/api/agreed/${props.agreed}/hand-on`}
      body={() => {
        setAsked(true);
        return owner !== "" && due_on && why.trim() !== "" ? { owner, due_on, why: why.trim() } : undefined;
      }}
      scope={scope}
      takes_focus
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <Select<ProfessionalId>
            label={t("team.agreed_who")}
            value={owner}
            none={t("assign.choose")}
            options={props.owners}
            onChange={setOwner}
            refusal={is_asked && owner === "" ? t("team.owner_needed") : refusedAt(step, "/owner")}
          />
          <TextField
            label={t("team.agreed_by")}
            value={due}
            onChange={setDue}
            refusal={is_asked && !due_on ? t("date.wrong") : refusedAt(step, "/due_on")}
          />
          <TextField
            label={t("team.hand_on_why")}
            value={why}
            onChange={setWhy}
            maxLength={500}
            required
            refusal={is_asked && why.trim() === "" ? t("team.correct_why_needed") : refusedAt(step, "/why")}
          />
        </>
      )}
    </CommandForm>
  );
}
