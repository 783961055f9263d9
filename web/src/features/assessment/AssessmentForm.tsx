// Assessment: the care-need assessment on one page, top to bottom. Agreed rules stand beside the question that they concern;
// the professional decides.

import { useEffect, useRef } from "react";
import type { CodeShown, Question } from "../../contract.generated";
import { clockTime } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { useWords, type Words } from "../../core/words";
import { Button, CheckGroup, FocusHeading, Notice, RadioGroup, TextArea } from "../../ui/parts";
import { type Answers, isShown } from "./answers";
import { CodePicker } from "./CodePicker";
import { answer, type OpenDraft, type Saving, settleConflict } from "./drafts";
import "./assessment.css";

export function AssessmentForm(props: {
  readonly draft: OpenDraft;
  readonly codes: ReadonlyArray<CodeShown>;
  readonly onAssess: () => void;
  /** Where an assessment is corrected: it stands as it was. */
  readonly onCancel?: () => void;
}) {
  const t = useWords();
  const { draft, codes } = props;
  const { form, answers, assessing, matter } = draft;
  const form_keys = useFormKeys<HTMLElement>({ save: props.onAssess });
  const place = form_keys.ref;
  const is_sending = assessing.at === "sending";
  const refused_at = assessing.at === "refused" ? assessing.refusal.where : undefined;

  // What is being recorded cannot be edited; the cursor is back where it was when it was not recorded after all.
  const held_focus = useRef<Element | null>(null);
  if (is_sending && !held_focus.current) held_focus.current = document.activeElement;
  useEffect(() => {
    if (is_sending) return;
    const held = held_focus.current;
    held_focus.current = null;
    if (held instanceof HTMLElement && document.activeElement === document.body) held.focus({ preventScroll: true });
  }, [is_sending]);

  useEffect(() => {
    if (!refused_at) return;
    const id = refused_at.split("/")[2];
    const question = id && place.current?.querySelector<HTMLElement>(`[data-question="${id}"]`);
    if (question) focusIn(question);
  }, [refused_at, place]);

  const refusalOf = (id: string): string | undefined =>
    assessing.at === "refused" && assessing.refusal.where.split("/")[2] === id ? assessing.refusal.words : undefined;
  const refused_elsewhere =
    assessing.at === "refused" && !form.sections.some((section) => section.questions.some((one) => refusalOf(one.id)))
      ? assessing.refusal.words
      : undefined;

  return (
    <section className="assessment" aria-labelledby="assessment-title" id="assessment" {...form_keys}>
      <div className="assessment__head">
        <FocusHeading id="assessment-title" focusKey={String(draft.saving.at === "conflict")}>
          {t("assessment.title")}
        </FocusHeading>
        <SavingText saving={draft.saving} />
      </div>
      {draft.saving.at === "conflict" && <Conflict draft={draft} saving={draft.saving} />}
      <fieldset disabled={is_sending} aria-busy={is_sending} className="assessment__sections">
        {form.sections.map((section) => {
          const questions = section.questions.filter((question) => isShown(question, answers));
          if (questions.length === 0) return null;
          return (
            <div className="assessment__section" key={section.id}>
              {questions.every((question) => question.label !== section.label) && <h3>{section.label}</h3>}
              {questions.map((question) => (
                <div className="question" key={question.id} data-question={question.id}>
                  <QuestionField
                    question={question}
                    answers={answers}
                    codes={codes}
                    refusal={refusalOf(question.id)}
                    onChange={(values) => answer(matter, question.id, values)}
                  />
                  {question.agreed_rule && (
                    <aside className="rule" role="note" aria-label={t("assessment.agreed_rule")}>
                      <p>{question.agreed_rule.text}</p>
                      <p className="rule__source">{question.agreed_rule.source}</p>
                    </aside>
                  )}
                </div>
              ))}
            </div>
          );
        })}
      </fieldset>
      <div className="assessment__foot">
        {refused_elsewhere && (
          <p className="refusal" role="alert">
            {refused_elsewhere}
          </p>
        )}
        {assessing.at === "unreachable" && (
          <p className="refusal" role="alert">
            {t("state.unanswered")}
          </p>
        )}
        <Button look="primary" hotkey="Ctrl+Enter" onClick={props.onAssess} disabled={is_sending}>
          {t("assessment.record")}
        </Button>
        {props.onCancel && (
          <Button look="quiet" onClick={props.onCancel}>
            {t("action.cancel")}
          </Button>
        )}
        <span className="dim small">{t("assessment.you_decide")}</span>
      </div>
    </section>
  );
}

/** Puts the cursor where the answer goes. */
export function focusIn(place: HTMLElement): void {
  place
    .querySelector<HTMLElement>("input:checked, textarea, input:not([type=radio]), input, select")
    ?.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}

function QuestionField(props: {
  readonly question: Question;
  readonly answers: Answers;
  readonly codes: ReadonlyArray<CodeShown>;
  readonly refusal: string | undefined;
  readonly onChange: (values: ReadonlyArray<string>) => void;
}) {
  const t = useWords();
  const { question, answers, refusal, onChange } = props;
  const values = answers[question.id] ?? [];
  const label = question.required ? question.label : labelOfOptional(t, question.label);
  const help = question.help;

  switch (question.kind) {
    case "text":
      return (
        <TextArea
          label={label}
          help={help}
          value={values[0] ?? ""}
          onChange={(text) => onChange(text === "" ? [] : [text])}
          refusal={refusal}
          {...(question.max_length !== undefined && { maxLength: question.max_length })}
        />
      );
    case "code":
      return (
        <CodePicker
          label={label}
          help={help}
          value={values[0]}
          codes={props.codes}
          refusal={refusal}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <RadioGroup
          label={label}
          help={help}
          value={values[0]}
          options={question.choices}
          onChange={(value) => onChange(value ? [value] : [])}
          refusal={refusal}
          optional={!question.required}
        />
      );
    case "choices":
      return (
        <CheckGroup
          label={label}
          help={help}
          values={values}
          options={question.choices}
          onChange={onChange}
          refusal={refusal}
          inline={question.choices.every((choice) => !choice.help)}
        />
      );
    case "flag":
      return (
        <div className="field">
          <label className="choice">
            <input
              type="checkbox"
              checked={values[0] === "true"}
              onChange={(event) => onChange(event.target.checked ? ["true"] : [])}
            />
            <span>
              {question.label}
              {help && <span className="choice__help"> – {help}</span>}
            </span>
          </label>
        </div>
      );
    default:
      return <Notice look="warning">{t("assessment.unknown_kind", { label: question.label })}</Notice>;
  }
}

function labelOfOptional(t: Words, label: string) {
  return (
    <>
      {label} <span className="field__optional">{t("field.optional")}</span>
    </>
  );
}

function SavingText(props: { readonly saving: Saving }) {
  const t = useWords();
  return (
    <p className="assessment__saving small" role="status">
      {savingText(t, props.saving)}
    </p>
  );
}

function savingText(t: Words, saving: Saving): string {
  switch (saving.at) {
    case "untouched":
      return t("draft.untouched");
    case "waiting":
    case "saving":
      return t("draft.saving");
    case "saved": {
      const time = clockTime(saving.saved_at, t.language);
      return saving.merged_with ? t("draft.merged", { time, name: saving.merged_with }) : t("draft.saved", { time });
    }
    case "unreachable":
      return t("draft.unreachable");
    case "refused":
      return saving.refusal.words;
    case "conflict":
      return t("draft.conflict_short");
  }
}

function Conflict(props: { readonly draft: OpenDraft; readonly saving: Extract<Saving, { at: "conflict" }> }) {
  const t = useWords();
  const { draft, saving } = props;
  const labels = draft.form.sections
    .flatMap((section) => section.questions)
    .filter((question) => saving.both.includes(question.id))
    .map((question) => question.label);
  return (
    <Notice look="warning" role="alert">
      <p>
        {t("draft.conflict", {
          name: saving.theirs.saved_by,
          time: clockTime(saving.theirs.saved_at, t.language),
          questions: labels.join(", "),
        })}
      </p>
      <div className="actions">
        <Button onClick={() => settleConflict(draft.matter, "mine")}>{t("draft.keep_mine")}</Button>
        <Button onClick={() => settleConflict(draft.matter, "theirs")}>
          {t("draft.take_theirs", { name: saving.theirs.saved_by })}
        </Button>
      </div>
    </Notice>
  );
}
