// One's own desk: the matters that one carries and the clients for whom one is named, what was promised first standing first.
//
// Invariant: the URL says which kind of clients is shown; a card opens on the first-line desk, where it is said what for.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { NamedAs, OwnedRow } from "../../contract.generated";
import { Refused } from "../../core/api";
import { millis, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import type { OwnPlace } from "../../core/own-place";
import { useLine } from "../../core/stream";
import { useWords } from "../../core/words";
import { OwnQuestions } from "../../features/consultation/OwnQuestions";
import { OwnClients } from "../../features/continuity/OwnClients";
import { useOwn } from "../../features/continuity/use-panels";
import { HeavyOwn } from "../../features/heavy/HeavyOwn";
import { PairsDue } from "../../features/pairwork/PairsDue";
import { ReviewsDue } from "../../features/plan/ReviewsDue";
import { TeamDues } from "../../features/teams/TeamDues";
import { TransfersOwn } from "../../features/transfer/TransfersOwn";
import { Button, Notice, Skeleton } from "../../ui/parts";

const route = getRouteApi("/own");
const step_clients = 100;

export function OwnDesk() {
  const t = useWords();
  const now = useNow();
  const { line } = useLine();
  const place: OwnPlace = route.useSearch();
  const navigate = route.useNavigate();
  const [limit, setLimit] = useState(step_clients);
  const own = useOwn(place.kind, limit);
  const shown = own.data;
  const title = t("own.title");
  useEffect(() => {
    document.title = `${title} – Koppi`;
  }, [title]);

  const see = (kind: NamedAs | undefined) => void navigate({ search: kind ? { kind } : {} });
  return (
    <div className="own">
      <h1 className="own__title">{title}</h1>
      {(line === "lost" || own.isError) && shown && (
        <Notice look="warning" role="status">
          {t("state.stale", { time: shortInstant(shown.as_of, now, t.language) })}
        </Notice>
      )}
      {!shown && own.isError && (
        <Notice look="alert" role="alert">
          {own.error instanceof Refused ? own.error.refusal.words : t("state.unreachable")}
          <Button onClick={() => own.refetch()}>{t("action.try_again")}</Button>
        </Notice>
      )}
      {!shown && !own.isError && <Skeleton words={t("state.loading")} lines={10} />}
      {shown && (
        <>
          <section className="stack" aria-labelledby="own-matters">
            <h2 id="own-matters">{t("own.my_matters", { count: shown.matters.length })}</h2>
            {shown.matters.length === 0 ? (
              <p className="dim">{t("own.no_matters")}</p>
            ) : (
              <ul className="own__matters">
                {shown.matters.map((matter) => (
                  <Matter key={matter.matter} matter={matter} now={now} />
                ))}
              </ul>
            )}
          </section>
          <OwnQuestions now={now} />
          <TransfersOwn />
          <TeamDues />
          <PairsDue />
          <HeavyOwn
            linkTo={(one) => (
              <Link to="/first-line" search={{ client: one.client, page: "matter" }}>
                {one.name}
              </Link>
            )}
          />
          <ReviewsDue />
          <section className="stack" aria-labelledby="own-clients">
            <h2 id="own-clients">{t("own.my_clients", { count: shown.clients_total })}</h2>
            <p className="small dim figures">
              {shown.weight_max !== undefined
                ? t("own.weight_of", { weight: shown.weight, max: shown.weight_max })
                : t("own.weight", { weight: shown.weight })}
            </p>
            <fieldset className="switch">
              <legend className="heard-only">{t("own.named_as")}</legend>
              <button type="button" aria-pressed={!place.kind} onClick={() => see(undefined)}>
                {t("own.all")}
              </button>
              {shown.kinds.map(({ named_as, clients }) => (
                <button
                  type="button"
                  key={named_as}
                  aria-pressed={place.kind === named_as}
                  onClick={() => see(named_as)}
                >
                  {t(`named_as.${named_as}`)} <span className="figures">{clients}</span>
                </button>
              ))}
            </fieldset>
            {shown.clients_total === 0 ? (
              <p className="dim">{t("own.no_clients")}</p>
            ) : (
              <OwnClients
                desk={shown}
                now={now}
                linkTo={(one) => (
                  <Link to="/first-line" search={{ client: one.client, page: "matter" }}>
                    {one.name}
                  </Link>
                )}
              />
            )}
            {shown.clients.length >= limit && (
              <div className="actions">
                <Button onClick={() => setLimit(limit + 4 * step_clients)}>{t("own.more")}</Button>
              </div>
            )}
          </section>
        </>
      )}
    </div>
  );
}

function Matter(props: { readonly matter: OwnedRow; readonly now: number }) {
  const t = useWords();
  const { matter, now } = props;
  const is_late = matter.promise_by !== undefined && millis(matter.promise_by) < now;
  return (
    <li className="own__matter">
      <Link to="/first-line" search={{ contact: matter.contact, matter: matter.matter, page: "matter" }}>
        <strong>{matter.client_name}</strong> {matter.words}
      </Link>
      <span className="small dim">
        {[t(`decided.${matter.route}`), matter.why].filter(Boolean).join(" · ")}
        {matter.owner_kind === "pool" && ` · ${t("own.of_team")}`}
      </span>
      {matter.promise_by && (
        <span className="figures small">
          {t("queue.promised", { time: shortInstant(matter.promise_by, now, t.language) })}
          {is_late && <span className="badge badge--alert own__late">{t("own.late")}</span>}
        </span>
      )}
    </li>
  );
}
