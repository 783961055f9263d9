// The first-line desk, the next step: free times, the ways on, and what an owner does. One press decides.

import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type {
  AssessmentId,
  CatalogShown,
  ClientCard,
  ContactShown,
  Decided,
  MatterShown,
  OwnedRow,
  Route,
  TimeShown,
} from "../../contract.generated";
import { dayText, instantText } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import type { DeskPlace } from "../../core/desk-place";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useWords, type Words } from "../../core/words";
import { firstMissing } from "../../features/assessment/answers";
import { assess, useOpenDraft } from "../../features/assessment/drafts";
import { clientName } from "../../features/clients/ClientLineText";
import { clientColour } from "../../features/clients/client-colour";
import { AskForm } from "../../features/consultation/AskForm";
import { OfMatter } from "../../features/consultation/OfMatter";
import { FinishContact } from "../../features/contact/ContactFacts";
import { PickAnyColleague, PickColleague } from "../../features/directory/PickColleague";
import { useColleagueNames } from "../../features/directory/use-colleagues";
import { useUnits } from "../../features/directory/use-units";
import { DecidedView } from "../../features/routing/DecidedView";
import type { Subject } from "../../features/routing/DecisionForm";
import { AnswerQuestion, Close, Emergency, Pass, PutOnBook, Settle } from "../../features/routing/decisions";
import { endings } from "../../features/routing/endings";
import { forget, remember } from "../../features/routing/made";
import { useOwners } from "../../features/routing/use-owners";
import { type Way, Ways, wayOf } from "../../features/routing/Ways";
import { BookForm } from "../../features/scheduling/BookForm";
import { FreeTimes } from "../../features/scheduling/FreeTimes";
import { useTimes } from "../../features/scheduling/use-times";
import { useWanted, WantedFields, wanted_fields } from "../../features/waiting/WantedFields";
import { Button, Notice, Skeleton } from "../../ui/parts";

interface Needs {
  readonly shown: ContactShown;
  readonly matter: MatterShown | undefined;
  readonly card: ClientCard | undefined;
  readonly catalogue: CatalogShown | undefined;
  readonly is_mine: boolean;
  readonly owned: OwnedRow | undefined;
  readonly onPlace: (change: DeskPlace) => void;
  readonly onTakeNext: () => void;
  readonly onLeave: () => void;
}

export function StepPane(props: Needs) {
  const t = useWords();
  const { matter, card } = props;
  return (
    <aside className="desk__step" aria-label={t("desk.page_step")}>
      {card && (
        <p className={`desk__step-who client--${clientColour(card.client.client)}`}>
          <strong>{clientName(card.client)}</strong>
          {card.client.born && <span className="figures"> {dayText(card.client.born, t.language)}</span>}
        </p>
      )}
      {matter ? <Step {...props} matter={matter} /> : <p className="dim">{t("step.after_taking")}</p>}
    </aside>
  );
}

function Step(props: Needs & { readonly matter: MatterShown }) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const { matter, is_mine, owned, catalogue, shown } = props;
  const { contact } = shown.contact;
  const { route } = matter;
  const state = route?.state ?? "undecided";

  if (is_mine && state === "undecided") return <Deciding {...props} />;
  const outcome_label = catalogue?.outcomes.find(({ id }) => id === route?.outcome)?.label;
  // The client is back about a matter that went elsewhere: what was decided stands above, and whoever has the client on the line may
  // decide anew.
  const is_back = is_mine && state !== "closed" && route?.contact !== contact && route?.decided_in !== contact;
  if (is_back)
    return (
      <div className="stack">
        <DecidedView matter={matter} outcome_label={outcome_label} />
        <Deciding {...props} owned={undefined} />
        <Finishing {...props} />
      </div>
    );
  return (
    <div className="stack">
      {owned?.state === "asked" && !owned.consultation ? (
        <Answering {...props} owned={owned} />
      ) : (
        <DecidedView matter={matter} outcome_label={outcome_label} />
      )}
      {owned?.consultation && (
        <Link className="button button--primary" to="/consultations" search={{ consultation: owned.consultation }}>
          {t("consult.open_question")}
        </Link>
      )}
      <OfMatter matter={matter.matter} is_open={shown.is_open} now={now} />
      {owned?.route === "case_survey" && owned.state === "owned" && me.rights.includes("survey_case") && (
        <Notice>
          <p>{t("survey.in_survey")}</p>
          <Link className="button button--primary" to="/survey/$matter" params={{ matter: owned.matter }}>
            {t("survey.open_survey")}
          </Link>
        </Notice>
      )}
      {owned?.state === "owned" && <Deciding {...props} />}
      {!owned && <AllDone {...props} />}
    </div>
  );
}

/** In my hands, and nothing of it left to decide: others did. */
function Finishing(props: Needs) {
  const { shown, is_mine } = props;
  const is_decided = shown.matters.every(({ route }) => route && route.state !== "undecided");
  return is_mine && is_decided ? <FinishContact shown={shown} onFinished={props.onLeave} /> : null;
}

/** Every matter has its decision: the next thing to do is the next client. */
function AllDone(props: Needs & { readonly matter: MatterShown }) {
  const t = useWords();
  const left = props.shown.matters.find(({ route }) => !route || route.state === "undecided");
  if (left)
    return (
      <Button look="primary" onClick={() => props.onPlace({ matter: left.matter, page: "matter" })}>
        {t("step.next_matter")}
      </Button>
    );
  if (props.is_mine) return <Finishing {...props} />;
  return (
    <Button look="primary" hotkey="T" onClick={props.onTakeNext}>
      {t("queue.take_next")}
    </Button>
  );
}

/** What one's own decision changed; the card too, where a booked time and an open matter stand. */
function useDecided() {
  const readAgain = useReadAgain();
  return () => readAgain("desk", "contact", "times", "card");
}

function Deciding(props: Needs & { readonly matter: MatterShown }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const readDecided = useDecided();
  const { matter, card, catalogue, owned } = props;
  const draft = useOpenDraft(matter.matter);
  const is_known = (matter.client ?? props.shown.contact.client) !== undefined;
  const [chosen, setWay] = useState<Way | undefined>(undefined);
  const [time, setTime] = useState<TimeShown | undefined>(undefined);
  const [is_recording, setRecording] = useState(false);
  const [recorded_after, setRecordedAfter] = useState<Readonly<{ assessment: AssessmentId | undefined }> | undefined>();
  const { assessment } = matter;
  // The form that opens begins with what the agreed rule says of the assessment: it waits until that is read.
  const is_behind = recorded_after !== undefined && recorded_after.assessment === assessment?.assessment;
  const way = is_behind ? undefined : chosen;

  const subject: Subject = {
    matter: matter.matter,
    client_name: card ? `${card.client.family_name} ${card.client.given_names}` : t("client.not_identified"),
    client_born: card?.client.born,
  };
  // The agreed rule's words are a reason for what the rule suggests, and for nothing else.
  const why_first = way === wayOf(assessment?.suggested_route) ? (matter.suggested_why ?? "") : "";
  const suggested = assessment?.suggested_route;
  const service = catalogue?.services.find(({ id }) => id === time?.time.service);
  const is_suggested_time =
    suggested === "book" && (!matter.suggested_profession || matter.suggested_profession === service?.profession);
  const own_worker = card?.workers[0]?.colleague;
  const nameOf = useColleagueNames();
  const units = useUnits();
  const owners = useOwners(matter.matter, way === "pass");
  const outcomes = catalogue?.outcomes ?? [];
  const cancels = visitText(t, matter, card);

  async function choose(wanted: Way): Promise<void> {
    if (draft) {
      const must_assess =
        assessment !== undefined || wanted === "book" || wanted === "pass" || wanted === "arranging_book";
      if (must_assess || !firstMissing(draft.form, draft.answers)) {
        setRecording(true);
        const is_assessed = await assess(matter.matter);
        setRecording(false);
        if (is_assessed) setRecordedAfter({ assessment: assessment?.assessment });
        readAgain("desk", "contact", "times");
        if (!is_assessed) return props.onPlace({ page: "matter" });
      }
    }
    setWay(wanted);
    props.onPlace({ page: "step" });
  }
  function done(route: Route | "settled", decided: Decided): void {
    remember({
      matter: matter.matter,
      contact: props.shown.contact.contact,
      route,
      client_name: subject.client_name,
      undo_until: decided.undo_until,
      ...(route === "book" && time && { begins_at: time.time.begins_at }),
    });
    // A decision that is taken back begins anew.
    setWay(undefined);
    setTime(undefined);
    readDecided();
  }
  const common = { subject, why_first, cancels, onBack: () => setWay(undefined) };
  const books = assessment && (way === "book" || (way === undefined && bookable(assessment.urgency)));

  return (
    <div className="stack">
      {!is_known && <Notice look="quiet">{t("step.identify_first")}</Notice>}
      {way === "advise_close" && owned && (
        <Settle
          subject={subject}
          cancels={cancels}
          outcomes={endings(outcomes, matter.route?.route, assessment?.urgency)}
          onDone={(decided) => done("settled", decided)}
          onBack={common.onBack}
        />
      )}
      {way === "advise_close" && !owned && (
        <Close
          {...common}
          outcomes={endings(outcomes, "advise_close", assessment?.urgency)}
          is_assessed={assessment !== undefined}
          onDone={(decided) => done("advise_close", decided)}
        />
      )}
      {way === "consult" && (
        <AskForm
          subject={{ matter: matter.matter }}
          who={[subject.client_name, subject.client_born && dayText(subject.client_born, t.language)]
            .filter(Boolean)
            .join(" ")}
          card={card}
          assessment={assessment}
          triggerName={(id) => catalogue?.triggers.find((one) => one.id === id)?.label ?? id}
          units={units.data ?? []}
          pick={(needs) => <PickColleague {...needs} />}
          onDone={(asked) => asked.decided && done("consult", asked.decided)}
          onBack={common.onBack}
        />
      )}
      {way === "pass" && owners.isPending && <Skeleton words={t("state.loading")} lines={4} />}
      {way === "pass" && !owners.isPending && (
        <Pass
          {...common}
          own_worker={own_worker}
          proposed={owners.data?.owners ?? []}
          suggested={suggested === "case_survey" || suggested === "own_worker" ? suggested : undefined}
          pick={(needs) => <PickColleague {...needs} />}
          onDone={done}
        />
      )}
      {way === "arranging_book" && (
        <OnBook
          {...common}
          matter={matter}
          card={card}
          catalogue={catalogue}
          onDone={(decided) => done("arranging_book", decided)}
        />
      )}
      {way === "emergency" && (
        <Emergency
          {...common}
          outcomes={endings(outcomes, "emergency", assessment?.urgency)}
          onDone={(decided) => done("emergency", decided)}
        />
      )}
      {(way === undefined || way === "book") && !time && (
        <Ways
          // Whom it was passed to carries it on; the rule spoke of the one who assessed.
          suggested_route={owned ? undefined : assessment?.suggested_route}
          suggested_why={owned ? undefined : matter.suggested_why}
          is_assessed={assessment !== undefined}
          is_known={is_known}
          is_owner={owned !== undefined}
          is_busy={is_recording || is_behind}
          onChoose={(wanted) => void choose(wanted)}
        />
      )}
      {books && time && (
        <BookForm
          key={time.time.hours + time.time.begins_at}
          matter={matter.matter}
          client={matter.client ?? props.shown.contact.client}
          pick={(needs) => <PickAnyColleague {...needs} />}
          nameOf={nameOf}
          client_name={subject.client_name}
          client_born={subject.client_born}
          time={time}
          service={service}
          guarantee_by={assessment?.guarantee_by}
          why_first={is_suggested_time ? why_first : t("times.why_first")}
          onBooked={(decided) => done("book", decided)}
          onTimeGone={() => readAgain("times", "contact")}
          onCancel={() => setTime(undefined)}
        />
      )}
      {books && (
        <>
          <FreeTimes
            matter={matter.matter}
            services={catalogue?.services ?? []}
            chosen={time}
            onChoose={(chosen) => {
              setTime(chosen);
              setWay("book");
            }}
          />
          {!time && (
            <Button look="quiet" disabled={!is_known || is_recording} onClick={() => void choose("arranging_book")}>
              {t("times.none_fits")}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** No time fits: the client waits in the arranging book of a unit. */
function OnBook(props: {
  readonly subject: Subject;
  readonly cancels: string | undefined;
  readonly matter: MatterShown;
  readonly card: ClientCard | undefined;
  readonly catalogue: CatalogShown | undefined;
  readonly onDone: (decided: Decided) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const times = useTimes(props.matter.matter, undefined, undefined);
  const { service } = times.data ?? {};
  // The form begins with the service that the free times are of: it waits until that is read.
  if (service === undefined && !times.isError) return <p className="dim">{t("state.loading")}</p>;
  return <OnBookForm {...props} service={service ?? props.catalogue?.services[0]?.id ?? ""} />;
}

function OnBookForm(props: Parameters<typeof OnBook>[0] & { readonly service: string }) {
  const t = useWords();
  const me = useMe();
  const units = useUnits();
  const services = props.catalogue?.services ?? [];
  const workers = props.card?.workers.map(({ colleague }) => colleague) ?? [];
  const unit = workers[0]?.unit ?? me.role.unit;
  const wanted = useWanted(props.subject.matter, { service: props.service, unit }, services, workers);
  return (
    <PutOnBook
      subject={props.subject}
      cancels={props.cancels}
      why_first={t("waiting.why_first")}
      onDone={props.onDone}
      onBack={props.onBack}
      fields={wanted_fields}
      ask={wanted.ask}
      wanted={(refusal) => (
        <WantedFields wanted={wanted} services={services} units={units.data ?? []} refusal={refusal} />
      )}
    />
  );
}

/** The visit that lies ahead for this matter: "ti 24.11.2026 klo 9.20, Kallio Veera". */
function visitText(t: Words, matter: MatterShown, card: ClientCard | undefined): string | undefined {
  const visit = card?.coming.find(({ booking }) => booking === matter.route?.booking);
  return visit && [instantText(visit.begins_at, t.language), visit.professional_name].filter(Boolean).join(", ");
}

/** An emergency is walked to the emergency desk; where there is no need for care there is nothing to book. */
function bookable(urgency: string): boolean {
  return urgency !== "emergency" && urgency !== "no_care_need";
}

function Answering(props: Needs & { readonly owned: OwnedRow }) {
  const readDecided = useDecided();
  const { owned } = props;
  const subject: Subject = { matter: owned.matter, client_name: owned.client_name, client_born: owned.client_born };
  return (
    <AnswerQuestion
      subject={subject}
      asked_by={owned.decided_by_name}
      question={owned.why}
      onDone={() => {
        forget();
        readDecided();
      }}
    />
  );
}
