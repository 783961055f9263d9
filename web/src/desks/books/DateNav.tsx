// The books' desks: the day that is shown, with the one before, the one after, today, and any other.

import type { CalendarDate } from "../../contract.generated";
import { civil, dateText, plusDays, typedDate } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import { useWords } from "../../core/words";
import { Button } from "../../ui/parts";

export function DateNav(props: {
  readonly date: CalendarDate;
  readonly step_days: 1 | 7;
  /** "ma 30.11. – su 6.12." where a week is shown; absent: the day. */
  readonly text?: string;
  readonly onDate: (date: CalendarDate | undefined) => void;
}) {
  const t = useWords();
  const today = civil(useNow()).date;
  const { date, step_days } = props;
  const go = (to: CalendarDate) => props.onDate(to === today ? undefined : to);
  const earlier = () => go(plusDays(date, -step_days));
  const later = () => go(plusDays(date, step_days));
  useKeys({ h: earlier, l: later, t: () => props.onDate(undefined) });
  const is_week = step_days === 7;
  return (
    <div className="date-nav">
      <Button
        aria-label={t(is_week ? "books.week_before" : "books.day_before")}
        aria-keyshortcuts="H"
        onClick={earlier}
      >
        ←
      </Button>
      <h1 className="date-nav__day figures">{props.text ?? dateText(date, t.language)}</h1>
      <Button aria-label={t(is_week ? "books.week_after" : "books.day_after")} aria-keyshortcuts="L" onClick={later}>
        →
      </Button>
      <Button hotkey="T" disabled={date === today} onClick={() => props.onDate(undefined)}>
        {t("books.today")}
      </Button>
      <input
        className="input date-nav__pick"
        type="date"
        aria-label={t("books.date")}
        value={date}
        onChange={(event) => {
          const picked = typedDate(event.target.value);
          if (picked) go(picked);
        }}
      />
    </div>
  );
}
