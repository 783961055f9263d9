// Pair work: one joint appointment as it stands, from its indications to the follow-up.

import type { PairPerson, PairShown } from "../../contract.generated";
import { civil, dateText, dayText, instantText } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useWords, type Words } from "../../core/words";
import { joined } from "../../ui/parts";
import type { PairHouse } from "./use-pairwork";

function peopleText(t: Words, people: ReadonlyArray<PairPerson>): string {
  return people
    .map(({ name, profession }) => (profession ? `${name} (${t(`profession.${profession}`)})` : name))
    .join(", ");
}

export function PairView(props: { readonly pair: PairShown; readonly house: PairHouse }) {
  const t = useWords();
  const now = useNow();
  const { pair } = props;
  const { catalogue } = props.house;
  const label = (list: ReadonlyArray<{ id: string; label: string }>, id: string) =>
    list.find((one) => one.id === id)?.label ?? id;
  const { content, time, survey } = pair;
  const segment = content?.segment && catalogue.classes.find(({ id }) => id === content.segment?.class_id);
  const tool = content?.outside && catalogue.outside_tools.find(({ id }) => id === content.outside?.tool);
  const is_late = pair.is_open && pair.follow_up_on !== undefined && pair.follow_up_on < civil(now).date;
  return (
    <dl className="pair-facts">
      <dt>{t("pair.indications")}</dt>
      <dd>
        <ul>
          {pair.indications.map((id) => (
            <li key={id}>{label(catalogue.indications, id)}</li>
          ))}
        </ul>
        {pair.note && <p className="pair-text">{pair.note}</p>}
        <p className="dim small">
          {[pair.suggested_by_name, instantText(pair.suggested_at, t.language)].filter(Boolean).join(" · ")}
        </p>
      </dd>
      <dt>{t("pair.owner")}</dt>
      <dd>{pair.owner.name}</dd>
      {time && (
        <>
          <dt>{t("pair.time")}</dt>
          <dd>
            <strong className="figures">{instantText(time.begins_at, t.language)}</strong>{" "}
            <span className="dim">
              {t(`visit_kind.${time.kind}`)}
              {time.state === "cancelled" && ` · ${t("pair.time_cancelled")}`}
              {time.state === "no_show" && ` · ${t("pair.time_missed")}`}
            </span>
            <p>{peopleText(t, time.people)}</p>
            {pair.shared_by && <p className="dim small">{t(`pair_basis.${pair.shared_by}`)}</p>}
          </dd>
        </>
      )}
      {content && (
        <>
          <dt>{t("pair.held_on")}</dt>
          <dd>
            <span className="figures">{dateText(content.held_on, t.language)}</span>
            <p>{peopleText(t, pair.people)}</p>
          </dd>
          <dt>{t("pair.need")}</dt>
          <dd className="pair-text pair-quote">{content.need}</dd>
          {segment && content.segment && (
            <>
              <dt>{t("pair.segment")}</dt>
              <dd>
                <strong>{segment.label}</strong> – {segment.meaning}
                <p className="dim small figures">
                  {t("pair.segment_sums", {
                    resources: content.segment.resources,
                    complexity: content.segment.complexity,
                  })}
                </p>
              </dd>
            </>
          )}
          {content.outside && tool && (
            <>
              <dt>{tool.label}</dt>
              <dd>
                <strong>{label(tool.classes, content.outside.class_id)}</strong>{" "}
                <span className="dim">
                  {dayText(content.outside.on, t.language)}, {content.outside.by}
                </span>
              </dd>
            </>
          )}
          {content.onward.length > 0 && (
            <>
              <dt>{t("pair.onward")}</dt>
              <dd>
                <ol>
                  {content.onward.map((one) => (
                    <li key={`${one.what} ${one.where ?? ""} ${one.when ?? ""}`}>
                      <strong>{one.what}</strong>{" "}
                      <span className="dim">{[one.where, one.with_whom, one.when].filter(Boolean).join(" · ")}</span>
                    </li>
                  ))}
                </ol>
              </dd>
            </>
          )}
          {(content.saved_appointments !== undefined || content.saved_time) && (
            <>
              <dt>{t("pair.estimate")}</dt>
              <dd>
                {[
                  content.saved_appointments !== undefined &&
                    t("pair.saved_count", { count: content.saved_appointments }),
                  content.saved_time && t(`saved_time.${content.saved_time}`),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </dd>
            </>
          )}
        </>
      )}
      {survey && (
        <>
          <dt>{t("pair.survey_title")}</dt>
          <dd>
            <strong className="figures">{t("pair.usefulness_is", { value: survey.usefulness })}</strong>
            <ul>
              {catalogue.statements.map(({ id, label: words }) => {
                const said = survey.statements.find(({ statement }) => statement === id);
                return (
                  said && (
                    <li key={id}>
                      {words} <strong>{t(`agreement.${said.agreement}`)}</strong>
                    </li>
                  )
                );
              })}
            </ul>
            {survey.words && <p className="pair-text pair-quote">{survey.words}</p>}
            <p className="dim small">
              {[t(`answered_how.${survey.how}`), survey.recorded_by_name, instantText(survey.answered_at, t.language)]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </dd>
        </>
      )}
      {(pair.follow_ups.length > 0 || pair.follow_up_on) && (
        <>
          <dt>{t("pair.follow_title")}</dt>
          <dd>
            <ul>
              {pair.follow_ups.map((one) => (
                <li key={one.followed_up_at}>
                  <strong>{t(`path_status.${one.status}`)}</strong>{" "}
                  <span className="dim">
                    {[instantText(one.followed_up_at, t.language), one.followed_up_by_name].filter(Boolean).join(" · ")}
                  </span>
                  <p className="small">
                    {t("pair.client_knows")}:{" "}
                    {[
                      one.knows_where && t("pair.knows_where"),
                      one.knows_when && t("pair.knows_when"),
                      one.knows_with_whom && t("pair.knows_with_whom"),
                    ]
                      .filter(Boolean)
                      .join(", ") || t("pair.knows_nothing")}
                  </p>
                  {one.note && <p className="pair-text">{one.note}</p>}
                </li>
              ))}
            </ul>
            {pair.is_open && pair.follow_up_on && (
              <p className={joined("figures", is_late && "pair-late")}>
                {t(is_late ? "pair.follow_was_due" : "pair.follow_due", {
                  day: dateText(pair.follow_up_on, t.language),
                })}
              </p>
            )}
          </dd>
        </>
      )}
      {pair.ended_why && (
        <>
          <dt>{t("pair.ended")}</dt>
          <dd>{[t(`pair_end.${pair.ended_why}`), pair.ended_note].filter(Boolean).join(" · ")}</dd>
        </>
      )}
      {pair.versions.length > 1 && (
        <>
          <dt>{t("pair.versions")}</dt>
          <dd className="small dim">
            {pair.versions
              .map((one) =>
                [`${one.version}`, one.written_by_name, instantText(one.written_at, t.language)]
                  .filter(Boolean)
                  .join(" "),
              )
              .join(" · ")}
          </dd>
        </>
      )}
    </dl>
  );
}
