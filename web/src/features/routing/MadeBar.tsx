// Routing: says what was just decided, and takes it back. No countdown: it stays for as long as the server lets it be undone.

import { useNavigate } from "@tanstack/react-router";
import { instantText, millis } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import { useWords, type Words } from "../../core/words";
import { Button } from "../../ui/parts";
import { forget, type Made, useMade } from "./made";
import { useUndo } from "./use-undo";
import "./routing.css";

export function MadeBar() {
  const t = useWords();
  const now = useNow();
  const made = useMade();
  const last = made && millis(made.undo_until) > now ? made : undefined;
  const navigate = useNavigate();
  const { step, undo, clear } = useUndo();

  useKeys({ ...(last && { u: () => void takeBack(last) }) });

  async function takeBack(one: Made): Promise<void> {
    if (!(await undo(one.matter))) return;
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
          <Button hotkey="U" onClick={() => void takeBack(last)} disabled={step.at === "sending"}>
            {t("made.undo")}
          </Button>
          {step.at === "refused" && <span className="refusal">{step.refusal.words}</span>}
          {step.at === "unreachable" && <span className="refusal">{t("state.unanswered")}</span>}
          <Button
            look="quiet"
            onClick={() => {
              clear();
              forget();
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
