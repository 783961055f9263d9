// Scheduling: why a visit is moved or cancelled, as the catalogue says it, those of the client first.

import type { BookingReasonFor } from "../../contract.generated";
import { useCatalogue } from "../../core/use-catalogue";

export function useReasons(what: BookingReasonFor) {
  const catalogue = useCatalogue();
  return (catalogue.data?.booking_reasons ?? []).filter(({ applies_to }) => applies_to.includes(what));
}
