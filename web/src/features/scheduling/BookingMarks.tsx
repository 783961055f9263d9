// Scheduling: how a booking stands and what one must know of it, the same in every book. A shape and a word carry the meaning.

import type { BookedShown } from "../../contract.generated";
import { civil, clockTime, millis } from "../../core/civil-time";
import { useWords, type Words } from "../../core/words";
import { spanText, UrgencyMark } from "../../ui/marks";
import { type Standing, standingOf } from "./day-entries";
import "./scheduling.css";

const shapes: Readonly<Record<Standing, string>> = {
  ahead: "M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1Zm0 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z",
  arrived: "M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1Z",
  late: "M7 .5 13.8 13H.2ZM6 5v4h2V5Zm0 5v1.6h2V10Z",
  fulfilled: "M5.2 12 .8 7.4l1.6-1.6 2.8 2.9L11.6 2l1.6 1.6Z",
  no_show: "M2.4 1 7 5.6 11.6 1 13 2.4 8.4 7l4.6 4.6-1.4 1.4L7 8.4 2.4 13 1 11.6 5.6 7 1 2.4Z",
  cancelled: "M1 6h12v2H1Z",
};

export function StandingShape(props: { readonly standing: Standing }) {
  return (
    <svg className="standing__shape" viewBox="0 0 14 14" aria-hidden="true" fillRule="evenodd">
      <path d={shapes[props.standing]} />
    </svg>
  );
}

export function standingText(t: Words, booking: BookedShown, now: number): string {
  const standing = standingOf(booking, now);
  // Of another day nobody waits any more: what became of it is not in the book.
  if (standing === "late" && civil(booking.begins_at).date !== civil(now).date) return t("standing.unrecorded");
  if (standing === "late") return t("standing.late", { span: spanText(t, now - millis(booking.begins_at)) });
  if (standing === "arrived" && booking.arrived_at)
    return t("standing.arrived_at", { time: clockTime(booking.arrived_at, t.language) });
  return t(`standing.${standing}`);
}

export function StandingMark(props: { readonly booking: BookedShown; readonly now: number }) {
  const t = useWords();
  const standing = standingOf(props.booking, props.now);
  return (
    <span className={`standing standing--${standing}`}>
      <StandingShape standing={standing} />
      {standingText(t, props.booking, props.now)}
    </span>
  );
}

/** What must not be missed before the door opens: interpreter, non-disclosure, who else comes, an exception. */
export function BookingMarks(props: {
  readonly booking: BookedShown;
  /** Of the catalogue of languages; clients know the names, the desk lends them. */
  readonly languageName: (code: string) => string;
}) {
  const t = useWords();
  const { booking } = props;
  return (
    <>
      {booking.urgency && booking.urgency !== "non_urgent" && <UrgencyMark urgency={booking.urgency} />}
      {booking.interpreter_language && (
        <span className="badge">
          {t("client.interpreter", { language: props.languageName(booking.interpreter_language) })}
        </span>
      )}
      {booking.non_disclosure && <span className="badge badge--alert">{t("client.non_disclosure")}</span>}
      {booking.exception_kind && <span className="badge">{t(`exception.${booking.exception_kind}`)}</span>}
      {booking.is_imported && <span className="badge">{t("visit.imported")}</span>}
    </>
  );
}

/** Whom a book may name; for others the time is taken, by nobody they may know of. */
export function whoseText(t: Words, booking: BookedShown): string {
  return booking.client_name ?? t("visit.taken");
}

const signs = {
  non_disclosure: "M7 .5 13 3v4c0 3.5-2.5 5.7-6 6.5C3.5 12.7 1 10.5 1 7V3Zm-1 3V8h2V3.5Zm0 5.6v1.8h2V9.1Z",
  interpreter: "M1 1h12v8.5H7.5L4 13V9.5H1Zm2 2.2v1.4h8V3.2Zm0 2.7v1.4h5.5V5.9Z",
  phone: "M3.5.5 6 3.5 4.8 5.2c.8 1.7 2.2 3.1 4 4L10.5 8l3 2.5-1.5 3C6 13 1 8 .5 2Z",
  remote: "M.5 2h9v3.3L13.5 3v8L9.5 8.7V12h-9Z",
  home: "M7 1 13.5 7H12v6H8.5V9h-3v4H2V7H.5Z",
  joint:
    "M4.5 2a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6Zm5.5.6a2 2 0 1 1 0 4 2 2 0 0 1 0-4ZM.5 12c0-3 1.5-4.4 4-4.4S8.5 9 8.5 12Zm9.3 0c0-1.5-.3-2.8-1-3.7.4-.2.8-.3 1.3-.3 2.2 0 3.4 1.3 3.4 4Z",
  exception: "M6 1h2v7.5H6Zm0 9.5h2v2.5H6Z",
} as const;
type Sign = keyof typeof signs;

export function signsOf(booking: BookedShown): ReadonlyArray<Sign> {
  const { kind } = booking;
  return [
    booking.non_disclosure && ("non_disclosure" as const),
    booking.interpreter_language !== undefined && ("interpreter" as const),
    (kind === "phone" || kind === "remote" || kind === "home") && kind,
    booking.others.length > 0 && ("joint" as const),
    booking.exception_kind !== undefined && ("exception" as const),
  ].filter((sign) => sign !== false);
}

/** In a block there is room for shapes only; their words are in its name and, when it is chosen, below the grid. */
export function BlockSigns(props: { readonly booking: BookedShown }) {
  const t = useWords();
  return (
    <span className="block__signs">
      {signsOf(props.booking).map((sign) => (
        <svg key={sign} viewBox="0 0 14 14" aria-hidden="true" fillRule="evenodd">
          <title>{t(`sign.${sign}`)}</title>
          <path d={signs[sign]} />
        </svg>
      ))}
    </span>
  );
}
