// Core: why a visit, a meeting or a wait is moved, cancelled or ended, as the catalogue says it, those of the client first.

import type { BookingReasonFor, BookingReasonShown } from "../contract.generated";
import { useCatalogue } from "./use-catalogue";

const none: ReadonlyArray<BookingReasonShown> = [];

export function useReasons(what: BookingReasonFor): ReadonlyArray<BookingReasonShown> {
  const all = useCatalogue().data?.booking_reasons ?? none;
  return all.filter(({ applies_to }) => applies_to.includes(what));
}

/** A reason's words; somebody's own words stand as they are. */
export function useReasonText(): (why: string) => string {
  const all = useCatalogue().data?.booking_reasons ?? none;
  return (why) => all.find(({ id }) => id === why)?.label ?? why;
}
