// Routing: reading of what is late or lies still.

import { useQuery } from "@tanstack/react-query";
import { readOrThrow } from "../../core/api";
import { hearClock } from "../../core/clock";
import { keys } from "../../core/queries";

export function useLying() {
  return useQuery({
    queryKey: keys.lying,
    queryFn: async () => {
      const desk = await readOrThrow<"desk_lying">("/api/desks/lying");
      hearClock(desk.as_of);
      return desk;
    },
  });
}
