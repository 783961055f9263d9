// Transfers: what their screens read. Opening a client's chain is logged: it is read again only after one's own change, or when one asks for it.

import { useQuery } from "@tanstack/react-query";
import type { ClientId, Colleague, TransfersCatalog } from "../../contract.generated";
import { askOrThrow, readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";
import { useReadAgain } from "../../core/read-again";

/** What the desk lends to the forms: features do not know each other. */
export interface TransferHouse {
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly catalogue: TransfersCatalog;
}

export function useTransfers(client: ClientId | undefined) {
  return useQuery({
    queryKey: [...keys.transfers, client],
    queryFn: () => askOrThrow<"client_transfers">(`/api/clients/${client}/transfers`, { purpose: "care" }),
    enabled: client !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
  });
}

export function useTransfersDesk() {
  return useQuery({
    queryKey: keys.transfers_desk,
    queryFn: () => readOrThrow<"desk_transfers">("/api/desks/transfers"),
  });
}

export function useTransfersOwn() {
  return useQuery({
    queryKey: keys.transfers_own,
    queryFn: () => readOrThrow<"desk_transfers_own">("/api/desks/transfers-own"),
  });
}

/** After one's own change: the client's chain, their card, and the desks that count it. */
export function useMoved(): () => void {
  const readAgain = useReadAgain();
  return () => readAgain("transfers", "card", "transfers_desk", "transfers_own");
}
