// Scheduling: what one professional has free on a day, and when the next free time is.

import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CalendarDate, FreeTime, Instant, ProfessionalId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { civil, clockTime, dateText, plusDays, shortInstant, typedDate } from "../../core/civil-time";
import { now as clockNow } from "../../core/clock";
import { keys } from "../../core/queries";
import { useWords } from "../../core/words";
import { Button, joined, Notice, Skeleton, TextField } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";

export function dayOf(professional: ProfessionalId, date: CalendarDate) {
  return queryOptions({
    queryKey: [...keys.times, "day", professional, date],
    queryFn: () => readOrThrow<"desk_day">(`/api/desks/day?professional=${professional}&date=${date}`),
  });
}

export function DayTimes(props: {
  readonly professional: ProfessionalId;
  /** Where one begins to look; absent: tomorrow. */
  readonly first?: CalendarDate | undefined;
  readonly serviceName: (service: string) => string;
  readonly chosen: FreeTime | undefined;
  readonly onChoose: (time: FreeTime | undefined) => void;
}) {
  const t = useWords();
  const today = civil(clockNow()).date;
  const [date, setDate] = useState(props.first ?? plusDays(today, 1));
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const day = useQuery(dayOf(props.professional, date));
  const go = (to: CalendarDate) => {
    setDate(to < today ? today : to);
    setTyped(undefined);
    props.onChoose(undefined);
  };
  const { chosen } = props;
  const free = day.data?.free ?? [];
  // What is kept for me is free to nobody, and yet it stands in my list.
  const times =
    chosen && civil(chosen.begins_at).date === date && !free.some((one) => isSame(one, chosen))
      ? [...free, chosen].toSorted((a, b) => a.begins_at.localeCompare(b.begins_at))
      : free;
  const next = day.data?.next_free_at;
  const typed_date = typed === undefined ? undefined : typedDate(typed);

  return (
    <section className="stack stack--tight" aria-label={t("times.title")}>
      <div className="day__head">
        <Button
          look="quiet"
          disabled={date <= today}
          aria-label={t("day_times.before")}
          onClick={() => go(plusDays(date, -1))}
        >
          ←
        </Button>
        <strong className="figures">{dateText(date, t.language)}</strong>
        <Button look="quiet" aria-label={t("day_times.after")} onClick={() => go(plusDays(date, 1))}>
          →
        </Button>
        <form
          noValidate
          className="day__to"
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            if (typed_date) go(typed_date);
          }}
        >
          <TextField
            label={t("day_times.go")}
            value={typed ?? ""}
            onChange={setTyped}
            refusal={typed && typed.length >= 10 && !typed_date ? t("date.wrong") : undefined}
          />
          <Button type="submit" disabled={!typed_date}>
            {t("day_times.show")}
          </Button>
        </form>
      </div>
      {day.isError ? (
        <Notice look="warning" role="alert">
          {readingTrouble(t, day.error)}
          <Button onClick={() => day.refetch()}>{t("action.try_again")}</Button>
        </Notice>
      ) : !day.data ? (
        <Skeleton words={t("state.loading")} lines={2} />
      ) : times.length === 0 ? (
        <p className="small">
          {t("day_times.none")}{" "}
          {next && (
            <Button look="quiet" onClick={() => go(civil(next).date)}>
              {t("day_times.next", { time: shortInstant(next, clockNow(), t.language) })}
            </Button>
          )}
        </p>
      ) : (
        <ul className="day__times">
          {times.map((time) => (
            <li key={`${time.hours} ${time.begins_at} ${time.service}`}>
              <button
                type="button"
                className={joined("time")}
                aria-pressed={isSame(time, chosen)}
                onClick={() => props.onChoose(time)}
              >
                <span className="figures">{clockTime(time.begins_at, t.language)}</span>
                <span className="small dim">
                  {props.serviceName(time.service)}
                  {time.kind !== "on_site" && `, ${t(`visit_kind.${time.kind}`)}`}
                </span>
                {time.purpose !== "open" && (
                  <span className="small time__purpose">{t(`slot_purpose.${time.purpose}`)}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function isSame(a: Readonly<{ hours: string; begins_at: Instant }>, b: FreeTime | undefined): boolean {
  return b !== undefined && a.hours === b.hours && a.begins_at === b.begins_at;
}
