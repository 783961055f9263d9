// Worktime: who works by a template, from when until when; giving it and ending it.

import { type FormEvent, useState } from "react";
import type {
  AssignmentShown,
  AssignTemplate,
  ProfessionalId,
  RoomId,
  TemplateId,
  UnitId,
} from "../../contract.generated";
import { write } from "../../core/api";
import { civil, dayText } from "../../core/civil-time";
import { now } from "../../core/clock";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, FormEnd, Select, TextField } from "../../ui/parts";
import { BreaksList } from "./BreaksList";
import { DayField, dayIn, PickProfessional, PickUnit } from "./fields";
import { type Staff, useBreaks, useRooms } from "./use-worktime";

export function Assignments(props: {
  readonly template: TemplateId;
  readonly assignments: ReadonlyArray<AssignmentShown>;
  readonly staff: Staff;
  readonly unit: UnitId | undefined;
  readonly serviceName: (service: string) => string;
}) {
  const t = useWords();
  const [open, setOpen] = useState<"give" | AssignmentShown["hours"] | undefined>(undefined);
  const [said, setSaid] = useState("");
  return (
    <section className="stack" aria-labelledby="assign-title">
      <div className="section__head">
        <h3 id="assign-title">{t("assign.title")}</h3>
        {open !== "give" && <Button onClick={() => setOpen("give")}>{t("assign.add")}</Button>}
        <span role="status">{said}</span>
      </div>
      {open === "give" && (
        <GiveForm
          {...props}
          onDone={(name) => {
            setOpen(undefined);
            setSaid(t("assign.given", { name }));
          }}
          onBack={() => setOpen(undefined)}
        />
      )}
      {props.assignments.length === 0 ? (
        <p className="dim">{t("assign.none")}</p>
      ) : (
        <ul className="lines">
          {props.assignments.map((one) => (
            <li key={one.hours}>
              <div className="lines__one">
                <strong>{one.professional_name}</strong>
                <span>
                  {one.unit_name}
                  {one.room_name && `, ${one.room_name}`}
                </span>
                <span className="figures">
                  {t("assign.from_on", { day: dayText(one.first_day, t.language) })}{" "}
                  {one.last_day
                    ? t("assign.until", { day: dayText(one.last_day, t.language) })
                    : t("assign.until_further")}
                </span>
                <span className="dim">{t("assign.weekly", { weeks: one.every_weeks })}</span>
                {open !== one.hours && (
                  <Button
                    look="quiet"
                    aria-label={t("assign.end_of", { name: one.professional_name })}
                    onClick={() => setOpen(one.hours)}
                  >
                    {t("assign.end")}
                  </Button>
                )}
              </div>
              {open === one.hours && (
                <EndForm
                  assignment={one}
                  serviceName={props.serviceName}
                  onDone={() => {
                    setOpen(undefined);
                    setSaid(t("assign.ended", { name: one.professional_name }));
                  }}
                  onBack={() => setOpen(undefined)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function GiveForm(props: {
  readonly template: TemplateId;
  readonly staff: Staff;
  readonly unit: UnitId | undefined;
  readonly onDone: (name: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { staff } = props;
  const [unit, setUnit] = useState(props.unit);
  const [professional, setProfessional] = useState<ProfessionalId | undefined>(undefined);
  const [first, setFirst] = useState(dayText(civil(now()).date, t.language === "en" ? "fi" : t.language));
  const [last, setLast] = useState("");
  const [weeks, setWeeks] = useState("1");
  const [room, setRoom] = useState<RoomId | "">("");
  const [wrong, setWrong] = useState<"first" | "last" | "professional" | "weeks" | undefined>(undefined);
  const rooms = useRooms(unit);
  const { step, send, clear } = useCommand<"template_assign">();
  const form_keys = useFormKeys({ back: props.onBack });
  const changed = () => {
    setWrong(undefined);
    if (step.at === "refused") clear();
  };

  async function give(event: FormEvent): Promise<void> {
    event.preventDefault();
    const [first_day, last_day] = [dayIn(first), dayIn(last)];
    if (!professional || !unit) return setWrong("professional");
    if (!first_day) return setWrong("first");
    if (last.trim() !== "" && !last_day) return setWrong("last");
    if (!/^\d{1,2}$/.test(weeks.trim())) return setWrong("weeks");
    const body: AssignTemplate = {
      work_template: props.template,
      professional,
      unit,
      first_day,
      every_weeks: Number(weeks),
      ...(last_day && { last_day }),
      ...(room && { room }),
    };
    const answer = await send("/api/assignments", body);
    if (!answer?.ok) return;
    readAgain("worktime", "working_weeks", "times");
    props.onDone(staff.colleagues.find((one) => one.professional === professional)?.name ?? "");
  }

  const fields = ["/professional", "/unit", "/first_day", "/last_day", "/every_weeks", "/room"];
  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void give(event)}
      onChange={changed}
      aria-label={t("assign.add")}
    >
      <div className="fields">
        <PickUnit
          units={staff.units}
          value={unit}
          onChange={(chosen) => {
            setUnit(chosen);
            setProfessional(undefined);
            setRoom("");
          }}
          refusal={refusedAt(step, "/unit")}
        />
        <PickProfessional
          colleagues={staff.colleagues.filter((one) => unit === undefined || one.unit === unit)}
          value={professional}
          onChange={setProfessional}
          refusal={wrong === "professional" ? t("assign.choose") : refusedAt(step, "/professional")}
        />
        <Select<RoomId>
          label={t("assign.room")}
          value={room}
          none={t("assign.no_room")}
          options={(rooms.data ?? []).map(({ room: id, name }) => ({ id, label: name }))}
          onChange={setRoom}
          refusal={refusedAt(step, "/room")}
        />
        <DayField
          label={t("assign.first_day")}
          value={first}
          onChange={setFirst}
          refusal={wrong === "first" ? t("date.wrong") : refusedAt(step, "/first_day")}
        />
        <DayField
          label={t("assign.last_day")}
          help={t("assign.last_day_help")}
          value={last}
          onChange={setLast}
          refusal={wrong === "last" ? t("date.wrong") : refusedAt(step, "/last_day")}
        />
        <TextField
          label={t("assign.every_weeks")}
          help={t("assign.weekly", { weeks: Number(weeks) || 1 })}
          value={weeks}
          onChange={setWeeks}
          inputMode="numeric"
          maxLength={2}
          refusal={wrong === "weeks" ? t("template.not_a_number") : refusedAt(step, "/every_weeks")}
        />
      </div>
      <FormEnd
        trouble={troubleText(t, step, fields)}
        verb={t("assign.give")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

function EndForm(props: {
  readonly assignment: AssignmentShown;
  readonly serviceName: (service: string) => string;
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { hours, professional_name: name } = props.assignment;
  const [last, setLast] = useState("");
  const [is_wrong, setWrong] = useState(false);
  const breaks = useBreaks();
  const { step, send, clear } = useCommand<"assignment_end">();
  const form_keys = useFormKeys({ back: props.onBack });
  const broken = breaks.of(last);

  async function end(event: FormEvent): Promise<void> {
    event.preventDefault();
    const last_day = dayIn(last);
    if (!last_day) return setWrong(true);
    const body = { last_day };
    const question = () => write<"assignment_breaks">("POST", `/api/assignments/${hours}/breaks`, body);
    if (!(await breaks.mayGoOn(last, question))) return;
    const answer = await send(`/api/assignments/${hours}/end`, body);
    if (!answer?.ok) return;
    readAgain("worktime", "working_weeks", "times");
    props.onDone();
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void end(event)}
      aria-label={t("assign.end_of", { name })}
    >
      <h4>{t("assign.end_title", { name })}</h4>
      <DayField
        label={t("assign.last_day")}
        value={last}
        onChange={(value) => {
          setLast(value);
          setWrong(false);
          clear();
        }}
        refusal={is_wrong ? t("date.wrong") : (refusedAt(step, "/last_day") ?? refusedAt(breaks.step, "/last_day"))}
      />
      {broken && <BreaksList {...broken} serviceName={props.serviceName} />}
      <FormEnd
        trouble={troubleText(t, step, ["/last_day"]) ?? troubleText(t, breaks.step, ["/last_day"])}
        verb={broken ? t("assign.end_anyway") : t("assign.end")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
