// Core: what else a client has at a time that is about to be given to them. Two trades ask: bookings and groups.

import { useQuery } from "@tanstack/react-query";
import type { ClientId, GroupId, Instant } from "../contract.generated";
import { readOrThrow } from "./api";
import { keys } from "./queries";

/** The stretch of a booking, or a group with all its meetings. */
export type Asked = Readonly<{ from: Instant; until: Instant }> | Readonly<{ group: GroupId }>;

export function useAlsoThen(client: ClientId | undefined, asked: Asked | undefined) {
  const query = new URLSearchParams(asked && { ...asked });
  return useQuery({
    queryKey: [...keys.times, "also_then", client, query.toString()],
    queryFn: () => readOrThrow<"client_also_then">(`/api/clients/${client}/also-then?${query}`),
    select: ({ also }) => also,
    enabled: client !== undefined && asked !== undefined,
  });
}
