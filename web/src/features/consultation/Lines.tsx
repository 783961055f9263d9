// Consultation: questions as a list. The row says by when an answer is promised, and says late in words.

import type { ConsultationId, ConsultationLine } from "../../contract.generated";
import { dayText, shortInstant } from "../../core/civil-time";
import { useWords } from "../../core/words";
import { UrgencyMark } from "../../ui/marks";
import { joined } from "../../ui/parts";
import { askedText, isLate, standingText } from "./consultation-text";
import "./consultation.css";

export function Lines(props: {
  readonly title: string;
  readonly lines: ReadonlyArray<ConsultationLine>;
  readonly now: number;
  readonly open: ConsultationId | undefined;
  /** Who is shown beside the client: whoever asks, or whoever is asked. */
  readonly shows: "asker" | "asked";
  readonly onOpen: (consultation: ConsultationId) => void;
}) {
  const t = useWords();
  if (props.lines.length === 0) return null;
  return (
    <section aria-label={props.title}>
      <h2 className="questions__title">{props.title}</h2>
      <ul className="questions">
        {props.lines.map((line) => (
          <li key={line.consultation}>
            <button
              type="button"
              className="questions__one"
              data-consultation={line.consultation}
              aria-current={line.consultation === props.open ? "true" : undefined}
              onClick={() => props.onOpen(line.consultation)}
            >
              <span className="questions__head">
                <strong>{line.client_name}</strong>
                {line.client_born && <span className="figures small">{dayText(line.client_born, t.language)}</span>}
                {line.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
                {line.unread > 0 && (
                  <span className="badge badge--info">{t("consult.unread", { count: line.unread })}</span>
                )}
              </span>
              <span className="questions__words">{line.question}</span>
              <span className="small dim">
                {props.shows === "asker"
                  ? [line.asked_by_name, line.asked_in_name].filter(Boolean).join(", ")
                  : line.state === "open"
                    ? t("consult.waits_for", { name: askedText(t, line) })
                    : line.answered_by_name}
              </span>
              <Stands line={line} now={props.now} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stands(props: { readonly line: ConsultationLine; readonly now: number }) {
  const t = useWords();
  const { line, now } = props;
  if (line.state !== "open")
    return (
      <span className="small figures">
        {[standingText(t, line), line.answered_at && shortInstant(line.answered_at, now, t.language)]
          .filter(Boolean)
          .join(" · ")}
      </span>
    );
  const is_late = isLate(line, now);
  return (
    <span className={joined("small figures questions__foot", is_late && "questions__foot--late")}>
      <UrgencyMark urgency={line.urgency} />
      {t("consult.answer_until", { time: shortInstant(line.answer_by, now, t.language) })}
      {is_late && <span className="badge badge--alert">{t("consult.late")}</span>}
    </span>
  );
}
