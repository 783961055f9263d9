// Plan: whose plans one is to look through now, on one's own desk. Nothing is there while nothing is due.

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PlanReviewLine } from "../../contract.generated";
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
  const reviews = useReviews();
  const [is_open, setOpen] = useState(false);
  const all = reviews.data?.reviews ?? [];
  if (all.length === 0) return null;
  const overdue = reviews.data?.overdue ?? 0;
  return (
    <section className="reviews-due no-print" aria-label={t("plan.reviews")}>
      <Button look="quiet" aria-expanded={is_open} aria-controls="reviews-due" onClick={() => setOpen(!is_open)}>
        <span className="figures">
          {t("plan.reviews_due", { count: all.length })}
          {overdue > 0 && <strong className="plan-late"> · {t("plan.overdue", { count: overdue })}</strong>}
        </span>
      </Button>
      <ul id="reviews-due" hidden={!is_open} className="reviews-due__list">
        {all.map((one) => (
          <li key={one.section}>
            <Link to="/plan" search={{ client: one.client, section: one.section }}>
              {one.name}
            </Link>
            <span className="figures dim">
              {[one.born && dayText(one.born, t.language), t(`plan_kind.${one.kind}`)].filter(Boolean).join(" · ")}
            </span>
            {one.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
            <span className={joined("figures", one.days_over > 0 && "plan-late")}>{dueText(t, one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function dueText(t: Words, one: PlanReviewLine): string {
  const day = dayText(one.review_on, t.language);
  return one.days_over > 0 ? t("plan.over_by", { day, count: one.days_over }) : t("plan.review_on", { day });
}
