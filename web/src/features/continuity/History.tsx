// Continuity: who was named for a client before. Reading it is an opening of the record, so it is read when somebody asks.

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ClientId, ContinuityShown } from "../../contract.generated";
import { askOrThrow } from "../../core/api";
import { dayText } from "../../core/civil-time";
import { useWords } from "../../core/words";
import { Button } from "../../ui/parts";
import { reasonText } from "./naming-text";

export function History(props: { readonly client: ClientId; readonly continuity: ContinuityShown }) {
  const t = useWords();
  const [is_open, setOpen] = useState(false);
  const history = useQuery({
    queryKey: ["naming_history", props.client],
    queryFn: () => askOrThrow<"worker_history">(`/api/clients/${props.client}/workers/history`, {}),
    enabled: is_open,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <div className="stack stack--tight">
      <div className="actions">
        <Button look="quiet" aria-expanded={is_open} onClick={() => setOpen(!is_open)}>
          {t("workers.history")}
        </Button>
      </div>
      {is_open && history.isError && <p role="alert">{t("state.unreachable")}</p>}
      {is_open && history.data && (
        <ul className="stack stack--tight small">
          {history.data.namings.map((one) => (
            <li key={one.naming} className="figures">
              {dayText(one.from, t.language)} – {one.until ? dayText(one.until, t.language) : ""} ·{" "}
              {t(`named_as.${one.named_as}`)} <strong>{one.professional_name}</strong> ·{" "}
              {reasonText(props.continuity, one.why)}
              {one.why_ended && ` → ${reasonText(props.continuity, one.why_ended)}`}
              {one.note && <span className="dim"> ({one.note})</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
