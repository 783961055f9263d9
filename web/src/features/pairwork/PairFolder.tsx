// Pair work: on the client's card: that there is a joint appointment and how far it is, and the way to its page.

import { Link } from "@tanstack/react-router";
import type { ClientId, MatterId, PairOnCard } from "../../contract.generated";
import { civil, dayText, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useWords, type Words } from "../../core/words";
import { joined } from "../../ui/parts";
import "./pairwork.css";

function stateText(t: Words, now: number, one: PairOnCard): string {
  if (one.path_status && !one.is_open) return t(`path_status.${one.path_status}`);
  if (!one.is_open) return t("pair.ended");
  if (one.follow_up_on) return t("pair.follow_due", { day: dayText(one.follow_up_on, t.language) });
  return t("pair.suggested_on", { time: shortInstant(one.suggested_at, now, t.language) });
}

export function PairFolder(props: {
  readonly client: ClientId;
  readonly pairs: ReadonlyArray<PairOnCard>;
  /** The matter that is open beside it: a suggestion comes from there. */
  readonly matter?: MatterId | undefined;
}) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const today = civil(now).date;
  const { pairs, client } = props;
  const may_suggest = me.rights.includes("plan_edit") && !pairs.some(({ is_open }) => is_open);
  return (
    <div className="stack stack--tight">
      <h3>{t("pair.title")}</h3>
      {pairs.length === 0 && <p className="dim">{t("pair.none")}</p>}
      <ul className="stack stack--tight">
        {pairs.map((one) => (
          <li key={one.pairwork} className="folder__row">
            <Link to="/pairwork" search={{ client }}>
              <strong>
                {one.held_on ? t("pair.was_on", { day: dayText(one.held_on, t.language) }) : t("pair.is_suggested")}
              </strong>
            </Link>
            <span className="figures">
              {one.owner_name}
              {" · "}
              <span className={joined(one.is_open && one.follow_up_on && one.follow_up_on < today && "pair-late")}>
                {stateText(t, now, one)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {may_suggest && (
        <p>
          <Link
            className="button"
            to="/pairwork"
            search={{ client, panel: "suggest", ...(props.matter && { matter: props.matter }) }}
          >
            {t("pair.suggest")}
          </Link>
        </p>
      )}
    </div>
  );
}
