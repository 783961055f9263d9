// The rules by which somebody is proposed to carry a matter on: what is in use, and another order tried on what was decided lately.

import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { RulesInUse } from "../../features/routing/RulesInUse";
import { TryOrder } from "../../features/routing/TryOrder";
import { useRoutingRules } from "../../features/routing/use-routing-rules";
import { NotRead, StaleNotice } from "../../ui/reading";
import "./routing-desk.css";

export function RoutingDesk() {
  const t = useWords();
  const rules = useRoutingRules();
  const shown = rules.data;
  const title = t("rules.title");
  useTitle(title);

  return (
    <div className="routing-desk">
      <h1>{title}</h1>
      <p className="dim">{t("rules.help")}</p>
      <StaleNotice reading={rules} as_of={shown?.as_of} />
      {!shown && <NotRead reading={rules} lines={10} />}
      {shown && (
        <>
          <RulesInUse rules={shown} />
          <TryOrder rules={shown} />
        </>
      )}
    </div>
  );
}
