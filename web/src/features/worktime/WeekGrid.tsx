// Worktime: a week as its blocks make it: a line a day, the hours from left to right, each block as long as it lasts.
//
// Invariant: a picture of what the rows beneath it say; whoever does not see it misses nothing.

import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { barsOf, hoursShown, type Row, weekdays } from "./blocks";

export function WeekGrid(props: {
  readonly rows: ReadonlyArray<Row>;
  readonly serviceName: (service: string) => string;
  /** The row in which somebody writes. */
  readonly active: number | undefined;
  readonly onPick: (row: number) => void;
}) {
  const t = useWords();
  const { first, last } = hoursShown(props.rows);
  const span = (last - first) * 60;
  const at = (minute: number) => `${((minute - first * 60) / span) * 100}%`;
  const hours = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return (
    <div className="week" aria-hidden="true">
      <div className="week__hours figures">
        {hours.map((hour) => (
          <span key={hour} style={{ left: at(hour * 60) }}>
            {hour}
          </span>
        ))}
      </div>
      {weekdays.map((day) => {
        const bars = barsOf(props.rows, day);
        return (
          <div className="week__day" key={day}>
            <span className="week__name">{t(`weekday.${day}`)}</span>
            <div className="week__line" style={{ backgroundSize: `${100 / (last - first)}% 100%` }}>
              {bars.length === 0 && <span className="week__none">{t("template.week_empty")}</span>}
              {bars.map(({ key, row, from, until }) => (
                <button
                  type="button"
                  tabIndex={-1}
                  key={key}
                  className={joined(
                    "week__block",
                    `week__block--${row.purpose}`,
                    props.active === key && "week__block--active",
                  )}
                  style={{ left: at(from), width: `${((until - from) / span) * 100}%` }}
                  title={`${row.from}–${row.until} ${props.serviceName(row.service)}, ${t(`slot_purpose.${row.purpose}`)}`}
                  onClick={() => props.onPick(key)}
                >
                  <span>
                    <span className="figures">
                      {row.from}–{row.until}
                    </span>{" "}
                    {row.purpose !== "open" && <strong>{t(`slot_purpose.${row.purpose}`)} </strong>}
                    {props.serviceName(row.service)}
                  </span>
                </button>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
