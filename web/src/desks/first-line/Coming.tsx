// The first-line desk: the visits that lie ahead, with the colleagues and the outcomes that other trades know.

import type { CatalogShown, ClientCard } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useWords } from "../../core/words";
import { clientName } from "../../features/clients/ClientLineText";
import { PickAnyColleague } from "../../features/directory/PickColleague";
import { useColleagues } from "../../features/directory/use-colleagues";
import { endings } from "../../features/routing/endings";
import { ComingVisits } from "../../features/scheduling/ComingVisits";

export function Coming(props: { readonly card: ClientCard; readonly catalogue: CatalogShown | undefined }) {
  const t = useWords();
  const colleagues = useColleagues({});
  const { client } = props.card;
  return (
    <ComingVisits
      card={props.card}
      who={[clientName(client), client.born && dayText(client.born, t.language)].filter(Boolean).join(" ")}
      services={props.catalogue?.services ?? []}
      // Nothing was booked for a matter that nobody assessed.
      outcomes={endings(props.catalogue?.outcomes ?? [], "book", "non_urgent")}
      colleagues={colleagues.data ?? []}
      pick={(needs) => <PickAnyColleague {...needs} />}
    />
  );
}
