// The plan's page: one client's plan with its sections, each read, written, compared, assessed and printed.
//
// Invariant: the URL says whose plan, which section and what is being done; reading it is logged by the server.

import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { PlanSectionShown, PlanShown } from "../../contract.generated";
import { useKeys } from "../../core/keys";
import type { PlanPlace } from "../../core/plan-place";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { isKept } from "../../core/use-kept";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { ClientLineText, clientName } from "../../features/clients/ClientLineText";
import { useColleagues } from "../../features/directory/use-colleagues";
import { CompareVersions } from "../../features/plan/CompareVersions";
import { HomeBoard } from "../../features/plan/HomeBoard";
import { PrintPlan } from "../../features/plan/PrintPlan";
import { EditSection, NewSection } from "../../features/plan/SectionForm";
import { SectionFacts, SectionView } from "../../features/plan/SectionView";
import { AssessGoals, EndSection } from "../../features/plan/StepForms";
import { type PlanHouse, usePlan } from "../../features/plan/use-plan";
import { Button, FocusHeading, joined } from "../../ui/parts";
import { NotRead } from "../../ui/reading";
import "./plan-desk.css";

const route = getRouteApi("/plan");

export function PlanDesk() {
  const t = useWords();
  const me = useMe();
  const place: PlanPlace = route.useSearch();
  const navigate = route.useNavigate();
  const may_read = me.rights.includes("plan_read");
  const plan = usePlan(may_read ? place.client : undefined);
  const title = t("plan.title");
  useTitle(title);

  if (!may_read || !place.client)
    return (
      <div className="plan-page plan-page--wait">
        <p>{t(may_read ? "plan.no_client" : "plan.not_yours")}</p>
      </div>
    );
  if (plan.data)
    return (
      <Plan
        key={place.client}
        shown={plan.data}
        place={place}
        go={(to) => void navigate({ search: to })}
        onReadAgain={async () => (await plan.refetch()).data}
      />
    );
  return (
    <div className="plan-page plan-page--wait">
      <NotRead reading={plan} lines={10} />
    </div>
  );
}

function Plan(props: {
  readonly shown: PlanShown;
  readonly place: PlanPlace;
  readonly go: (to: PlanPlace) => void;
  readonly onReadAgain: () => Promise<PlanShown | undefined>;
}) {
  const t = useWords();
  const me = useMe();
  const catalogue = useCatalogue();
  const colleagues = useColleagues({});
  const { shown, place, go } = props;
  const [said, setSaid] = useState("");
  const house: PlanHouse = { colleagues: colleagues.data ?? [], phrases: catalogue.data?.phrases ?? [] };
  const client = shown.client.client;
  const living = shown.sections.filter(({ ended_at }) => ended_at === undefined);
  const is_board = place.panel === "board";
  const section =
    is_board || place.make
      ? undefined
      : (shown.sections.find((one) => one.section === place.section) ?? living[0] ?? shown.sections[0]);
  const reading: PlanPlace = { client, ...(section && { section: section.section }) };
  const open = (to: PlanPlace) => {
    setSaid("");
    go({ client, ...to });
  };
  const back = () => go(reading);
  const may_edit = me.rights.includes("plan_edit");
  const is_chosen = place.section !== undefined || place.make !== undefined || place.panel !== undefined;
  useKeys({
    ...(section?.may_write && !place.panel && { e: () => open({ ...reading, panel: "edit" }) }),
    ...(!place.panel && !place.make && place.section && { escape: () => go({ client }) }),
  });

  return (
    <div className={joined("plan-page", is_chosen && "plan-page--open")}>
      <nav className="plan-page__list" aria-label={t("plan.sections")}>
        <h1 className="plan-page__title">{t("plan.title")}</h1>
        <p>
          <ClientLineText client={shown.client} />
        </p>
        {shown.sections.length === 0 && <p className="dim">{t("plan.client_has_none")}</p>}
        <ul className="plan-list">
          {shown.sections.map((one) => (
            <li key={one.section}>
              <button
                type="button"
                className={joined("plan-list__one", one.ended_at && "plan-list__one--ended")}
                aria-current={one.section === section?.section ? "true" : undefined}
                onClick={() => open({ section: one.section })}
              >
                <strong>{t(`plan_kind.${one.kind}`)}</strong>
                <span className="small dim">
                  {[
                    t(`registry.${one.registry}`),
                    one.ended_at ? t("plan.is_ended") : t("plan.version_n", { version: one.version }),
                    isKept(`plan ${one.section}`) && t("plan.draft_kept"),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {shown.may_make.length > 0 && (
          <>
            <h2 className="plan-page__new">{t("plan.new")}</h2>
            <ul className="stack stack--tight">
              {shown.may_make.map((kind) => (
                <li key={kind}>
                  <Button
                    wide
                    aria-current={place.make === kind ? "true" : undefined}
                    onClick={() => open({ make: kind })}
                  >
                    {t(`plan_kind.${kind}`)}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        <h2 className="plan-page__new">{t("plan.board")}</h2>
        <Button wide aria-current={is_board ? "true" : undefined} onClick={() => open({ panel: "board" })}>
          {t(shown.home_board ? "plan.board_open" : "plan.board_permission")}
        </Button>
      </nav>
      <div className="plan-page__body">
        <Button look="quiet" className="plan-page__back" onClick={() => go({ client })}>
          ← {t("plan.to_list")}
        </Button>
        <p role="status" className="plan-page__said">
          {said}
        </p>
        {is_board ? (
          <>
            <FocusHeading focusKey="board" className="no-paper">
              {t("plan.board")}
            </FocusHeading>
            <HomeBoard shown={shown} may_edit={may_edit} onBack={() => go({ client })} />
          </>
        ) : place.make && shown.may_make.includes(place.make) ? (
          <>
            <FocusHeading focusKey={place.make}>
              {t("plan.making", { kind: t(`plan_kind.${place.make}`), name: clientName(shown.client) })}
            </FocusHeading>
            <NewSection
              key={place.make}
              client={client}
              kind={place.make}
              house={house}
              onSaved={(made, words) => {
                setSaid(words);
                go({ client, section: made });
              }}
              onBack={() => go({ client })}
            />
          </>
        ) : section ? (
          <OneSection
            key={section.section}
            shown={shown}
            section={section}
            place={place}
            house={house}
            open={(panel) => open({ ...reading, ...(panel && { panel }) })}
            onVersions={(from, to) => go({ ...reading, panel: "compare", from, to })}
            onSaid={(words) => {
              setSaid(words);
              back();
            }}
            onBack={back}
            onReadAgain={async () =>
              (await props.onReadAgain())?.sections.find((one) => one.section === section.section)
            }
          />
        ) : (
          <p className="dim">{t(may_edit ? "plan.choose_kind" : "plan.client_has_none")}</p>
        )}
      </div>
    </div>
  );
}

function OneSection(props: {
  readonly shown: PlanShown;
  readonly section: PlanSectionShown;
  readonly place: PlanPlace;
  readonly house: PlanHouse;
  readonly open: (panel: PlanPlace["panel"]) => void;
  readonly onVersions: (from: number, to: number) => void;
  readonly onSaid: (words: string) => void;
  readonly onBack: () => void;
  readonly onReadAgain: () => Promise<PlanSectionShown | undefined>;
}) {
  const t = useWords();
  const { section, place, open, onBack } = props;
  const kind = t(`plan_kind.${section.kind}`);
  const panel = section.may_write || place.panel === "compare" ? place.panel : undefined;
  const done = { section, onDone: props.onSaid, onBack };
  const is_scaled = section.content.goals.some(({ levels }) => levels.length > 0);
  return (
    <article className="stack">
      <div className="plan-head">
        <FocusHeading focusKey={`${section.section} ${panel ?? ""}`}>
          {panel ? t(`plan.panel_${panel}`, { kind }) : kind}
        </FocusHeading>
        {!panel && (
          <div className="actions">
            {section.may_write && (
              <>
                <Button look="primary" hotkey="E" onClick={() => open("edit")}>
                  {t(isKept(`plan ${section.section}`) ? "plan.edit_on" : "plan.edit")}
                </Button>
                {is_scaled && <Button onClick={() => open("assess")}>{t("plan.assess")}</Button>}
              </>
            )}
            {section.versions.length > 1 && <Button onClick={() => open("compare")}>{t("plan.compare")}</Button>}
            <Button onClick={() => window.print()}>{t("plan.print")}</Button>
            {section.may_write && (
              <Button look="quiet" onClick={() => open("end")}>
                {t("plan.end")}
              </Button>
            )}
          </div>
        )}
      </div>
      {panel !== "edit" && <SectionFacts section={section} />}
      {panel === "edit" ? (
        <EditSection
          client={props.shown.client.client}
          section={section}
          house={props.house}
          onSaved={(_, words) => props.onSaid(words)}
          onBack={onBack}
          onReadAgain={props.onReadAgain}
        />
      ) : panel === "assess" ? (
        <AssessGoals {...done} />
      ) : panel === "end" ? (
        <EndSection {...done} />
      ) : panel === "compare" ? (
        <CompareVersions
          section={section}
          from={place.from}
          to={place.to}
          onChoose={props.onVersions}
          onBack={onBack}
        />
      ) : (
        <>
          <SectionView section={section} />
          <PrintPlan shown={props.shown} section={section} />
        </>
      )}
    </article>
  );
}
