// Consultation: one question with what went along, its thread and how it ended.
//
// Invariant: whoever looks at the newest message has read it; the server is told once a message.

import { useEffect, useState } from "react";
import type { ConsultationShown, FactShown, ServiceShown } from "../../contract.generated";
import { write } from "../../core/api";
import { instantText, millis, shortInstant } from "../../core/civil-time";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, useCommand } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords, type Words } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { Button, joined, Notice, TextArea } from "../../ui/parts";
import { askedText, isLate, standingText } from "./consultation-text";
import "./consultation.css";

export function Question(props: {
  readonly shown: ConsultationShown;
  readonly now: number;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly triggerName: (id: string) => string;
  /** The answer is being written: it is the one form on the page. */
  readonly is_answering: boolean;
}) {
  const t = useWords();
  const { shown, now } = props;
  const { line } = shown;
  return (
    <>
      <section className="stack stack--tight" aria-label={t("consult.question")}>
        <p className="small dim">
          {[
            [line.asked_by_name, line.asked_in_name].filter(Boolean).join(", "),
            instantText(line.asked_at, t.language),
            line.mode === "route" && t("consult.mode_route"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className="question__words">
          <strong>{line.question}</strong>
        </p>
        {line.state === "open" && (
          <p className="small figures">
            {t("consult.waits_for", { name: askedText(t, line) })} ·{" "}
            {t("consult.answer_until", { time: shortInstant(line.answer_by, now, t.language) })}{" "}
            {isLate(line, now) && <span className="badge badge--alert">{t("consult.late")}</span>}
          </p>
        )}
      </section>
      <Facts {...props} />
      {shown.referrals.map((one) => (
        <Notice key={one.referred_at} look="quiet">
          {t("consult.referred", {
            name: one.referred_by_name,
            to:
              one.to_name ??
              t("consult.team_of", {
                profession: one.to_profession ? t(`profession.${one.to_profession}`) : "",
                unit: one.to_unit_name ?? "",
              }),
          })}
          <p className="question__words">{one.why}</p>
        </Notice>
      ))}
      {shown.handovers.map((one) => (
        <Notice key={one.handed_at} look="quiet">
          {t(one.is_asker ? "consult.asker_left" : "consult.asked_left", {
            name: one.from_name ?? "",
            time: shortInstant(one.handed_at, now, t.language),
          })}
          <p className="question__words">{one.why}</p>
        </Notice>
      ))}
      <Thread shown={shown} now={now} may_write={shown.may_write && !props.is_answering} />
      <Ending shown={shown} now={now} />
    </>
  );
}

function Facts(props: Parameters<typeof Question>[0]) {
  const t = useWords();
  const { facts } = props.shown;
  return (
    <section className="stack stack--tight" aria-label={t("consult.facts")}>
      <h3>{t("consult.facts")}</h3>
      {facts.length === 0 ? (
        <p className="dim small">{t("consult.no_facts")}</p>
      ) : (
        <ul className="question__facts">
          {facts.map((fact, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what went along never changes
            <li key={n}>{factText(t, fact, props.services, props.triggerName)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function factText(
  t: Words,
  fact: FactShown,
  services: ReadonlyArray<ServiceShown>,
  triggerName: (id: string) => string,
): string {
  if (!fact.is_readable) return t("consult.fact_hidden");
  const time = fact.at ? instantText(fact.at, t.language) : "";
  const service = services.find(({ id }) => id === fact.service)?.label;
  const parts: Record<FactShown["kind"], ReadonlyArray<string | false | undefined>> = {
    assessment: [t("consult.fact_assessment", { time }), fact.urgency && t(`urgency.${fact.urgency}`), fact.icpc2],
    visit: [
      t("consult.fact_visit", { time }),
      fact.professional_name,
      fact.visit_kind && t(`visit_kind.${fact.visit_kind}`),
      fact.reasons.join(", "),
    ],
    booking: [t("consult.fact_booking", { time }), service, fact.professional_name],
    plan_section: [
      fact.plan_kind && t("consult.fact_plan", { kind: t(`plan_kind.${fact.plan_kind}`), version: fact.version ?? 1 }),
      fact.version_now !== undefined && t("consult.fact_plan_now", { version: fact.version_now }),
    ],
    trigger: [fact.trigger && `${triggerName(fact.trigger)} (${fact.counted ?? 0})`],
  };
  return parts[fact.kind].filter(Boolean).join(" · ");
}

function Thread(props: { readonly shown: ConsultationShown; readonly now: number; readonly may_write: boolean }) {
  const t = useWords();
  const { shown, now } = props;
  const { consultation, unread } = shown.line;
  const [words, setWords] = useKept(`thread ${consultation}`, "words", "");
  const written = shown.words.length;
  const readAgain = useReadAgain();
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once a message, whatever else is drawn anew
  useEffect(() => {
    if (unread === 0) return;
    write<"consultation_seen">("PUT", `/api/consultations/${consultation}/seen`, { written })
      .then(() => readAgain("consultations"))
      // It stays new to them, and is told again when it is next shown.
      .catch(() => {});
  }, [consultation, unread, written]);
  return (
    <section className="stack stack--tight" aria-label={t("consult.thread")}>
      <h3>{t("consult.thread")}</h3>
      {shown.words.length === 0 && <p className="dim small">{t("consult.no_words")}</p>}
      <ol className="question__thread" aria-live="polite">
        {shown.words.map((word) => (
          <li key={word.number} className={joined("question__word", word.is_mine && "question__word--mine")}>
            <span className="small dim figures">
              {word.is_mine ? t("consult.you") : word.written_by_name} ·{" "}
              {shortInstant(word.written_at, now, t.language)}
            </span>
            <p className="question__words">{word.words}</p>
          </li>
        ))}
      </ol>
      {props.may_write && (
        <CommandForm<"consultation_write">
          key={written}
          title={t("consult.write")}
          is_plain
          verb={t("consult.send")}
          fields={["/words"]}
          path={`/api/consultations/${consultation}/words`}
          body={() => ({ words })}
          scope={`thread ${consultation}`}
          onDone={() => setWords("")}
        >
          {(step) => (
            <TextArea
              label={t("consult.write")}
              value={words}
              onChange={setWords}
              refusal={refusedAt(step, "/words")}
              maxLength={2000}
              required
            />
          )}
        </CommandForm>
      )}
    </section>
  );
}

function Ending(props: { readonly shown: ConsultationShown; readonly now: number }) {
  const t = useWords();
  const { shown, now } = props;
  const { line, visit } = shown;
  if (line.state === "open") return null;
  return (
    <Notice look={line.answer_kind === "emergency" ? "alert" : "info"} role="status">
      <strong>{standingText(t, line)}</strong>
      {line.answered_by_name && line.answered_at && (
        <p className="small figures">
          {t("consult.answered_by", {
            name: line.answered_by_name,
            time: shortInstant(line.answered_at, now, t.language),
          })}
        </p>
      )}
      {line.words && <p className="question__words">{line.words}</p>}
      {shown.ended_why && <p className="question__words">{shown.ended_why}</p>}
      {visit && (
        <p className="figures">
          {t("consult.visit", { time: instantText(visit.begins_at, t.language) })}
          {visit.remote_link && (
            <>
              {" "}
              <a href={visit.remote_link} target="_blank" rel="noopener noreferrer">
                {t("consult.open_link")}
              </a>
            </>
          )}
        </p>
      )}
    </Notice>
  );
}

/** Takes, gives back, withdraws and undoes: what is one press, or one press with a reason. */
export function QuestionActions(props: {
  readonly shown: ConsultationShown;
  readonly now: number;
  readonly onAnswer: () => void;
  readonly onDone: () => void;
}) {
  const t = useWords();
  const { shown, now } = props;
  const { consultation } = shown.line;
  const [is_withdrawing, setWithdrawing] = useState(false);
  const [why, setWhy] = useKept(`withdraw ${consultation}`, "why", "");
  const take = useCommand<"consultation_take">();
  const give_back = useCommand<"consultation_give_back">();
  const undo = useCommand<"consultation_undo">();
  const steps = [take.step, give_back.step, undo.step];
  const refused = steps.find((step) => step.at === "refused");
  const may_undo = shown.undo_until !== undefined && millis(shown.undo_until) > now;

  async function press(sent: Promise<{ readonly ok: boolean } | undefined>): Promise<void> {
    const answer = await sent;
    // Whoever was faster is told by the refusal, and what stands now is read again either way.
    if (answer) props.onDone();
  }
  if (is_withdrawing)
    return (
      <CommandForm<"consultation_withdraw">
        title={t("consult.withdraw")}
        verb={t("consult.withdraw")}
        fields={["/why"]}
        path={`/api/consultations/${consultation}/withdraw`}
        body={() => ({ why })}
        scope={`withdraw ${consultation}`}
        takes_focus
        onDone={() => {
          setWithdrawing(false);
          props.onDone();
        }}
        onBack={() => setWithdrawing(false)}
      >
        {(step) => (
          <TextArea
            label={t("consult.withdraw_why")}
            value={why}
            onChange={setWhy}
            refusal={refusedAt(step, "/why")}
            maxLength={1000}
            required
          />
        )}
      </CommandForm>
    );
  return (
    <div className="stack stack--tight">
      {refused?.at === "refused" && (
        <p className="refusal" role="alert">
          {refused.refusal.words}
        </p>
      )}
      <div className="actions">
        {shown.may_take && (
          <Button
            look="primary"
            hotkey="T"
            onClick={() => void press(take.send(`/api/consultations/${consultation}/take`, {}))}
          >
            {t("consult.take")}
          </Button>
        )}
        {shown.may_answer && (
          <Button look="primary" hotkey="A" onClick={props.onAnswer}>
            {t("consult.settle")}
          </Button>
        )}
        {shown.may_give_back && (
          <Button onClick={() => void press(give_back.send(`/api/consultations/${consultation}/give-back`, {}))}>
            {t("consult.give_back")}
          </Button>
        )}
        {shown.may_withdraw && <Button onClick={() => setWithdrawing(true)}>{t("consult.withdraw")}</Button>}
        {may_undo && shown.undo_until && (
          <Button
            hotkey="U"
            title={t("consult.undo_until", { time: shortInstant(shown.undo_until, now, t.language) })}
            onClick={() => void press(undo.send(`/api/consultations/${consultation}/undo`, {}))}
          >
            {t("consult.undo")}
          </Button>
        )}
      </div>
    </div>
  );
}
