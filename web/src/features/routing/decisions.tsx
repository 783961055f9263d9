// Routing: the ways on from an assessment, each in its own small form, and what an owner does with a matter.

import { type ReactNode, useState } from "react";
import type {
  Colleague,
  Decided,
  OutcomeShown,
  OwnerShown,
  Profession,
  ProfessionalId,
  PutOnBook as PutOnBookBody,
} from "../../contract.generated";
import { refusedAt } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { ReachabilityMark } from "../../ui/marks";
import { Notice, RadioGroup, Select, TextArea } from "../../ui/parts";
import { becauseText, inOrder, type OwnerKey, ownerKey, whyFor } from "./because";
import { DecisionForm, type Subject } from "./DecisionForm";
import { needsNote, note_length_min, whyAfter, whyBegins } from "./grounds";

/** Choosing a colleague is the directory's part; the desk lends it to the forms that need it. */
export type PickColleague = (needs: {
  readonly profession: Profession;
  readonly onProfession: (profession: Profession) => void;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (colleague: ProfessionalId | undefined) => void;
  readonly refusal: string | undefined;
}) => ReactNode;

interface Deciding {
  readonly subject: Subject;
  /** The visit that is booked for the matter, in words: what ends the matter cancels it. */
  readonly cancels?: string | undefined;
  readonly why_first: string;
  readonly onDone: (decided: Decided) => void;
  readonly onBack: () => void;
}

/** Whom one chose stands there again with the words for them, and among the colleagues of their profession. */
function useKeptColleague(subject: Subject, way: string, first: Profession) {
  const [profession, setProfession] = useKept<Profession>(subject.matter, `${way} profession`, first);
  const [value, onChange] = useKept<ProfessionalId | undefined>(subject.matter, `${way} colleague`, undefined);
  const onProfession = (chosen: Profession) => {
    setProfession(chosen);
    onChange(undefined);
  };
  return { profession, onProfession, value, onChange };
}

/** No outcome is chosen beforehand: it is counted and read later, and must be what somebody meant. */
export function Close(
  props: Deciding & {
    readonly outcomes: ReadonlyArray<OutcomeShown>;
    /** Advice that settles a matter stands on an assessment; a wrong number does not wait for one. */
    readonly is_assessed: boolean;
  },
) {
  const t = useWords();
  const { outcomes } = props;
  const [outcome, setOutcome] = useKept(props.subject.matter, "advise outcome", "");
  const needs_note = needsNote(outcomes, outcome);
  const [why, setWhy] = useKept(props.subject.matter, "advise", whyBegins(needs_note, props.why_first));
  return (
    <DecisionForm<"matter_advise_close">
      title={t("route.advise_close")}
      subject={props.subject}
      verb={t("decide.close")}
      fields={["/outcome", "/why"]}
      path={`/api/matters/${props.subject.matter}/advise`}
      body={() => ({ outcome, why })}
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <Cancels visit={props.cancels} />
          {!props.is_assessed && <Notice look="quiet">{t("decide.not_assessed")}</Notice>}
          <Select<string>
            label={t("decide.outcome")}
            value={outcome}
            none={t("decide.choose_outcome")}
            options={outcomes}
            onChange={(chosen) => {
              setOutcome(chosen);
              setWhy(whyAfter(why, needsNote(outcomes, chosen), props.why_first));
            }}
            refusal={refusedAt(step, "/outcome")}
          />
          <Why value={why} onChange={setWhy} needs_note={needs_note} refusal={refusedAt(step, "/why")} />
        </>
      )}
    </DecisionForm>
  );
}

function Cancels(props: { readonly visit: string | undefined }) {
  const t = useWords();
  if (!props.visit) return null;
  return <Notice look="warning">{t("decide.cancels", { visit: props.visit })}</Notice>;
}

function Why(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly needs_note: boolean;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const { needs_note, ...rest } = props;
  return (
    <TextArea
      label={t("decide.why")}
      help={needs_note ? t("decide.note_needed") : undefined}
      {...(needs_note && { minLength: note_length_min })}
      {...rest}
      maxLength={1000}
      required
    />
  );
}

/** A person or a team (`ownerKey`), the surveyors, or somebody who is looked for. */
type To = OwnerKey | "case_survey" | "other";

export function Pass(
  props: Omit<Deciding, "onDone"> & {
    readonly onDone: (route: "own_worker" | "case_survey", decided: Decided) => void;
    readonly own_worker: Colleague | undefined;
    /** Who could carry it on, and why, in the agreed order. */
    readonly proposed: ReadonlyArray<OwnerShown>;
    /** To whom the agreed rule would pass it; its words are grounds for that and for nobody else. */
    readonly suggested: "own_worker" | "case_survey" | undefined;
    readonly pick: PickColleague;
  },
) {
  const t = useWords();
  const own = props.own_worker;
  const own_key = own && ownerKey(own);
  // The order changes when somebody becomes reachable or does not; under the hand it stays as it was when the form opened.
  const [order] = useState(() => props.proposed.map(ownerKey));
  const proposed = inOrder(props.proposed, order);
  const is_own_proposed = proposed.some((one) => ownerKey(one) === own_key);
  // Whoever has no own worker is not sent to the surveyor instead: only the nurse knows who it is to be then.
  const first: To | undefined = props.suggested === "case_survey" ? "case_survey" : (order[0] ?? own_key);
  const rule_to: To | undefined = props.suggested === "own_worker" ? own_key : props.suggested;
  const [to, setTo] = useKept<To | undefined>(props.subject.matter, "pass to", first);
  const worker = useKeptColleague(props.subject, "pass", "nurse");
  const proposalOf = (whom: To | undefined) => proposed.find((one) => ownerKey(one) === whom);
  const wordsFor = (whom: To | undefined) => {
    const proposal = proposalOf(whom);
    return whom === rule_to ? props.why_first : proposal ? becauseText(t, proposal) : "";
  };
  const [why, setWhy] = useKept(props.subject.matter, "pass", wordsFor(first));
  const [is_asked, setAsked] = useState(false);
  const needs_pick = to === "other";
  const chosen = proposalOf(to);
  // Whom one chose before may be proposed no longer.
  const stands = to === "case_survey" || needs_pick || chosen !== undefined || (to !== undefined && to === own_key);
  const way = to === "case_survey" ? "survey" : chosen && !chosen.professional ? "team" : "pass";
  return (
    <DecisionForm<"matter_pass" | "matter_survey" | "matter_team">
      title={t("decide.pass_title")}
      subject={props.subject}
      verb={t("decide.pass")}
      fields={["/worker", "/why"]}
      path={`/api/matters/${props.subject.matter}/${way}` as const}
      body={() => {
        setAsked(!stands);
        if (!stands) return undefined;
        if (to === "case_survey") return { why };
        if (chosen && !chosen.professional) return { why, unit: chosen.unit, profession: chosen.profession };
        const carries_on = needs_pick ? worker.value : (chosen?.professional ?? own?.professional);
        return { why, ...(carries_on && { worker: carries_on }) };
      }}
      onDone={(decided) => props.onDone(to === "case_survey" ? "case_survey" : "own_worker", decided)}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <RadioGroup<To>
            label={t("decide.to_whom")}
            value={stands ? to : undefined}
            onChange={(wanted) => {
              setTo(wanted);
              const of_choices = [props.why_first, ...proposed.map((one) => becauseText(t, one))];
              setWhy(whyFor(why, wordsFor(wanted), of_choices));
            }}
            refusal={
              is_asked && !stands ? t("decide.choose_whom") : needs_pick ? undefined : refusedAt(step, "/worker")
            }
            options={[
              ...(own && !is_own_proposed ? [{ id: ownerKey(own), label: <OwnWorker worker={own} /> }] : []),
              ...proposed.map((one) => ({
                id: ownerKey(one),
                label:
                  own && ownerKey(one) === own_key ? (
                    <OwnWorker worker={own} />
                  ) : (
                    (one.name ??
                    t("owner.team_of", { profession: t(`profession.${one.profession}`), unit: one.unit_name }))
                  ),
                help: [one.name && one.unit_name, becauseText(t, one), !one.is_in_time && t("owner.not_in_time")]
                  .filter(Boolean)
                  .join(" · "),
              })),
              { id: "case_survey", label: t("route.case_survey"), help: t("decide.survey_help") },
              { id: "other", label: t("decide.other_worker") },
            ]}
          />
          {needs_pick && props.pick({ ...worker, refusal: refusedAt(step, "/worker") })}
          <TextArea
            label={t("decide.why")}
            value={why}
            onChange={setWhy}
            refusal={refusedAt(step, "/why")}
            maxLength={1000}
            required
          />
        </>
      )}
    </DecisionForm>
  );
}

function OwnWorker({ worker }: { readonly worker: Colleague }) {
  const t = useWords();
  return (
    <>
      {t("route.own_worker")}: {worker.name} <ReachabilityMark reachability={worker.reachability} />
    </>
  );
}

/** For what the client waits, and when they can come, is waiting's part; the desk lends its fields. */
export function PutOnBook(
  props: Deciding & {
    readonly fields: ReadonlyArray<string>;
    readonly wanted: (refusal: (where: string) => string | undefined) => ReactNode;
    /** What is sent beside the reason; absent while a field can't be read, which then says so. */
    readonly ask: () => Omit<PutOnBookBody, "why"> | undefined;
  },
) {
  const t = useWords();
  const [why, setWhy] = useKept(props.subject.matter, "arranging book", props.why_first);
  return (
    <DecisionForm<"matter_put_on_book">
      title={t("route.arranging_book")}
      subject={props.subject}
      verb={t("decide.put_on_book")}
      fields={[...props.fields, "/why"]}
      path={`/api/matters/${props.subject.matter}/arranging-book`}
      body={() => {
        const asked = props.ask();
        return asked && { ...asked, why };
      }}
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <Cancels visit={props.cancels} />
          {props.wanted((where) => refusedAt(step, where))}
          <TextArea
            label={t("decide.why")}
            value={why}
            onChange={setWhy}
            refusal={refusedAt(step, "/why")}
            maxLength={1000}
            required
          />
        </>
      )}
    </DecisionForm>
  );
}

export function Emergency(props: Deciding & { readonly outcomes: ReadonlyArray<OutcomeShown> }) {
  const t = useWords();
  const [outcome, setOutcome] = useKept(props.subject.matter, "emergency outcome", "");
  const [why, setWhy] = useKept(props.subject.matter, "emergency", props.why_first);
  return (
    <DecisionForm<"matter_emergency">
      title={t("route.emergency")}
      subject={props.subject}
      verb={t("decide.emergency")}
      danger
      fields={["/outcome", "/why"]}
      path={`/api/matters/${props.subject.matter}/emergency`}
      body={() => ({ why, outcome })}
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <Notice look="alert">{t("decide.emergency_help")}</Notice>
          <Cancels visit={props.cancels} />
          <RadioGroup<string>
            label={t("decide.outcome")}
            value={outcome}
            options={props.outcomes}
            onChange={(chosen) => setOutcome(chosen ?? "")}
            refusal={refusedAt(step, "/outcome")}
          />
          <TextArea
            label={t("decide.why")}
            value={why}
            onChange={setWhy}
            refusal={refusedAt(step, "/why")}
            maxLength={1000}
            required
          />
        </>
      )}
    </DecisionForm>
  );
}

export function AnswerQuestion(props: {
  readonly subject: Subject;
  readonly asked_by: string;
  readonly question: string;
  readonly onDone: () => void;
}) {
  const t = useWords();
  const [answer, setAnswer] = useKept(props.subject.matter, "answer", "");
  return (
    <DecisionForm<"matter_answer">
      title={t("consult.answer_title")}
      subject={props.subject}
      verb={t("consult.answer")}
      fields={["/answer"]}
      path={`/api/matters/${props.subject.matter}/answer`}
      body={() => ({ answer })}
      onDone={props.onDone}
      onBack={undefined}
    >
      {(step) => (
        <>
          <Notice look="quiet">
            <strong>{t("consult.asked_by", { name: props.asked_by })}</strong>
            <p>{props.question}</p>
          </Notice>
          <TextArea
            label={t("consult.your_answer")}
            value={answer}
            onChange={setAnswer}
            refusal={refusedAt(step, "/answer")}
            maxLength={2000}
            rows={4}
            required
          />
        </>
      )}
    </DecisionForm>
  );
}

export function Settle(props: {
  readonly subject: Subject;
  readonly cancels: string | undefined;
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  readonly onDone: (decided: Decided) => void;
  readonly onBack: (() => void) | undefined;
}) {
  const t = useWords();
  const [outcome, setOutcome] = useKept(props.subject.matter, "settle outcome", "");
  const [why, setWhy] = useKept(props.subject.matter, "settle", "");
  return (
    <DecisionForm<"matter_close">
      title={t("settle.title")}
      subject={props.subject}
      verb={t("settle.close")}
      fields={["/outcome", "/why"]}
      path={`/api/matters/${props.subject.matter}/close`}
      body={() => ({ outcome, why })}
      onDone={props.onDone}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <Cancels visit={props.cancels} />
          <Select<string>
            label={t("decide.outcome")}
            value={outcome}
            none={t("decide.choose_outcome")}
            options={props.outcomes}
            onChange={setOutcome}
            refusal={refusedAt(step, "/outcome")}
          />
          <Why
            value={why}
            onChange={setWhy}
            needs_note={needsNote(props.outcomes, outcome)}
            refusal={refusedAt(step, "/why")}
          />
        </>
      )}
    </DecisionForm>
  );
}
