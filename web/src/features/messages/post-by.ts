// Messages: how much time a letter has before it would come too late.

import type { Instant } from "../../contract.generated";
import { civil, millis, plusDays } from "../../core/civil-time";

export type Hurry = "late" | "today" | "tomorrow" | "none";

export function hurryOf(post_by: Instant | undefined, now: number): Hurry {
  if (post_by === undefined) return "none";
  if (millis(post_by) <= now) return "late";
  const [last, today] = [civil(post_by).date, civil(now).date];
  if (last === today) return "today";
  return last === plusDays(today, 1) ? "tomorrow" : "none";
}
