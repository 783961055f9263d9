// Waiting: who waits in the book, in the order in which times are offered.

import type { WaitId, WaitShown } from "../../contract.generated";
import { millis, shortInstant } from "../../core/civil-time";
import { useHeldOrder, useLastSeen } from "../../core/use-held-order";
import { useWords } from "../../core/words";
import { ageText, spanText, UrgencyMark } from "../../ui/marks";
import { joined } from "../../ui/parts";
import { GuaranteeMark } from "./WaitMarks";
import { wishesText } from "./wishes";

export function WaitList(props: {
  readonly entries: ReadonlyArray<WaitShown>;
  readonly chosen: WaitId | undefined;
  readonly now: number;
  readonly serviceName: (id: string) => string;
  readonly onChoose: (wait: WaitId) => void;
}) {
  const t = useWords();
  // Nothing moves under the hand: who was given a time meanwhile keeps their place, marked, until the hand is gone.
  const held = useHeldOrder(props.entries.map(({ wait }) => wait));
  const seen = useLastSeen(props.entries, ({ wait }) => wait);
  return (
    <ol className="waits" aria-label={t("waiting.list")} {...held.hands}>
      {seen(held.order).map((wait) => (
        <li key={wait.wait}>
          <Row {...props} wait={wait} is_gone={held.gone.has(wait.wait)} />
        </li>
      ))}
    </ol>
  );
}

function Row(props: {
  readonly wait: WaitShown;
  readonly chosen: WaitId | undefined;
  readonly now: number;
  readonly is_gone: boolean;
  readonly serviceName: (id: string) => string;
  readonly onChoose: (wait: WaitId) => void;
}) {
  const t = useWords();
  const { wait, now } = props;
  const wishes = wishesText(t, wait.wishes);
  return (
    <button
      type="button"
      className={joined("wait", props.is_gone && "wait--gone")}
      aria-current={props.chosen === wait.wait ? "true" : undefined}
      onClick={() => props.onChoose(wait.wait)}
    >
      <span className="wait__first">
        <UrgencyMark urgency={wait.urgency} />
        <GuaranteeMark wait={wait} />
      </span>
      <span className="wait__who">
        <strong>{waiterName(t, wait, now)}</strong>
        <span className="dim small">{t("queue.waited", { span: spanText(t, now - millis(wait.entered_at)) })}</span>
      </span>
      <span className="wait__what">
        {[
          props.serviceName(wait.service),
          wait.professional_name && t("waiting.only", { name: wait.professional_name }),
        ]
          .filter(Boolean)
          .join(" · ")}
        {wishes && <span className="small dim"> · {wishes}</span>}
      </span>
      <span className="wait__next small">
        {props.is_gone ? (
          t("waiting.gone")
        ) : wait.offer ? (
          <span className="wait__offer">
            {t(`waiting.offered_${wait.offer.by}`, { time: shortInstant(wait.offer.begins_at, now, t.language) })}
          </span>
        ) : wait.first_fit ? (
          t("waiting.first_fit", {
            time: shortInstant(wait.first_fit.begins_at, now, t.language),
            name: wait.first_fit.professional_name,
          })
        ) : (
          t("waiting.nothing_fits")
        )}
      </span>
    </button>
  );
}

/** Whoever may not find people sees that somebody waits. */
export function waiterName(t: ReturnType<typeof useWords>, wait: WaitShown, now: number): string {
  if (!wait.client_name) return t("waiting.somebody");
  return wait.client_born ? `${wait.client_name} ${ageText(t, wait.client_born, now)}` : wait.client_name;
}
