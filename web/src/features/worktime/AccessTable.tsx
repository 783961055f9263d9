// Worktime: how long a client waits: the third free time of each unit and profession, with what the figure stands on.

import { instantText } from "../../core/civil-time";
import { useWords, type Words } from "../../core/words";
import { Button, Notice } from "../../ui/parts";
import { NotRead } from "../../ui/reading";
import { FigureTable } from "./FigureTable";
import { useAccess } from "./use-worktime";

/** "10,5" in Finnish and Swedish, "10.5" in English. */
export function daysText(t: Pick<Words, "language">, days: number): string {
  return days.toFixed(1).replace(".", t.language === "en" ? "." : ",");
}

/** "12,5" of a hundred; a dash of nothing. */
export function shareText(t: Pick<Words, "language">, part: number, whole: number): string {
  return whole === 0 ? "–" : daysText(t, (100 * part) / whole);
}

export function AccessTable(props: { readonly may_read: boolean }) {
  const t = useWords();
  const access = useAccess(props.may_read);
  if (!props.may_read) return <Notice look="quiet">{t("worktime.other_role")}</Notice>;
  if (access.isError || !access.data) return <NotRead reading={access} lines={6} look="warning" />;
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
        <FigureTable
          rows={units}
          keyOf={(one) => `${one.unit} ${one.profession}`}
          figures={[
            { head: t("t3.profession"), of: (one) => t(`profession.${one.profession}`) },
            { head: t("t3.days"), of: (one) => <strong>{daysText(t, one.days)}</strong>, is_number: true },
            { head: t("t3.books"), of: (one) => one.books, is_number: true },
            { head: t("t3.capped"), of: (one) => one.capped, is_number: true },
            { head: t("t3.arranging"), of: (one) => one.arranging, is_number: true },
            {
              head: t("t3.soonest"),
              of: (one) => (one.soonest_third ? instantText(one.soonest_third, t.language) : "–"),
            },
          ]}
        />
      )}
    </section>
  );
}
