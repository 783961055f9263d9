// Continuity: readings of panels, of one's own clients, and of what goes over to others.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { NamedAs, ProfessionalId, UnitId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

export function usePanels(unit: UnitId | undefined) {
  return useQuery({
    queryKey: [...keys.panels, unit],
    queryFn: () =>
      unit
        ? readOrThrow<"desk_panels">(`/api/desks/panels?unit=${unit}`)
        : readOrThrow<"desk_panels">("/api/desks/panels"),
    placeholderData: keepPreviousData,
  });
}

export function useToTransfer(professional: ProfessionalId | undefined) {
  return useQuery({
    queryKey: [...keys.panels, "transfer", professional],
    queryFn: () => readOrThrow<"panel_to_transfer">(`/api/professionals/${professional}/transfer`),
    enabled: professional !== undefined,
  });
}

export function useOwn(named_as: NamedAs | undefined, limit: number) {
  const query = new URLSearchParams({ limit: String(limit), ...(named_as && { named_as }) });
  return useQuery({
    queryKey: [...keys.own, query.toString()],
    queryFn: () => readOrThrow<"desk_own">(`/api/desks/own?${query}`),
    placeholderData: keepPreviousData,
  });
}
