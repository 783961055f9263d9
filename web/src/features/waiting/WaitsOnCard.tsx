// Waiting: that the client waits in an arranging book, on their card: for what, since when, and what is offered to them now.

import { Link } from "@tanstack/react-router";
import type { ClientCard } from "../../contract.generated";
import { dateText, instantText, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useWords } from "../../core/words";
import "./waiting.css";

export function WaitsOnCard(props: {
  readonly waits: ClientCard["waits"];
  readonly serviceName: (id: string) => string;
}) {
  const t = useWords();
  const now = useNow();
  if (props.waits.length === 0) return null;
  return (
    <section className="card-waits" aria-labelledby="card-waits-title">
      <h3 id="card-waits-title">{t("waiting.on_card")}</h3>
      <ul className="stack stack--tight">
        {props.waits.map((wait) => (
          <li key={wait.wait} className="coming__line">
            <span>
              <strong>{props.serviceName(wait.service)}</strong>
              <br />
              {[
                wait.unit_name,
                wait.professional_name && t("waiting.only", { name: wait.professional_name }),
                t("waiting.since", { time: shortInstant(wait.entered_at, now, t.language) }),
                wait.guarantee_by && t("waiting.guarantee", { day: dateText(wait.guarantee_by, t.language) }),
              ]
                .filter(Boolean)
                .join(" · ")}
              {wait.offered_at && wait.answer_by && (
                <>
                  <br />
                  <strong className="figures">
                    {t("waiting.card_offer", {
                      time: instantText(wait.offered_at, t.language),
                      until: shortInstant(wait.answer_by, now, t.language),
                    })}
                  </strong>
                </>
              )}
            </span>
            <Link className="button no-print" to="/waiting" search={{ unit: wait.unit, wait: wait.wait }}>
              {t(wait.offered_at ? "waiting.record_answer" : "waiting.open_book")}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
