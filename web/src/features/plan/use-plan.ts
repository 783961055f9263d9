// Plan: what its screens read. Opening a plan is logged: it is read again only after one's own saving, or when one asks for it.

import { useQuery } from "@tanstack/react-query";
import type { ClientId, Colleague, PhraseShown, SectionId, WriteContent } from "../../contract.generated";
import { askOrThrow, readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

/** What the desk lends to the forms: features do not know each other. */
export interface PlanHouse {
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly phrases: ReadonlyArray<PhraseShown>;
}

const not_by_itself = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchOnMount: false,
} as const;

export function usePlan(client: ClientId | undefined) {
  return useQuery({
    queryKey: [...keys.plan, client],
    queryFn: () => askOrThrow<"client_plan">(`/api/clients/${client}/plan`, { purpose: "care" }),
    enabled: client !== undefined,
    ...not_by_itself,
  });
}

/** Refused until the client has permitted it; asked when the board is shown. */
export function useHomeBoard(client: ClientId, is_permitted: boolean) {
  return useQuery({
    queryKey: [...keys.plan, client, "board"],
    queryFn: () => askOrThrow<"client_home_board">(`/api/clients/${client}/home-board`, { purpose: "care" }),
    enabled: is_permitted,
    ...not_by_itself,
  });
}

/** From a version to another one, or to what is written and not saved yet. */
export function useCompared(section: SectionId, from: number | undefined, to: number | WriteContent | undefined) {
  return useQuery({
    queryKey: [...keys.plan, "compared", section, from, to],
    queryFn: () =>
      askOrThrow<"plan_compare">(`/api/plan-sections/${section}/compare`, {
        from: from ?? 1,
        ...(typeof to === "number" ? { to } : to && { draft: to }),
      }),
    enabled: from !== undefined && to !== undefined,
    ...not_by_itself,
  });
}

export function useReviews() {
  return useQuery({
    queryKey: keys.plan_reviews,
    queryFn: () => readOrThrow<"desk_plan_reviews">("/api/desks/plan-reviews"),
  });
}
