// Messages: letters that wait to be printed, the one that must be posted first on top. No names: those are in the letter.

import type { LetterLine, MessageId } from "../../contract.generated";
import { clockTime, shortInstant } from "../../core/civil-time";
import { useHeldOrder, useLastSeen } from "../../core/use-held-order";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { hurryOf } from "./post-by";

/** Where the keyboard finds a row. */
export const letterRow = (message: MessageId): string => `letter-${message}`;

export function LetterList(props: {
  readonly letters: ReadonlyArray<LetterLine>;
  readonly chosen: MessageId | undefined;
  readonly now: number;
  readonly may_open: boolean;
  readonly onOpen: (message: MessageId) => void;
}) {
  const t = useWords();
  const held = useHeldOrder(props.letters.map(({ message }) => message));
  const seen = useLastSeen(props.letters, ({ message }) => message);
  return (
    <ol className="letters" aria-label={t("messages.letters")} {...held.hands}>
      {seen(held.order).map((letter) => (
        <li key={letter.message}>
          <Row {...props} letter={letter} is_gone={held.gone.has(letter.message)} />
        </li>
      ))}
    </ol>
  );
}

function Row(props: {
  readonly letter: LetterLine;
  readonly chosen: MessageId | undefined;
  readonly now: number;
  readonly is_gone: boolean;
  readonly may_open: boolean;
  readonly onOpen: (message: MessageId) => void;
}) {
  const t = useWords();
  const { letter, now, is_gone } = props;
  const hurry = is_gone ? "none" : hurryOf(letter.post_by, now);
  return (
    <button
      type="button"
      id={letterRow(letter.message)}
      className={joined("letter-row", is_gone && "letter-row--gone")}
      aria-current={props.chosen === letter.message ? "true" : undefined}
      disabled={!props.may_open}
      onClick={() => !is_gone && props.onOpen(letter.message)}
    >
      <span className="letter-row__what">
        <strong>{t(`message_kind.${letter.kind}`)}</strong>
        <span className="dim"> · {t("messages.letter_in", { language: letter.language })}</span>
      </span>
      <span className="letter-row__when">
        {is_gone ? (
          t("messages.gone_letter")
        ) : letter.post_by && hurry !== "none" ? (
          <strong className={`figures hurry--${hurry}`}>
            {t(`messages.post_${hurry}`, { time: clockTime(letter.post_by, t.language) })}
          </strong>
        ) : (
          letter.post_by && (
            <span className="figures">
              {t("messages.post_by", { time: shortInstant(letter.post_by, now, t.language) })}
            </span>
          )
        )}
      </span>
      <span className="letter-row__queued dim small figures">
        {t("messages.queued", { time: shortInstant(letter.queued_at, now, t.language) })}
      </span>
    </button>
  );
}
