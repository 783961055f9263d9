// Core: where one is in the joint appointments and the teams of a client, and on the desks beside them, as the URL says it.

import type { ClientId, MatterId, UnitId } from "../contract.generated";
import { idIn } from "./desk-place";

export type PairPanel = "suggest" | "book" | "write" | "survey" | "follow" | "hand" | "end";

export interface PairPlace {
  readonly client?: ClientId;
  readonly panel?: PairPanel;
  /** From which a joint appointment is suggested. */
  readonly matter?: MatterId;
}

export type TeamPanel = "form" | "invite" | "meeting" | "end";

export interface TeamPlace {
  readonly client?: ClientId;
  readonly panel?: TeamPanel;
}

export interface HeavyPlace {
  readonly unit?: UnitId;
}

type Search = Readonly<Record<string, unknown>>;
const pair_panels: ReadonlyArray<PairPanel> = ["suggest", "book", "write", "survey", "follow", "hand", "end"];
const team_panels: ReadonlyArray<TeamPanel> = ["form", "invite", "meeting", "end"];

/** Reads what may be trusted out of a URL; anything else is left out. */
export function pairPlace(search: Search): PairPlace {
  const client = idIn<ClientId>(search["client"]);
  const panel = pair_panels.find((one) => one === search["panel"]);
  const matter = idIn<MatterId>(search["matter"]);
  return {
    ...(client && { client }),
    ...(client && panel && { panel }),
    ...(panel === "suggest" && matter && { matter }),
  };
}

export function teamPlace(search: Search): TeamPlace {
  const client = idIn<ClientId>(search["client"]);
  const panel = team_panels.find((one) => one === search["panel"]);
  return { ...(client && { client }), ...(client && panel && { panel }) };
}

export function heavyPlace(search: Search): HeavyPlace {
  const unit = idIn<UnitId>(search["unit"]);
  return { ...(unit && { unit }) };
}
