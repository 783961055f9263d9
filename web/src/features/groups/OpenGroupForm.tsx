// Groups: a new group with its meetings. Each meeting shows before anything is opened whether it can stand, and who stands in the way.
//
// Invariant: the server opens the group with all its meetings or not at all; a week that is left out (a holiday) is left out here.

import { type FormEvent, useState } from "react";
import type {
  Companions,
  GroupId,
  Language,
  OpenGroup,
  ProfessionalId,
  RoomId,
  UnitId,
} from "../../contract.generated";
import { dateText, shortDay } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { FormEnd, joined, RadioGroup, RefusalText, Select, TextField } from "../../ui/parts";
import { PickLeaders } from "./PickLeaders";
import { Tick } from "./Tick";
import { type House, roomOptions, useClashes, useUnitRooms } from "./use-groups";
import { meetingOn, meetings_max, refusedMeeting, timeIn, weeklyDays } from "./weekly";

const scope = "group new";
const companions: ReadonlyArray<Companions> = ["none", "beside", "seat"];
const languages: ReadonlyArray<Language> = ["fi", "sv", "en"];

export function OpenGroupForm(props: {
  readonly house: House;
  readonly unit: UnitId;
  readonly onOpened: (group: GroupId, words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { house } = props;
  const [name, setName] = useKept(scope, "name", "");
  const [service, setService] = useKept<string>(scope, "service", house.services[0]?.id ?? "");
  const [unit, setUnit] = useKept<UnitId>(scope, "unit", props.unit);
  const [leaders, setLeaders] = useKept<ReadonlyArray<ProfessionalId>>(scope, "leaders", none);
  const [seats, setSeats] = useKept(scope, "seats", "12");
  const [companion, setCompanion] = useKept<Companions>(scope, "companions", "none");
  const [language, setLanguage] = useKept<Language>(scope, "language", t.language);
  const [is_remote, setRemote] = useKept(scope, "is_remote", false);
  const [enrol_until, setEnrolUntil] = useKept(scope, "enrol_until", "");
  const [room, setRoom] = useKept<RoomId | "">(scope, "room", "");
  const [day, setDay] = useKept(scope, "day", "");
  const [from, setFrom] = useKept(scope, "from", "");
  const [until, setUntil] = useKept(scope, "until", "");
  const [weeks, setWeeks] = useKept(scope, "weeks", "1");
  const [count, setCount] = useKept(scope, "count", "6");
  const [left_out, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [is_asked, setAsked] = useState(false);
  const { step, send, clear } = useCommand<"group_open">();
  const form_keys = useFormKeys({ back: props.onBack });
  const rooms = useUnitRooms(unit);

  const time = timeIn({ day, from, until });
  const days = typeof time === "string" ? [] : weeklyDays(time.date, Number(weeks), Number(count));
  const chosen = days.filter((date) => !left_out.has(date));
  const meetings =
    typeof time === "string" ? [] : chosen.map((date) => meetingOn(date, time, room === "" ? undefined : room));
  const clashes = useClashes(
    meetings.length > 0 && leaders.length > 0 ? { leaders: [...leaders], meetings } : undefined,
  );
  const number = /^\d{1,2}$/.test(seats.trim()) ? Number(seats) : undefined;
  const last = timeIn({ day: enrol_until, from: "8.00", until: "9.00" });
  const last_day = typeof last === "string" ? undefined : last.date;
  const is_wrong_last = enrol_until.trim() !== "" && !last_day;
  const refused = step.at === "refused" ? refusedMeeting(step.refusal.where) : undefined;
  const wrong = (field: typeof time, words: string) => (is_asked && time === field ? words : undefined);

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || number === undefined || is_wrong_last || meetings.length === 0) return;
    const body: OpenGroup = {
      name: name.trim(),
      service,
      unit,
      leaders: [...leaders],
      seats: number,
      companions: companion,
      language,
      is_remote,
      ...(last_day && { enrol_until: last_day }),
      meetings,
    };
    const answer = await send("/api/groups", body);
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("groups", "day", "calendar", "times");
    props.onOpened(answer.value.group, t("groups.opened", { name: body.name }));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack group-new"
      aria-label={t("groups.new")}
      onSubmit={(event) => void open(event)}
    >
      <TextField
        label={t("groups.name")}
        value={name}
        onChange={setName}
        maxLength={100}
        refusal={is_asked && name.trim() === "" ? t("groups.name_needed") : refusedAt(step, "/name")}
      />
      <div className="pair">
        <Select<string>
          label={t("visit.service")}
          value={service}
          options={house.services}
          onChange={setService}
          help={house.services.find(({ id }) => id === service)?.note}
          refusal={refusedAt(step, "/service")}
        />
        <Select<UnitId>
          label={t("assign.unit")}
          value={unit}
          options={house.units.map((one) => ({ id: one.unit, label: one.name }))}
          onChange={(next) => {
            if (next === "") return;
            setUnit(next);
            setRoom("");
          }}
          refusal={refusedAt(step, "/unit")}
        />
      </div>
      <PickLeaders
        colleagues={house.colleagues}
        unit={unit}
        value={leaders}
        onChange={(next) => {
          setLeaders(next);
          clear();
        }}
        refusal={is_asked && leaders.length === 0 ? t("groups.leader_needed") : refusedAt(step, "/leaders")}
      />
      <div className="group-fields">
        <TextField
          label={t("groups.seats")}
          inputMode="numeric"
          value={seats}
          onChange={setSeats}
          refusal={is_asked && number === undefined ? t("template.not_a_number") : refusedAt(step, "/seats")}
        />
        <TextField
          label={t("groups.enrol_until")}
          help={t("groups.enrol_until_help")}
          value={enrol_until}
          onChange={setEnrolUntil}
          refusal={is_asked && is_wrong_last ? t("date.wrong") : refusedAt(step, "/enrol_until")}
        />
        <Select<Language>
          label={t("groups.language")}
          value={language}
          options={languages.map((id) => ({ id, label: t(`language.${id}`) }))}
          onChange={(next) => next !== "" && setLanguage(next)}
        />
      </div>
      <RadioGroup<Companions>
        label={t("groups.companions")}
        value={companion}
        options={companions.map((id) => ({ id, label: t(`groups.companions_${id}`) }))}
        onChange={(next) => next && setCompanion(next)}
      />
      <h3>{t("groups.meetings")}</h3>
      <Tick label={t("groups.meets_remotely")} is_on={is_remote} onChange={setRemote} />
      <div className="group-fields">
        <TextField
          label={t("groups.first_day")}
          help={t("date.help")}
          value={day}
          onChange={setDay}
          refusal={wrong("day", t("date.wrong"))}
        />
        <TextField
          label={t("template.from")}
          value={from}
          onChange={setFrom}
          refusal={wrong("from", t("template.not_a_clock"))}
        />
        <TextField
          label={t("template.until")}
          value={until}
          onChange={setUntil}
          refusal={wrong("until", t("template.not_a_clock"))}
        />
        <Select<string>
          label={t("ahead.repeats")}
          value={weeks}
          options={[1, 2, 3, 4].map((n) => ({ id: `${n}`, label: t("ahead.every", { weeks: n }) }))}
          onChange={setWeeks}
        />
        <Select<string>
          label={t("groups.how_many")}
          value={count}
          options={Array.from({ length: meetings_max }, (_, n) => ({ id: `${n + 1}`, label: `${n + 1}` }))}
          onChange={setCount}
        />
        <Select<RoomId>
          label={t("assign.room")}
          value={room}
          none={t("groups.no_room")}
          options={roomOptions(rooms.data)}
          onChange={setRoom}
        />
      </div>
      {days.length > 0 && (
        <>
          <p className="small dim" role="status">
            {clashes.count > 0 ? t("groups.clashes", { count: clashes.count }) : t("groups.leave_out_help")}
          </p>
          <ol className="group-days" aria-label={t("groups.meetings")}>
            {days.map((date) => {
              const place = chosen.indexOf(date);
              const clash = place < 0 ? undefined : clashes.of(place);
              const answer = place >= 0 && refused === place && step.at === "refused" ? step.refusal.words : undefined;
              return (
                <li key={date} className={joined(clash && "group-days__clash")}>
                  <Tick
                    label={
                      <span className="figures">
                        {shortDay(date, t.language)} <span className="dim">{dateText(date, t.language)}</span>
                      </span>
                    }
                    is_on={place >= 0}
                    onChange={(is_on) => {
                      const next = new Set(left_out);
                      if (is_on) next.delete(date);
                      else next.add(date);
                      setLeftOut(next);
                      clear();
                    }}
                  />
                  {answer ? (
                    <RefusalText words={answer} />
                  ) : clash ? (
                    <p className="group-clash">{clash.words}</p>
                  ) : (
                    clashes.is_answer && place >= 0 && <span className="dim small">{t("groups.fits")}</span>
                  )}
                </li>
              );
            })}
          </ol>
        </>
      )}
      <FormEnd
        trouble={
          refused === undefined
            ? troubleText(t, step, ["/name", "/service", "/unit", "/leaders", "/seats", "/enrol_until"])
            : undefined
        }
        verb={t("groups.open", { count: meetings.length })}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

const none: ReadonlyArray<ProfessionalId> = [];
