// Walk-in: the number in hand. Called, called again, came, has gone, taken back; from here straight to the assessment.
//
// Invariant: whoever is called by a colleague is never called from here; the server has the last word, and says who has them.

import { type FormEvent, useRef, useState } from "react";
import type { ContactId, TicketId, TicketShown } from "../../contract.generated";
import { millis, shortInstant } from "../../core/civil-time";
import { useFormKeys, useKeys } from "../../core/keys";
import { refusedAt, type Step, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { UrgencyMark } from "../../ui/marks";
import { Button, FocusHeading, FormEnd, Notice, TextArea } from "../../ui/parts";
import { beforeText, stateText, whoText } from "./TicketList";
import { useRoomRead } from "./use-waiting-room";

const left_fields = ["/note"];

export function TicketPanel(props: {
  readonly ticket: TicketShown;
  readonly now: number;
  /** Calls this number into the room that is kept; absent while there is none to call to. */
  readonly onCall: () => void;
  readonly call: Step;
  readonly onOpen: (contact: ContactId) => void;
  readonly onDone: (ticket: TicketId) => void;
}) {
  const t = useWords();
  const { ticket, now } = props;
  const readRoom = useRoomRead();
  const arrive = useCommand<"walkin_arrive">();
  const gone = useCommand<"walkin_gone">();
  const undo = useCommand<"walkin_undo">();
  const [leaves, setLeaves] = useState(false);
  const is_sending = [props.call, arrive.step, gone.step, undo.step].some(({ at }) => at === "sending");

  const is_called = ticket.state === "called" && ticket.is_mine;
  const is_here = ticket.state === "in_hand" && ticket.is_mine;
  const can_call = ticket.state === "waiting" || is_called || (is_here && ticket.arrived_at === undefined);
  const gone_from = ticket.gone_from === undefined ? undefined : millis(ticket.gone_from);
  const may_be_gone = is_called && gone_from !== undefined && gone_from <= now && ticket.urgency !== "emergency";
  const can_leave = (ticket.state === "waiting" || ticket.is_mine) && ticket.urgency !== "emergency";
  const undo_left = ticket.undo_until === undefined ? 0 : millis(ticket.undo_until) - now;
  const can_undo = ticket.undo_step !== undefined && undo_left > 0;

  async function came(then: "stay" | "open"): Promise<void> {
    if (is_sending) return;
    const answer = await arrive.send(`/api/walk-in/tickets/${ticket.ticket}/arrived`, {});
    readRoom();
    if (answer?.ok && then === "open") props.onOpen(ticket.contact);
  }
  async function didNotCome(): Promise<void> {
    if (is_sending) return;
    const answer = await gone.send(`/api/walk-in/tickets/${ticket.ticket}/gone`, { why: "did_not_come" });
    readRoom();
    if (answer?.ok) props.onDone(ticket.ticket);
  }
  async function takeBack(): Promise<void> {
    if (is_sending) return;
    await undo.send(`/api/walk-in/tickets/${ticket.ticket}/undo`, {});
    readRoom();
  }

  useKeys({
    ...(can_call && { c: props.onCall }),
    ...(is_called && { a: () => void came("stay"), o: () => void came("open") }),
    ...(is_here && { o: () => props.onOpen(ticket.contact) }),
    ...(may_be_gone && { x: () => void didNotCome() }),
    ...(can_leave && { l: () => setLeaves(true) }),
    ...(can_undo && { u: () => void takeBack() }),
  });

  const trouble =
    troubleText(t, arrive.step, []) ??
    (leaves ? undefined : troubleText(t, gone.step, [])) ??
    troubleText(t, undo.step, []);
  return (
    <section className="in-hand" aria-labelledby="ticket-title">
      <FocusHeading id="ticket-title" className="in-hand__number figures" focusKey={`${ticket.ticket} ${ticket.state}`}>
        <span className="in-hand__word">{t("walkin.number_word")}</span> {ticket.number}
      </FocusHeading>
      <p className="in-hand__state" role="status">
        {ticket.state === "waiting"
          ? `${t("ticket_state.waiting")} · ${beforeText(t, ticket)}`
          : stateText(t, ticket, now)}
      </p>
      <dl className="facts">
        <div className="facts__pair">
          <dt>{t("walkin.client")}</dt>
          <dd>
            {whoText(t, ticket, now)}{" "}
            {ticket.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
          </dd>
        </div>
        {ticket.words && (
          <div className="facts__pair">
            <dt>{t("new.words")}</dt>
            <dd>
              <q>{ticket.words}</q>
            </dd>
          </div>
        )}
        <div className="facts__pair">
          <dt>{t("walkin.came_in")}</dt>
          <dd className="figures">{shortInstant(ticket.drawn_at, now, t.language)}</dd>
        </div>
        <div className="facts__pair">
          <dt>{t("walkin.impression")}</dt>
          <dd>
            <UrgencyMark urgency={ticket.urgency} />
          </dd>
        </div>
        {ticket.calls > 0 && (
          <div className="facts__pair">
            <dt>{t("walkin.calls")}</dt>
            <dd className="figures">
              {ticket.calls}
              {ticket.called_at &&
                `, ${t("walkin.last_call", { time: shortInstant(ticket.called_at, now, t.language) })}`}
            </dd>
          </div>
        )}
      </dl>
      {ticket.state === "called" && !ticket.is_mine && (
        <Notice look="info">{t("walkin.with_colleague", { name: ticket.holder_name ?? "" })}</Notice>
      )}
      {ticket.urgency === "emergency" && ticket.state === "waiting" && (
        <Notice look="alert">{t("walkin.emergency_note")}</Notice>
      )}
      <div className="actions">
        {is_called && (
          <Button look="primary" hotkey="O" disabled={is_sending} onClick={() => void came("open")}>
            {t("walkin.came_and_open")}
          </Button>
        )}
        {is_here && (
          <Button look="primary" hotkey="O" onClick={() => props.onOpen(ticket.contact)}>
            {t("walkin.open")}
          </Button>
        )}
        {can_call && (
          <Button hotkey="C" disabled={is_sending} onClick={props.onCall}>
            {ticket.calls > 0 ? t("walkin.recall") : t("walkin.call_number", { number: ticket.number })}
          </Button>
        )}
        {is_called && (
          <Button hotkey="A" disabled={is_sending} onClick={() => void came("stay")}>
            {t("walkin.came")}
          </Button>
        )}
        {is_called && (
          <Button hotkey="X" disabled={is_sending || !may_be_gone} onClick={() => void didNotCome()}>
            {t("walkin.did_not_come")}
          </Button>
        )}
        {can_leave && !leaves && ticket.state !== "gone" && ticket.state !== "done" && (
          <Button hotkey="L" onClick={() => setLeaves(true)}>
            {t("walkin.left")}
          </Button>
        )}
        {can_undo && (
          <Button hotkey="U" disabled={is_sending} onClick={() => void takeBack()}>
            {t(`walkin.undo_${ticket.undo_step ?? "called"}`)}
          </Button>
        )}
      </div>
      {is_called && !may_be_gone && <p className="dim small">{goneRuleText()}</p>}
      {trouble !== undefined && (
        <p className="refusal" role="alert">
          {trouble}
        </p>
      )}
      {leaves && (
        <LeftForm
          ticket={ticket.ticket}
          onBack={() => setLeaves(false)}
          onLeft={() => {
            setLeaves(false);
            props.onDone(ticket.ticket);
          }}
        />
      )}
    </section>
  );

  function goneRuleText(): string {
    if (ticket.urgency === "emergency") return t("walkin.emergency_rule");
    if (gone_from !== undefined && ticket.gone_from)
      return t("walkin.gone_from", { time: shortInstant(ticket.gone_from, now, t.language) });
    return t("walkin.gone_rule", { called: ticket.calls_counted ?? 0, needed: ticket.calls_needed ?? 0 });
  }
}

function LeftForm(props: { readonly ticket: TicketId; readonly onBack: () => void; readonly onLeft: () => void }) {
  const t = useWords();
  const scope = `left ${props.ticket}`;
  const [note, setNote] = useKept(scope, "note", "");
  const { step, send } = useCommand<"walkin_gone">();
  const readRoom = useRoomRead();
  const text = useRef<HTMLTextAreaElement>(null);
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await send(`/api/walk-in/tickets/${props.ticket}/gone`, { why: "left", note });
    readRoom();
    if (!answer?.ok) return;
    forgetKept(scope);
    props.onLeft();
  }
  return (
    <form
      className="panel stack"
      noValidate
      aria-label={t("walkin.left")}
      {...form_keys}
      onSubmit={(event) => void save(event)}
    >
      <TextArea
        ref={focused(text)}
        label={t("walkin.left_note")}
        value={note}
        onChange={setNote}
        refusal={refusedAt(step, "/note")}
        maxLength={500}
        required
      />
      <FormEnd
        trouble={troubleText(t, step, left_fields)}
        verb={t("walkin.left_save")}
        is_off={step.at === "sending"}
        back={t("action.cancel")}
        onBack={props.onBack}
      />
    </form>
  );
}

/** The cursor stands in the field when the form appears. */
function focused(into: { current: HTMLTextAreaElement | null }) {
  return (element: HTMLTextAreaElement | null) => {
    if (element && into.current === null) element.focus();
    into.current = element;
  };
}
