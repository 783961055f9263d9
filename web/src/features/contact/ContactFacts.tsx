// Contact: what reached us and what became of it so far. Taking it, taking it over, calling back, giving it back, ending it.

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { AttemptOutcome, ContactAnswer, ContactShown, Instant, RecordAttempt } from "../../contract.generated";
import {
  civil,
  clockTime,
  instantAt,
  instantOf,
  millis,
  plusDays,
  shortDay,
  shortInstant,
  typedClock,
} from "../../core/civil-time";
import { now as clockNow, useNow } from "../../core/clock";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords, wordFor } from "../../core/words";
import { nextAttemptText, spanText, UrgencyMark } from "../../ui/marks";
import { Button, Notice, RadioGroup, RefusalText, Select, TextField } from "../../ui/parts";
import { phoneText } from "../../ui/phone";
import { directedText } from "./directed";
import { overPromise } from "./promise";
import { SayForm } from "./SayForm";
import "./contact.css";

export function ContactFacts(props: { readonly shown: ContactShown; readonly onReturned: () => void }) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const { shown } = props;
  const { contact } = shown;
  const is_mine = contact.state === "taken" && contact.holder === me.professional;
  const others = shown.viewers.filter((viewer) => viewer.professional !== me.professional);
  const late = overPromise(contact, contact.state === "taken", now);
  const channel_name = t(`channel.${contact.channel}`);
  const line_name = wordFor(t, "line_name", shown.line_key);
  const [is_returning, setReturning] = useState(false);

  return (
    <section className="contact" aria-label={t("contact.title")}>
      <div className="contact__line">
        <p className="contact__facts">
          {contact.urgency && <UrgencyMark urgency={contact.urgency} />}
          <strong>{channel_name}</strong>
          {line_name !== channel_name && <span>{line_name}</span>}
          {shown.ticket_number !== undefined && (
            <span className="badge figures">{t("walkin.number", { number: shown.ticket_number })}</span>
          )}
          <span className="figures">
            {t("contact.received", { time: shortInstant(contact.received_at, now, t.language) })}
          </span>
          {contact.state !== "closed" && late !== undefined && (
            <span className="figures">
              {late > 0 ? (
                <strong className="row__late">{t("queue.late", { span: spanText(t, late) })}</strong>
              ) : (
                t("queue.promised", { time: shortInstant(contact.promise_by, now, t.language) })
              )}
            </span>
          )}
          <span className="dim">{wordFor(t, "why_here", contact.why_here)}</span>
          {contact.state === "waiting" && shown.directed && (
            <span className="dim">{directedText(t, shown.directed)}</span>
          )}
        </p>
        {is_mine && (
          <Button
            look="quiet"
            className="contact__return"
            aria-expanded={is_returning}
            onClick={() => setReturning(!is_returning)}
          >
            {t("contact.return")}
          </Button>
        )}
      </div>
      {others.length > 0 && (
        <p className="contact__viewers">
          {t("queue.open_by", { names: others.map((viewer) => viewer.name).join(", ") })}
        </p>
      )}
      {is_returning && is_mine && (
        <ReturnToLine shown={shown} onReturned={props.onReturned} onCancel={() => setReturning(false)} />
      )}
      {contact.provider_company && (
        <p className="contact__provider">
          <span className="badge">{t("provider.title")}</span>{" "}
          <strong>
            {contact.provider_caller
              ? t("provider.called_by", { name: contact.provider_caller, company: contact.provider_company })
              : contact.provider_company}
          </strong>
        </p>
      )}
      {(contact.channel === "callback" || contact.provider_company || contact.attempts > 0) &&
        contact.state !== "closed" && <Callback shown={shown} can_record={is_mine} />}
    </section>
  );
}

export function TakeContact(props: {
  readonly shown: ContactShown;
  readonly onTaken: (answer: ContactAnswer) => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { step, send } = useCommand<"contact_take">();
  const button = useRef<HTMLButtonElement>(null);
  const { contact } = props.shown;
  // Enter on a row opens it, Enter again takes it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another contact is another arrival
  useEffect(() => button.current?.focus(), [contact.contact]);

  async function take(): Promise<void> {
    const answer = await send(`/api/contacts/${contact.contact}/take`, {});
    if (answer?.ok) props.onTaken(answer.value);
    readAgain("desk", "contact");
  }

  return (
    <div className="stack">
      <Button ref={button} look="primary" onClick={() => void take()} disabled={step.at === "sending"}>
        {t("contact.take")}
      </Button>
      <RefusalText words={troubleText(t, step, [])} />
    </div>
  );
}

/** In a colleague's hands: whoever needs it now takes it over and says why; the colleague is told. */
export function TakeOver(props: { readonly shown: ContactShown; readonly onTaken: (answer: ContactAnswer) => void }) {
  const t = useWords();
  const [is_asking, setAsking] = useState(false);
  return (
    <>
      <Notice look="warning">
        {t("contact.held_by", { name: props.shown.holder_name ?? "" })}
        {!is_asking && (
          <div className="actions">
            <Button onClick={() => setAsking(true)}>{t("contact.take_over")}</Button>
          </div>
        )}
      </Notice>
      {is_asking && <SayWhyTaken {...props} onCancel={() => setAsking(false)} />}
    </>
  );
}

function SayWhyTaken(props: {
  readonly shown: ContactShown;
  readonly onTaken: (answer: ContactAnswer) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const [why, setWhy] = useState("");
  const { step, send } = useCommand<"contact_take_over">();

  async function takeOver(): Promise<void> {
    const answer = await send(`/api/contacts/${props.shown.contact.contact}/take-over`, { why });
    readAgain("desk", "contact");
    if (answer?.ok) props.onTaken(answer.value);
  }

  return (
    <SayForm
      label={t("contact.take_over_why")}
      verb={t("contact.take_over")}
      where="/why"
      value={why}
      onChange={setWhy}
      maxLength={500}
      step={step}
      onSend={takeOver}
      onCancel={props.onCancel}
    >
      <Notice look="quiet">{t("contact.take_over_help", { name: props.shown.holder_name ?? "" })}</Notice>
    </SayForm>
  );
}

/** Others decided all of it meanwhile: whoever has the contact ends it once the client has their answer. */
export function FinishContact(props: { readonly shown: ContactShown; readonly onFinished: () => void }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { step, send } = useCommand<"contact_finish">();

  async function finish(): Promise<void> {
    const answer = await send(`/api/contacts/${props.shown.contact.contact}/finish`, {});
    readAgain("desk", "contact");
    if (answer?.ok) props.onFinished();
  }

  return (
    <div className="stack">
      <p className="dim">{t("contact.finish_help")}</p>
      <Button look="primary" onClick={() => void finish()} disabled={step.at === "sending"}>
        {t("contact.finish")}
      </Button>
      <RefusalText words={troubleText(t, step, [])} />
    </div>
  );
}

const outcomes: ReadonlyArray<AttemptOutcome> = [
  "answered",
  "partial",
  "no_answer",
  "voicemail",
  "busy",
  "wrong_number",
];
/** Nobody was reached: what follows is when we try again. */
type Missed = Exclude<AttemptOutcome, "answered" | "partial">;

type NextTry = "soon" | "tomorrow" | "clock";

function Callback(props: { readonly shown: ContactShown; readonly can_record: boolean }) {
  const t = useWords();
  const now = useNow();
  const readAgain = useReadAgain();
  const { contact, is_open, next_opening, is_open_at_next_try } = props.shown;
  const minutes = useCatalogue().data?.callback_minutes;
  const { step, send } = useCommand<"contact_attempt">();
  const [missed, setMissed] = useState<Missed | undefined>(undefined);
  const [is_agreeing, setAgreeing] = useState(false);
  const [told, setTold] = useState<"sent" | "by_hand" | undefined>(undefined);
  const practice = props.shown.callback;
  const usual: NextTry = is_open_at_next_try ? "soon" : "tomorrow";
  const [chosen_next, setNext] = useState<NextTry | undefined>(undefined);
  const next = chosen_next ?? usual;
  const [clock, setClock] = useState("");
  const [bad_clock, setBadClock] = useState(false);
  const [recorded, setRecorded] = useState<AttemptOutcome | undefined>(undefined);
  const form_keys = useFormKeys(missed && { back: () => setMissed(undefined) });

  async function record(
    outcome: AttemptOutcome,
    next_at: RecordAttempt["next_at"],
    until?: RecordAttempt["until"],
  ): Promise<void> {
    const body: RecordAttempt = { outcome, ...(next_at && { next_at }), ...(until && { until }) };
    const answer = await send(`/api/contacts/${contact.contact}/attempts`, body);
    if (!answer?.ok) return;
    setMissed(undefined);
    setAgreeing(false);
    setRecorded(outcome);
    readAgain("desk", "contact");
    if (outcome === "answered") document.querySelector<HTMLElement>("#assessment textarea, #assessment input")?.focus();
  }

  function nextAt(): RecordAttempt["next_at"] {
    const today = civil(clockNow()).date;
    if (next === "tomorrow") return next_opening;
    if (next === "clock") {
      const typed = typedClock(clock);
      const at = typed && instantOf(today, typed.hour, typed.minute);
      return at && millis(at) > clockNow() ? at : undefined;
    }
    if (minutes === undefined) return undefined;
    return instantAt(clockNow() + minutes * 60_000);
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    const at = nextAt();
    setBadClock(!at);
    if (at && missed) void record(missed, at);
  }

  return (
    <div className="callback">
      <p className="callback__call figures">
        {contact.caller_phone ? (
          <a className="callback__phone" href={`tel:${contact.caller_phone}`}>
            {phoneText(contact.caller_phone)}
          </a>
        ) : (
          is_open && t("callback.no_phone")
        )}
        {contact.attempts > 0 && (
          <span className="small">
            {t("callback.attempt_of", { count: contact.attempts, min: practice.attempts_min })}
            {contact.last_attempt_at &&
              ` · ${t("callback.last", { time: shortInstant(contact.last_attempt_at, now, t.language) })}`}
            {contact.next_attempt_at && ` · ${nextAttemptText(t, contact.next_attempt_at, now)}`}
          </span>
        )}
      </p>
      {props.can_record && (
        <fieldset className="actions" aria-label={t("callback.how")}>
          {outcomes.map((outcome) => (
            <Button
              key={outcome}
              aria-pressed={missed === outcome || (outcome === "partial" && is_agreeing)}
              disabled={step.at === "sending"}
              onClick={() => {
                setMissed(outcome === "answered" || outcome === "partial" ? undefined : outcome);
                setAgreeing(outcome === "partial");
                if (outcome === "answered") void record(outcome, undefined);
              }}
            >
              {t(`attempt.${outcome}`)}
            </Button>
          ))}
        </fieldset>
      )}
      {missed && (
        <form noValidate {...form_keys} className="panel stack" onSubmit={save}>
          <RadioGroup<NextTry>
            label={t("callback.next")}
            value={next}
            onChange={setNext}
            options={[
              ...(is_open_at_next_try
                ? [
                    {
                      id: "soon" as const,
                      label: t("callback.in_minutes", {
                        count: minutes ?? 0,
                        time: shortInstant(instantAt(now + (minutes ?? 0) * 60_000), now, t.language),
                      }),
                    },
                  ]
                : []),
              {
                id: "tomorrow",
                label: t("callback.next_weekday", { time: shortInstant(next_opening, now, t.language) }),
              },
              { id: "clock", label: t("callback.clock") },
            ]}
            inline
          />
          {next === "clock" && (
            <TextField
              label={t("callback.clock_label")}
              value={clock}
              onChange={setClock}
              refusal={bad_clock ? t("callback.bad_clock") : refusedAt(step, "/next_at")}
            />
          )}
          <div className="actions">
            <Button type="submit" look="primary" disabled={step.at === "sending"}>
              {t("callback.record")}
            </Button>
            <Button look="quiet" onClick={() => setMissed(undefined)}>
              {t("action.cancel")}
            </Button>
          </div>
        </form>
      )}
      {is_agreeing && (
        <AgreeTime
          window_minutes={practice.window_minutes}
          days={practice.agreed_within_days}
          is_sending={step.at === "sending"}
          refusal={refusedAt(step, "/next_at") ?? refusedAt(step, "/until")}
          onAgreed={(from, until) => void record("partial", from, until)}
          onCancel={() => setAgreeing(false)}
        />
      )}
      <RefusalText words={troubleText(t, step, ["/next_at", "/until"])} />
      <p className="small" role="status">
        {recorded === "partial" ? t("callback.kept") : recorded && recorded !== "answered" && t("callback.stays")}
      </p>
      {contact.agreed_from && (
        <p className="small figures">
          {t("callback.agreed", {
            from: shortInstant(contact.agreed_from, now, t.language),
            until: clockTime(contact.promise_by, t.language),
          })}
        </p>
      )}
      {contact.told_at && (
        <p className="small figures">{t("callback.told", { time: shortInstant(contact.told_at, now, t.language) })}</p>
      )}
      {props.can_record && practice.is_to_be_told && !missed && !is_agreeing && (
        <TellMissed shown={props.shown} onTold={(is_sent) => setTold(is_sent ? "sent" : "by_hand")} />
      )}
      <p className="small" role="status">
        {told && t(`callback.told_${told}`)}
      </p>
    </div>
  );
}

/** The client was reached and had to go: the day and the hours that they said. */
function AgreeTime(props: {
  readonly window_minutes: number;
  /** How far ahead a time can be agreed on. */
  readonly days: number;
  readonly is_sending: boolean;
  readonly refusal: string | undefined;
  readonly onAgreed: (from: Instant, until: Instant) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const today = civil(clockNow()).date;
  const days = Array.from({ length: props.days }, (_, n) => plusDays(today, n));
  const [day, setDay] = useState(today);
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [is_bad, setBad] = useState(false);
  const form_keys = useFormKeys({ back: props.onCancel });

  function at(text: string): Instant | undefined {
    const typed = typedClock(text);
    const instant = typed && instantOf(day, typed.hour, typed.minute);
    return instant && millis(instant) > clockNow() ? instant : undefined;
  }
  /** The usual length of such a time, until something else is typed. */
  function fromTyped(text: string): void {
    setFrom(text);
    const begins = at(text);
    if (begins) setUntil(clockTime(instantAt(millis(begins) + props.window_minutes * 60_000), t.language));
  }
  function save(event: FormEvent): void {
    event.preventDefault();
    const begins = at(from);
    const ends = at(until);
    const is_right = begins !== undefined && ends !== undefined && millis(ends) > millis(begins);
    setBad(!is_right);
    if (is_right) props.onAgreed(begins, ends);
  }

  return (
    <form noValidate {...form_keys} className="panel stack" onSubmit={save}>
      <p className="field__label">{t("callback.agreed_title")}</p>
      <div className="contact__agreed">
        <Select
          label={t("callback.agreed_day")}
          value={day}
          options={days.map((one) => ({ id: one, label: shortDay(one, t.language) }))}
          onChange={(chosen) => chosen !== "" && setDay(chosen)}
        />
        <TextField label={t("callback.agreed_from")} value={from} onChange={fromTyped} maxLength={5} required />
        <TextField label={t("callback.agreed_until")} value={until} onChange={setUntil} maxLength={5} required />
      </div>
      <RefusalText words={is_bad ? t("callback.agreed_bad") : props.refusal} />
      <div className="actions">
        <Button type="submit" look="primary" disabled={props.is_sending}>
          {t("callback.agreed_save")}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {t("action.cancel")}
        </Button>
      </div>
    </form>
  );
}

/** Called as often as was agreed, and in vain: the client is told so, and when we call once more. */
function TellMissed(props: { readonly shown: ContactShown; readonly onTold: (is_sent: boolean) => void }) {
  const t = useWords();
  const now = useNow();
  const readAgain = useReadAgain();
  const { contact, callback } = props.shown;
  const { step, send } = useCommand<"contact_tell_missed">();

  async function tell(): Promise<void> {
    const answer = await send(`/api/contacts/${contact.contact}/tell-missed`, { next_at: callback.after_letter_at });
    if (!answer?.ok) return;
    props.onTold(answer.value.message !== undefined);
    readAgain("desk", "contact");
  }

  return (
    <div className="panel stack">
      <strong>{t("callback.tell_title", { count: contact.attempts })}</strong>
      <p className="dim">{t("callback.tell_help")}</p>
      <p className="figures">
        {t("callback.tell_when")}: {shortInstant(callback.after_letter_at, now, t.language)}
      </p>
      <RefusalText words={troubleText(t, step, [])} />
      <div className="actions">
        <Button onClick={() => void tell()} disabled={step.at === "sending"}>
          {t("callback.tell")}
        </Button>
      </div>
    </div>
  );
}

function ReturnToLine(props: {
  readonly shown: ContactShown;
  readonly onReturned: () => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { contact } = props.shown.contact;
  const [why, setWhy] = useKept(contact, "return", "");
  const { step, send } = useCommand<"contact_return">();

  async function giveBack(): Promise<void> {
    const answer = await send(`/api/contacts/${contact}/return`, { why });
    if (!answer?.ok) return;
    // What was begun on it here is somebody else's to begin.
    forgetKept(contact);
    for (const { matter } of props.shown.matters) forgetKept(matter);
    readAgain("desk", "contact");
    props.onReturned();
  }

  return (
    <SayForm
      label={t("contact.return_why")}
      verb={t("contact.return")}
      where="/why"
      value={why}
      onChange={setWhy}
      maxLength={500}
      step={step}
      onSend={giveBack}
      onCancel={props.onCancel}
    >
      <Notice look="quiet">{t("contact.return_help")}</Notice>
    </SayForm>
  );
}
