// Routing: takes a decision back. What it had changed is read again, the card too: a freed time stands on it.

import type { MatterId } from "../../contract.generated";
import { useReadAgain } from "../../core/read-again";
import { type Step, useCommand } from "../../core/use-command";
import { forget } from "./made";

export function useUndo(): {
  readonly step: Step;
  /** True when it is taken back. */
  undo(matter: MatterId): Promise<boolean>;
  clear(): void;
} {
  const readAgain = useReadAgain();
  const { step, send, clear } = useCommand<"matter_undo">();
  async function undo(matter: MatterId): Promise<boolean> {
    if (step.at === "sending") return false;
    const answer = await send(`/api/matters/${matter}/undo`, {});
    if (!answer?.ok) return false;
    forget();
    readAgain("desk", "contact", "times", "card");
    return true;
  }
  return { step, undo, clear };
}
