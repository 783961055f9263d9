// Core: where one is on the first-line desk, as the URL says it.

import type { ClientId, ContactId, LineId, MatterId } from "../contract.generated";

export interface DeskPlace {
  readonly line?: LineId;
  /** Which list the queue column shows: what waits (absent) or what is mine. */
  readonly list?: "mine";
  readonly contact?: ContactId;
  readonly matter?: MatterId;
  /** A client's card without a contact. */
  readonly client?: ClientId;
  /** The panel for a ringing phone is open. */
  readonly new?: "contact";
  /** On a narrow screen one column is a page: the queue (absent), the matter, the next step. */
  readonly page?: "matter" | "step";
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id as it may stand in a URL. */
export function idIn<T extends string>(value: unknown): T | undefined {
  return typeof value === "string" && uuid.test(value) ? (value as T) : undefined;
}

/** Reads what may be trusted out of a URL; anything else is left out. */
export function deskPlace(search: Readonly<Record<string, unknown>>): DeskPlace {
  const line = idIn<LineId>(search["line"]);
  const contact = idIn<ContactId>(search["contact"]);
  const matter = idIn<MatterId>(search["matter"]);
  const client = idIn<ClientId>(search["client"]);
  const page = search["page"];
  return {
    ...(line && { line }),
    ...(search["list"] === "mine" && { list: "mine" as const }),
    ...(contact && { contact }),
    ...(matter && { matter }),
    ...(client && { client }),
    ...(search["new"] === "contact" && { new: "contact" as const }),
    ...((page === "matter" || page === "step") && { page }),
  };
}

/** Whether the same client's work is open, whichever page or list is looked at. */
export function isSameWork(a: DeskPlace, b: DeskPlace): boolean {
  return a.contact === b.contact && a.matter === b.matter && a.client === b.client && a.new === b.new;
}
