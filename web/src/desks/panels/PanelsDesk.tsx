// The desk of panels: who is named for how many, who has room, whose clients go to whom, and naming by rule.
//
// Invariant: the URL says which unit, which view, and whose clients are being transferred.

import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { PanelTransferred, UnitId } from "../../contract.generated";
import { askableOnly } from "../../core/askable";
import { dayText } from "../../core/civil-time";
import type { PanelsPlace } from "../../core/own-place";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { ByRule } from "../../features/continuity/ByRule";
import { PanelTable } from "../../features/continuity/PanelTable";
import { Transfer } from "../../features/continuity/Transfer";
import { usePanels, useToTransfer } from "../../features/continuity/use-panels";
import { useColleagues } from "../../features/directory/use-colleagues";
import { useUnits } from "../../features/directory/use-units";
import { Notice, Select, Skeleton } from "../../ui/parts";
import { NotRead, StaleNotice } from "../../ui/reading";

const route = getRouteApi("/panels");

export function PanelsDesk() {
  const t = useWords();
  const me = useMe();
  const place: PanelsPlace = route.useSearch();
  const navigate = route.useNavigate();
  const readAgain = useReadAgain();
  const catalogue = useCatalogue();
  const colleagues = useColleagues({});
  const units = useUnits();
  const unit = place.unit;
  const panels = usePanels(unit);
  const leaving = useToTransfer(place.leaves);
  const [done, setDone] = useState<PanelTransferred | undefined>(undefined);
  const may_lead = me.rights.includes("panel_lead");
  const shown = panels.data;
  const continuity = catalogue.data?.continuity;
  const title = t("panels.title");
  useTitle(title);
  const keep = (): PanelsPlace => (place.unit ? { unit: place.unit } : {});
  const go = (to: PanelsPlace) => void navigate({ search: to });
  const changed = () => readAgain("panels");

  return (
    <div className="own">
      <h1 className="own__title">{title}</h1>
      <StaleNotice reading={panels} as_of={shown?.as_of} />
      {!shown && <NotRead reading={panels} lines={10} />}
      {shown && continuity && (
        <>
          <dl className="panels__figures">
            <div>
              <dt>{t("panels.covered")}</dt>
              <dd className="figures">
                {shown.counts.personal} / {shown.residents}
              </dd>
            </div>
            <div>
              <dt>{t("panels.area")}</dt>
              <dd className="figures">
                {shown.counts.area} / {shown.residents}
              </dd>
            </div>
            <div>
              <dt>{t("panels.begun", { day: dayText(shown.since, t.language) })}</dt>
              <dd className="figures">{shown.counts.begun}</dd>
            </div>
            <div>
              <dt>{t("panels.ended", { day: dayText(shown.since, t.language) })}</dt>
              <dd className="figures">{shown.counts.ended}</dd>
            </div>
            <div>
              <dt>{t("panels.lines", { day: dayText(shown.since, t.language) })}</dt>
              <dd className="figures">
                {shown.counts.lines_accepted} / {shown.counts.lines_accepted + shown.counts.lines_declined}
              </dd>
            </div>
          </dl>
          {may_lead && (
            <fieldset className="switch">
              <legend className="heard-only">{t("panels.views")}</legend>
              <button type="button" aria-pressed={place.view !== "rules"} onClick={() => go(keep())}>
                {t("panels.view_panels")}
              </button>
              <button
                type="button"
                aria-pressed={place.view === "rules"}
                onClick={() => go({ ...keep(), view: "rules" })}
              >
                {t("panels.view_rules")}
              </button>
            </fieldset>
          )}
          {done && (
            <Notice role="status">
              {t("transfer.done", { clients: done.clients, matters: done.matters })}
              {done.plans + done.pairs + done.agreed + done.calls + done.questions + done.memberships > 0 &&
                ` ${t("transfer.done_too", { plans: done.plans, pairs: done.pairs, agreed: done.agreed, calls: done.calls, questions: done.questions, memberships: done.memberships })}`}
              {done.visits_ahead > 0 && ` ${t("transfer.visits_left", { count: done.visits_ahead })}`}
            </Notice>
          )}
          {place.view === "rules" && may_lead ? (
            <ByRule continuity={continuity} onChanged={changed} />
          ) : place.leaves ? (
            leaving.data ? (
              <Transfer
                key={place.leaves}
                shown={leaving.data}
                continuity={continuity}
                colleagues={askableOnly(colleagues.data ?? [])}
                onDone={(transferred) => {
                  setDone(transferred);
                  changed();
                  go(keep());
                }}
                onBack={() => go(keep())}
              />
            ) : (
              <Skeleton words={t("state.loading")} lines={6} />
            )
          ) : (
            <>
              <div className="panels__unit">
                <Select<UnitId>
                  label={t("assign.unit")}
                  value={unit ?? ""}
                  none={t("panels.all_units")}
                  options={(units.data ?? []).map((one) => ({ id: one.unit, label: one.name }))}
                  onChange={(chosen) => go(chosen ? { unit: chosen } : {})}
                />
              </div>
              <PanelTable
                panels={shown.panels}
                may_lead={may_lead}
                onTransfer={(leaves) => {
                  setDone(undefined);
                  go({ ...keep(), leaves });
                }}
                onChanged={changed}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}
