// Consultation: on one's own desk, how many questions wait for me and of mine, and the answers that came.

import { Link } from "@tanstack/react-router";
import type { ConsultationLine } from "../../contract.generated";
import { shortInstant } from "../../core/civil-time";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { askedText, isLate, standingText } from "./consultation-text";
import { useConsultations } from "./use-consultations";
import "./consultation.css";

export function OwnQuestions(props: { readonly now: number }) {
  return useMe().rights.includes("consult_answer") ? <Questions {...props} /> : null;
}

function Questions(props: { readonly now: number }) {
  const t = useWords();
  const { data } = useConsultations();
  if (!data) return null;
  const waiting = data.to_me.length + data.to_pool.length;
  const mine = [...data.asked, ...data.answered_to_me.slice(0, 5)];
  if (waiting === 0 && mine.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="own-questions">
      <h2 id="own-questions">{t("consult.on_own")}</h2>
      <p>
        <Link to="/consultations" search={{}}>
          {[t("consult.own_to_me", { count: waiting }), t("consult.own_asked", { count: data.asked.length })].join(
            " · ",
          )}
        </Link>
      </p>
      <ul className="own__matters">
        {mine.map((line) => (
          <OwnLine key={line.consultation} line={line} now={props.now} />
        ))}
      </ul>
    </section>
  );
}

function OwnLine(props: { readonly line: ConsultationLine; readonly now: number }) {
  const t = useWords();
  const { line, now } = props;
  return (
    <li className="own__matter">
      <Link to="/consultations" search={{ consultation: line.consultation }}>
        <strong>{line.client_name}</strong> {line.question}
      </Link>
      <span className="small dim">
        {line.state === "open"
          ? t("consult.waits_for", { name: askedText(t, line) })
          : [standingText(t, line), line.words].filter(Boolean).join(" · ")}
      </span>
      <span className="figures small">
        {line.state === "open"
          ? t("consult.answer_until", { time: shortInstant(line.answer_by, now, t.language) })
          : line.answered_at && shortInstant(line.answered_at, now, t.language)}
        {isLate(line, now) && <span className="badge badge--alert">{t("consult.late")}</span>}
        {line.unread > 0 && <span className="badge">{t("consult.unread", { count: line.unread })}</span>}
      </span>
    </li>
  );
}
