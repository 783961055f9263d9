// Plan: a section is written. One page, top to bottom; what is typed is kept until it is saved or thrown away on purpose.
//
// Invariant: a saving stands on the version it was begun from. When a colleague was faster, nothing of what stands here is lost: it is put upon
// theirs, and what both changed is told at its place.

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type {
  ActionBy,
  ClientId,
  Colleague,
  PhraseShown,
  PlanKind,
  PlanSectionShown,
  ProfessionalId,
  SectionId,
  SharingBasis,
  WriteContent,
} from "../../contract.generated";
import { freshKey } from "../../core/api";
import { civil, plusDays } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { groupedBy } from "../../core/grouped";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Button, FormEnd, Notice, RadioGroup, Select, TextField } from "../../ui/parts";
import { Changes } from "./Changes";
import { PhraseText } from "./PhraseText";
import {
  type ActionDraft,
  type Clash,
  draftOf,
  emptyDraft,
  type Faults,
  follow_up_row,
  type GoalDraft,
  gas_levels,
  type ListName,
  merged,
  newAction,
  newGoal,
  newNeed,
  newPerson,
  type PlanDraft,
  type Sending,
  sendingOf,
  whereByKey,
} from "./plan-draft";
import { levelText } from "./plan-text";
import { type PlanHouse, useCompared } from "./use-plan";

/** What is in hand: the text, and what it was begun from. */
interface InHand {
  readonly draft: PlanDraft;
  readonly base: PlanDraft | undefined;
  readonly based_on: number;
  /** It was put upon what a colleague saved meanwhile. */
  readonly is_merged?: boolean;
  readonly clashes: ReadonlyArray<Clash>;
}

export interface FormPlace {
  readonly client: ClientId;
  readonly house: PlanHouse;
  readonly onSaved: (section: SectionId, words: string) => void;
  readonly onBack: () => void;
}

const shared_kinds: ReadonlyArray<PlanKind> = ["multidisciplinary", "joint"];
const first_review_days = 182;

export function NewSection(props: FormPlace & { readonly kind: PlanKind }) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const readAgain = useReadAgain();
  const scope = `plan new ${props.client} ${props.kind}`;
  const [first] = useState<InHand>(() => ({
    draft: emptyDraft(me.professional, plusDays(civil(now).date, first_review_days), freshKey),
    base: undefined,
    based_on: 0,
    clashes: [],
  }));
  const [hand, setHand] = useKept<InHand>(scope, "hand", first);
  const { step, send } = useCommand<"plan_section_make">();

  async function save(content: WriteContent): Promise<void> {
    const answer = await send(`/api/clients/${props.client}/plan/sections`, { kind: props.kind, content });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("plan", "card", "plan_reviews");
    props.onSaved(answer.value.section, t("plan.made", { kind: t(`plan_kind.${props.kind}`) }));
  }
  return (
    <Writing
      {...props}
      hand={hand}
      onHand={setHand}
      step={step}
      verb={t("plan.make")}
      onSave={(content) => void save(content)}
    />
  );
}

export function EditSection(
  props: FormPlace & {
    readonly section: PlanSectionShown;
    /** Reads what stands now, and gives it back. */
    readonly onReadAgain: () => Promise<PlanSectionShown | undefined>;
  },
) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { section } = props;
  const scope = `plan ${section.section}`;
  const [first] = useState<InHand>(() => {
    const draft = draftOf(section.content);
    return { draft, base: draft, based_on: section.version, clashes: [] };
  });
  const [hand, setHand] = useKept<InHand>(scope, "hand", first);
  const [is_review, setReview] = useKept(scope, "is_review", false);
  const { step, send, clear } = useCommand<"plan_section_save">();
  const was_slower = step.at === "refused" && step.refusal.code === "plan.saved_meanwhile";
  const is_behind = was_slower || section.version > hand.based_on;

  async function save(content: WriteContent): Promise<void> {
    const answer = await send(`/api/plan-sections/${section.section}/save`, {
      based_on: hand.based_on,
      is_review,
      content,
    });
    // What stands now is read at once, so that it can be looked at before anything is merged.
    if (answer && !answer.ok && answer.refusal.code === "plan.saved_meanwhile") await props.onReadAgain();
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("plan", "card", "plan_reviews");
    props.onSaved(section.section, t("plan.saved", { version: answer.value.version }));
  }
  async function merge(): Promise<void> {
    const now = await props.onReadAgain();
    if (!now || !hand.base) return;
    const theirs = draftOf(now.content);
    const result = merged(hand.base, hand.draft, theirs);
    setHand({ draft: result.draft, base: theirs, based_on: now.version, is_merged: true, clashes: result.clashes });
    clear();
  }

  return (
    <Writing
      {...props}
      kind={section.kind}
      hand={hand}
      onHand={setHand}
      step={was_slower ? { at: "ready" } : step}
      is_held={is_behind}
      verb={t("plan.save")}
      onSave={(content) => void save(content)}
      notice={
        is_behind ? (
          <Behind
            section={section}
            based_on={hand.based_on}
            words={was_slower && step.at === "refused" ? step.refusal.words : undefined}
            onMerge={() => void merge()}
          />
        ) : (
          hand.is_merged && (
            <Notice role="status">
              {t("plan.merged")}
              {hand.clashes.length > 0 && ` ${t("plan.merged_clashes", { count: hand.clashes.length })}`}
            </Notice>
          )
        )
      }
      end={
        <label className="choice">
          <input type="checkbox" checked={is_review} onChange={() => setReview(!is_review)} />
          <span>
            {t("plan.is_review")} <span className="choice__help">– {t("plan.is_review_help")}</span>
          </span>
        </label>
      }
    />
  );
}

/** Somebody was faster: what they changed, and the way on. */
function Behind(props: {
  readonly section: PlanSectionShown;
  readonly based_on: number;
  readonly words: string | undefined;
  readonly onMerge: () => void;
}) {
  const t = useWords();
  const { section } = props;
  const [shows, setShows] = useState(false);
  const stands = section.versions[0];
  const is_read = section.version > props.based_on;
  const compared = useCompared(section.section, props.based_on, shows && is_read ? section.version : undefined);
  // Whoever pressed at the foot of a long form is taken to what stands in the way.
  const told = useRef<HTMLDivElement>(null);
  const is_told = props.words !== undefined;
  useEffect(() => {
    if (is_told) told.current?.focus();
  }, [is_told]);
  return (
    <div ref={told} tabIndex={-1}>
      <Notice look="warning" role="alert">
        <p>
          {props.words ??
            t("plan.behind", { name: stands?.saved_by_name ?? "", version: stands?.version ?? section.version })}
        </p>
        <div className="actions">
          <Button look="primary" onClick={props.onMerge}>
            {t("plan.merge")}
          </Button>
          {is_read && (
            <Button aria-expanded={shows} onClick={() => setShows(!shows)}>
              {t("plan.what_they_changed")}
            </Button>
          )}
        </div>
        {shows && compared.data && <Changes compared={compared.data} />}
      </Notice>
    </div>
  );
}

// ---- the form itself

type Step = ReturnType<typeof useCommand>["step"];

function Writing(
  props: FormPlace & {
    readonly kind: PlanKind;
    readonly hand: InHand;
    readonly onHand: (hand: InHand) => void;
    readonly step: Step;
    readonly is_held?: boolean;
    readonly verb: string;
    readonly onSave: (content: WriteContent) => void;
    readonly notice?: ReactNode;
    readonly end?: ReactNode;
  },
) {
  const t = useWords();
  const { hand, house } = props;
  const { draft } = hand;
  const [asked, setAsked] = useState<Sending | undefined>(undefined);
  const form_keys = useFormKeys({ back: props.onBack });
  const set = (change: Partial<PlanDraft>) => props.onHand({ ...hand, draft: { ...draft, ...change } });
  const phrase = ({ id, text }: PhraseShown, row: string, change: Partial<PlanDraft>) =>
    set({ ...change, phrases: [...draft.phrases, { id, row, text }] });
  const faults: Faults = asked ? sendingOf(draft).faults : {};
  const keyed_step: Step =
    props.step.at === "refused" && asked
      ? {
          at: "refused",
          refusal: { ...props.step.refusal, where: whereByKey(props.step.refusal.where, asked.keys) },
        }
      : props.step;
  const wrong = (where: string): string | undefined =>
    faults[where] ? t(`plan.fault_${faults[where]}`) : refusedAt(keyed_step, where);
  const clash = (list: Clash["list"], key: string) => {
    const found = hand.clashes.find((one) => one.list === list && one.key === key);
    return (
      found && (
        <p className="plan-clash" role="note">
          {found.theirs === undefined ? t("plan.they_removed") : t("plan.they_wrote", { text: found.theirs })}
        </p>
      )
    );
  };
  const shown_where = [
    ...Object.keys(faults),
    ...(props.step.at === "refused" && keyed_step.at === "refused" ? [keyed_step.refusal.where] : []),
  ];

  function save(event: FormEvent): void {
    event.preventDefault();
    const sending = sendingOf(draft);
    setAsked(sending);
    if (props.step.at === "sending" || props.is_held || Object.keys(sending.faults).length > 0) return;
    props.onSave(sending.content);
  }

  const row = <L extends ListName>(list: L, key: string, change: Partial<PlanDraft[L][number]>) =>
    ({ [list]: draft[list].map((one) => (one.key === key ? { ...one, ...change } : one)) }) as Partial<PlanDraft>;
  const without = (list: ListName, key: string) =>
    set({ [list]: draft[list].filter((one) => one.key !== key) } as Partial<PlanDraft>);
  const rowEnd = (list: ListName, key: string, label: string) => (
    <Button look="quiet" className="plan-row__remove" aria-label={label} onClick={() => without(list, key)}>
      {t("plan.remove")}
    </Button>
  );

  return (
    <form
      noValidate
      {...form_keys}
      className="stack plan-form"
      aria-label={t(`plan_kind.${props.kind}`)}
      onSubmit={save}
    >
      {props.notice}
      <fieldset className="plan-group">
        <legend>{t("plan.needs")}</legend>
        <p className="field__help">{t("plan.needs_help")}</p>
        {draft.needs.map((need, n) => (
          <div className="plan-row" key={need.key}>
            <PhraseText
              label={t("plan.need_n", { n: n + 1 })}
              value={need.words}
              onChange={(words) => set(row("needs", need.key, { words }))}
              onPhrase={(one, words) => phrase(one, need.key, row("needs", need.key, { words }))}
              phrases={house.phrases}
              use="need"
              maxLength={2000}
              refusal={wrong(`/content/needs/${need.key}/words`) ?? (n === 0 ? wrong("/content/needs") : undefined)}
            />
            {rowEnd("needs", need.key, t("plan.remove_need", { n: n + 1 }))}
            {clash("needs", need.key)}
          </div>
        ))}
        <Button onClick={() => set({ needs: [...draft.needs, newNeed(freshKey())] })}>{t("plan.add_need")}</Button>
      </fieldset>

      <fieldset className="plan-group">
        <legend>{t("plan.goals")}</legend>
        {draft.goals.map((goal, n) => (
          <div className="plan-row" key={goal.key}>
            <PhraseText
              label={t("plan.goal_n", { n: n + 1 })}
              value={goal.text}
              onChange={(text) => set(row("goals", goal.key, { text }))}
              onPhrase={(one, text) => phrase(one, goal.key, row("goals", goal.key, { text }))}
              phrases={house.phrases}
              use="goal"
              maxLength={2000}
              refusal={wrong(`/content/goals/${goal.key}/text`)}
            />
            {rowEnd("goals", goal.key, t("plan.remove_goal", { n: n + 1 }))}
            {clash("goals", goal.key)}
            <GoalMore goal={goal} wrong={wrong} onChange={(change) => set(row("goals", goal.key, change))} />
          </div>
        ))}
        <Button onClick={() => set({ goals: [...draft.goals, newGoal(freshKey())] })}>{t("plan.add_goal")}</Button>
      </fieldset>

      <fieldset className="plan-group">
        <legend>{t("plan.actions")}</legend>
        {draft.actions.map((action, n) => (
          <div className="plan-row" key={action.key}>
            <PhraseText
              label={t("plan.action_n", { n: n + 1 })}
              value={action.text}
              onChange={(text) => set(row("actions", action.key, { text }))}
              onPhrase={(one, text) => phrase(one, action.key, row("actions", action.key, { text }))}
              phrases={house.phrases}
              use="action"
              maxLength={2000}
              refusal={wrong(`/content/actions/${action.key}/text`)}
            />
            {rowEnd("actions", action.key, t("plan.remove_action", { n: n + 1 }))}
            {clash("actions", action.key)}
            <ActionMore
              action={action}
              colleagues={house.colleagues}
              wrong={wrong}
              onChange={(change) => set(row("actions", action.key, change))}
            />
          </div>
        ))}
        <Button onClick={() => set({ actions: [...draft.actions, newAction(freshKey())] })}>
          {t("plan.add_action")}
        </Button>
      </fieldset>

      <fieldset className="plan-group">
        <legend>{t("plan.people")}</legend>
        <p className="field__help">{t("plan.people_help")}</p>
        {draft.people.map((person, n) => {
          const field = (name: "name" | "role" | "phone" | "reach" | "visits_home", label: string, max: number) => (
            <TextField
              label={label}
              value={person[name]}
              onChange={(text) => set(row("people", person.key, { [name]: text }))}
              maxLength={max}
              {...(name === "phone" && { inputMode: "tel" as const })}
              refusal={wrong(`/content/people/${person.key}/${name}`)}
            />
          );
          return (
            <div className="plan-row" key={person.key}>
              <div className="plan-fields" role="group" aria-label={t("plan.person_n", { n: n + 1 })}>
                {field("name", t("plan.name"), 200)}
                {field("role", t("plan.role"), 200)}
                {field("phone", t("plan.phone"), 40)}
                {field("reach", t("plan.reach"), 300)}
                {field("visits_home", t("plan.visits_home"), 300)}
              </div>
              {rowEnd("people", person.key, t("plan.remove_person", { n: n + 1 }))}
              {clash("people", person.key)}
            </div>
          );
        })}
        <Button onClick={() => set({ people: [...draft.people, newPerson(freshKey())] })}>
          {t("plan.add_person")}
        </Button>
      </fieldset>

      <fieldset className="plan-group">
        <legend>{t("plan.follow_up")}</legend>
        <PhraseText
          label={t("plan.follow_up_how")}
          value={draft.follow_up}
          onChange={(follow_up) => set({ follow_up })}
          onPhrase={(one, follow_up) => phrase(one, follow_up_row, { follow_up })}
          phrases={house.phrases}
          use="follow_up"
          maxLength={4000}
          refusal={wrong("/content/follow_up")}
        />
        {clash("section", "follow_up")}
        <div className="plan-fields">
          <TextField
            label={t("plan.next_review")}
            help={t("date.help")}
            value={draft.review_on}
            onChange={(review_on) => set({ review_on })}
            refusal={wrong("/content/review_on")}
          />
          <PickDoer
            label={t("plan.owner")}
            colleagues={house.colleagues}
            value={draft.owner}
            onChange={(owner) => owner !== "" && set({ owner })}
            refusal={wrong("/content/owner")}
          />
        </div>
        {clash("section", "review_on")}
        {shared_kinds.includes(props.kind) && (
          <RadioGroup<SharingBasis | "not">
            label={t("plan.sharing")}
            help={t("plan.sharing_help")}
            value={draft.shared_by === "" ? "not" : draft.shared_by}
            options={(["not", "consent", "statute"] as const).map((id) => ({ id, label: t(`plan.sharing_${id}`) }))}
            onChange={(next) => next && set({ shared_by: next === "not" ? "" : next })}
            refusal={wrong("/content/shared_by")}
          />
        )}
      </fieldset>
      {props.end}
      <FormEnd
        trouble={
          Object.keys(faults).length > 0
            ? t("plan.mend_fields", { count: Object.keys(faults).length })
            : troubleText(
                t,
                keyed_step,
                shown_where.filter((where) => where.startsWith("/content/")),
              )
        }
        verb={props.verb}
        is_off={props.step.at === "sending" || (props.is_held ?? false)}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

type Wrong = (where: string) => string | undefined;

/** What not every goal has: a day, a scale of five levels, an ICF code. */
function GoalMore(props: {
  readonly goal: GoalDraft;
  readonly wrong: Wrong;
  readonly onChange: (change: Partial<GoalDraft>) => void;
}) {
  const t = useWords();
  const { goal, wrong, onChange } = props;
  const at = `/content/goals/${goal.key}`;
  return (
    <div className="plan-row__more">
      <div className="plan-fields">
        <TextField
          label={t("plan.target_on")}
          value={goal.target_on}
          onChange={(target_on) => onChange({ target_on })}
          refusal={wrong(`${at}/target_on`)}
        />
        <TextField
          label={t("plan.icf")}
          value={goal.icf}
          onChange={(icf) => onChange({ icf })}
          maxLength={8}
          refusal={wrong(`${at}/icf`)}
        />
        <TextField
          label={t("plan.icf_qualifier")}
          value={goal.icf_qualifier}
          onChange={(icf_qualifier) => onChange({ icf_qualifier })}
          maxLength={6}
          refusal={wrong(`${at}/icf_qualifier`)}
        />
        <label className="choice plan-row__tick">
          <input type="checkbox" checked={goal.is_scaled} onChange={() => onChange({ is_scaled: !goal.is_scaled })} />
          <span>{t("plan.is_scaled")}</span>
        </label>
      </div>
      {goal.is_scaled && (
        <>
          <table className="gas gas--form" aria-label={t("plan.scale")}>
            <tbody>
              {gas_levels.map((step, place) => (
                <tr key={step}>
                  <th scope="row" className="figures">
                    {levelText(step)}
                  </th>
                  <td className="dim small">{t(`plan.level_${place}` as "plan.level_0")}</td>
                  <td>
                    <input
                      className="input"
                      aria-label={t("plan.level_is", { level: levelText(step) })}
                      maxLength={500}
                      value={goal.levels[place] ?? ""}
                      onChange={(event) =>
                        onChange({ levels: goal.levels.map((text, n) => (n === place ? event.target.value : text)) })
                      }
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {wrong(`${at}/levels`) && (
            <p className="refusal" role="alert">
              {wrong(`${at}/levels`)}
            </p>
          )}
          <div className="plan-fields">
            <Select<string>
              label={t("plan.baseline")}
              value={goal.baseline}
              none={t("plan.baseline_none")}
              options={gas_levels.map((step) => ({ id: `${step}`, label: levelText(step) }))}
              onChange={(baseline) => onChange({ baseline })}
              refusal={wrong(`${at}/baseline`)}
            />
            <Select<string>
              label={t("plan.weight")}
              value={goal.weight}
              options={["1", "2", "3", "4", "5"].map((id) => ({ id, label: id }))}
              onChange={(weight) => onChange({ weight })}
              refusal={wrong(`${at}/weight`)}
            />
          </div>
        </>
      )}
    </div>
  );
}

function ActionMore(props: {
  readonly action: ActionDraft;
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly wrong: Wrong;
  readonly onChange: (change: Partial<ActionDraft>) => void;
}) {
  const t = useWords();
  const { action, wrong, onChange } = props;
  const at = `/content/actions/${action.key}`;
  const doers: ReadonlyArray<ActionBy> = ["client", "professional", "other"];
  return (
    <div className="plan-row__more plan-fields">
      <Select<ActionBy>
        label={t("plan.who")}
        value={action.by}
        options={doers.map((id) => ({ id, label: t(`plan.by_${id}`) }))}
        onChange={(by) => by !== "" && onChange({ by })}
      />
      {action.by === "professional" && (
        <PickDoer
          label={t("plan.professional")}
          colleagues={props.colleagues}
          value={action.professional}
          onChange={(professional) => onChange({ professional })}
          refusal={wrong(`${at}/professional`)}
        />
      )}
      {action.by === "other" && (
        <TextField
          label={t("plan.other")}
          value={action.other}
          onChange={(other) => onChange({ other })}
          maxLength={200}
          refusal={wrong(`${at}/other`)}
        />
      )}
      <TextField
        label={t("plan.due_on")}
        value={action.due_on}
        onChange={(due_on) => onChange({ due_on })}
        refusal={wrong(`${at}/due_on`)}
      />
      <TextField
        label={t("plan.done_on")}
        value={action.done_on}
        onChange={(done_on) => onChange({ done_on })}
        refusal={wrong(`${at}/done_on`)}
      />
    </div>
  );
}

function PickDoer(props: {
  readonly label: string;
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly value: ProfessionalId | "";
  readonly onChange: (who: ProfessionalId | "") => void;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const me = useMe();
  const people = [...new Map(props.colleagues.map((one) => [one.professional, one])).values()];
  const here = people.filter(({ unit }) => unit === me.role.unit);
  const option = (one: Colleague) => ({ id: one.professional, label: one.name });
  return (
    <Select<ProfessionalId>
      label={props.label}
      value={props.value}
      none={t("assign.choose")}
      options={[
        ...groupedBy(here, ({ profession }) => profession).map(([profession, its]) => ({
          heading: t(`profession.${profession}`),
          options: its.map(option),
        })),
        {
          heading: t("groups.other_units"),
          options: people
            .filter((one) => !here.includes(one))
            .map((one) => ({ ...option(one), label: `${one.name}, ${one.unit_name}` })),
        },
      ]}
      onChange={props.onChange}
      refusal={props.refusal}
    />
  );
}
