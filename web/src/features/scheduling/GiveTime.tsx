// Scheduling: a time is given to a client: a free one, or by a named right one over a booking or outside of hours. For a matter that one
// carries on, or for none: a follow-up, a visit of the plan. Name and birth date are said again.

import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import type {
  CalendarDate,
  ClientId,
  ContactId,
  Decided,
  ExceptionKind,
  MatterId,
  RoomId,
  RoomLine,
  WantedTime,
} from "../../contract.generated";
import { dayText, instantAt, millis } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { AlsoThen } from "../../ui/AlsoThen";
import { FormEnd, Select, TextArea } from "../../ui/parts";
import { rememberStep } from "./last-step";
import { useBooksRead } from "./StepBar";

export interface MatterAtHand {
  readonly matter: MatterId;
  readonly contact: ContactId;
  readonly words: string;
}

export interface Picked {
  readonly client: ClientId;
  readonly name: string;
  readonly born: CalendarDate | undefined;
  /** Those of the client that whoever books carries on. */
  readonly matters: ReadonlyArray<MatterAtHand>;
}

/** Finding a client is the clients' part; the desk lends it. */
export type FindClient = (onPick: (client: Picked) => void) => ReactNode;
/** It was booked for a matter: a decision that the whole desk speaks of. */
export type OnDecided = (matter: MatterAtHand, client_name: string, time: WantedTime, decided: Decided) => void;

const late_fields = ["/late_because", "/time/late_because"];

export function GiveTime(props: {
  /** Absent while what is wished for is not complete. */
  readonly time: WantedTime | undefined;
  /** How long it is, where the wish does not say it. */
  readonly minutes?: number;
  readonly professional_name: string;
  readonly exception?: ExceptionKind;
  readonly rooms: ReadonlyArray<RoomLine>;
  readonly usual_room?: string | undefined;
  readonly lookUp: FindClient;
  readonly onBooked: () => void;
  readonly onDecided: OnDecided;
}) {
  const t = useWords();
  const { exception } = props;
  const readBooks = useBooksRead();
  const [client, setClient] = useState<Picked | undefined>(undefined);
  const [matter, setMatter] = useState<MatterId | "">("");
  const [room, setRoom] = useState<RoomId | "">("");
  const [why, setWhy] = useState(t("times.why_first"));
  const [exception_why, setExceptionWhy] = useState("");
  const [late_because, setLateBecause] = useState("");
  const [is_incomplete, setIncomplete] = useState(false);
  const make = useCommand<"booking_make">();
  const decide = useCommand<"matter_book">();
  const form_keys = useFormKeys(client && { back: () => setClient(undefined) });
  const chosen = client?.matters.find((one) => one.matter === matter);
  const { step } = chosen ? decide : make;
  const minutes = props.time?.off_hours?.minutes ?? props.minutes ?? 0;
  const stretch = props.time && {
    from: props.time.begins_at,
    until: instantAt(millis(props.time.begins_at) + minutes * 60_000),
  };
  const late_refused = late_fields.map((field) => refusedAt(step, field)).find(Boolean);
  const [asks_late, setAsksLate] = useState(false);
  if (late_refused && !asks_late) setAsksLate(true);
  const why_refused = refusedAt(step, "/exception/why") ?? refusedAt(step, "/time/exception/why");
  const room_refused = refusedAt(step, "/room") ?? refusedAt(step, "/time/room");

  const place = form_keys.ref;
  const is_found = client !== undefined;
  useEffect(() => {
    if (is_found) place.current?.querySelector<HTMLElement>("textarea, [type=submit]")?.focus();
  }, [is_found, place]);

  async function book(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!client || step.at === "sending") return;
    setIncomplete(props.time === undefined);
    if (!props.time) return;
    const time: WantedTime = {
      ...props.time,
      ...(room && { room }),
      ...(exception && { exception: { kind: exception, why: exception_why } }),
    };
    const late = late_because.trim() && { late_because };
    if (chosen) {
      const answer = await decide.send(`/api/matters/${chosen.matter}/book`, { time, why, ...late });
      readBooks();
      if (answer?.ok) props.onDecided(chosen, client.name, time, answer.value);
      return;
    }
    const answer = await make.send(`/api/clients/${client.client}/bookings`, { time, ...late });
    readBooks();
    if (!answer?.ok) return;
    rememberStep({
      booking: answer.value.booking.booking,
      did: "booked",
      client_name: client.name,
      begins_at: time.begins_at,
      professional_name: props.professional_name,
      undo_until: answer.value.undo_until,
    });
    props.onBooked();
  }

  if (!client)
    return (
      <div className="free__find">
        {props.lookUp((found) => {
          make.clear();
          decide.clear();
          setMatter(found.matters[0]?.matter ?? "");
          setClient(found);
        })}
      </div>
    );
  return (
    <form
      noValidate
      {...form_keys}
      className="free__book"
      aria-label={t("times.book")}
      onSubmit={(event) => void book(event)}
    >
      <p className="move__who">
        <strong>{client.name}</strong>
        {client.born && <span className="figures"> {dayText(client.born, t.language)}</span>}
      </p>
      <AlsoThen client={client.client} asked={stretch} />
      {client.matters.length > 0 && (
        <Select<MatterId>
          label={t("give.matter")}
          value={matter}
          none={t("give.no_matter")}
          options={client.matters.map((one) => ({ id: one.matter, label: one.words }))}
          onChange={setMatter}
        />
      )}
      {!chosen && <p className="small dim">{t("books.for_no_matter")}</p>}
      {props.rooms.length > 0 && (
        <Select<RoomId>
          label={t("give.room")}
          value={room}
          none={props.usual_room ? t("give.usual_room", { room: props.usual_room }) : t("give.no_room")}
          options={props.rooms.map((one) => ({ id: one.room, label: one.name }))}
          onChange={setRoom}
          refusal={room_refused}
        />
      )}
      {exception && (
        <TextArea
          label={t("visit.exception")}
          help={t("give.counted")}
          value={exception_why}
          onChange={setExceptionWhy}
          refusal={why_refused}
          maxLength={500}
          required
        />
      )}
      {chosen && (
        <TextArea
          label={t("decide.why")}
          value={why}
          onChange={setWhy}
          refusal={refusedAt(step, "/why")}
          maxLength={1000}
          required
        />
      )}
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
      <FormEnd
        trouble={
          is_incomplete && !props.time
            ? t("give.incomplete")
            : troubleText(t, step, [
                ...late_fields,
                "/why",
                "/exception/why",
                "/time/exception/why",
                "/room",
                "/time/room",
              ])
        }
        verb={t("times.book")}
        is_off={step.at === "sending"}
        back={t("books.other_client")}
        onBack={() => setClient(undefined)}
      />
    </form>
  );
}
