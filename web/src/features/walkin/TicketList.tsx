// Walk-in: the numbers of a waiting room, in the order in which they are called.
//
// Invariant: rows do not change places under a pointer or a focused row; a new order waits until the hand has gone.

import type { TicketId, TicketShown } from "../../contract.generated";
import { millis, shortDay, shortInstant } from "../../core/civil-time";
import { useHeldOrder, useLastSeen } from "../../core/use-held-order";
import { useWords, type Words } from "../../core/words";
import { ageText, spanText, UrgencyMark } from "../../ui/marks";
import { Button, joined } from "../../ui/parts";

export function TicketList(props: {
  readonly title: string;
  readonly tickets: ReadonlyArray<TicketShown>;
  readonly chosen: TicketId | undefined;
  readonly now: number;
  readonly empty?: string;
  readonly onChoose: (ticket: TicketId) => void;
}) {
  const t = useWords();
  const held = useHeldOrder(props.tickets.map(({ ticket }) => ticket));
  const seen = useLastSeen(props.tickets, ({ ticket }) => ticket);
  const in_list = new Set(props.tickets.map(({ ticket }) => ticket));
  // Who was called or has gone stands in another list now.
  const shown = seen(held.order).filter(({ ticket }) => in_list.has(ticket));
  const news = held.newcomers.length;
  if (props.tickets.length === 0 && props.empty === undefined) return null;
  return (
    <section className="tickets" aria-label={props.title}>
      <h2 className="tickets__title">
        {props.title} <span className="figures dim">{props.tickets.length}</span>
        {(news > 0 || held.has_moved) && (
          <Button look="quiet" onClick={held.release}>
            {news > 0 ? t("queue.newcomers", { count: news }) : t("queue.order_changed")}
          </Button>
        )}
      </h2>
      {props.tickets.length === 0 ? (
        <p className="tickets__empty">{props.empty}</p>
      ) : (
        <ul {...held.hands}>
          {shown.map((one) => (
            <li key={one.ticket}>
              <button
                type="button"
                className={joined("ticket", one.ticket === props.chosen && "ticket--chosen")}
                aria-pressed={one.ticket === props.chosen}
                onClick={() => props.onChoose(one.ticket)}
              >
                <Row ticket={one} now={props.now} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Row(props: { readonly ticket: TicketShown; readonly now: number }) {
  const t = useWords();
  const { ticket, now } = props;
  const is_waiting = ticket.state === "waiting";
  const late = now - millis(ticket.promise_by);
  return (
    <>
      <span className="ticket__number figures">
        <span className="heard-only">{t("walkin.number_word")} </span>
        {ticket.number}
      </span>
      <span className="ticket__what">
        <span className="ticket__first">
          <strong>{whoText(t, ticket, now)}</strong>
          {ticket.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
          {ticket.language !== "fi" && <span className="badge">{t(`language.${ticket.language}`)}</span>}
        </span>
        {ticket.words && <q className="ticket__words">{ticket.words}</q>}
        <span className="dim">
          {is_waiting
            ? t("queue.waited", { span: spanText(t, now - millis(ticket.drawn_at)) })
            : stateText(t, ticket, now)}
          {!ticket.is_of_today && ` · ${t("walkin.of_day", { day: shortDay(ticket.day, t.language) })}`}
        </span>
      </span>
      <span className="ticket__when">
        <UrgencyMark urgency={ticket.urgency} />
        {is_waiting &&
          (late > 0 ? (
            <strong className="row__late">{t("queue.late", { span: spanText(t, late) })}</strong>
          ) : (
            <span className="figures">
              {t("queue.promised", { time: shortInstant(ticket.promise_by, now, t.language) })}
            </span>
          ))}
        {is_waiting && <span className="dim figures">{beforeText(t, ticket)}</span>}
      </span>
    </>
  );
}

export function whoText(t: Words, ticket: TicketShown, now: number): string {
  if (!ticket.client_name) return t("client.not_identified");
  return ticket.client_born ? `${ticket.client_name} ${ageText(t, ticket.client_born, now)}` : ticket.client_name;
}

/** Where it is, with whom and since when. */
export function stateText(t: Words, ticket: TicketShown, now: number): string {
  const name = ticket.is_mine ? t("walkin.you") : (ticket.holder_name ?? "");
  if (ticket.state === "called")
    return t("walkin.called_text", {
      place: ticket.place ?? "",
      name,
      span: spanText(t, now - millis(ticket.called_at ?? ticket.drawn_at)),
    });
  if (ticket.state === "in_hand") return t("walkin.in_hand_text", { name });
  if (ticket.state === "gone") return t(`walkin.gone_${ticket.gone_why ?? "did_not_come"}`);
  return t(`ticket_state.${ticket.state}`);
}

/** How many are called before, and how long it will be where the day tells it. */
export function beforeText(t: Words, ticket: TicketShown): string {
  if (ticket.before === undefined) return t("walkin.by_hand");
  const before = ticket.before === 0 ? t("walkin.is_next") : t("walkin.before", { count: ticket.before });
  return ticket.estimate_minutes === undefined
    ? before
    : `${before} · ${t("walkin.estimate", { minutes: ticket.estimate_minutes })}`;
}
