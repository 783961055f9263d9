// The surveyors' desk: what waits for a surveyor and what is in one's own hands, by promise.

import { Link } from "@tanstack/react-router";
import type { SurveyLine } from "../../contract.generated";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { SurveyLines } from "../../features/survey/SurveyLines";
import { useSurveys } from "../../features/survey/use-survey";
import { NotRead, StaleNotice } from "../../ui/reading";
import "./survey-desk.css";

export function SurveysDesk() {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const may_survey = me.rights.includes("survey_case");
  const desk = useSurveys(may_survey);
  const title = t("survey.title");
  useTitle(title);
  const linkTo = (one: SurveyLine) => (
    <Link to="/survey/$matter" params={{ matter: one.matter }}>
      {one.client_name}
    </Link>
  );
  return (
    <div className="surveys stack">
      <h1>{title}</h1>
      {!may_survey && <p>{t("survey.not_yours")}</p>}
      <StaleNotice reading={desk} as_of={desk.data?.as_of} />
      {!desk.data && (may_survey || desk.isError) && <NotRead reading={desk} lines={8} />}
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
