// Core: after one's own command the screen reads anew what it changed, without waiting to be told by the stream.

import { useQueryClient } from "@tanstack/react-query";
import { type Kept, keys } from "./queries";

export function useReadAgain(): (...what: ReadonlyArray<Kept>) => void {
  const queries = useQueryClient();
  return (...what) => {
    for (const kept of what) void queries.invalidateQueries({ queryKey: keys[kept] });
  };
}
