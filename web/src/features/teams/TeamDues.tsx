// Teams: on one's own desk: what one has agreed to see to, and the teams to which one is invited.

import { Link } from "@tanstack/react-router";
import { dayText } from "../../core/civil-time";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { AgreedActs } from "./AgreedRow";
import { Answer } from "./Answer";
import { useTeamDues } from "./use-teams";
import "./teams.css";

export function TeamDues() {
  return useMe().rights.includes("unit_follow_up") ? <Dues /> : null;
}

function Dues() {
  const t = useWords();
  const me = useMe();
  const dues = useTeamDues();
  const { agreed = [], invitations = [] } = dues.data ?? {};
  return (
    <>
      {invitations.length > 0 && (
        <section className="stack stack--tight" aria-labelledby="own-invitations">
          <h2 id="own-invitations">{t("team.own_invitations", { count: invitations.length })}</h2>
          <ul className="team-list">
            {invitations.map((one) => (
              <li key={one.member}>
                <span>
                  <strong>{one.client_name}</strong>{" "}
                  <span className="figures dim">{one.client_born && dayText(one.client_born, t.language)}</span>
                  {one.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
                </span>
                <span>
                  {one.purpose}
                  <span className="small dim team-ground">
                    {[one.role, one.invited_by_name, one.is_of_profession && t("team.of_profession")]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                <Answer member={one.member} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {agreed.length > 0 && (
        <section className="stack stack--tight" aria-labelledby="own-agreed">
          <h2 id="own-agreed">{t("team.own_agreed", { count: agreed.length })}</h2>
          <ul className="team-list">
            {agreed.map((one) => (
              <li key={one.agreed}>
                <span>{one.text}</span>
                <span>
                  {one.client ? (
                    <Link to="/teams" search={{ client: one.client }}>
                      {one.client_name}
                    </Link>
                  ) : one.unit_name === me.role.unit_name ? (
                    <Link to="/unit-meetings">{one.unit_name}</Link>
                  ) : (
                    one.unit_name
                  )}{" "}
                  <span className={joined("figures", one.days_over > 0 && "team-late")}>
                    {t("team.due", { day: dayText(one.due_on, t.language) })}
                  </span>
                </span>
                <AgreedActs
                  agreed={one.agreed}
                  what={one.text}
                  due_on={one.due_on}
                  owners={one.others.map(({ professional, name }) => ({ id: professional, label: name }))}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
