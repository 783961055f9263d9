// Routing: says what was just decided, and takes it back. No countdown: it stays for as long as the server lets it be undone.

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { instantText, millis } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import { keys } from "../../core/queries";
import { useCommand } from "../../core/use-command";
import { useWords, type Words } from "../../core/words";
import { Button } from "../../ui/parts";
import { forget, type Made, useMade } from "./made";
import "./routing.css";

export function MadeBar() {
  const t = useWords();
  const now = useNow();
  const last = useMade().find((one) => millis(one.undo_until) > now);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { step, send, clear } = useCommand<"matter_undo">();

  useKeys({ ...(last && { u: () => void undo(last) }) });

  async function undo(one: Made): Promise<void> {
    const answer = await send(`/api/matters/${one.matter}/undo`, {});
    if (!answer?.ok) return;
    forget(one.matter);
    for (const kept of [keys.desk, keys.contact, keys.times, keys.card])
      void client.invalidateQueries({ queryKey: kept });
    void navigate({
      to: "/first-line",
      search: (at) => ({ ...at, contact: one.contact, matter: one.matter, page: "matter" }),
    });
  }

  return (
    <div className="made" role="status">
      {last && (
        <div className="made__one">
          <span className="made__what">{madeText(t, last)}</span>
          <Button hotkey="U" onClick={() => void undo(last)} disabled={step.at === "sending"}>
            {t("made.undo")}
          </Button>
          {step.at === "refused" && <span className="refusal">{step.refusal.words}</span>}
          {step.at === "unreachable" && <span className="refusal">{t("state.unanswered")}</span>}
          <Button
            look="quiet"
            onClick={() => {
              clear();
              forget(last.matter);
            }}
          >
            {t("action.close")}
          </Button>
        </div>
      )}
    </div>
  );
}

function madeText(t: Words, one: Made): string {
  return t(`made.${one.route}`, {
    name: one.client_name,
    time: one.begins_at ? instantText(one.begins_at, t.language) : "",
  });
}
