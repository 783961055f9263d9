// Transfers: one as it stands: between whom, from when on, what was told, what must happen and what became of it.

import { useState } from "react";
import type { StepShown, TransferLine, TransferShown } from "../../contract.generated";
import { civil, dayText, instantText, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords, type Words } from "../../core/words";
import { Button, joined, RefusalText, TextField } from "../../ui/parts";
import { type TransferHouse, useMoved } from "./use-transfers";
import "./transfer.css";

const labelOf = (list: ReadonlyArray<{ id: string; label: string }>, id: string) =>
  list.find((one) => one.id === id)?.label ?? id;

/** What is so now, in a word or two; the instant belongs to it. */
export function stateText(t: Words, now: number, line: TransferLine): string {
  if (line.state === "accepted" && line.changes_at)
    return t(Date.parse(line.changes_at) > now ? "care_transfer.changes_at" : "care_transfer.changed_at", {
      time: shortInstant(line.changes_at, now, t.language),
    });
  if (line.state === "waiting" || line.state === "asked_back" || line.state === "unseen")
    return t(`care_transfer.until_${line.state}`, { time: shortInstant(line.due_at, now, t.language) });
  return t(`transfer_state.${line.state}`);
}

export function TransferView(props: { readonly one: TransferShown; readonly house: TransferHouse }) {
  const t = useWords();
  const now = useNow();
  const { one, house } = props;
  const { line } = one;
  const { catalogue } = house;
  const reason = labelOf(line.is_emergency ? catalogue.emergency_reasons : catalogue.reasons, line.reason);
  const end_reasons = line.state === "declined" ? catalogue.decline_reasons : catalogue.withdraw_reasons;
  return (
    <div className="stack">
      <dl className="transfer-facts">
        <dt>{t("care_transfer.between")}</dt>
        <dd>
          <strong>
            {line.from_name} → {line.to_name}
          </strong>
          {line.is_emergency && <span className="badge badge--alert">{t("care_transfer.was_emergency")}</span>}
          {line.is_discharge && <span className="badge">{t("care_transfer.is_discharge")}</span>}
        </dd>
        <dt>{t("care_transfer.state")}</dt>
        <dd className={joined("figures", line.is_overdue && "transfer-late")}>
          {stateText(t, now, line)}
          {line.is_overdue && <> · {t("care_transfer.late")}</>}
          {one.end_why && <> · {labelOf(end_reasons, one.end_why)}</>}
          {one.end_note && <>: {one.end_note}</>}
          {one.settled_by_name && <span className="dim"> ({one.settled_by_name})</span>}
        </dd>
        {line.state !== "accepted" && !line.is_emergency && (
          <>
            <dt>{t("care_transfer.planned")}</dt>
            <dd className="figures">{instantText(line.planned_at, t.language)}</dd>
          </>
        )}
        <dt>{t("care_transfer.reason")}</dt>
        <dd>{reason}</dd>
        <dt>{t("care_transfer.summary")}</dt>
        <dd className="transfer-text">{one.summary}</dd>
        <dt>{t("care_transfer.asked_by")}</dt>
        <dd className="figures">
          {one.asked_by_name}, {instantText(one.asked_at, t.language)}
        </dd>
        {one.expected_end && (
          <>
            <dt>{t("care_transfer.expected_end")}</dt>
            <dd className="figures">
              {dayText(one.expected_end, t.language)}
              {one.reviews.map((review) => (
                <span key={review.reviewed_at} className="small dim transfer-line">
                  {t("care_transfer.reviewed_on", {
                    day: dayText(civil(review.reviewed_at).date, t.language),
                    end: dayText(review.expected_end, t.language),
                  })}{" "}
                  {review.note} {review.reviewed_by_name && `(${review.reviewed_by_name})`}
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
      {one.words.length > 0 && (
        <section className="stack stack--tight">
          <h3>{t("care_transfer.thread")}</h3>
          <ul className="transfer-list">
            {one.words.map((word) => (
              <li key={word.written_at + word.words}>
                <span className="transfer-text">
                  <strong>{t(word.is_question ? "care_transfer.question" : "care_transfer.answer")}</strong>{" "}
                  {word.words}
                </span>
                <span className="small dim figures">
                  {word.written_by_name}, {shortInstant(word.written_at, now, t.language)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {one.steps.length > 0 && (
        <section className="stack stack--tight">
          <h3>{t("care_transfer.steps")}</h3>
          <ul className="transfer-list">
            {one.steps.map((step) => (
              <Step key={step.step} one={one} step={step} house={house} />
            ))}
          </ul>
        </section>
      )}
      {one.call && (
        <section className="stack stack--tight">
          <h3>{t("care_transfer.call")}</h3>
          <p className={joined("figures", one.call.is_open && one.call.due_on < civil(now).date && "transfer-late")}>
            {one.call.is_open
              ? t("care_transfer.call_due", { day: dayText(one.call.due_on, t.language) })
              : one.aftercare_end && !one.call.result
                ? t(`aftercare_end.${one.aftercare_end}`)
                : t(one.call.result === "reached" ? "care_transfer.call_reached" : "care_transfer.call_given_up")}
            {" · "}
            {one.call.owner_name ?? one.line.to_name}
          </p>
          <ul className="transfer-list">
            {one.call.tries.map((attempt) => (
              <li key={attempt.called_at}>
                <span className="transfer-text">
                  <strong>{t(`call_result.${attempt.result}`)}</strong> {attempt.note}
                </span>
                <span className="small dim figures">
                  {attempt.called_by_name}, {shortInstant(attempt.called_at, now, t.language)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Step(props: { readonly one: TransferShown; readonly step: StepShown; readonly house: TransferHouse }) {
  const t = useWords();
  const today = civil(useNow()).date;
  const moved = useMoved();
  const { one, step, house } = props;
  const [is_needless, setNeedless] = useState(false);
  const [note, setNote] = useState("");
  const { step: at, send } = useCommand<"transfer_step">();
  const what = step.check ? labelOf(house.catalogue.discharge_checks, step.check) : (step.text ?? "");
  const is_late = !step.how && !step.is_void && step.due_on < today;

  async function close(how: "done" | "not_needed"): Promise<void> {
    if (at.at === "sending") return;
    const answer = await send(`/api/transfers/${one.line.transfer}/steps`, {
      step: step.step,
      how,
      ...(note.trim() !== "" && { note: note.trim() }),
    });
    if (answer?.ok) moved();
  }

  return (
    <li>
      <span className={joined((step.how || step.is_void) && "dim")}>{what}</span>
      <span className={joined("figures small", is_late && "transfer-late")}>
        {step.owner_name} ·{" "}
        {step.is_void
          ? t(one.aftercare_end ? `aftercare_end.${one.aftercare_end}` : "care_transfer.step_void")
          : step.how
            ? [t(`step_end.${step.how}`), step.note, step.closed_by_name].filter(Boolean).join(" · ")
            : t("care_transfer.by_day", { day: dayText(step.due_on, t.language) })}
        {is_late && <> · {t("care_transfer.late")}</>}
      </span>
      {step.may_close &&
        (is_needless ? (
          <form
            noValidate
            className="stack stack--tight"
            onSubmit={(event) => {
              event.preventDefault();
              void close("not_needed");
            }}
          >
            <TextField
              label={t("care_transfer.not_needed_why")}
              value={note}
              onChange={setNote}
              maxLength={500}
              refusal={refusedAt(at, "/note")}
            />
            <div className="actions">
              <Button type="submit">{t("care_transfer.not_needed")}</Button>
              <Button look="quiet" onClick={() => setNeedless(false)}>
                {t("action.cancel")}
              </Button>
            </div>
          </form>
        ) : (
          <span className="actions no-print">
            <Button aria-label={t("care_transfer.done_what", { what })} onClick={() => void close("done")}>
              {t("care_transfer.done")}
            </Button>
            <Button
              look="quiet"
              aria-label={t("care_transfer.not_needed_what", { what })}
              onClick={() => setNeedless(true)}
            >
              {t("care_transfer.not_needed")}
            </Button>
          </span>
        ))}
      <RefusalText words={troubleText(t, at, ["/note"])} />
    </li>
  );
}
