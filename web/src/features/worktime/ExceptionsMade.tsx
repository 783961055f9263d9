// Worktime: how often a time was given by the right to overbook or to book outside of hours, beside all that was booked.

import { dateText } from "../../core/civil-time";
import { useWords } from "../../core/words";
import { daysText } from "./AccessTable";
import { NotRead } from "./NotRead";
import { useExceptions } from "./use-worktime";

export function ExceptionsMade(props: { readonly may_read: boolean }) {
  const t = useWords();
  const made = useExceptions(props.may_read);
  if (!props.may_read) return null;
  if (made.isError || !made.data) return <NotRead reading={made} lines={4} />;
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
        <div className="t3">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t("t3.unit")}</th>
                {(["booked", "overbooked", "off_hours", "share"] as const).map((head) => (
                  <th key={head} scope="col" className="t3__number">
                    {t(`exceptions.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map((one) => (
                <tr key={one.unit}>
                  <th scope="row" data-label={t("t3.unit")}>
                    {one.unit_name}
                  </th>
                  {(["booked", "overbooked", "off_hours"] as const).map((what) => (
                    <td key={what} data-label={t(`exceptions.${what}`)} className="t3__number">
                      {one[what]}
                    </td>
                  ))}
                  <td data-label={t("exceptions.share")} className="t3__number">
                    {one.booked === 0 ? "–" : daysText(t, (100 * (one.overbooked + one.off_hours)) / one.booked)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
