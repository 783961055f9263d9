// One's own desk: the matters that one carries and the clients for whom one is named, what was promised first standing first.
//
// Invariant: the URL says which kind of clients is shown; a card opens on the first-line desk, where it is said what for.

import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { AwayShown, NamedAs, OwnedRow } from "../../contract.generated";
import { millis, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import type { OwnPlace } from "../../core/own-place";
import { useReadAgain } from "../../core/read-again";
import { troubleText, useCommand } from "../../core/use-command";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { OwnQuestions } from "../../features/consultation/OwnQuestions";
import { OwnClients } from "../../features/continuity/OwnClients";
import { useOwn } from "../../features/continuity/use-panels";
import { HeavyOwn } from "../../features/heavy/HeavyOwn";
import { PairsDue } from "../../features/pairwork/PairsDue";
import { ReviewsDue } from "../../features/plan/ReviewsDue";
import { TeamDues } from "../../features/teams/TeamDues";
import { TransfersOwn } from "../../features/transfer/TransfersOwn";
import { Button, RefusalText } from "../../ui/parts";
import { NotRead, StaleNotice } from "../../ui/reading";
import { OwnSignals } from "./OwnSignals";
import { ProposedToMe } from "./ProposedToMe";

const route = getRouteApi("/own");
const step_clients = 100;

export function OwnDesk() {
  const t = useWords();
  const now = useNow();
  const place: OwnPlace = route.useSearch();
  const navigate = route.useNavigate();
  const readAgain = useReadAgain();
  const [limit, setLimit] = useState(step_clients);
  const own = useOwn(place.kind, limit);
  const shown = own.data;
  const title = t("own.title");
  useTitle(title);

  const see = (kind: NamedAs | undefined) => void navigate({ search: kind ? { kind } : {} });
  return (
    <div className="own">
      <h1 className="own__title">{title}</h1>
      <StaleNotice reading={own} as_of={shown?.as_of} />
      {!shown && <NotRead reading={own} lines={10} />}
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
          <ProposedToMe />
          <AwayMatters away={shown.away} now={now} onTakenUp={() => readAgain("own", "desk")} />
          <OwnQuestions now={now} />
          <TransfersOwn />
          <TeamDues />
          <PairsDue />
          <OwnSignals />
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

/** Of colleagues who are away: what comes due before they are back. */
function AwayMatters(props: {
  readonly away: ReadonlyArray<AwayShown>;
  readonly now: number;
  readonly onTakenUp: () => void;
}) {
  const t = useWords();
  const [said, setSaid] = useState<string | undefined>(undefined);
  const count = props.away.reduce((sum, { matters }) => sum + matters.length, 0);
  if (count === 0 && !said) return null;
  return (
    <section className="stack" aria-labelledby="own-away">
      <h2 id="own-away">{t("own.away", { count })}</h2>
      <p className="small dim">{t("own.away_help")}</p>
      <p role="status" className={said ? "made__one" : "heard-only"}>
        {said}
      </p>
      {props.away.map((one) => (
        <div key={one.professional}>
          <h3 className="own__away">
            {one.name}
            {one.is_deputised && <span className="badge">{t("own.deputised")}</span>}
            {one.until && (
              <span className="small dim figures">
                {t("own.away_until", { time: shortInstant(one.until, props.now, t.language) })}
              </span>
            )}
          </h3>
          <ul className="own__matters">
            {one.matters.map((matter) => (
              <Matter key={matter.matter} matter={matter} now={props.now}>
                <TakeUp
                  matter={matter}
                  onTakenUp={() => {
                    setSaid(t("own.taken_up", { name: matter.client_name }));
                    props.onTakenUp();
                  }}
                />
              </Matter>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function TakeUp(props: { readonly matter: OwnedRow; readonly onTakenUp: () => void }) {
  const t = useWords();
  const { matter } = props;
  const { step, send } = useCommand<"matter_take_up">();
  async function takeUp(): Promise<void> {
    if (step.at === "sending") return;
    const answer = await send(`/api/matters/${matter.matter}/take-up`, {});
    if (answer?.ok) props.onTakenUp();
  }
  return (
    <>
      <div className="actions">
        <Button
          aria-label={t("own.take_up_of", { name: matter.client_name })}
          disabled={step.at === "sending"}
          onClick={() => void takeUp()}
        >
          {t("own.take_up")}
        </Button>
      </div>
      <RefusalText words={troubleText(t, step, [])} />
    </>
  );
}

function Matter(props: { readonly matter: OwnedRow; readonly now: number; readonly children?: ReactNode }) {
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
          {is_late && <span className="badge badge--alert">{t("own.late")}</span>}
        </span>
      )}
      {props.children}
    </li>
  );
}
