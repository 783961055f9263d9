// Waiting: what its screens read: a unit's arranging book, and the free times for one who waits.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { UnitId, WaitId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { hearClock } from "../../core/clock";
import { keys } from "../../core/queries";

export function useWaiting(unit: UnitId | undefined, service: string | undefined) {
  const query = new URLSearchParams({ ...(unit && { unit }), ...(service && { service }) });
  return useQuery({
    queryKey: [...keys.waiting, "book", unit, service],
    queryFn: async () => {
      const desk = await readOrThrow<"desk_waiting">(`/api/desks/waiting?${query}`);
      hearClock(desk.as_of);
      return desk;
    },
    enabled: unit !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function useWaitTimes(wait: WaitId, is_wanted: boolean) {
  return useQuery({
    queryKey: [...keys.waiting, "times", wait],
    queryFn: () => readOrThrow<"wait_times">(`/api/waits/${wait}/times`),
    enabled: is_wanted,
  });
}
