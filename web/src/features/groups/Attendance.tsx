// Groups: who came to a meeting. Ticked with the mouse or the keyboard: arrows walk, the space bar ticks.
//
// Invariant: what was recorded before stands ticked; recorded anew it replaces what was.

import { type FormEvent, type KeyboardEvent, useState } from "react";
import type { GroupMeetingShown, SeatId, SeatShown } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, FocusHeading, FormEnd } from "../../ui/parts";
import { meetingText } from "./group-text";
import { nameText } from "./names";
import { Tick } from "./Tick";

export function Attendance(props: {
  readonly meeting: GroupMeetingShown;
  readonly seats: ReadonlyArray<SeatShown>;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { meeting, seats } = props;
  const [here, setHere] = useState<ReadonlySet<SeatId>>(new Set(meeting.present.map(({ seat }) => seat)));
  const [along, setAlong] = useState<ReadonlySet<SeatId>>(
    new Set(meeting.present.filter(({ has_companion }) => has_companion).map(({ seat }) => seat)),
  );
  const { step, send } = useCommand<"meeting_attendance">();
  const form_keys = useFormKeys({ back: props.onBack });
  const count = seats.filter(({ seat }) => here.has(seat)).length;

  const toggled = (set: ReadonlySet<SeatId>, seat: SeatId, is_on: boolean) => {
    const next = new Set(set);
    if (is_on) next.add(seat);
    else next.delete(seat);
    return next;
  };
  function tick(seat: SeatId, is_on: boolean): void {
    setHere(toggled(here, seat, is_on));
    if (!is_on) setAlong(toggled(along, seat, false));
  }
  function walk(event: KeyboardEvent<HTMLElement>): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>("[data-seat] input")];
    const place = boxes.indexOf(document.activeElement as HTMLInputElement);
    if (place < 0) return;
    event.preventDefault();
    boxes[Math.min(Math.max(place + by, 0), boxes.length - 1)]?.focus();
  }
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const present = seats
      .filter(({ seat }) => here.has(seat))
      .map(({ seat }) => ({ seat, has_companion: along.has(seat) }));
    const answer = await send(`/api/meetings/${meeting.meeting}/attendance`, { present });
    readAgain("groups", "day", "calendar");
    if (answer?.ok)
      props.onDone(t("groups.attendance_recorded", { time: meetingText(t, meeting), count: present.length }));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack attendance"
      aria-labelledby="attendance-title"
      onSubmit={(event) => void save(event)}
    >
      <div className="group-head">
        <FocusHeading focusKey={meeting.meeting} id="attendance-title">
          {t("groups.attendance_of", { time: meetingText(t, meeting) })}
        </FocusHeading>
        <strong className="figures" role="status">
          {t("groups.present_count", { count, all: seats.length })}
        </strong>
      </div>
      <p className="small dim">{t("groups.attendance_help")}</p>
      <div className="actions">
        <Button onClick={() => setHere(new Set(seats.map(({ seat }) => seat)))}>{t("groups.all_present")}</Button>
        <Button
          look="quiet"
          onClick={() => {
            setHere(new Set());
            setAlong(new Set());
          }}
        >
          {t("groups.none_present")}
        </Button>
      </div>
      <ul className="attendance__list" aria-label={t("groups.participants")} onKeyDown={walk}>
        {seats.map((seat) => (
          <li key={seat.seat}>
            <span data-seat={seat.seat}>
              <Tick
                label={
                  <>
                    <span className="figures dim">{seat.number}</span> <strong>{nameText(t, seat.who)}</strong>
                    {seat.who.born && <span className="figures dim"> {dayText(seat.who.born, t.language)}</span>}
                  </>
                }
                is_on={here.has(seat.seat)}
                onChange={(is_on) => tick(seat.seat, is_on)}
              />
            </span>
            {seat.has_companion && (
              <Tick
                label={
                  <>
                    {t("groups.companion_came")}
                    <span className="heard-only"> {nameText(t, seat.who)}</span>
                  </>
                }
                is_on={along.has(seat.seat)}
                is_off={!here.has(seat.seat)}
                onChange={(is_on) => setAlong(toggled(along, seat.seat, is_on))}
              />
            )}
          </li>
        ))}
      </ul>
      {seats.length === 0 && <p className="dim">{t("groups.no_participants")}</p>}
      <FormEnd
        trouble={troubleText(t, step, [])}
        verb={t("groups.save_attendance")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
