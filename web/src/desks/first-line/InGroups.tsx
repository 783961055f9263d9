// The first-line desk: the groups that a client is in or waits for, and a way into one more.

import type { ClientCard } from "../../contract.generated";
import { useReadAgain } from "../../core/read-again";
import { clientName } from "../../features/clients/ClientLineText";
import { ClientGroups } from "../../features/groups/ClientGroups";

export function InGroups(props: { readonly card: ClientCard }) {
  const readAgain = useReadAgain();
  const { client, groups } = props.card;
  return (
    <ClientGroups
      client={{ client: client.client, name: clientName(client), born: client.born }}
      groups={groups}
      onChanged={() => readAgain("card")}
    />
  );
}
