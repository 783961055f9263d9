// Transfers: what each side does with one: accepted, asked back, told, declined, withdrawn, postponed; in an emergency; the call and the review after.

import { useState } from "react";
import type { CallResult, ProfessionalId, TransferShown, TransfersShown, UnitId } from "../../contract.generated";
import { civil, clockTime, dayText, typedDate, typedMoment } from "../../core/civil-time";
import { refusedAt } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { CheckGroup, Notice, RadioGroup, Select, TextArea, TextField } from "../../ui/parts";
import { type TransferHouse, useMoved } from "./use-transfers";
import "./transfer.css";

interface Place {
  readonly one: TransferShown;
  readonly house: TransferHouse;
  /** The client once more, before what can't be taken back. */
  readonly who: string;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}

function useDone(onDone: (words: string) => void): (words: string) => void {
  const moved = useMoved();
  return (words) => {
    moved();
    onDone(words);
  };
}

/** Who can call: those who sign in at the receiver. */
function callersOf(one: TransferShown, house: TransferHouse) {
  const people = new Map<ProfessionalId, { id: ProfessionalId; label: string }>();
  for (const { professional, name, unit } of house.colleagues)
    if (unit === one.to) people.set(professional, { id: professional, label: name });
  return [...people.values()];
}

export function AcceptForm(props: Place) {
  const t = useWords();
  const done = useDone(props.onDone);
  const { one, house } = props;
  const scope = `transfer accept ${one.line.transfer}`;
  const [caller, setCaller] = useKept<ProfessionalId | "">(scope, "caller", "");
  return (
    <CommandForm<"transfer_accept">
      title={t("care_transfer.accept")}
      who={<p>{props.who}</p>}
      verb={t("care_transfer.accept_save")}
      fields={["/caller"]}
      path={`/api/transfers/${one.line.transfer}/accept`}
      body={() => (caller === "" ? {} : { caller })}
      scope={scope}
      takes_focus
      onDone={() => done(t("care_transfer.accepted"))}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <p>
            {t("care_transfer.changes_hands", {
              unit: one.line.to_name,
              day: dayText(civil(one.line.planned_at).date, t.language),
              time: clockTime(one.line.planned_at, t.language),
            })}
          </p>
          {one.line.is_discharge && (
            <Select<ProfessionalId>
              label={t("care_transfer.caller")}
              help={t("care_transfer.caller_help", { days: house.catalogue.follow_up_call_days })}
              value={caller}
              none={t("care_transfer.caller_any")}
              options={callersOf(one, house)}
              onChange={setCaller}
              refusal={refusedAt(step, "/caller")}
            />
          )}
        </>
      )}
    </CommandForm>
  );
}

function WordsForm(props: Place & { readonly kind: "ask_back" | "tell" }) {
  const t = useWords();
  const done = useDone(props.onDone);
  const { one, kind } = props;
  const scope = `transfer ${kind} ${one.line.transfer}`;
  const [words, setWords] = useKept(scope, "words", "");
  const [is_asked, setAsked] = useState(false);
  const body = () => {
    setAsked(true);
    return words.trim() === "" ? undefined : { words: words.trim() };
  };
  const shared = {
    title: t(`care_transfer.${kind}`),
    verb: t(`care_transfer.${kind}_send`),
    fields: ["/words"],
    body,
    scope,
    takes_focus: true,
    onDone: () => done(t(`care_transfer.${kind}_done`)),
    onBack: props.onBack,
  };
  const field = (refusal: string | undefined) => (
    <TextArea
      label={t(`care_transfer.${kind}_words`)}
      value={words}
      onChange={setWords}
      rows={3}
      maxLength={2000}
      required
      refusal={is_asked && words.trim() === "" ? t("care_transfer.words_needed") : refusal}
    />
  );
  if (kind === "tell")
    return (
      <CommandForm<"transfer_tell"> {...shared} path={`/api/transfers/${one.line.transfer}/tell`}>
        {(step) => field(refusedAt(step, "/words"))}
      </CommandForm>
    );
  return (
    <CommandForm<"transfer_ask_back"> {...shared} path={`/api/transfers/${one.line.transfer}/ask-back`}>
      {(step) => field(refusedAt(step, "/words"))}
    </CommandForm>
  );
}
export const AskBackForm = (props: Place) => <WordsForm {...props} kind="ask_back" />;
export const TellForm = (props: Place) => <WordsForm {...props} kind="tell" />;

function EndForm(props: Place & { readonly kind: "decline" | "withdraw" }) {
  const t = useWords();
  const done = useDone(props.onDone);
  const { one, kind, house } = props;
  const scope = `transfer ${kind} ${one.line.transfer}`;
  const [why, setWhy] = useKept<string | undefined>(scope, "why", undefined);
  const [note, setNote] = useKept(scope, "note", "");
  const [is_asked, setAsked] = useState(false);
  const reasons = kind === "decline" ? house.catalogue.decline_reasons : house.catalogue.withdraw_reasons;
  const shared = {
    title: t(`care_transfer.${kind}`),
    who: <p>{props.who}</p>,
    verb: t(`care_transfer.${kind}_save`),
    danger: true,
    fields: ["/why"],
    body: () => {
      setAsked(true);
      return why === undefined ? undefined : { why, ...(note.trim() !== "" && { note: note.trim() }) };
    },
    scope,
    takes_focus: true,
    onDone: () => done(t(`care_transfer.${kind}_done`)),
    onBack: props.onBack,
  };
  const inside = (refusal: string | undefined) => (
    <>
      <p>{t("care_transfer.stays_with", { unit: one.line.from_name })}</p>
      <RadioGroup
        label={t("care_transfer.why")}
        value={why}
        options={reasons}
        onChange={setWhy}
        refusal={is_asked && !why ? t("care_transfer.reason_needed") : refusal}
      />
      <TextArea label={t("care_transfer.note")} value={note} onChange={setNote} maxLength={500} />
    </>
  );
  if (kind === "decline")
    return (
      <CommandForm<"transfer_decline"> {...shared} path={`/api/transfers/${one.line.transfer}/decline`}>
        {(step) => inside(refusedAt(step, "/why"))}
      </CommandForm>
    );
  return (
    <CommandForm<"transfer_withdraw"> {...shared} path={`/api/transfers/${one.line.transfer}/withdraw`}>
      {(step) => inside(refusedAt(step, "/why"))}
    </CommandForm>
  );
}
export const DeclineForm = (props: Place) => <EndForm {...props} kind="decline" />;
export const WithdrawForm = (props: Place) => <EndForm {...props} kind="withdraw" />;

export function PostponeForm(props: Place) {
  const t = useWords();
  const done = useDone(props.onDone);
  const { one } = props;
  const scope = `transfer postpone ${one.line.transfer}`;
  const [day, setDay] = useKept(scope, "day", dayText(civil(one.line.planned_at).date, t.language));
  const [clock, setClock] = useKept(scope, "clock", clockTime(one.line.planned_at, t.language));
  const [why, setWhy] = useKept(scope, "why", "");
  const [is_asked, setAsked] = useState(false);
  const planned_at = typedMoment(day, clock);
  return (
    <CommandForm<"transfer_postpone">
      title={t("care_transfer.postpone")}
      verb={t("care_transfer.postpone_save")}
      fields={["/planned_at", "/why"]}
      path={`/api/transfers/${one.line.transfer}/postpone`}
      body={() => {
        setAsked(true);
        return planned_at && why.trim() !== "" ? { planned_at, why: why.trim() } : undefined;
      }}
      scope={scope}
      takes_focus
      onDone={() => done(t("care_transfer.postponed"))}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <div className="transfer-fields">
            <TextField
              label={t("care_transfer.planned_day")}
              help={t("care_transfer.day_help")}
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
          </div>
          <TextArea
            label={t("care_transfer.why")}
            value={why}
            onChange={setWhy}
            maxLength={500}
            required
            refusal={is_asked && why.trim() === "" ? t("care_transfer.reason_needed") : refusedAt(step, "/why")}
          />
        </>
      )}
    </CommandForm>
  );
}

export function EmergencyForm(props: Omit<Place, "one"> & { readonly shown: TransfersShown }) {
  const t = useWords();
  const done = useDone(props.onDone);
  const { shown, house } = props;
  const scope = `transfer emergency ${shown.client.client}`;
  const [to, setTo] = useKept<UnitId | "">(scope, "to", "");
  const [why, setWhy] = useKept<string | undefined>(scope, "why", undefined);
  const [summary, setSummary] = useKept(scope, "summary", "");
  const [is_asked, setAsked] = useState(false);
  return (
    <CommandForm<"transfer_emergency">
      title={t("care_transfer.emergency")}
      who={<p>{props.who}</p>}
      verb={t("care_transfer.emergency_save")}
      danger
      fields={["/to", "/why", "/summary"]}
      path={`/api/clients/${shown.client.client}/transfers/emergency`}
      body={() => {
        setAsked(true);
        return to !== "" && why && summary.trim() !== "" ? { to, why, summary: summary.trim() } : undefined;
      }}
      scope={scope}
      takes_focus
      onDone={() => done(t("care_transfer.emergency_done"))}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <Notice look="warning">{t("care_transfer.emergency_help")}</Notice>
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
          <RadioGroup
            label={t("care_transfer.emergency_why")}
            value={why}
            options={house.catalogue.emergency_reasons}
            onChange={setWhy}
            refusal={is_asked && !why ? t("care_transfer.reason_needed") : refusedAt(step, "/why")}
          />
          <TextArea
            label={t("care_transfer.summary")}
            value={summary}
            onChange={setSummary}
            rows={4}
            maxLength={4000}
            required
            refusal={
              is_asked && summary.trim() === "" ? t("care_transfer.summary_needed") : refusedAt(step, "/summary")
            }
          />
        </>
      )}
    </CommandForm>
  );
}

const results: ReadonlyArray<CallResult> = ["reached", "not_reached", "voicemail"];

export function CallForm(props: Place) {
  const t = useWords();
  const done = useDone(props.onDone);
  const { one, house } = props;
  const tries = one.call?.tries.length ?? 0;
  const scope = `transfer call ${one.line.transfer} ${tries}`;
  const [result, setResult] = useKept<CallResult | undefined>(scope, "result", undefined);
  const [note, setNote] = useKept(scope, "note", "");
  const [gives_up, setGivesUp] = useKept<ReadonlyArray<string>>(scope, "gives_up", []);
  const [is_asked, setAsked] = useState(false);
  const may_give_up = result !== undefined && result !== "reached" && tries + 1 >= house.catalogue.follow_up_tries_min;
  return (
    <CommandForm<"transfer_call">
      title={t("care_transfer.call")}
      who={<p>{props.who}</p>}
      verb={t("care_transfer.call_save")}
      fields={["/note", "/gives_up"]}
      path={`/api/transfers/${one.line.transfer}/calls`}
      body={() => {
        setAsked(true);
        if (!result || (result === "reached" && note.trim() === "")) return undefined;
        return {
          result,
          gives_up: may_give_up && gives_up.length > 0,
          ...(note.trim() !== "" && { note: note.trim() }),
        };
      }}
      scope={scope}
      takes_focus
      onDone={() => done(t(result === "reached" ? "care_transfer.call_reached" : "care_transfer.call_noted"))}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <RadioGroup<CallResult>
            label={t("care_transfer.call_result")}
            value={result}
            options={results.map((id) => ({ id, label: t(`call_result.${id}`) }))}
            onChange={setResult}
            refusal={is_asked && !result ? t("care_transfer.choose_one") : undefined}
          />
          <TextArea
            label={t("care_transfer.call_note")}
            help={t("care_transfer.call_help")}
            value={note}
            onChange={setNote}
            rows={4}
            maxLength={2000}
            refusal={
              is_asked && result === "reached" && note.trim() === ""
                ? t("care_transfer.call_note_needed")
                : refusedAt(step, "/note")
            }
          />
          {may_give_up && (
            <CheckGroup
              label={t("care_transfer.call_further")}
              values={gives_up}
              options={[{ id: "up", label: t("care_transfer.call_gives_up") }]}
              onChange={setGivesUp}
              refusal={refusedAt(step, "/gives_up")}
            />
          )}
        </>
      )}
    </CommandForm>
  );
}

export function HandCallForm(props: Place) {
  const t = useWords();
  const done = useDone(props.onDone);
  const { one, house } = props;
  const scope = `transfer hand ${one.line.transfer}`;
  const [owner, setOwner] = useKept<ProfessionalId | "">(scope, "owner", "");
  const [why, setWhy] = useKept(scope, "why", "");
  const [is_asked, setAsked] = useState(false);
  return (
    <CommandForm<"transfer_call_hand_on">
      title={t("care_transfer.hand_call")}
      verb={t("care_transfer.hand_call_save")}
      fields={["/owner", "/why"]}
      path={`/api/transfers/${one.line.transfer}/calls/hand-on`}
      body={() => {
        setAsked(true);
        return why.trim() === "" ? undefined : { why: why.trim(), ...(owner !== "" && { owner }) };
      }}
      scope={scope}
      takes_focus
      onDone={() => done(t("care_transfer.hand_call_done"))}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <Select<ProfessionalId>
            label={t("care_transfer.caller")}
            value={owner}
            none={t("care_transfer.caller_unit")}
            options={callersOf(one, house).filter(({ id }) => id !== one.call?.owner)}
            onChange={setOwner}
            refusal={refusedAt(step, "/owner")}
          />
          <TextArea
            label={t("care_transfer.why")}
            value={why}
            onChange={setWhy}
            maxLength={500}
            required
            refusal={is_asked && why.trim() === "" ? t("care_transfer.reason_needed") : refusedAt(step, "/why")}
          />
        </>
      )}
    </CommandForm>
  );
}

export function ReviewForm(props: Place) {
  const t = useWords();
  const done = useDone(props.onDone);
  const { one, house } = props;
  const scope = `transfer review ${one.line.transfer} ${one.reviews.length}`;
  const [end, setEnd] = useKept(scope, "end", one.expected_end ? dayText(one.expected_end, t.language) : "");
  const [note, setNote] = useKept(scope, "note", "");
  const [is_asked, setAsked] = useState(false);
  const expected_end = typedDate(end);
  return (
    <CommandForm<"transfer_stay_review">
      title={t("care_transfer.review")}
      who={<p>{props.who}</p>}
      verb={t("care_transfer.review_save")}
      fields={["/expected_end", "/note"]}
      path={`/api/transfers/${one.line.transfer}/stay`}
      body={() => {
        setAsked(true);
        return expected_end && note.trim() !== "" ? { expected_end, note: note.trim() } : undefined;
      }}
      scope={scope}
      takes_focus
      onDone={() => done(t("care_transfer.reviewed"))}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <TextField
            label={t("care_transfer.expected_end")}
            help={t("care_transfer.expected_end_help", { days: house.catalogue.home_hospital_days_max })}
            value={end}
            onChange={setEnd}
            refusal={is_asked && !expected_end ? t("date.wrong") : refusedAt(step, "/expected_end")}
          />
          <TextArea
            label={t("care_transfer.review_note")}
            value={note}
            onChange={setNote}
            maxLength={1000}
            required
            refusal={is_asked && note.trim() === "" ? t("care_transfer.words_needed") : refusedAt(step, "/note")}
          />
        </>
      )}
    </CommandForm>
  );
}
