// The first-line desk: what is done for a client together: who answers for the care, joint appointments and teams.

import type { ClientCard, MatterId } from "../../contract.generated";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useWords } from "../../core/words";
import { PairFolder } from "../../features/pairwork/PairFolder";
import { TeamFolder } from "../../features/teams/TeamFolder";
import { ResponsibilityFolder } from "../../features/transfer/ResponsibilityFolder";

export function Together(props: { readonly card: ClientCard; readonly matter?: MatterId | undefined }) {
  const t = useWords();
  const me = useMe();
  const { card } = props;
  const professions = useCatalogue().data?.transfers.professions;
  const takes_part = me.role !== undefined && professions?.includes(me.role.profession);
  if (!me.rights.includes("plan_read")) return <p className="dim">{t("plan.not_yours")}</p>;
  return (
    <div className="stack">
      {takes_part && <ResponsibilityFolder client={card.client.client} responsibility={card.responsibility} />}
      <PairFolder client={card.client.client} pairs={card.pairs} matter={props.matter} />
      <TeamFolder client={card.client.client} teams={card.teams} />
    </div>
  );
}
