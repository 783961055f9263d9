// Plan: one section as it is read: what the client needs, what is aimed at, who does what by when, and how the people are reached.

import type { GoalsAssessedShown, PlanGoal, PlanSectionShown } from "../../contract.generated";
import { civil, dayText } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { phoneText } from "../../ui/phone";
import { gas_levels } from "./plan-draft";
import { doerText, isOverdue, levelText, scoreText, versionText } from "./plan-text";
import "./plan.css";

export function SectionFacts(props: { readonly section: PlanSectionShown }) {
  const t = useWords();
  const now = useNow();
  const { section } = props;
  const { content } = section;
  const line = section.versions[0];
  const owner = section.professionals.find(({ professional }) => professional === content.owner);
  return (
    <p className="plan-facts figures">
      <span className="badge">{t(`registry.${section.registry}`)}</span>
      {content.shared_by && <span className="badge">{t(`plan.shared_${content.shared_by}`)}</span>}
      <span>
        {t("plan.owned_by", { name: [owner?.name, owner?.phone && phoneText(owner.phone)].filter(Boolean).join(", ") })}
      </span>
      {section.ended_at && section.ended_why ? (
        <strong>
          {t("plan.ended_on", {
            day: dayText(civil(section.ended_at).date, t.language),
            why: t(`plan_end.${section.ended_why}`),
          })}
        </strong>
      ) : (
        <span className={joined(isOverdue(section, now) && "plan-late")}>
          {t(isOverdue(section, now) ? "plan.review_was" : "plan.review_on", {
            day: dayText(content.review_on, t.language),
          })}
        </span>
      )}
      {line && <span className="dim">{versionText(t, line)}</span>}
      {line?.handed_on_why && <span>{t("plan.handed_on", { why: line.handed_on_why })}</span>}
    </p>
  );
}

export function SectionView(props: { readonly section: PlanSectionShown }) {
  const t = useWords();
  const { section } = props;
  const { content, professionals } = section;
  const last = section.assessed.at(-1);
  return (
    <div className="plan-view">
      <Part title={t("plan.needs")} is_empty={content.needs.length === 0}>
        <ul className="plan-needs">
          {content.needs.map((need) => (
            <li key={need.part}>”{need.words}”</li>
          ))}
        </ul>
      </Part>
      <Part title={t("plan.goals")} is_empty={content.goals.length === 0}>
        <ol className="plan-goals">
          {content.goals.map((goal) => (
            <li key={goal.part}>
              <Goal goal={goal} assessed={last} />
            </li>
          ))}
        </ol>
        <Scores assessed={section.assessed} />
      </Part>
      <Part title={t("plan.actions")} is_empty={content.actions.length === 0}>
        <table className="plan-actions">
          <thead>
            <tr>
              <th scope="col">{t("plan.action")}</th>
              <th scope="col">{t("plan.who")}</th>
              <th scope="col">{t("plan.due_on")}</th>
            </tr>
          </thead>
          <tbody>
            {content.actions.map((action) => (
              <tr key={action.part} className={joined(action.done_on !== undefined && "plan-actions__done")}>
                <td>{action.text}</td>
                <td>{doerText(t, action, professionals)}</td>
                <td className="figures">
                  {action.done_on
                    ? t("plan.done", { day: dayText(action.done_on, t.language) })
                    : action.due_on && dayText(action.due_on, t.language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      <Part title={t("plan.people")} is_empty={content.people.length === 0}>
        <ul className="plan-people">
          {content.people.map((person) => (
            <li key={person.part}>
              <strong>{person.name}</strong>, {person.role}
              <span className="figures">
                {[person.phone, person.reach].filter(Boolean).map((text) => (
                  <span key={text}> · {text}</span>
                ))}
              </span>
              {person.visits_home && (
                <span className="dim"> · {t("plan.visits_home_when", { when: person.visits_home })}</span>
              )}
            </li>
          ))}
        </ul>
      </Part>
      {content.follow_up && (
        <Part title={t("plan.follow_up")} is_empty={false}>
          <p className="plan-text">{content.follow_up}</p>
        </Part>
      )}
      {content.codes.length > 0 && (
        <p className="small dim">{t("plan.counted", { codes: content.codes.map(({ code }) => code).join(", ") })}</p>
      )}
      {section.ended_note && <p className="plan-text">{section.ended_note}</p>}
    </div>
  );
}

function Part(props: { readonly title: string; readonly is_empty: boolean; readonly children: React.ReactNode }) {
  const t = useWords();
  return (
    <section className="plan-part">
      <h3>{props.title}</h3>
      {props.is_empty ? <p className="dim">{t("plan.nothing_written")}</p> : props.children}
    </section>
  );
}

export function Goal(props: { readonly goal: PlanGoal; readonly assessed: GoalsAssessedShown | undefined }) {
  const t = useWords();
  const { goal } = props;
  const level = props.assessed?.levels.find(({ part }) => part === goal.part)?.level;
  const icf = goal.icf && `ICF ${goal.icf}${goal.icf_qualifier ? `.${goal.icf_qualifier}` : ""}`;
  const facts = [
    goal.target_on && t("plan.by_day", { day: dayText(goal.target_on, t.language) }),
    goal.levels.length > 0 && goal.weight > 1 && t("plan.weight_is", { weight: goal.weight }),
    icf,
  ].filter(Boolean);
  return (
    <>
      <strong className="plan-text">{goal.text}</strong>
      {facts.length > 0 && <span className="dim figures"> · {facts.join(" · ")}</span>}
      {goal.levels.length > 0 && (
        <table className="gas" aria-label={t("plan.scale_of", { goal: goal.text })}>
          <tbody>
            {gas_levels.map((step, place) => (
              <tr key={step} className={joined(step === level && "gas__now")}>
                <th scope="row" className="figures">
                  {levelText(step)}
                </th>
                <td>{goal.levels[place]}</td>
                <td className="gas__mark">
                  {[step === goal.baseline && t("plan.baseline_here"), step === level && t("plan.level_now")]
                    .filter(Boolean)
                    .join(" · ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Scores(props: { readonly assessed: ReadonlyArray<GoalsAssessedShown> }) {
  const t = useWords();
  if (props.assessed.length === 0) return null;
  return (
    <p className="figures plan-scores">
      {t("plan.scores")}{" "}
      {props.assessed.map((one, place) => (
        <span key={one.assessed_at}>
          {place > 0 && " → "}
          <strong>{scoreText(t, one.score_hundredths)}</strong>{" "}
          <span className="dim">
            ({[dayText(civil(one.assessed_at).date, t.language), one.assessed_by_name].filter(Boolean).join(", ")})
          </span>
        </span>
      ))}
    </p>
  );
}
