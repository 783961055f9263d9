// Groups: the list of participants on paper, with a box a meeting to tick by hand.

import type { GroupShown } from "../../contract.generated";
import { civil, dayText, instantText, shortDay } from "../../core/civil-time";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { meetingText, seatsText } from "./group-text";
import { nameText } from "./names";

export function PrintGroup(props: { readonly shown: GroupShown; readonly service: string }) {
  const t = useWords();
  const me = useMe();
  const { group } = props.shown;
  const meetings = props.shown.meetings.filter(({ is_cancelled }) => !is_cancelled);
  return (
    <div className="print-only print-group">
      <h1>{group.name}</h1>
      <p>
        {[props.service, group.unit_name, group.leaders.map(({ name }) => name).join(", "), seatsText(group)].join(
          " · ",
        )}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("groups.number")}</th>
            <th scope="col">{t("groups.participant")}</th>
            <th scope="col">{t("groups.born")}</th>
            {meetings.map((meeting) => (
              <th scope="col" key={meeting.meeting} className="figures">
                {shortDay(civil(meeting.begins_at).date, t.language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.shown.seats.map((seat) => (
            <tr key={seat.seat}>
              <td className="figures">{seat.number}</td>
              <td>
                <strong>{nameText(t, seat.who)}</strong>
                {seat.has_companion && <div>{t("groups.with_companion")}</div>}
                {seat.who.non_disclosure && <div>{t("client.non_disclosure")}</div>}
              </td>
              <td className="figures">{seat.who.born && dayText(seat.who.born, t.language)}</td>
              {meetings.map((meeting) => (
                <td key={meeting.meeting} className="print-group__box">
                  {meeting.present.some((one) => one.seat === seat.seat) ? t("groups.was_there") : ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{meetings.map((meeting) => meetingText(t, meeting)).join("; ")}</p>
      <p className="print-day__foot">
        {t("print.by", { name: me.name, unit: me.role.unit_name, time: instantText(props.shown.as_of, t.language) })}
      </p>
    </div>
  );
}
