// Routing: matters that are late or lie still, with who holds them and since when. Whose they are is not told: a leader talks with the holder.

import type { LyingDesk, LyingRow } from "../../contract.generated";
import { millis, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useWords, type Words } from "../../core/words";
import { spanText } from "../../ui/marks";
import "./lying.css";

export function LyingTable(props: { readonly desk: LyingDesk }) {
  const t = useWords();
  const now = useNow();
  const { desk } = props;
  if (desk.rows.length === 0) return <p className="dim">{t("lying.none")}</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("lying.holder")}</th>
          <th scope="col">{t("lying.step")}</th>
          <th scope="col">{t("lying.promised")}</th>
          <th scope="col">{t("lying.moved")}</th>
          <th scope="col">{t("lying.seen_by")}</th>
        </tr>
      </thead>
      <tbody>
        {desk.rows.map((row) => (
          <tr key={row.matter}>
            <th scope="row">
              {holderText(t, row)}
              {row.unit_name && <span className="small dim"> {row.unit_name}</span>}
            </th>
            <td data-label={t("lying.step")}>{t(`route.${row.route}`)}</td>
            <td className="figures" data-label={t("lying.promised")}>
              {row.promise_by && (
                <>
                  {shortInstant(row.promise_by, now, t.language)}
                  {millis(row.promise_by) < now && (
                    <strong className="lying__late">
                      {" "}
                      {t("queue.late", { span: spanText(t, now - millis(row.promise_by)) })}
                    </strong>
                  )}
                </>
              )}
            </td>
            <td className="figures" data-label={t("lying.moved")}>
              {shortInstant(row.moved_at, now, t.language)}
            </td>
            <td data-label={t("lying.seen_by")}>{whyText(t, row, desk.idle_days)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function holderText(t: Words, row: LyingRow): string {
  if (row.owner_name) return row.owner_name;
  return t("lying.team", { profession: row.owner_profession ? t(`profession.${row.owner_profession}`) : "" });
}

function whyText(t: Words, row: LyingRow, days: number): string {
  return [row.level && t(`escalation.${row.level}`), row.is_idle && t("lying.idle_mark", { days })]
    .filter(Boolean)
    .join(" · ");
}
