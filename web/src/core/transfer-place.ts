// Core: where one is in the transfers of a client, as the URL says it.

import type { ClientId } from "../contract.generated";
import { idIn } from "./desk-place";

export type TransferPanel =
  | "ask"
  | "emergency"
  | "accept"
  | "ask_back"
  | "tell"
  | "decline"
  | "withdraw"
  | "postpone"
  | "call"
  | "hand_call"
  | "review";

export interface TransferPlace {
  readonly client?: ClientId;
  readonly panel?: TransferPanel;
}

type Search = Readonly<Record<string, unknown>>;
const panels: ReadonlyArray<TransferPanel> = [
  "ask",
  "emergency",
  "accept",
  "ask_back",
  "tell",
  "decline",
  "withdraw",
  "postpone",
  "call",
  "hand_call",
  "review",
];

/** Reads what may be trusted out of a URL; anything else is left out. */
export function transferPlace(search: Search): TransferPlace {
  const client = idIn<ClientId>(search["client"]);
  const panel = panels.find((one) => one === search["panel"]);
  return { ...(client && { client }), ...(client && panel && { panel }) };
}
