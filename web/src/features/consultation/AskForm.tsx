// Consultation: asks a colleague, or the team of a profession in a unit. The asker ticks what of the card goes along.

import type { ReactNode } from "react";
import type {
  Asked,
  AskedOf,
  ClientCard,
  ClientId,
  ConsultationMode,
  FactWanted,
  MatterId,
  Profession,
  ProfessionalId,
  UnitId,
  UnitLine,
} from "../../contract.generated";
import { askable } from "../../core/askable";
import { instantText } from "../../core/civil-time";
import { refusedAt } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords, type Words } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { CheckGroup, RadioGroup, Select, TextArea } from "../../ui/parts";

/** Choosing a colleague is the directory's part; the desk lends it. */
export type PickSomebody = (needs: {
  readonly profession: Profession;
  readonly onProfession: (profession: Profession) => void;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (colleague: ProfessionalId | undefined) => void;
  readonly refusal: string | undefined;
}) => ReactNode;

export interface AssessmentAlong {
  readonly assessment: string;
  readonly assessed_at: string;
}

/** Of whom: a person, or a team. Kept like what is written. */
export function useAskedOf(scope: string, first: Profession) {
  const [kind, setKind] = useKept<"person" | "pool">(scope, "to kind", "person");
  const [profession, setProfession] = useKept<Profession>(scope, "to profession", first);
  const [colleague, setColleague] = useKept<ProfessionalId | undefined>(scope, "to colleague", undefined);
  const [unit, setUnit] = useKept<UnitId | "">(scope, "to unit", "");
  const to: AskedOf =
    kind === "person"
      ? { kind, ...(colleague && { professional: colleague }) }
      : { kind, profession, ...(unit && { unit }) };
  return { kind, setKind, profession, setProfession, colleague, setColleague, unit, setUnit, to };
}

export function WhomFields(props: {
  readonly whom: ReturnType<typeof useAskedOf>;
  readonly label: string;
  readonly units: ReadonlyArray<UnitLine>;
  readonly pick: PickSomebody;
  readonly refusal: (where: string) => string | undefined;
}) {
  const t = useWords();
  const { whom } = props;
  return (
    <>
      <RadioGroup<"person" | "pool">
        label={props.label}
        value={whom.kind}
        onChange={(kind) => kind && whom.setKind(kind)}
        options={[
          { id: "person", label: t("consult.to_person") },
          { id: "pool", label: t("consult.to_team") },
        ]}
      />
      {whom.kind === "person" ? (
        props.pick({
          profession: whom.profession,
          onProfession: (profession) => {
            whom.setProfession(profession);
            whom.setColleague(undefined);
          },
          value: whom.colleague,
          onChange: whom.setColleague,
          refusal: props.refusal("/to/professional"),
        })
      ) : (
        <div className="pair">
          <Select<Profession>
            label={t("decide.profession")}
            value={whom.profession}
            options={askable.map((id) => ({ id, label: t(`profession.${id}`) }))}
            onChange={(profession) => profession !== "" && whom.setProfession(profession)}
            refusal={props.refusal("/to/profession")}
          />
          <Select<UnitId>
            label={t("consult.unit")}
            value={whom.unit}
            none={t("consult.choose_unit")}
            options={props.units.map(({ unit, name }) => ({ id: unit, label: name }))}
            onChange={whom.setUnit}
            refusal={props.refusal("/to/unit")}
          />
        </div>
      )}
    </>
  );
}

/** What can go along, newest first, and what it is called. */
function factsOf(
  t: Words,
  card: ClientCard,
  assessment: AssessmentAlong | undefined,
  triggerName: (id: string) => string,
) {
  const facts: Array<Readonly<{ id: string; label: string; fact: FactWanted }>> = [];
  if (assessment)
    facts.push({
      id: assessment.assessment,
      label: t("consult.fact_assessment", { time: instantText(assessment.assessed_at as never, t.language) }),
      fact: { kind: "assessment", assessment: assessment.assessment as never },
    });
  for (const visit of card.visits.slice(0, 3))
    facts.push({
      id: visit.visit,
      label: [
        t("consult.fact_visit", { time: instantText(visit.begins_at, t.language) }),
        visit.professional_name,
        visit.reasons.map(({ code }) => code).join(" "),
      ]
        .filter(Boolean)
        .join(" · "),
      fact: { kind: "visit", visit: visit.visit },
    });
  for (const booking of card.coming.slice(0, 3))
    facts.push({
      id: booking.booking,
      label: [
        t("consult.fact_booking", { time: instantText(booking.begins_at, t.language) }),
        booking.professional_name,
      ].join(" · "),
      fact: { kind: "booking", booking: booking.booking },
    });
  for (const section of card.plan)
    facts.push({
      id: section.section,
      label: t(`plan_kind.${section.kind}`),
      fact: { kind: "plan_section", section: section.section },
    });
  for (const trigger of card.triggers)
    facts.push({
      id: trigger.trigger,
      label: `${triggerName(trigger.trigger)} (${trigger.count})`,
      fact: { kind: "trigger", trigger: trigger.trigger, counted: trigger.count },
    });
  return facts;
}

export function AskForm(props: {
  readonly subject: Readonly<{ matter: MatterId } | { client: ClientId }>;
  readonly who: string;
  readonly card: ClientCard | undefined;
  readonly assessment: AssessmentAlong | undefined;
  readonly triggerName: (id: string) => string;
  readonly units: ReadonlyArray<UnitLine>;
  readonly pick: PickSomebody;
  /** The asker goes on carrying the matter, as a surveyor does. */
  readonly keeps?: boolean;
  readonly onDone: (asked: Asked) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const scope = "matter" in props.subject ? props.subject.matter : `consult ${props.subject.client}`;
  const whom = useAskedOf(scope, "doctor");
  const [mode, setMode] = useKept<ConsultationMode>(scope, "consult mode", "consult");
  const [question, setQuestion] = useKept(scope, "consult", "");
  const all = props.card ? factsOf(t, props.card, props.assessment, props.triggerName) : [];
  const [along, setAlong] = useKept<ReadonlyArray<string>>(
    scope,
    "consult facts",
    props.assessment ? [props.assessment.assessment] : [],
  );
  const facts = all.filter(({ id }) => along.includes(id)).map(({ fact }) => fact);
  const common = { to: whom.to, mode, question, facts };
  const fields = (step: Parameters<typeof refusedAt>[0]) => (
    <>
      <WhomFields
        whom={whom}
        label={t("consult.to")}
        units={props.units}
        pick={props.pick}
        refusal={(where) => refusedAt(step, where)}
      />
      <RadioGroup<ConsultationMode>
        label={t("consult.mode")}
        value={mode}
        onChange={(chosen) => chosen && setMode(chosen)}
        options={[
          { id: "consult", label: t("consult.mode_consult") },
          { id: "route", label: t("consult.mode_route") },
        ]}
      />
      <TextArea
        label={t("decide.question")}
        help={t("decide.question_help")}
        value={question}
        onChange={setQuestion}
        refusal={refusedAt(step, "/question")}
        maxLength={2000}
        rows={4}
        required
      />
      {all.length > 0 && (
        <CheckGroup
          label={t("consult.facts")}
          help={t("consult.facts_help")}
          values={along}
          options={all.map(({ id, label }) => ({ id, label }))}
          onChange={setAlong}
          refusal={refusedAt(step, "/facts")}
        />
      )}
    </>
  );
  const shape = {
    title: t("route.consult"),
    who: props.who,
    verb: t("decide.ask"),
    fields: ["/to/professional", "/to/profession", "/to/unit", "/question", "/facts"],
    scope,
    takes_focus: true,
    onDone: props.onDone,
    onBack: props.onBack,
  };
  return "matter" in props.subject ? (
    <CommandForm<"matter_consult">
      {...shape}
      path={`/api/matters/${props.subject.matter}/consult`}
      body={() => ({ ...common, ...(props.keeps && { keeps_matter: true }) })}
    >
      {fields}
    </CommandForm>
  ) : (
    <CommandForm<"client_consult">
      {...shape}
      path={`/api/clients/${props.subject.client}/consultations`}
      body={() => common}
    >
      {fields}
    </CommandForm>
  );
}
