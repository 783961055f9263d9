// Scheduling: for how long the chosen time is kept, or why it is not.

import { useWords } from "../../core/words";
import { Button, Notice } from "../../ui/parts";
import { countdown } from "./hold-text";
import type { Holding } from "./use-hold";

export function HoldLine(props: { readonly holding: Holding; readonly slots?: number }) {
  const t = useWords();
  const { held, again } = props.holding;
  // The server says that there is no such time; what is lacking is the one after it.
  const is_too_long = (code: string) => (props.slots ?? 1) > 1 && code === "scheduling.slot_not_offered";
  if (held.at === "none") return null;
  if (held.at === "holding") return <p className="hold dim">{t("hold.asking")}</p>;
  if (held.at === "held")
    return (
      <p className="hold" role="timer">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 1.6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 0 0 8 2.6ZM7.2 4.5h1.6v3.2l2.3 1.4-.8 1.3-3.1-1.9Z" />
        </svg>
        <span className="figures">{t("hold.kept", { left: countdown(held.left_ms, t.language) })}</span>
      </p>
    );
  return (
    <Notice look="warning" role="alert">
      {held.at === "refused"
        ? is_too_long(held.refusal.code)
          ? t("hold.not_in_a_row")
          : held.refusal.words
        : held.at === "ended"
          ? t("hold.ended")
          : t("state.unreachable")}
      <div className="actions">
        <Button onClick={again}>{held.at === "ended" ? t("hold.again") : t("action.try_again")}</Button>
      </div>
    </Notice>
  );
}
