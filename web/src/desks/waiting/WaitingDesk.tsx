// The arranging book's desk: who waits, in order; the entry in hand; the freed times beside them.
//
// Invariant: the URL says which unit, which service and which entry; a link or a reload comes back to the same place.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Accepted, ClientId, WaitingDesk as Desk, FittingTime, WaitId, WaitShown } from "../../contract.generated";
import { instantText } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useTitle } from "../../core/use-title";
import type { WaitingPlace } from "../../core/waiting-place";
import { useWords } from "../../core/words";
import { useCard } from "../../features/clients/use-card";
import { PickUnit } from "../../features/directory/PickWhose";
import { useUnits } from "../../features/directory/use-units";
import { endings } from "../../features/routing/endings";
import { forget, remember, useMade } from "../../features/routing/made";
import { FreedTimes } from "../../features/waiting/FreedTimes";
import { useWaiting } from "../../features/waiting/use-waiting";
import { WaitList } from "../../features/waiting/WaitList";
import { WaitPanel } from "../../features/waiting/WaitPanel";
import { Button } from "../../ui/parts";
import { phoneText } from "../../ui/phone";
import { NotRead, readingTrouble, StaleNotice } from "../../ui/reading";
import "../../features/scheduling/scheduling.css";
import "../../features/waiting/waiting.css";
import "./waiting-desk.css";

const route = getRouteApi("/waiting");

export function WaitingDesk() {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const place: WaitingPlace = route.useSearch();
  const navigate = route.useNavigate();
  const readAgain = useReadAgain();
  const made = useMade();
  const catalogue = useCatalogue();
  const units = useUnits();
  // Who answers the telephone sits where nobody waits for a visit: then the first station stands for one's own unit.
  const stations = (units.data ?? []).filter(({ kind }) => kind === "station");
  const own = stations.find((one) => one.unit === me.role.unit) ?? stations[0];
  const unit = place.unit ?? own?.unit ?? (units.isPending ? undefined : me.role.unit);
  const desk = useWaiting(unit, place.service);
  const shown = desk.data?.unit === unit ? desk.data : undefined;
  const [time, setTime] = useState<Readonly<{ wait: WaitId; time: FittingTime }> | undefined>(undefined);
  const [done, setDone] = useState<string | undefined>(undefined);
  const may_book = me.rights.includes("appt_book");
  const serviceName = (id: string) => catalogue.data?.services.find((one) => one.id === id)?.label ?? id;

  const go = (to: WaitingPlace, replace = false) => void navigate({ search: to, replace });
  const { wait: _, ...without_wait } = place;
  const entries = shown?.entries ?? [];
  const chosen = entries.find(({ wait }) => wait === place.wait);
  const choose = (wait: WaitId) => {
    setDone(undefined);
    go({ ...place, wait }, place.wait !== undefined);
  };
  const step = (by: 1 | -1) => {
    const at = entries.findIndex(({ wait }) => wait === place.wait);
    const next = entries[Math.min(Math.max(at + by, 0), entries.length - 1)];
    if (next) choose(next.wait);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    arrowdown: () => step(1),
    arrowup: () => step(-1),
    ...(place.wait && { escape: () => go(without_wait) }),
  });

  const title = t("waiting.title");
  useTitle(title);

  function told(words: string | undefined): void {
    setDone(words);
    setTime(undefined);
    readAgain("waiting", "desk", "card", "times");
  }
  function accepted(wait: WaitShown, answer: Accepted): void {
    const { begins_at } = answer.booking;
    const client_name = wait.client_name ?? "";
    if (answer.decision && wait.matter && wait.contact) {
      // The bar at the foot of the screen says it, and takes it back.
      const { matter, contact } = wait;
      remember({ matter, contact, route: "book", client_name, begins_at, undo_until: answer.undo_until });
      told(undefined);
    } else {
      forget();
      told(t("waiting.booked", { name: client_name, time: instantText(begins_at, t.language) }));
    }
  }

  return (
    <div className={place.wait ? "waiting waiting--open" : "waiting"}>
      <header className="waiting__head">
        <h1>{title}</h1>
        <div className="waiting__whose">
          {unit && <PickUnit value={unit} onChange={(to) => go({ unit: to })} />}
          {shown && (
            <select
              className="input pick"
              aria-label={t("waiting.filter")}
              value={place.service ?? ""}
              onChange={(event) => {
                const { service: __, ...rest } = without_wait;
                go({ ...rest, ...(event.target.value && { service: event.target.value }) });
              }}
            >
              <option value="">{t("waiting.all_services", { count: shown.waiting })}</option>
              {shown.services.map(({ service, waiting }) => (
                <option key={service} value={service}>
                  {serviceName(service)} ({waiting})
                </option>
              ))}
              {place.service && !shown.services.some(({ service }) => service === place.service) && (
                <option value={place.service}>{serviceName(place.service)} (0)</option>
              )}
            </select>
          )}
        </div>
        {shown && <Sum desk={shown} />}
      </header>
      <StaleNotice reading={desk} as_of={shown?.as_of} />
      {shown ? (
        <div className="waiting__body">
          <div className="waiting__list">
            {entries.length === 0 ? (
              <p className="waiting__empty">{t(place.service ? "waiting.empty_service" : "waiting.empty")}</p>
            ) : (
              <WaitList entries={entries} chosen={place.wait} now={now} serviceName={serviceName} onChoose={choose} />
            )}
          </div>
          <div className="waiting__side">
            {place.wait && (
              <Button look="quiet" className="waiting__back" onClick={() => go(without_wait)}>
                ← {t("waiting.to_list")}
              </Button>
            )}
            <p className={done ? "made__one" : "heard-only"} role="status">
              {done}
            </p>
            {chosen ? (
              <WaitPanel
                key={`${chosen.wait} ${chosen.offer?.offer}`}
                wait={chosen}
                now={now}
                may_book={may_book}
                tells={shown.tells}
                time={time?.wait === chosen.wait ? time.time : undefined}
                onTime={(picked) => setTime({ wait: chosen.wait, time: picked })}
                serviceName={serviceName}
                outcomes={endings(catalogue.data?.outcomes ?? [], "arranging_book", chosen.urgency)}
                reach={<Reach key={chosen.wait} wait={chosen} />}
                onDone={told}
                onAccepted={(answer) => accepted(chosen, answer)}
              />
            ) : place.wait && !done && !made ? (
              <p className="dim">{t("waiting.gone_from_book")}</p>
            ) : null}
            <div className="waiting__freed">
              <FreedTimes
                freed={shown.freed}
                entries={entries}
                now={now}
                onChoose={(wait, picked) => {
                  setTime({ wait, time: picked });
                  choose(wait);
                }}
              />
            </div>
          </div>
        </div>
      ) : (
        <div className="waiting__wait">
          <NotRead reading={desk} lines={10} />
        </div>
      )}
    </div>
  );
}

function Sum(props: { readonly desk: Desk }) {
  const t = useWords();
  const { desk } = props;
  return (
    <p className="waiting__sum figures">
      <span>{t("waiting.count", { count: desk.waiting })}</span>
      {desk.passed > 0 && <strong className="wait__soon">{t("waiting.passed_count", { count: desk.passed })}</strong>}
      {desk.breach_coming > 0 && (
        <strong className="wait__soon">{t("waiting.breach_count", { count: desk.breach_coming })}</strong>
      )}
      {desk.offered > 0 && <span>{t("waiting.offered_count", { count: desk.offered })}</span>}
    </p>
  );
}

/** The number to call stands in the client's record: looking it up opens that, and is logged. */
function Reach(props: { readonly wait: WaitShown }) {
  const { client } = props.wait;
  return client ? <ReachClient wait={props.wait} client={client} /> : null;
}

function ReachClient(props: { readonly wait: WaitShown; readonly client: ClientId }) {
  const t = useWords();
  const { wait, client } = props;
  const [is_asked, setAsked] = useState(false);
  const card = useCard(client, is_asked ? "booking" : undefined, undefined);
  const phone = card.data?.phone;
  return (
    <div className="actions">
      {card.data ? (
        <span className="figures">
          {phone ? (
            <strong className="nowrap">{t("client.phone", { phone: phoneText(phone) })}</strong>
          ) : (
            t(card.data.client.non_disclosure ? "client.contact_hidden" : "waiting.no_phone")
          )}
        </span>
      ) : (
        <Button disabled={is_asked && card.isPending} onClick={() => setAsked(true)}>
          {t("waiting.show_phone")}
        </Button>
      )}
      {card.isError && <span className="refusal">{readingTrouble(t, card.error)}</span>}
      {wait.matter && wait.contact ? (
        <Link
          className="button button--quiet"
          to="/first-line"
          search={{ list: "mine", contact: wait.contact, matter: wait.matter, page: "matter" }}
        >
          {t("waiting.open_matter")}
        </Link>
      ) : (
        <Link className="button button--quiet" to="/first-line" search={{ client }}>
          {t("waiting.open_card")}
        </Link>
      )}
    </div>
  );
}
