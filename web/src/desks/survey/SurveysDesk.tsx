// The surveyors' desk: what waits for a surveyor and what is in one's own hands, by promise.

import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import type { SurveyLine } from "../../contract.generated";
import { Refused } from "../../core/api";
import { shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useLine } from "../../core/stream";
import { useWords } from "../../core/words";
import { SurveyLines } from "../../features/survey/SurveyLines";
import { useSurveys } from "../../features/survey/use-survey";
import { Button, Notice, Skeleton } from "../../ui/parts";
import "./survey-desk.css";

export function SurveysDesk() {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const { line } = useLine();
  const may_survey = me.rights.includes("survey_case");
  const desk = useSurveys(may_survey);
  const title = t("survey.title");
  useEffect(() => {
    document.title = `${title} – Koppi`;
  }, [title]);
  const linkTo = (one: SurveyLine) => (
    <Link to="/survey/$matter" params={{ matter: one.matter }}>
      {one.client_name}
    </Link>
  );
  return (
    <div className="surveys stack">
      <h1>{title}</h1>
      {!may_survey && <p>{t("survey.not_yours")}</p>}
      {(line === "lost" || desk.isError) && desk.data && (
        <Notice look="warning" role="status">
          {t("state.stale", { time: shortInstant(desk.data.as_of, now, t.language) })}
        </Notice>
      )}
      {!desk.data && desk.isError && (
        <Notice look="alert" role="alert">
          {desk.error instanceof Refused ? desk.error.refusal.words : t("state.unreachable")}
          <Button onClick={() => desk.refetch()}>{t("action.try_again")}</Button>
        </Notice>
      )}
      {may_survey && !desk.data && !desk.isError && <Skeleton words={t("state.loading")} lines={8} />}
      {desk.data && (
        <>
          <SurveyLines
            title={t("survey.mine", { count: desk.data.mine.length })}
            lines={desk.data.mine}
            none={t("survey.none_mine")}
            now={now}
            linkTo={linkTo}
          />
          <SurveyLines
            title={t("survey.waiting", { count: desk.data.waiting.length })}
            lines={desk.data.waiting}
            none={t("survey.none")}
            now={now}
            linkTo={linkTo}
          />
        </>
      )}
    </div>
  );
}
