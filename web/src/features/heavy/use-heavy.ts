// Heavy need: what its screens read.

import { useQuery } from "@tanstack/react-query";
import type { UnitId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

export function useHeavy(unit: UnitId | undefined) {
  return useQuery({
    queryKey: [...keys.heavy, unit],
    queryFn: () =>
      readOrThrow<"desk_heavy_need">(unit ? `/api/desks/heavy-need?unit=${unit}` : "/api/desks/heavy-need"),
  });
}

export function useHeavyOwn() {
  return useQuery({
    queryKey: keys.heavy_own,
    queryFn: () => readOrThrow<"desk_heavy_need_own">("/api/desks/heavy-need-own"),
  });
}
