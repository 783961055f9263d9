// Groups: one group. Who takes part, who waits, when it meets; and what is done with each.
//
// Invariant: one small form is open at a time; what was just done is said above.

import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type {
  GroupMeetingShown,
  GroupShown,
  GroupTold,
  MeetingId,
  MemberShown,
  QueuedShown,
  SeatShown,
} from "../../contract.generated";
import { civil, dateText, dayText, millis } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { troubleText, useCommand } from "../../core/use-command";
import { useReasonText } from "../../core/use-reasons";
import { useWords } from "../../core/words";
import { Button, FocusHeading, joined, Notice, RefusalText } from "../../ui/parts";
import { Attendance } from "./Attendance";
import { EnrolForm, type Picked } from "./EnrolForm";
import { enrols, freeText, meetingText, nextText, seatsText, toldText } from "./group-text";
import { nameText } from "./names";
import { PrintGroup } from "./PrintGroup";
import { CancelGroupForm, CancelMeetingForm, ChangeForm, LeaveForm, MeetingForm, PassForm } from "./StepForms";
import type { House } from "./use-groups";
import "./groups.css";

type Open =
  | { readonly what: "change" | "cancel" | "plan" | "add" }
  | { readonly what: "leave" | "pass" | "move" | "cancel_meeting"; readonly of: string };

export function GroupView(props: {
  readonly shown: GroupShown;
  readonly house: House;
  /** Whose attendance is being recorded. */
  readonly meeting: MeetingId | undefined;
  readonly onMeeting: (meeting: MeetingId | undefined) => void;
  /** Finding a client is the clients' part; the desk lends it. */
  readonly finder: (onPick: (client: Picked) => void) => ReactNode;
  /** What was done just before it was opened. */
  readonly said: string;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const readAgain = useReadAgain();
  const { shown } = props;
  const { group } = shown;
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [picked, setPicked] = useState<Picked | undefined>(undefined);
  const [said, setSaid] = useState(props.said);
  const end = useCommand<"group_end">();
  const may_act = me.rights.includes("appt_book") && group.state === "open";
  const today = civil(now).date;
  const attended = shown.meetings.find(({ meeting }) => meeting === props.meeting);
  const service = props.house.services.find(({ id }) => id === group.service)?.label ?? group.service;
  const is = (what: Open["what"], of?: string) =>
    open?.what === what && (of === undefined || ("of" in open && open.of === of));
  const ends = {
    onDone: (words: string, told?: GroupTold) => {
      setOpen(undefined);
      setPicked(undefined);
      setSaid(told ? `${words} ${toldText(t, told, shown)}`.trim() : words);
    },
    onBack: () => {
      setOpen(undefined);
      setPicked(undefined);
    },
  };
  const openIt = (next: Open) => {
    setSaid("");
    setOpen(next);
  };

  const takes_more = may_act && enrols(group, today);
  useKeys({ ...(takes_more && { a: () => openIt({ what: "add" }) }) });

  async function endGroup(): Promise<void> {
    const answer = await end.send(`/api/groups/${group.group}/end`, {});
    readAgain("groups");
    if (answer?.ok) setSaid(t("groups.ended"));
  }

  return (
    <article className="group-view stack" aria-labelledby="group-title">
      <header className="stack stack--tight">
        <div className="group-head">
          <Button look="quiet" className="groups__back" onClick={props.onBack}>
            ← {t("action.back")}
          </Button>
          <FocusHeading focusKey={group.group} id="group-title">
            {group.name}
          </FocusHeading>
          <strong className="group-view__seats figures">{seatsText(group)}</strong>
          {group.state !== "open" && <span className="badge">{t(`group_state.${group.state}`)}</span>}
        </div>
        <p>
          {[
            service,
            group.unit_name,
            group.leaders.map(({ name }) => name).join(", "),
            t("groups.in_language", { language: t(`language.${group.language}`) }),
            group.is_remote && t("groups.remote"),
            group.companions !== "none" && t(`groups.companion_${group.companions}`),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className="figures">
          {[
            nextText(t, group),
            group.state === "open" && freeText(t, group),
            group.enrol_until && t("groups.enrol_by", { day: dateText(group.enrol_until, t.language) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {shown.why && <p>{shown.why}</p>}
        {shown.remote_link && (
          <p>
            <a href={shown.remote_link} target="_blank" rel="noreferrer">
              {t("groups.open_remote")}
            </a>
          </p>
        )}
        <p role="status" className={said ? "made__one" : undefined}>
          {said}
        </p>
        <div className="actions no-print">
          {takes_more && (
            <Button look="primary" hotkey="A" aria-expanded={is("add")} onClick={() => openIt({ what: "add" })}>
              {t("groups.enrol")}
            </Button>
          )}
          <Button onClick={() => window.print()}>{t("groups.print")}</Button>
          {may_act && (
            <>
              <Button aria-expanded={is("change")} onClick={() => openIt({ what: "change" })}>
                {t("groups.change")}
              </Button>
              {group.meetings_ahead === 0 ? (
                <Button disabled={end.step.at === "sending"} onClick={() => void endGroup()}>
                  {t("groups.end")}
                </Button>
              ) : (
                <Button look="quiet" aria-expanded={is("cancel")} onClick={() => openIt({ what: "cancel" })}>
                  {t("groups.cancel")}
                </Button>
              )}
            </>
          )}
        </div>
        <RefusalText words={troubleText(t, end.step, [])} />
        {is("change") && <ChangeForm group={group} {...ends} />}
        {is("cancel") && <CancelGroupForm group={group} {...ends} />}
        {is("add") &&
          (picked ? (
            <EnrolForm
              key={picked.client}
              group={group}
              client={picked}
              {...ends}
              onBack={() => setPicked(undefined)}
            />
          ) : (
            <div className="panel stack">
              {props.finder(setPicked)}
              <div className="actions">
                <Button look="quiet" onClick={() => setOpen(undefined)}>
                  {t("action.back")}
                </Button>
              </div>
            </div>
          ))}
      </header>

      {attended && (
        <Attendance
          key={attended.meeting}
          meeting={attended}
          seats={wereIn(shown, attended)}
          onDone={(words) => {
            props.onMeeting(undefined);
            setSaid(words);
          }}
          onBack={() => props.onMeeting(undefined)}
        />
      )}

      <div className="group-view__halves">
        <section className="stack stack--tight" aria-labelledby="participants-title">
          <h3 id="participants-title">{t("groups.participants_count", { count: shown.seats.length })}</h3>
          {shown.seats.length === 0 ? (
            <p className="dim">{t("groups.no_participants")}</p>
          ) : (
            <ol className="group-rows">
              {shown.seats.map((seat) => (
                <li key={seat.seat}>
                  <SeatRow
                    seat={seat}
                    meetings={shown.meetings}
                    action={
                      may_act &&
                      !is("leave", seat.seat) && (
                        <Button
                          look="quiet"
                          aria-label={t("groups.give_up_of", { name: nameText(t, seat.who) })}
                          onClick={() => openIt({ what: "leave", of: seat.seat })}
                        >
                          {t("groups.give_up")}
                        </Button>
                      )
                    }
                  />
                  {is("leave", seat.seat) && <LeaveForm who={nameText(t, seat.who)} seat={seat.seat} {...ends} />}
                </li>
              ))}
            </ol>
          )}
          {shown.given_up.length > 0 && (
            <details className="small">
              <summary>{t("groups.given_up", { count: shown.given_up.length })}</summary>
              <ul>
                {shown.given_up.map((seat) => (
                  <li key={seat.seat}>{nameText(t, seat.who)}</li>
                ))}
              </ul>
            </details>
          )}
          <h3 id="queue-title">{t("groups.queue_count", { count: shown.queue.length })}</h3>
          {shown.queue.length === 0 ? (
            <p className="dim">{t("groups.nobody_waits")}</p>
          ) : (
            <ol className="group-rows" aria-labelledby="queue-title">
              {shown.queue.map((wait) => (
                <li key={wait.wait}>
                  <WaitRow
                    wait={wait}
                    shown={shown}
                    may_act={may_act}
                    is_open={is("leave", wait.wait) || is("pass", wait.wait)}
                    onSaid={ends.onDone}
                    onPass={() => openIt({ what: "pass", of: wait.wait })}
                    onLeave={() => openIt({ what: "leave", of: wait.wait })}
                  />
                  {is("leave", wait.wait) && <LeaveForm who={nameText(t, wait.who)} wait={wait.wait} {...ends} />}
                  {is("pass", wait.wait) && (
                    <PassForm who={nameText(t, wait.who)} wait={wait.wait} place={wait.place} {...ends} />
                  )}
                </li>
              ))}
            </ol>
          )}
        </section>

        <section className="stack stack--tight" aria-labelledby="meetings-title">
          <div className="group-head">
            <h3 id="meetings-title">{t("groups.meetings_count", { count: group.meetings })}</h3>
            {may_act && !is("plan") && (
              <Button look="quiet" onClick={() => openIt({ what: "plan" })}>
                {t("groups.plan_meeting")}
              </Button>
            )}
          </div>
          {is("plan") && <MeetingForm group={group} house={props.house} {...ends} />}
          <ol className="group-rows">
            {shown.meetings.map((meeting) => (
              <li key={meeting.meeting}>
                <MeetingRow
                  meeting={meeting}
                  shown={shown}
                  now={now}
                  may_act={may_act}
                  may_record={
                    me.rights.includes("appt_book") &&
                    (me.role.unit === group.unit ||
                      meeting.leaders.some(({ professional }) => professional === me.professional))
                  }
                  onAttendance={() => {
                    setSaid("");
                    props.onMeeting(meeting.meeting);
                  }}
                  onMove={() => openIt({ what: "move", of: meeting.meeting })}
                  onCancel={() => openIt({ what: "cancel_meeting", of: meeting.meeting })}
                />
                {is("move", meeting.meeting) && (
                  <MeetingForm group={group} house={props.house} meeting={meeting} {...ends} />
                )}
                {is("cancel_meeting", meeting.meeting) && <CancelMeetingForm meeting={meeting} {...ends} />}
              </li>
            ))}
          </ol>
        </section>
      </div>
      <PrintGroup shown={shown} service={service} />
    </article>
  );
}

/** Who had a seat when the group met, whoever gave theirs up since included. */
function wereIn(shown: GroupShown, meeting: GroupMeetingShown): ReadonlyArray<SeatShown> {
  const since = shown.given_up.filter(
    ({ given_up_at }) => given_up_at !== undefined && millis(given_up_at) > millis(meeting.begins_at),
  );
  return [...shown.seats, ...since];
}

function Who(props: { readonly who: MemberShown }) {
  const t = useWords();
  const { who } = props;
  return (
    <span>
      {who.client ? (
        <Link to="/first-line" search={{ client: who.client, page: "matter" }}>
          <strong>{nameText(t, who)}</strong>
        </Link>
      ) : (
        <strong>{nameText(t, who)}</strong>
      )}
      {who.born && <span className="figures dim nowrap"> {dayText(who.born, t.language)}</span>}
      {who.non_disclosure && <span className="badge"> {t("client.non_disclosure")}</span>}
    </span>
  );
}

function SeatRow(props: {
  readonly seat: SeatShown;
  readonly meetings: ReadonlyArray<GroupMeetingShown>;
  readonly action: ReactNode;
}) {
  const t = useWords();
  const { seat } = props;
  const held = props.meetings.filter(({ attendance_at, is_cancelled }) => attendance_at && !is_cancelled);
  const came = held.filter(({ present }) => present.some((one) => one.seat === seat.seat)).length;
  return (
    <div className="group-row">
      <span className="group-row__number figures">{seat.number}</span>
      <span>
        <Who who={seat.who} />
        <span className="small dim group-row__more">
          {[
            seat.has_companion &&
              (seat.companion_number
                ? t("groups.companion_on", { number: seat.companion_number })
                : t("groups.with_companion")),
            held.length > 0 && t("groups.came_to", { count: came, all: held.length }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      {props.action}
    </div>
  );
}

function WaitRow(props: {
  readonly wait: QueuedShown;
  readonly shown: GroupShown;
  readonly may_act: boolean;
  readonly is_open: boolean;
  readonly onSaid: (words: string) => void;
  readonly onPass: () => void;
  readonly onLeave: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { wait } = props;
  const { group } = props.shown;
  const { step, send } = useCommand<"queue_promote">();
  const needed = wait.has_companion && group.companions === "seat" ? 2 : 1;
  const has_room = group.taken + needed <= group.seats && group.meetings_ahead > 0;
  const name = nameText(t, wait.who);

  async function promote(): Promise<void> {
    const answer = await send(`/api/group-queue/${wait.wait}/promote`, {});
    readAgain("groups");
    if (answer?.ok) props.onSaid(t("groups.promoted", { name, number: answer.value.number }));
  }
  return (
    <>
      <div className={joined("group-row", wait.place === 1 && has_room && "group-row--next")}>
        <span className="group-row__number figures">{wait.place}</span>
        <span>
          <Who who={wait.who} />
          <span className="small dim group-row__more">
            {[wait.has_companion && t("groups.with_companion"), wait.place === 1 && has_room && t("groups.is_next")]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
        {props.may_act && !props.is_open && (
          <span className="actions">
            {has_room && (
              <Button
                look={wait.place === 1 ? "primary" : "quiet"}
                disabled={step.at === "sending"}
                aria-label={
                  wait.place === 1 ? t("groups.give_seat_to", { name }) : `${t("groups.promote_past")}: ${name}`
                }
                onClick={() => (wait.place === 1 ? void promote() : props.onPass())}
              >
                {t(wait.place === 1 ? "groups.give_seat" : "groups.promote_past")}
              </Button>
            )}
            <Button look="quiet" aria-label={t("groups.leave_queue_of", { name })} onClick={props.onLeave}>
              {t("groups.leave_queue")}
            </Button>
          </span>
        )}
      </div>
      <RefusalText words={troubleText(t, step, [])} />
    </>
  );
}

function MeetingRow(props: {
  readonly meeting: GroupMeetingShown;
  readonly shown: GroupShown;
  readonly now: number;
  readonly may_act: boolean;
  readonly may_record: boolean;
  readonly onAttendance: () => void;
  readonly onMove: () => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const reasonText = useReasonText();
  const { meeting } = props;
  const has_begun = millis(meeting.begins_at) <= props.now;
  const time = meetingText(t, meeting);
  const leaders = meeting.leaders.map(({ name }) => name).join(", ");
  const usual = props.shown.group.leaders.map(({ name }) => name).join(", ");
  return (
    <div className={joined("group-row", meeting.is_cancelled && "group-row--off")}>
      <span>
        <strong className="figures">{time}</strong>
        <span className="small dim group-row__more">
          {[
            meeting.is_cancelled && t("groups.is_cancelled"),
            meeting.why && reasonText(meeting.why),
            leaders !== usual && leaders,
            meeting.room_name,
            meeting.attendance_at &&
              t("groups.present_count", { count: meeting.present.length, all: wereIn(props.shown, meeting).length }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <span className="actions">
        {!meeting.is_cancelled && has_begun && props.may_record && (
          <Button
            look={meeting.attendance_at ? "quiet" : "secondary"}
            aria-label={`${t("groups.attendance")} ${time}`}
            onClick={props.onAttendance}
          >
            {t("groups.attendance")}
          </Button>
        )}
        {!meeting.is_cancelled && !has_begun && props.may_act && (
          <>
            <Button look="quiet" aria-label={t("groups.move_meeting_of", { time })} onClick={props.onMove}>
              {t("groups.move_meeting")}
            </Button>
            <Button look="quiet" aria-label={t("groups.cancel_meeting_of", { time })} onClick={props.onCancel}>
              {t("groups.cancel_meeting")}
            </Button>
          </>
        )}
      </span>
    </div>
  );
}

export function NoGroup(props: { readonly onBack: () => void }) {
  const t = useWords();
  return (
    <Notice look="warning" role="alert">
      {t("groups.gone")}
      <Button onClick={props.onBack}>{t("action.back")}</Button>
    </Notice>
  );
}
