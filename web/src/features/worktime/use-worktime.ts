// Worktime: what its screens read, and what a change would break.

import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Breaks, CalendarDate, Colleague, ProfessionalId, UnitId, UnitLine } from "../../contract.generated";
import { type Answer, readOrThrow } from "../../core/api";
import { plusDays } from "../../core/civil-time";
import { keys } from "../../core/queries";
import { useAsked } from "../../core/use-command";

/** What the desk lends to the forms: features do not know each other. */
export interface Staff {
  readonly units: ReadonlyArray<UnitLine>;
  readonly colleagues: ReadonlyArray<Colleague>;
}

export function useUnits() {
  return useQuery({
    queryKey: keys.units,
    queryFn: () => readOrThrow<"unit_list">("/api/units"),
    select: ({ units }) => units,
  });
}

export function useTemplates() {
  return useQuery({
    queryKey: keys.worktime,
    queryFn: () => readOrThrow<"desk_worktime">("/api/desks/worktime"),
    select: ({ templates }) => templates,
  });
}

export function useRooms(unit: UnitId | undefined) {
  return useQuery({
    queryKey: [...keys.rooms, unit],
    queryFn: () => readOrThrow<"room_list">(`/api/rooms?unit=${unit}`),
    select: ({ rooms }) => rooms,
    enabled: unit !== undefined,
  });
}

export const weeks_shown = 4;

/** Hours, absences and bookings of everybody who works in the unit, a week in each reading. */
export function useWorkingWeeks(unit: UnitId, from: CalendarDate) {
  return useQueries({
    queries: Array.from({ length: weeks_shown }, (_, week) => {
      const first = plusDays(from, week * 7);
      return {
        queryKey: [...keys.working_weeks, unit, first],
        queryFn: () => readOrThrow<"desk_calendar">(`/api/desks/calendar?unit=${unit}&from=${first}&days=7`),
      };
    }),
    combine: (weeks) => ({
      isPending: weeks.some(({ isPending }) => isPending),
      error: weeks.find(({ error }) => error)?.error,
      columns: weeks.flatMap(({ data }) => data?.columns ?? []),
      refetch: () => {
        for (const week of weeks) void week.refetch();
      },
    }),
  });
}

/** Nothing tells who the deputy is but the proposals for a day. */
export function useDeputyName(professional: ProfessionalId | undefined, today: CalendarDate) {
  return useQuery({
    queryKey: [...keys.deputy, professional],
    queryFn: () => readOrThrow<"handover_proposals">(`/api/professionals/${professional}/hand-over?date=${today}`),
    select: ({ deputy_name }) => deputy_name ?? null,
    enabled: professional !== undefined,
  });
}

export function useAccess(is_allowed: boolean) {
  return useQuery({
    queryKey: keys.access,
    queryFn: () => readOrThrow<"desk_t3">("/api/desks/t3"),
    enabled: is_allowed,
  });
}

export function useRemoteUse(is_allowed: boolean) {
  return useQuery({
    queryKey: keys.remote_use,
    queryFn: () => readOrThrow<"desk_remote_use">("/api/desks/remote-use"),
    enabled: is_allowed,
  });
}

export function useExceptions(is_allowed: boolean) {
  return useQuery({
    queryKey: keys.exceptions,
    queryFn: () => readOrThrow<"desk_exceptions">("/api/desks/exceptions"),
    enabled: is_allowed,
  });
}

/** What is broken must have been seen for this very change before it may go on. */
export function useBreaks() {
  const { step, ask, clear } = useAsked();
  const [seen, setSeen] = useState<Readonly<{ change: string; breaks: Breaks }> | undefined>();

  async function mayGoOn(change: string, question: () => Promise<Answer<Breaks>>): Promise<boolean> {
    if (seen?.change === change) return true;
    setSeen(undefined);
    const answer = await ask(question);
    if (!answer?.ok) return false;
    if (answer.value.bookings.length === 0 && answer.value.meetings.length === 0) return true;
    setSeen({ change, breaks: answer.value });
    return false;
  }
  return {
    step,
    mayGoOn,
    /** Those that the change as it stands now would break, once they were asked for. */
    of: (change: string) => (seen?.change === change ? seen.breaks : undefined),
    forget: () => {
      setSeen(undefined);
      clear();
    },
  };
}
