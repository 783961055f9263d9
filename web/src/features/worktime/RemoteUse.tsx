// Worktime: remote times that are past, and how many of them nobody booked.

import type { ServiceShown } from "../../contract.generated";
import { dateText } from "../../core/civil-time";
import { useCatalogue } from "../../core/use-catalogue";
import { useWords } from "../../core/words";
import { daysText } from "./AccessTable";
import { NotRead } from "./NotRead";
import { useRemoteUse } from "./use-worktime";

const none: ReadonlyArray<ServiceShown> = [];

export function RemoteUse(props: { readonly may_read: boolean }) {
  const t = useWords();
  const use = useRemoteUse(props.may_read);
  const services = useCatalogue().data?.services ?? none;
  if (!props.may_read) return null;
  if (use.isError || !use.data) return <NotRead reading={use} lines={4} />;
  const { units, from, until } = use.data;
  return (
    <section className="stack" aria-labelledby="remote-use-title">
      <div>
        <h3 id="remote-use-title">{t("remote_use.title")}</h3>
        <p className="small dim t3__help">
          {t("remote_use.help", { from: dateText(from, t.language), until: dateText(until, t.language) })}
        </p>
      </div>
      {units.length === 0 ? (
        <p className="dim">{t("remote_use.none")}</p>
      ) : (
        <div className="t3">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t("t3.unit")}</th>
                <th scope="col">{t("times.service")}</th>
                {(["offered", "booked", "unused", "unused_share"] as const).map((head) => (
                  <th key={head} scope="col" className="t3__number">
                    {t(`remote_use.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map((one, n) => (
                <tr key={`${one.unit} ${one.service}`}>
                  <th scope="row" data-label={t("t3.unit")}>
                    <span className={units[n - 1]?.unit === one.unit ? "t3__again" : undefined}>{one.unit_name}</span>
                  </th>
                  <td data-label={t("times.service")}>
                    {services.find(({ id }) => id === one.service)?.label ?? one.service}
                  </td>
                  <td data-label={t("remote_use.offered")} className="t3__number">
                    {one.offered}
                  </td>
                  <td data-label={t("remote_use.booked")} className="t3__number">
                    {one.booked}
                  </td>
                  <td data-label={t("remote_use.unused")} className="t3__number">
                    <strong>{one.offered - one.booked}</strong>
                  </td>
                  <td data-label={t("remote_use.unused_share")} className="t3__number">
                    {one.offered === 0 ? "–" : daysText(t, (100 * (one.offered - one.booked)) / one.offered)}
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
