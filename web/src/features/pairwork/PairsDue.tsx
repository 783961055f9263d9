// Pair work: what one owns and is still open, on one's own desk: follow-ups that are due, appointments that wait for a time.

import { Link } from "@tanstack/react-router";
import type { PairDueLine } from "../../contract.generated";
import { dayText, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useWords, type Words } from "../../core/words";
import { joined } from "../../ui/parts";
import { usePairsDue } from "./use-pairwork";
import "./pairwork.css";

function dueText(t: Words, now: number, one: PairDueLine): string {
  if (one.follow_up_on)
    return t(one.days_over > 0 ? "pair.follow_was_due" : "pair.follow_due", {
      day: dayText(one.follow_up_on, t.language),
    });
  if (one.begins_at) return t("pair.booked_for", { time: shortInstant(one.begins_at, now, t.language) });
  return t("pair.to_book");
}

export function PairsDue() {
  return useMe().rights.includes("plan_read") ? <Due /> : null;
}

function Due() {
  const t = useWords();
  const now = useNow();
  const pairs = usePairsDue();
  const all = pairs.data?.pairs ?? [];
  if (all.length === 0) return null;
  return (
    <section className="stack stack--tight" aria-labelledby="own-pairs">
      <h2 id="own-pairs">{t("pair.own", { count: all.length })}</h2>
      <ul className="few">
        {all.map((one) => (
          <li key={one.pairwork}>
            <Link to="/pairwork" search={{ client: one.client, ...(one.is_held && { panel: "follow" as const }) }}>
              {one.name}
            </Link>
            <span className="figures dim">{one.born && dayText(one.born, t.language)}</span>
            {one.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
            <span className={joined("figures", one.days_over > 0 && "pair-late")}>{dueText(t, now, one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
