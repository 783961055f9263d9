// The desk of whoever leads: what is late or lies still, and with whom.

import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { LyingTable } from "../../features/routing/LyingTable";
import { useLying } from "../../features/routing/use-lying";
import { NotRead, StaleNotice } from "../../ui/reading";
import "./lying-desk.css";

export function LyingDesk() {
  const t = useWords();
  const lying = useLying();
  const shown = lying.data;
  const title = t("lying.title");
  useTitle(title);

  return (
    <div className="lying-desk">
      <h1>{title}</h1>
      <StaleNotice reading={lying} as_of={shown?.as_of} />
      {!shown && <NotRead reading={lying} lines={10} />}
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
