// Core: what may be asked of the server, by name. Types only: the contract is printed by the server, and a path, a body or an answer
// that does not fit its operation does not compile.

import type { Operations } from "../contract.generated";

export type Operation = keyof Operations;

type OfKind<K extends string> = { [O in Operation]: Operations[O]["kind"] extends K ? O : never }[Operation];
type OfMethod<M extends string> = { [O in Operation]: Operations[O]["method"] extends M ? O : never }[Operation];

/** Reads by GET. */
export type Read = OfMethod<"GET">;
/** Writes that carry an Idempotency-Key. */
export type Command = OfKind<"command">;
/** Everything else that is sent in a body: questions, openings, drafts, sign-in. */
export type Sent = Exclude<OfMethod<"POST" | "PUT">, Command>;

type Filled<P extends string> = P extends `${infer Head}{${string}}${infer Tail}`
  ? `${Head}${string}${Filled<Tail>}`
  : P;

export type PathOf<O extends Operation> = Filled<Operations[O]["path"]>;
export type BodyOf<O extends Operation> = Operations[O]["body"];
export type AnswerOf<O extends Operation> = Operations[O]["answer"];
export type MethodOf<O extends Operation> = Operations[O]["method"];
