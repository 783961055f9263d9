// The appointment books' desk: a unit's day, somebody's week, the unit's week, its rooms.
//
// Invariant: the URL says which unit, which days, which view and which booking; a link or a reload comes back to the same place.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import type { CalendarDate, ProfessionalId } from "../../contract.generated";
import type { CalendarPlace, CalendarView } from "../../core/book-place";
import { civil, instantAt, mondayOf, plusDays, shortDay } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { PickPerson, PickUnit } from "../../features/directory/PickWhose";
import { forget, useMade } from "../../features/routing/made";
import { Book } from "../../features/scheduling/Book";
import { columnsByDay, columnsByProfessional, columnsByRoom, type GridColumn } from "../../features/scheduling/columns";
import { GiveTime } from "../../features/scheduling/GiveTime";
import { OffHoursFields } from "../../features/scheduling/OffHours";
import { StepBar } from "../../features/scheduling/StepBar";
import { UnitWeek } from "../../features/scheduling/UnitWeek";
import { useUnitCalendar } from "../../features/scheduling/use-books";
import { Button } from "../../ui/parts";
import { NotRead, StaleNotice } from "../../ui/reading";
import { DateNav } from "./DateNav";
import { useGiving, useLent } from "./lent";
import "./books.css";

const route = getRouteApi("/books");
const views: ReadonlyArray<CalendarView> = ["day", "week", "unit_week", "rooms"];
const purposes = ["open", "urgent", "own_clients", "online", "remote_only"] as const;

export function CalendarDesk() {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const place: CalendarPlace = route.useSearch();
  const navigate = route.useNavigate();
  const made = useMade();
  const lent = useLent();
  const giving = useGiving();
  const may_except = me.rights.includes("appt_except");
  const [is_off_hours, setOffHours] = useState(false);
  const view: CalendarView = place.view ?? "day";
  const is_week = view === "week" || view === "unit_week";
  const date = place.date ?? civil(now).date;
  const from = is_week ? mondayOf(date) : date;
  const unit = place.unit ?? me.role.unit;
  const calendar = useUnitCalendar(unit, from, is_week ? 7 : 1);
  const shown =
    calendar.data?.unit === unit && calendar.data.from === from && calendar.data.days === (is_week ? 7 : 1)
      ? calendar.data
      : undefined;
  const works_here = (who: ProfessionalId | undefined) =>
    shown?.columns.some(({ professional }) => professional.professional === who);
  const whose =
    place.of ?? (works_here(me.professional) ? me.professional : shown?.columns[0]?.professional.professional);

  const columns = useMemo<ReadonlyArray<GridColumn>>(() => {
    if (!shown) return [];
    if (view === "week") return columnsByDay(shown, whose, t.language);
    if (view === "rooms") return columnsByRoom(shown);
    return columnsByProfessional(shown, ({ professional }) => t(`profession.${professional.profession}`));
  }, [shown, view, whose, t]);
  const books = useMemo(
    () => (shown?.columns ?? []).filter(({ professional }) => view !== "week" || professional.professional === whose),
    [shown, view, whose],
  );

  const now_at = useRef(place);
  now_at.current = place;
  const go = (to: CalendarPlace, replace = false) => void navigate({ search: to, replace });
  const keep = ({ booking: _, move: __, ...rest }: CalendarPlace) => rest;
  const seeDay = (to: CalendarDate) => {
    const { view: _, of: __, date: ___, ...rest } = keep(place);
    go({ ...rest, date: to });
  };

  const title = t("shell.books");
  useTitle(title);

  const is_empty = shown && shown.columns.length === 0;
  return (
    <div className="books">
      <header className="books-head">
        <DateNav
          date={date}
          step_days={is_week ? 7 : 1}
          {...(is_week && { text: `${shortDay(from, t.language)} – ${shortDay(plusDays(from, 6), t.language)}` })}
          onDate={(to) => {
            const { date: _, ...rest } = keep(place);
            go({ ...rest, ...(to && { date: to }) });
          }}
        />
        <fieldset className="switch">
          <legend className="heard-only">{t("books.view")}</legend>
          {views.map((one) => (
            <button
              type="button"
              key={one}
              aria-pressed={view === one}
              onClick={() => {
                const { view: _, ...rest } = keep(place);
                go({ ...rest, ...(one !== "day" && { view: one }) });
              }}
            >
              {t(`books_view.${one}`)}
            </button>
          ))}
        </fieldset>
        <div className="books-head__whose">
          <PickUnit
            value={unit}
            onChange={(chosen) => {
              const { of: _, ...rest } = keep(place);
              go({ ...rest, unit: chosen });
            }}
          />
          {view === "week" && (
            <PickPerson unit={unit} value={whose} onChange={(of) => of && go({ ...keep(place), of })} />
          )}
        </div>
        {may_except && (view === "day" || view === "week") && shown && !is_empty && (
          <Button look="quiet" aria-pressed={is_off_hours} onClick={() => setOffHours(!is_off_hours)}>
            {t("books.off_hours")}
          </Button>
        )}
        {view !== "unit_week" && (
          <ul className="legend small" aria-label={t("books.legend")}>
            {purposes.map((one) => (
              <li key={one}>
                <span className={`legend__sign hours--${one}`} aria-hidden="true" />
                {t(`purpose_of_slot.${one}`)}
              </li>
            ))}
          </ul>
        )}
      </header>
      <StaleNotice reading={calendar} as_of={shown?.as_of} />
      {!shown ? (
        <div className="books-wait">
          <NotRead reading={calendar} lines={12} />
        </div>
      ) : is_empty ? (
        <p className="books-wait">{t(is_week ? "books.empty_week" : "books.empty_day", { unit: shown.unit_name })}</p>
      ) : view === "rooms" && shown.rooms.length === 0 ? (
        <p className="books-wait">{t("books.no_rooms", { unit: shown.unit_name })}</p>
      ) : view === "unit_week" ? (
        <div className="books__table">
          <UnitWeek
            calendar={shown}
            now={now}
            onDay={seeDay}
            onPerson={(of) => go({ ...keep(place), view: "week", of })}
          />
        </div>
      ) : (
        <Book
          key={`${unit} ${from} ${view} ${view === "week" ? whose : ""}`}
          columns={columns}
          books={books}
          now={now}
          lent={lent}
          booking={place.booking}
          picks_up={place.move === "on"}
          onBooking={(booking) => {
            const rest = keep(now_at.current);
            if (booking !== now_at.current.booking || now_at.current.move)
              go({ ...rest, ...(booking && { booking }) }, true);
          }}
          onStep={forget}
          {...(is_off_hours && {
            dock: (
              <OffHoursFields
                books={books}
                unit={unit}
                date={date}
                services={lent.services}
                first={whose}
                onBack={() => setOffHours(false)}
                give={(time, professional_name, is_on_site) => (
                  <GiveTime
                    {...giving}
                    time={time}
                    professional_name={professional_name}
                    exception="off_hours"
                    rooms={is_on_site ? shown.rooms : []}
                    onBooked={() => {
                      setOffHours(false);
                      giving.onBooked();
                    }}
                  />
                )}
              />
            ),
          })}
          head={(column) => <Head column={column} view={view} />}
          bookFree={(slot) => (
            <GiveTime
              {...giving}
              key={slot.key}
              time={{ hours: slot.hours.hours, begins_at: instantAt(slot.begins) }}
              minutes={slot.hours.slot_minutes}
              professional_name={slot.professional_name}
              rooms={slot.hours.kind === "on_site" ? shown.rooms : []}
              usual_room={slot.hours.room_name}
            />
          )}
        />
      )}
      <StepBar
        bookings={columns.flatMap(({ bookings }) => bookings)}
        is_older={made !== undefined}
        onUndone={(booking) => go({ ...keep(now_at.current), booking }, true)}
      />
    </div>
  );
}

function Head(props: { readonly column: GridColumn; readonly view: CalendarView }) {
  const t = useWords();
  const { column, view } = props;
  const text = <span className="grid__title">{column.title}</span>;
  return (
    <>
      {column.professional && view !== "rooms" ? (
        <Link to="/day" search={{ of: column.professional, date: column.date }} title={t("books.open_day")}>
          {text}
        </Link>
      ) : (
        text
      )}
      {column.sub && <span className="small dim grid__sub">{column.sub}</span>}
    </>
  );
}
