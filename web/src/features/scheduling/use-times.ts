// Scheduling: free times for one matter, own worker's and team's.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CalendarDate, MatterId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

export function useTimes(matter: MatterId | undefined, service: string | undefined, from: CalendarDate | undefined) {
  const query = new URLSearchParams({ ...(service && { service }), ...(from && { from }) });
  return useQuery({
    queryKey: [...keys.times, matter, query.toString()],
    queryFn: () => readOrThrow<"matter_times">(`/api/matters/${matter}/times?${query}`),
    enabled: matter !== undefined,
    placeholderData: keepPreviousData,
  });
}
