// The first-line desk, a client found by searching: the card opens when it is said what for.

import { useState } from "react";
import type { ClientId, Purpose } from "../../contract.generated";
import { instantText } from "../../core/civil-time";
import { useCatalogue } from "../../core/use-catalogue";
import { useWords } from "../../core/words";
import { ClientFolders } from "../../features/clients/ClientFolders";
import { ClientHeader } from "../../features/clients/ClientHeader";
import { ClientLineText, clientName } from "../../features/clients/ClientLineText";
import { whoWasFound } from "../../features/clients/found";
import { useCard } from "../../features/clients/use-card";
import { AskForm } from "../../features/consultation/AskForm";
import { PickColleague } from "../../features/directory/PickColleague";
import { useReachable } from "../../features/directory/use-reachability";
import { useUnits } from "../../features/directory/use-units";
import { HeavyNote } from "../../features/heavy/HeavyNote";
import { PlanFolder } from "../../features/plan/PlanFolder";
import { Button, FocusHeading, Notice, Skeleton } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { Coming } from "./Coming";
import { InGroups } from "./InGroups";
import { NamedWorkers } from "./NamedWorkers";
import { Together } from "./Together";
import { WhyOpen } from "./WhyOpen";

export function ClientPane(props: { readonly client: ClientId; readonly onNewContact: (client: ClientId) => void }) {
  const t = useWords();
  const [purpose, setPurpose] = useState<Purpose | undefined>(undefined);
  const catalogue = useCatalogue();
  const card = useCard(props.client, purpose, undefined);
  const card_now = useReachable(card.data);
  const found = whoWasFound(props.client);
  const units = useUnits();
  const [is_asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");

  return (
    <div className="desk__matter desk__matter--wide">
      {card_now ? (
        <>
          <ClientHeader card={card_now} catalogue={catalogue.data} onRefresh={() => void card.refetch()} />
          <div className="desk__body">
            <div className="actions">
              <Button look="primary" onClick={() => props.onNewContact(props.client)}>
                {t("client.new_contact")}
              </Button>
              {!is_asking && <Button onClick={() => setAsking(true)}>{t("consult.ask_about_client")}</Button>}
            </div>
            {said && <p role="status">{said}</p>}
            {is_asking && (
              <AskForm
                subject={{ client: props.client }}
                who={clientName(card_now.client)}
                card={card_now}
                assessment={undefined}
                triggerName={(id) => catalogue.data?.triggers.find((one) => one.id === id)?.label ?? id}
                units={units.data ?? []}
                pick={(needs) => <PickColleague {...needs} />}
                onDone={(asked) => {
                  setAsking(false);
                  setSaid(t("consult.asked", { time: instantText(asked.answer_by, t.language) }));
                }}
                onBack={() => setAsking(false)}
              />
            )}
            {card_now.heavy_need && (
              <HeavyNote client={card_now.client.client} heavy={card_now.heavy_need} catalogue={catalogue.data} />
            )}
            <ClientFolders
              card={card_now}
              here={[]}
              coming={<Coming card={card_now} catalogue={catalogue.data} />}
              groups={<InGroups card={card_now} />}
              workers={<NamedWorkers card={card_now} catalogue={catalogue.data} />}
              together={<Together card={card_now} />}
              plan={(is_open) => (
                <PlanFolder client={card_now.client.client} sections={card_now.plan} is_open={is_open} />
              )}
            />
          </div>
        </>
      ) : (
        <div className="desk__body">
          {found && (
            <p>
              <ClientLineText client={found} />
            </p>
          )}
          <FocusHeading focusKey={props.client}>{t("client.why_open")}</FocusHeading>
          <p className="dim">{t("client.logged")}</p>
          <div className="actions">
            <WhyOpen purpose={purpose} onPurpose={setPurpose} />
            <Button look="quiet" onClick={() => props.onNewContact(props.client)}>
              {t("client.new_contact")}
            </Button>
          </div>
          {purpose && card.isPending && <Skeleton words={t("state.loading")} />}
          {card.isError && (
            <Notice look="warning" role="alert">
              {readingTrouble(t, card.error)}
            </Notice>
          )}
        </div>
      )}
    </div>
  );
}
