// Directory: who works where, and who can be reached right now.

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Profession, ProfessionalId, UnitId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

interface Who {
  readonly profession?: Profession | undefined;
  readonly unit?: UnitId | undefined;
}

export function colleaguesOf(who: Who) {
  const query = new URLSearchParams();
  if (who.profession) query.set("profession", who.profession);
  if (who.unit) query.set("unit", who.unit);
  return queryOptions({
    queryKey: [...keys.colleagues, query.toString()],
    queryFn: () => readOrThrow<"colleague_list">(`/api/colleagues?${query}`),
    select: ({ colleagues }) => colleagues,
  });
}

export function useColleagues(who: Who) {
  return useQuery(colleaguesOf(who));
}

/** Names by whom they are of; "" until they are read. */
export function useColleagueNames(): (professional: ProfessionalId) => string {
  const { data } = useColleagues({});
  return (professional) => data?.find((one) => one.professional === professional)?.name ?? "";
}
