// Clients: the colour bar of a client. The same client always has the same bar; a second client in another tab has, most likely,
// another. It is a third sign beside name and birth date, never the only one.

import type { ClientId } from "../../contract.generated";

export const colours = 8;

export function clientColour(client: ClientId): number {
  let hash = 0;
  for (const letter of client.replaceAll("-", "").slice(-8)) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % colours;
}
