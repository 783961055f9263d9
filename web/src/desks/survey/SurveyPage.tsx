// One case survey as a whole: the client's header and folders, why the matter is here, and what is done about it.
//
// Invariant: opening it opens the client's record, and the server logs that; whoever does not hold the survey reads and does not write.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CatalogShown, ClientCard, ClientId, MatterId, SurveyShown } from "../../contract.generated";
import { millis, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useCommand } from "../../core/use-command";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { ClientFolders } from "../../features/clients/ClientFolders";
import { ClientHeader } from "../../features/clients/ClientHeader";
import { clientName } from "../../features/clients/ClientLineText";
import { useCard } from "../../features/clients/use-card";
import { AskForm } from "../../features/consultation/AskForm";
import { QuestionList } from "../../features/consultation/OfMatter";
import { PickAnyColleague, PickColleague } from "../../features/directory/PickColleague";
import { useColleagues } from "../../features/directory/use-colleagues";
import { useReachable } from "../../features/directory/use-reachability";
import { useUnits } from "../../features/directory/use-units";
import { PairFolder } from "../../features/pairwork/PairFolder";
import { PlanFolder } from "../../features/plan/PlanFolder";
import { endings } from "../../features/routing/endings";
import { ComingVisits } from "../../features/scheduling/ComingVisits";
import { AgreeForm, CallForm, CloseForm, GatherForm, GiveBackForm } from "../../features/survey/Forms";
import { Calls, Ends, Section, Team, TimeLine, WhyHere } from "../../features/survey/SurveyView";
import { useSurvey, useSurveys } from "../../features/survey/use-survey";
import { TeamFolder } from "../../features/teams/TeamFolder";
import { Button, Notice, Skeleton } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import "./survey-desk.css";

const route = getRouteApi("/survey/$matter");

export function SurveyPage() {
  const t = useWords();
  const me = useMe();
  const matter = route.useParams().matter as MatterId;
  const may_survey = me.rights.includes("survey_case");
  const desk = useSurveys(may_survey, matter);
  const title = t("survey.title");
  useTitle(title);
  const client = (desk.data?.asked_for ?? desk.data?.waiting.find((one) => one.matter === matter))?.client;
  return (
    <div className="surveys surveys--one">
      <p className="no-print">
        <Link to="/survey">{t("survey.to_list")}</Link>
      </p>
      {!may_survey && <p>{t("survey.not_yours")}</p>}
      {may_survey && client && <Opened matter={matter} client={client} />}
      {may_survey && !client && desk.isSuccess && <p className="dim">{t("survey.in_survey")}</p>}
      {may_survey && !desk.isSuccess && <Skeleton words={t("state.loading")} lines={8} />}
    </div>
  );
}

function Opened(props: { readonly matter: MatterId; readonly client: ClientId }) {
  const t = useWords();
  const catalogue = useCatalogue();
  const card = useCard(props.client, "follow_up", undefined);
  const card_now = useReachable(card.data);
  const survey = useSurvey(props.matter, card.isSuccess);
  return (
    <>
      {card_now && <ClientHeader card={card_now} catalogue={catalogue.data} onRefresh={() => void card.refetch()} />}
      {(card.isError || survey.isError) && (
        <Notice look="alert" role="alert">
          {readingTrouble(t, survey.error)}
          <Button onClick={() => void (card.isError ? card.refetch() : survey.refetch())}>
            {t("action.try_again")}
          </Button>
        </Notice>
      )}
      {card_now && survey.data && <Whole card={card_now} shown={survey.data} catalogue={catalogue.data} />}
      {!survey.data && !survey.isError && <Skeleton words={t("state.loading")} lines={8} />}
    </>
  );
}

type Panel = "call" | "gather" | "agree" | "ask" | "close" | "give_back";

function Whole(props: {
  readonly card: ClientCard;
  readonly shown: SurveyShown;
  readonly catalogue: CatalogShown | undefined;
}) {
  const t = useWords();
  const now = useNow();
  const readAgain = useReadAgain();
  const units = useUnits();
  const { card, shown, catalogue } = props;
  const { survey, matter } = shown.line;
  const [panel, setPanel] = useState<Panel | undefined>(undefined);
  const readOn = () => {
    setPanel(undefined);
    readAgain("surveys", "consultations", "desk", "card", "own");
  };
  const back = () => setPanel(undefined);
  const may = shown.is_mine && survey !== undefined;
  const needs = survey && { survey, onDone: readOn, onBack: back };
  const open = (one: Panel, words: string, hotkey?: string) =>
    may && panel !== one ? (
      <div className="actions no-print">
        <Button onClick={() => setPanel(one)} {...(hotkey && { hotkey })}>
          {words}
        </Button>
      </div>
    ) : null;
  const triggers = catalogue?.triggers ?? [];
  const triggerName = (id: string) => triggers.find((one) => one.id === id)?.label ?? markedName(catalogue, id);
  return (
    <div className="surveys__whole">
      <div className="surveys__known stack">
        <WhyHere
          shown={shown}
          now={now}
          triggers={triggers.filter(
            ({ id }) => card.triggers.length === 0 || card.triggers.some((on) => on.trigger === id),
          )}
          markedName={triggerName}
        />
        <Known card={card} shown={shown} catalogue={catalogue} />
      </div>
      <div className="surveys__work stack">
        <Hands shown={shown} now={now} onDone={readOn} />
        <Reviewed shown={shown} now={now} onDone={readOn} />
        <Calls shown={shown} now={now}>
          {open("call", t("survey.call"))}
          {needs && panel === "call" && <CallForm {...needs} shown={shown} />}
        </Calls>
        <Section title={t("survey.consultations")}>
          {shown.consultations.length === 0 ? (
            <p className="dim">{t("survey.no_consultations")}</p>
          ) : (
            <QuestionList lines={shown.consultations} now={now} />
          )}
          {open("ask", t("route.consult"))}
          {panel === "ask" && may && (
            <AskForm
              subject={{ matter }}
              who={clientName(card.client)}
              card={card}
              assessment={undefined}
              triggerName={triggerName}
              units={units.data ?? []}
              pick={(asked) => <PickColleague {...asked} />}
              keeps
              onDone={readOn}
              onBack={back}
            />
          )}
        </Section>
        <Section title={t("survey.bookings")}>
          {shown.bookings.length === 0 ? (
            <p className="dim">{t("survey.no_bookings")}</p>
          ) : (
            <ul>
              {shown.bookings.map((one) => (
                <li key={one.booking} className="figures">
                  {shortInstant(one.begins_at, now, t.language)}{" "}
                  {[
                    catalogue?.services.find(({ id }) => id === one.service)?.label,
                    one.professional_name,
                    ...one.others.map(({ name }) => name),
                    t(`booking_state.${one.state}`),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Team shown={shown} survey={survey} onDone={readOn}>
          {open("gather", t("survey.gather"))}
          {needs && panel === "gather" && <GatherForm {...needs} pick={(asked) => <PickAnyColleague {...asked} />} />}
        </Team>
        <Ends shown={shown} outcome_label={catalogue?.outcomes.find(({ id }) => id === shown.outcome)?.label}>
          {open("agree", t("survey.agree"))}
          {needs && panel === "agree" && <AgreeForm {...needs} pick={(asked) => <PickAnyColleague {...asked} />} />}
          {open("close", t("survey.close"))}
          {needs && panel === "close" && (
            <CloseForm
              {...needs}
              who={clientName(card.client)}
              is_agreed={shown.worker_is_named}
              outcomes={endings(catalogue?.outcomes ?? [], "case_survey", "non_urgent")}
            />
          )}
          {open("give_back", t("survey.give_back"))}
          {needs && panel === "give_back" && <GiveBackForm {...needs} />}
        </Ends>
        <TimeLine shown={shown} />
        <div className="actions no-print">
          <Button onClick={() => window.print()}>{t("survey.print")}</Button>
        </div>
      </div>
    </div>
  );
}

/** What a professional marks in the assessment's form has its words there. */
function markedName(catalogue: CatalogShown | undefined, id: string): string {
  for (const form of catalogue?.forms ?? [])
    for (const section of form.sections)
      for (const question of section.questions)
        for (const option of question.choices) if (option.id === id) return option.label;
  return id;
}

function Known(props: {
  readonly card: ClientCard;
  readonly shown: SurveyShown;
  readonly catalogue: CatalogShown | undefined;
}) {
  const readAgain = useReadAgain();
  const colleagues = useColleagues({});
  const { card, catalogue } = props;
  return (
    <ClientFolders
      card={card}
      here={[props.shown.line.matter]}
      coming={
        <ComingVisits
          card={card}
          who={clientName(card.client)}
          services={catalogue?.services ?? []}
          outcomes={endings(catalogue?.outcomes ?? [], "book", "non_urgent")}
          colleagues={colleagues.data ?? []}
          pick={(needs) => <PickAnyColleague {...needs} />}
        />
      }
      groups={
        <ul>
          {card.groups.map((one) => (
            <li key={one.group}>{one.name}</li>
          ))}
        </ul>
      }
      together={
        <div className="stack">
          <PairFolder client={card.client.client} pairs={card.pairs} matter={props.shown.line.matter} />
          <TeamFolder client={card.client.client} teams={card.teams} />
        </div>
      }
      workers={<NamedWorkersText card={card} onRead={() => readAgain("card")} />}
      plan={(is_open) => <PlanFolder client={card.client.client} sections={card.plan} is_open={is_open} />}
    />
  );
}

function NamedWorkersText(props: { readonly card: ClientCard; readonly onRead: () => void }) {
  const t = useWords();
  const { workers } = props.card;
  if (workers.length === 0) return <p className="dim">{t("client.no_workers")}</p>;
  return (
    <ul>
      {workers.map((one) => (
        <li key={one.named_as}>
          {t(`named_as.${one.named_as}`)}: {one.colleague.name}, {one.colleague.unit_name}
        </li>
      ))}
    </ul>
  );
}

function Hands(props: { readonly shown: SurveyShown; readonly now: number; readonly onDone: () => void }) {
  const t = useWords();
  const { shown } = props;
  const { matter } = shown.line;
  const take = useCommand<"survey_take">();
  const undo = useCommand<"matter_undo">();
  const refused = [take.step, undo.step].find((step) => step.at === "refused");
  const may_take = shown.state === "waiting";
  const may_undo = shown.undo_until !== undefined && millis(shown.undo_until) > props.now;
  async function press(sent: Promise<{ readonly ok: boolean } | undefined>): Promise<void> {
    const answer = await sent;
    if (answer) props.onDone();
  }
  const takeIt = () => void press(take.send(`/api/matters/${matter}/survey-case`, {}));
  const undoIt = () => void press(undo.send(`/api/matters/${matter}/undo`, {}));
  useKeys({ ...(may_take && { t: takeIt }), ...(may_undo && { u: undoIt }) });
  return (
    <div className="stack stack--tight no-print">
      <p>{shown.surveyor_name ? t("survey.held_by", { name: shown.surveyor_name }) : t("survey.nobody_has_it")}</p>
      {refused?.at === "refused" && (
        <p className="refusal" role="alert">
          {refused.refusal.words}
        </p>
      )}
      <div className="actions">
        {may_take && (
          <Button look="primary" hotkey="T" onClick={takeIt}>
            {t("survey.take")}
          </Button>
        )}
        {may_undo && (
          <Button hotkey="U" onClick={undoIt}>
            {t("survey.undo")}
          </Button>
        )}
      </div>
    </div>
  );
}

function Reviewed(props: { readonly shown: SurveyShown; readonly now: number; readonly onDone: () => void }) {
  const t = useWords();
  const { shown, now } = props;
  const { step, send } = useCommand<"survey_review">();
  const { survey } = shown.line;
  async function mark(): Promise<void> {
    if (!survey) return;
    const answer = await send(`/api/surveys/${survey}/review`, {});
    if (answer) props.onDone();
  }
  return (
    <Section title={t("survey.review")}>
      {shown.reviewed_at && shown.reviewed_by_name ? (
        <p className="figures">
          {t("survey.reviewed", {
            name: shown.reviewed_by_name,
            time: shortInstant(shown.reviewed_at, now, t.language),
          })}
        </p>
      ) : (
        shown.is_mine && (
          <div className="actions">
            <Button disabled={step.at === "sending"} onClick={() => void mark()}>
              {t("survey.mark_reviewed")}
            </Button>
          </div>
        )
      )}
    </Section>
  );
}
