// Plan: whose plans one is to look through now, and what plans say that one does oneself, on one's own desk. Nothing is there while nothing is due.

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PlanActionLine, PlanReviewLine } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useMe } from "../../core/session";
import { useWords, type Words } from "../../core/words";
import { Button, joined } from "../../ui/parts";
import { useReviews } from "./use-plan";
import "./plan.css";

export function ReviewsDue() {
  return useMe().rights.includes("plan_read") ? <Due /> : null;
}

function Due() {
  const t = useWords();
  const { reviews = [], overdue = 0, actions = [], actions_overdue = 0 } = useReviews().data ?? {};
  return (
    <>
      <DueLine
        id="reviews-due"
        label={t("plan.reviews")}
        head={t("plan.reviews_due", { count: reviews.length })}
        overdue={overdue}
        all={reviews.map((one) => ({ key: one.section, one, due: reviewText(t, one) }))}
      />
      <DueLine
        id="actions-due"
        label={t("plan.actions_mine")}
        head={t("plan.actions_due", { count: actions.length })}
        overdue={actions_overdue}
        all={actions.map((one) => ({
          key: `${one.section} ${one.part}`,
          one,
          what: one.text,
          due: actionText(t, one),
        }))}
      />
    </>
  );
}

interface DueRow {
  readonly key: string;
  readonly one: PlanReviewLine | PlanActionLine;
  readonly what?: string;
  readonly due: string;
}

/** One line that opens into those that are due. */
function DueLine(props: {
  readonly id: string;
  readonly label: string;
  readonly head: string;
  readonly overdue: number;
  readonly all: ReadonlyArray<DueRow>;
}) {
  const t = useWords();
  const [is_open, setOpen] = useState(false);
  if (props.all.length === 0) return null;
  return (
    <section className="reviews-due no-print" aria-label={props.label}>
      <Button look="quiet" aria-expanded={is_open} aria-controls={props.id} onClick={() => setOpen(!is_open)}>
        <span className="figures">
          {props.head}
          {props.overdue > 0 && <strong className="plan-late"> · {t("plan.overdue", { count: props.overdue })}</strong>}
        </span>
      </Button>
      <ul id={props.id} hidden={!is_open} className="reviews-due__list">
        {props.all.map(({ key, one, what, due }) => (
          <li key={key}>
            <Link to="/plan" search={{ client: one.client, section: one.section }}>
              {one.name}
            </Link>
            <span className="figures dim">
              {[one.born && dayText(one.born, t.language), t(`plan_kind.${one.kind}`)].filter(Boolean).join(" · ")}
            </span>
            {one.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
            {what && <span>{what}</span>}
            <span className={joined("figures", one.days_over > 0 && "plan-late")}>{due}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function reviewText(t: Words, one: PlanReviewLine): string {
  const day = dayText(one.review_on, t.language);
  return one.days_over > 0 ? t("plan.over_by", { day, count: one.days_over }) : t("plan.review_on", { day });
}

function actionText(t: Words, one: PlanActionLine): string {
  const day = dayText(one.due_on, t.language);
  return one.days_over > 0 ? t("plan.action_over", { day, count: one.days_over }) : t("plan.by_day", { day });
}
