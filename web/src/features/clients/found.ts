// Clients: whom this window has found, so that a card can say whose it is before it is opened. In memory only, gone with the page.

import type { ClientId, ClientLine } from "../../contract.generated";

const found = new Map<ClientId, ClientLine>();

export function rememberFound(client: ClientLine): void {
  found.set(client.client, client);
}

/** Absent after a reload: then only the card itself says who it is. */
export function whoWasFound(client: ClientId): ClientLine | undefined {
  return found.get(client);
}
