// Scheduling: somebody is away, and their day goes over to others. Proposals a row, one command for all of them, all or none.
//
// Invariant: a row without a proposal stays in sight as still to be arranged; nothing of the day is forgotten.

import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type {
  AbsenceReason,
  BookingId,
  CalendarDate,
  DayHandedOver,
  ProfessionalId,
  Proposal,
  Proposals,
  ServiceShown,
  ToHandOver,
} from "../../contract.generated";
import { civil, clockSpan, clockTime, dateText, dayText, shortDay } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords, type Words } from "../../core/words";
import { spanText, UrgencyMark } from "../../ui/marks";
import { Button, FocusHeading, Notice, RefusalText, Select, Skeleton, TextArea } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { bestOf, type Chosen, movesOf, proposalOf } from "./hand-over";
import { useBooksRead } from "./StepBar";
import { useProposals } from "./use-books";
import "./scheduling.css";

const reasons: ReadonlyArray<AbsenceReason> = ["sick", "annual_leave", "training", "meeting", "other_work", "other"];

interface Needs {
  readonly professional: ProfessionalId;
  readonly date: CalendarDate;
  /** The absence is in the book already. */
  readonly is_absent: boolean;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly onBack: () => void;
}

export function HandOver(props: Needs) {
  const t = useWords();
  const proposals = useProposals(props.professional, props.date);
  const [done, setDone] = useState<DayHandedOver | undefined>(undefined);
  if (proposals.isPending)
    return (
      <div className="hand-over">
        <Skeleton words={t("state.loading")} lines={8} />
      </div>
    );
  if (!proposals.data)
    return (
      <div className="hand-over">
        <Notice look="alert" role="alert">
          {readingTrouble(t, proposals.error)}
          <div className="actions">
            <Button onClick={() => proposals.refetch()}>{t("action.try_again")}</Button>
            <Button look="quiet" onClick={props.onBack}>
              {t("action.back")}
            </Button>
          </div>
        </Notice>
      </div>
    );
  if (done) return <Result {...props} shown={proposals.data} done={done} onMore={() => setDone(undefined)} />;
  return <Choosing {...props} shown={proposals.data} onDone={setDone} />;
}

function Title(props: { readonly shown: Proposals; readonly focusKey: string }) {
  const t = useWords();
  const { shown } = props;
  return (
    <div>
      <FocusHeading focusKey={props.focusKey}>
        {t("hand_over.title", { name: shown.professional_name, day: dateText(shown.date, t.language) })}
      </FocusHeading>
      <p className="dim">
        {shown.deputy_name ? t("hand_over.deputy", { name: shown.deputy_name }) : t("hand_over.no_deputy")}
      </p>
    </div>
  );
}

function Choosing(props: Needs & { readonly shown: Proposals; readonly onDone: (done: DayHandedOver) => void }) {
  const t = useWords();
  const { shown } = props;
  const readBooks = useBooksRead();
  const { step, send } = useCommand<"handover_day">();
  const [absence, setAbsence] = useState<AbsenceReason | "">(props.is_absent ? "" : "sick");
  const [own, setOwn] = useState<Chosen>({});
  const [late_because, setLateBecause] = useState<Readonly<Record<BookingId, string>>>({});
  // What one chose oneself stands; everything else follows the best there is now.
  const chosen: Chosen = { ...bestOf(shown.bookings), ...own };
  const moves = movesOf(shown.bookings, chosen, late_because);
  const left = shown.bookings.length - moves.length;
  const needs_reason = shown.bookings.some(
    (one) => proposalOf(one, chosen)?.is_after_guarantee && !late_because[one.booking]?.trim(),
  );
  const form_keys = useFormKeys({ back: props.onBack });
  const refused_row =
    step.at === "refused" ? Number(/^\/moves\/(\d+)/.exec(step.refusal.where)?.[1] ?? Number.NaN) : Number.NaN;
  const refused_booking = moves[refused_row]?.booking;

  async function handOver(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending" || needs_reason) return;
    const answer = await send(`/api/professionals/${props.professional}/hand-over`, {
      date: props.date,
      ...(absence !== "" && { absence }),
      moves,
    });
    readBooks();
    if (answer?.ok) props.onDone(answer.value);
  }

  return (
    <form noValidate {...form_keys} className="hand-over stack" onSubmit={(event) => void handOver(event)}>
      <div className="hand-over__head">
        <Title shown={shown} focusKey="choosing" />
        <Select<AbsenceReason>
          label={t("hand_over.absence")}
          value={absence}
          {...(props.is_absent && { none: t("hand_over.absence_known") })}
          options={reasons.map((id) => ({ id, label: t(`absence.${id}`) }))}
          onChange={setAbsence}
        />
      </div>
      {shown.meetings.length > 0 && (
        <Notice look="warning">
          <p>{t("hand_over.meetings")}</p>
          <ul className="hand-over__meetings">
            {shown.meetings.map((one) => (
              <li key={one.meeting}>
                <span className="figures">{clockSpan(one.begins_at, one.ends_at, t.language)}</span>{" "}
                <Link to="/groups" search={{ group: one.group }}>
                  {one.group_name}
                </Link>
                <span className="small">
                  {" "}
                  {[
                    t("hand_over.participants", { count: one.seats_taken }),
                    one.others.length > 0
                      ? t("hand_over.led_with", { names: one.others.join(", ") })
                      : t("hand_over.led_alone"),
                  ].join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {shown.bookings.length === 0 ? (
        <Notice look="quiet">{t("hand_over.nothing")}</Notice>
      ) : (
        <ul className="hand-over__rows">
          {shown.bookings.map((one) => (
            <Row
              key={one.booking}
              one={one}
              day={shown.date}
              services={props.services}
              chosen={chosen[one.booking]}
              onChoose={(index) => setOwn({ ...own, [one.booking]: index })}
              late_because={late_because[one.booking] ?? ""}
              onLateBecause={(text) => setLateBecause({ ...late_because, [one.booking]: text })}
              refusal={refused_booking === one.booking && step.at === "refused" ? step.refusal.words : undefined}
            />
          ))}
        </ul>
      )}
      <div className="hand-over__foot">
        <RefusalText words={refused_booking ? t("hand_over.refused") : troubleText(t, step, [])} />
        {needs_reason && <p role="status">{t("hand_over.needs_reason")}</p>}
        <div className="actions">
          <Button
            type="submit"
            look="primary"
            hotkey="Ctrl+Enter"
            disabled={step.at === "sending" || needs_reason || (moves.length === 0 && absence === "")}
          >
            {moves.length > 0 ? t("hand_over.accept", { count: moves.length }) : t("hand_over.absence_only")}
          </Button>
          <Button look="quiet" onClick={() => setOwn({})}>
            {t("hand_over.best")}
          </Button>
          <Button look="quiet" onClick={props.onBack}>
            {t("action.back")}
          </Button>
          <span aria-live="polite">
            {left > 0 && <strong className="hand-over__left">{t("hand_over.left", { count: left })}</strong>}
          </span>
        </div>
        <p className="small dim">{t("hand_over.all_or_none")}</p>
      </div>
    </form>
  );
}

function Row(props: {
  readonly one: ToHandOver;
  readonly day: CalendarDate;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number | undefined) => void;
  readonly late_because: string;
  readonly onLateBecause: (text: string) => void;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const { one, chosen } = props;
  const is_late = chosen !== undefined && one.proposals[chosen]?.is_after_guarantee;
  const service = props.services.find(({ id }) => id === one.service)?.label ?? one.service;
  return (
    <li className="hand-over__row">
      <div className="hand-over__who">
        <span className="hand-over__time figures">{clockSpan(one.begins_at, one.ends_at, t.language)}</span>
        <span>
          <strong>{one.client_name}</strong>
          {one.client_born && <span className="figures dim"> {dayText(one.client_born, t.language)}</span>}
        </span>
        <span className="small dim">{service}</span>
        {one.urgency && one.urgency !== "non_urgent" && (
          <span className="small">
            <UrgencyMark urgency={one.urgency} />
          </span>
        )}
        {one.guarantee_by && (
          <span className="small">
            {t("times.guarantee_by")} <span className="figures nowrap">{dayText(one.guarantee_by, t.language)}</span>
          </span>
        )}
      </div>
      <fieldset className="hand-over__choices">
        <legend className="heard-only">{t("hand_over.to_whom", { name: one.client_name ?? service ?? "" })}</legend>
        {one.proposals.map((proposal, index) => (
          <label className="choice" key={`${proposal.time.professional} ${proposal.time.begins_at}`}>
            <input type="radio" name={one.booking} checked={chosen === index} onChange={() => props.onChoose(index)} />
            <ProposalText proposal={proposal} day={props.day} />
          </label>
        ))}
        <label className="choice">
          <input
            type="radio"
            name={one.booking}
            checked={chosen === undefined}
            onChange={() => props.onChoose(undefined)}
          />
          <span>
            {one.proposals.length === 0 ? (
              <strong className="hand-over__left">{t("hand_over.later")}</strong>
            ) : (
              t("hand_over.later")
            )}
            {one.proposals.length === 0 && <span className="dim"> – {t("hand_over.no_proposals")}</span>}
          </span>
        </label>
        {is_late && (
          <TextArea
            label={t("times.late_because")}
            value={props.late_because}
            onChange={props.onLateBecause}
            maxLength={500}
            required
          />
        )}
        <RefusalText words={props.refusal} />
      </fieldset>
    </li>
  );
}

function ProposalText(props: { readonly proposal: Proposal; readonly day: CalendarDate }) {
  const t = useWords();
  const { proposal } = props;
  const { begins_at } = proposal.time;
  const { date } = civil(begins_at);
  return (
    <span>
      <span className="figures nowrap">
        <strong>
          {date !== props.day && `${shortDay(date, t.language)} `}
          {clockTime(begins_at, t.language)}
        </strong>
      </span>{" "}
      {proposal.professional_name}
      <span className="small dim">
        {" "}
        {t(`proposed_as.${proposal.proposed_as}`)}
        {proposal.proposed_as === "county" && `, ${proposal.unit_name}`} · {awayText(t, proposal.minutes_away)}
      </span>
      {proposal.is_after_guarantee && <span className="badge hand-over__late">{t("times.after_guarantee")}</span>}
    </span>
  );
}

function awayText(t: Words, minutes: number): string {
  if (minutes === 0) return t("hand_over.same_time");
  const span = spanText(t, Math.abs(minutes) * 60_000);
  return minutes > 0 ? t("hand_over.later_by", { span }) : t("hand_over.earlier_by", { span });
}

function Result(
  props: Needs & { readonly shown: Proposals; readonly done: DayHandedOver; readonly onMore: () => void },
) {
  const t = useWords();
  const { shown, done } = props;
  return (
    <div className="hand-over stack">
      <Title shown={shown} focusKey="done" />
      <Notice role="status">
        <strong>{t("hand_over.moved", { count: done.moved.length })}</strong>
        <span>{done.left === 0 ? t("hand_over.none_left") : t("hand_over.left", { count: done.left })}</span>
      </Notice>
      {done.left > 0 && (
        <ul className="hand-over__rows" aria-label={t("hand_over.later")}>
          {shown.bookings.map((one) => (
            <li className="hand-over__who" key={one.booking}>
              <span className="hand-over__time figures">{clockSpan(one.begins_at, one.ends_at, t.language)}</span>
              <strong>{one.client_name}</strong>
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        {done.left > 0 && (
          <Button look="primary" onClick={props.onMore}>
            {t("hand_over.go_on")}
          </Button>
        )}
        <Button look={done.left > 0 ? "quiet" : "primary"} onClick={props.onBack}>
          {t("hand_over.to_day")}
        </Button>
      </div>
    </div>
  );
}
