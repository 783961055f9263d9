// The first-line desk: the visits that lie ahead, and what the client waits for, with what other trades know of them.

import { useState } from "react";
import type { CatalogShown, ClientCard } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { clientName } from "../../features/clients/ClientLineText";
import { PickAnyColleague } from "../../features/directory/PickColleague";
import { useColleagues } from "../../features/directory/use-colleagues";
import { useUnits } from "../../features/directory/use-units";
import { endings } from "../../features/routing/endings";
import { ComingVisits } from "../../features/scheduling/ComingVisits";
import { EnterForm } from "../../features/waiting/EnterForm";
import { WaitsOnCard } from "../../features/waiting/WaitsOnCard";
import { Button } from "../../ui/parts";

export function Coming(props: { readonly card: ClientCard; readonly catalogue: CatalogShown | undefined }) {
  const t = useWords();
  const me = useMe();
  const readAgain = useReadAgain();
  const colleagues = useColleagues({});
  const units = useUnits();
  const [enters, setEnters] = useState(false);
  const { card } = props;
  const { client } = card;
  const services = props.catalogue?.services ?? [];
  const who = [clientName(client), client.born && dayText(client.born, t.language)].filter(Boolean).join(" ");
  return (
    <div className="stack">
      <WaitsOnCard waits={card.waits} serviceName={(id) => services.find((one) => one.id === id)?.label ?? id} />
      <ComingVisits
        card={card}
        who={who}
        services={services}
        // Nothing was booked for a matter that nobody assessed.
        outcomes={endings(props.catalogue?.outcomes ?? [], "book", "non_urgent")}
        colleagues={colleagues.data ?? []}
        pick={(needs) => <PickAnyColleague {...needs} />}
      />
      {me.rights.includes("appt_book") &&
        (enters ? (
          <EnterForm
            client={client.client}
            who={who}
            services={services}
            units={units.data ?? []}
            workers={card.workers.map(({ colleague }) => colleague)}
            unit={me.role.unit}
            onEntered={() => {
              setEnters(false);
              readAgain("card", "waiting");
            }}
            onBack={() => setEnters(false)}
          />
        ) : (
          <div className="actions no-print">
            <Button onClick={() => setEnters(true)}>{t("waiting.to_book")}</Button>
          </div>
        ))}
    </div>
  );
}
