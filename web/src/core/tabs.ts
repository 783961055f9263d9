// Core: the tabs of one browser have one session. What one of them becomes, the others become too, so that none acts under a
// person or a role that it does not show.
//
// Invariant: ids alone are told; who it is each tab reads from the server.

import type { Me } from "../contract.generated";

export interface Acts {
  readonly account: Me["account"];
  readonly role: string | undefined;
}

const channel = new BroadcastChannel("koppi.session");

/** Absent when somebody signed out. */
export function tellTabs(acts: Acts | undefined): void {
  channel.postMessage(acts);
}

export function hearTabs(listener: (acts: Acts | undefined) => void): () => void {
  const take = (message: MessageEvent<Acts | undefined>) => listener(message.data);
  channel.addEventListener("message", take);
  return () => channel.removeEventListener("message", take);
}
