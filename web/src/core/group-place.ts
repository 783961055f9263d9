// Core: where one is on the groups' desk, as the URL says it.

import type { GroupId, MeetingId, UnitId } from "../contract.generated";
import { idIn } from "./desk-place";

export interface GroupPlace {
  /** Absent: the whole county. */
  readonly unit?: UnitId;
  readonly service?: string;
  /** Those too that are over. */
  readonly ended?: "on";
  readonly group?: GroupId | "new";
  /** Who came is being recorded. */
  readonly meeting?: MeetingId;
}

/** Reads what may be trusted out of a URL; anything else is left out. */
export function groupPlace(search: Readonly<Record<string, unknown>>): GroupPlace {
  const unit = idIn<UnitId>(search["unit"]);
  const service = search["service"];
  const group = search["group"] === "new" ? "new" : idIn<GroupId>(search["group"]);
  const meeting = idIn<MeetingId>(search["meeting"]);
  return {
    ...(unit && { unit }),
    ...(typeof service === "string" && /^[a-z_0-9]{1,60}$/.test(service) && { service }),
    ...(search["ended"] === "on" && { ended: "on" as const }),
    ...(group && { group }),
    ...(group && group !== "new" && meeting && { meeting }),
  };
}
