// Plan: the folder on the client's card. Opened, it shows the plan as it stands; writing is done on the plan's own page.

import { Link } from "@tanstack/react-router";
import type { ClientId, PlanOnCard } from "../../contract.generated";
import { civil, dayText } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { Button, joined, Notice, Skeleton } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { SectionFacts, SectionView } from "./SectionView";
import { usePlan } from "./use-plan";
import "./plan.css";

export function PlanFolder(props: {
  readonly client: ClientId;
  readonly sections: ReadonlyArray<PlanOnCard>;
  /** Reading a plan is logged: nothing is read before the folder is opened. */
  readonly is_open: boolean;
}) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  if (!me.rights.includes("plan_read")) return <p className="dim">{t("plan.not_yours")}</p>;
  const today = civil(now).date;
  return (
    <div className="stack">
      {props.sections.length === 0 ? (
        <p className="dim">{t("plan.client_has_none")}</p>
      ) : (
        <ul className="stack stack--tight">
          {props.sections.map((one) => (
            <li key={one.section} className="folder__row">
              <Link to="/plan" search={{ client: props.client, section: one.section }}>
                <strong>{t(`plan_kind.${one.kind}`)}</strong>
              </Link>
              <span className="figures">
                {one.owner_name}
                {" · "}
                <span className={joined(one.review_on < today && "plan-late")}>
                  {t(one.review_on < today ? "plan.review_was" : "plan.review_on", {
                    day: dayText(one.review_on, t.language),
                  })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {props.is_open && props.sections.length > 0 && <Opened client={props.client} />}
      <p>
        <Link className="button" to="/plan" search={{ client: props.client }}>
          {t(props.sections.length === 0 && me.rights.includes("plan_edit") ? "plan.make_first" : "plan.open_page")}
        </Link>
      </p>
    </div>
  );
}

function Opened(props: { readonly client: ClientId }) {
  const t = useWords();
  const plan = usePlan(props.client);
  if (plan.data)
    return (
      <>
        {plan.data.sections
          .filter(({ ended_at }) => ended_at === undefined)
          .map((section) => (
            <article key={section.section} className="plan-in-folder">
              <h3>{t(`plan_kind.${section.kind}`)}</h3>
              <SectionFacts section={section} />
              <SectionView section={section} />
            </article>
          ))}
      </>
    );
  if (plan.isError)
    return (
      <Notice look="alert" role="alert">
        {readingTrouble(t, plan.error)}
        <Button onClick={() => plan.refetch()}>{t("action.try_again")}</Button>
      </Notice>
    );
  return <Skeleton words={t("state.loading")} />;
}
