// Core: where one is in the waiting room, as the URL says it.

import type { TicketId, UnitId } from "../contract.generated";
import { idIn } from "./desk-place";

export interface WaitingRoomPlace {
  /** Absent: where one works, else the first unit that has a waiting room. */
  readonly unit?: UnitId;
  readonly ticket?: TicketId;
  /** A number is being given. */
  readonly panel?: "draw";
}

/** Reads what may be trusted out of a URL; anything else is left out. */
export function waitingRoomPlace(search: Readonly<Record<string, unknown>>): WaitingRoomPlace {
  const unit = idIn<UnitId>(search["unit"]);
  const ticket = idIn<TicketId>(search["ticket"]);
  return {
    ...(unit && { unit }),
    ...(ticket && { ticket }),
    ...(search["panel"] === "draw" && { panel: "draw" as const }),
  };
}

/** The unit of a call-up screen's address, /kutsu/UNIT. */
export function callUpUnit(path: string): UnitId | undefined {
  const [, first, unit, ...rest] = path.split("/");
  return first === "kutsu" && rest.length === 0 ? idIn<UnitId>(unit) : undefined;
}
