// Scheduling: the visits that lie ahead, on the client's card: moved, cancelled, taken back, and new ones booked.
//
// Invariant: what was just done stands beneath with its undo for as long as the server lets it be undone.

import { useEffect, useRef, useState } from "react";
import type {
  BookedShown,
  BookingId,
  Changed,
  ClientCard,
  Colleague,
  Instant,
  OutcomeShown,
  ProfessionalId,
  ServiceShown,
} from "../../contract.generated";
import { instantText, millis } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, RefusalText } from "../../ui/parts";
import { BookAhead } from "./BookAhead";
import { CancelForm } from "./CancelForm";
import { MoveForm } from "./MoveForm";
import type { PickColleague } from "./WantMore";
import "./scheduling.css";

interface Done {
  readonly words: string;
  /** The last first; none: it cannot be taken back from here. */
  readonly bookings: ReadonlyArray<BookingId>;
  readonly undo_until: Instant | undefined;
}

type Open = Readonly<{ what: "move" | "cancel"; booking: BookingId }> | Readonly<{ what: "ahead" }>;

export function ComingVisits(props: {
  readonly card: ClientCard;
  readonly who: string;
  readonly services: ReadonlyArray<ServiceShown>;
  /** With which outcomes a matter that a visit was booked for may end. */
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly pick: PickColleague;
}) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const readAgain = useReadAgain();
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [done, setDone] = useState<Done | undefined>(undefined);
  const undo = useCommand<"booking_undo">();
  const undo_button = useRef<HTMLButtonElement>(null);
  const { card } = props;
  const may_book = me.rights.includes("appt_book");
  const can_undo = done?.undo_until !== undefined && millis(done.undo_until) > now;
  // What had the focus went away with its form.
  useEffect(() => {
    if (done && document.activeElement === document.body) undo_button.current?.focus();
  }, [done]);

  const nameOf = (professional: ProfessionalId) =>
    props.colleagues.find((one) => one.professional === professional)?.name ?? "";
  const own = card.workers.map(({ colleague }) => colleague);
  const serviceName = (booking: BookedShown) =>
    props.services.find(({ id }) => id === booking.service)?.label ?? t(`visit_kind.${booking.kind}`);

  function changed(words: string, answer: Changed): void {
    setOpen(undefined);
    undo.clear();
    setDone({
      words,
      bookings: answer.bookings.map(({ booking }) => booking).toReversed(),
      undo_until: answer.undo_until,
    });
    readAgain("card", "desk", "contact", "times");
  }
  async function takeBack(all: Done): Promise<void> {
    for (const booking of all.bookings) {
      const answer = await undo.send(`/api/bookings/${booking}/undo`, {});
      if (!answer?.ok) return;
    }
    setDone({ words: t("visit.undone"), bookings: [], undo_until: undefined });
    readAgain("card", "desk", "contact", "times");
  }

  return (
    <div className="stack coming">
      {card.coming.length === 0 && <p className="dim">{t("client.no_coming")}</p>}
      <ul>
        {card.coming.map((booking) => {
          const opened = open && open.what !== "ahead" && open.booking === booking.booking ? open.what : undefined;
          const time = instantText(booking.begins_at, t.language);
          const common = {
            booking,
            who: props.who,
            may_follow: card.coming.some((other) => isLater(other, booking)),
            onBack: () => setOpen(undefined),
          };
          return (
            <li key={booking.booking} className="coming__one">
              <div className="coming__line">
                <span>
                  <strong className="figures">{time}</strong>
                  <br />
                  {[
                    serviceName(booking),
                    booking.professional_name,
                    booking.unit_name,
                    t(`booking_state.${booking.state}`),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                {may_book && booking.state === "booked" && !opened && (
                  <span className="actions no-print">
                    <Button
                      look="quiet"
                      aria-label={t("visit.move_of", { time })}
                      onClick={() => setOpen({ what: "move", booking: booking.booking })}
                    >
                      {t("visit.move_short")}
                    </Button>
                    <Button
                      look="quiet"
                      aria-label={t("visit.cancel_of", { time })}
                      onClick={() => setOpen({ what: "cancel", booking: booking.booking })}
                    >
                      {t("visit.cancel_short")}
                    </Button>
                  </span>
                )}
              </div>
              {opened === "move" && (
                <MoveForm
                  {...common}
                  client={card.client.client}
                  own={own}
                  services={props.services}
                  professional={booking.professional ?? own[0]?.professional}
                  nameOf={nameOf}
                  pick={props.pick}
                  onMoved={(answer) => {
                    const to = answer.bookings.find((one) => one.booking === booking.booking)?.begins_at;
                    changed(t("visit.moved", { time: to ? instantText(to, t.language) : "" }), answer);
                  }}
                />
              )}
              {opened === "cancel" && (
                <CancelForm
                  {...common}
                  outcomes={props.outcomes}
                  onCancelled={(answer) =>
                    changed(t("visit.cancelled", { time, count: answer.bookings.length }), answer)
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
      <div className={done ? "made__one coming__done" : undefined} role="status">
        {done && (
          <>
            <span className="made__what">{done.words}</span>
            {can_undo && (
              <Button ref={undo_button} onClick={() => void takeBack(done)} disabled={undo.step.at === "sending"}>
                {t("made.undo")}
              </Button>
            )}
            <Button look="quiet" onClick={() => setDone(undefined)}>
              {t("action.close")}
            </Button>
          </>
        )}
      </div>
      <RefusalText words={troubleText(t, undo.step, [])} />
      {may_book &&
        (open?.what === "ahead" ? (
          <BookAhead
            client={card.client.client}
            who={props.who}
            own={own}
            services={props.services}
            nameOf={nameOf}
            pick={props.pick}
            onBooked={(words) => {
              setOpen(undefined);
              setDone({ words, bookings: [], undo_until: undefined });
              readAgain("card", "times");
            }}
            onBack={() => setOpen(undefined)}
          />
        ) : (
          <div className="actions no-print">
            <Button onClick={() => setOpen({ what: "ahead" })}>{t("ahead.open")}</Button>
          </div>
        ))}
    </div>
  );
}

/** Of a series, later than this one. */
function isLater(other: BookedShown, booking: BookedShown): boolean {
  return (
    booking.series !== undefined &&
    other.series === booking.series &&
    other.state === "booked" &&
    other.begins_at > booking.begins_at
  );
}
