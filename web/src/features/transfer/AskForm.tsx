// Transfers: the sender asks the receiver to answer for a client's care: whither, why, from when on, and what must happen around it.

import { useState } from "react";
import type { CalendarDate, ClientId, Instant, TransfersShown, UnitId, WriteStep } from "../../contract.generated";
import { civil, dayText, plusDays, typedDate, typedMoment } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { refusedAt, type Step } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { Button, CheckGroup, Select, TextArea, TextField } from "../../ui/parts";
import { type TransferHouse, useMoved } from "./use-transfers";
import "./transfer.css";

interface StepDraft {
  readonly text: string;
  readonly owner: UnitId | "";
  readonly due_on: string;
}
const no_steps: ReadonlyArray<StepDraft> = [{ text: "", owner: "", due_on: "" }];
const isBlank = (one: StepDraft) => one.text.trim() === "";
const hospital_kinds = ["hospital", "ward"];
const fields = ["/to", "/reason", "/summary", "/planned_at", "/expected_end", "/is_discharge", "/steps"];

/** Nothing typed is "at once", half of a moment is wrong. */
function plannedAt(day: string, clock: string): Instant | "at_once" | undefined {
  return day.trim() === "" && clock.trim() === "" ? "at_once" : typedMoment(day, clock);
}

export function AskForm(props: {
  readonly shown: TransfersShown;
  readonly house: TransferHouse;
  readonly who: string;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const moved = useMoved();
  const today = civil(useNow()).date;
  const { shown, house } = props;
  const client: ClientId = shown.client.client;
  const scope = `transfer ask ${client}`;
  const every_check = house.catalogue.discharge_checks.map(({ id }) => id);
  const [to, setTo] = useKept<UnitId | "">(scope, "to", "");
  const [reason, setReason] = useKept(scope, "reason", "");
  const [summary, setSummary] = useKept(scope, "summary", "");
  const [day, setDay] = useKept(scope, "day", "");
  const [clock, setClock] = useKept(scope, "clock", "");
  const [goes_home, setGoesHome] = useKept<ReadonlyArray<string>>(scope, "home", []);
  const [checks, setChecks] = useKept<ReadonlyArray<string>>(scope, "checks", every_check);
  const [end, setEnd] = useKept(scope, "end", "");
  const [steps, setSteps] = useKept(scope, "steps", no_steps);
  const [is_asked, setAsked] = useState(false);
  const unit = shown.units.find((one) => one.unit === to);
  const is_hospital = unit !== undefined && hospital_kinds.includes(unit.kind);
  const is_stay = unit?.kind === "home_hospital";
  const is_discharge = goes_home.length > 0 && !is_hospital;
  const planned_at = plannedAt(day, clock);
  const expected_end = typedDate(end);
  const planned_on = typedDate(day) ?? today;

  function stepsSent(): ReadonlyArray<WriteStep> | undefined {
    const sent: WriteStep[] = is_discharge
      ? checks.map((check) => ({ check, owner: shown.my_unit, due_on: planned_on }))
      : [];
    for (const one of steps) {
      if (isBlank(one)) continue;
      const due_on: CalendarDate | undefined = typedDate(one.due_on);
      if (one.owner === "" || !due_on) return undefined;
      sent.push({ text: one.text.trim(), owner: one.owner, due_on });
    }
    return sent;
  }

  return (
    <CommandForm<"transfer_ask">
      title={t("care_transfer.ask")}
      who={<p>{props.who}</p>}
      verb={t("care_transfer.ask_send")}
      fields={fields}
      path={`/api/clients/${client}/transfers/ask`}
      scope={scope}
      takes_focus
      body={() => {
        setAsked(true);
        const sent = stepsSent();
        if (to === "" || reason === "" || summary.trim() === "" || !planned_at || !sent) return undefined;
        if (is_stay && !expected_end) return undefined;
        return {
          to,
          reason,
          summary: summary.trim(),
          steps: sent,
          is_discharge,
          ...(planned_at !== "at_once" && { planned_at }),
          ...(is_stay && expected_end && { expected_end }),
        };
      }}
      onDone={() => {
        moved();
        props.onDone(t("care_transfer.asked"));
      }}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <div className="transfer-fields">
            <Select<UnitId>
              label={t("care_transfer.to")}
              value={to}
              none={t("care_transfer.choose")}
              options={shown.units
                .filter((one) => one.unit !== shown.my_unit)
                .map((one) => ({ id: one.unit, label: `${one.name}, ${t(`unit_kind.${one.kind}`)}` }))}
              onChange={setTo}
              refusal={is_asked && to === "" ? t("care_transfer.to_needed") : refusedAt(step, "/to")}
            />
            <Select
              label={t("care_transfer.reason")}
              value={reason}
              none={t("care_transfer.choose")}
              options={house.catalogue.reasons}
              onChange={setReason}
              refusal={is_asked && reason === "" ? t("care_transfer.reason_needed") : refusedAt(step, "/reason")}
            />
          </div>
          <TextArea
            label={t("care_transfer.summary")}
            help={t("care_transfer.summary_help")}
            value={summary}
            onChange={setSummary}
            rows={6}
            maxLength={4000}
            required
            refusal={
              is_asked && summary.trim() === "" ? t("care_transfer.summary_needed") : refusedAt(step, "/summary")
            }
          />
          <div className="transfer-fields">
            <TextField
              label={t("care_transfer.planned_day")}
              help={t("care_transfer.planned_help")}
              value={day}
              onChange={setDay}
              refusal={is_asked && !planned_at ? t("care_transfer.moment_wrong") : refusedAt(step, "/planned_at")}
            />
            <TextField
              label={t("care_transfer.planned_clock")}
              help={t("care_transfer.clock_help")}
              value={clock}
              onChange={setClock}
            />
            {is_stay && (
              <TextField
                label={t("care_transfer.expected_end")}
                help={t("care_transfer.expected_end_help", { days: house.catalogue.home_hospital_days_max })}
                value={end}
                onChange={setEnd}
                refusal={is_asked && !expected_end ? t("date.wrong") : refusedAt(step, "/expected_end")}
              />
            )}
          </div>
          {!is_hospital && (
            <CheckGroup
              label={t("care_transfer.whither")}
              values={goes_home}
              options={[{ id: "home", label: t("care_transfer.goes_home") }]}
              onChange={setGoesHome}
              help={t("care_transfer.goes_home_help", { days: house.catalogue.follow_up_call_days })}
              refusal={refusedAt(step, "/is_discharge")}
            />
          )}
          {is_discharge && (
            <CheckGroup
              label={t("care_transfer.checks")}
              help={t("care_transfer.checks_help")}
              values={checks}
              options={house.catalogue.discharge_checks}
              onChange={setChecks}
            />
          )}
          <StepFields
            drafts={steps}
            shown={shown}
            sent_before={is_discharge ? checks.length : 0}
            is_asked={is_asked}
            step={step}
            first_due={dayText(plusDays(planned_on, 1), t.language)}
            onChange={setSteps}
          />
        </>
      )}
    </CommandForm>
  );
}

function StepFields(props: {
  readonly drafts: ReadonlyArray<StepDraft>;
  readonly shown: TransfersShown;
  /** Checks that are sent before these: the server counts all. */
  readonly sent_before: number;
  readonly is_asked: boolean;
  readonly step: Step;
  readonly first_due: string;
  readonly onChange: (drafts: ReadonlyArray<StepDraft>) => void;
}) {
  const t = useWords();
  const { drafts, is_asked, step } = props;
  const place = (n: number) => props.sent_before + drafts.slice(0, n).filter((one) => !isBlank(one)).length;
  const set = (n: number, part: Partial<StepDraft>) =>
    props.onChange(drafts.map((one, at) => (at === n ? { ...one, ...part } : one)));
  return (
    <>
      <h4>{t("care_transfer.steps")}</h4>
      {drafts.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own, and are only added at the end
        <fieldset key={n} className="transfer-step-fields">
          <legend className="heard-only">{t("care_transfer.step_n", { n: n + 1 })}</legend>
          <TextField
            label={t("care_transfer.step_what")}
            value={one.text}
            onChange={(text) => set(n, { text })}
            maxLength={300}
            refusal={isBlank(one) ? undefined : refusedAt(step, `/steps/${place(n)}/text`)}
          />
          <Select<UnitId>
            label={t("care_transfer.step_owner")}
            value={one.owner}
            none={t("care_transfer.choose")}
            options={props.shown.units.map(({ unit, name }) => ({ id: unit, label: name }))}
            onChange={(owner) => set(n, { owner })}
            refusal={
              is_asked && !isBlank(one) && one.owner === ""
                ? t("care_transfer.to_needed")
                : refusedAt(step, `/steps/${place(n)}/owner`)
            }
          />
          <TextField
            label={t("care_transfer.step_due")}
            help={n === 0 ? t("care_transfer.for_example", { day: props.first_due }) : undefined}
            value={one.due_on}
            onChange={(due_on) => set(n, { due_on })}
            refusal={
              is_asked && !isBlank(one) && !typedDate(one.due_on)
                ? t("date.wrong")
                : refusedAt(step, `/steps/${place(n)}/due_on`)
            }
          />
        </fieldset>
      ))}
      <div className="actions">
        <Button look="quiet" onClick={() => props.onChange([...drafts, { text: "", owner: "", due_on: "" }])}>
          + {t("care_transfer.step_add")}
        </Button>
      </div>
    </>
  );
}
