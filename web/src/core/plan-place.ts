// Core: where one is in a client's plan, as the URL says it.

import type { ClientId, PlanKind, SectionId } from "../contract.generated";
import { idIn } from "./desk-place";

export type PlanPanel = "edit" | "assess" | "end" | "compare" | "board";

export interface PlanPlace {
  readonly client?: ClientId;
  readonly section?: SectionId;
  /** A section of this kind is being made. */
  readonly make?: PlanKind;
  readonly panel?: PlanPanel;
  /** The two versions that are compared. */
  readonly from?: number;
  readonly to?: number;
}

const panels: ReadonlyArray<PlanPanel> = ["edit", "assess", "end", "compare", "board"];
const kinds: ReadonlyArray<PlanKind> = ["health_and_care", "treatment", "multidisciplinary", "joint"];

/** Reads what may be trusted out of a URL; anything else is left out. */
export function planPlace(search: Readonly<Record<string, unknown>>): PlanPlace {
  const client = idIn<ClientId>(search["client"]);
  const section = idIn<SectionId>(search["section"]);
  const make = kinds.find((kind) => kind === search["make"]);
  const panel = panels.find((one) => one === search["panel"]);
  const from = versionIn(search["from"]);
  const to = versionIn(search["to"]);
  return {
    ...(client && { client }),
    ...(section && { section }),
    ...(make && !section && { make }),
    ...(panel && { panel }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

function versionIn(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 && number < 100_000 ? number : undefined;
}
