// One's own desk: own clients on whom a signal is on, with its evidence. What follows is decided on the client's card, by a professional.

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { readOrThrow } from "../../core/api";
import { dayText } from "../../core/civil-time";
import { keys } from "../../core/queries";
import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useWords } from "../../core/words";
import { FewFirst } from "../../ui/FewFirst";

export function OwnSignals() {
  return useMe().rights.includes("plan_read") ? <Own /> : null;
}

function Own() {
  const t = useWords();
  const catalogue = useCatalogue();
  const own = useQuery({
    queryKey: keys.own_triggers,
    queryFn: () => readOrThrow<"desk_own_triggers">("/api/desks/own-triggers"),
  });
  const clients = own.data?.clients ?? [];
  if (clients.length === 0) return null;
  const labelOf = (trigger: string) => catalogue.data?.triggers.find(({ id }) => id === trigger)?.label ?? trigger;
  return (
    <section className="stack stack--tight" aria-labelledby="own-signals">
      <h2 id="own-signals">{t("own.signals", { count: clients.length })}</h2>
      <p className="small dim">{t("client.trigger_judgement")}</p>
      <FewFirst all={clients} keyOf={({ client }) => client}>
        {(one) => (
          <>
            <Link to="/first-line" search={{ client: one.client, page: "matter" }}>
              {one.name}
            </Link>
            <span className="figures dim">{one.born && dayText(one.born, t.language)}</span>
            {one.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
            {one.triggers.map(({ trigger, count, window_days }) => (
              <span key={trigger}>
                {labelOf(trigger)}:{" "}
                <span className="figures">{t("client.trigger_count", { count, days: window_days })}</span>
              </span>
            ))}
          </>
        )}
      </FewFirst>
    </section>
  );
}
