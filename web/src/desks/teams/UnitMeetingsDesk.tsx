// The desk of a unit's follow-up meetings: what was looked at, what was agreed, and who sees to it. Nothing of clients is written here.

import { useState } from "react";
import type { MeetingOfTeam } from "../../contract.generated";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { useColleagues } from "../../features/directory/use-colleagues";
import { UnitMeetingForm } from "../../features/teams/MeetingForm";
import { MeetingList } from "../../features/teams/MeetingList";
import { peopleOf } from "../../features/teams/people";
import { TeamDues } from "../../features/teams/TeamDues";
import { useUnitMeetings } from "../../features/teams/use-teams";
import { Button } from "../../ui/parts";
import { NotRead } from "../../ui/reading";
import "../../features/teams/teams.css";
import "./teams-desk.css";

export function UnitMeetingsDesk() {
  const t = useWords();
  const me = useMe();
  const catalogue = useCatalogue();
  const colleagues = useColleagues({ unit: me.role.unit });
  const meetings = useUnitMeetings();
  const [writes, setWrites] = useState(false);
  const [corrected, setCorrected] = useState<MeetingOfTeam | undefined>(undefined);
  const [said, setSaid] = useState("");
  const title = t("unit_meeting.title");
  useTitle(title);
  const shown = meetings.data;
  return (
    <div className="team-page stack">
      <header className="team-head">
        <h1>{title}</h1>
        {shown && <p className="dim">{shown.unit_name}</p>}
      </header>
      <p role="status" className="team-said">
        {said}
      </p>
      {!shown && <NotRead reading={meetings} lines={8} />}
      {shown &&
        catalogue.data &&
        (writes ? (
          <UnitMeetingForm
            meeting={corrected}
            house={{ colleagues: colleagues.data ?? [], units: [], catalogue: catalogue.data.teams }}
            onDone={(words) => {
              setSaid(words);
              setWrites(false);
            }}
            onBack={() => setWrites(false)}
          />
        ) : (
          <>
            <div className="actions no-print">
              <Button
                look="primary"
                onClick={() => {
                  setSaid("");
                  setCorrected(undefined);
                  setWrites(true);
                }}
              >
                {t("unit_meeting.new")}
              </Button>
            </div>
            {/* Whoever has a desk of their own sees there what they are to see to; whoever leads a unit has none. */}
            {!me.rights.includes("person_header") && <TeamDues />}
            <MeetingList
              meetings={shown.meetings}
              indicators={catalogue.data.teams.indicators}
              may_close
              owners={() => peopleOf(colleagues.data ?? [], (one) => one.name)}
              onCorrect={(meeting) => {
                setSaid("");
                setCorrected(meeting);
                setWrites(true);
              }}
            />
          </>
        ))}
    </div>
  );
}
