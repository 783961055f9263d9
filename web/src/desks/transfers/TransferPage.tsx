// The page of a client's transfers: who answers for the care now, the one that is under way with what can be done, and those before it.
//
// Invariant: the URL says whose, and what is being done; reading it is logged by the server.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { TransferShown, TransfersShown } from "../../contract.generated";
import { dayText, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import type { TransferPanel, TransferPlace } from "../../core/transfer-place";
import { useCatalogue } from "../../core/use-catalogue";
import { troubleText, useCommand } from "../../core/use-command";
import { useTitle } from "../../core/use-title";
import { useWords, type WordKey } from "../../core/words";
import { ClientLineText, clientName } from "../../features/clients/ClientLineText";
import { useColleagues } from "../../features/directory/use-colleagues";
import { AskForm } from "../../features/transfer/AskForm";
import { PrintDischarge } from "../../features/transfer/PrintDischarge";
import {
  AcceptForm,
  AskBackForm,
  CallForm,
  DeclineForm,
  EmergencyForm,
  HandCallForm,
  PostponeForm,
  ReviewForm,
  TellForm,
  WithdrawForm,
} from "../../features/transfer/StepForms";
import { TransferView } from "../../features/transfer/TransferView";
import { type TransferHouse, useMoved, useTransfers } from "../../features/transfer/use-transfers";
import { Button, RefusalText } from "../../ui/parts";
import { NotRead } from "../../ui/reading";
import "./transfers-desk.css";

const route = getRouteApi("/transfer");

export function TransferPage() {
  const t = useWords();
  const me = useMe();
  const place: TransferPlace = route.useSearch();
  const navigate = route.useNavigate();
  const may_read = me.rights.includes("plan_read");
  const transfers = useTransfers(may_read ? place.client : undefined);
  const catalogue = useCatalogue();
  const colleagues = useColleagues({});
  const title = t("care_transfer.title");
  useTitle(title);

  if (!may_read || !place.client)
    return (
      <div className="transfer-page">
        <p>{t(may_read ? "care_transfer.no_client" : "plan.not_yours")}</p>
      </div>
    );
  if (transfers.data && catalogue.data)
    return (
      <Transfers
        key={place.client}
        shown={transfers.data}
        house={{ colleagues: colleagues.data ?? [], catalogue: catalogue.data.transfers }}
        panel={place.panel}
        go={(panel) => void navigate({ search: { client: transfers.data.client.client, ...(panel && { panel }) } })}
      />
    );
  return (
    <div className="transfer-page">
      <NotRead reading={transfers} lines={10} />
    </div>
  );
}

/** Which of the client's transfers a panel is about; none: it can't be done. */
function oneFor(panel: TransferPanel, shown: TransfersShown): TransferShown | undefined {
  const find = (is: (one: TransferShown) => boolean) => shown.transfers.find(is);
  const awaits = (one: TransferShown) => one.line.state === "waiting" || one.line.state === "asked_back";
  switch (panel) {
    case "accept":
      return find((one) => one.may_receive && awaits(one));
    case "ask_back":
      return find((one) => one.may_receive && one.line.state === "waiting");
    case "tell":
      return find((one) => one.may_send && one.line.state === "asked_back");
    case "decline":
      return find((one) => one.may_receive && one.is_under_way);
    case "withdraw":
    case "postpone":
      return find((one) => one.may_send && one.is_under_way);
    case "call":
      return find((one) => one.call?.may_call === true);
    case "hand_call":
      return find((one) => one.may_receive && one.call?.is_open === true);
    case "review":
      return find((one) => one.may_receive && one.is_stay_now);
    case "ask":
    case "emergency":
      return undefined;
  }
}

function mayDo(panel: TransferPanel, shown: TransfersShown): boolean {
  if (panel === "ask") return shown.may_ask && !shown.transfers.some(({ is_under_way }) => is_under_way);
  if (panel === "emergency") return shown.may_ask;
  return oneFor(panel, shown) !== undefined;
}

// In the order in which they usually come; the first that can be done stands out.
const in_order: ReadonlyArray<TransferPanel> = [
  "accept",
  "tell",
  "call",
  "review",
  "ask",
  "ask_back",
  "decline",
  "postpone",
  "hand_call",
  "withdraw",
  "emergency",
];
const titles: Readonly<Record<TransferPanel, WordKey>> = {
  ask: "care_transfer.ask",
  emergency: "care_transfer.emergency",
  accept: "care_transfer.accept",
  ask_back: "care_transfer.ask_back",
  tell: "care_transfer.tell",
  decline: "care_transfer.decline",
  withdraw: "care_transfer.withdraw",
  postpone: "care_transfer.postpone",
  call: "care_transfer.call",
  hand_call: "care_transfer.hand_call",
  review: "care_transfer.review",
};

function Transfers(props: {
  readonly shown: TransfersShown;
  readonly house: TransferHouse;
  readonly panel: TransferPanel | undefined;
  readonly go: (panel: TransferPanel | undefined) => void;
}) {
  const t = useWords();
  const now = useNow();
  const { shown, house, go } = props;
  const client = shown.client.client;
  const [said, setSaid] = useState("");
  const panel = props.panel && mayDo(props.panel, shown) ? props.panel : undefined;
  const [first, ...rest] = shown.transfers;
  const unseen = shown.transfers.find((one) => one.may_receive && one.line.state === "unseen");
  const printed = shown.transfers.find(
    (one) => one.line.is_discharge && (one.is_under_way || one.line.state === "accepted"),
  );
  const start = (to: TransferPanel) => {
    setSaid("");
    go(to);
  };
  return (
    <div className="transfer-page stack">
      <header className="transfer-head">
        <h1>{t("care_transfer.title")}</h1>
        <p>
          <ClientLineText client={shown.client} />{" "}
          <Link to="/first-line" search={{ client, page: "matter" }}>
            {t("pair.to_card")}
          </Link>{" "}
          <Link to="/plan" search={{ client }}>
            {t("plan.title")}
          </Link>
        </p>
      </header>
      <p role="status" className="transfer-said">
        {said}
      </p>
      <section className="stack stack--tight" aria-labelledby="transfer-chain">
        <h2 id="transfer-chain">{t("care_transfer.responsibility")}</h2>
        {shown.chain.length === 0 && <p className="dim">{t("care_transfer.none")}</p>}
        <ol className="transfer-chain">
          {shown.chain.map((one) => (
            <li key={one.from_at} aria-current={one.is_now || undefined}>
              <strong>{one.unit_name}</strong>
              {one.is_now && <span className="badge">{t("care_transfer.now")}</span>}
              <span className="figures small dim">
                {" "}
                {one.until
                  ? t("care_transfer.from_until", {
                      from: shortInstant(one.from_at, now, t.language),
                      until: shortInstant(one.until, now, t.language),
                    })
                  : t("care_transfer.since", { time: shortInstant(one.from_at, now, t.language) })}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {panel ? (
        <div className="transfer-panel">
          <Panel
            panel={panel}
            shown={shown}
            house={house}
            onDone={(words) => {
              setSaid(words);
              go(undefined);
            }}
            onBack={() => go(undefined)}
          />
        </div>
      ) : (
        <div className="actions no-print">
          {unseen && <Seen one={unseen} onDone={setSaid} />}
          {in_order
            .filter((one) => mayDo(one, shown))
            .map((one, n) => (
              <Button
                key={one}
                look={
                  n === 0 && !unseen ? "primary" : one === "withdraw" || one === "emergency" ? "quiet" : "secondary"
                }
                onClick={() => start(one)}
              >
                {t(titles[one])}
              </Button>
            ))}
          {printed && (
            <Button look="quiet" onClick={() => window.print()}>
              {t("care_transfer.print")}
            </Button>
          )}
        </div>
      )}
      {first && <TransferView one={first} house={house} />}
      {rest.length > 0 && <h2>{t("care_transfer.earlier")}</h2>}
      {rest.map((one) => (
        <details key={one.line.transfer}>
          <summary>
            {one.line.from_name} → {one.line.to_name}, {shortInstant(one.asked_at, now, t.language)}
          </summary>
          <TransferView one={one} house={house} />
        </details>
      ))}
      {printed && <PrintDischarge shown={shown} one={printed} />}
    </div>
  );
}

function Panel(props: {
  readonly panel: TransferPanel;
  readonly shown: TransfersShown;
  readonly house: TransferHouse;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { panel, shown, house, onDone, onBack } = props;
  const { client } = shown;
  const who = [clientName(client), client.born && dayText(client.born, t.language)].filter(Boolean).join(" ");
  const place = { house, who, onDone, onBack };
  if (panel === "ask") return <AskForm shown={shown} {...place} />;
  if (panel === "emergency") return <EmergencyForm shown={shown} {...place} />;
  const one = oneFor(panel, shown);
  if (!one) return null;
  switch (panel) {
    case "accept":
      return <AcceptForm one={one} {...place} />;
    case "ask_back":
      return <AskBackForm one={one} {...place} />;
    case "tell":
      return <TellForm one={one} {...place} />;
    case "decline":
      return <DeclineForm one={one} {...place} />;
    case "withdraw":
      return <WithdrawForm one={one} {...place} />;
    case "postpone":
      return <PostponeForm one={one} {...place} />;
    case "call":
      return <CallForm one={one} {...place} />;
    case "hand_call":
      return <HandCallForm one={one} {...place} />;
    case "review":
      return <ReviewForm one={one} {...place} />;
  }
}

function Seen(props: { readonly one: TransferShown; readonly onDone: (words: string) => void }) {
  const t = useWords();
  const moved = useMoved();
  const { step, send } = useCommand<"transfer_seen">();
  async function see(): Promise<void> {
    if (step.at === "sending") return;
    const answer = await send(`/api/transfers/${props.one.line.transfer}/seen`, {});
    if (!answer?.ok) return;
    moved();
    props.onDone(t("care_transfer.seen"));
  }
  return (
    <>
      <Button look="primary" onClick={() => void see()}>
        {t("care_transfer.see")}
      </Button>
      <RefusalText words={troubleText(t, step, [])} />
    </>
  );
}
