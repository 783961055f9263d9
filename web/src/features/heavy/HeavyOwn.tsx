// Heavy need: on one's own desk: own clients on whom nobody has decided yet.

import type { ReactNode } from "react";
import type { HeavyLine } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { FewFirst } from "../../ui/FewFirst";
import { useHeavyOwn } from "./use-heavy";

export function HeavyOwn(props: { readonly linkTo: (one: HeavyLine) => ReactNode }) {
  return useMe().rights.includes("plan_read") ? <Own {...props} /> : null;
}

function Own(props: { readonly linkTo: (one: HeavyLine) => ReactNode }) {
  const t = useWords();
  const own = useHeavyOwn();
  const clients = own.data?.clients ?? [];
  if (clients.length === 0) return null;
  return (
    <section className="stack stack--tight" aria-labelledby="own-heavy">
      <h2 id="own-heavy">{t("heavy.own", { count: clients.length })}</h2>
      <p className="small dim">{t("heavy.own_help", { months: own.data?.window_months ?? 0 })}</p>
      <FewFirst all={clients} keyOf={({ client }) => client}>
        {(one) => (
          <>
            {props.linkTo(one)}
            <span className="figures dim">{one.born && dayText(one.born, t.language)}</span>
            {one.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
            <span className="figures">{t("heavy.contacts", { count: one.counted })}</span>
          </>
        )}
      </FewFirst>
    </section>
  );
}
