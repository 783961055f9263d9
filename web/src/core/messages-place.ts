// Core: where one is on the desk of messages, as the URL says it.

import type { MessageId } from "../contract.generated";
import { idIn } from "./desk-place";

export interface MessagesPlace {
  /** The letter in hand. */
  readonly letter?: MessageId;
}

/** Reads what may be trusted out of a URL; anything else is left out. */
export function messagesPlace(search: Readonly<Record<string, unknown>>): MessagesPlace {
  const letter = idIn<MessageId>(search["letter"]);
  return { ...(letter && { letter }) };
}
