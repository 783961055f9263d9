// Walk-in: the reading of a waiting room, and the room to which one calls.

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { UnitId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { hearClock } from "../../core/clock";
import { keys } from "../../core/queries";
import { useReadAgain } from "../../core/read-again";
import { useLine } from "../../core/stream";

// While the stream is broken the screen asks by itself; it may be only the stream that cannot pass.
const alone_ms = 10_000;

export function useWaitingRoom(unit: UnitId | undefined) {
  const { line } = useLine();
  return useQuery({
    queryKey: [...keys.waiting_room, unit],
    queryFn: async () => {
      const room = await readOrThrow<"desk_waiting_room">(
        unit ? `/api/desks/waiting-room?unit=${unit}` : "/api/desks/waiting-room",
      );
      hearClock(room.as_of);
      return room;
    },
    placeholderData: keepPreviousData,
    refetchInterval: line === "lost" ? alone_ms : false,
  });
}

/** What one's own step changed. */
export function useRoomRead() {
  const readAgain = useReadAgain();
  return () => readAgain("waiting_room", "desk", "contact");
}

/** The room stays with the machine: whoever sits in it calls to it all day. */
export function useOwnPlace(unit: UnitId | undefined): readonly [place: string, set: (place: string) => void] {
  const key = `koppi.room.${unit ?? ""}`;
  const [typed, setTyped] = useState<Readonly<{ key: string; place: string }> | undefined>(undefined);
  const place = typed?.key === key ? typed.place : (localStorage.getItem(key) ?? "");
  return [
    place,
    (next) => {
      setTyped({ key, place: next });
      localStorage.setItem(key, next);
    },
  ];
}
