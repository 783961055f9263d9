// Worktime: what stands where a figure is not read yet, or could not be.

import { Refused } from "../../core/api";
import { useWords } from "../../core/words";
import { Button, Notice, Skeleton } from "../../ui/parts";

export function NotRead(props: {
  readonly reading: Readonly<{ isError: boolean; error: Error | null; refetch: () => unknown }>;
  readonly lines: number;
}) {
  const t = useWords();
  const { reading } = props;
  if (!reading.isError) return <Skeleton words={t("state.loading")} lines={props.lines} />;
  return (
    <Notice look="warning" role="alert">
      {reading.error instanceof Refused ? reading.error.refusal.words : t("state.unreachable")}
      <Button onClick={() => reading.refetch()}>{t("action.try_again")}</Button>
    </Notice>
  );
}
