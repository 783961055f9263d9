// Worktime: how often a time was given by the right to overbook or to book outside of hours, beside all that was booked.

import { dateText } from "../../core/civil-time";
import { useWords } from "../../core/words";
import { NotRead } from "../../ui/reading";
import { shareText } from "./AccessTable";
import { FigureTable } from "./FigureTable";
import { useExceptions } from "./use-worktime";

export function ExceptionsMade(props: { readonly may_read: boolean }) {
  const t = useWords();
  const made = useExceptions(props.may_read);
  if (!props.may_read) return null;
  if (made.isError || !made.data) return <NotRead reading={made} lines={4} look="warning" />;
  const { units, from, until } = made.data;
  return (
    <section className="stack" aria-labelledby="exceptions-title">
      <div>
        <h3 id="exceptions-title">{t("exceptions.title")}</h3>
        <p className="small dim t3__help">
          {t("exceptions.help", { from: dateText(from, t.language), until: dateText(until, t.language) })}
        </p>
      </div>
      {units.length === 0 ? (
        <p className="dim">{t("exceptions.none")}</p>
      ) : (
        <FigureTable
          rows={units}
          keyOf={({ unit }) => unit}
          figures={[
            ...(["booked", "overbooked", "off_hours"] as const).map((what) => ({
              head: t(`exceptions.${what}`),
              of: (one: (typeof units)[number]) => one[what],
              is_number: true,
            })),
            {
              head: t("exceptions.share"),
              of: (one) => shareText(t, one.overbooked + one.off_hours, one.booked),
              is_number: true,
            },
          ]}
        />
      )}
    </section>
  );
}
