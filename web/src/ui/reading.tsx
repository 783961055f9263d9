// Ui: what stands around something that is read: not read yet, could not be read, read a while ago.

import type { Instant } from "../contract.generated";
import { Refused } from "../core/api";
import { shortInstant } from "../core/civil-time";
import { useNow } from "../core/clock";
import { useLine } from "../core/stream";
import { useWords, type Words } from "../core/words";
import { Button, Notice, Skeleton } from "./parts";

/** Why something could not be read. */
export function readingTrouble(t: Words, error: Error | null): string {
  return error instanceof Refused ? error.refusal.words : t("state.unreachable");
}

interface Reading {
  readonly isError: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** In place of what is not there: it is on its way, or the way is said to try again. */
export function NotRead(props: {
  readonly reading: Reading;
  readonly lines: number;
  readonly look?: "alert" | "warning";
}) {
  const t = useWords();
  const { reading } = props;
  if (!reading.isError) return <Skeleton words={t("state.loading")} lines={props.lines} />;
  return (
    <Notice look={props.look ?? "alert"} role="alert">
      {readingTrouble(t, reading.error)}
      <Button onClick={() => reading.refetch()}>{t("action.try_again")}</Button>
    </Notice>
  );
}

/** Above what is there and may be old: the line is lost, or the last reading failed. */
export function StaleNotice(props: {
  readonly reading: Readonly<{ isError: boolean }>;
  readonly as_of: Instant | undefined;
}) {
  const t = useWords();
  const now = useNow();
  const { line } = useLine();
  if (props.as_of === undefined || (line !== "lost" && !props.reading.isError)) return null;
  return (
    <Notice look="warning" role="status">
      {t("state.stale", { time: shortInstant(props.as_of, now, t.language) })}
    </Notice>
  );
}
