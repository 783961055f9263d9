// Core: where one is on the arranging book's desk, as the URL says it.

import type { UnitId, WaitId } from "../contract.generated";
import { idIn } from "./desk-place";

export interface WaitingPlace {
  /** Absent: one's own. */
  readonly unit?: UnitId;
  /** Absent: all that is waited for. */
  readonly service?: string;
  readonly wait?: WaitId;
}

const service_id = /^[a-z0-9_]{1,60}$/;

/** Reads what may be trusted out of a URL; anything else is left out. */
export function waitingPlace(search: Readonly<Record<string, unknown>>): WaitingPlace {
  const unit = idIn<UnitId>(search["unit"]);
  const wait = idIn<WaitId>(search["wait"]);
  const service = search["service"];
  return {
    ...(unit && { unit }),
    ...(typeof service === "string" && service_id.test(service) && { service }),
    ...(wait && { wait }),
  };
}
