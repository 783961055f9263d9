// Teams: a meeting that was held, with what it agreed: of a client's team, or of a unit about its own work.

import { type FormEvent, useState } from "react";
import type { MeetingOfTeam, TeamShown } from "../../contract.generated";
import { civil, clockTime, dayText, instantAt, instantOf, typedClock, typedDate } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { refusedAt, type Step, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { CheckGroup, FormEnd, TextArea, TextField } from "../../ui/parts";
import { type AgreedDraft, AgreedFields, agreedSent, empty_agreed } from "./AgreedFields";
import { ownersOf, peopleOf } from "./people";
import type { TeamHouse } from "./use-teams";

const none: ReadonlyArray<string> = [];
const one_line: ReadonlyArray<AgreedDraft> = [empty_agreed];
const fields = ["/why", "/began_at", "/present", "/summary", "/agreed", "/indicators"];

/** When the meeting began, as people type it; an hour that a spring night skipped is none. */
function useBegan(scope: string, from: MeetingOfTeam | undefined) {
  const t = useWords();
  const now = useNow();
  const first = from?.began_at ?? instantAt(now - 3_600_000);
  const [day, setDay] = useKept(scope, "day", dayText(civil(first).date, t.language));
  const [clock, setClock] = useKept(scope, "clock", clockTime(first, t.language));
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

/** What every meeting keeps: when it began, what was said, what was agreed. Kept until it is saved. One that is put right begins as it stands. */
function useMinutes(scope: string, from?: MeetingOfTeam) {
  const [summary, setSummary] = useKept(scope, "summary", from?.summary ?? "");
  const [agreed, setAgreed] = useKept(scope, "agreed", one_line);
  const [there] = useState<ReadonlyArray<string>>(
    from ? [...(from.client_present ? ["client"] : []), ...from.present_ids] : none,
  );
  const [present, setPresent] = useKept(scope, "present", there);
  const [why, setWhy] = useKept(scope, "why", "");
  const [is_asked, setAsked] = useState(false);
  const began = useBegan(scope, from);
  const sent = agreedSent(agreed);
  const is_whole =
    began.at !== undefined &&
    sent !== undefined &&
    present.length > 0 &&
    summary.trim() !== "" &&
    (!from || why.trim() !== "");
  return {
    began,
    summary,
    setSummary,
    agreed,
    setAgreed,
    present,
    setPresent,
    why,
    setWhy,
    is_asked,
    setAsked,
    sent,
    is_whole,
  };
}

function PresentFields(props: {
  readonly minutes: ReturnType<typeof useMinutes>;
  readonly options: ReadonlyArray<{ readonly id: string; readonly label: string }>;
  readonly inline?: boolean;
  readonly step: Step;
}) {
  const t = useWords();
  const { minutes, inline } = props;
  const nobody = minutes.is_asked && minutes.present.length === 0;
  return (
    <CheckGroup
      label={t("team.present")}
      values={minutes.present}
      {...(inline && { inline })}
      options={props.options}
      onChange={minutes.setPresent}
      refusal={nobody ? t("team.present_needed") : refusedAt(props.step, "/present")}
    />
  );
}

function MinutesEnd(props: {
  readonly minutes: ReturnType<typeof useMinutes>;
  readonly owners: Parameters<typeof AgreedFields>[0]["owners"];
  readonly step: Step;
  readonly is_corrected?: boolean;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { minutes, step } = props;
  const is_empty = minutes.is_asked && minutes.summary.trim() === "";
  const lacks_why = minutes.is_asked && minutes.why.trim() === "";
  return (
    <>
      {props.is_corrected && (
        <TextField
          label={t("team.correct_why")}
          value={minutes.why}
          onChange={minutes.setWhy}
          maxLength={500}
          required
          refusal={lacks_why ? t("team.correct_why_needed") : refusedAt(step, "/why")}
        />
      )}
      <TextArea
        label={t("team.summary")}
        value={minutes.summary}
        onChange={minutes.setSummary}
        rows={4}
        maxLength={4000}
        required
        refusal={is_empty ? t("team.summary_needed") : refusedAt(step, "/summary")}
      />
      <AgreedFields
        drafts={minutes.agreed}
        owners={props.owners}
        is_asked={minutes.is_asked}
        step={step}
        onChange={minutes.setAgreed}
      />
      <FormEnd
        trouble={troubleText(t, step, fields)}
        verb={t(props.is_corrected ? "team.correct_save" : "team.meeting_save")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </>
  );
}

export function TeamMeetingForm(props: {
  readonly team: TeamShown;
  /** The one that is put right; absent: a new one. */
  readonly meeting?: MeetingOfTeam | undefined;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { team, meeting } = props;
  const scope = meeting ? `team correct ${meeting.meeting} ${meeting.version}` : `team meeting ${team.team}`;
  const minutes = useMinutes(scope, meeting);
  const recording = useCommand<"team_meeting">();
  const correcting = useCommand<"team_meeting_correct">();
  const { step } = meeting ? correcting : recording;
  const form_keys = useFormKeys({ back: props.onBack });
  const members = team.members.filter(
    (one) => (one.is_living && one.answer === "accepted") || meeting?.present_ids.includes(one.member),
  );
  const owners = ownersOf(team);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    minutes.setAsked(true);
    const { began, sent, present, summary } = minutes;
    if (step.at === "sending" || !began.at || !sent || !minutes.is_whole) return;
    const written = {
      began_at: began.at,
      present: members.flatMap(({ member }) => (present.includes(member) ? [member] : [])),
      client_present: present.includes("client"),
      summary: summary.trim(),
      agreed: sent,
    };
    const answer = meeting
      ? await correcting.send(`/api/team-meetings/${meeting.meeting}/correct`, {
          ...written,
          based_on: meeting.version,
          why: minutes.why.trim(),
        })
      : await recording.send(`/api/teams/${team.team}/meetings`, written);
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("teams", "team_dues");
    props.onDone(t(meeting ? "team.corrected" : "team.met"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack team-form"
      aria-label={t("team.meeting")}
      onSubmit={(event) => void save(event)}
    >
      <BeganFields began={minutes.began} is_asked={minutes.is_asked} refusal={refusedAt(step, "/began_at")} />
      <PresentFields
        minutes={minutes}
        step={step}
        options={[
          { id: "client", label: t("team.client_there") },
          ...members.map((one) => ({ id: one.member, label: `${one.name}, ${one.role}` })),
        ]}
      />
      <MinutesEnd
        minutes={minutes}
        owners={owners}
        step={step}
        is_corrected={meeting !== undefined}
        onBack={props.onBack}
      />
    </form>
  );
}

export function UnitMeetingForm(props: {
  readonly house: TeamHouse;
  readonly meeting?: MeetingOfTeam | undefined;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const readAgain = useReadAgain();
  const { meeting } = props;
  const scope = meeting ? `unit correct ${meeting.meeting} ${meeting.version}` : "unit meeting";
  const minutes = useMinutes(scope, meeting);
  const [indicators, setIndicators] = useKept(scope, "indicators", meeting?.indicators ?? none);
  const recording = useCommand<"unit_meeting">();
  const correcting = useCommand<"unit_meeting_correct">();
  const { step } = meeting ? correcting : recording;
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
    minutes.setAsked(true);
    const { began, sent, present, summary } = minutes;
    if (step.at === "sending" || !began.at || !sent || !minutes.is_whole) return;
    const written = {
      began_at: began.at,
      present: people.flatMap(({ id }) => (present.includes(id) ? [id] : [])),
      indicators,
      summary: summary.trim(),
      agreed: sent,
    };
    const answer = meeting
      ? await correcting.send(`/api/unit-meetings/${meeting.meeting}/correct`, {
          ...written,
          based_on: meeting.version,
          why: minutes.why.trim(),
        })
      : await recording.send("/api/unit-meetings", written);
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("unit_meetings", "team_dues");
    props.onDone(t(meeting ? "team.corrected" : "team.met"));
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
      <BeganFields began={minutes.began} is_asked={minutes.is_asked} refusal={refusedAt(step, "/began_at")} />
      <PresentFields minutes={minutes} step={step} inline options={people} />
      <CheckGroup
        label={t("unit_meeting.indicators")}
        values={indicators}
        inline
        options={props.house.catalogue.indicators}
        onChange={setIndicators}
      />
      <MinutesEnd
        minutes={minutes}
        owners={people}
        step={step}
        is_corrected={meeting !== undefined}
        onBack={props.onBack}
      />
    </form>
  );
}
