// Routing: the rules in use, in plain words, with the situations by which they are told.

import type { ExampleReach, RoutedBecause, RoutingDesk, RoutingExampleShown } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useWords, type Words, wordFor } from "../../core/words";
import { spanText } from "../../ui/marks";
import "./rules.css";

export function RulesInUse(props: { readonly rules: RoutingDesk }) {
  const t = useWords();
  const { rules } = props;
  return (
    <>
      <section className="stack" aria-labelledby="rules-order">
        <h2 id="rules-order">{t("rules.order")}</h2>
        <p className="small dim figures">
          {t("rules.version", { version: rules.version, day: dayText(rules.valid_from, t.language) })}
        </p>
        <ol className="rules__order">
          {rules.order.map((because) => (
            <li key={because}>{t(`owner_because.${because}`)}</li>
          ))}
        </ol>
        <ul className="rules__also">
          <li>{t("rules.reach")}</li>
          <li>{t("rules.earlier", { days: rules.earlier_within_days })}</li>
        </ul>
      </section>
      <section className="stack" aria-labelledby="rules-directed">
        <h2 id="rules-directed">{t("rules.directed")}</h2>
        {rules.directed.lines.map(({ line, to }) => (
          <div key={line} className="stack stack--tight">
            <h3>{wordFor(t, "line_name", line)}</h3>
            <ol className="rules__order">
              {to.map((because) => (
                <li key={because}>{t(`owner_because.${because}`)}</li>
              ))}
            </ol>
          </div>
        ))}
        <ul className="rules__also">
          <li>{t("rules.directed_reach")}</li>
          <li>{t("rules.directed_earlier", { days: rules.directed.earlier_within_days })}</li>
          <li>{t("rules.unopened", { minutes: rules.directed.unopened_minutes })}</li>
        </ul>
      </section>
      <section className="stack" aria-labelledby="rules-examples">
        <h2 id="rules-examples">{t("rules.examples")}</h2>
        <Examples examples={rules.examples} />
      </section>
      <section className="stack" aria-labelledby="rules-late">
        <h2 id="rules-late">{t("rules.late")}</h2>
        <ul className="rules__also">
          {rules.escalation.map(({ level, minutes }) => (
            <li key={level}>
              {t(`rules.level_${level}`)}: {whenText(t, minutes)}
            </li>
          ))}
          <li>{t("rules.idle", { days: rules.idle_days })}</li>
        </ul>
      </section>
    </>
  );
}

/** Situations, and in which order somebody is proposed in each. */
export function Examples(props: { readonly examples: ReadonlyArray<RoutingExampleShown> }) {
  const t = useWords();
  return (
    <table className="table rules__examples">
      <thead>
        <tr>
          <th scope="col">{t("rules.known")}</th>
          <th scope="col">{t("rules.proposed")}</th>
        </tr>
      </thead>
      <tbody>
        {props.examples
          .map((example) => ({ ...example, known: situation(t, example) }))
          .map((example) => (
            <tr key={example.known.join()}>
              <th scope="row">
                <ul>
                  {example.known.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </th>
              <td data-label={t("rules.proposed")}>
                <ol>
                  {example.comes.map((because) => (
                    <li key={because}>{t(`owner_because.${because}`)}</li>
                  ))}
                </ol>
                {!example.is_as_told && <p className="small rules__otherwise">{t("rules.otherwise")}</p>}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function whenText(t: Words, minutes: number): string {
  if (minutes === 0) return t("rules.at_promise");
  const size = Math.abs(minutes);
  // A rule is told in whole hours where it is one.
  const span = size % 60 === 0 && size < 1440 ? t("rules.hours", { count: size / 60 }) : spanText(t, size * 60_000);
  return minutes < 0 ? t("rules.before", { span }) : t("rules.after", { span });
}

function situation(t: Words, example: RoutingExampleShown): ReadonlyArray<string> {
  const people = (
    [
      ["earlier_handler", example.earlier_handler],
      ["case_manager", example.case_manager],
      ["own_worker", example.own_worker],
      ["deputy", example.deputy],
    ] satisfies ReadonlyArray<[RoutedBecause, ExampleReach | undefined]>
  ).flatMap(([because, reach]) => {
    if (!reach) return [];
    const who = t(`owner_because.${because}`);
    return [reach === "away" ? t("rules.away", { who }) : who];
  });
  if (example.team) people.push(t("owner_because.team"));
  if (example.competence) people.push(t("owner_because.competence"));
  return people;
}
