// Directory: can I be reached? Clients and colleagues are led by this, so it is one choice away.

import { useState } from "react";
import type { Colleague, Reachability } from "../../contract.generated";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { RefusalText } from "../../ui/parts";
import { useColleagues } from "./use-colleagues";

const all: ReadonlyArray<Reachability> = ["reachable", "busy", "away"];

export function MyReachability() {
  const t = useWords();
  const me = useMe();
  const readAgain = useReadAgain();
  const colleagues = useColleagues({ unit: me.role.unit, profession: me.role.profession });
  const [said, setSaid] = useState<Reachability | undefined>(undefined);
  const { step, send } = useCommand<"reachability_set">();
  const known = colleagues.data?.find((one: Colleague) => one.professional === me.professional)?.reachability;

  async function say(reachability: Reachability): Promise<void> {
    setSaid(reachability);
    const answer = await send("/api/session/reachability", { reachability });
    if (!answer?.ok) setSaid(undefined);
    readAgain("colleagues");
  }

  return (
    <span className="reachability">
      <select
        className="input top__role"
        aria-label={t("shell.reachability")}
        value={said ?? known ?? "reachable"}
        onChange={(event) => void say(event.target.value as Reachability)}
      >
        {all.map((one) => (
          <option key={one} value={one}>
            {{ reachable: "● ", busy: "◐ ", away: "○ " }[one]}
            {t(`reachability.${one}`)}
          </option>
        ))}
      </select>
      <RefusalText words={step.at === "unreachable" ? t("state.unreachable") : troubleText(t, step, [])} />
    </span>
  );
}
