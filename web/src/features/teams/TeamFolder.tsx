// Teams: on the client's card: which teams there are, and the way to their page.

import { Link } from "@tanstack/react-router";
import type { ClientId, TeamOnCard } from "../../contract.generated";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import "./teams.css";

export function TeamFolder(props: { readonly client: ClientId; readonly teams: ReadonlyArray<TeamOnCard> }) {
  const t = useWords();
  const me = useMe();
  const { client, teams } = props;
  return (
    <div className="stack stack--tight">
      <h3>{t("team.title")}</h3>
      {teams.length === 0 && <p className="dim">{t("team.none")}</p>}
      <ul className="stack stack--tight">
        {teams.map((one) => (
          <li key={one.team} className="folder__row">
            <Link to="/teams" search={{ client }}>
              <strong>{one.purpose}</strong>
            </Link>
            <span>
              {one.lead_name} · {t("team.taking_part", { count: one.members })}
            </span>
          </li>
        ))}
      </ul>
      {me.rights.includes("plan_edit") && teams.length === 0 && (
        <p>
          <Link className="button" to="/teams" search={{ client, panel: "form" }}>
            {t("team.form")}
          </Link>
        </p>
      )}
    </div>
  );
}
