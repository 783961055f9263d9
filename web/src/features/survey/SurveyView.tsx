// Survey: what was done in one survey, and its time line for paper.

import type { ReactNode } from "react";
import type { SurveyId, SurveyMemberShown, SurveyShown, TriggerText } from "../../contract.generated";
import { instantText, shortInstant } from "../../core/civil-time";
import { useCommand } from "../../core/use-command";
import { useWords, type Words } from "../../core/words";
import { Button, Notice } from "../../ui/parts";
import "./survey.css";

export function Section(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="survey-section" aria-label={props.title}>
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}

export function WhyHere(props: {
  readonly shown: SurveyShown;
  readonly now: number;
  readonly triggers: ReadonlyArray<TriggerText>;
  /** What the form calls the triggers that a professional marks. */
  readonly markedName: (id: string) => string;
}) {
  const t = useWords();
  const { line, triggers } = props.shown;
  return (
    <Section title={t("survey.why_here")}>
      <p className="survey-words">
        <q>{line.words}</q>
      </p>
      <p className="survey-words">{line.why}</p>
      <p className="small dim">
        {t("survey.passed_by", {
          name: line.passed_by_name,
          time: shortInstant(line.passed_at, props.now, t.language),
        })}
      </p>
      {triggers.length > 0 && (
        <ul>
          {triggers.map((id) => (
            <li key={id}>
              <strong>{props.markedName(id)}</strong> <span className="small dim">{t("survey.marked")}</span>
            </li>
          ))}
        </ul>
      )}
      {props.triggers.length > 0 && (
        <>
          <p className="small">{t("survey.ask_client")}</p>
          <ul className="small">
            {(props.triggers[0]?.prompts ?? []).map((prompt) => (
              <li key={prompt}>{prompt}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

export function Calls(props: { readonly shown: SurveyShown; readonly now: number; readonly children: ReactNode }) {
  const t = useWords();
  const { shown, now } = props;
  return (
    <Section title={t("survey.calls")}>
      {shown.calls.length === 0 && <p className="dim">{t("survey.no_calls")}</p>}
      <ol>
        {shown.calls.map((call) => (
          <li key={call.number}>
            <span className="figures">{shortInstant(call.called_at, now, t.language)}</span>{" "}
            <strong>{t(`survey.result.${call.result}`)}</strong>{" "}
            <span className="small">
              {[
                call.with_whom,
                call.called_by_name,
                call.next_try_at && t("survey.next_try_at", { time: shortInstant(call.next_try_at, now, t.language) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {call.note && <p className="survey-words">{call.note}</p>}
          </li>
        ))}
      </ol>
      {shown.unanswered > 0 && (
        <p className="small figures">{t("survey.attempts", { count: shown.unanswered, min: shown.attempts_min })}</p>
      )}
      {props.children}
    </Section>
  );
}

function memberText(t: Words, member: SurveyMemberShown): string {
  return member.name ?? (member.profession ? t(`profession.${member.profession}`) : "");
}

export function Team(props: {
  readonly shown: SurveyShown;
  readonly survey: SurveyId | undefined;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const { shown, survey } = props;
  const { step, send } = useCommand<"survey_let_go">();
  async function letGo(number: number): Promise<void> {
    if (!survey || step.at === "sending") return;
    const answer = await send(`/api/surveys/${survey}/members/leave`, { number });
    if (answer) props.onDone();
  }
  return (
    <Section title={t("survey.team")}>
      {shown.members.length === 0 && <p className="dim">{t("survey.no_team")}</p>}
      <ul className="stack stack--tight">
        {shown.members.map((member) => (
          <li key={member.number}>
            <strong>{memberText(t, member)}</strong> {member.role}{" "}
            <span className="small dim">
              {[t(`survey.basis.${member.basis}`), member.left_at && t("survey.left")].filter(Boolean).join(" · ")}
            </span>{" "}
            {shown.is_mine && !member.left_at && (
              <Button
                look="quiet"
                aria-label={`${t("survey.let_go")}: ${memberText(t, member)}`}
                onClick={() => void letGo(member.number)}
              >
                {t("survey.let_go")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {props.children}
    </Section>
  );
}

export function Ends(props: {
  readonly shown: SurveyShown;
  readonly outcome_label: string | undefined;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const { shown } = props;
  return (
    <Section title={t("survey.ends")}>
      {shown.agreed_name && shown.agreed_as ? (
        <p>
          {t("survey.agreed_on", { name: shown.agreed_name, named_as: t(`named_as.${shown.agreed_as}`) })}
          {!shown.worker_is_named && <strong> {t("survey.agreed_no_more")}</strong>}
        </p>
      ) : (
        <p className="dim">{t("survey.nobody_agreed")}</p>
      )}
      {shown.state === "closed" && (
        <Notice role="status">
          <strong>{[t("survey.closed"), props.outcome_label].filter(Boolean).join(": ")}</strong>
          <p>{shown.ended ? t(`survey.end.${shown.ended}`) : t("survey.closed_emergency")}</p>
          {shown.ended_why && <p className="survey-words">{shown.ended_why}</p>}
        </Notice>
      )}
      {props.children}
    </Section>
  );
}

export function TimeLine(props: { readonly shown: SurveyShown }) {
  const t = useWords();
  return (
    <Section title={t("survey.time_line")}>
      <ol className="survey-steps">
        {props.shown.steps.map((step, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time line only grows at its end
          <li key={n}>
            <span className="figures">{instantText(step.at, t.language)}</span>
            <strong>{t(`survey.step.${step.step}`)}</strong>
            <span className="survey-words">{[step.by_name, step.text].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
