// The first-line desk, an open contact: whose it is, its matters, the assessment, and the next step beside them.

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type {
  AssessmentId,
  ClientId,
  ContactId,
  ContactShown,
  MatterId,
  MatterShown,
  OwnedRow,
  Purpose,
} from "../../contract.generated";
import { shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import type { DeskPlace } from "../../core/desk-place";
import { useKeys } from "../../core/keys";
import { keys } from "../../core/queries";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { AssessmentForm, focusIn } from "../../features/assessment/AssessmentForm";
import { AssessmentSummary } from "../../features/assessment/AssessmentSummary";
import { firstMissing } from "../../features/assessment/answers";
import { assess, forgetDraft, openDraft, useOpenDraft } from "../../features/assessment/drafts";
import { ClientFinder } from "../../features/clients/ClientFinder";
import { ClientFolders } from "../../features/clients/ClientFolders";
import { ClientHeader } from "../../features/clients/ClientHeader";
import { clientName } from "../../features/clients/ClientLineText";
import { useCard } from "../../features/clients/use-card";
import { ContactFacts, TakeContact, TakeOver } from "../../features/contact/ContactFacts";
import { Matters, type Picked } from "../../features/contact/Matters";
import { useContact, usePresence } from "../../features/contact/use-desk";
import { useReachable } from "../../features/directory/use-reachability";
import { HeavyNote } from "../../features/heavy/HeavyNote";
import { PlanFolder } from "../../features/plan/PlanFolder";
import { Button, FocusHeading, Notice, RefusalText, Skeleton } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { Coming } from "./Coming";
import { InGroups } from "./InGroups";
import { NamedWorkers } from "./NamedWorkers";
import { StepPane } from "./StepPane";
import { Together } from "./Together";
import { WhoIsIt } from "./WhoIsIt";
import { WhyOpen } from "./WhyOpen";

export function ContactPane(props: {
  readonly contact: ContactId;
  readonly matter: MatterId | undefined;
  readonly owned: ReadonlyArray<OwnedRow>;
  readonly onPlace: (change: DeskPlace) => void;
  readonly onLeave: () => void;
  readonly onTakeNext: () => void;
}) {
  const t = useWords();
  usePresence(props.contact);
  const contact = useContact(props.contact);

  if (contact.isPending)
    return (
      <div className="desk__matter desk__wait">
        <Skeleton words={t("state.loading")} lines={10} />
      </div>
    );
  if (!contact.data)
    return (
      <div className="desk__matter desk__wait">
        <Notice look="alert" role="alert">
          {readingTrouble(t, contact.error)}
          <div className="actions">
            <Button onClick={() => contact.refetch()}>{t("action.try_again")}</Button>
            <Button look="quiet" onClick={props.onLeave}>
              {t("action.back")}
            </Button>
          </div>
        </Notice>
      </div>
    );
  return <OpenContact {...props} shown={contact.data} is_stale={contact.isError} />;
}

function OpenContact(props: {
  readonly shown: ContactShown;
  /** It could not be read again: somebody may have done something that is not seen here. */
  readonly is_stale: boolean;
  readonly matter: MatterId | undefined;
  readonly owned: ReadonlyArray<OwnedRow>;
  readonly onPlace: (change: DeskPlace) => void;
  readonly onLeave: () => void;
  readonly onTakeNext: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const readAgain = useReadAgain();
  const queries = useQueryClient();
  const catalogue = useCatalogue();
  const { shown } = props;
  const { contact } = shown;
  const is_mine = contact.state === "taken" && contact.holder === me.professional;
  // What I am to this contact says what I open the record for; else I say it myself.
  const [said, setSaid] = useState<Purpose | undefined>(undefined);
  const purpose = shown.purpose ?? said;
  const matter = currentMatter(shown, props.matter);
  // In a provider's call each matter has its own client, and each client their own record.
  const is_provider = contact.provider_company !== undefined;
  const client = is_provider ? matter?.client : contact.client;
  const card = useCard(client, purpose, contact.contact);
  const card_now = useReachable(card.data);
  const identify = useCommand<"contact_identify">();
  const place = useRef<HTMLDivElement>(null);
  // Whoever opens a contact arrives at whose it is, unless something in it waits for a press.
  useEffect(() => {
    const here = place.current;
    if (here && !here.contains(document.activeElement))
      here.querySelector<HTMLElement>(".client__name")?.focus({ preventScroll: true });
  }, []);
  const owned = props.owned.find((row) => row.matter === matter?.matter);
  const mine_to_carry_on = owned?.state === "owned";

  // The server tells of the matters once the opening is in its log.
  const is_behind = card.data !== undefined && !shown.is_open;
  useEffect(() => {
    if (is_behind) void queries.invalidateQueries({ queryKey: keys.contact });
  }, [is_behind, queries]);

  // In a provider's call it tells each matter whole once its own client's record is open.
  const opened = is_provider ? card.data?.client.client : undefined;
  useEffect(() => {
    if (opened) void queries.invalidateQueries({ queryKey: keys.contact });
  }, [opened, queries]);

  async function identifyAs(client: ClientId): Promise<void> {
    const answer = await identify.send(`/api/contacts/${contact.contact}/client`, { client });
    if (!answer?.ok) return;
    readAgain("desk", "contact");
  }

  const identify_matter = useCommand<"matter_identify">();
  async function identifyMatterAs(known: ClientId): Promise<void> {
    if (!matter) return;
    const answer = await identify_matter.send(`/api/matters/${matter.matter}/client`, { client: known });
    if (answer?.ok) readAgain("desk", "contact");
  }

  return (
    <>
      <div className="desk__matter" ref={place}>
        {client && card_now ? (
          <ClientHeader card={card_now} catalogue={catalogue.data} onRefresh={() => void card.refetch()} />
        ) : (
          <header className="client client--none">
            <FocusHeading className="client__name" focusKey={`${contact.state} ${client} ${purpose}`}>
              {!client
                ? t(is_provider ? "provider.not_identified" : "client.not_identified")
                : purpose
                  ? card.isError
                    ? readingTrouble(t, card.error)
                    : t("state.loading")
                  : t("client.card_closed")}
            </FocusHeading>
            {client && !purpose && (
              <>
                <p className="dim">{t("client.card_closed_help")}</p>
                {contact.state !== "waiting" && (
                  <div className="actions">
                    <WhyOpen purpose={said} onPurpose={setSaid} />
                  </div>
                )}
              </>
            )}
          </header>
        )}
        <div className="desk__body">
          {props.is_stale && (
            <Notice look="warning" role="status">
              {t("state.stale", { time: shortInstant(shown.as_of, now, t.language) })}
            </Notice>
          )}
          <ContactFacts shown={shown} onReturned={props.onLeave} />
          {(contact.state === "waiting" ||
            (shown.is_open && shown.matters.every(({ words }) => words !== contact.words))) && (
            <q className="matters__only">{contact.words}</q>
          )}
          {contact.state === "waiting" && (
            <TakeContact shown={shown} onTaken={() => props.onPlace({ page: "matter" })} />
          )}
          {contact.state === "taken" && !is_mine && (
            <TakeOver shown={shown} onTaken={() => props.onPlace({ page: "matter" })} />
          )}
          {is_mine && is_provider && matter && !matter.client && (
            <>
              <WhoIsIt phone={undefined} onKnown={(known) => void identifyMatterAs(known)} />
              <RefusalText words={troubleText(t, identify_matter.step, [])} />
            </>
          )}
          {is_mine && !is_provider && !contact.client && (
            <>
              <WhoIsIt phone={contact.caller_phone} onKnown={(client) => void identifyAs(client)} />
              <RefusalText words={troubleText(t, identify.step, [])} />
            </>
          )}
          {card.data && (
            <>
              {card.data.heavy_need && (
                <HeavyNote client={card.data.client.client} heavy={card.data.heavy_need} catalogue={catalogue.data} />
              )}
              <ClientFolders
                card={card.data}
                here={shown.matters.map((one) => one.matter)}
                coming={<Coming card={card.data} catalogue={catalogue.data} />}
                groups={<InGroups card={card.data} />}
                workers={<NamedWorkers card={card.data} catalogue={catalogue.data} />}
                together={<Together card={card.data} matter={matter?.matter} />}
                plan={(is_open) => (
                  <PlanFolder client={card.data.client.client} sections={card.data.plan} is_open={is_open} />
                )}
              />
            </>
          )}
          {contact.state !== "waiting" && shown.is_open && (
            <Matters
              shown={shown}
              current={matter}
              can_add={is_mine}
              pickClient={is_provider ? (picked, onPick) => <PickClient picked={picked} onPick={onPick} /> : undefined}
              onAdded={(added) => props.onPlace({ matter: added })}
            />
          )}
          {matter && contact.state !== "waiting" && (
            <MatterBody
              key={matter.matter}
              shown={shown}
              matter={matter}
              can_assess={client !== undefined && (is_mine || mine_to_carry_on)}
              can_correct={mine_to_carry_on || (is_mine && (matter.route?.state ?? "undecided") === "undecided")}
              onStep={() => props.onPlace({ page: "step" })}
            />
          )}
        </div>
      </div>
      <StepPane
        key={matter?.matter ?? "none"}
        shown={shown}
        matter={contact.state === "waiting" ? undefined : matter}
        card={card_now}
        catalogue={catalogue.data}
        is_mine={is_mine}
        owned={owned}
        onPlace={props.onPlace}
        onTakeNext={props.onTakeNext}
        onLeave={props.onLeave}
      />
    </>
  );
}

/** Whom another matter of a provider's call is about. */
function PickClient(props: {
  readonly picked: Picked | undefined;
  readonly onPick: (one: Picked | undefined) => void;
}) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  if (props.picked)
    return (
      <p className="actions">
        <strong>{props.picked.name}</strong>
        <Button look="quiet" onClick={() => props.onPick(undefined)}>
          {t("who.change")}
        </Button>
      </p>
    );
  return (
    <ClientFinder
      label={t("provider.whose")}
      placeholder={t("search.placeholder")}
      input={input}
      onPick={(client) => props.onPick({ client: client.client, name: clientName(client) })}
      labelled
    />
  );
}

/** The one in the URL, else the first that still needs a decision, else the first. */
function currentMatter(shown: ContactShown, wanted: MatterId | undefined): MatterShown | undefined {
  return (
    shown.matters.find(({ matter }) => matter === wanted) ??
    shown.matters.find(({ route }) => !route || route.state === "undecided") ??
    shown.matters[0]
  );
}

function MatterBody(props: {
  readonly shown: ContactShown;
  readonly matter: MatterShown;
  readonly can_assess: boolean;
  /** Until it is decided, and by whoever carries it on. */
  readonly can_correct: boolean;
  readonly onStep: () => void;
}) {
  const t = useWords();
  const queries = useQueryClient();
  const catalogue = useCatalogue();
  const { shown, matter, can_assess } = props;
  const form = catalogue.data?.forms[0];
  const draft = useOpenDraft(matter.matter);
  // Which assessment is being corrected; a newer one ends that.
  const [corrected, setCorrected] = useState<AssessmentId | undefined>(undefined);
  const { assessment } = matter;
  const corrects = props.can_correct && corrected === assessment?.assessment;
  const needs_draft = can_assess && (!assessment || corrects);

  useEffect(() => {
    if (needs_draft && form) openDraft(shown.contact.contact, matter, form, assessment?.answers);
    else if (assessment) forgetDraft(matter.matter);
  }, [needs_draft, form, shown.contact.contact, matter, assessment]);

  useKeys({
    a: () => {
      // The first question that still must be answered; when none is left, the first of all.
      const missing = draft && firstMissing(draft.form, draft.answers);
      const question = document.querySelector<HTMLElement>(
        missing ? `#assessment [data-question="${missing.id}"]` : "#assessment .question",
      );
      if (question) focusIn(question);
    },
  });

  async function record(): Promise<void> {
    const is_done = await assess(matter.matter);
    await queries.invalidateQueries({ queryKey: keys.contact });
    if (is_done) props.onStep();
  }

  if (assessment && !needs_draft)
    return (
      <AssessmentSummary
        assessment={assessment}
        form={form}
        codes={catalogue.data?.icpc2 ?? []}
        onCorrect={can_assess && props.can_correct ? () => setCorrected(assessment.assessment) : undefined}
      />
    );
  if (!can_assess) return null;
  if (catalogue.isError)
    return (
      <Notice look="alert" role="alert">
        {t("state.unreachable")}
        <Button onClick={() => catalogue.refetch()}>{t("action.try_again")}</Button>
      </Notice>
    );
  if (!draft) return <Skeleton words={t("state.loading")} lines={6} />;
  return (
    <AssessmentForm
      draft={draft}
      codes={catalogue.data?.icpc2 ?? []}
      onAssess={() => void record()}
      {...(assessment && { onCancel: () => setCorrected(undefined) })}
    />
  );
}
