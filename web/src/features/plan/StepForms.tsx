// Plan: what is done to a section beside writing it: its goals are assessed on their scales, and it ends.

import { type FormEvent, useState } from "react";
import type { PlanEnd, PlanSectionShown } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { FormEnd, RadioGroup, TextArea } from "../../ui/parts";
import { gas_levels } from "./plan-draft";
import { levelText, scoreText } from "./plan-text";

interface StepPlace {
  readonly section: PlanSectionShown;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}

export function AssessGoals(props: StepPlace) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { section } = props;
  const scope = `plan assess ${section.section}`;
  const [levels, setLevels] = useKept<Readonly<Record<number, string>>>(scope, "levels", nothing);
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"plan_goals_assess">();
  const form_keys = useFormKeys({ back: props.onBack });
  const goals = section.content.goals.filter(({ levels: its }) => its.length > 0);
  const missing = goals.some(({ part }) => levels[part] === undefined);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || missing) return;
    const answer = await send(`/api/plan-sections/${section.section}/assess`, {
      version: section.version,
      levels: goals.map(({ part }) => ({ part, level: Number(levels[part]) })),
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("plan");
    props.onDone(t("plan.assessed", { score: scoreText(t, answer.value.score_hundredths) }));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack"
      aria-label={t("plan.assess")}
      onSubmit={(event) => void save(event)}
    >
      <p className="field__help">{t("plan.assess_help")}</p>
      {goals.map((goal) => (
        <RadioGroup<string>
          key={goal.part}
          label={goal.text}
          value={levels[goal.part]}
          options={gas_levels.map((level, place) => ({
            id: `${level}`,
            label: (
              <>
                <strong className="figures plan-level">{levelText(level)}</strong> {goal.levels[place]}
              </>
            ),
          }))}
          onChange={(level) => level !== undefined && setLevels({ ...levels, [goal.part]: level })}
          refusal={is_asked && levels[goal.part] === undefined ? t("plan.choose_level") : undefined}
        />
      ))}
      <FormEnd
        trouble={troubleText(t, step, [])}
        verb={t("plan.assess_save")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

const nothing: Readonly<Record<number, string>> = {};

const ends: ReadonlyArray<PlanEnd> = [
  "goals_reached",
  "balanced",
  "continues_elsewhere",
  "client_wish",
  "moved_away",
  "died",
  "made_by_mistake",
];

export function EndSection(props: StepPlace) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { section } = props;
  const scope = `plan end ${section.section}`;
  const [why, setWhy] = useKept<PlanEnd | undefined>(scope, "why", undefined);
  const [note, setNote] = useKept(scope, "note", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"plan_section_end">();
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !why) return;
    const answer = await send(`/api/plan-sections/${section.section}/end`, {
      why,
      ...(note.trim() !== "" && { note: note.trim() }),
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("plan", "card", "plan_reviews");
    props.onDone(t("plan.has_ended", { kind: t(`plan_kind.${section.kind}`) }));
  }

  return (
    <form noValidate {...form_keys} className="stack" aria-label={t("plan.end")} onSubmit={(event) => void save(event)}>
      <RadioGroup<PlanEnd>
        label={t("plan.end_why")}
        value={why}
        options={ends.map((id) => ({ id, label: t(`plan_end.${id}`) }))}
        onChange={setWhy}
        refusal={is_asked && !why ? t("plan.end_why_needed") : refusedAt(step, "/why")}
      />
      <TextArea
        label={t("plan.end_note")}
        value={note}
        onChange={setNote}
        maxLength={500}
        refusal={refusedAt(step, "/note")}
      />
      <FormEnd
        trouble={troubleText(t, step, ["/why", "/note"])}
        verb={t("plan.end_verb")}
        look="danger"
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
