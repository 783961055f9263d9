// Directory: the units of the county.

import { useQuery } from "@tanstack/react-query";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

export function useUnits() {
  return useQuery({
    queryKey: keys.units,
    queryFn: () => readOrThrow<"unit_list">("/api/units"),
    select: ({ units }) => units,
    staleTime: 60 * 60_000,
  });
}
