// Waiting: the entry in hand: who waits for what, the offer that lives, or the times that could be offered.
//
// Invariant: what is offered is what stands marked; the time that was chosen never changes under the hand.

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Accepted, FittingTime, OfferedBy, OfferShown, OutcomeShown, WaitShown } from "../../contract.generated";
import { civil, clockTime, instantText, shortDay } from "../../core/civil-time";
import { useKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { UrgencyMark } from "../../ui/marks";
import { Button, FocusHeading, joined, Notice, RefusalText, Skeleton, TextArea } from "../../ui/parts";
import { ChangeForm } from "./ChangeForm";
import { useWaitTimes } from "./use-waiting";
import { waiterName } from "./WaitList";
import { AnswerBy, GuaranteeMark } from "./WaitMarks";
import { WithdrawForm } from "./WithdrawForm";
import { wishesText } from "./wishes";

interface Needs {
  readonly wait: WaitShown;
  readonly now: number;
  readonly may_book: boolean;
  /** The county sends messages. */
  readonly tells: boolean;
  /** Chosen among the freed times; absent: the first that suits. */
  readonly time: FittingTime | undefined;
  readonly onTime: (time: FittingTime) => void;
  readonly serviceName: (id: string) => string;
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  /** How the client is reached, and the way to their card and their matter: other trades know. */
  readonly reach: ReactNode;
  readonly onDone: (words: string) => void;
  readonly onAccepted: (accepted: Accepted) => void;
}

export function WaitPanel(props: Needs) {
  const t = useWords();
  const { wait, now } = props;
  const [open, setOpen] = useState<"change" | "withdraw" | undefined>(undefined);
  const who = waiterName(t, wait, now);
  const name = wait.client_name ?? who;
  const wishes = wishesText(t, wait.wishes);
  const back = () => setOpen(undefined);

  return (
    <section className="stack wait-panel" aria-label={t("waiting.in_hand")}>
      <div className="stack stack--tight">
        <FocusHeading focusKey={wait.wait}>{who}</FocusHeading>
        <p className="wait__first">
          <UrgencyMark urgency={wait.urgency} />
          <GuaranteeMark wait={wait} />
        </p>
        {wait.non_disclosure && <span className="badge badge--alert">{t("client.non_disclosure")}</span>}
        {props.reach}
      </div>
      <dl className="facts">
        <dt>{t("times.service")}</dt>
        <dd>
          {props.serviceName(wait.service)}
          {wait.professional_name && <> · {t("waiting.only", { name: wait.professional_name })}</>}
        </dd>
        <dt>{t("waiting.can_come")}</dt>
        <dd>{wishes || t("waiting.any_time")}</dd>
        {wait.wishes.note && (
          <>
            <dt>{t("waiting.note")}</dt>
            <dd>{wait.wishes.note}</dd>
          </>
        )}
        <dt>{t("waiting.entered")}</dt>
        <dd className="figures">
          {instantText(wait.entered_at, t.language)}
          {wait.entered_by_name && `, ${wait.entered_by_name}`}
        </dd>
        {wait.offers_ended > 0 && (
          <>
            <dt>{t("waiting.offered_before")}</dt>
            <dd>{t("waiting.times_offered", { count: wait.offers_ended })}</dd>
          </>
        )}
      </dl>
      {open === "change" ? (
        <ChangeForm
          wait={wait}
          onChanged={() => {
            back();
            props.onDone(t("waiting.changed"));
          }}
          onBack={back}
        />
      ) : open === "withdraw" ? (
        <WithdrawForm
          wait={wait}
          who={who}
          outcomes={props.outcomes}
          onWithdrawn={() => props.onDone(t("waiting.withdrawn", { name }))}
          onBack={back}
        />
      ) : (
        <>
          {wait.offer ? <Answering {...props} offer={wait.offer} name={name} /> : <Offering {...props} name={name} />}
          {props.may_book && (
            <div className="actions">
              <Button look="quiet" onClick={() => setOpen("change")}>
                {t("waiting.change")}
              </Button>
              <Button look="quiet" onClick={() => setOpen("withdraw")}>
                {t("waiting.withdraw_short")}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Answering(props: Needs & { readonly offer: OfferShown; readonly name: string }) {
  const t = useWords();
  const { offer } = props;
  const accept = useCommand<"offer_accept">();
  const decline = useCommand<"offer_decline">();
  const withdraw = useCommand<"offer_withdraw">();
  const [late_because, setLateBecause] = useState("");
  const step = [accept, decline, withdraw].find((one) => one.step.at !== "ready")?.step ?? accept.step;
  const is_sending = step.at === "sending";
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) first.current?.focus();
  }, []);

  async function yes(): Promise<void> {
    if (is_sending) return;
    decline.clear();
    withdraw.clear();
    const reason = late_because.trim();
    const answer = await accept.send(`/api/offers/${offer.offer}/accept`, { ...(reason && { late_because: reason }) });
    if (answer?.ok) props.onAccepted(answer.value);
  }
  async function no(what: "decline" | "withdraw"): Promise<void> {
    if (is_sending) return;
    const answer =
      what === "decline"
        ? await decline.send(`/api/offers/${offer.offer}/decline`, {})
        : await withdraw.send(`/api/offers/${offer.offer}/withdraw`, {});
    if (answer?.ok)
      props.onDone(t(what === "decline" ? "waiting.declined" : "waiting.offer_withdrawn", { name: props.name }));
  }
  useKeys(props.may_book ? { a: () => void yes(), d: () => void no("decline") } : {});

  return (
    <section className="panel stack" aria-labelledby="offer-title">
      <div>
        <h3 id="offer-title">{t(`waiting.offer_${offer.by}_title`)}</h3>
        <p className="book__time figures">{instantText(offer.begins_at, t.language)}</p>
        <p>
          {[offer.professional_name, offer.unit_name, offer.kind !== "on_site" && t(`visit_kind.${offer.kind}`)]
            .filter(Boolean)
            .join(", ")}
        </p>
        <p>
          <AnswerBy at={offer.answer_by} />
        </p>
        {offer.offered_by_name && (
          <p className="small dim">{t("waiting.offered_by", { name: offer.offered_by_name })}</p>
        )}
      </div>
      {offer.is_after_guarantee && props.may_book && (
        <TextArea
          label={t("times.late_because")}
          value={late_because}
          onChange={setLateBecause}
          refusal={refusedAt(accept.step, "/late_because")}
          maxLength={500}
          required
        />
      )}
      <RefusalText words={troubleText(t, step, ["/late_because"])} />
      {props.may_book && (
        <div className="actions">
          <Button ref={first} look="primary" hotkey="A" disabled={is_sending} onClick={() => void yes()}>
            {t("waiting.accept")}
          </Button>
          <Button hotkey="D" disabled={is_sending} onClick={() => void no("decline")}>
            {t("waiting.decline")}
          </Button>
          <Button look="quiet" disabled={is_sending} onClick={() => void no("withdraw")}>
            {t("waiting.take_back")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Offering(props: Needs & { readonly name: string }) {
  const t = useWords();
  const { wait, may_book } = props;
  const times = useWaitTimes(wait.wait, true);
  const { step, send } = useCommand<"wait_offer">();
  const [shows_others, setShowsOthers] = useState(false);
  const fitting = times.data?.fitting ?? (wait.first_fit ? [wait.first_fit] : []);
  const others = times.data?.others ?? [];
  const chosen = props.time ?? fitting[0];
  const is_sending = step.at === "sending";

  async function offer(by: OfferedBy): Promise<void> {
    if (!chosen || is_sending || !may_book) return;
    const answer = await send(`/api/waits/${wait.wait}/offers`, {
      hours: chosen.hours,
      begins_at: chosen.begins_at,
      by,
    });
    void times.refetch();
    if (answer?.ok)
      props.onDone(t(by === "phone" ? "waiting.kept_for_phone" : "waiting.message_queued", { name: props.name }));
  }
  useKeys({ o: () => void offer("phone") });

  const list = (all: ReadonlyArray<FittingTime>, label: string) => (
    <ul className="wait-times" aria-label={label}>
      {all.map((time) => (
        <li key={time.professional + time.begins_at}>
          <button
            type="button"
            className={joined("time", time.is_after_guarantee && "time--late")}
            aria-pressed={time.begins_at === chosen?.begins_at && time.professional === chosen.professional}
            onClick={() => props.onTime(time)}
          >
            <span className="figures nowrap">
              {shortDay(civil(time.begins_at).date, t.language)} {clockTime(time.begins_at, t.language)}
            </span>
            <span className="small dim time__name">{time.professional_name}</span>
            {time.is_after_guarantee && <span className="small">{t("times.after_guarantee")}</span>}
          </button>
        </li>
      ))}
    </ul>
  );

  return (
    <section className="stack" aria-labelledby="offering-title">
      <h3 id="offering-title">{t("waiting.times_that_fit")}</h3>
      {times.isPending && !wait.first_fit && <Skeleton words={t("state.loading")} lines={2} />}
      {!times.isPending && fitting.length === 0 && (
        <Notice look={wait.guarantee === "breach_coming" ? "warning" : "quiet"}>
          {t("waiting.nothing_fits_long")}
        </Notice>
      )}
      {chosen && may_book && (
        <div className="panel stack stack--tight">
          <p>
            <span className="book__time figures">{instantText(chosen.begins_at, t.language)}</span>
            <br />
            {[chosen.professional_name, chosen.unit_name].filter(Boolean).join(", ")}
          </p>
          <RefusalText words={refusedAt(step, "/by") ?? troubleText(t, step, ["/by"])} />
          <div className="actions">
            <Button look="primary" hotkey="O" disabled={is_sending} onClick={() => void offer("phone")}>
              {t("waiting.offer_phone")}
            </Button>
            <Button disabled={is_sending || !props.tells} onClick={() => void offer("message")}>
              {t("waiting.offer_message")}
            </Button>
          </div>
          {!props.tells && <p className="small dim">{t("waiting.no_messages")}</p>}
        </div>
      )}
      {list(fitting, t("waiting.times_that_fit"))}
      {others.length > 0 && (
        <>
          <Button look="quiet" aria-expanded={shows_others} onClick={() => setShowsOthers(!shows_others)}>
            {t("waiting.other_times", { count: others.length })}
          </Button>
          {shows_others && list(others, t("waiting.beside_wishes"))}
        </>
      )}
    </section>
  );
}
