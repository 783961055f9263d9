// Core: the line to the server. An answer is a value; a silent line throws.
//
// Invariant: a command that may have reached the server is sent again only with the same Idempotency-Key.

import type { Instant } from "../contract.generated";

export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** JSON pointer into what was sent; "" when the refusal is about the whole. */
  readonly where: string;
  /** Ready to be read, in the session's language. */
  readonly words: string;
  readonly details: Readonly<Record<string, string>>;
}

/** The server's yes or no. A network failure is not an answer: it throws Unreachable, and the screen says that nothing was saved. */
export type Answer<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; refusal: Refusal }>;

export class Unreachable extends Error {}

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

type Listener = (refusal: Refusal) => void;
let onSessionEnded: Listener = () => {};

/** Who is told when an answer says that nobody is signed in any more. */
export function whenSessionEnds(listener: Listener): void {
  onSessionEnded = listener;
}

let language = "fi";

/** What refusals are written in before anybody is signed in. */
export function speakWithServer(tag: string): void {
  language = tag;
}

// What a page asks by itself keeps nobody signed in: a request counts as a person's when somebody touched the machine lately.
const touchCountsFor = 60_000;
let touchedAt = Date.now();
for (const touch of ["keydown", "pointerdown", "wheel"])
  globalThis.addEventListener?.(touch, () => (touchedAt = Date.now()), { capture: true, passive: true });

async function call<T>(method: string, path: string, body: unknown, key: string | undefined): Promise<Answer<T>> {
  const headers: Record<string, string> = { accept: "application/json", "accept-language": language };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (key) headers["idempotency-key"] = key;
  if (Date.now() - touchedAt > touchCountsFor) headers["x-koppi-background"] = "1";
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    text = await response.text();
  } catch (error) {
    throw new Unreachable(path, { cause: error });
  }
  if (response.ok) return { ok: true, value: (text === "" ? {} : JSON.parse(text)) as T };
  const refusal = refusalFrom(response.status, text);
  if (refusal.status === 401 && path !== "/api/session") onSessionEnded(refusal);
  return { ok: false, refusal };
}

function refusalFrom(status: number, text: string): Refusal {
  try {
    const said = JSON.parse(text) as Partial<Refusal>;
    if (said.code && said.words)
      return { status, code: said.code, where: said.where ?? "", words: said.words, details: said.details ?? {} };
  } catch {
    // Something between us and the server answered in its own words.
  }
  throw new Unreachable(`${status}`);
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export function read<T>(path: string): Promise<Answer<T>> {
  return call<T>("GET", path, undefined, undefined);
}

/** For queries: the value, or a throw that the query keeps as its error. */
export async function readOrThrow<T>(path: string): Promise<T> {
  const answer = await read<T>(path);
  if (answer.ok) return answer.value;
  throw new Refused(answer.refusal);
}

/** A question that is sent in a body, because it holds personal data that no URL may hold. */
export async function askOrThrow<T>(path: string, body: unknown): Promise<T> {
  const answer = await call<T>("POST", path, body, undefined);
  if (answer.ok) return answer.value;
  throw new Refused(answer.refusal);
}

/** Writes that repeat harmlessly: drafts, presence, sign-in. */
export function write<T>(method: "POST" | "PUT", path: string, body: unknown): Promise<Answer<T>> {
  return call<T>(method, path, body, undefined);
}

/** A command. The same key goes with every try of the same intent; a busy server and a lost line are tried twice more. */
export async function command<T>(path: string, body: unknown, key: string): Promise<Answer<T>> {
  for (let tries = 1; ; ++tries) {
    try {
      const answer = await call<T>("POST", path, body, key);
      if (answer.ok || answer.refusal.status !== 503 || tries === 3) return answer;
    } catch (error) {
      if (!(error instanceof Unreachable) || tries === 3) throw error;
    }
    await pause(tries * 700);
  }
}

/** Fire and forget while a page closes; nothing waits for it. */
export function farewell(path: string): void {
  fetch(path, {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: "{}",
  }).catch(() => {});
}

export function freshKey(): string {
  return crypto.randomUUID();
}

export interface Stamped {
  readonly as_of: Instant;
}
