// Assessment: an assessment that is recorded, as it was answered, with the form that it stood on.

import type { AssessmentRow, CodeShown, Form } from "../../contract.generated";
import { dateText, instantText } from "../../core/civil-time";
import { useWords, wordFor } from "../../core/words";
import { UrgencyMark } from "../../ui/marks";
import { Button } from "../../ui/parts";
import { questionsOf } from "./answers";
import "./assessment.css";

export function AssessmentSummary(props: {
  readonly assessment: AssessmentRow;
  readonly form: Form | undefined;
  readonly codes: ReadonlyArray<CodeShown>;
  /** Absent when it is not mine to correct. */
  readonly onCorrect: (() => void) | undefined;
}) {
  const t = useWords();
  const { assessment, form, codes } = props;
  const questions = form && form.version === assessment.form_version ? questionsOf(form) : [];
  return (
    <section className="assessment assessment--recorded" aria-labelledby="assessed-title" id="assessment">
      <div className="assessment__head">
        <h2 id="assessed-title">{t("assessment.title")}</h2>
        <p className="small dim">
          {t("assessment.recorded", { time: instantText(assessment.assessed_at, t.language) })}
          {props.onCorrect && (
            <Button look="quiet" className="assessment__correct no-print" onClick={props.onCorrect}>
              {t("assessment.correct")}
            </Button>
          )}
        </p>
      </div>
      <dl className="facts">
        <dt>{t("assessment.urgency")}</dt>
        <dd>
          <UrgencyMark urgency={assessment.urgency} />
        </dd>
        {assessment.guarantee_by && (
          <>
            <dt>{t("times.guarantee_by")}</dt>
            <dd>
              {dateText(assessment.guarantee_by, t.language)}
              {assessment.guarantee_rule && (
                <span className="dim"> ({wordFor(t, "guarantee_rule", assessment.guarantee_rule)})</span>
              )}
            </dd>
          </>
        )}
        {questions
          .filter((question) => question.id !== "urgency" && (assessment.answers[question.id]?.length ?? 0) > 0)
          .map((question) => (
            <div className="facts__pair" key={question.id}>
              <dt>{question.label}</dt>
              <dd>
                {assessment.answers[question.id]
                  ?.map((value) => {
                    if (question.kind === "flag") return value === "true" ? t("answer.yes") : t("answer.no");
                    if (question.kind === "code")
                      return `${value} ${codes.find(({ code }) => code === value)?.label ?? ""}`;
                    return question.choices.find(({ id }) => id === value)?.label ?? value;
                  })
                  .join(", ")}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
