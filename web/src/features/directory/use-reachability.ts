// Directory: who of these can be reached now. A card is read once; a colleague's sign changes many times while it is open.

import { useQueries } from "@tanstack/react-query";
import type { ClientCard, Colleague } from "../../contract.generated";
import { colleaguesOf } from "./use-colleagues";

/** The card with its workers as reachable as they are now. */
export function useReachable(card: ClientCard | undefined): ClientCard | undefined {
  const workers = card?.workers ?? [];
  const groups = new Map(
    workers.map(({ colleague: { unit, profession } }) => [`${unit} ${profession}`, { unit, profession }]),
  );
  const now = useQueries({ queries: [...groups.values()].map(colleaguesOf) }).flatMap(({ data }) => data ?? []);
  if (!card) return undefined;
  const asNow = (one: Colleague): Colleague => {
    const found = now.find(({ professional }) => professional === one.professional);
    return found ? { ...one, reachability: found.reachability } : one;
  };
  return { ...card, workers: workers.map((one) => ({ ...one, colleague: asNow(one.colleague) })) };
}
