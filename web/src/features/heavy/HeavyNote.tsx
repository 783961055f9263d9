// Heavy need: on the client's card: the suggestion with its evidence, and what a professional makes of it. Nobody is marked before somebody decides.

import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { CatalogShown, ClientId, HeavyOnCard, TakenUpAs } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, CheckGroup, FormEnd, Notice, RadioGroup, RefusalText, TextArea } from "../../ui/parts";

interface HeavyPlace {
  readonly client: ClientId;
  readonly heavy: HeavyOnCard;
  readonly catalogue: CatalogShown | undefined;
}

export function HeavyNote(props: HeavyPlace) {
  const t = useWords();
  const me = useMe();
  const readAgain = useReadAgain();
  const reached = useCommand<"heavy_need_reached">();
  const [doing, setDoing] = useState<"take_up" | "set_aside" | undefined>(undefined);
  const { heavy, client, catalogue } = props;
  const { seen, decision } = heavy;
  const may_decide = me.rights.includes("plan_edit");
  const done = () => {
    setDoing(undefined);
    readAgain("card", "heavy", "heavy_own", "pairwork", "pairs_due");
  };
  const counted = t("heavy.counted", { count: seen.counted, months: seen.window_months, least: seen.at_least });

  if (!heavy.is_suggested && decision)
    return (
      <div className="small">
        <strong>{t("heavy.title")}:</strong>{" "}
        {[
          decision.taken_as
            ? t(`taken_up_as.${decision.taken_as}`)
            : (catalogue?.heavy_need_reasons.find(({ id }) => id === decision.why)?.label ?? decision.why),
          decision.decided_by_name,
          t("heavy.quiet_until", { day: dayText(decision.silent_until, t.language) }),
          decision.contacted_at && t("heavy.was_reached"),
        ]
          .filter(Boolean)
          .join(" · ")}
        {may_decide && decision.is_taken_up && !decision.contacted_at && (
          <Button
            look="quiet"
            onClick={async () => {
              const answer = await reached.send(`/api/clients/${client}/heavy-need/reached`, {});
              if (answer?.ok) done();
            }}
          >
            {t("heavy.reached")}
          </Button>
        )}
        <RefusalText words={troubleText(t, reached.step, [])} />
      </div>
    );
  return (
    <Notice role="note">
      <strong>{t("heavy.suggested")}</strong> <span className="figures">{counted}</span>
      {doing === "take_up" && catalogue ? (
        <TakeUp client={client} catalogue={catalogue} onDone={done} onBack={() => setDoing(undefined)} />
      ) : doing === "set_aside" && catalogue ? (
        <SetAside client={client} catalogue={catalogue} onDone={done} onBack={() => setDoing(undefined)} />
      ) : (
        may_decide && (
          <div className="actions no-print">
            <Button onClick={() => setDoing("take_up")}>{t("heavy.take_up")}</Button>
            <Button look="quiet" onClick={() => setDoing("set_aside")}>
              {t("heavy.set_aside")}
            </Button>
          </div>
        )
      )}
    </Notice>
  );
}

interface Deciding {
  readonly client: ClientId;
  readonly catalogue: CatalogShown;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

const ways: ReadonlyArray<TakenUpAs> = ["pairwork", "matter", "under_way"];

function TakeUp(props: Deciding) {
  const t = useWords();
  const navigate = useNavigate();
  const [as, setAs] = useState<TakenUpAs | undefined>(undefined);
  const [indications, setIndications] = useState<ReadonlyArray<string>>([]);
  const [words, setWords] = useState("");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"heavy_need_take_up">();
  const form_keys = useFormKeys({ back: props.onBack });
  const is_whole =
    as === "under_way" || (as === "pairwork" && indications.length > 0) || (as === "matter" && words.trim() !== "");

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !as || !is_whole) return;
    const answer = await send(`/api/clients/${props.client}/heavy-need/take-up`, {
      as,
      indications: as === "pairwork" ? indications : [],
      ...(as === "matter" && { words: words.trim() }),
    });
    if (!answer?.ok) return;
    props.onDone();
    const { contact, matter, pairwork } = answer.value;
    if (pairwork) void navigate({ to: "/pairwork", search: { client: props.client } });
    if (contact) void navigate({ to: "/first-line", search: { contact, ...(matter && { matter }), page: "matter" } });
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack"
      aria-label={t("heavy.take_up")}
      onSubmit={(event) => void save(event)}
    >
      <RadioGroup<TakenUpAs>
        label={t("heavy.as")}
        value={as}
        options={ways.map((id) => ({ id, label: t(`taken_up_as.${id}`), help: t(`taken_up_help.${id}`) }))}
        onChange={setAs}
        refusal={is_asked && !as ? t("pair.choose_one") : undefined}
      />
      {as === "pairwork" && (
        <CheckGroup
          label={t("pair.indications")}
          values={indications}
          options={props.catalogue.pairwork.indications}
          onChange={setIndications}
          refusal={is_asked && indications.length === 0 ? t("pair.indication_needed") : refusedAt(step, "/indications")}
        />
      )}
      {as === "matter" && (
        <TextArea
          label={t("heavy.words")}
          value={words}
          onChange={setWords}
          maxLength={2000}
          required
          refusal={is_asked && words.trim() === "" ? t("heavy.words_needed") : refusedAt(step, "/words")}
        />
      )}
      <FormEnd
        trouble={troubleText(t, step, ["/indications", "/words"])}
        verb={t("heavy.take_up")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

function SetAside(props: Deciding) {
  const t = useWords();
  const [why, setWhy] = useState<string | undefined>(undefined);
  const [note, setNote] = useState("");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"heavy_need_set_aside">();
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !why) return;
    const answer = await send(`/api/clients/${props.client}/heavy-need/set-aside`, {
      why,
      ...(note.trim() !== "" && { note: note.trim() }),
    });
    if (answer?.ok) props.onDone();
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack"
      aria-label={t("heavy.set_aside")}
      onSubmit={(event) => void save(event)}
    >
      <RadioGroup<string>
        label={t("heavy.why")}
        value={why}
        options={props.catalogue.heavy_need_reasons}
        onChange={setWhy}
        refusal={is_asked && !why ? t("pair.choose_one") : refusedAt(step, "/why")}
      />
      <TextArea label={t("pair.note")} value={note} onChange={setNote} maxLength={500} />
      <FormEnd
        trouble={troubleText(t, step, ["/why"])}
        verb={t("heavy.set_aside")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
