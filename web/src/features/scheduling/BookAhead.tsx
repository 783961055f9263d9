// Scheduling: a follow-up or a series for a client whose card is open: with whom, when, how often. Each visit of a series shows
// whether it can be had before anything is booked.

import { useQueries } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ClientId, Colleague, FreeTime, ProfessionalId, ServiceShown } from "../../contract.generated";
import { dateText, instantText, millis, shortDay } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, joined, RefusalText, Select, TextArea } from "../../ui/parts";
import { dayOf } from "./DayTimes";
import { HoldLine } from "./HoldLine";
import { chanceOn, occurrences, refusedTime, visits_max } from "./series";
import { useHold } from "./use-hold";
import { nothing_more, type PickColleague, WantMore, wantedPart } from "./WantMore";
import { WhomAndWhen } from "./with-whom";

export function BookAhead(props: {
  readonly client: ClientId;
  readonly who: string;
  readonly own: ReadonlyArray<Colleague>;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly nameOf: (professional: ProfessionalId) => string;
  readonly pick: PickColleague;
  readonly onBooked: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const [professional, setProfessional] = useState(props.own[0]?.professional);
  const [time, setTime] = useState<FreeTime | undefined>(undefined);
  const [weeks, setWeeks] = useState(0);
  const [count, setCount] = useState(4);
  const [wanted, setWanted] = useState(nothing_more);
  const [left_out, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [late_because, setLateBecause] = useState("");
  const [is_asked, setAsked] = useState(false);
  const one = useCommand<"booking_make">();
  const series = useCommand<"series_make">();
  const is_series = weeks > 0;
  const { step } = is_series ? series : one;
  const holding = useHold(
    props.client,
    undefined,
    time && { hours: time.hours, begins_at: time.begins_at, ...(!is_series && wantedPart(wanted)) },
  );
  const form_keys = useFormKeys<HTMLElement>({ save: () => void book(), back: props.onBack });
  const serviceName = (id: string) => props.services.find((its) => its.id === id)?.label ?? id;

  const days = time && is_series ? occurrences(time.begins_at, weeks, count) : [];
  const read = useQueries({
    queries: time ? days.slice(1).map(({ date }) => dayOf(time.professional, date)) : [],
  });
  // The first is the one that is kept.
  const visits = days.map((day, n) => {
    const known = n === 0 ? undefined : read[n - 1]?.data;
    const chance =
      n === 0 && time
        ? ({ at: "free", wanted: { hours: time.hours, begins_at: time.begins_at } } as const)
        : known && time && chanceOn(known, day.begins_at, time.service);
    const is_in = chance?.at === "free" && !left_out.has(day.date);
    return { ...day, n, chance, is_in };
  });
  const asked_for = visits.flatMap(({ chance, is_in }) => (is_in && chance?.at === "free" ? [chance.wanted] : []));
  const is_reading = is_series && time !== undefined && visits.some(({ chance }) => chance === undefined);
  const refused_n = series.step.at === "refused" ? refusedTime(series.step.refusal.where) : undefined;
  const refused_date = refused_n === undefined ? undefined : visits.filter(({ is_in }) => is_in)[refused_n]?.date;
  const late = refusedAt(step, "/late_because");

  async function book(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    setAsked(true);
    if (!time || is_reading || step.at === "sending") return;
    const kept = await holding.settled();
    if (kept.at !== "held" || holding.held.at === "ended") return;
    const reason = late_because.trim() ? { late_because } : {};
    if (is_series) {
      if (asked_for.length < 2) return;
      const answer = await series.send(`/api/clients/${props.client}/series`, {
        times: asked_for,
        hold: kept.hold.hold,
        ...reason,
      });
      if (!answer?.ok) return;
      holding.keep();
      props.onBooked(t("ahead.series_booked", { count: answer.value.bookings.length }));
      return;
    }
    const answer = await one.send(`/api/clients/${props.client}/bookings`, {
      time: { hours: time.hours, begins_at: time.begins_at, ...wantedPart(wanted) },
      hold: kept.hold.hold,
      ...reason,
    });
    if (!answer?.ok) return;
    holding.keep();
    props.onBooked(t("ahead.booked", { time: instantText(time.begins_at, t.language) }));
  }

  return (
    <section {...form_keys} className="panel stack" aria-label={t("ahead.title")}>
      <div>
        <h4>{t("ahead.title")}</h4>
        <p className="book__who">
          <strong>{props.who}</strong>
        </p>
      </div>
      <WhomAndWhen
        own={props.own}
        professional={professional}
        chosen={time}
        onWhom={(chosen) => {
          setProfessional(chosen);
          setTime(undefined);
        }}
        onTime={(chosen) => {
          setTime(chosen);
          setWanted(nothing_more);
          setLeftOut(new Set());
          one.clear();
          series.clear();
        }}
        nameOf={props.nameOf}
        serviceName={serviceName}
        pick={props.pick}
      />
      <form noValidate className="stack" onSubmit={(event) => void book(event)}>
        {time ? (
          <div>
            <p className="book__time figures">{instantText(time.begins_at, t.language)}</p>
            <p>
              {props.nameOf(time.professional)}, {serviceName(time.service)}
            </p>
            <HoldLine holding={holding} slots={wanted.slots} />
          </div>
        ) : (
          <RefusalText words={is_asked ? t("visit.choose_time") : undefined} />
        )}
        <div className="pair">
          <Select<string>
            label={t("ahead.repeats")}
            value={`${weeks}`}
            options={[0, 1, 2, 3, 4, 6, 8, 12].map((n) => ({
              id: `${n}`,
              label: n === 0 ? t("ahead.once") : t("ahead.every", { weeks: n }),
            }))}
            onChange={(chosen) => setWeeks(Number(chosen))}
          />
          {is_series && (
            <Select<string>
              label={t("ahead.count")}
              value={`${count}`}
              options={Array.from({ length: visits_max - 1 }, (_, n) => ({ id: `${n + 2}`, label: `${n + 2}` }))}
              onChange={(chosen) => setCount(Number(chosen))}
            />
          )}
        </div>
        {is_series && time && (
          <ol className="series" aria-label={t("ahead.visits")}>
            {visits.map(({ date, chance, is_in, n }) => (
              <li key={date} className={joined(chance && chance.at !== "free" && "series__no")}>
                <label className="choice">
                  <input
                    type="checkbox"
                    checked={is_in}
                    disabled={chance?.at !== "free" || n === 0}
                    onChange={() => {
                      const next = new Set(left_out);
                      if (!next.delete(date)) next.add(date);
                      setLeftOut(next);
                      series.clear();
                    }}
                  />
                  <span className="figures">{dateText(date, t.language)}</span>
                  <span className={chance?.at === "free" ? "dim" : "series__why"}>
                    {chance === undefined ? t("state.loading") : t(`chance.${chance.at}`)}
                  </span>
                </label>
                {refused_date === date && series.step.at === "refused" && (
                  <p className="refusal" role="alert">
                    {shortDay(date, t.language)}: {series.step.refusal.words}
                  </p>
                )}
              </li>
            ))}
          </ol>
        )}
        {is_series && time && !is_reading && asked_for.length < 2 && <RefusalText words={t("ahead.too_few")} />}
        {!is_series && time && (
          <WantMore
            key={time.hours + time.begins_at}
            slot_minutes={Math.round((millis(time.ends_at) - millis(time.begins_at)) / 60_000)}
            wanted={wanted}
            onChange={setWanted}
            pick={props.pick}
            nameOf={props.nameOf}
            with_whom={time.professional}
          />
        )}
        {late !== undefined && (
          <TextArea
            label={t("times.late_because")}
            value={late_because}
            onChange={setLateBecause}
            refusal={late}
            maxLength={500}
            required
          />
        )}
        <RefusalText words={refused_date ? undefined : troubleText(t, step, ["/late_because"])} />
        <div className="actions">
          <Button
            type="submit"
            look="primary"
            hotkey="Ctrl+Enter"
            disabled={step.at === "sending" || is_reading || (is_series && time !== undefined && asked_for.length < 2)}
          >
            {is_series && time ? t("ahead.book_series", { count: asked_for.length }) : t("ahead.book")}
          </Button>
          <Button look="quiet" onClick={props.onBack}>
            {t("action.back")}
          </Button>
        </div>
      </form>
    </section>
  );
}
