// Continuity: who is named for a client, why and until when. A worker is named, their own line offered, a naming ended, each with a reason.

import { type FormEvent, type ReactNode, useState } from "react";
import type {
  CalendarDate,
  ClientCard,
  ClientId,
  ContinuityShown,
  LineAnswer,
  NamedAs,
  NamedWorkerShown,
  Profession,
  ProfessionalId,
} from "../../contract.generated";
import { dayText, typedDate } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { useMe } from "../../core/session";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, FormEnd, RefusalText, Select, TextArea, TextField } from "../../ui/parts";
import { phoneText } from "../../ui/phone";
import { History } from "./History";
import { endReason, reasonText } from "./naming-text";
import "./continuity.css";

/** Choosing a colleague is the directory's part; the desk lends it. */
export type PickWorker = (needs: {
  readonly first: Profession;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (professional: ProfessionalId | undefined) => void;
  readonly refusal: string | undefined;
}) => ReactNode;

type Open = { readonly at: "none" } | { readonly at: "naming" } | { readonly at: "ending"; readonly named_as: NamedAs };

export function Workers(props: {
  readonly card: ClientCard;
  readonly continuity: ContinuityShown | undefined;
  readonly pick: PickWorker;
  readonly may_name: boolean;
  readonly onChanged: () => void;
}) {
  const t = useWords();
  const { card, continuity } = props;
  const [open, setOpen] = useState<Open>({ at: "none" });
  const [said, setSaid] = useState<string | undefined>(undefined);
  const close = () => setOpen({ at: "none" });
  function done(words: string): void {
    setSaid(words);
    close();
    props.onChanged();
  }
  if (!continuity) return null;
  return (
    <div className="stack">
      <p className={said ? "workers__done" : "heard-only"} role="status">
        {said}
      </p>
      {card.workers.length === 0 && <p className="dim">{t("client.no_workers")}</p>}
      <ul className="workers">
        {card.workers.map((worker) => (
          <li key={worker.named_as} className="workers__one">
            <Worker
              worker={worker}
              client={card.client.client}
              continuity={continuity}
              may_name={props.may_name && open.at === "none"}
              onEnd={() => setOpen({ at: "ending", named_as: worker.named_as })}
              onAnswered={() => done(t("workers.line_noted"))}
            />
            {open.at === "ending" && open.named_as === worker.named_as && (
              <EndForm
                worker={worker}
                client={card.client.client}
                continuity={continuity}
                onEnded={(matters) =>
                  done(
                    matters > 0
                      ? t("workers.ended_to_team", { name: worker.colleague.name, count: matters })
                      : t("workers.ended", { name: worker.colleague.name }),
                  )
                }
                onBack={close}
              />
            )}
          </li>
        ))}
      </ul>
      {open.at === "naming" ? (
        <NameForm
          client={card.client.client}
          continuity={continuity}
          pick={props.pick}
          onNamed={() => done(t("workers.named"))}
          onBack={close}
        />
      ) : (
        <div className="actions">
          {props.may_name && open.at === "none" && (
            <Button
              onClick={() => {
                setSaid(undefined);
                setOpen({ at: "naming" });
              }}
            >
              + {t("workers.name")}
            </Button>
          )}
        </div>
      )}
      <History client={card.client.client} continuity={continuity} />
    </div>
  );
}

function Worker(props: {
  readonly worker: NamedWorkerShown;
  readonly client: ClientId;
  readonly continuity: ContinuityShown;
  readonly may_name: boolean;
  readonly onEnd: () => void;
  readonly onAnswered: () => void;
}) {
  const t = useWords();
  const { worker } = props;
  const { step, send } = useCommand<"worker_line">();
  const { colleague } = worker;
  async function offered(answer: LineAnswer): Promise<void> {
    const sent = await send(`/api/clients/${props.client}/workers/line`, { named_as: worker.named_as, answer });
    if (sent?.ok) props.onAnswered();
  }
  return (
    <div className="workers__row">
      <div>
        <p>
          <span className="dim">{t(`named_as.${worker.named_as}`)}</span> <strong>{colleague.name}</strong>
          <span className="dim"> · {colleague.unit_name}</span>
        </p>
        <p className="small dim figures">
          {[
            t("workers.since", { day: dayText(worker.from, t.language) }),
            worker.until && t("workers.until", { day: dayText(worker.until, t.language) }),
            reasonText(props.continuity, worker.why),
            worker.deputy_name && t("workers.deputy", { name: worker.deputy_name }),
            colleague.phone && phoneText(colleague.phone),
            worker.line_answer && t(`line_answer.${worker.line_answer}`),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <RefusalText words={troubleText(t, step, [])} />
      </div>
      {props.may_name && (
        <div className="actions">
          {colleague.phone && worker.line_answer === undefined && (
            <>
              <Button look="quiet" disabled={step.at === "sending"} onClick={() => void offered("accepted")}>
                {t("workers.line_accepted")}
              </Button>
              <Button look="quiet" disabled={step.at === "sending"} onClick={() => void offered("declined")}>
                {t("workers.line_declined")}
              </Button>
            </>
          )}
          <Button look="quiet" onClick={props.onEnd}>
            {t("workers.end")}
          </Button>
        </div>
      )}
    </div>
  );
}

function EndForm(props: {
  readonly worker: NamedWorkerShown;
  readonly client: ClientId;
  readonly continuity: ContinuityShown;
  readonly onEnded: (matters_to_team: number) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { step, send } = useCommand<"worker_end">();
  const [why, setWhy] = useState("");
  const form_keys = useFormKeys({ back: props.onBack });
  async function end(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const answer = await send(`/api/clients/${props.client}/workers/end`, { named_as: props.worker.named_as, why });
    if (answer?.ok) props.onEnded(answer.value.matters_to_team);
  }
  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      aria-label={t("workers.end")}
      onSubmit={(event) => void end(event)}
    >
      <Select<string>
        label={t("workers.end_why")}
        value={why}
        none={t("assign.choose")}
        options={props.continuity.end_reasons.filter(({ id }) => endReason(id)).map(({ id, label }) => ({ id, label }))}
        onChange={setWhy}
        refusal={refusedAt(step, "/why")}
        help={t("workers.end_help")}
      />
      <FormEnd
        trouble={troubleText(t, step, ["/why"])}
        verb={t("workers.end")}
        look="danger"
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

function NameForm(props: {
  readonly client: ClientId;
  readonly continuity: ContinuityShown;
  readonly pick: PickWorker;
  readonly onNamed: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { continuity } = props;
  const me = useMe();
  const { step, send } = useCommand<"worker_name">();
  const [named_as, setNamedAs] = useState<NamedAs>("own_nurse");
  const [professional, setProfessional] = useState<ProfessionalId | undefined>(undefined);
  const [why, setWhy] = useState("");
  const [until_typed, setUntil] = useState("");
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState<"professional" | "until" | undefined>(undefined);
  const form_keys = useFormKeys({ back: props.onBack });
  const kind = continuity.kinds.find(({ id }) => id === named_as);
  const reasons = continuity.begin_reasons.filter((one) => one.named_as.includes(named_as) && one.id !== "stated");

  async function name(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const until: CalendarDate | undefined = until_typed.trim() ? typedDate(until_typed) : undefined;
    setMissing(!professional ? "professional" : until_typed.trim() && !until ? "until" : undefined);
    if (!professional || (until_typed.trim() && !until)) return;
    const answer = await send(`/api/clients/${props.client}/workers`, {
      professional,
      named_as,
      why,
      ...(until && { until }),
      ...(note.trim() && { note }),
    });
    if (answer?.ok) props.onNamed();
  }
  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      aria-label={t("workers.name")}
      onSubmit={(event) => void name(event)}
    >
      <h4>{t("workers.name")}</h4>
      <div className="pair">
        <Select<NamedAs>
          label={t("workers.as")}
          value={named_as}
          options={continuity.kinds.map(({ id }) => ({ id, label: t(`named_as.${id}`) }))}
          onChange={(chosen) => chosen !== "" && setNamedAs(chosen)}
        />
        <Select<string>
          label={t("workers.why")}
          value={why}
          none={t("assign.choose")}
          options={reasons.map(({ id, label }) => ({ id, label }))}
          onChange={setWhy}
          refusal={refusedAt(step, "/why")}
        />
      </div>
      {me.professional && kind?.professions.includes(me.role.profession) && (
        <label className="choice">
          <input
            type="checkbox"
            checked={professional === me.professional}
            onChange={(event) => setProfessional(event.target.checked ? me.professional : undefined)}
          />
          {t("workers.me")}
        </label>
      )}
      {professional !== me.professional && (
        <div key={named_as}>
          {props.pick({
            first: kind?.professions[0] ?? "nurse",
            value: professional,
            onChange: setProfessional,
            refusal: missing === "professional" ? t("workers.choose_who") : refusedAt(step, "/professional"),
          })}
        </div>
      )}
      <TextField
        label={t("workers.until_field")}
        help={t("date.help")}
        value={until_typed}
        onChange={setUntil}
        refusal={missing === "until" ? t("date.help") : refusedAt(step, "/until")}
      />
      <TextArea label={t("workers.note")} value={note} onChange={setNote} maxLength={500} />
      <FormEnd
        trouble={troubleText(t, step, ["/why", "/professional", "/until"])}
        verb={t("workers.name")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
