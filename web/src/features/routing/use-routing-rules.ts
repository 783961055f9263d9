// Routing: reading of the rules in use.

import { useQuery } from "@tanstack/react-query";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

export function useRoutingRules() {
  return useQuery({
    queryKey: keys.routing_rules,
    queryFn: () => readOrThrow<"desk_routing">("/api/desks/routing"),
  });
}
