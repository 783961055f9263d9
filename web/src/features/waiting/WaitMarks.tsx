// Waiting: marks of an entry: how its care guarantee stands, and until when an offer waits for its answer.

import type { Instant, WaitShown } from "../../contract.generated";
import { dateText, instantText, millis, shortInstant } from "../../core/civil-time";
import { useSecond } from "../../core/clock";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";

/** A shape and a word carry it; the colour only repeats them. */
export function GuaranteeMark(props: { readonly wait: WaitShown }) {
  const t = useWords();
  const { guarantee, guarantee_by } = props.wait;
  if (!guarantee_by) return <span className="dim small">{t("waiting.no_guarantee")}</span>;
  const day = dateText(guarantee_by, t.language);
  const is_bad = guarantee === "passed" || guarantee === "breach_coming";
  return (
    <span className={joined("wait__guarantee", is_bad && `wait__guarantee--${guarantee}`)}>
      <span className="figures">{t("waiting.guarantee", { day })}</span>
      {is_bad && (
        <strong className="wait__alarm">
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <path d={guarantee === "passed" ? "M7 1 13.5 13H.5Z" : "M7 .5 13.5 7 7 13.5.5 7Z"} />
          </svg>
          {t(`waiting.${guarantee}`)}
        </strong>
      )}
    </span>
  );
}

/** "vielä 2 t 14 min", and minutes with seconds at the very end. */
export function AnswerBy(props: { readonly at: Instant }) {
  const t = useWords();
  const now = useSecond();
  const left = millis(props.at) - now;
  return (
    <span className="figures">
      {t("waiting.answer_by", { time: shortInstant(props.at, now, t.language) })}{" "}
      <strong className={joined("nowrap", left < 30 * 60_000 && "wait__soon")}>{leftText(t, left)}</strong>
    </span>
  );
}

function leftText(t: ReturnType<typeof useWords>, left_ms: number): string {
  if (left_ms <= 0) return t("waiting.ran_out");
  const minutes = Math.floor(left_ms / 60_000);
  if (minutes < 60) {
    const seconds = String(Math.floor((left_ms % 60_000) / 1_000)).padStart(2, "0");
    return t("waiting.left", { left: `${minutes}${t.language === "en" ? ":" : "."}${seconds}` });
  }
  return t("waiting.left", {
    left: t("span.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 }),
  });
}

export function timeText(
  t: ReturnType<typeof useWords>,
  time: Readonly<{ begins_at: Instant; professional_name: string }>,
): string {
  return `${instantText(time.begins_at, t.language)}, ${time.professional_name}`;
}
