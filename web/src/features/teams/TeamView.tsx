// Teams: one team as it stands: who takes part and on what ground, who was asked, what its meetings agreed.

import { useState } from "react";
import type { MeetingOfTeam, MemberEnd, TeamMemberShown, TeamShown } from "../../contract.generated";
import { useReadAgain } from "../../core/read-again";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords, type Words } from "../../core/words";
import { Button, RefusalText, Select } from "../../ui/parts";
import { Answer } from "./Answer";
import { MeetingList } from "./MeetingList";
import { endedText, ownersOf } from "./people";
import type { TeamHouse } from "./use-teams";

const ends: ReadonlyArray<MemberEnd> = [
  "need_passed",
  "consent_withdrawn",
  "client_wish",
  "own_wish",
  "another_instead",
  "invited_by_mistake",
];

function whoText(t: Words, one: TeamMemberShown): string {
  const profession = one.profession && t(`profession.${one.profession}`);
  if (one.name) return [one.name, one.organisation ?? one.unit_name].filter(Boolean).join(", ");
  return [profession, one.unit_name].filter(Boolean).join(", ");
}

function groundText(t: Words, house: TeamHouse, one: TeamMemberShown): string {
  if (one.basis === "statute")
    return house.catalogue.statutes.find(({ id }) => id === one.statute)?.label ?? one.statute ?? "";
  return [
    t("pair_basis.consent"),
    one.given_by && t(`permission_by.${one.given_by}`),
    one.how && t(`permission_how.${one.how}`),
    one.for_what,
  ]
    .filter(Boolean)
    .join(" · ");
}

function standsText(t: Words, one: TeamMemberShown): string {
  if (one.ended_why) return t(`member_end.${one.ended_why}`);
  if (one.answer) return t(`invitation_answer.${one.answer}`);
  return t("team.waits_for_answer");
}

export function TeamView(props: {
  readonly team: TeamShown;
  readonly house: TeamHouse;
  readonly onCorrect: ((meeting: MeetingOfTeam) => void) | undefined;
  readonly onEnded: (words: string) => void;
}) {
  const t = useWords();
  const { team, house } = props;
  const [ending, setEnding] = useState<string | undefined>(undefined);
  return (
    <div className="stack">
      <p className="team-text">
        <strong>{team.purpose}</strong>{" "}
        <span className="dim">
          {t("team.led_by", { name: team.lead_name })}
          {team.ended_why && ` · ${t(`team_end.${team.ended_why}`)}`}
        </span>
      </p>
      <h3>{t("team.members")}</h3>
      {team.members.length === 0 && <p className="dim">{t("team.no_members")}</p>}
      <ul className="team-list">
        {team.members.map((one) => (
          <li key={one.member}>
            <span>
              <strong>{whoText(t, one)}</strong> <span className="dim">{one.role}</span>
              <span className="small dim team-ground">{groundText(t, house, one)}</span>
            </span>
            <span className={one.is_living ? "" : "dim"}>
              {[standsText(t, one), one.answer_note].filter(Boolean).join(": ")}
            </span>
            {one.may_answer && <Answer member={one.member} />}
            {team.may_write &&
              one.is_living &&
              (ending === one.member ? (
                <EndPart
                  member={one}
                  onEnded={(words) => {
                    setEnding(undefined);
                    props.onEnded(words);
                  }}
                  onBack={() => setEnding(undefined)}
                />
              ) : (
                <Button
                  look="quiet"
                  className="no-print"
                  aria-label={t("team.end_part_of", { name: whoText(t, one) })}
                  onClick={() => setEnding(one.member)}
                >
                  {t("team.end_part")}
                </Button>
              ))}
          </li>
        ))}
      </ul>
      <h3>{t("team.meetings")}</h3>
      <MeetingList
        meetings={team.meetings}
        indicators={house.catalogue.indicators}
        may_close
        owners={() => ownersOf(team)}
        onCorrect={props.onCorrect}
      />
    </div>
  );
}

function EndPart(props: {
  readonly member: TeamMemberShown;
  readonly onEnded: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { step, send } = useCommand<"team_member_end">();
  const [why, setWhy] = useState<MemberEnd | "">("");

  async function end(): Promise<void> {
    if (why === "" || step.at === "sending") return;
    const answer = await send(`/api/team-members/${props.member.member}/end`, { why });
    if (!answer?.ok) return;
    props.onEnded(endedText(t, t("team.part_ended"), answer.value));
    readAgain("teams", "card", "team_dues");
  }

  return (
    <span className="stack stack--tight">
      <Select<MemberEnd>
        label={t("team.end_why")}
        value={why}
        none={t("assign.choose")}
        options={ends.map((id) => ({ id, label: t(`member_end.${id}`) }))}
        onChange={setWhy}
      />
      <RefusalText words={troubleText(t, step, [])} />
      <span className="actions">
        <Button look="danger" disabled={why === ""} onClick={() => void end()}>
          {t("team.end_part")}
        </Button>
        <Button look="quiet" onClick={props.onBack}>
          {t("action.cancel")}
        </Button>
      </span>
    </span>
  );
}
