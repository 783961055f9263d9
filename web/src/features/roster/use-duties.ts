// Roster: reading of a week of duties.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CalendarDate } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { hearClock } from "../../core/clock";
import { keys } from "../../core/queries";

export function useDuties(week: CalendarDate | undefined) {
  return useQuery({
    queryKey: [...keys.duties, week],
    queryFn: async () => {
      const desk = await readOrThrow<"desk_duties">(week ? `/api/desks/duties?from=${week}` : "/api/desks/duties");
      hearClock(desk.as_of);
      return desk;
    },
    placeholderData: keepPreviousData,
  });
}
