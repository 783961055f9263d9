// Pair work: what is done afterwards: followed up, handed on, ended.

import { type FormEvent, useState } from "react";
import type { PairEnd, PairShown, PathStatus, ProfessionalId } from "../../contract.generated";
import { typedDate } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { CheckGroup, FormEnd, RadioGroup, Select, TextArea, TextField } from "../../ui/parts";
import type { PairHouse } from "./use-pairwork";

interface StepPlace {
  readonly pair: PairShown;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}

const statuses: ReadonlyArray<PathStatus> = ["on_path", "in_progress", "dropped"];
const knows = ["where", "when", "with_whom"] as const;
const none: ReadonlyArray<string> = [];

export function FollowUpForm(props: StepPlace) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { pair } = props;
  const scope = `pair follow ${pair.pairwork} ${pair.follow_ups.length}`;
  const [status, setStatus] = useKept<PathStatus | undefined>(scope, "status", undefined);
  const [known, setKnown] = useKept(scope, "known", none);
  const [again, setAgain] = useKept(scope, "again", "");
  const [note, setNote] = useKept(scope, "note", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"pair_follow_up">();
  const form_keys = useFormKeys({ back: props.onBack });
  const again_on = typedDate(again);
  const goes_on = status === "in_progress";

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !status || (goes_on && !again_on)) return;
    const answer = await send(`/api/pairwork/${pair.pairwork}/follow-up`, {
      status,
      knows_where: known.includes("where"),
      knows_when: known.includes("when"),
      knows_with_whom: known.includes("with_whom"),
      ...(note.trim() !== "" && { note: note.trim() }),
      ...(goes_on && again_on && { again_on }),
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("pairwork", "card", "pairs_due");
    props.onDone(t("pair.followed_up"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack pair-form"
      aria-label={t("pair.follow")}
      onSubmit={(event) => void save(event)}
    >
      <RadioGroup<PathStatus>
        label={t("pair.follow_status")}
        value={status}
        options={statuses.map((id) => ({ id, label: t(`path_status.${id}`) }))}
        onChange={setStatus}
        refusal={is_asked && !status ? t("pair.choose_one") : undefined}
      />
      <CheckGroup
        label={t("pair.client_knows")}
        values={known}
        options={knows.map((id) => ({ id, label: t(`pair.knows_${id}`) }))}
        onChange={setKnown}
      />
      {goes_on && (
        <TextField
          label={t("pair.again_on")}
          value={again}
          onChange={setAgain}
          refusal={is_asked && !again_on ? t("date.wrong") : refusedAt(step, "/again_on")}
        />
      )}
      <TextArea label={t("pair.note")} value={note} onChange={setNote} maxLength={1000} />
      <FormEnd
        trouble={troubleText(t, step, ["/again_on"])}
        verb={t("pair.follow_save")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

export function HandOnForm(props: StepPlace & { readonly house: PairHouse }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { pair } = props;
  const scope = `pair hand ${pair.pairwork}`;
  const [owner, setOwner] = useKept<ProfessionalId | "">(scope, "owner", "");
  const [why, setWhy] = useKept(scope, "why", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"pair_hand_on">();
  const form_keys = useFormKeys({ back: props.onBack });
  const people = new Map(
    props.house.colleagues
      .filter(({ professional }) => professional !== pair.owner.professional)
      .map((one) => [
        one.professional,
        { id: one.professional, label: `${one.name}, ${t(`profession.${one.profession}`)}` },
      ]),
  );

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || owner === "" || why.trim() === "") return;
    const answer = await send(`/api/pairwork/${pair.pairwork}/hand-on`, { owner, why: why.trim() });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("pairwork", "card", "pairs_due");
    props.onDone(t("pair.handed_on"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack pair-form"
      aria-label={t("pair.hand")}
      onSubmit={(event) => void save(event)}
    >
      <Select<ProfessionalId>
        label={t("pair.new_owner")}
        value={owner}
        none={t("assign.choose")}
        options={[...people.values()]}
        onChange={setOwner}
        refusal={is_asked && owner === "" ? t("pair.who_needed") : refusedAt(step, "/owner")}
      />
      <TextArea
        label={t("pair.hand_why")}
        value={why}
        onChange={setWhy}
        maxLength={500}
        required
        refusal={is_asked && why.trim() === "" ? t("pair.hand_why_needed") : refusedAt(step, "/why")}
      />
      <FormEnd
        trouble={troubleText(t, step, ["/owner", "/why"])}
        verb={t("pair.hand")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

const ends: ReadonlyArray<PairEnd> = [
  "client_wish",
  "need_passed",
  "continues_elsewhere",
  "moved_away",
  "died",
  "made_by_mistake",
];

export function EndForm(props: StepPlace) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { pair } = props;
  const scope = `pair end ${pair.pairwork}`;
  const [why, setWhy] = useKept<PairEnd | undefined>(scope, "why", undefined);
  const [note, setNote] = useKept(scope, "note", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"pair_end">();
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !why) return;
    const answer = await send(`/api/pairwork/${pair.pairwork}/end`, {
      why,
      ...(note.trim() !== "" && { note: note.trim() }),
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("pairwork", "card", "pairs_due");
    props.onDone(t("pair.ended"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack pair-form"
      aria-label={t("pair.end")}
      onSubmit={(event) => void save(event)}
    >
      <RadioGroup<PairEnd>
        label={t("pair.end_why")}
        value={why}
        options={ends.map((id) => ({ id, label: t(`pair_end.${id}`) }))}
        onChange={setWhy}
        refusal={is_asked && !why ? t("pair.choose_one") : undefined}
      />
      <TextArea label={t("pair.note")} value={note} onChange={setNote} maxLength={500} />
      <FormEnd
        trouble={troubleText(t, step, [])}
        verb={t("pair.end")}
        look="danger"
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
