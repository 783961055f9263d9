// The work-time desk: templates and who works by them, absences and single hours, rooms and deputies, access to care.
//
// Invariant: the URL says which of them is open, and what in it.

import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { HoursId, TemplateId, TemplateShown, UnitId } from "../../contract.generated";
import { Refused } from "../../core/api";
import { useKeys } from "../../core/keys";
import { useMe } from "../../core/session";
import { useLine } from "../../core/stream";
import { useCatalogue } from "../../core/use-catalogue";
import { isKept } from "../../core/use-kept";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import type { WorktimePlace, WorktimeView } from "../../core/worktime-place";
import { useColleagues } from "../../features/directory/use-colleagues";
import { Absences } from "../../features/worktime/Absences";
import { AccessTable } from "../../features/worktime/AccessTable";
import { Assignments } from "../../features/worktime/Assignments";
import { minutesOfWeek } from "../../features/worktime/blocks";
import { ExceptionsMade } from "../../features/worktime/ExceptionsMade";
import { PickUnit } from "../../features/worktime/fields";
import { RemoteUse } from "../../features/worktime/RemoteUse";
import { Deputies, Rooms } from "../../features/worktime/Rooms";
import { keptOf, TemplateEditor } from "../../features/worktime/TemplateEditor";
import { type Staff, useTemplates, useUnits } from "../../features/worktime/use-worktime";
import { Button, FocusHeading, Notice, Skeleton } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import "./worktime.css";

const route = getRouteApi("/worktime");
const views: ReadonlyArray<WorktimeView> = ["templates", "absences", "rooms", "access"];

export function WorktimeDesk() {
  const t = useWords();
  const me = useMe();
  const { line } = useLine();
  const place: WorktimePlace = route.useSearch();
  const navigate = route.useNavigate();
  const catalogue = useCatalogue();
  const templates = useTemplates();
  const units = useUnits();
  const colleagues = useColleagues({});
  const [saved, setSaved] = useState<TemplateId | undefined>(undefined);
  const view: WorktimeView = place.view ?? "templates";
  const may_read = me.rights.includes("appt_read");
  const services = catalogue.data?.services ?? [];
  const serviceName = (id: string) => services.find((one) => one.id === id)?.label ?? id;
  const staff: Staff = { units: units.data ?? [], colleagues: colleagues.data ?? [] };
  // Who plans often sits where no client comes: then the first station stands for one's own unit.
  const is_station = (unit: UnitId) => staff.units.some((one) => one.unit === unit && one.kind === "station");
  const own = is_station(me.role.unit) ? me.role.unit : staff.units.find(({ kind }) => kind === "station")?.unit;
  const unit: UnitId | undefined = place.unit ?? own ?? me.role.unit;
  const go = (to: WorktimePlace) => void navigate({ search: to });
  const at = (to: WorktimeView): WorktimePlace => ({
    ...(place.unit && { unit: place.unit }),
    ...(to !== "templates" && { view: to }),
  });

  useTitle(t("worktime.title"));
  useKeys({
    n: () => go({ ...at("templates"), template: "new" }),
    ...(place.template && { escape: () => go(at("templates")) }),
  });

  const trouble = [templates, units, colleagues, catalogue].find(({ isError, data }) => isError && data === undefined);
  const is_pending = [templates, units, colleagues, catalogue].some(({ data }) => data === undefined);
  const of_templates = new Set<HoursId>(
    (templates.data ?? []).flatMap(({ assignments }) => assignments.map(({ hours }) => hours)),
  );

  return (
    <div className={place.template ? "worktime worktime--open" : "worktime"}>
      <header className="worktime__head">
        <h1 className="heard-only">{t("worktime.title")}</h1>
        <nav className="folders__tabs worktime__views" aria-label={t("worktime.views")}>
          {views.map((one) => (
            <button
              key={one}
              type="button"
              className="worktime__view"
              aria-current={view === one ? "page" : undefined}
              onClick={() => go(at(one))}
            >
              {t(`worktime.view_${one}`)}
            </button>
          ))}
        </nav>
      </header>
      {trouble ? (
        <div className="worktime__body">
          <Notice look="alert" role="alert">
            {readingTrouble(t, trouble.error)}
            {trouble.error instanceof Refused ? (
              <p>{t("worktime.other_role")}</p>
            ) : (
              <Button onClick={() => trouble.refetch()}>{t("action.try_again")}</Button>
            )}
          </Notice>
        </div>
      ) : is_pending || unit === undefined ? (
        <div className="worktime__body">
          <Skeleton words={t("state.loading")} lines={8} />
        </div>
      ) : view === "templates" ? (
        <>
          <TemplateList
            templates={templates.data ?? []}
            place={place}
            is_stale={line === "lost" || templates.isError}
            onOpen={(template) => go({ ...at("templates"), template })}
          />
          <div className="worktime__body">
            <OpenTemplate
              key={place.template ?? "none"}
              templates={templates.data ?? []}
              place={place}
              onOpen={(template) => go({ ...at("templates"), ...(template && { template }) })}
            >
              {(shown) => (
                <>
                  <TemplateEditor
                    template={shown?.work_template}
                    services={services}
                    serviceName={serviceName}
                    is_saved={saved !== undefined && saved === shown?.work_template.work_template}
                    onSaved={(template) => {
                      setSaved(template);
                      if (template !== place.template) go({ ...at("templates"), template });
                    }}
                  />
                  {shown && (
                    <Assignments
                      template={shown.work_template.work_template}
                      assignments={shown.assignments}
                      staff={staff}
                      unit={unit}
                      serviceName={serviceName}
                    />
                  )}
                </>
              )}
            </OpenTemplate>
          </div>
        </>
      ) : (
        <div className="worktime__body worktime__body--wide">
          {view !== "access" && (
            <div className="worktime__unit">
              <PickUnit units={staff.units} value={unit} onChange={(chosen) => go({ ...place, unit: chosen })} />
            </div>
          )}
          {view === "absences" && (
            <Absences
              key={unit}
              unit={unit}
              staff={staff}
              services={services}
              serviceName={serviceName}
              of_templates={of_templates}
              may_read={may_read}
            />
          )}
          {view === "rooms" && (
            <div className="worktime__halves">
              <Rooms key={unit} unit={unit} />
              <Deputies key={`deputies ${unit}`} unit={unit} staff={staff} may_read={may_read} />
            </div>
          )}
          {view === "access" && (
            <>
              <AccessTable may_read={may_read} />
              <RemoteUse may_read={may_read} />
              <ExceptionsMade may_read={may_read} />
            </>
          )}
        </div>
      )}
    </div>
  );
}

function TemplateList(props: {
  readonly templates: ReadonlyArray<TemplateShown>;
  readonly place: WorktimePlace;
  readonly is_stale: boolean;
  readonly onOpen: (template: NonNullable<WorktimePlace["template"]>) => void;
}) {
  const t = useWords();
  return (
    <nav className="worktime__list" aria-label={t("worktime.view_templates")}>
      <Button wide look="primary" hotkey="N" onClick={() => props.onOpen("new")}>
        {t("template.new")}
      </Button>
      {props.is_stale && (
        <p className="small" role="status">
          {t("state.unreachable")}
        </p>
      )}
      {props.templates.length === 0 && <p className="dim small">{t("template.none")}</p>}
      <ul>
        {props.templates.map(({ work_template, assignments }) => (
          <li key={work_template.work_template}>
            <button
              type="button"
              className="worktime__one"
              aria-current={props.place.template === work_template.work_template ? "true" : undefined}
              onClick={() => props.onOpen(work_template.work_template)}
            >
              <strong>{work_template.name}</strong>
              <span className="small figures">
                {t("template.hours_week", { hours: hoursText(t.language, minutesOfWeek(work_template.blocks)) })}
                {" · "}
                {t("template.workers", { count: assignments.length })}
              </span>
              {assignments.length > 0 && (
                <span className="small dim worktime__names">
                  {assignments.map(({ professional_name }) => professional_name).join(", ")}
                </span>
              )}
              {isKept(keptOf(work_template.work_template)) && <span className="badge">{t("template.unsaved")}</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function hoursText(language: string, minutes: number): string {
  const hours = (minutes / 60).toFixed(minutes % 60 === 0 ? 0 : 1);
  return language === "en" ? hours : hours.replace(".", ",");
}

function OpenTemplate(props: {
  readonly templates: ReadonlyArray<TemplateShown>;
  readonly place: WorktimePlace;
  readonly onOpen: (template: WorktimePlace["template"]) => void;
  readonly children: (shown: TemplateShown | undefined) => React.ReactNode;
}) {
  const t = useWords();
  const { template } = props.place;
  if (!template)
    return <p className="dim">{props.templates.length === 0 ? t("template.none") : t("template.choose")}</p>;
  const shown = props.templates.find(({ work_template }) => work_template.work_template === template);
  if (template !== "new" && !shown)
    return (
      <Notice look="warning" role="alert">
        {t("template.gone")}
        <Button onClick={() => props.onOpen(undefined)}>{t("action.back")}</Button>
      </Notice>
    );
  return (
    <div className="stack">
      <div className="section__head">
        <Button look="quiet" className="worktime__back" onClick={() => props.onOpen(undefined)}>
          ← {t("action.back")}
        </Button>
        <FocusHeading focusKey={template}>{shown?.work_template.name ?? t("template.new")}</FocusHeading>
      </div>
      {props.children(shown)}
    </div>
  );
}
