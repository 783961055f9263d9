// The first-line desk: who is named for a client, with a colleague to choose from the directory.

import type { CatalogShown, ClientCard } from "../../contract.generated";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { Workers } from "../../features/continuity/Workers";
import { PickAnyColleague } from "../../features/directory/PickColleague";

export function NamedWorkers(props: { readonly card: ClientCard; readonly catalogue: CatalogShown | undefined }) {
  const me = useMe();
  const readAgain = useReadAgain();
  return (
    <Workers
      key={props.card.client.client}
      card={props.card}
      continuity={props.catalogue?.continuity}
      pick={(needs) => <PickAnyColleague {...needs} />}
      may_name={me.rights.includes("worker_name") && !props.card.client.died}
      onChanged={() => readAgain("card", "times", "own", "panels")}
    />
  );
}
