// Transfers: on the client's card: which unit answers for the care now, what is under way, and the way to the chain.

import { Link } from "@tanstack/react-router";
import type { ClientId, ResponsibilityOnCard } from "../../contract.generated";
import { civil, dayText, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import "./transfer.css";

export function ResponsibilityFolder(props: {
  readonly client: ClientId;
  readonly responsibility: ResponsibilityOnCard | undefined;
}) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const today = civil(now).date;
  const { client, responsibility: one } = props;
  return (
    <div className="stack stack--tight">
      <h3>{t("care_transfer.responsibility")}</h3>
      {!one && <p className="dim">{t("care_transfer.none")}</p>}
      {one && (
        <p className="folder__row">
          <Link to="/transfer" search={{ client }}>
            <strong>{one.unit_name}</strong>
          </Link>
          <span className="figures">
            {t("care_transfer.since", { time: shortInstant(one.since, now, t.language) })}
          </span>
        </p>
      )}
      {one?.to_name && (
        <p className="figures">
          {one.changes_at
            ? t("care_transfer.goes_at", { unit: one.to_name, time: shortInstant(one.changes_at, now, t.language) })
            : t("care_transfer.asked_of", { unit: one.to_name })}
        </p>
      )}
      {one?.expected_end && (
        <p className={joined("figures", one.expected_end < today && "transfer-late")}>
          {t("care_transfer.stay_until", { day: dayText(one.expected_end, t.language) })}
        </p>
      )}
      {one?.call_due_on && (
        <p className={joined("figures", one.call_due_on < today && "transfer-late")}>
          {t("care_transfer.call_due", { day: dayText(one.call_due_on, t.language) })}
        </p>
      )}
      {me.rights.includes("plan_edit") && (
        <p>
          <Link className="button" to="/transfer" search={{ client, ...(!one && { panel: "ask" as const }) }}>
            {t(one ? "care_transfer.open_chain" : "care_transfer.ask")}
          </Link>
        </p>
      )}
    </div>
  );
}
