// Worktime: how long a client waits: the third free time of each unit and profession, with what the figure stands on.

import { instantText } from "../../core/civil-time";
import { useWords, type Words } from "../../core/words";
import { Button, Notice } from "../../ui/parts";
import { NotRead } from "./NotRead";
import { useAccess } from "./use-worktime";

/** "10,5" in Finnish and Swedish, "10.5" in English. */
export function daysText(t: Pick<Words, "language">, days: number): string {
  return days.toFixed(1).replace(".", t.language === "en" ? "." : ",");
}

export function AccessTable(props: { readonly may_read: boolean }) {
  const t = useWords();
  const access = useAccess(props.may_read);
  if (!props.may_read) return <Notice look="quiet">{t("worktime.other_role")}</Notice>;
  if (access.isError || !access.data) return <NotRead reading={access} lines={6} />;
  const { units, cap_days, as_of } = access.data;
  return (
    <section className="stack" aria-labelledby="t3-title">
      <div>
        <div className="section__head">
          <h3 id="t3-title">{t("t3.title")}</h3>
          <span className="dim figures">{t("t3.as_of", { time: instantText(as_of, t.language) })}</span>
          <Button look="quiet" onClick={() => access.refetch()} disabled={access.isFetching}>
            {t("action.refresh")}
          </Button>
        </div>
        <p className="small dim t3__help">{t("t3.help", { days: cap_days })}</p>
      </div>
      {units.length === 0 ? (
        <p className="dim">{t("t3.none")}</p>
      ) : (
        <div className="t3">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t("t3.unit")}</th>
                <th scope="col">{t("t3.profession")}</th>
                <th scope="col" className="t3__number">
                  {t("t3.days")}
                </th>
                <th scope="col" className="t3__number">
                  {t("t3.books")}
                </th>
                <th scope="col" className="t3__number">
                  {t("t3.capped")}
                </th>
                <th scope="col" className="t3__number">
                  {t("t3.arranging")}
                </th>
                <th scope="col">{t("t3.soonest")}</th>
              </tr>
            </thead>
            <tbody>
              {units.map((one, n) => (
                <tr key={`${one.unit} ${one.profession}`}>
                  <th scope="row" data-label={t("t3.unit")}>
                    <span className={units[n - 1]?.unit === one.unit ? "t3__again" : undefined}>{one.unit_name}</span>
                  </th>
                  <td data-label={t("t3.profession")}>{t(`profession.${one.profession}`)}</td>
                  <td data-label={t("t3.days")} className="t3__number">
                    <strong>{daysText(t, one.days)}</strong>
                  </td>
                  <td data-label={t("t3.books")} className="t3__number">
                    {one.books}
                  </td>
                  <td data-label={t("t3.capped")} className="t3__number">
                    {one.capped}
                  </td>
                  <td data-label={t("t3.arranging")} className="t3__number">
                    {one.arranging}
                  </td>
                  <td data-label={t("t3.soonest")}>
                    {one.soonest_third ? instantText(one.soonest_third, t.language) : "–"}
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
