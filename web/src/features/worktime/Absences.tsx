// Worktime: who is away, and the hours of single days, four weeks at a time.

import { type FormEvent, useState } from "react";
import type {
  AbsenceReason,
  AbsenceShown,
  CalendarColumn,
  HoursId,
  HoursShown,
  OfferHours,
  ProfessionalId,
  RecordAbsence,
  ServiceShown,
  UnitId,
  VisitKind,
} from "../../contract.generated";
import { write } from "../../core/api";
import { civil, clockTime, dateText, plusDays, shortDay } from "../../core/civil-time";
import { now } from "../../core/clock";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Button, FormEnd, Notice, RadioGroup, RefusalText, Select, Skeleton, TextField } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { partOfDay, stretchText, type WrongField, wholeDays } from "./absence-time";
import { BreaksList } from "./BreaksList";
import { DayField, PickProfessional } from "./fields";
import { type Staff, useBreaks, useWorkingWeeks, weeks_shown } from "./use-worktime";

const reasons: ReadonlyArray<AbsenceReason> = ["annual_leave", "sick", "training", "meeting", "other_work", "other"];

interface Away {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly absence: AbsenceShown;
}

export function Absences(props: {
  readonly unit: UnitId;
  readonly staff: Staff;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly serviceName: (service: string) => string;
  /** Hours that a template gives: what is left are those of single days. */
  readonly of_templates: ReadonlySet<HoursId>;
  readonly may_read: boolean;
}) {
  const t = useWords();
  const today = civil(now()).date;
  const [from, setFrom] = useState(today);
  const [professional, setProfessional] = useState<ProfessionalId | undefined>(undefined);
  const [open, setOpen] = useState<"absence" | "extra" | undefined>(undefined);
  const [said, setSaid] = useState("");
  const colleagues = props.staff.colleagues.filter(({ unit }) => unit === props.unit);
  const name = colleagues.find((one) => one.professional === professional)?.name ?? "";
  const done = (words: string) => {
    setOpen(undefined);
    setSaid(words);
  };

  return (
    <div className="stack">
      <div className="section__head">
        <PickProfessional colleagues={colleagues} value={professional} onChange={setProfessional} />
        <Button disabled={!professional} aria-expanded={open === "absence"} onClick={() => setOpen("absence")}>
          {t("absence.record")}
        </Button>
        <Button disabled={!professional} aria-expanded={open === "extra"} onClick={() => setOpen("extra")}>
          {t("extra.offer")}
        </Button>
        <span role="status">{said}</span>
      </div>
      {open === "absence" && professional && (
        <AbsenceForm
          key={professional}
          professional={professional}
          name={name}
          serviceName={props.serviceName}
          onDone={done}
          onBack={() => setOpen(undefined)}
        />
      )}
      {open === "extra" && professional && (
        <ExtraForm
          key={professional}
          professional={professional}
          name={name}
          unit={props.unit}
          profession={colleagues.find((one) => one.professional === professional)?.profession}
          services={props.services}
          onDone={done}
          onBack={() => setOpen(undefined)}
        />
      )}
      {props.may_read ? (
        <Weeks {...props} from={from} professional={professional} onSaid={setSaid} onFrom={setFrom} today={today} />
      ) : (
        <Notice look="quiet">{t("worktime.other_role")}</Notice>
      )}
    </div>
  );
}

function Weeks(props: {
  readonly unit: UnitId;
  readonly from: ReturnType<typeof plusDays>;
  readonly today: ReturnType<typeof plusDays>;
  readonly professional: ProfessionalId | undefined;
  readonly serviceName: (service: string) => string;
  readonly of_templates: ReadonlySet<HoursId>;
  readonly onSaid: (words: string) => void;
  readonly onFrom: (from: ReturnType<typeof plusDays>) => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const weeks = useWorkingWeeks(props.unit, props.from);
  const cancel = useCommand<"absence_cancel">();
  const withdraw = useCommand<"hours_withdraw">();
  const last = plusDays(props.from, weeks_shown * 7 - 1);
  const period = { from: shortDay(props.from, t.language), until: shortDay(last, t.language) };
  const away = awayIn(weeks.columns).filter(
    (one) => props.professional === undefined || one.professional === props.professional,
  );
  const single = singleHours(weeks.columns, props.professional, props.of_templates, now());

  async function cancelAbsence(one: Away): Promise<void> {
    const answer = await cancel.send(`/api/absences/${one.absence.absence}/cancel`, {});
    if (!answer?.ok) return;
    props.onSaid(t("absence.cancelled", { name: one.name }));
    readAgain("working_weeks", "times");
  }
  async function withdrawHours(one: HoursShown, name: string): Promise<void> {
    const answer = await withdraw.send(`/api/hours/${one.hours}/withdraw`, {});
    if (!answer?.ok) return;
    props.onSaid(t("extra.withdrawn", { name }));
    readAgain("working_weeks", "times");
  }

  return (
    <>
      <section className="stack stack--tight" aria-labelledby="absences-title">
        <div className="section__head">
          <h3 id="absences-title">{t("absence.title")}</h3>
          <Button
            look="quiet"
            disabled={props.from <= props.today}
            onClick={() => props.onFrom(plusDays(props.from, -weeks_shown * 7))}
          >
            ← {t("times.earlier")}
          </Button>
          <span className="figures">{t("absence.weeks", period)}</span>
          <Button look="quiet" onClick={() => props.onFrom(plusDays(props.from, weeks_shown * 7))}>
            {t("times.later")} →
          </Button>
        </div>
        {weeks.error ? (
          <Notice look="warning" role="alert">
            {readingTrouble(t, weeks.error)}
            <Button onClick={weeks.refetch}>{t("action.try_again")}</Button>
          </Notice>
        ) : weeks.isPending ? (
          <Skeleton words={t("state.loading")} lines={4} />
        ) : away.length === 0 ? (
          <p className="dim">{t("absence.none", period)}</p>
        ) : (
          <ul className="lines">
            {away.map((one) => {
              const time = stretchText(t, one.absence);
              return (
                <li key={one.absence.absence} className="lines__one">
                  <strong>{one.name}</strong>
                  <span className="figures">{time}</span>
                  <span>{t(`absence_reason.${one.absence.reason}`)}</span>
                  <Button
                    look="quiet"
                    aria-label={t("absence.cancel_of", { name: one.name, time })}
                    disabled={cancel.step.at === "sending"}
                    onClick={() => void cancelAbsence(one)}
                  >
                    {t("absence.cancel")}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
        <RefusalText words={troubleText(t, cancel.step, [])} />
      </section>
      {props.professional && !weeks.isPending && !weeks.error && (
        <section className="stack stack--tight" aria-labelledby="single-title">
          <h3 id="single-title">{t("extra.listed")}</h3>
          {single.length === 0 ? (
            <p className="dim">{t("extra.none")}</p>
          ) : (
            <ul className="lines">
              {single.map(({ hours, name }) => {
                const time = stretchText(t, hours);
                return (
                  <li key={hours.hours} className="lines__one">
                    <strong className="figures">{time}</strong>
                    <span>{props.serviceName(hours.service)}</span>
                    <span>{t(`visit_kind.${hours.kind}`)}</span>
                    <Button
                      look="quiet"
                      aria-label={t("extra.withdraw_of", { name, time })}
                      disabled={withdraw.step.at === "sending"}
                      onClick={() => void withdrawHours(hours, name)}
                    >
                      {t("extra.withdraw")}
                    </Button>
                  </li>
                );
              })}
            </ul>
          )}
          <RefusalText words={troubleText(t, withdraw.step, [])} />
        </section>
      )}
    </>
  );
}

/** Each absence once, by begin: one that lasts over a week is told by each of its weeks. */
function awayIn(columns: ReadonlyArray<CalendarColumn>): ReadonlyArray<Away> {
  const all = new Map<string, Away>();
  for (const { professional, absences } of columns)
    for (const absence of absences)
      all.set(absence.absence, { professional: professional.professional, name: professional.name, absence });
  return [...all.values()].toSorted((a, b) => a.absence.begins_at.localeCompare(b.absence.begins_at));
}

function singleHours(
  columns: ReadonlyArray<CalendarColumn>,
  professional: ProfessionalId | undefined,
  of_templates: ReadonlySet<HoursId>,
  from: number,
): ReadonlyArray<Readonly<{ hours: HoursShown; name: string }>> {
  return columns
    .filter((column) => column.professional.professional === professional)
    .flatMap((column) => column.hours.map((hours) => ({ hours, name: column.professional.name })))
    .filter(({ hours }) => !of_templates.has(hours.hours) && Date.parse(hours.begins_at) > from);
}

function AbsenceForm(props: {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly serviceName: (service: string) => string;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const [extent, setExtent] = useState<"days" | "part">("days");
  const [reason, setReason] = useState<AbsenceReason | "">("");
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [wrong, setWrong] = useState<WrongField | "reason" | undefined>(undefined);
  const breaks = useBreaks();
  const { step, send, clear } = useCommand<"absence_record">();
  const form_keys = useFormKeys({ back: props.onBack });
  const stretch = extent === "days" ? wholeDays(first, last) : partOfDay(first, from, until);
  const body: RecordAbsence | undefined =
    typeof stretch === "string" || reason === "" ? undefined : { professional: props.professional, ...stretch, reason };
  const change_now = JSON.stringify(body ?? null);
  const broken = body && breaks.of(change_now);

  async function record(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (typeof stretch === "string") return setWrong(stretch);
    if (!body) return setWrong("reason");
    if (!(await breaks.mayGoOn(change_now, () => write<"absence_breaks">("POST", "/api/absences/breaks", body))))
      return;
    const answer = await send("/api/absences", body);
    if (!answer?.ok) return;
    readAgain("working_weeks", "times");
    props.onDone(t("absence.recorded", { name: props.name }));
  }

  const begin_refused = refusedAt(step, "/begins_at");
  const end_refused = refusedAt(step, "/ends_at");
  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void record(event)}
      onChange={() => {
        setWrong(undefined);
        if (step.at === "refused") clear();
      }}
      aria-label={t("absence.record")}
    >
      <h4>
        {t("absence.record")}: {props.name}
      </h4>
      <RadioGroup<"days" | "part">
        label={t("absence.how_long")}
        value={extent}
        onChange={(chosen) => chosen && setExtent(chosen)}
        options={[
          { id: "days", label: t("absence.whole_days") },
          { id: "part", label: t("absence.part_of_day") },
        ]}
        inline
      />
      <div className="fields">
        <DayField
          label={extent === "days" ? t("assign.first_day") : t("absence.day")}
          value={first}
          onChange={setFirst}
          refusal={wrong === "first" ? t("date.wrong") : extent === "days" ? begin_refused : undefined}
        />
        {extent === "days" ? (
          <DayField
            label={t("assign.last_day")}
            value={last}
            onChange={setLast}
            refusal={wrong === "last" ? t("date.wrong") : end_refused}
          />
        ) : (
          <>
            <TextField
              label={t("template.from")}
              value={from}
              onChange={setFrom}
              refusal={wrong === "from" ? t("clock.wrong") : begin_refused}
            />
            <TextField
              label={t("template.until")}
              value={until}
              onChange={setUntil}
              refusal={wrong === "until" ? t("clock.wrong") : end_refused}
            />
          </>
        )}
        <Select<AbsenceReason>
          label={t("absence.reason")}
          value={reason}
          none="–"
          options={reasons.map((id) => ({ id, label: t(`absence_reason.${id}`) }))}
          onChange={setReason}
          refusal={wrong === "reason" ? t("absence.choose_reason") : refusedAt(step, "/reason")}
        />
      </div>
      {broken && <BreaksList {...broken} serviceName={props.serviceName} />}
      <RefusalText
        words={troubleText(t, step, ["/begins_at", "/ends_at", "/reason"]) ?? troubleText(t, breaks.step, [])}
      />
      <div className="actions">
        <Button type="submit" look="primary" hotkey="Ctrl+Enter" disabled={step.at === "sending"}>
          {broken ? t("absence.record_anyway") : t("absence.record")}
        </Button>
        <Button look="quiet" onClick={props.onBack}>
          {t("action.back")}
        </Button>
      </div>
    </form>
  );
}

function ExtraForm(props: {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly unit: UnitId;
  readonly profession: ServiceShown["profession"] | undefined;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const scope = `extra ${props.professional}`;
  const fitting = props.services.filter(({ profession }) => profession === props.profession);
  const services = fitting.length > 0 ? fitting : props.services;
  const [service_id, setService] = useState(services[0]?.id ?? "");
  const service = services.find(({ id }) => id === service_id);
  const [kind, setKind] = useState<VisitKind>(service?.kinds[0] ?? "on_site");
  const [minutes, setMinutes] = useState(`${service?.minutes ?? 30}`);
  const [day, setDay] = useKept(scope, "day", "");
  const [from, setFrom] = useKept(scope, "from", "");
  const [until, setUntil] = useKept(scope, "until", "");
  const [wrong, setWrong] = useState<WrongField | "minutes" | undefined>(undefined);
  const { step, send, clear } = useCommand<"hours_offer">();
  const form_keys = useFormKeys({ back: props.onBack });

  async function offer(event: FormEvent): Promise<void> {
    event.preventDefault();
    const stretch = partOfDay(day, from, until);
    if (typeof stretch === "string") return setWrong(stretch);
    if (!/^\d{1,3}$/.test(minutes.trim())) return setWrong("minutes");
    const body: OfferHours = {
      professional: props.professional,
      unit: props.unit,
      service: service_id,
      kind,
      ...stretch,
      slot_minutes: Number(minutes),
    };
    const answer = await send("/api/hours", body);
    if (!answer?.ok) return;
    for (const set of [setDay, setFrom, setUntil]) set("");
    readAgain("working_weeks", "times");
    const time = `${dateText(civil(stretch.begins_at).date, t.language)} ${clockTime(stretch.begins_at, t.language)}`;
    props.onDone(t("extra.offered", { name: props.name, time }));
  }

  const fields = ["/begins_at", "/ends_at", "/service", "/kind", "/slot_minutes"];
  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void offer(event)}
      onChange={() => {
        setWrong(undefined);
        if (step.at === "refused") clear();
      }}
      aria-label={t("extra.title")}
    >
      <div>
        <h4>
          {t("extra.title")}: {props.name}
        </h4>
        <p className="small dim">{t("extra.help")}</p>
      </div>
      <div className="fields">
        <DayField
          label={t("absence.day")}
          value={day}
          onChange={setDay}
          refusal={wrong === "first" ? t("date.wrong") : undefined}
        />
        <TextField
          label={t("template.from")}
          value={from}
          onChange={setFrom}
          refusal={wrong === "from" ? t("clock.wrong") : refusedAt(step, "/begins_at")}
        />
        <TextField
          label={t("template.until")}
          value={until}
          onChange={setUntil}
          refusal={wrong === "until" ? t("clock.wrong") : refusedAt(step, "/ends_at")}
        />
        <Select<string>
          label={t("template.service")}
          value={service_id}
          options={services}
          onChange={(id) => {
            const chosen = services.find((one) => one.id === id);
            if (!chosen) return;
            setService(id);
            setMinutes(`${chosen.minutes}`);
            if (!chosen.kinds.includes(kind)) setKind(chosen.kinds[0] ?? "on_site");
          }}
          refusal={refusedAt(step, "/service")}
        />
        <Select<VisitKind>
          label={t("template.kind")}
          value={kind}
          options={(service?.kinds ?? []).map((id) => ({ id, label: t(`visit_kind.${id}`) }))}
          onChange={(chosen) => chosen !== "" && setKind(chosen)}
          refusal={refusedAt(step, "/kind")}
        />
        <TextField
          label={t("template.length")}
          value={minutes}
          onChange={setMinutes}
          inputMode="numeric"
          refusal={wrong === "minutes" ? t("template.not_a_number") : refusedAt(step, "/slot_minutes")}
        />
      </div>
      <FormEnd
        trouble={troubleText(t, step, fields)}
        verb={t("extra.offer")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
