// What is so before a test begins: a client of a certain kind, contacts that wait. Set through the API, as other people would.
import type {
  ClientCard,
  ClientId,
  ClientLine,
  ContactAnswer,
  ContactId,
  FirstLineDesk,
  FoundClients,
  LineId,
  MatterId,
  ReceiveContact,
  Times,
} from "../../web/src/contract.generated.ts";
import { type Calls, expect } from "./centre.ts";

export interface Client {
  readonly client: ClientId;
  /** As the card and the queue write it. */
  readonly name: string;
  readonly phone: string | undefined;
  readonly own_nurse: string | undefined;
  readonly visits: number;
}

export interface Wish {
  /** Has an own nurse, and both the own nurse and the team have free times. */
  readonly own_times?: boolean;
  readonly visits?: boolean;
  readonly phone?: boolean;
  /** Clients that the test has already. */
  readonly but?: ReadonlyArray<Client>;
}

// Beginnings of common Finnish family names; together they find some of any county.
const beginnings = ["Ko", "Vi", "Mä", "La", "Ni", "He", "Ha", "Sa", "Ka", "Ra", "Tu", "Jo", "Le", "Pe", "Ma", "Ku", "Pa", "To"];

export function lineOf(desk: FirstLineDesk, key: string): LineId {
  const line = desk.lines.find((one) => one.key === key);
  if (!line) throw new Error(`no unit has a line ${key}: ${desk.lines.map((one) => one.key).join(", ")}`);
  return line.line;
}

/** Somebody who rang, wrote or came in, and waits. */
export async function waits(
  calls: Calls,
  contact: { line: string; words: string; client?: Client; channel?: ReceiveContact["channel"]; urgency?: ReceiveContact["urgency"]; phone?: string },
): Promise<{ contact: ContactId; matter: MatterId }> {
  const desk = await calls.get<FirstLineDesk>("/api/desks/first-line");
  const phone = contact.phone ?? contact.client?.phone;
  const body: ReceiveContact = {
    line: lineOf(desk, contact.line),
    channel: contact.channel ?? "walk_in",
    words: contact.words,
    language: "fi",
    take: false,
    ...(contact.client && { client: contact.client.client }),
    ...(phone && { caller_phone: phone }),
    ...(contact.urgency && { urgency: contact.urgency }),
  };
  const answer = await calls.post<ContactAnswer>("/api/contacts", body);
  const matter = answer.matters[0];
  if (!matter) throw new Error("a contact holds a matter");
  return { contact: answer.contact, matter };
}

/** A living client without non-disclosure, of the wished kind. */
export async function clientWith(calls: Calls, wish: Wish): Promise<Client> {
  const taken = new Set(wish.but?.map(({ client }) => client));
  for (const text of beginnings) {
    const { clients } = await calls.post<FoundClients>("/api/clients/search", { text });
    for (const line of clients) {
      if (taken.has(line.client) || line.died || line.non_disclosure) continue;
      const client = await asWished(calls, line, wish);
      if (client) return client;
    }
  }
  throw new Error(`the demo county has nobody like ${JSON.stringify(wish)}`);
}

async function asWished(calls: Calls, line: ClientLine, wish: Wish): Promise<Client | undefined> {
  const card = await calls.post<ClientCard>(`/api/clients/${line.client}/card`, { purpose: "care" });
  const own = card.workers[0]?.named_as === "own_nurse" ? card.workers[0].colleague : undefined;
  if (wish.visits && card.visits_total === 0) return undefined;
  if (wish.phone && !card.phone) return undefined;
  if (wish.own_times && !own) return undefined;
  const client: Client = {
    client: line.client,
    name: `${line.family_name} ${line.given_names}`,
    phone: card.phone,
    own_nurse: own?.name,
    visits: card.visits_total,
  };
  if (!wish.own_times) return client;
  // Free times are asked for a matter; a contact on a line that no test looks at is a matter to ask for.
  const { matter } = await waits(calls, { line: "messages", channel: "message", words: "kysyy, milloin pääsisi", client });
  const times = await calls.get<Times>(`/api/matters/${matter}/times?service=nurse_reception`);
  return times.own.length > 0 && times.team.length > 0 ? client : undefined;
}

/** What one waits for until it is so. */
export async function soon(what: () => Promise<boolean>, words: string): Promise<void> {
  await expect.poll(what, { message: words, timeout: 2_000 }).toBe(true);
}
