// Core: where one is on the desk of one's own clients and on that of panels, as the URL says it.

import type { NamedAs, ProfessionalId, UnitId } from "../contract.generated";
import { idIn } from "./desk-place";

const kinds: ReadonlyArray<NamedAs> = [
  "own_nurse",
  "own_doctor",
  "client_manager",
  "responsible_worker",
  "contact_person",
  "area_nurse",
];

export interface OwnPlace {
  /** Only those named so; absent: all. */
  readonly kind?: NamedAs;
}

export interface PanelsPlace {
  readonly unit?: UnitId;
  /** Whose clients are being transferred. */
  readonly leaves?: ProfessionalId;
  readonly view?: "rules";
}

type Search = Readonly<Record<string, unknown>>;

/** Reads what may be trusted out of a URL; anything else is left out. */
export function ownPlace(search: Search): OwnPlace {
  const kind = kinds.find((one) => one === search["kind"]);
  return { ...(kind && { kind }) };
}

export function panelsPlace(search: Search): PanelsPlace {
  const unit = idIn<UnitId>(search["unit"]);
  const leaves = idIn<ProfessionalId>(search["leaves"]);
  return {
    ...(unit && { unit }),
    ...(leaves && { leaves }),
    ...(search["view"] === "rules" && { view: "rules" as const }),
  };
}
