// Heavy need: a unit's list: who, how many contacts, what was decided, and whether they were reached, have a plan and a worker.

import type { ReactNode } from "react";
import type { HeavyLine } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useWords, type Words } from "../../core/words";
import "./heavy.css";

function decisionText(
  t: Words,
  reasons: ReadonlyArray<{ id: string; label: string }>,
  { decision }: HeavyLine,
): string {
  if (!decision) return t("heavy.undecided");
  if (decision.taken_as) return t(`taken_up_as.${decision.taken_as}`);
  return reasons.find(({ id }) => id === decision.why)?.label ?? t("heavy.set_aside");
}

export function HeavyTable(props: {
  readonly clients: ReadonlyArray<HeavyLine>;
  readonly reasons: ReadonlyArray<{ id: string; label: string }>;
  readonly linkTo: (one: HeavyLine) => ReactNode;
}) {
  const t = useWords();
  const yes = (is: boolean) => t(is ? "heavy.yes" : "heavy.no");
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("heavy.client")}</th>
          <th scope="col">{t("heavy.contacts_column")}</th>
          <th scope="col">{t("heavy.decision")}</th>
          <th scope="col">{t("heavy.contacted")}</th>
          <th scope="col">{t("heavy.plan")}</th>
          <th scope="col">{t("heavy.worker")}</th>
        </tr>
      </thead>
      <tbody>
        {props.clients.map((one) => (
          <tr key={one.client}>
            <th scope="row">
              {props.linkTo(one)} <span className="figures dim">{one.born && dayText(one.born, t.language)}</span>
              {one.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
            </th>
            <td data-label={t("heavy.contacts_column")} className="figures">
              {one.counted}
            </td>
            <td data-label={t("heavy.decision")}>{decisionText(t, props.reasons, one)}</td>
            <td data-label={t("heavy.contacted")}>{yes(one.decision?.contacted_at !== undefined)}</td>
            <td data-label={t("heavy.plan")}>{yes(one.has_plan)}</td>
            <td data-label={t("heavy.worker")}>{one.named_name ?? t("heavy.no")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
