// Scheduling: moves a visit to another time, which is kept meanwhile; says why.

import { type FormEvent, useState } from "react";
import type {
  BookedShown,
  Changed,
  ClientId,
  Colleague,
  FreeTime,
  HowMuch,
  MoveVisit,
  ProfessionalId,
  ServiceShown,
  TimeShown,
} from "../../contract.generated";
import { civil, instantText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { refusedAt, type Step, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { FormEnd, RefusalText, TextArea } from "../../ui/parts";
import { ReasonField, useReason } from "../../ui/reason-field";
import { FreeTimes } from "./FreeTimes";
import { HoldLine } from "./HoldLine";
import { HowMuchChoice } from "./HowMuchChoice";
import { refusedTime } from "./series";
import { useHold } from "./use-hold";
import type { PickColleague } from "./WantMore";
import { WhomAndWhen } from "./with-whom";

export function MoveForm(props: {
  readonly booking: BookedShown;
  readonly client: ClientId;
  readonly who: string;
  readonly may_follow: boolean;
  readonly own: ReadonlyArray<Colleague>;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly professional: ProfessionalId | undefined;
  readonly nameOf: (professional: ProfessionalId) => string;
  readonly pick: PickColleague;
  readonly onMoved: (changed: Changed) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { booking } = props;
  // The times of a visit that was booked for a matter are those of the matter.
  const { matter } = booking;
  const scope = `move ${booking.booking}`;
  const [professional, setProfessional] = useState(props.professional);
  const [from_matter, setFromMatter] = useState<TimeShown | undefined>(undefined);
  const [from_day, setFromDay] = useState<FreeTime | undefined>(undefined);
  const reason = useReason();
  const [how_much, setHowMuch] = useState<HowMuch>("this_one");
  const [note, setNote] = useKept(scope, "note", "");
  const [late_because, setLateBecause] = useKept(scope, "late", "");
  const [is_asked, setAsked] = useState(false);
  const time = matter ? from_matter?.time : from_day;
  const { step, send, clear } = useCommand<"booking_move">();
  const holding = useHold(props.client, matter, time && { hours: time.hours, begins_at: time.begins_at });
  const form_keys = useFormKeys<HTMLElement>({ save: () => void move(), back: props.onBack });
  const late = refusedAt(step, "/move/late_because") ?? refusedAt(step, "/late_because");
  const needs_reason = from_matter?.after_guarantee || late !== undefined;
  const serviceName = (id: string) => props.services.find((one) => one.id === id)?.label ?? id;

  async function move(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    setAsked(true);
    if (!reason.isThere() || !time || step.at === "sending") return;
    const kept = await holding.settled();
    if (kept.at !== "held" || holding.held.at === "ended") return;
    const body: MoveVisit = {
      move: {
        time: { hours: time.hours, begins_at: time.begins_at },
        why: reason.why,
        from: booking.begins_at,
        hold: kept.hold.hold,
        ...(note.trim() && { note }),
        ...(late_because.trim() && { late_because }),
      },
      how_much,
    };
    const answer = await send(`/api/bookings/${booking.booking}/move`, body);
    if (!answer?.ok) return;
    holding.keep();
    forgetKept(scope);
    props.onMoved(answer.value);
  }

  const fields = ["/move/why", "/move/late_because", "/late_because", "/move/note"];
  return (
    <section {...form_keys} className="panel stack" aria-label={t("visit.move_title")}>
      <div>
        <h4>{t("visit.move_title")}</h4>
        <p className="book__who">
          <strong>{props.who}</strong>
          <br />
          <span className="figures">{instantText(booking.begins_at, t.language)}</span>
          {booking.professional_name && `, ${booking.professional_name}`}
        </p>
      </div>
      {matter ? (
        <FreeTimes
          matter={matter}
          services={props.services}
          {...(booking.service && { service_first: booking.service })}
          chosen={from_matter}
          onChoose={(chosen) => {
            setFromMatter(chosen);
            clear();
          }}
        />
      ) : (
        <WhomAndWhen
          own={props.own}
          professional={professional}
          first={civil(booking.begins_at).date}
          chosen={from_day}
          onWhom={(chosen) => {
            setProfessional(chosen);
            setFromDay(undefined);
          }}
          onTime={(chosen) => {
            setFromDay(chosen);
            clear();
          }}
          nameOf={props.nameOf}
          serviceName={serviceName}
          pick={props.pick}
        />
      )}
      <form noValidate className="stack" onSubmit={(event) => void move(event)}>
        {time ? (
          <div>
            <p className="book__time figures">{instantText(time.begins_at, t.language)}</p>
            <p>
              {props.nameOf(time.professional)}, {serviceName(time.service)}
            </p>
            <HoldLine holding={holding} />
          </div>
        ) : (
          <RefusalText words={is_asked ? t("visit.choose_time") : undefined} />
        )}
        <ReasonField of="move" reason={reason} refusal={refusedAt(step, "/move/why")} />
        <HowMuchChoice may_follow={props.may_follow} value={how_much} onChange={setHowMuch} />
        {needs_reason && (
          <TextArea
            label={t("times.late_because")}
            value={late_because}
            onChange={setLateBecause}
            refusal={late}
            maxLength={500}
            required
          />
        )}
        <TextArea
          label={t("visit.note")}
          value={note}
          onChange={setNote}
          refusal={refusedAt(step, "/move/note")}
          maxLength={500}
        />
        <FormEnd
          trouble={laterRefused(step) ?? troubleText(t, step, fields)}
          verb={t("visit.move")}
          is_off={step.at === "sending"}
          back={t("action.back")}
          onBack={props.onBack}
        />
      </form>
    </section>
  );
}

/** Of those that follow, the server says which day it was. */
function laterRefused(step: Step): string | undefined {
  if (step.at !== "refused" || refusedTime(step.refusal.where) === undefined) return undefined;
  const { date } = step.refusal.details as { date?: string };
  return [date, step.refusal.words].filter(Boolean).join(": ");
}
