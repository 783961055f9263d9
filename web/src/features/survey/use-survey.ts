// Survey: what its screens read. One survey is read by whoever has opened the client's record.

import { useQuery } from "@tanstack/react-query";
import type { MatterId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

/** `matter`: one of which the line is wanted too, whatever became of it. */
export function useSurveys(is_on: boolean, matter?: MatterId) {
  return useQuery({
    queryKey: [...keys.surveys, "desk", matter],
    queryFn: () => readOrThrow<"desk_survey">(matter ? `/api/desks/survey?matter=${matter}` : "/api/desks/survey"),
    enabled: is_on,
  });
}

export function useSurvey(matter: MatterId, is_on: boolean) {
  return useQuery({
    queryKey: [...keys.surveys, matter],
    queryFn: () => readOrThrow<"survey_show">(`/api/matters/${matter}/survey`),
    enabled: is_on,
  });
}
