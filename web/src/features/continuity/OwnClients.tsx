// Continuity: one's own clients, those with the next promise first. A name opens the card, where it is said what for.

import type { NamedAs, OwnClient, OwnDesk } from "../../contract.generated";
import { dayText, instantText, millis, shortInstant } from "../../core/civil-time";
import { useWords } from "../../core/words";
import { ageText } from "../../ui/marks";
import { joined } from "../../ui/parts";
import "./continuity.css";

export function OwnClients(props: {
  readonly desk: OwnDesk;
  readonly now: number;
  readonly linkTo: (client: OwnClient) => React.ReactNode;
}) {
  const t = useWords();
  const { desk, now } = props;
  return (
    <table className="table">
      <caption className="heard-only">{t("own.clients")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("own.client")}</th>
          <th scope="col">{t("own.named_as")}</th>
          <th scope="col" className="table__number">
            {t("own.matters")}
          </th>
          <th scope="col">{t("own.promise")}</th>
          <th scope="col">{t("own.next_visit")}</th>
          <th scope="col">{t("own.last_visit")}</th>
        </tr>
      </thead>
      <tbody>
        {desk.clients.map((one) => {
          const is_late = one.promise_by !== undefined && millis(one.promise_by) < now;
          return (
            <tr key={one.client}>
              <th scope="row">
                <span>
                  {props.linkTo(one)}
                  {one.born && (
                    <span className="figures dim small">
                      {" "}
                      {ageText(t, one.born, now)} · {dayText(one.born, t.language)}
                    </span>
                  )}
                  {one.non_disclosure && <span className="badge badge--alert">{t("client.non_disclosure")}</span>}
                </span>
              </th>
              <td data-label={t("own.named_as")}>
                <span>
                  {one.named_as.map((kind: NamedAs) => t(`named_as.${kind}`)).join(", ")}
                  {one.until && (
                    <span className="small dim figures">
                      {" "}
                      {t("workers.until", { day: dayText(one.until, t.language) })}
                    </span>
                  )}
                </span>
              </td>
              <td data-label={t("own.matters")} className="table__number">
                {one.matters}
              </td>
              <td data-label={t("own.promise")} className={joined("figures", is_late && "panels__full")}>
                {one.promise_by ? (
                  <span>
                    {shortInstant(one.promise_by, now, t.language)}
                    {is_late && <span className="badge badge--alert">{t("own.late")}</span>}
                  </span>
                ) : (
                  "–"
                )}
              </td>
              <td data-label={t("own.next_visit")} className="figures">
                {one.next_visit_at ? instantText(one.next_visit_at, t.language) : "–"}
              </td>
              <td data-label={t("own.last_visit")} className="figures">
                {one.last_visit_at ? shortInstant(one.last_visit_at, now, t.language) : "–"}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
