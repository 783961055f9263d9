// Survey: what a surveyor records: a call, who is gathered, who continues, and how it ends.

import type { ReactNode } from "react";
import type {
  CallResult,
  GatheredKind,
  NamedAs,
  OutcomeShown,
  Profession,
  ProfessionalId,
  SharingBasis,
  SurveyEnd,
  SurveyId,
  SurveyShown,
} from "../../contract.generated";
import { civil, clockTime, dayText, typedMoment } from "../../core/civil-time";
import { refusedAt } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { RadioGroup, Select, TextArea, TextField } from "../../ui/parts";

/** Choosing a colleague is the directory's part; the desk lends it. */
export type PickMember = (needs: {
  readonly first: Profession;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (professional: ProfessionalId | undefined) => void;
  readonly refusal: string | undefined;
}) => ReactNode;

interface Needs {
  readonly survey: SurveyId;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function CallForm(props: Needs & { readonly shown: SurveyShown }) {
  const t = useWords();
  const scope = `survey call ${props.survey}`;
  const usual = props.shown.next_try_usual;
  const [result, setResult] = useKept<CallResult>(scope, "result", "reached");
  const [whom, setWhom] = useKept(scope, "whom", t("survey.with_client"));
  const [note, setNote] = useKept(scope, "note", "");
  const [day, setDay] = useKept(scope, "day", dayText(civil(usual).date, t.language));
  const [clock, setClock] = useKept(scope, "clock", clockTime(usual, t.language));
  const tries = result !== "reached";
  const next = typedMoment(day, clock);
  return (
    <CommandForm<"survey_call">
      title={t("survey.call")}
      verb={t("survey.call")}
      fields={["/with_whom", "/note", "/next_try_at"]}
      path={`/api/surveys/${props.survey}/calls`}
      body={() =>
        tries && !next
          ? undefined
          : { result, with_whom: whom, ...(note && { note }), ...(tries && next && { next_try_at: next }) }
      }
      scope={scope}
      takes_focus
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <RadioGroup<CallResult>
            label={t("survey.call_result")}
            value={result}
            onChange={(chosen) => chosen && setResult(chosen)}
            options={(["reached", "not_reached", "voicemail"] as const).map((id) => ({
              id,
              label: t(`survey.result.${id}`),
            }))}
          />
          <TextField
            label={t("survey.with_whom")}
            value={whom}
            onChange={setWhom}
            refusal={refusedAt(step, "/with_whom")}
            maxLength={200}
            required
          />
          <TextArea
            label={t("survey.note")}
            value={note}
            onChange={setNote}
            refusal={refusedAt(step, "/note")}
            maxLength={2000}
            rows={3}
          />
          {tries && (
            <div className="pair">
              <TextField
                label={t("survey.try_date")}
                value={day}
                onChange={setDay}
                refusal={next ? refusedAt(step, "/next_try_at") : t("survey.wrong_time")}
              />
              <TextField label={t("survey.try_clock")} value={clock} onChange={setClock} />
            </div>
          )}
        </>
      )}
    </CommandForm>
  );
}

const gathered: ReadonlyArray<Profession> = [
  "doctor",
  "nurse",
  "physiotherapist",
  "psychiatric_nurse",
  "psychologist",
  "social_counsellor",
  "social_worker",
  "client_manager",
];

export function GatherForm(props: Needs & { readonly pick: PickMember }) {
  const t = useWords();
  const scope = `survey gather ${props.survey}`;
  const [kind, setKind] = useKept<GatheredKind>(scope, "kind", "profession");
  const [profession, setProfession] = useKept<Profession>(scope, "profession", "social_counsellor");
  const [professional, setProfessional] = useKept<ProfessionalId | undefined>(scope, "professional", undefined);
  const [name, setName] = useKept(scope, "name", "");
  const [role, setRole] = useKept(scope, "role", "");
  const [basis, setBasis] = useKept<SharingBasis>(scope, "basis", "consent");
  return (
    <CommandForm<"survey_gather">
      title={t("survey.gather")}
      verb={t("survey.gather")}
      fields={["/professional", "/profession", "/name", "/role"]}
      path={`/api/surveys/${props.survey}/members`}
      body={() => ({
        kind,
        role,
        basis,
        ...(kind === "profession" && { profession }),
        ...(kind === "person" && professional && { professional }),
        ...(kind === "outside" && { name }),
      })}
      scope={scope}
      takes_focus
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <RadioGroup<GatheredKind>
            label={t("survey.member_kind")}
            value={kind}
            onChange={(chosen) => chosen && setKind(chosen)}
            options={(["profession", "person", "outside"] as const).map((id) => ({
              id,
              label: t(`survey.member.${id}`),
            }))}
          />
          {kind === "profession" && (
            <Select<Profession>
              label={t("decide.profession")}
              value={profession}
              options={gathered.map((id) => ({ id, label: t(`profession.${id}`) }))}
              onChange={(chosen) => chosen !== "" && setProfession(chosen)}
              refusal={refusedAt(step, "/profession")}
            />
          )}
          {kind === "person" &&
            props.pick({
              first: "social_counsellor",
              value: professional,
              onChange: setProfessional,
              refusal: refusedAt(step, "/professional"),
            })}
          {kind === "outside" && (
            <TextField
              label={t("survey.member_name")}
              value={name}
              onChange={setName}
              refusal={refusedAt(step, "/name")}
              maxLength={200}
              required
            />
          )}
          <TextField
            label={t("survey.member_role")}
            value={role}
            onChange={setRole}
            refusal={refusedAt(step, "/role")}
            maxLength={200}
            required
          />
          <RadioGroup<SharingBasis>
            label={t("survey.basis")}
            value={basis}
            onChange={(chosen) => chosen && setBasis(chosen)}
            options={(["consent", "statute"] as const).map((id) => ({ id, label: t(`survey.basis.${id}`) }))}
          />
        </>
      )}
    </CommandForm>
  );
}

const agreeable: ReadonlyArray<NamedAs> = ["contact_person", "own_nurse", "responsible_worker", "client_manager"];

export function AgreeForm(props: Needs & { readonly pick: PickMember }) {
  const t = useWords();
  const scope = `survey agree ${props.survey}`;
  const [named_as, setNamedAs] = useKept<NamedAs>(scope, "named_as", "contact_person");
  const [professional, setProfessional] = useKept<ProfessionalId | undefined>(scope, "professional", undefined);
  return (
    <CommandForm<"survey_agree_worker">
      title={t("survey.agree")}
      verb={t("survey.agree")}
      fields={["/professional", "/named_as"]}
      path={`/api/surveys/${props.survey}/worker`}
      // Whom one did not choose is left out, and the server says that it is missing.
      body={() =>
        ({ named_as, ...(professional && { professional }) }) as { named_as: NamedAs; professional: ProfessionalId }
      }
      scope={scope}
      takes_focus
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <Select<NamedAs>
            label={t("survey.named_as")}
            value={named_as}
            options={agreeable.map((id) => ({ id, label: t(`named_as.${id}`) }))}
            onChange={(chosen) => chosen !== "" && setNamedAs(chosen)}
            refusal={refusedAt(step, "/named_as")}
          />
          {props.pick({
            first: "nurse",
            value: professional,
            onChange: setProfessional,
            refusal: refusedAt(step, "/professional"),
          })}
        </>
      )}
    </CommandForm>
  );
}

const ends = ["agreed", "balanced", "not_reached", "declined"] as const satisfies readonly SurveyEnd[];
/** The outcomes that say the same as the end; the first is chosen with it. */
const outcomes_of: Readonly<Partial<Record<SurveyEnd, readonly string[]>>> = {
  not_reached: ["not_reached_closed_by_agreement"],
  declined: ["client_declined_care", "client_withdrew"],
};

export function CloseForm(
  props: Needs & { readonly outcomes: ReadonlyArray<OutcomeShown>; readonly is_agreed: boolean; readonly who: string },
) {
  const t = useWords();
  const scope = `survey close ${props.survey}`;
  const [outcome, setOutcome] = useKept(scope, "outcome", "survey_completed");
  const [end, setEnd] = useKept<SurveyEnd>(scope, "end", props.is_agreed ? "agreed" : "balanced");
  const [why, setWhy] = useKept(scope, "why", "");
  return (
    <CommandForm<"survey_close">
      title={t("survey.close")}
      who={<p className="small">{props.who}</p>}
      verb={t("survey.close")}
      fields={["/outcome", "/end", "/why"]}
      path={`/api/surveys/${props.survey}/close`}
      body={() => ({ outcome, end, why })}
      scope={scope}
      takes_focus
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <Select<string>
            label={t("decide.outcome")}
            value={outcome}
            options={props.outcomes}
            onChange={setOutcome}
            refusal={refusedAt(step, "/outcome")}
          />
          <RadioGroup<SurveyEnd>
            label={t("survey.end")}
            value={end}
            onChange={(chosen) => {
              if (!chosen) return;
              setEnd(chosen);
              const [first, ...others] = outcomes_of[chosen] ?? [];
              if (first && outcome !== first && !others.includes(outcome)) setOutcome(first);
            }}
            refusal={refusedAt(step, "/end")}
            options={ends.map((id) => ({ id, label: t(`survey.end.${id}`) }))}
          />
          <TextArea
            label={t(end === "declined" ? "survey.why_declined" : "survey.why")}
            value={why}
            onChange={setWhy}
            refusal={refusedAt(step, "/why")}
            maxLength={1000}
            rows={3}
            required
          />
        </>
      )}
    </CommandForm>
  );
}

export function GiveBackForm(props: Needs) {
  const t = useWords();
  const scope = `survey give back ${props.survey}`;
  const [why, setWhy] = useKept(scope, "why", "");
  return (
    <CommandForm<"survey_give_back">
      title={t("survey.give_back")}
      verb={t("survey.give_back")}
      fields={["/why"]}
      path={`/api/surveys/${props.survey}/give-back`}
      body={() => ({ why })}
      scope={scope}
      takes_focus
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <TextArea
          label={t("survey.give_back_why")}
          value={why}
          onChange={setWhy}
          refusal={refusedAt(step, "/why")}
          maxLength={1000}
          required
        />
      )}
    </CommandForm>
  );
}
