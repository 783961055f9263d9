// The desk of whoever leads: what is late or lies still, and with whom.

import { useEffect } from "react";
import { Refused } from "../../core/api";
import { shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useLine } from "../../core/stream";
import { useWords } from "../../core/words";
import { LyingTable } from "../../features/routing/LyingTable";
import { useLying } from "../../features/routing/use-lying";
import { Button, Notice, Skeleton } from "../../ui/parts";
import "./lying-desk.css";

export function LyingDesk() {
  const t = useWords();
  const now = useNow();
  const { line } = useLine();
  const lying = useLying();
  const shown = lying.data;
  const title = t("lying.title");
  useEffect(() => {
    document.title = `${title} – Koppi`;
  }, [title]);

  return (
    <div className="lying-desk">
      <h1>{title}</h1>
      {(line === "lost" || lying.isError) && shown && (
        <Notice look="warning" role="status">
          {t("state.stale", { time: shortInstant(shown.as_of, now, t.language) })}
        </Notice>
      )}
      {!shown && lying.isError && (
        <Notice look="alert" role="alert">
          {lying.error instanceof Refused ? lying.error.refusal.words : t("state.unreachable")}
          <Button onClick={() => lying.refetch()}>{t("action.try_again")}</Button>
        </Notice>
      )}
      {!shown && !lying.isError && <Skeleton words={t("state.loading")} lines={10} />}
      {shown && (
        <>
          <p className="dim">{t("lying.help", { days: shown.idle_days })}</p>
          <p className="figures">
            <strong>{t("lying.late", { count: shown.late })}</strong> · {t("lying.idle", { count: shown.idle })}
          </p>
          <LyingTable desk={shown} />
        </>
      )}
    </div>
  );
}
