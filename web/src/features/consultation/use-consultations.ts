// Consultation: what its screens read. A thread is read by whoever takes part and has opened the client's record.

import { useQuery } from "@tanstack/react-query";
import type { ConsultationId, MatterId } from "../../contract.generated";
import { readOrThrow } from "../../core/api";
import { keys } from "../../core/queries";

export function useConsultations(is_on = true) {
  return useQuery({
    queryKey: keys.consultations,
    queryFn: () => readOrThrow<"desk_consultations">("/api/desks/consultations"),
    enabled: is_on,
  });
}

export function useConsultation(consultation: ConsultationId | undefined, is_on: boolean) {
  return useQuery({
    queryKey: [...keys.consultations, consultation],
    queryFn: () => readOrThrow<"consultation_show">(`/api/consultations/${consultation}`),
    enabled: consultation !== undefined && is_on,
  });
}

export function useOfMatter(matter: MatterId, is_on: boolean) {
  return useQuery({
    queryKey: [...keys.consultations, "matter", matter],
    queryFn: () => readOrThrow<"matter_consultations">(`/api/matters/${matter}/consultations`),
    enabled: is_on,
    retry: false,
  });
}

export function useRemoteTimes(consultation: ConsultationId, service: string | undefined) {
  return useQuery({
    queryKey: [...keys.times, "remote", consultation, service],
    queryFn: () =>
      readOrThrow<"consultation_remote_times">(
        `/api/consultations/${consultation}/remote-times?service=${encodeURIComponent(service ?? "")}`,
      ),
    enabled: service !== undefined,
  });
}
