// Teams: a meeting that was held, with what it agreed: of a client's team, or of a unit about its own work.

import { type FormEvent, useState } from "react";
import type { TeamShown } from "../../contract.generated";
import { civil, clockTime, dayText, instantAt, instantOf, typedClock, typedDate } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { CheckGroup, FormEnd, TextArea, TextField } from "../../ui/parts";
import { type AgreedDraft, AgreedFields, agreedSent, empty_agreed } from "./AgreedFields";
import { peopleOf } from "./people";
import type { TeamHouse } from "./use-teams";

const none: ReadonlyArray<string> = [];
const one_line: ReadonlyArray<AgreedDraft> = [empty_agreed];
const fields = ["/began_at", "/present", "/summary", "/agreed", "/indicators"];

/** When the meeting began, as people type it; an hour that a spring night skipped is none. */
function useBegan(scope: string) {
  const t = useWords();
  const now = useNow();
  const [day, setDay] = useKept(scope, "day", dayText(civil(now).date, t.language));
  const [clock, setClock] = useKept(scope, "clock", clockTime(instantAt(now - 3_600_000), t.language));
  const date = typedDate(day);
  const time = typedClock(clock);
  return { day, setDay, clock, setClock, date, time, at: date && time && instantOf(date, time.hour, time.minute) };
}

function BeganFields(props: {
  readonly began: ReturnType<typeof useBegan>;
  readonly is_asked: boolean;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const { began, is_asked } = props;
  return (
    <div className="team-fields">
      <TextField
        label={t("team.met_day")}
        value={began.day}
        onChange={began.setDay}
        refusal={is_asked && !began.date ? t("date.wrong") : props.refusal}
      />
      <TextField
        label={t("team.met_clock")}
        value={began.clock}
        onChange={began.setClock}
        refusal={is_asked && began.date && !began.at ? t("team.clock_wrong") : undefined}
      />
    </div>
  );
}

export function TeamMeetingForm(props: {
  readonly team: TeamShown;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { team } = props;
  const scope = `team meeting ${team.team}`;
  const began = useBegan(scope);
  const [present, setPresent] = useKept(scope, "present", none);
  const [summary, setSummary] = useKept(scope, "summary", "");
  const [agreed, setAgreed] = useKept(scope, "agreed", one_line);
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"team_meeting">();
  const form_keys = useFormKeys({ back: props.onBack });
  const members = team.members.filter(({ is_living, answer }) => is_living && answer === "accepted");
  const owners = [
    { id: team.lead, label: team.lead_name },
    ...members.flatMap((one) =>
      one.professional && one.professional !== team.lead ? [{ id: one.professional, label: one.name }] : [],
    ),
  ];

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    const sent = agreedSent(agreed);
    if (step.at === "sending" || !began.at || !sent || present.length === 0 || summary.trim() === "") return;
    const answer = await send(`/api/teams/${team.team}/meetings`, {
      began_at: began.at,
      present: members.flatMap(({ member }) => (present.includes(member) ? [member] : [])),
      client_present: present.includes("client"),
      summary: summary.trim(),
      agreed: sent,
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("teams", "team_dues");
    props.onDone(t("team.met"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack team-form"
      aria-label={t("team.meeting")}
      onSubmit={(event) => void save(event)}
    >
      <BeganFields began={began} is_asked={is_asked} refusal={refusedAt(step, "/began_at")} />
      <CheckGroup
        label={t("team.present")}
        values={present}
        options={[
          { id: "client", label: t("team.client_there") },
          ...members.map((one) => ({ id: one.member, label: `${one.name}, ${one.role}` })),
        ]}
        onChange={setPresent}
        refusal={is_asked && present.length === 0 ? t("team.present_needed") : refusedAt(step, "/present")}
      />
      <TextArea
        label={t("team.summary")}
        value={summary}
        onChange={setSummary}
        rows={4}
        maxLength={4000}
        required
        refusal={is_asked && summary.trim() === "" ? t("team.summary_needed") : refusedAt(step, "/summary")}
      />
      <AgreedFields drafts={agreed} owners={owners} is_asked={is_asked} step={step} onChange={setAgreed} />
      <FormEnd
        trouble={troubleText(t, step, fields)}
        verb={t("team.meeting_save")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

export function UnitMeetingForm(props: {
  readonly house: TeamHouse;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const readAgain = useReadAgain();
  const scope = "unit meeting";
  const began = useBegan(scope);
  const [present, setPresent] = useKept(scope, "present", none);
  const [indicators, setIndicators] = useKept(scope, "indicators", none);
  const [summary, setSummary] = useKept(scope, "summary", "");
  const [agreed, setAgreed] = useKept(scope, "agreed", one_line);
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"unit_meeting">();
  const form_keys = useFormKeys({ back: props.onBack });
  const here = peopleOf(
    props.house.colleagues.filter(({ unit }) => unit === me.role.unit),
    (one) => one.name,
  );
  const people = here.some(({ id }) => id === me.professional)
    ? here
    : [{ id: me.professional, label: me.name }, ...here];

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    const sent = agreedSent(agreed);
    if (step.at === "sending" || !began.at || !sent || present.length === 0 || summary.trim() === "") return;
    const answer = await send("/api/unit-meetings", {
      began_at: began.at,
      present: people.flatMap(({ id }) => (present.includes(id) ? [id] : [])),
      indicators,
      summary: summary.trim(),
      agreed: sent,
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("unit_meetings", "team_dues");
    props.onDone(t("team.met"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack team-form"
      aria-label={t("unit_meeting.new")}
      onSubmit={(event) => void save(event)}
    >
      <p className="field__help">{t("unit_meeting.no_clients")}</p>
      <BeganFields began={began} is_asked={is_asked} refusal={refusedAt(step, "/began_at")} />
      <CheckGroup
        label={t("team.present")}
        values={present}
        inline
        options={people}
        onChange={setPresent}
        refusal={is_asked && present.length === 0 ? t("team.present_needed") : refusedAt(step, "/present")}
      />
      <CheckGroup
        label={t("unit_meeting.indicators")}
        values={indicators}
        inline
        options={props.house.catalogue.indicators}
        onChange={setIndicators}
      />
      <TextArea
        label={t("team.summary")}
        value={summary}
        onChange={setSummary}
        rows={4}
        maxLength={4000}
        required
        refusal={is_asked && summary.trim() === "" ? t("team.summary_needed") : refusedAt(step, "/summary")}
      />
      <AgreedFields drafts={agreed} owners={people} is_asked={is_asked} step={step} onChange={setAgreed} />
      <FormEnd
        trouble={troubleText(t, step, fields)}
        verb={t("team.meeting_save")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
