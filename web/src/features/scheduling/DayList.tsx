// Scheduling: a day in order of time. Who is here, who is late, what is free between, and where it is now.

import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { BookedShown, BookingId, DayDesk, MeetingShown, ServiceShown } from "../../contract.generated";
import { civil, clockSpan, clockTime, instantAt, millis } from "../../core/civil-time";
import { useWords, type Words } from "../../core/words";
import { ageText } from "../../ui/marks";
import { joined } from "../../ui/parts";
import { BookingMarks, StandingMark, whoseText } from "./BookingMarks";
import { dayEntries } from "./day-entries";
import { serviceText } from "./service-text";

export function DayList(props: {
  readonly day: DayDesk;
  readonly now: number;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly chosen: BookingId | undefined;
  readonly languageName: (code: string) => string;
  readonly onChoose: (booking: BookingId) => void;
}) {
  const t = useWords();
  const { day, now, services, chosen } = props;
  const is_today = civil(now).date === day.date;
  const entries = dayEntries(day, is_today ? now : undefined);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (chosen) list.current?.querySelector(`[data-booking="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  return (
    <ol className="day-list" ref={list} aria-label={t("day.list")}>
      {entries.map((entry) => {
        if (entry.kind === "now")
          return (
            <li key="now" className="day-list__now figures">
              <span>{t("day.now", { time: clockTime(instantAt(entry.at), t.language) })}</span>
            </li>
          );
        if (entry.kind === "absence")
          return (
            <li key={entry.absence.absence} className="day-list__absence">
              <span className="day-list__time figures">
                {absenceSpan(t, entry.absence.begins_at, entry.absence.ends_at)}
              </span>
              <strong>{t("day.absent", { reason: t(`absence.${entry.absence.reason}`) })}</strong>
            </li>
          );
        if (entry.kind === "meeting")
          return (
            <li key={entry.meeting.meeting}>
              <Meeting meeting={entry.meeting} now={now} />
            </li>
          );
        if (entry.kind === "free") {
          const [first] = entry.times;
          const last = entry.times.at(-1) ?? first;
          return (
            <li key={`free ${first.hours} ${first.begins_at}`} className="day-list__free">
              <span className="day-list__time figures">{clockSpan(first.begins_at, last.ends_at, t.language)}</span>
              <span>
                {t("day.free", { count: entry.times.length })}
                <span className="dim">
                  {" · "}
                  {serviceText(t, services, first.service, first.kind)}
                  {first.purpose !== "open" && ` · ${t(`purpose_of_slot.${first.purpose}`)}`}
                </span>
              </span>
            </li>
          );
        }
        return (
          <li key={entry.booking.booking}>
            <Row
              booking={entry.booking}
              now={now}
              service={serviceText(t, services, entry.booking.service, entry.booking.kind)}
              is_chosen={entry.booking.booking === chosen}
              languageName={props.languageName}
              onChoose={() => props.onChoose(entry.booking.booking)}
            />
          </li>
        );
      })}
    </ol>
  );
}

/** A group meets: how many of its seats are taken, and whether it is said who came. */
function Meeting(props: { readonly meeting: MeetingShown; readonly now: number }) {
  const t = useWords();
  const { meeting, now } = props;
  const has_begun = millis(meeting.begins_at) <= now;
  const others = meeting.leader_names.length > 1 && meeting.leader_names.join(", ");
  return (
    <Link
      to="/groups"
      search={{ group: meeting.group, ...(has_begun && { meeting: meeting.meeting }) }}
      className="day-row day-row--meeting"
    >
      <span className="day-list__time figures">{clockSpan(meeting.begins_at, meeting.ends_at, t.language)}</span>
      <span className="day-row__who">
        <strong className="day-row__name">{meeting.group_name}</strong>{" "}
        <span className="figures nowrap">
          {meeting.taken}/{meeting.seats}
        </span>
      </span>
      <span className="day-row__standing">
        {has_begun && t(meeting.attendance_at ? "groups.attendance_is_recorded" : "groups.attendance")}
      </span>
      <span className="day-row__what small dim">
        {[t("visit_kind.group"), meeting.is_remote && t("groups.remote"), meeting.room_name, others]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </Link>
  );
}

function absenceSpan(t: Words, from: DayDesk["as_of"], until: DayDesk["as_of"]): string {
  const [begins, ends] = [civil(from), civil(until)];
  const is_whole = begins.date !== ends.date || (begins.hour === 0 && ends.hour === 23);
  return is_whole ? t("day.whole_day") : clockSpan(from, until, t.language);
}

function Row(props: {
  readonly booking: BookedShown;
  readonly now: number;
  readonly service: string;
  readonly is_chosen: boolean;
  readonly languageName: (code: string) => string;
  readonly onChoose: () => void;
}) {
  const t = useWords();
  const { booking, now } = props;
  const with_whom = booking.others.map(({ name }) => name).join(", ");
  const what = [props.service, booking.room_name, with_whom && t("visit.joint", { names: with_whom })].filter(Boolean);
  return (
    <button
      type="button"
      className={joined("day-row", booking.state === "cancelled" && "day-row--cancelled")}
      data-booking={booking.booking}
      aria-pressed={props.is_chosen}
      onClick={props.onChoose}
    >
      <span className="day-list__time figures">{clockSpan(booking.begins_at, booking.ends_at, t.language)}</span>
      <span className="day-row__who">
        <strong className="day-row__name">{whoseText(t, booking)}</strong>
        {booking.client_born && <span className="figures dim nowrap"> {ageText(t, booking.client_born, now)}</span>}
      </span>
      <span className="day-row__standing">
        <StandingMark booking={booking} now={now} />
      </span>
      <span className="day-row__what small dim">{what.join(" · ")}</span>
      <span className="day-row__marks small">
        <BookingMarks booking={booking} languageName={props.languageName} />
      </span>
      {booking.exception_why && <span className="day-row__why small">{booking.exception_why}</span>}
    </button>
  );
}
