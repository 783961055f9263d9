// Clients: opens a client's card. Each opening is logged by the server with its purpose: it is read again only
// after one's own decision on this client's matters, or when one asks for it.

import { useQuery } from "@tanstack/react-query";
import type { ClientId, ContactId, Purpose } from "../../contract.generated";
import { askOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

export function useCard(client: ClientId | undefined, purpose: Purpose | undefined, contact: ContactId | undefined) {
  return useQuery({
    queryKey: [...keys.card, client, purpose, contact],
    queryFn: () =>
      askOrThrow<"client_card">(`/api/clients/${client}/card`, {
        purpose: purpose ?? "contact",
        ...(contact && { contact }),
      }),
    enabled: client !== undefined && purpose !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
  });
}
