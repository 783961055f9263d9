// Ui: marks that mean the same on every screen. A shape and a word carry the meaning; colour only repeats it.

import type { CalendarDate, Instant, Reachability, Urgency } from "../contract.generated";
import { ageOn, civil, millis, shortInstant } from "../core/civil-time";
import { useWords, type Words } from "../core/words";

const shapes: Readonly<Record<Urgency | "not_known", string>> = {
  emergency: "M7 1 13.5 13H.5Z",
  same_day: "M7 .5 13.5 7 7 13.5.5 7Z",
  within_days: "M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1Z",
  non_urgent: "M7 1a6 6 0 1 0 0 12A6 6 0 0 0 7 1Zm0 2.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z",
  no_care_need: "M1 6h12v2H1Z",
  not_known: "M1 1h2.5v2.5H1ZM10.5 1H13v2.5h-2.5ZM1 10.5h2.5V13H1ZM10.5 10.5H13V13h-2.5ZM5.75 5.75h2.5v2.5h-2.5Z",
};

export function UrgencyMark(props: { readonly urgency: Urgency | undefined }) {
  const t = useWords();
  const kind = props.urgency ?? "not_known";
  return (
    <span className={`urgency urgency--${kind}`}>
      <svg viewBox="0 0 14 14" aria-hidden="true" strokeWidth="0">
        <path d={shapes[kind]} />
      </svg>
      {t(`urgency.${kind}`)}
    </span>
  );
}

export function ReachabilityMark(props: { readonly reachability: Reachability }) {
  const t = useWords();
  return <span className={`reach reach--${props.reachability} nowrap`}>{t(`reachability.${props.reachability}`)}</span>;
}

/** "67 v", "67 år", "67 y": what a list says; months and days of the very young are on the card. */
export function ageText(t: Words, born: CalendarDate, now: number): string {
  return t("client.age", { years: ageOn(born, civil(now).date) });
}

/** When somebody should be called again, or that the moment has passed. */
export function nextAttemptText(t: Words, at: Instant, now: number): string {
  const time = shortInstant(at, now, t.language);
  return millis(at) > now ? t("queue.next_attempt", { time }) : t("queue.attempt_due", { time });
}

/** "12 s", then as a span: for what is usually seconds old. */
export function agoText(t: Words, ms: number): string {
  return ms < 60_000 ? t("span.seconds", { seconds: Math.floor(ms / 1_000) }) : spanText(t, ms);
}

/** "38 min", "2 t 5 min", "3 pv" */
export function spanText(t: Words, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return t("span.minutes", { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t("span.hours", { hours, minutes: minutes % 60 });
  return t("span.days", { days: Math.floor(hours / 24) });
}
