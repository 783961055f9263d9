// Scheduling: how long a time is kept, as it is counted down.

import type { Language } from "../../contract.generated";

/** "4.32" in Finnish and Swedish, "4:32" in English. */
export function countdown(left_ms: number, language: Language): string {
  const seconds = Math.max(0, Math.ceil(left_ms / 1_000));
  return `${Math.floor(seconds / 60)}${language === "en" ? ":" : "."}${String(seconds % 60).padStart(2, "0")}`;
}
