// Worktime: the bookings that a change would leave outside of all hours, by time, with whom.

import { useEffect, useRef } from "react";
import type { BookedShown } from "../../contract.generated";
import { dayText, instantText } from "../../core/civil-time";
import { useWords } from "../../core/words";

const shown_max = 40;

export function BreaksList(props: {
  readonly bookings: ReadonlyArray<BookedShown>;
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
        {t("breaks.title", { count: props.bookings.length })}
      </h3>
      <p className="small">{t("breaks.help")}</p>
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
