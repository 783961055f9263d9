// Core: which question is open on the desk of consultations, as the URL says it.

import type { ConsultationId } from "../contract.generated";
import { idIn } from "./desk-place";

export interface ConsultationPlace {
  readonly consultation?: ConsultationId;
}

/** Reads what may be trusted out of a URL; anything else is left out. */
export function consultationPlace(search: Readonly<Record<string, unknown>>): ConsultationPlace {
  const consultation = idIn<ConsultationId>(search["consultation"]);
  return { ...(consultation && { consultation }) };
}
