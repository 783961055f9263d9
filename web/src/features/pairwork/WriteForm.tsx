// Pair work: what was found and agreed in the joint appointment. What stands is never written over unseen: the server says who was faster.

import { type FormEvent, useState } from "react";
import type {
  ClientId,
  JointPlan,
  PairContent,
  PairShown,
  ProfessionalId,
  SavedTime,
  SectionId,
  WriteOnward,
} from "../../contract.generated";
import { civil, dayText, typedDate } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Button, FormEnd, RadioGroup, Select, TextArea, TextField } from "../../ui/parts";
import { SegmentFields } from "./SegmentFields";
import { type Answers, answerList, answersIn } from "./segment";
import type { PairHouse } from "./use-pairwork";

export const saved_times: ReadonlyArray<SavedTime> = ["none", "under_1", "months_1_2", "months_3_or_more"];

interface Onward {
  readonly what: string;
  readonly where: string;
  readonly with_whom: string;
  readonly when: string;
}
const empty_onward: Onward = { what: "", where: "", with_whom: "", when: "" };
const no_answers: Answers = {};
const shown_onward = (content: PairContent | undefined): ReadonlyArray<Onward> =>
  content && content.onward.length > 0
    ? content.onward.map((one) => ({
        what: one.what,
        where: one.where ?? "",
        with_whom: one.with_whom ?? "",
        when: one.when ?? "",
      }))
    : [empty_onward];

/** What is left out when it is empty. */
function sentOnward(one: Onward): WriteOnward {
  return {
    what: one.what.trim(),
    ...(one.where.trim() && { where: one.where.trim() }),
    ...(one.with_whom.trim() && { with_whom: one.with_whom.trim() }),
    ...(one.when.trim() && { when: one.when.trim() }),
  };
}

export function WriteForm(props: {
  readonly client: ClientId;
  readonly pair: PairShown;
  readonly joint_plans: ReadonlyArray<JointPlan>;
  readonly house: PairHouse;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const readAgain = useReadAgain();
  const { pair, house } = props;
  const { catalogue } = house;
  const stands = pair.content;
  const scope = `pair write ${pair.pairwork} ${pair.version}`;
  const booked = pair.time?.people.map(({ professional }) => professional) ?? [];
  const first_of = (profession: string) =>
    stands?.participants.find(
      (who) => pair.people.find((one) => one.professional === who)?.profession === profession,
    ) ??
    pair.time?.people.find((one) => one.profession === profession)?.professional ??
    (me.role.profession === profession ? me.professional : undefined);
  const [held_on, setHeldOn] = useKept(
    scope,
    "held_on",
    dayText(stands?.held_on ?? (pair.time ? civil(pair.time.begins_at).date : civil(now).date), t.language),
  );
  const [people, setPeople] = useKept<Readonly<Record<string, ProfessionalId | undefined>>>(scope, "people", nobody);
  const [need, setNeed] = useKept(scope, "need", stands?.need ?? "");
  const [answers, setAnswers] = useKept<Answers | undefined>(scope, "answers", undefined);
  const [tool, setTool] = useKept(scope, "tool", stands?.outside?.tool ?? "");
  const [tool_class, setToolClass] = useKept(scope, "tool_class", stands?.outside?.class_id ?? "");
  const [tool_on, setToolOn] = useKept(scope, "tool_on", stands?.outside ? dayText(stands.outside.on, t.language) : "");
  const [tool_by, setToolBy] = useKept(scope, "tool_by", stands?.outside?.by ?? "");
  const [onward, setOnward] = useKept<ReadonlyArray<Onward> | undefined>(scope, "onward", undefined);
  const [plan, setPlan] = useKept<SectionId | "">(scope, "plan", stands?.plan_section ?? "");
  const [saved, setSaved] = useKept(scope, "saved", stands?.saved_appointments?.toString() ?? "");
  const [saved_time, setSavedTime] = useKept<SavedTime | undefined>(scope, "saved_time", stands?.saved_time);
  const [follow_up, setFollowUp] = useKept(
    scope,
    "follow_up",
    pair.follow_up_on ? dayText(pair.follow_up_on, t.language) : "",
  );
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"pair_write">();
  const form_keys = useFormKeys({ back: props.onBack });

  const given = answers ?? (stands?.segment ? answersIn(stands.segment.answers) : no_answers);
  const steps = onward ?? shown_onward(stands);
  const held_date = typedDate(held_on);
  const follow_date = follow_up.trim() === "" ? undefined : typedDate(follow_up);
  const tool_date = typedDate(tool_on);
  const outside = catalogue.outside_tools.find(({ id }) => id === tool);
  const chosen = catalogue.pair.map((profession) => people[profession] ?? first_of(profession));
  const others = (stands?.participants ?? booked).filter((who) => !chosen.includes(who));
  const participants = [...chosen, ...others].flatMap((who) => (who ? [who] : []));
  const is_pair = chosen.every(Boolean);
  const saved_number = saved.trim() === "" ? undefined : Number(saved);
  const is_number = saved_number === undefined || (Number.isInteger(saved_number) && saved_number >= 0);
  const outside_missing = outside !== undefined && (!tool_class || !tool_date || tool_by.trim() === "");
  const is_whole =
    held_date &&
    (follow_up.trim() === "" || follow_date) &&
    is_pair &&
    need.trim() !== "" &&
    is_number &&
    !outside_missing;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !is_whole || !held_date) return;
    const answer = await send(`/api/pairwork/${pair.pairwork}/write`, {
      based_on: pair.version,
      content: {
        held_on: held_date,
        participants,
        need: need.trim(),
        answers: answerList(given),
        onward: steps.filter(({ what }) => what.trim() !== "").map(sentOnward),
        owner: pair.version > 0 ? pair.owner.professional : me.professional,
        ...(outside &&
          tool_date && { outside: { tool: outside.id, class_id: tool_class, on: tool_date, by: tool_by.trim() } }),
        ...(plan && { plan_section: plan }),
        ...(saved_number !== undefined && { saved_appointments: saved_number }),
        ...(saved_time && { saved_time }),
        ...(follow_date && { follow_up_on: follow_date }),
      },
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("pairwork", "card", "pairs_due");
    props.onDone(t("pair.written"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack pair-form"
      aria-label={t("pair.write")}
      onSubmit={(event) => void save(event)}
    >
      <div className="pair-fields">
        <TextField
          label={t("pair.held_on")}
          value={held_on}
          onChange={setHeldOn}
          refusal={is_asked && !held_date ? t("date.wrong") : refusedAt(step, "/content/held_on")}
        />
        {catalogue.pair.map((profession, n) => (
          <Select<ProfessionalId>
            key={profession}
            label={t(`profession.${profession}`)}
            value={chosen[n] ?? ""}
            none={t("assign.choose")}
            options={eachOnce(house, profession)}
            onChange={(who) => setPeople({ ...people, [profession]: who === "" ? undefined : who })}
            refusal={is_asked && !chosen[n] ? t("pair.who_needed") : undefined}
          />
        ))}
      </div>
      <TextArea
        label={t("pair.need")}
        help={t("pair.need_help")}
        value={need}
        onChange={setNeed}
        rows={4}
        maxLength={4000}
        required
        refusal={is_asked && need.trim() === "" ? t("pair.need_needed") : refusedAt(step, "/content/need")}
      />
      <h3>{t("pair.segment")}</h3>
      <p className="field__help">{t("pair.segment_help")}</p>
      <SegmentFields
        catalogue={catalogue}
        answers={given}
        onChange={setAnswers}
        refusal={refusedAt(step, "/content/answers")}
      />
      <h3>{t("pair.outside")}</h3>
      <div className="pair-fields">
        <Select<string>
          label={t("pair.tool")}
          value={tool}
          none={t("pair.tool_none")}
          options={catalogue.outside_tools}
          onChange={setTool}
        />
        {outside && (
          <>
            <Select<string>
              label={t("pair.tool_class")}
              value={tool_class}
              none={t("assign.choose")}
              options={outside.classes}
              onChange={setToolClass}
              refusal={
                is_asked && !tool_class ? t("pair.tool_class_needed") : refusedAt(step, "/content/outside/class_id")
              }
            />
            <TextField
              label={t("pair.tool_on")}
              value={tool_on}
              onChange={setToolOn}
              refusal={is_asked && !tool_date ? t("date.wrong") : refusedAt(step, "/content/outside/on")}
            />
            <TextField
              label={t("pair.tool_by")}
              value={tool_by}
              onChange={setToolBy}
              maxLength={200}
              refusal={
                is_asked && tool_by.trim() === "" ? t("pair.tool_by_needed") : refusedAt(step, "/content/outside/by")
              }
            />
          </>
        )}
      </div>
      <h3>{t("pair.onward")}</h3>
      {steps.map((one, n) => (
        <OnwardFields
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own, and are only added at the end
          key={n}
          n={n + 1}
          one={one}
          onChange={(to) => setOnward(steps.map((old, at) => (at === n ? to : old)))}
        />
      ))}
      <div className="actions">
        <Button look="quiet" onClick={() => setOnward([...steps, empty_onward])}>
          + {t("pair.onward_add")}
        </Button>
      </div>
      <div className="pair-fields">
        <Select<SectionId>
          label={t("pair.joint_plan")}
          help={props.joint_plans.length === 0 ? t("pair.no_joint_plan") : undefined}
          value={plan}
          none={t("pair.plan_none")}
          options={props.joint_plans.map((one) => ({
            id: one.section,
            label: `${t("plan_kind.joint")}, ${one.owner_name}`,
          }))}
          onChange={setPlan}
          refusal={refusedAt(step, "/content/plan_section")}
        />
        <TextField
          label={t("pair.follow_up_on")}
          help={t("pair.follow_up_help", { days: catalogue.follow_up_days })}
          value={follow_up}
          onChange={setFollowUp}
          refusal={
            is_asked && follow_up.trim() !== "" && !follow_date
              ? t("date.wrong")
              : refusedAt(step, "/content/follow_up_on")
          }
        />
      </div>
      <h3>{t("pair.estimate")}</h3>
      <div className="pair-fields">
        <TextField
          label={t("pair.saved_appointments")}
          inputMode="numeric"
          value={saved}
          onChange={setSaved}
          refusal={is_asked && !is_number ? t("pair.number_needed") : refusedAt(step, "/content/saved_appointments")}
        />
        <RadioGroup<SavedTime>
          label={t("pair.saved_time")}
          value={saved_time}
          options={saved_times.map((id) => ({ id, label: t(`saved_time.${id}`) }))}
          onChange={setSavedTime}
          optional
        />
      </div>
      <FormEnd
        trouble={troubleText(t, step, fields)}
        verb={t("pair.save")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

const nobody: Readonly<Record<string, ProfessionalId | undefined>> = {};
const fields = [
  "/content/held_on",
  "/content/need",
  "/content/answers",
  "/content/outside",
  "/content/plan_section",
  "/content/follow_up_on",
  "/content/saved_appointments",
];

function eachOnce(house: PairHouse, profession: string) {
  const people = new Map(
    house.colleagues
      .filter((one) => one.profession === profession)
      .map((one) => [one.professional, { id: one.professional, label: one.name }]),
  );
  return [...people.values()];
}

function OnwardFields(props: { readonly n: number; readonly one: Onward; readonly onChange: (one: Onward) => void }) {
  const t = useWords();
  const { one, n } = props;
  const set = (part: Partial<Onward>) => props.onChange({ ...one, ...part });
  return (
    <fieldset className="pair-onward">
      <legend className="heard-only">{t("pair.onward_n", { n })}</legend>
      <TextField label={t("pair.onward_what")} value={one.what} onChange={(what) => set({ what })} maxLength={500} />
      <TextField
        label={t("pair.onward_where")}
        value={one.where}
        onChange={(where) => set({ where })}
        maxLength={200}
      />
      <TextField
        label={t("pair.onward_with")}
        value={one.with_whom}
        onChange={(with_whom) => set({ with_whom })}
        maxLength={200}
      />
      <TextField label={t("pair.onward_when")} value={one.when} onChange={(when) => set({ when })} maxLength={200} />
    </fieldset>
  );
}
