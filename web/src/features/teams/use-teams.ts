// Teams: what their screens read. Opening a client's teams is logged: it is read again only after one's own change, or when one asks for it.

import { useQuery } from "@tanstack/react-query";
import type { ClientId, Colleague, TeamsCatalog, UnitLine } from "../../contract.generated";
import { askOrThrow, readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

/** What the desk lends to the forms: features do not know each other. */
export interface TeamHouse {
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly units: ReadonlyArray<UnitLine>;
  readonly catalogue: TeamsCatalog;
}

export function useTeams(client: ClientId | undefined) {
  return useQuery({
    queryKey: [...keys.teams, client],
    queryFn: () => askOrThrow<"client_teams">(`/api/clients/${client}/teams`, { purpose: "care" }),
    enabled: client !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
  });
}

export function useTeamDues() {
  return useQuery({
    queryKey: keys.team_dues,
    queryFn: () => readOrThrow<"desk_team_dues">("/api/desks/team-dues"),
  });
}

export function useUnitMeetings() {
  return useQuery({
    queryKey: keys.unit_meetings,
    queryFn: () => readOrThrow<"desk_unit_meetings">("/api/desks/unit-meetings"),
  });
}
