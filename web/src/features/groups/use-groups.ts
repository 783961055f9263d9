// Groups: what their screens read.

import { useQuery } from "@tanstack/react-query";
import type {
  Clash,
  Colleague,
  GroupId,
  MeetingsAsked,
  RoomId,
  RoomLine,
  UnitId,
  UnitLine,
} from "../../contract.generated";
import { askOrThrow, readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";
import { useSettled } from "../../core/use-settled";

/** What the desk lends to the forms: features do not know each other. */
export interface House {
  readonly units: ReadonlyArray<UnitLine>;
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly services: ReadonlyArray<Readonly<{ id: string; label: string; minutes: number; note: string }>>;
}

interface Which {
  readonly unit?: UnitId | undefined;
  readonly service?: string | undefined;
  readonly ended?: boolean;
}

export function useGroups(which: Which) {
  const query = new URLSearchParams();
  if (which.unit) query.set("unit", which.unit);
  if (which.service) query.set("service", which.service);
  if (which.ended) query.set("ended", "true");
  return useQuery({
    queryKey: [...keys.groups, "list", query.toString()],
    queryFn: () => readOrThrow<"desk_groups">(`/api/desks/groups?${query}`),
  });
}

export function useGroup(group: GroupId) {
  return useQuery({
    queryKey: [...keys.groups, "one", group],
    queryFn: () => readOrThrow<"desk_group">(`/api/desks/groups/${group}`),
  });
}

export function useUnitRooms(unit: UnitId | undefined) {
  return useQuery({
    queryKey: [...keys.rooms, unit],
    queryFn: () => readOrThrow<"room_list">(`/api/rooms?unit=${unit}`),
    select: ({ rooms }) => rooms,
    enabled: unit !== undefined,
  });
}

export function roomOptions(rooms: ReadonlyArray<RoomLine> | undefined): ReadonlyArray<{ id: RoomId; label: string }> {
  return (rooms ?? []).map(({ room, name }) => ({ id: room, label: name }));
}

/** What stands in the way of which meeting, as it is asked while the form is filled in. */
export function useClashes(asked: MeetingsAsked | undefined) {
  const settled = useSettled(asked ? JSON.stringify(asked) : "");
  const read = useQuery({
    queryKey: [...keys.groups, "clashes", settled],
    queryFn: () => askOrThrow<"group_clashes">("/api/groups/clashes", JSON.parse(settled) as MeetingsAsked),
    enabled: settled !== "",
    gcTime: 0,
    staleTime: 0,
    select: ({ clashes }) => clashes,
  });
  const is_answer = asked !== undefined && settled === JSON.stringify(asked) && read.data !== undefined;
  return {
    is_answer,
    of: (meeting: number): Clash | undefined =>
      is_answer ? read.data?.find((one) => one.meeting === meeting) : undefined,
    count: is_answer ? (read.data?.length ?? 0) : 0,
  };
}
