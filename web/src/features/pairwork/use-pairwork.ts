// Pair work: what its screens read. Opening it is logged: it is read again only after one's own change, or when one asks for it.

import { useQuery } from "@tanstack/react-query";
import type { ClientId, Colleague, PairworkCatalog } from "../../contract.generated";
import { askOrThrow, readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

/** What the desk lends to the forms: features do not know each other. */
export interface PairHouse {
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly catalogue: PairworkCatalog;
}

export function usePairwork(client: ClientId | undefined) {
  return useQuery({
    queryKey: [...keys.pairwork, client],
    queryFn: () => askOrThrow<"client_pairwork">(`/api/clients/${client}/pairwork`, { purpose: "care" }),
    enabled: client !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
  });
}

export function usePairsDue() {
  return useQuery({
    queryKey: keys.pairs_due,
    queryFn: () => readOrThrow<"desk_pairs_due">("/api/desks/pairs-due"),
  });
}
