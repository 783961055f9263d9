// Groups: the small forms beneath a line: why somebody leaves, when a meeting is instead, what a group is from now on.

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type {
  BookingReasonShown,
  GroupLine,
  GroupMeetingShown,
  GroupTold,
  MeetingsAsked,
  ProfessionalId,
  RoomId,
  SeatId,
  WaitId,
} from "../../contract.generated";
import { civil, clockTime, dateText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, type Step, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { FormEnd, Select, TextArea, TextField } from "../../ui/parts";
import { ReasonField, useReason } from "../../ui/reason-field";
import { meetingText } from "./group-text";
import { PickLeaders } from "./PickLeaders";
import { type House, roomOptions, useClashes, useUnitRooms } from "./use-groups";
import { meetingOn, timeIn } from "./weekly";

interface Ends {
  /** What was done, and who was told of it. */
  readonly onDone: (words: string, told?: GroupTold) => void;
  readonly onBack: () => void;
}

function Small(props: {
  readonly label: string;
  readonly head: ReactNode;
  readonly step: Step;
  readonly fields: ReadonlyArray<string>;
  readonly verb: string;
  readonly is_off?: boolean;
  readonly onSend: () => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const form_keys = useFormKeys({ back: props.onBack });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>("select, input, textarea")?.focus(), []);
  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      aria-label={props.label}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (props.step.at !== "sending") props.onSend();
      }}
    >
      <p>{props.head}</p>
      <div ref={place} className="stack">
        {props.children}
      </div>
      <FormEnd
        trouble={troubleText(t, props.step, props.fields)}
        verb={props.verb}
        is_off={props.step.at === "sending" || props.is_off === true}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

/** A seat is given up, or a place in the queue. */
export function LeaveForm(props: Ends & { readonly who: string; readonly seat?: SeatId; readonly wait?: WaitId }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const reason = useReason();
  const seat = useCommand<"seat_give_up">();
  const wait = useCommand<"queue_leave">();
  const step = props.seat ? seat.step : wait.step;
  async function leave(): Promise<void> {
    if (!reason.isThere()) return;
    const { why } = reason;
    const answer = props.seat
      ? await seat.send(`/api/seats/${props.seat}/give-up`, { why })
      : await wait.send(`/api/group-queue/${props.wait}/leave`, { why });
    readAgain("groups");
    if (answer?.ok) props.onDone(t(props.seat ? "groups.seat_freed" : "groups.left_queue", { name: props.who }));
  }
  return (
    <Small
      label={t(props.seat ? "groups.give_up" : "groups.leave_queue")}
      head={<strong>{props.who}</strong>}
      step={step}
      fields={["/why"]}
      verb={t(props.seat ? "groups.give_up" : "groups.leave_queue")}
      onSend={() => void leave()}
      onBack={props.onBack}
    >
      <ReasonField of="cancel" reason={reason} refusal={refusedAt(step, "/why")} />
    </Small>
  );
}

/** Somebody who waits gets a seat before those who wait longer. */
export function PassForm(props: Ends & { readonly who: string; readonly wait: WaitId; readonly place: number }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const [why, setWhy] = useState("");
  const { step, send } = useCommand<"queue_promote">();
  async function promote(): Promise<void> {
    const answer = await send(`/api/group-queue/${props.wait}/promote`, { past_queue: why });
    readAgain("groups");
    if (answer?.ok) props.onDone(t("groups.promoted", { name: props.who, number: answer.value.number }));
  }
  return (
    <Small
      label={t("groups.promote_past")}
      head={
        <>
          <strong>{props.who}</strong>
          <br />
          <span className="dim">{t("groups.place_in_queue", { place: props.place })}</span>
        </>
      }
      step={step}
      fields={["/past_queue"]}
      verb={t("groups.give_seat")}
      onSend={() => void promote()}
      onBack={props.onBack}
    >
      <TextArea
        label={t("groups.past_queue")}
        value={why}
        onChange={setWhy}
        refusal={refusedAt(step, "/past_queue")}
        maxLength={500}
        required
      />
    </Small>
  );
}

export function CancelMeetingForm(props: Ends & { readonly meeting: GroupMeetingShown }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const reason = useReason();
  const { step, send } = useCommand<"meeting_cancel">();
  const time = meetingText(t, props.meeting);
  async function cancel(): Promise<void> {
    if (!reason.isThere()) return;
    const answer = await send(`/api/meetings/${props.meeting.meeting}/cancel`, { why: reason.why });
    readAgain("groups", "day", "calendar", "times");
    if (answer?.ok) props.onDone(t("groups.meeting_cancelled", { time }), answer.value);
  }
  return (
    <Small
      label={t("groups.cancel_meeting")}
      head={<strong className="figures">{time}</strong>}
      step={step}
      fields={["/why"]}
      verb={t("groups.cancel_meeting")}
      onSend={() => void cancel()}
      onBack={props.onBack}
    >
      <ReasonField of="move" only={ofTheCentre} reason={reason} refusal={refusedAt(step, "/why")} />
    </Small>
  );
}

// The centre's own, that a move and a cancellation share.
const ofTheCentre = ({ applies_to, by }: BookingReasonShown) => by === "centre" && applies_to.includes("cancel");

/** A meeting is moved, or one more is planned: the day, the time, who leads it and where. */
export function MeetingForm(
  props: Ends & { readonly group: GroupLine; readonly house: House; readonly meeting?: GroupMeetingShown },
) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { group, meeting } = props;
  const begins = meeting && civil(meeting.begins_at);
  const [day, setDay] = useState(begins ? dateText(begins.date, t.language) : "");
  const [from, setFrom] = useState(meeting ? clockTime(meeting.begins_at, t.language) : "");
  const [until, setUntil] = useState(meeting ? clockTime(meeting.ends_at, t.language) : "");
  const [room, setRoom] = useState<RoomId | "">(meeting?.room ?? "");
  const [leaders, setLeaders] = useState<ReadonlyArray<ProfessionalId>>(
    (meeting ?? group).leaders.map(({ professional }) => professional),
  );
  const reason = useReason();
  const [is_asked, setAsked] = useState(false);
  const rooms = useUnitRooms(group.unit);
  const move = useCommand<"meeting_move">();
  const plan = useCommand<"meeting_plan">();
  const step = meeting ? move.step : plan.step;
  const at = meeting ? "/time" : "";
  const time = timeIn({ day, from, until });
  const wish = typeof time === "string" ? undefined : meetingOn(time.date, time, room || undefined, leaders);
  const asked: MeetingsAsked | undefined = wish && {
    leaders: [...leaders],
    meetings: [wish],
    ...(meeting && { moving: meeting.meeting }),
  };
  const clash = useClashes(asked).of(0);
  const wrong = (field: "day" | "from" | "until", where: string, words: string) =>
    is_asked && time === field ? words : refusedAt(step, `${at}${where}`);

  async function save(): Promise<void> {
    setAsked(true);
    const has_reason = !meeting || reason.isThere();
    if (!wish || !has_reason) return;
    if (meeting) {
      const answer = await move.send(`/api/meetings/${meeting.meeting}/move`, { time: wish, why: reason.why });
      readAgain("groups", "day", "calendar", "times");
      if (answer?.ok) props.onDone(t("groups.meeting_moved"), answer.value);
    } else {
      const answer = await plan.send(`/api/groups/${group.group}/meetings`, wish);
      readAgain("groups", "day", "calendar", "times");
      if (answer?.ok) props.onDone(t("groups.meeting_planned"), answer.value.told);
    }
  }
  return (
    <Small
      label={t(meeting ? "groups.move_meeting" : "groups.plan_meeting")}
      head={<strong className="figures">{meeting ? meetingText(t, meeting) : group.name}</strong>}
      step={step}
      fields={[`${at}/date`, `${at}/from_minute`, `${at}/until_minute`, `${at}/leaders`, `${at}/room`, "/why"]}
      verb={t(meeting ? "groups.move_meeting" : "groups.plan_meeting")}
      onSend={() => void save()}
      onBack={props.onBack}
    >
      <div className="group-fields">
        <TextField
          label={t("groups.day")}
          help={t("date.help")}
          value={day}
          onChange={setDay}
          refusal={wrong("day", "/date", t("date.wrong"))}
        />
        <TextField
          label={t("template.from")}
          value={from}
          onChange={setFrom}
          refusal={wrong("from", "/from_minute", t("template.not_a_clock"))}
        />
        <TextField
          label={t("template.until")}
          value={until}
          onChange={setUntil}
          refusal={wrong("until", "/until_minute", t("template.not_a_clock"))}
        />
        <Select<RoomId>
          label={t("assign.room")}
          value={room}
          none={t("groups.no_room")}
          options={roomOptions(rooms.data)}
          onChange={setRoom}
          refusal={refusedAt(step, `${at}/room`)}
        />
      </div>
      <PickLeaders
        colleagues={props.house.colleagues}
        unit={group.unit}
        value={leaders}
        onChange={setLeaders}
        refusal={refusedAt(step, `${at}/leaders`)}
      />
      {meeting && <ReasonField of="move" only={ofTheCentre} reason={reason} refusal={refusedAt(step, "/why")} />}
      {clash && step.at !== "refused" && (
        <p className="group-clash" role="status">
          {clash.words}
        </p>
      )}
    </Small>
  );
}

export function ChangeForm(props: Ends & { readonly group: GroupLine }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { group } = props;
  const [name, setName] = useState(group.name);
  const [seats, setSeats] = useState(`${group.seats}`);
  const [enrol_until, setEnrolUntil] = useState(group.enrol_until ? dateText(group.enrol_until, t.language) : "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"group_change">();
  const number = /^\d{1,2}$/.test(seats.trim()) ? Number(seats) : undefined;
  const last = timeIn({ day: enrol_until, from: "8.00", until: "9.00" });
  const last_day = typeof last === "string" ? undefined : last.date;
  const is_wrong_day = enrol_until.trim() !== "" && !last_day;
  async function save(): Promise<void> {
    setAsked(true);
    if (number === undefined || is_wrong_day) return;
    const answer = await send(`/api/groups/${group.group}/change`, {
      name: name.trim(),
      seats: number,
      ...(last_day && { enrol_until: last_day }),
    });
    readAgain("groups");
    if (answer?.ok) props.onDone(t("groups.changed"));
  }
  return (
    <Small
      label={t("groups.change")}
      head={<strong>{group.name}</strong>}
      step={step}
      fields={["/name", "/seats", "/enrol_until"]}
      verb={t("groups.save")}
      onSend={() => void save()}
      onBack={props.onBack}
    >
      <TextField
        label={t("groups.name")}
        value={name}
        onChange={setName}
        maxLength={100}
        refusal={refusedAt(step, "/name")}
      />
      <div className="group-fields">
        <TextField
          label={t("groups.seats")}
          inputMode="numeric"
          value={seats}
          onChange={setSeats}
          refusal={is_asked && number === undefined ? t("template.not_a_number") : refusedAt(step, "/seats")}
        />
        <TextField
          label={t("groups.enrol_until")}
          help={t("groups.enrol_until_help")}
          value={enrol_until}
          onChange={setEnrolUntil}
          refusal={is_asked && is_wrong_day ? t("date.wrong") : refusedAt(step, "/enrol_until")}
        />
      </div>
    </Small>
  );
}

export function CancelGroupForm(props: Ends & { readonly group: GroupLine }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const [why, setWhy] = useState("");
  const { step, send } = useCommand<"group_cancel">();
  async function cancel(): Promise<void> {
    const answer = await send(`/api/groups/${props.group.group}/cancel`, { why });
    readAgain("groups", "day", "calendar", "times");
    if (answer?.ok) props.onDone(t("groups.cancelled"), answer.value);
  }
  return (
    <Small
      label={t("groups.cancel")}
      head={t("groups.cancel_sure", { name: props.group.name, count: props.group.meetings_ahead })}
      step={step}
      fields={["/why"]}
      verb={t("groups.cancel")}
      onSend={() => void cancel()}
      onBack={props.onBack}
    >
      <TextArea
        label={t("groups.cancel_why")}
        value={why}
        onChange={setWhy}
        refusal={refusedAt(step, "/why")}
        maxLength={500}
        required
      />
    </Small>
  );
}
