// The desk of clients with heavy need: a unit's list for those who meet clients, figures for those who lead.
//
// Invariant: the URL says which unit; no name is shown to anybody who meets no clients (the server decides).

import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { HeavyFigures, UnitId } from "../../contract.generated";
import type { HeavyPlace } from "../../core/pair-place";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { useUnits } from "../../features/directory/use-units";
import { HeavyTable } from "../../features/heavy/HeavyTable";
import { useHeavy } from "../../features/heavy/use-heavy";
import { Button, Select } from "../../ui/parts";
import { NotRead } from "../../ui/reading";
import "./heavy-desk.css";

const route = getRouteApi("/heavy-need");

/** So many at first; five times as many when more are asked for. */
const step_clients = 100;
const most_clients = 10_000;

export function HeavyDesk() {
  const t = useWords();
  const me = useMe();
  const place: HeavyPlace = route.useSearch();
  const navigate = route.useNavigate();
  const catalogue = useCatalogue();
  const units = useUnits();
  const may_lead = me.rights.includes("panel_lead");
  const meets_clients = me.rights.includes("person_header");
  const [limit, setLimit] = useState(step_clients);
  const heavy = useHeavy(may_lead ? place.unit : undefined, limit);
  const shown = heavy.data;
  const title = t("heavy.title");
  useTitle(title);
  return (
    <div className="heavy-page stack">
      <header className="heavy-head">
        <h1>{title}</h1>
        {shown && (
          <p className="dim figures">
            {shown.unit_name} · {t("heavy.rule", { least: shown.at_least, months: shown.window_months })}
          </p>
        )}
      </header>
      {may_lead && (
        <div className="heavy-unit">
          <Select<UnitId>
            label={t("assign.unit")}
            value={place.unit ?? me.role.unit}
            options={(units.data ?? []).map((one) => ({ id: one.unit, label: one.name }))}
            onChange={(unit) => void navigate({ search: unit ? { unit } : {} })}
          />
        </div>
      )}
      {!shown && <NotRead reading={heavy} lines={8} />}
      {shown?.figures && <Figures figures={shown.figures} least={shown.cell_min} />}
      {shown && !shown.figures && <p>{t("heavy.too_few", { least: shown.cell_min })}</p>}
      {shown && meets_clients && shown.clients.length === 0 && <p className="dim">{t("heavy.nobody")}</p>}
      {shown && shown.clients.length > 0 && (
        <HeavyTable
          clients={shown.clients}
          reasons={catalogue.data?.heavy_need_reasons ?? []}
          linkTo={(one) => (
            <Link to="/first-line" search={{ client: one.client, page: "matter" }}>
              {one.name}
            </Link>
          )}
        />
      )}
      {shown?.figures && meets_clients && shown.clients.length < shown.figures.people && limit < most_clients && (
        <div className="actions">
          <Button onClick={() => setLimit(Math.min(limit * 5, most_clients))}>{t("own.more")}</Button>
          <span className="dim figures">
            {t("heavy.of_all", { count: shown.clients.length, all: shown.figures.people })}
          </span>
        </div>
      )}
    </div>
  );
}

function Figures(props: { readonly figures: HeavyFigures; readonly least: number }) {
  const t = useWords();
  const { people, contacted, with_plan, with_named } = props.figures;
  return (
    <dl className="heavy-figures">
      <div>
        <dt>{t("heavy.people")}</dt>
        <dd className="figures">{people}</dd>
      </div>
      {(
        [
          ["heavy.contacted", contacted],
          ["heavy.plan", with_plan],
          ["heavy.worker", with_named],
        ] as const
      ).map(([key, count]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd className={count === undefined ? "dim" : "figures"}>
            {count === undefined ? t("heavy.part_too_few", { least: props.least }) : `${count} / ${people}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
