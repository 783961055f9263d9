// The page of a client's teams.
//
// Invariant: the URL says whose, and what is being done; reading it is logged by the server.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { MeetingOfTeam, TeamsShown } from "../../contract.generated";
import type { TeamPanel, TeamPlace } from "../../core/pair-place";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { ClientLineText } from "../../features/clients/ClientLineText";
import { useColleagues } from "../../features/directory/use-colleagues";
import { useUnits } from "../../features/directory/use-units";
import { TeamMeetingForm } from "../../features/teams/MeetingForm";
import { EndTeam, InviteForm, NewTeam } from "../../features/teams/TeamForms";
import { TeamView } from "../../features/teams/TeamView";
import { type TeamHouse, useTeams } from "../../features/teams/use-teams";
import { Button, FocusHeading } from "../../ui/parts";
import { NotRead } from "../../ui/reading";
import "../../features/teams/teams.css";
import "./teams-desk.css";

const route = getRouteApi("/teams");

export function TeamsDesk() {
  const t = useWords();
  const me = useMe();
  const place: TeamPlace = route.useSearch();
  const navigate = route.useNavigate();
  const may_read = me.rights.includes("plan_read");
  const teams = useTeams(may_read ? place.client : undefined);
  const catalogue = useCatalogue();
  const colleagues = useColleagues({});
  const units = useUnits();
  const title = t("team.title");
  useTitle(title);

  if (!may_read || !place.client)
    return (
      <div className="team-page">
        <p>{t(may_read ? "pair.no_client" : "plan.not_yours")}</p>
      </div>
    );
  if (teams.data && catalogue.data)
    return (
      <Teams
        key={place.client}
        shown={teams.data}
        house={{
          colleagues: colleagues.data ?? [],
          units: units.data ?? [],
          catalogue: catalogue.data.teams,
        }}
        panel={place.panel}
        go={(panel) => void navigate({ search: { client: teams.data.client.client, ...(panel && { panel }) } })}
      />
    );
  return (
    <div className="team-page">
      <NotRead reading={teams} lines={10} />
    </div>
  );
}

function Teams(props: {
  readonly shown: TeamsShown;
  readonly house: TeamHouse;
  readonly panel: TeamPanel | undefined;
  readonly go: (panel: TeamPanel | undefined) => void;
}) {
  const t = useWords();
  const { shown, house, go } = props;
  const client = shown.client.client;
  const [said, setSaid] = useState("");
  const [which, setWhich] = useState<string | undefined>(undefined);
  const [corrected, setCorrected] = useState<MeetingOfTeam | undefined>(undefined);
  const team = shown.teams.find((one) => one.team === which) ?? shown.teams[0];
  const panel =
    props.panel === "form" ? (shown.may_form ? "form" : undefined) : team?.may_write ? props.panel : undefined;
  const back = () => {
    setCorrected(undefined);
    go(undefined);
  };
  const done = (words: string) => {
    setSaid(words);
    back();
  };
  const start = (to: TeamPanel) => {
    setSaid("");
    setCorrected(undefined);
    go(to);
  };
  return (
    <div className="team-page stack">
      <header className="team-head">
        <h1>{t("team.title")}</h1>
        <p>
          <ClientLineText client={shown.client} />{" "}
          <Link to="/first-line" search={{ client, page: "matter" }}>
            {t("pair.to_card")}
          </Link>
        </p>
      </header>
      <p role="status" className="team-said">
        {said}
      </p>
      {panel && <FocusHeading focusKey={panel}>{t(corrected ? "team.correct" : `team.${panel}`)}</FocusHeading>}
      {panel === "form" ? (
        <NewTeam client={client} onDone={done} onBack={back} />
      ) : team && panel === "invite" ? (
        <InviteForm team={team} house={house} onDone={done} onBack={back} />
      ) : team && panel === "meeting" ? (
        <TeamMeetingForm key={corrected?.meeting} team={team} meeting={corrected} onDone={done} onBack={back} />
      ) : team && panel === "end" ? (
        <EndTeam team={team} onDone={done} onBack={back} />
      ) : (
        <>
          {!team && <p className="dim">{t("team.none")}</p>}
          {shown.teams.length > 1 && (
            <fieldset className="switch">
              <legend className="heard-only">{t("team.title")}</legend>
              {shown.teams.map((one) => (
                <button key={one.team} type="button" aria-pressed={one === team} onClick={() => setWhich(one.team)}>
                  {one.purpose}
                </button>
              ))}
            </fieldset>
          )}
          <div className="actions no-print">
            {team?.may_write && (
              <>
                <Button look="primary" onClick={() => start("meeting")}>
                  {t("team.meeting")}
                </Button>
                <Button onClick={() => start("invite")}>{t("team.invite")}</Button>
              </>
            )}
            {shown.may_form && <Button onClick={() => start("form")}>{t("team.form")}</Button>}
            {team?.may_write && (
              <Button look="quiet" onClick={() => start("end")}>
                {t("team.end")}
              </Button>
            )}
          </div>
          {team && (
            <TeamView
              key={team.team}
              team={team}
              house={house}
              onEnded={setSaid}
              onCorrect={
                team.may_write
                  ? (meeting) => {
                      start("meeting");
                      setCorrected(meeting);
                    }
                  : undefined
              }
            />
          )}
        </>
      )}
    </div>
  );
}
