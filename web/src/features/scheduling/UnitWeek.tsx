// Scheduling: a unit's week at a glance: who is there when, how full it is, what is still free.

import type { CalendarColumn, CalendarDate, ProfessionalId, UnitCalendar } from "../../contract.generated";
import { civil, clockSpan, instantAt, millis, plusDays, shortDay } from "../../core/civil-time";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { freeSlots } from "./slots";

export function UnitWeek(props: {
  readonly calendar: UnitCalendar;
  readonly now: number;
  readonly onDay: (date: CalendarDate) => void;
  readonly onPerson: (professional: ProfessionalId) => void;
}) {
  const t = useWords();
  const { calendar, now } = props;
  const days = Array.from({ length: calendar.days }, (_, n) => plusDays(calendar.from, n));
  const today = civil(now).date;
  const free = freeSlots(calendar.columns, now);
  return (
    <table className="unit-week">
      <caption className="heard-only">{t("books.unit_week")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("books.who")}</th>
          {days.map((date) => (
            <th scope="col" key={date} aria-current={date === today ? "date" : undefined}>
              <button type="button" className="link figures" onClick={() => props.onDay(date)}>
                {shortDay(date, t.language)}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calendar.columns.map((column) => (
          <tr key={column.professional.professional}>
            <th scope="row">
              <button type="button" className="link" onClick={() => props.onPerson(column.professional.professional)}>
                {column.professional.name}
              </button>
              <span className="small dim unit-week__what">{t(`profession.${column.professional.profession}`)}</span>
            </th>
            {days.map((date) => (
              <Day
                key={date}
                column={column}
                date={date}
                free={
                  free.filter(
                    (slot) =>
                      slot.professional === column.professional.professional && civil(slot.begins).date === date,
                  ).length
                }
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day(props: { readonly column: CalendarColumn; readonly date: CalendarDate; readonly free: number }) {
  const t = useWords();
  const { column, date, free } = props;
  const hours = column.hours.filter((one) => civil(one.begins_at).date === date);
  const bookings = column.bookings.filter(
    (one) => civil(one.begins_at).date === date && one.state !== "cancelled",
  ).length;
  const meetings = column.meetings.filter((one) => civil(one.begins_at).date === date).length;
  const is_empty = hours.length === 0 && bookings === 0 && meetings === 0;
  const absence = column.absences.find((one) => civil(one.begins_at).date <= date && civil(one.ends_at).date >= date);
  if (absence)
    return (
      <td className="unit-week__absent">
        {t(`absence.${absence.reason}`)}
        {bookings > 0 && <strong className="unit-week__left">{t("books.still_booked", { count: bookings })}</strong>}
      </td>
    );
  const first = Math.min(...hours.map((one) => millis(one.begins_at)));
  const last = Math.max(...hours.map((one) => millis(one.ends_at)));
  return (
    <td className={joined("figures", is_empty && "unit-week__none")}>
      {is_empty ? (
        <>
          <span aria-hidden="true">–</span>
          <span className="heard-only">{t("books.no_hours")}</span>
        </>
      ) : (
        <>
          {hours.length > 0 && (
            <span className="dim small nowrap">{clockSpan(instantAt(first), instantAt(last), t.language)}</span>
          )}
          <span className="unit-week__sum">
            {t("books.booked_count", { count: bookings })}
            {meetings > 0 && <span>{t("groups.meetings_count", { count: meetings })}</span>}
            {free > 0 && <strong>{t("books.free_count", { count: free })}</strong>}
          </span>
        </>
      )}
    </td>
  );
}
