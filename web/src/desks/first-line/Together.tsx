// The first-line desk: what is done for a client together: joint appointments and teams.

import type { ClientCard, MatterId } from "../../contract.generated";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { PairFolder } from "../../features/pairwork/PairFolder";
import { TeamFolder } from "../../features/teams/TeamFolder";

export function Together(props: { readonly card: ClientCard; readonly matter?: MatterId | undefined }) {
  const t = useWords();
  const me = useMe();
  const { card } = props;
  if (!me.rights.includes("plan_read")) return <p className="dim">{t("plan.not_yours")}</p>;
  return (
    <div className="stack">
      <PairFolder client={card.client.client} pairs={card.pairs} matter={props.matter} />
      <TeamFolder client={card.client.client} teams={card.teams} />
    </div>
  );
}
