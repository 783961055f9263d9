// Teams: meetings that were held, the newest first, with what each agreed.

import type { MeetingOfTeam, ProfessionalId } from "../../contract.generated";
import { civil, dayText, instantText } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useWords } from "../../core/words";
import { Button, joined } from "../../ui/parts";
import { AgreedActs } from "./AgreedRow";

export function MeetingList(props: {
  readonly meetings: ReadonlyArray<MeetingOfTeam>;
  readonly indicators: ReadonlyArray<{ id: string; label: string }>;
  readonly may_close: boolean;
  /** To whom what was agreed can be handed on. */
  readonly owners: (meeting: MeetingOfTeam) => ReadonlyArray<Readonly<{ id: ProfessionalId; label: string }>>;
  readonly onCorrect?: ((meeting: MeetingOfTeam) => void) | undefined;
}) {
  const t = useWords();
  const today = civil(useNow()).date;
  if (props.meetings.length === 0) return <p className="dim">{t("team.no_meetings")}</p>;
  return (
    <ul className="stack">
      {props.meetings.map((meeting) => (
        <li key={meeting.meeting} className="team-meeting">
          <h3 className="figures">{instantText(meeting.began_at, t.language)}</h3>
          <p className="dim">
            {[meeting.client_present && t("team.client_there"), ...meeting.present].filter(Boolean).join(", ")}
          </p>
          {meeting.indicators.length > 0 && (
            <p className="dim small">
              {t("unit_meeting.looked_at")}:{" "}
              {meeting.indicators.map((id) => props.indicators.find((one) => one.id === id)?.label ?? id).join(", ")}
            </p>
          )}
          <p className="team-text">{meeting.summary}</p>
          {meeting.why && (
            <p className="small dim figures">
              {t("team.corrected_on", { time: instantText(meeting.recorded_at, t.language), why: meeting.why })}{" "}
              {meeting.recorded_by_name}
            </p>
          )}
          <Before meeting={meeting} />
          {props.onCorrect && (
            <div className="actions no-print">
              <Button
                look="quiet"
                aria-label={t("team.correct_of", { time: instantText(meeting.began_at, t.language) })}
                onClick={() => props.onCorrect?.(meeting)}
              >
                {t("team.correct")}
              </Button>
            </div>
          )}
          {meeting.agreed.length > 0 && (
            <ul className="team-list">
              {meeting.agreed.map((one) => (
                <li key={one.agreed}>
                  <span className={joined(one.is_closed && "dim")}>{one.text}</span>
                  <span className="dim">{one.owner_name}</span>
                  <span className={joined("figures", !one.is_closed && one.due_on < today && "team-late")}>
                    {one.how
                      ? [t(`agreed_end.${one.how}`), one.note].filter(Boolean).join(": ")
                      : t("team.due", { day: dayText(one.due_on, t.language) })}
                  </span>
                  {!one.is_closed && props.may_close && (
                    <AgreedActs
                      agreed={one.agreed}
                      what={one.text}
                      due_on={one.due_on}
                      owners={props.owners(meeting).filter(({ id }) => id !== one.owner)}
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What stood before it was put right. */
function Before(props: { readonly meeting: MeetingOfTeam }) {
  const t = useWords();
  const { before } = props.meeting;
  if (before.length === 0) return null;
  return (
    <details>
      <summary>{t("team.before", { count: before.length })}</summary>
      <ul className="stack stack--tight">
        {before.map((one) => (
          <li key={one.version}>
            <p className="small dim figures">
              {t("team.version", { version: one.version })} · {instantText(one.recorded_at, t.language)}{" "}
              {one.recorded_by_name}
            </p>
            <p className="dim">
              {[one.client_present && t("team.client_there"), ...one.present].filter(Boolean).join(", ")}
            </p>
            <p className="team-text">{one.summary}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
