// Core: a button that asks the server for something, and the four things that may come of it.
//
// Invariant: pressing again after a lost line repeats the same intent (same key) unless what is asked was changed meanwhile.

import { useRef, useState } from "react";
import { type Answer, command, freshKey, type Refusal, Unreachable } from "./api";
import type { AnswerOf, BodyOf, Command, PathOf } from "./operations";
import type { Words } from "./words";

export type Step =
  | { readonly at: "ready" }
  | { readonly at: "sending" }
  | { readonly at: "refused"; readonly refusal: Refusal }
  | { readonly at: "unreachable" };

export interface Asking<O extends Command> {
  readonly step: Step;
  /** Absent when the line was silent; then `step` says so. */
  send(path: PathOf<O>, body: BodyOf<O>): Promise<Answer<AnswerOf<O>> | undefined>;
  clear(): void;
}

export function useCommand<O extends Command>(): Asking<O> {
  const { step, ask, clear } = useAsked();
  const unanswered = useRef<Readonly<{ intent: string; key: string }> | undefined>(undefined);

  async function send(path: PathOf<O>, body: BodyOf<O>): Promise<Answer<AnswerOf<O>> | undefined> {
    const intent = path + JSON.stringify(body);
    const key = unanswered.current?.intent === intent ? unanswered.current.key : freshKey();
    unanswered.current = { intent, key };
    const answer = await ask(() => command<O>(path, body, key));
    if (answer) unanswered.current = undefined;
    return answer;
  }

  return { step, send, clear };
}

/** The same four things, for what is asked without a key: signing in and out, the language, the role. */
export function useAsked() {
  const [step, setStep] = useState<Step>({ at: "ready" });
  async function ask<T>(question: () => Promise<Answer<T>>): Promise<Answer<T> | undefined> {
    setStep({ at: "sending" });
    try {
      const answer = await question();
      setStep(answer.ok ? { at: "ready" } : { at: "refused", refusal: answer.refusal });
      return answer;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      setStep({ at: "unreachable" });
      return undefined;
    }
  }
  return { step, ask, clear: () => setStep({ at: "ready" }) };
}

/** The words of a refusal that is about this field; absent when it is about another. */
export function refusedAt(step: Step, where: string): string | undefined {
  if (step.at !== "refused") return undefined;
  const at = step.refusal.where;
  return at === where || at.startsWith(`${where}/`) ? step.refusal.words : undefined;
}

/** What stands at the foot of a form: that no answer came, or the words of a refusal that none of the fields shows. */
export function troubleText(t: Words, step: Step, fields: ReadonlyArray<string>): string | undefined {
  return step.at === "unreachable" ? t("state.unanswered") : refusedElsewhere(step, fields);
}

function refusedElsewhere(step: Step, fields: ReadonlyArray<string>): string | undefined {
  if (step.at !== "refused" || fields.some((where) => refusedAt(step, where))) return undefined;
  return step.refusal.words;
}
