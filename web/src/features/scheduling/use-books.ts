// Scheduling: readings of the books: a day, a unit's calendar, what a day could be handed over as, who works in a unit.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CalendarDate, ProfessionalId, UnitId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { hearClock } from "../../core/clock";
import { keys } from "../../core/queries";
import { useLine } from "../../core/stream";

// While the stream is broken the screen asks by itself; it may be only the stream that cannot pass.
const alone_ms = 10_000;

function useAlone(): number | false {
  const { line } = useLine();
  return line === "lost" ? alone_ms : false;
}

export function useDay(professional: ProfessionalId | undefined, date: CalendarDate | undefined) {
  const query = new URLSearchParams({ ...(professional && { professional }), ...(date && { date }) });
  return useQuery({
    queryKey: [...keys.day, query.toString()],
    queryFn: async () => {
      const day = await readOrThrow<"desk_day">(`/api/desks/day?${query}`);
      hearClock(day.as_of);
      return day;
    },
    placeholderData: keepPreviousData,
    refetchInterval: useAlone(),
  });
}

export function useUnitCalendar(unit: UnitId, from: CalendarDate, days: 1 | 7) {
  const query = new URLSearchParams({ unit, from, days: String(days) });
  return useQuery({
    queryKey: [...keys.calendar, query.toString()],
    queryFn: async () => {
      const calendar = await readOrThrow<"desk_calendar">(`/api/desks/calendar?${query}`);
      hearClock(calendar.as_of);
      return calendar;
    },
    placeholderData: keepPreviousData,
    refetchInterval: useAlone(),
  });
}

export function useProposals(professional: ProfessionalId, date: CalendarDate) {
  return useQuery({
    queryKey: [...keys.handover, professional, date],
    queryFn: () =>
      readOrThrow<"handover_proposals">(
        `/api/professionals/${professional}/hand-over?${new URLSearchParams({ date })}`,
      ),
  });
}
