// Worktime: remote times that are past, and how many of them nobody booked.

import type { ServiceShown } from "../../contract.generated";
import { dateText } from "../../core/civil-time";
import { useCatalogue } from "../../core/use-catalogue";
import { useWords } from "../../core/words";
import { NotRead } from "../../ui/reading";
import { shareText } from "./AccessTable";
import { FigureTable } from "./FigureTable";
import { useRemoteUse } from "./use-worktime";

const none: ReadonlyArray<ServiceShown> = [];

export function RemoteUse(props: { readonly may_read: boolean }) {
  const t = useWords();
  const use = useRemoteUse(props.may_read);
  const services = useCatalogue().data?.services ?? none;
  if (!props.may_read) return null;
  if (use.isError || !use.data) return <NotRead reading={use} lines={4} look="warning" />;
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
        <FigureTable
          rows={units}
          keyOf={(one) => `${one.unit} ${one.service}`}
          figures={[
            {
              head: t("times.service"),
              of: (one) => services.find(({ id }) => id === one.service)?.label ?? one.service,
            },
            { head: t("remote_use.offered"), of: (one) => one.offered, is_number: true },
            { head: t("remote_use.booked"), of: (one) => one.booked, is_number: true },
            {
              head: t("remote_use.unused"),
              of: (one) => <strong>{one.offered - one.booked}</strong>,
              is_number: true,
            },
            {
              head: t("remote_use.unused_share"),
              of: (one) => shareText(t, one.offered - one.booked, one.offered),
              is_number: true,
            },
          ]}
        />
      )}
    </section>
  );
}
