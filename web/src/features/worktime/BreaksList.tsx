// Worktime: the bookings that a change would leave outside of all hours, by time, with whom.

import { useEffect, useRef } from "react";
import type { BookedShown, MeetingShown } from "../../contract.generated";
import { dayText, instantText } from "../../core/civil-time";
import { useWords } from "../../core/words";

const shown_max = 40;

export function BreaksList(props: {
  readonly bookings: ReadonlyArray<BookedShown>;
  readonly meetings: ReadonlyArray<MeetingShown>;
  readonly serviceName: (service: string) => string;
}) {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // They must be seen: the eye and the screen reader are brought to them.
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const shown = props.bookings.slice(0, shown_max);
  return (
    <section className="notice notice--warning" aria-labelledby="breaks-title">
      <h3 id="breaks-title" ref={heading} tabIndex={-1}>
        {props.bookings.length > 0
          ? t("breaks.title", { count: props.bookings.length })
          : t("breaks.meetings", { count: props.meetings.length })}
      </h3>
      <p className="small">{t("breaks.help")}</p>
      {props.meetings.length > 0 && (
        <>
          {props.bookings.length > 0 && <p>{t("breaks.meetings", { count: props.meetings.length })}</p>}
          <ul className="breaks">
            {props.meetings.map((meeting) => (
              <li key={meeting.meeting}>
                <strong className="figures nowrap">{instantText(meeting.begins_at, t.language)}</strong>
                <span>{meeting.leader_names.join(", ")}</span>
                <span>{meeting.group_name}</span>
                <span className="dim figures">
                  {meeting.taken}/{meeting.seats}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="breaks">
        {shown.map((booking) => (
          <li key={booking.booking}>
            <strong className="figures nowrap">{instantText(booking.begins_at, t.language)}</strong>
            <span>{booking.professional_name}</span>
            <span>
              {booking.client_name ?? t("breaks.client_hidden")}
              {booking.client_born && <span className="figures dim"> {dayText(booking.client_born, t.language)}</span>}
            </span>
            <span className="dim">{booking.service ? props.serviceName(booking.service) : ""}</span>
          </li>
        ))}
      </ul>
      {props.bookings.length > shown.length && (
        <p className="small">{t("breaks.more", { count: props.bookings.length - shown.length })}</p>
      )}
    </section>
  );
}
