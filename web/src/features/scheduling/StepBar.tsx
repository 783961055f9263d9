// Scheduling: says what was just done to a booking, and takes it back for as long as the server lets it.

import { useState } from "react";
import type { BookedShown, BookingId } from "../../contract.generated";
import { instantText, millis } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useCommand } from "../../core/use-command";
import { useWords, type Words } from "../../core/words";
import { spanText } from "../../ui/marks";
import { Button } from "../../ui/parts";
import { type LastStep, rememberStep, useLastStep } from "./last-step";
import "./scheduling.css";

/** What one's own step changed. */
export function useBooksRead() {
  const readAgain = useReadAgain();
  return () => readAgain("day", "calendar", "handover", "desk", "times", "card");
}

export function StepBar(props: {
  readonly bookings: ReadonlyArray<BookedShown>;
  /** Something else was decided later: that is what U takes back. */
  readonly is_older: boolean;
  readonly onUndone: (booking: BookingId) => void;
}) {
  const t = useWords();
  const now = useNow();
  const readBooks = useBooksRead();
  const last = useLastStep();
  const undo = useCommand<"booking_undo">();
  const [undone, setUndone] = useState<string | undefined>(undefined);
  const until = last && (last.undo_until ?? props.bookings.find(({ booking }) => booking === last.booking)?.undo_until);
  const left_ms = until ? millis(until) - now : undefined;
  const is_held = last?.did === "held";
  const is_shown = last && !props.is_older && (is_held || left_ms === undefined || left_ms > 0);
  const can_undo = is_shown && !is_held;

  useKeys({ ...(can_undo && { u: () => void takeBack(last) }) });

  async function takeBack(step: LastStep): Promise<void> {
    if (undo.step.at === "sending") return;
    const answer = await undo.send(`/api/bookings/${step.booking}/undo`, {});
    readBooks();
    if (!answer?.ok) return;
    rememberStep(undefined);
    setUndone(t("step_done.undone", { name: step.client_name }));
    props.onUndone(step.booking);
  }
  const close = () => {
    undo.clear();
    rememberStep(undefined);
  };

  return (
    <div className="done-bar" role="status">
      {is_shown ? (
        <div className="done-bar__one">
          <span className="done-bar__what">{stepText(t, last)}</span>
          {can_undo && (
            <Button hotkey="U" onClick={() => void takeBack(last)} disabled={undo.step.at === "sending"}>
              {t("made.undo")}
            </Button>
          )}
          {can_undo && left_ms !== undefined && (
            <span className="dim small figures">{t("step_done.left", { span: spanText(t, left_ms + 59_999) })}</span>
          )}
          {undo.step.at === "refused" && <span className="refusal">{undo.step.refusal.words}</span>}
          {undo.step.at === "unreachable" && <span className="refusal">{t("state.unanswered")}</span>}
          <Button look="quiet" onClick={close}>
            {t("action.close")}
          </Button>
        </div>
      ) : (
        undone && <span className="heard-only">{undone}</span>
      )}
    </div>
  );
}

function stepText(t: Words, step: LastStep): string {
  return t(`step_done.${step.did}`, {
    name: step.client_name,
    time: step.begins_at ? instantText(step.begins_at, t.language) : "",
    professional: step.professional_name ?? "",
  });
}
