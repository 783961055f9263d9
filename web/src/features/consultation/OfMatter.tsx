// Consultation: what was asked about a matter, where the matter is shown.

import { Link } from "@tanstack/react-router";
import type { ConsultationLine, MatterId } from "../../contract.generated";
import { shortInstant } from "../../core/civil-time";
import { useWords } from "../../core/words";
import { askedText, isLate, standingText } from "./consultation-text";
import { useOfMatter } from "./use-consultations";

export function OfMatter(props: { readonly matter: MatterId; readonly is_open: boolean; readonly now: number }) {
  const t = useWords();
  const { data } = useOfMatter(props.matter, props.is_open);
  if (!data || data.consultations.length === 0) return null;
  return (
    <section className="stack stack--tight" aria-label={t("consult.of_matter")}>
      <h3>{t("consult.of_matter")}</h3>
      <QuestionList lines={data.consultations} now={props.now} />
    </section>
  );
}

export function QuestionList(props: { readonly lines: ReadonlyArray<ConsultationLine>; readonly now: number }) {
  const t = useWords();
  const { now } = props;
  return (
    <ul className="stack stack--tight">
      {props.lines.map((line) => (
        <li key={line.consultation}>
          <Link to="/consultations" search={{ consultation: line.consultation }}>
            {line.question}
          </Link>
          <span className="small figures">
            {" "}
            {[
              standingText(t, line),
              line.state === "open" ? askedText(t, line) : line.answered_by_name,
              line.state === "open" &&
                t("consult.answer_until", { time: shortInstant(line.answer_by, now, t.language) }),
              line.words,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
          {isLate(line, now) && <span className="badge badge--alert">{t("consult.late")}</span>}
        </li>
      ))}
    </ul>
  );
}
