// Scheduling: free times for one matter, own worker's and team's.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CalendarDate, MatterId, PartOfDay } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

/** What the client wishes: it moves what is proposed, and hides nothing. */
export interface Wish {
  readonly part_of_day: PartOfDay | undefined;
  readonly remote: boolean;
}
export const no_wish: Wish = { part_of_day: undefined, remote: false };

export function useTimes(
  matter: MatterId | undefined,
  service: string | undefined,
  from: CalendarDate | undefined,
  wish = no_wish,
) {
  const query = new URLSearchParams({
    ...(service && { service }),
    ...(from && { from }),
    ...(wish.part_of_day && { part_of_day: wish.part_of_day }),
    ...(wish.remote && { remote: "true" }),
  });
  return useQuery({
    queryKey: [...keys.times, matter, query.toString()],
    queryFn: () => readOrThrow<"matter_times">(`/api/matters/${matter}/times?${query}`),
    enabled: matter !== undefined,
    placeholderData: keepPreviousData,
  });
}
