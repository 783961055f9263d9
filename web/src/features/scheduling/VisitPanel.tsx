// Scheduling: one booking with everything that a day's work does to it, each by one key.

import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import type { BookedShown, OutcomeShown, ServiceShown } from "../../contract.generated";
import { clockSpan, dayText } from "../../core/civil-time";
import { useKeys } from "../../core/keys";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { ageText } from "../../ui/marks";
import { Button, RefusalText } from "../../ui/parts";
import { BookingMarks, StandingMark, whoseText } from "./BookingMarks";
import { CancelForm } from "./CancelForm";
import { mayBe } from "./day-entries";
import { HoldForm, type PickCode } from "./HoldForm";
import { type LastStep, rememberStep, useLastStep } from "./last-step";
import { useBooksRead } from "./StepBar";
import { serviceText } from "./service-text";

export interface Lent {
  readonly services: ReadonlyArray<ServiceShown>;
  /** Those by which a visit's matter may end. */
  readonly outcomes: (booking: BookedShown) => ReadonlyArray<OutcomeShown>;
  readonly pickCode: PickCode;
  readonly languageName: (code: string) => string;
  /** Gives the booking's time to one more client; absent for those who have not that right. */
  readonly overbook?: (booking: BookedShown, onDone: () => void) => ReactNode;
}

export function VisitPanel(props: {
  readonly booking: BookedShown;
  readonly now: number;
  readonly lent: Lent;
  /** In a dock at the foot of a calendar it lies on its side. */
  readonly is_wide?: boolean;
  readonly onMove: () => void;
  readonly onStep: (step: LastStep) => void;
}) {
  const t = useWords();
  const { booking, now, lent } = props;
  const [form, setForm] = useState<"hold" | "cancel" | "over" | undefined>(undefined);
  const [focus_back, setFocusBack] = useState(false);
  const last = useLastStep();
  const readBooks = useBooksRead();
  const arrive = useCommand<"booking_arrive">();
  const miss = useCommand<"visit_miss">();
  const undo = useCommand<"booking_undo">();
  const can = mayBe(booking, now);
  const whose = whoseText(t, booking);
  const is_busy = [arrive, miss, undo].some(({ step }) => step.at === "sending");

  function done(step: Omit<LastStep, "booking" | "client_name">): void {
    const made = { booking: booking.booking, client_name: whose, ...step };
    setForm(undefined);
    rememberStep(made);
    readBooks();
    props.onStep(made);
  }
  async function sayArrived(): Promise<void> {
    if (is_busy) return;
    miss.clear();
    const answer = await arrive.send(`/api/bookings/${booking.booking}/arrived`, {});
    if (answer?.ok) done({ did: "arrived" });
    else readBooks();
  }
  async function sayMissed(): Promise<void> {
    if (is_busy) return;
    arrive.clear();
    const answer = await miss.send(`/api/bookings/${booking.booking}/missed`, {});
    if (answer?.ok) done({ did: "missed" });
  }
  async function takeBack(): Promise<void> {
    if (is_busy) return;
    const answer = await undo.send(`/api/bookings/${booking.booking}/undo`, {});
    readBooks();
    if (answer?.ok) rememberStep(undefined);
  }
  const leaveForm = () => {
    setForm(undefined);
    setFocusBack(true);
  };
  useEffect(() => {
    if (!focus_back) return;
    document.querySelector<HTMLElement>(".visit__actions .button")?.focus();
    setFocusBack(false);
  }, [focus_back]);

  const can_overbook = lent.overbook && can.moved && booking.hours && !booking.exception_kind;
  useKeys({
    ...(!form && {
      ...(can.arrived && { a: () => void sayArrived() }),
      ...(can.missed && { x: () => void sayMissed() }),
      ...(can.held && { d: () => setForm("hold") }),
      ...(can.moved && { m: props.onMove }),
      ...(can.cancelled && { c: () => setForm("cancel") }),
      ...(can_overbook && { p: () => setForm("over") }),
      ...(booking.remote_link && { o: () => void window.open(booking.remote_link, "_blank", "noreferrer") }),
    }),
  });

  const others = booking.others.map((one) => (one.is_remote ? t("visit.party_remote", { name: one.name }) : one.name));
  const facts = [
    [t("visit.service"), serviceText(t, lent.services, booking.service, booking.kind)],
    [t("visit.with"), [booking.professional_name, ...others].filter(Boolean).join(", ")],
    [t("visit.room"), booking.room_name],
    [t("visit.exception"), booking.exception_why],
    [t("visit.series"), booking.series && t("visit.in_series")],
  ].filter((pair): pair is [string, string] => Boolean(pair[1]));
  const has_begun_first = booking.state === "arrived";

  return (
    <section className={props.is_wide ? "visit visit--wide" : "visit"} aria-label={t("visit.title")}>
      <header className="visit__head">
        <p className="visit__time figures">{clockSpan(booking.begins_at, booking.ends_at, t.language)}</p>
        <h2 className="visit__name">{whose}</h2>
        {booking.client_born && (
          <p className="figures dim">
            {ageText(t, booking.client_born, now)} · {dayText(booking.client_born, t.language)}
          </p>
        )}
        <p className="visit__marks">
          <StandingMark booking={booking} now={now} />
          <BookingMarks booking={booking} languageName={lent.languageName} />
        </p>
      </header>
      <dl className="facts visit__facts">
        {facts.map(([word, what]) => (
          <div className="facts__pair" key={word}>
            <dt>{word}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      {form === undefined && (
        <div className="visit__do">
          <div className="visit__actions">
            {booking.remote_link && (
              <a className="button" href={booking.remote_link} target="_blank" rel="noreferrer" aria-keyshortcuts="O">
                {t("visit.open_remote")} <kbd aria-hidden="true">O</kbd>
              </a>
            )}
            {can.arrived && (
              <Button look="primary" hotkey="A" disabled={is_busy} onClick={() => void sayArrived()}>
                {t("visit.arrived")}
              </Button>
            )}
            {can.held && (
              <Button look={has_begun_first ? "primary" : "secondary"} hotkey="D" onClick={() => setForm("hold")}>
                {t("visit.held")}
              </Button>
            )}
            {can.missed && (
              <Button hotkey="X" disabled={is_busy} onClick={() => void sayMissed()}>
                {t("visit.missed")}
              </Button>
            )}
            {can.moved && (
              <Button hotkey="M" onClick={props.onMove}>
                {t("visit.move")}
              </Button>
            )}
            {can.cancelled && (
              <Button look="danger" hotkey="C" onClick={() => setForm("cancel")}>
                {t("visit.cancel")}
              </Button>
            )}
            {can_overbook && (
              <Button look="quiet" hotkey="P" onClick={() => setForm("over")}>
                {t("visit.overbook")}
              </Button>
            )}
            {booking.undo_until && last?.booking !== booking.booking && (
              <Button look="quiet" disabled={is_busy} onClick={() => void takeBack()}>
                {t("visit.undo_step")}
              </Button>
            )}
            {booking.client && (
              <Link
                className="button button--quiet"
                to="/first-line"
                search={{ client: booking.client, page: "matter" }}
              >
                {t("visit.open_card")}
              </Link>
            )}
          </div>
          {booking.is_imported && <p className="small dim">{t("visit.imported_help")}</p>}
          <RefusalText
            words={troubleText(t, arrive.step, []) ?? troubleText(t, miss.step, []) ?? troubleText(t, undo.step, [])}
          />
        </div>
      )}
      {form === "hold" && (
        <HoldForm
          booking={booking}
          outcomes={lent.outcomes(booking)}
          pickCode={lent.pickCode}
          onHeld={() => done({ did: "held" })}
          onBack={leaveForm}
        />
      )}
      {form === "over" && (
        <section className="panel stack" aria-label={t("visit.overbook")}>
          <h4>{t("visit.overbook")}</h4>
          {lent.overbook?.(booking, leaveForm)}
          <div className="actions">
            <Button look="quiet" onClick={leaveForm}>
              {t("action.back")}
            </Button>
          </div>
        </section>
      )}
      {form === "cancel" && (
        <CancelForm
          booking={booking}
          outcomes={lent.outcomes(booking)}
          may_follow={booking.series !== undefined}
          onCancelled={({ undo_until }) => done({ did: "cancelled", undo_until })}
          onBack={leaveForm}
        />
      )}
    </section>
  );
}
