// Clients: what else is known, one folder open at a time: open matters, coming and past visits.

import { type ReactNode, useState } from "react";
import type { ClientCard, MatterId, OpenMatterShown } from "../../contract.generated";
import { dateText, instantText, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useWords, type Words } from "../../core/words";

type Folder = "matters" | "coming" | "workers" | "groups" | "plan" | "together" | "visits";

export function ClientFolders(props: {
  readonly card: ClientCard;
  /** The matters on the screen now are not told twice. */
  readonly here: ReadonlyArray<MatterId>;
  /** The visits that lie ahead: what is done with them is scheduling's part, and the desk lends it. */
  readonly coming: ReactNode;
  readonly groups: ReactNode;
  /** Who is named: continuity's part. */
  readonly workers: ReactNode;
  /** The plan is read when its folder is opened, because each reading is logged. */
  readonly plan: (is_open: boolean) => ReactNode;
  /** Joint appointments and teams. */
  readonly together: ReactNode;
}) {
  const t = useWords();
  const { card } = props;
  const matters = card.matters.filter(({ matter }) => !props.here.includes(matter));
  const [open, setOpen] = useState<Folder | undefined>(undefined);
  const waits = card.waits.length > 0 && t("client.waits", { count: card.waits.length });
  const folders: ReadonlyArray<readonly [Folder, string]> = [
    ["matters", t(props.here.length > 0 ? "client.matters" : "client.open_matters", { count: matters.length })],
    ["coming", [t("client.coming", { count: card.coming.length }), waits].filter(Boolean).join(" · ")],
    ["workers", t("client.workers", { count: card.workers.length })],
    ["groups", t("client.groups", { count: card.groups.length })],
    ["plan", t("plan.folder", { count: card.plan.length })],
    [
      "together",
      t("client.together", { count: card.pairs.filter(({ is_open }) => is_open).length + card.teams.length }),
    ],
    ["visits", t("client.visits", { count: card.visits_total })],
  ];

  return (
    <section className="folders" aria-label={t("client.folders")}>
      <div className="folders__tabs">
        {folders.map(([folder, words]) => (
          <button
            key={folder}
            type="button"
            className="folders__tab"
            aria-expanded={open === folder}
            aria-controls={`folder-${folder}`}
            onClick={() => setOpen(open === folder ? undefined : folder)}
          >
            {words}
          </button>
        ))}
        <span className="folders__counts figures">
          {t("client.in_12_months")} {t("client.contacts_12", { count: card.contacts_12_months })},{" "}
          {t("client.no_shows_12", { count: card.no_shows_12_months })}
        </span>
      </div>
      {open === undefined && matters.length > 0 && (
        <p className="folders__gist">{matters.map(({ words }) => words).join(" · ")}</p>
      )}
      <div id="folder-matters" hidden={open !== "matters"} className="folder">
        <h3 className="print-only">{t("print.matters")}</h3>
        <OpenMatters matters={matters} />
      </div>
      <div id="folder-coming" hidden={open !== "coming"} className="folder">
        <h3 className="print-only">{t("print.coming")}</h3>
        {props.coming}
      </div>
      <div id="folder-workers" hidden={open !== "workers"} className="folder">
        <h3 className="print-only">{t("workers.title")}</h3>
        {props.workers}
      </div>
      <div id="folder-groups" hidden={open !== "groups"} className="folder">
        <h3 className="print-only">{t("shell.groups")}</h3>
        {props.groups}
      </div>
      <div id="folder-plan" hidden={open !== "plan"} className="folder">
        <h3 className="print-only">{t("plan.title")}</h3>
        {props.plan(open === "plan")}
      </div>
      <div id="folder-together" hidden={open !== "together"} className="folder">
        {props.together}
      </div>
      <div id="folder-visits" hidden={open !== "visits"} className="folder">
        <h3 className="print-only">{t("print.visits")}</h3>
        <Visits card={card} />
      </div>
    </section>
  );
}

export function matterHolder(t: Words, matter: OpenMatterShown): string {
  if (matter.owner_name) return t("matter.held_by", { name: matter.owner_name });
  if (matter.owner_profession)
    return t("matter.held_by_pool", { profession: t(`profession.${matter.owner_profession}`) });
  return t(`matter_state.${matter.state}`);
}

function OpenMatters(props: { readonly matters: ReadonlyArray<OpenMatterShown> }) {
  const t = useWords();
  const now = useNow();
  if (props.matters.length === 0) return <p className="dim">{t("client.no_matters")}</p>;
  return (
    <ul className="stack stack--tight">
      {props.matters.map((matter) => (
        <li key={matter.matter} className="folder__row">
          <span>
            <strong>{matter.words}</strong>
            <span className="dim"> · {t("matter.opened", { time: instantText(matter.opened_at, t.language) })}</span>
          </span>
          <span>
            {[
              matterHolder(t, matter),
              matter.route && t(`decided.${matter.route}`),
              matter.promise_by &&
                (matter.state === "booked"
                  ? instantText(matter.promise_by, t.language)
                  : t("queue.promised", { time: shortInstant(matter.promise_by, now, t.language) })),
              matter.guarantee_by &&
                matter.state !== "booked" &&
                `${t("times.guarantee_by")} ${dateText(matter.guarantee_by, t.language)}`,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Visits(props: { readonly card: ClientCard }) {
  const t = useWords();
  if (props.card.visits.length === 0) return <p className="dim">{t("client.no_visits")}</p>;
  return (
    <ul className="stack stack--tight">
      {props.card.visits.map((visit) => (
        <li key={visit.visit} className="folder__row">
          <strong className="figures">{instantText(visit.begins_at, t.language)}</strong>
          <span>
            {[
              t(`visit_kind.${visit.kind}`),
              visit.professional_name,
              visit.unit_name,
              ...visit.reasons.map((reason) => `${reason.code} ${reason.display}`.trim()),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
      {props.card.visits_total > props.card.visits.length && (
        <li className="dim">
          {t("client.visits_shown", { shown: props.card.visits.length, total: props.card.visits_total })}
        </li>
      )}
    </ul>
  );
}
