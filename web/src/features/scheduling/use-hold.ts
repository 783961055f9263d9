// Scheduling: keeps a time for whoever talks about it, as long as it is chosen; another choice, or leaving, lets it go.
//
// Invariant: one hold at a time, and each is let go of before the next is asked for: nobody stands in their own way.

import { useEffect, useRef, useState } from "react";
import type { ClientId, HoldRow, MatterId, WantedTime } from "../../contract.generated";
import { type Answer, command, freshKey, type Refusal, Unreachable } from "../../core/api";
import { millis } from "../../core/civil-time";
import { useSecond } from "../../core/clock";

export type Held =
  | { readonly at: "none" }
  | { readonly at: "holding" }
  | { readonly at: "held"; readonly hold: HoldRow; readonly left_ms: number }
  | { readonly at: "ended" }
  | { readonly at: "refused"; readonly refusal: Refusal }
  | { readonly at: "unreachable" };

type Known = Exclude<Held, { at: "held" }> | Readonly<{ at: "held"; hold: HoldRow }>;

// What must be over before the next hold is asked for.
let before: Promise<unknown> = Promise.resolve();

async function hold(body: Readonly<{ time: WantedTime; client: ClientId; matter?: MatterId }>): Promise<Known> {
  try {
    const answer: Answer<HoldRow> = await command<"time_hold">("/api/holds", body, freshKey());
    return answer.ok ? { at: "held", hold: answer.value } : { at: "refused", refusal: answer.refusal };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return { at: "unreachable" };
  }
}

async function letGo(known: Known): Promise<void> {
  if (known.at !== "held") return;
  // A silent line lets go of nothing; the hold runs out by itself.
  await command<"time_release">(`/api/holds/${known.hold.hold}/release`, {}, freshKey()).catch(() => undefined);
}

export interface Holding {
  readonly held: Held;
  /** The hold as it is known once the server has answered. */
  readonly settled: () => Promise<Known>;
  /** It ran out, or was refused: asks once more. */
  readonly again: () => void;
  /** It became a booking: nothing is left to let go of. */
  readonly keep: () => void;
}

export function useHold(
  client: ClientId | undefined,
  matter: MatterId | undefined,
  wanted: WantedTime | undefined,
): Holding {
  const [known, setKnown] = useState<Known>({ at: client && wanted ? "holding" : "none" });
  const [round, setRound] = useState(0);
  const last = useRef<Promise<Known>>(Promise.resolve({ at: "none" }));
  const is_kept = useRef(false);
  const now = useSecond();
  const time_key = wanted && JSON.stringify(wanted);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks for the same time anew
  useEffect(() => {
    if (!client || !time_key) {
      setKnown({ at: "none" });
      last.current = Promise.resolve({ at: "none" });
      return;
    }
    let is_left = false;
    setKnown({ at: "holding" });
    const time = JSON.parse(time_key) as WantedTime;
    const asked: Promise<Known> = before.then(() =>
      is_left ? { at: "none" as const } : hold({ time, client, ...(matter && { matter }) }),
    );
    last.current = asked;
    before = asked;
    void asked.then((answer) => {
      if (!is_left) setKnown(answer);
    });
    return () => {
      is_left = true;
      before = asked.then((answer) => (is_kept.current ? undefined : letGo(answer)));
    };
  }, [client, matter, time_key, round]);

  const held: Held =
    known.at !== "held"
      ? known
      : millis(known.hold.expires_at) <= now
        ? { at: "ended" }
        : { ...known, left_ms: millis(known.hold.expires_at) - now };
  return {
    held,
    settled: () => last.current,
    again: () => setRound((one) => one + 1),
    keep: () => {
      is_kept.current = true;
    },
  };
}
