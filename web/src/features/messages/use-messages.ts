// Messages: what their screen reads. A letter's page opens the client's record and is logged: it is read when somebody asks for it, and
// never again by itself.

import { useQuery } from "@tanstack/react-query";
import type { MessageId } from "../../contract.generated";
import { askOrThrow, readOrThrow } from "../../core/api";
import { hearClock } from "../../core/clock";
import { keys } from "../../core/queries";

export function useMessages() {
  return useQuery({
    queryKey: keys.messages,
    queryFn: async () => {
      const desk = await readOrThrow<"desk_messages">("/api/desks/messages");
      hearClock(desk.as_of);
      return desk;
    },
  });
}

export function useLetter(message: MessageId | undefined) {
  return useQuery({
    queryKey: [...keys.letter, message],
    queryFn: () => askOrThrow<"letter_page">(`/api/letters/${message}/page`, {}),
    enabled: message !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
