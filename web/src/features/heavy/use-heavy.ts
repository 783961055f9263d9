// Heavy need: what its screens read.

import { useQuery } from "@tanstack/react-query";
import type { UnitId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

export function useHeavy(unit: UnitId | undefined, limit: number) {
  return useQuery({
    queryKey: [...keys.heavy, unit, limit],
    queryFn: () => readOrThrow<"desk_heavy_need">(`/api/desks/heavy-need?limit=${limit}${unit ? `&unit=${unit}` : ""}`),
    // What is shown of the unit stays while more is read.
    placeholderData: (before, query) => (query?.queryKey[1] === unit ? before : undefined),
  });
}

export function useHeavyOwn() {
  return useQuery({
    queryKey: keys.heavy_own,
    queryFn: () => readOrThrow<"desk_heavy_need_own">("/api/desks/heavy-need-own"),
  });
}
