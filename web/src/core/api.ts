// Core: the line to the server. An answer is a value; a silent line throws.
//
// Invariant: a command that may have reached the server is sent again only with the same Idempotency-Key.

import type { Problem } from "../contract.generated";
import type { AnswerOf, BodyOf, Command, MethodOf, PathOf, Read, Sent } from "./operations";

/** Ready to be read: `words` are in the language we speak with the server; `where` is a JSON pointer into what was sent, or "". */
export type Refusal = Problem;

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

/** What the server answers in: refusals, and every word of the catalogue. Once somebody is signed in, the language of the session. */
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

/** `path` may carry a query; no personal data ever stands in it. */
export function read<O extends Read>(path: PathOf<O> | `${PathOf<O>}?${string}`): Promise<Answer<AnswerOf<O>>> {
  return call("GET", path, undefined, undefined);
}

/** For queries: the value, or a throw that the query keeps as its error. */
export async function readOrThrow<O extends Read>(path: PathOf<O> | `${PathOf<O>}?${string}`): Promise<AnswerOf<O>> {
  return valueOrThrow(await read<O>(path));
}

/** Writes that repeat harmlessly, and questions that are sent in a body because they hold personal data that no URL may hold. */
export function write<O extends Sent>(
  method: MethodOf<O>,
  path: PathOf<O>,
  body: BodyOf<O>,
): Promise<Answer<AnswerOf<O>>> {
  return call(method, path, body, undefined);
}

export async function askOrThrow<O extends Sent>(path: PathOf<O>, body: BodyOf<O>): Promise<AnswerOf<O>> {
  return valueOrThrow<AnswerOf<O>>(await call("POST", path, body, undefined));
}

function valueOrThrow<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Refused(answer.refusal);
}

/** A command. The same key goes with every try of the same intent; a busy server and a lost line are tried twice more. */
export async function command<O extends Command>(
  path: PathOf<O>,
  body: BodyOf<O>,
  key: string,
): Promise<Answer<AnswerOf<O>>> {
  for (let tries = 1; ; ++tries) {
    try {
      const answer = await call<AnswerOf<O>>("POST", path, body, key);
      if (answer.ok || answer.refusal.status !== 503 || tries === 3) return answer;
    } catch (error) {
      if (!(error instanceof Unreachable) || tries === 3) throw error;
    }
    await pause(tries * 700);
  }
}

/** Fire and forget while a page closes; nothing waits for it. */
export function farewell(path: PathOf<"presence_gone">): void {
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
