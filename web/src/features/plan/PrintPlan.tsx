// Plan: the client's own copy, on paper: large, plain, in the client's language, and only what they need at home.

import type { PlanSectionShown, PlanShown } from "../../contract.generated";
import { civil, dateText, dayText, instantText } from "../../core/civil-time";
import { useMe } from "../../core/session";
import { useWordsIn } from "../../core/words";
import { phoneText } from "../../ui/phone";
import { doerText } from "./plan-text";

export function PrintPlan(props: { readonly shown: PlanShown; readonly section: PlanSectionShown }) {
  const me = useMe();
  const { client, as_of } = props.shown;
  const t = useWordsIn(client.language);
  const { content, kind, professionals } = props.section;
  const owner = professionals.find(({ professional }) => professional === content.owner);
  const open = content.actions.filter(({ done_on }) => done_on === undefined);
  return (
    <article className="print-only print-plan" lang={t.language}>
      <h1>{t("plan_print.title")}</h1>
      <p className="print-plan__who">
        {client.given_names} {client.family_name}
        {client.born && <span>, {dayText(client.born, t.language)}</span>}
      </p>
      <p>{t(`plan_kind.${kind}`)}</p>
      {content.needs.length > 0 && (
        <section>
          <h2>{t("plan_print.needs")}</h2>
          <ul>
            {content.needs.map((need) => (
              <li key={need.part}>”{need.words}”</li>
            ))}
          </ul>
        </section>
      )}
      {content.goals.length > 0 && (
        <section>
          <h2>{t("plan_print.goals")}</h2>
          <ul>
            {content.goals.map((goal) => (
              <li key={goal.part}>
                {goal.text}
                {goal.target_on && <> ({t("plan.by_day", { day: dayText(goal.target_on, t.language) })})</>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {open.length > 0 && (
        <section>
          <h2>{t("plan_print.actions")}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("plan_print.what")}</th>
                <th scope="col">{t("plan_print.who")}</th>
                <th scope="col">{t("plan_print.when")}</th>
              </tr>
            </thead>
            <tbody>
              {open.map((action) => (
                <tr key={action.part}>
                  <td>{action.text}</td>
                  <td>{action.by === "client" ? t("plan_print.you") : doerText(t, action, professionals)}</td>
                  <td>{action.due_on && dayText(action.due_on, t.language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section>
        <h2>{t("plan_print.people")}</h2>
        <ul>
          {owner && (
            <li>
              {owner.name}
              {owner.profession && <>, {t(`profession.${owner.profession}`).toLocaleLowerCase(t.language)}</>}
              {owner.phone && <strong> {phoneText(owner.phone)}</strong>}
            </li>
          )}
          {content.people.map((person) => (
            <li key={person.part}>
              {person.name}, {person.role}
              {person.phone && <strong> {person.phone}</strong>}
              {person.reach && <> ({person.reach})</>}
            </li>
          ))}
        </ul>
      </section>
      {content.follow_up && (
        <section>
          <h2>{t("plan_print.follow_up")}</h2>
          <p className="plan-text">{content.follow_up}</p>
        </section>
      )}
      <section>
        <h2>{t("plan_print.review")}</h2>
        <p>
          <strong>{dateText(content.review_on, t.language)}</strong>
        </p>
        <p>{t("plan_print.change")}</p>
      </section>
      <p className="print-plan__emergency">{t("plan_print.emergency")}</p>
      <p className="print-day__foot">
        {t("print.by", { name: me.name, unit: me.role.unit_name, time: instantText(as_of, t.language) })} ·{" "}
        {t("plan.version_of", {
          version: props.section.version,
          day: dayText(civil(props.section.saved_at).date, t.language),
        })}
      </p>
    </article>
  );
}
