// Survey: what waits for a surveyor or is in one's hands, the first promise first. The desk lends the link.

import type { ReactNode } from "react";
import type { SurveyLine } from "../../contract.generated";
import { dayText, millis, shortInstant } from "../../core/civil-time";
import { useWords } from "../../core/words";
import "./survey.css";

export function SurveyLines(props: {
  readonly title: string;
  readonly lines: ReadonlyArray<SurveyLine>;
  readonly none: string;
  readonly now: number;
  readonly linkTo: (line: SurveyLine) => ReactNode;
}) {
  const t = useWords();
  const { now } = props;
  return (
    <section className="stack" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.lines.length === 0 ? (
        <p className="dim">{props.none}</p>
      ) : (
        <ul className="survey-list">
          {props.lines.map((line) => (
            <li key={line.matter} className="survey-list__one">
              <span>
                {props.linkTo(line)}{" "}
                {line.client_born && <span className="figures small">{dayText(line.client_born, t.language)}</span>}{" "}
                {line.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
              </span>
              <span>{line.words}</span>
              <span className="small dim">
                {[line.why, line.passed_by_name, shortInstant(line.passed_at, now, t.language)].join(" · ")}
              </span>
              <span className="small figures">
                {[
                  line.promise_by && t("queue.promised", { time: shortInstant(line.promise_by, now, t.language) }),
                  line.is_reviewed && t("survey.reviewed_short"),
                  line.calls > 0 && t("survey.calls_short", { count: line.calls }),
                  line.next_try_at &&
                    t("survey.next_try_at", { time: shortInstant(line.next_try_at, now, t.language) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}{" "}
                {line.promise_by && millis(line.promise_by) < now && (
                  <span className="badge badge--alert">{t("own.late")}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
