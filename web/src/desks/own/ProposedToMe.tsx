// On one's own desk: contacts and messages that wait and are proposed to oneself or one's team, each opening where it is answered.

import { Link } from "@tanstack/react-router";
import { millis, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { directedText } from "../../features/contact/directed";
import { useProposed } from "../../features/contact/use-desk";

export function ProposedToMe() {
  return useMe().rights.includes("queue_list") ? <Proposed /> : null;
}

function Proposed() {
  const t = useWords();
  const now = useNow();
  const contacts = useProposed().data?.contacts ?? [];
  if (contacts.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="own-proposed">
      <h2 id="own-proposed">{t("own.proposed", { count: contacts.length })}</h2>
      <ul className="own__matters">
        {contacts.map((row) => (
          <li key={row.contact} className="own__matter">
            <Link to="/first-line" search={{ list: "mine", contact: row.contact, page: "matter" }}>
              <strong>{row.client_name ?? row.provider ?? t("client.not_identified")}</strong> {row.words}
            </Link>
            <span className="small dim">
              {[t(`channel.${row.channel}`), row.directed && directedText(t, row.directed)].filter(Boolean).join(" · ")}
            </span>
            <span className="figures small">
              {t("queue.promised", { time: shortInstant(row.promise_by, now, t.language) })}
              {millis(row.promise_by) < now && <span className="badge badge--alert">{t("own.late")}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
