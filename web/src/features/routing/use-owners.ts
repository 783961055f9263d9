// Routing: to whom a matter could go, read when somebody is about to pass it on.

import { useQuery } from "@tanstack/react-query";
import type { MatterId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

export function useOwners(matter: MatterId, is_wanted: boolean) {
  return useQuery({
    queryKey: [...keys.times, "owners", matter],
    queryFn: () => readOrThrow<"matter_owners">(`/api/matters/${matter}/owners`),
    enabled: is_wanted,
  });
}
