// Scheduling: the day on paper. Large, black on white; what lies on a desk for all to see says no more than a reception needs.

import type { DayDesk, ServiceShown } from "../../contract.generated";
import { clockSpan, dateText, dayText, instantText } from "../../core/civil-time";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { standingText, whoseText } from "./BookingMarks";
import { serviceText } from "./service-text";

export function PrintDay(props: {
  readonly day: DayDesk;
  readonly now: number;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly languageName: (code: string) => string;
}) {
  const t = useWords();
  const me = useMe();
  const { day, now } = props;
  const time = instantText(day.as_of, t.language);
  return (
    <div className="print-only print-day">
      <h1>
        {t("day.print_title")} {dateText(day.date, t.language)}
      </h1>
      <p>
        {day.professional.name}, {t(`profession.${day.professional.profession}`)}, {day.professional.unit_name}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("day.time")}</th>
            <th scope="col">{t("day.client")}</th>
            <th scope="col">{t("visit.service")}</th>
            <th scope="col">{t("day.note")}</th>
          </tr>
        </thead>
        <tbody>
          {day.meetings.map((one) => (
            <tr key={one.meeting}>
              <td className="figures">{clockSpan(one.begins_at, one.ends_at, t.language)}</td>
              <td>
                <strong>{one.group_name}</strong> {one.taken}/{one.seats}
              </td>
              <td>
                {t("visit_kind.group")}
                <br />
                {one.room_name}
              </td>
              <td />
            </tr>
          ))}
          {day.bookings
            .filter(({ state }) => state !== "cancelled")
            .map((one) => (
              <tr key={one.booking}>
                <td className="figures">{clockSpan(one.begins_at, one.ends_at, t.language)}</td>
                <td>
                  <strong>{whoseText(t, one)}</strong>
                  <br />
                  {one.client_born && <span className="figures">{dayText(one.client_born, t.language)}</span>}
                </td>
                <td>
                  {serviceText(t, props.services, one.service, one.kind)}
                  <br />
                  {one.room_name}
                </td>
                <td>
                  {[
                    one.state !== "booked" && standingText(t, one, now),
                    one.interpreter_language &&
                      t("client.interpreter", { language: props.languageName(one.interpreter_language) }),
                    one.non_disclosure && t("client.non_disclosure"),
                    one.others.length > 0 && t("visit.joint", { names: one.others.map(({ name }) => name).join(", ") }),
                  ]
                    .filter(Boolean)
                    .join(", ")}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {day.bookings.length === 0 && <p>{t("day.empty")}</p>}
      <p className="print-day__foot">{t("print.by", { name: me.name, unit: me.role.unit_name, time })}</p>
    </div>
  );
}
