// Core: forms, services, outcomes and codes, with their texts in the session's language.

import { useQuery } from "@tanstack/react-query";
import { readOrThrow } from "./api";
import { keys } from "./queries";

export function useCatalogue() {
  return useQuery({
    queryKey: keys.catalogue,
    queryFn: () => readOrThrow<"catalog">("/api/catalog"),
    // The browser asks with the version it holds (ETag); a new version of a form is there after a reload.
    staleTime: 60 * 60_000,
  });
}
