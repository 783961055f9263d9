// Scheduling: a booking is put down on another time. Said once more, with the reason, before it is so.

import { type FormEvent, useEffect, useState } from "react";
import type { BookedShown, HowMuch, MoveVisit, ServiceShown } from "../../contract.generated";
import { dateText, dayText, instantAt, instantText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { AlsoThen } from "../../ui/AlsoThen";
import { Button, Notice, RefusalText, TextArea } from "../../ui/parts";
import { ReasonField, useReason } from "../../ui/reason-field";
import { whoseText } from "./BookingMarks";
import { HowMuchChoice } from "./HowMuchChoice";
import { rememberStep } from "./last-step";
import { useBooksRead } from "./StepBar";
import { serviceText } from "./service-text";
import { isOtherService, type Target } from "./slots";

export function MoveConfirm(props: {
  readonly booking: BookedShown;
  readonly target: Target;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly onMoved: () => void;
  /** Another time is looked for. */
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { booking, target } = props;
  const readBooks = useBooksRead();
  const { step, send } = useCommand<"booking_move">();
  const reason = useReason();
  const [how_much, setHowMuch] = useState<HowMuch>("this_one");
  const [late_because, setLateBecause] = useKept(booking.booking, "late", "");
  const form_keys = useFormKeys({ back: props.onBack });
  const place = form_keys.ref;
  useEffect(() => place.current?.querySelector<HTMLElement>("select")?.focus(), [place]);
  const late_refused = refusedAt(step, "/move/late_because") ?? refusedAt(step, "/late_because");
  const [asks_late, setAsksLate] = useState(false);
  if (late_refused && !asks_late) setAsksLate(true);

  const begins_at = instantAt(target.begins);
  const other_service = isOtherService(target, booking);

  async function move(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const body: MoveVisit = {
      move: {
        time: {
          hours: target.hours.hours,
          begins_at,
          ...(target.slots > 1 && { slots: target.slots }),
          ...(booking.others.length > 0 && {
            others: booking.others.map(({ professional, is_remote }) => ({ professional, is_remote })),
          }),
        },
        why: reason.why,
        from: booking.begins_at,
        ...(late_because.trim() && { late_because }),
      },
      how_much,
    };
    const answer = await send(`/api/bookings/${booking.booking}/move`, body);
    readBooks();
    if (!answer?.ok) return;
    forgetKept(booking.booking);
    rememberStep({
      booking: booking.booking,
      did: "moved",
      client_name: whoseText(t, booking),
      begins_at,
      professional_name: target.professional_name,
      undo_until: answer.value.undo_until,
    });
    props.onMoved();
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="move"
      aria-label={t("move.title")}
      onSubmit={(event) => void move(event)}
    >
      <div className="move__what">
        <h2>{t("move.title")}</h2>
        <p className="move__who">
          <strong>{whoseText(t, booking)}</strong>
          {booking.client_born && <span className="figures"> {dayText(booking.client_born, t.language)}</span>}
        </p>
        <p className="figures">
          <s className="dim">
            {instantText(booking.begins_at, t.language)}, {booking.professional_name}
          </s>
          <br />
          <span aria-hidden="true">→ </span>
          <strong>
            {instantText(begins_at, t.language)}, {target.professional_name}
          </strong>
        </p>
      </div>
      <div className="move__why">
        <AlsoThen
          client={booking.client}
          asked={{
            from: begins_at,
            until: instantAt(target.begins + target.slots * target.hours.slot_minutes * 60_000),
          }}
        />
        {other_service && (
          <Notice look="warning">
            {t("move.other_service", {
              before: serviceText(t, props.services, booking.service, booking.kind),
              after: serviceText(t, props.services, target.hours.service, target.hours.kind),
            })}
          </Notice>
        )}
        <ReasonField of="move" reason={reason} refusal={refusedAt(step, "/move/why") ?? refusedAt(step, "/why")} />
        <HowMuchChoice may_follow={booking.series !== undefined} value={how_much} onChange={setHowMuch} />
        {asks_late && (
          <TextArea
            label={t("times.late_because")}
            value={late_because}
            onChange={setLateBecause}
            refusal={late_refused}
            maxLength={500}
            required
          />
        )}
        <RefusalText words={troubleText(t, step, ["/move/why", "/why", "/move/late_because", "/late_because"])} />
        {step.at === "refused" && step.refusal.details["date"] && (
          <p className="small">
            {t("move.series_stopped", { day: seriesDay(t.language, step.refusal.details["date"]) })}
          </p>
        )}
      </div>
      <div className="actions">
        <Button type="submit" look="primary" hotkey="Ctrl+Enter" disabled={step.at === "sending"}>
          {t("move.save")}
        </Button>
        <Button look="quiet" hotkey="Esc" onClick={props.onBack}>
          {t("move.other_time")}
        </Button>
      </div>
    </form>
  );
}

/** The server names the day of a series' visit that stood in the way. */
function seriesDay(language: Parameters<typeof dateText>[1], date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? dateText(date as Parameters<typeof dateText>[0], language) : date;
}
