// The day's desk: one professional's day in order of time, and beside it the booking in hand with what can be done to it.
//
// Invariant: the URL says whose day, which day and which booking; what is proposed as next never changes under the hand.

import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { BookingId, DayDesk as Day } from "../../contract.generated";
import type { DayPlace } from "../../core/book-place";
import { civil, clockTime, instantText } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import { useMe } from "../../core/session";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { PickPerson, PickUnit } from "../../features/directory/PickWhose";
import { ReviewsDue } from "../../features/plan/ReviewsDue";
import { forget, useMade } from "../../features/routing/made";
import { DayList } from "../../features/scheduling/DayList";
import { standingOf } from "../../features/scheduling/day-entries";
import { HandOver } from "../../features/scheduling/HandOver";
import { PrintDay } from "../../features/scheduling/PrintDay";
import { StepBar } from "../../features/scheduling/StepBar";
import { useDay } from "../../features/scheduling/use-books";
import { VisitPanel } from "../../features/scheduling/VisitPanel";
import { Button } from "../../ui/parts";
import { NotRead, StaleNotice } from "../../ui/reading";
import { DateNav } from "./DateNav";
import { useLent } from "./lent";
import "./books.css";

const route = getRouteApi("/day");

export function DayDesk() {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const place: DayPlace = route.useSearch();
  const navigate = route.useNavigate();
  const date = place.date ?? civil(now).date;
  const day = useDay(place.of, date);
  const made = useMade();
  const lent = useLent();
  const shown = day.data?.date === date && isWhose(day.data, place.of ?? me.professional) ? day.data : undefined;
  const [unit, setUnit] = useState(me.role.unit);
  const shown_unit = shown?.professional.unit;
  useEffect(() => {
    if (shown_unit) setUnit(shown_unit);
  }, [shown_unit]);

  const go = (to: DayPlace, replace = false) => void navigate({ search: to, replace });
  const bookings = shown?.bookings ?? [];
  // Proposed once when the day opens: the next one under the hand is never another one by itself.
  const whose_day = shown && `${shown.professional.professional} ${shown.date}`;
  const [proposed, setProposed] = useState<Readonly<{ of: string; booking: BookingId | undefined }> | undefined>();
  if (shown && whose_day && proposed?.of !== whose_day)
    setProposed({ of: whose_day, booking: nextUp(shown, now) ?? shown.bookings[0]?.booking });
  const chosen =
    bookings.find(({ booking }) => booking === place.booking) ??
    (place.booking ? undefined : bookings.find(({ booking }) => booking === proposed?.booking));

  const step = (by: 1 | -1) => {
    const at = bookings.findIndex(({ booking }) => booking === chosen?.booking);
    const next = bookings[Math.min(Math.max(at + by, 0), bookings.length - 1)];
    if (next) go({ ...place, booking: next.booking }, true);
  };
  const is_handing_over = place.panel === "hand_over";
  const { booking: _, ...without_booking } = place;
  useKeys({
    ...(!is_handing_over && {
      j: () => step(1),
      k: () => step(-1),
      arrowdown: () => step(1),
      arrowup: () => step(-1),
      ...(place.booking && { escape: () => go(without_booking) }),
    }),
  });

  const title = t("shell.day");
  useTitle(title);

  return (
    <div className={place.booking ? "day day--visit" : "day"}>
      <header className="books-head">
        <DateNav
          date={date}
          step_days={1}
          onDate={(to) => go({ ...(place.of && { of: place.of }), ...(to && { date: to }) })}
        />
        <div className="books-head__whose">
          <PickUnit value={unit} onChange={setUnit} />
          <PickPerson
            unit={unit}
            value={shown?.professional.unit === unit ? shown.professional.professional : undefined}
            shown={shown?.professional.unit === unit ? shown.professional : undefined}
            onChange={(of) =>
              of && go({ ...(place.date && { date: place.date }), ...(of !== me.professional && { of }) })
            }
          />
          {place.of && place.of !== me.professional && (
            <Button look="quiet" onClick={() => go(place.date ? { date: place.date } : {})}>
              {t("day.own")}
            </Button>
          )}
        </div>
        {shown && !is_handing_over && (
          <div className="books-head__actions">
            <Button onClick={() => go({ ...without_booking, panel: "hand_over" })}>{t("hand_over.open")}</Button>
            <Button look="quiet" className="no-print" onClick={() => window.print()}>
              {t("action.print")}
            </Button>
          </div>
        )}
        {shown && <DaySum day={shown} is_today={civil(now).date === date} now={now} />}
      </header>
      {!is_handing_over && (place.of === undefined || place.of === me.professional) && <ReviewsDue />}
      <StaleNotice reading={day} as_of={shown?.as_of} />
      {shown && is_handing_over ? (
        <HandOver
          key={whose_day}
          professional={shown.professional.professional}
          date={date}
          is_absent={shown.absences.length > 0}
          services={lent.services}
          onBack={() => {
            const { panel: _, ...rest } = place;
            go(rest);
          }}
        />
      ) : shown ? (
        <div className="day__body">
          <div className="day__list">
            {bookings.length === 0 && shown.meetings.length === 0 && (
              <p className="day__empty">{t(shown.hours.length === 0 ? "day.no_hours" : "day.empty")}</p>
            )}
            <DayList
              day={shown}
              now={now}
              services={lent.services}
              chosen={chosen?.booking}
              languageName={lent.languageName}
              onChoose={(booking) => go({ ...place, booking }, true)}
            />
          </div>
          <div className="day__visit">
            {place.booking && (
              <Button look="quiet" className="day__back" onClick={() => go(without_booking)}>
                ← {t("day.to_list")}
              </Button>
            )}
            {chosen ? (
              <VisitPanel
                key={chosen.booking}
                booking={chosen}
                now={now}
                lent={lent}
                onMove={() =>
                  void navigate({
                    to: "/books",
                    search: {
                      unit: chosen.unit ?? shown.professional.unit,
                      date,
                      booking: chosen.booking,
                      move: "on",
                    },
                  })
                }
                onStep={forget}
              />
            ) : place.booking ? (
              <p className="dim">{t("day.gone")}</p>
            ) : (
              <p className="dim">{t("day.nothing_chosen")}</p>
            )}
          </div>
        </div>
      ) : (
        <div className="books-wait">
          <NotRead reading={day} lines={10} />
        </div>
      )}
      <StepBar
        bookings={bookings}
        is_older={made !== undefined}
        onUndone={(booking) => go({ ...place, booking }, true)}
      />
      {shown && !is_handing_over && (
        <PrintDay day={shown} now={now} services={lent.services} languageName={lent.languageName} />
      )}
    </div>
  );
}

function isWhose(day: Day, professional: string | undefined): boolean {
  return professional === undefined || day.professional.professional === professional;
}

/** Who has arrived waits; then whoever is late; then the next to come. */
function nextUp(day: Day, now: number): BookingId | undefined {
  const first = (standing: string) => day.bookings.find((one) => standingOf(one, now) === standing)?.booking;
  return first("arrived") ?? first("late") ?? first("ahead");
}

function DaySum(props: { readonly day: Day; readonly is_today: boolean; readonly now: number }) {
  const t = useWords();
  const { day, now } = props;
  const next = day.next_free_at;
  const late = day.bookings.filter((one) => standingOf(one, now) === "late").length;
  return (
    <p className="books-head__sum figures">
      <span>{t("day.count", { count: day.bookings.filter(({ state }) => state !== "cancelled").length })}</span>
      {day.arrived > 0 && <strong className="standing--arrived">{t("day.arrived", { count: day.arrived })}</strong>}
      {late > 0 && props.is_today && <strong className="standing--late">{t("day.late", { count: late })}</strong>}
      <span>
        {next
          ? t("day.next_free", {
              time: civil(next).date === day.date ? clockTime(next, t.language) : instantText(next, t.language),
            })
          : t("day.none_free")}
      </span>
    </p>
  );
}
