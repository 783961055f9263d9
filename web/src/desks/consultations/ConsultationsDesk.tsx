// The desk of consultations: questions to me and to my team by their deadline, and one of them with its thread and its answer.
//
// Invariant: the URL says which question is open; opening it opens the client's record for a consultation, and the server logs that.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ConsultationId, ConsultationLine, ConsultationsDesk as Shown } from "../../contract.generated";
import { useNow } from "../../core/clock";
import type { ConsultationPlace } from "../../core/consultation-place";
import { useKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { ClientHeader } from "../../features/clients/ClientHeader";
import { useCard } from "../../features/clients/use-card";
import { AnswerForm } from "../../features/consultation/AnswerForm";
import { Lines } from "../../features/consultation/Lines";
import { Question, QuestionActions } from "../../features/consultation/Question";
import { useConsultation, useConsultations } from "../../features/consultation/use-consultations";
import { PickColleague } from "../../features/directory/PickColleague";
import { useReachable } from "../../features/directory/use-reachability";
import { useUnits } from "../../features/directory/use-units";
import { Button, joined, Notice, Skeleton } from "../../ui/parts";
import { NotRead, readingTrouble, StaleNotice } from "../../ui/reading";
import "./consultations-desk.css";

const route = getRouteApi("/consultations");

export function ConsultationsDesk() {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const place: ConsultationPlace = route.useSearch();
  const navigate = route.useNavigate();
  const may_answer = me.rights.includes("consult_answer");
  const desk = useConsultations(may_answer);
  const title = t("consult.title");
  useTitle(title);
  const open = (consultation: ConsultationId | undefined) =>
    void navigate({ search: consultation ? { consultation } : {} });
  const all = desk.data ? inOrder(desk.data) : [];
  useMoving(all, place.consultation, open);
  const current = all.find(({ consultation }) => consultation === place.consultation);

  if (!may_answer) return <p className="consultations__empty">{t("consult.not_yours")}</p>;
  return (
    <div className={joined("consultations", place.consultation && "consultations--open")}>
      <div className="consultations__list">
        <h1 className="consultations__title">{title}</h1>
        <StaleNotice reading={desk} as_of={desk.data?.as_of} />
        {!desk.data && <NotRead reading={desk} lines={8} />}
        {desk.data && all.length === 0 && <p className="consultations__empty">{t("consult.none")}</p>}
        {desk.data && <Lists desk={desk.data} now={now} open={place.consultation} onOpen={open} />}
      </div>
      <div className="consultations__body">
        {place.consultation ? (
          <Opened
            key={place.consultation}
            consultation={place.consultation}
            line={current}
            now={now}
            onBack={() => open(undefined)}
          />
        ) : (
          <p className="dim consultations__empty">{t("consult.choose")}</p>
        )}
      </div>
    </div>
  );
}

function inOrder(desk: Shown): ReadonlyArray<ConsultationLine> {
  return [...desk.to_me, ...desk.to_pool, ...desk.asked, ...desk.answered_to_me, ...desk.answered_by_me];
}

/** J and K go through the lists as they stand. */
function useMoving(
  all: ReadonlyArray<ConsultationLine>,
  open: ConsultationId | undefined,
  onOpen: (consultation: ConsultationId | undefined) => void,
): void {
  const move = (by: number) => () => {
    const at = all.findIndex(({ consultation }) => consultation === open);
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) onOpen(next.consultation);
  };
  useKeys({ j: move(1), k: move(-1), ...(open && { escape: () => onOpen(undefined) }) });
}

function Lists(props: {
  readonly desk: Shown;
  readonly now: number;
  readonly open: ConsultationId | undefined;
  readonly onOpen: (consultation: ConsultationId) => void;
}) {
  const t = useWords();
  const { desk, ...rest } = props;
  const count = (lines: ReadonlyArray<ConsultationLine>) => ({ count: lines.length });
  return (
    <>
      <Lines {...rest} title={t("consult.to_me", count(desk.to_me))} lines={desk.to_me} shows="asker" />
      <Lines {...rest} title={t("consult.to_pool", count(desk.to_pool))} lines={desk.to_pool} shows="asker" />
      <Lines {...rest} title={t("consult.mine", count(desk.asked))} lines={desk.asked} shows="asked" />
      <Lines
        {...rest}
        title={t("consult.answered_to_me", count(desk.answered_to_me))}
        lines={desk.answered_to_me}
        shows="asked"
      />
      <Lines
        {...rest}
        title={t("consult.answered_by_me", count(desk.answered_by_me))}
        lines={desk.answered_by_me}
        shows="asker"
      />
    </>
  );
}

function Opened(props: {
  readonly consultation: ConsultationId;
  readonly line: ConsultationLine | undefined;
  readonly now: number;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const catalogue = useCatalogue();
  const units = useUnits();
  const { line, now } = props;
  const card = useCard(line?.client, "consultation", undefined);
  const card_now = useReachable(card.data);
  const shown = useConsultation(props.consultation, card.isSuccess);
  const [is_answering, setAnswering] = useState(false);
  const triggers = catalogue.data?.triggers ?? [];
  const services = catalogue.data?.services ?? [];
  const triggerName = (id: string) => triggers.find((one) => one.id === id)?.label ?? id;
  const readOn = () => {
    setAnswering(false);
    readAgain("consultations", "desk", "contact", "own");
  };
  useKeys({ ...(shown.data?.may_answer && !is_answering && { a: () => setAnswering(true) }) });

  return (
    <>
      <div className="actions consultations__back">
        <Button look="quiet" onClick={props.onBack}>
          {t("action.back")}
        </Button>
      </div>
      {card_now && <ClientHeader card={card_now} catalogue={catalogue.data} onRefresh={() => void card.refetch()} />}
      <div className="consultations__work stack">
        {(card.isError || shown.isError) && (
          <Notice look="alert" role="alert">
            {readingTrouble(t, shown.error)}
            <Button onClick={() => void (card.isError ? card.refetch() : shown.refetch())}>
              {t("action.try_again")}
            </Button>
          </Notice>
        )}
        {!shown.data && !shown.isError && !card.isError && <Skeleton words={t("state.loading")} lines={6} />}
        {shown.data && (
          <>
            <Question
              shown={shown.data}
              now={now}
              services={services}
              triggerName={triggerName}
              is_answering={is_answering}
            />
            {is_answering && shown.data.may_answer ? (
              <AnswerForm
                shown={shown.data}
                services={services}
                units={units.data ?? []}
                pick={(needs) => <PickColleague {...needs} />}
                onDone={readOn}
                onBack={() => setAnswering(false)}
              />
            ) : (
              <QuestionActions shown={shown.data} now={now} onAnswer={() => setAnswering(true)} onDone={readOn} />
            )}
            {shown.data.line.contact && shown.data.line.matter && (
              <Link
                to="/first-line"
                search={{ contact: shown.data.line.contact, matter: shown.data.line.matter, page: "matter" }}
              >
                {t("consult.open_matter")}
              </Link>
            )}
          </>
        )}
      </div>
    </>
  );
}
