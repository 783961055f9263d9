// Transfers: the lists of a unit's desk: what waits for an answer, what comes and goes, who is in home hospital, what is to be done and whom to call.

import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type {
  CallLine,
  ClientId,
  StayLine,
  StepLine,
  TransferClient,
  TransferLine,
  TransfersCatalog,
} from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import type { TransferPanel } from "../../core/transfer-place";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { stateText } from "./TransferView";
import "./transfer.css";

function Who(props: { readonly who: TransferClient; readonly panel?: TransferPanel | undefined }) {
  const t = useWords();
  const { who, panel } = props;
  const client: ClientId = who.client;
  return (
    <span>
      <Link to="/transfer" search={{ client, ...(panel && { panel }) }}>
        <strong>{who.name}</strong>
      </Link>{" "}
      <span className="figures dim">{who.born && dayText(who.born, t.language)}</span>
      {who.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
    </span>
  );
}

export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly none?: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  return (
    <section className="stack stack--tight" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.count === 0 ? <p className="dim">{props.none}</p> : <ul className="transfer-list">{props.children}</ul>}
    </section>
  );
}

export function TransferRow(props: {
  readonly line: TransferLine;
  readonly catalogue: TransfersCatalog | undefined;
  /** What comes next when it is one's own turn. */
  readonly panel?: TransferPanel | undefined;
}) {
  const t = useWords();
  const now = useNow();
  const { line, catalogue } = props;
  const reasons = line.is_emergency ? catalogue?.emergency_reasons : catalogue?.reasons;
  return (
    <li>
      {line.who ? <Who who={line.who} panel={line.is_my_turn ? props.panel : undefined} /> : <span />}
      <span>
        {line.from_name} → {line.to_name}
        <span className="small dim transfer-line">
          {[
            reasons?.find(({ id }) => id === line.reason)?.label,
            line.is_discharge && t("care_transfer.is_discharge"),
            line.is_emergency && t("care_transfer.was_emergency"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <span className={joined("figures", line.is_overdue && "transfer-late")}>
        {stateText(t, now, line)}
        {line.is_overdue && <span className="badge badge--alert">{t("care_transfer.late")}</span>}
        {!line.is_overdue && line.is_my_turn && <span className="badge">{t("care_transfer.my_turn")}</span>}
      </span>
    </li>
  );
}

export function StayRow(props: { readonly stay: StayLine }) {
  const t = useWords();
  const { stay } = props;
  const is_over = stay.days_left < 0;
  return (
    <li>
      <Who who={stay.who} panel={stay.is_review_due ? "review" : undefined} />
      <span className="figures">{t("care_transfer.stay_day", { day: stay.day })}</span>
      <span className={joined("figures", is_over && "transfer-late")}>
        {t("care_transfer.stay_until", { day: dayText(stay.expected_end, t.language) })}
        {is_over ? (
          <span className="badge badge--alert">{t("care_transfer.stay_over", { count: -stay.days_left })}</span>
        ) : (
          stay.is_review_due && <span className="badge">{t("care_transfer.review_due")}</span>
        )}
      </span>
    </li>
  );
}

export function StepRow(props: { readonly step: StepLine; readonly catalogue: TransfersCatalog | undefined }) {
  const t = useWords();
  const { step } = props;
  const check = props.catalogue?.discharge_checks.find(({ id }) => id === step.check)?.label;
  const is_late = step.days_over > 0;
  return (
    <li>
      <Who who={step.who} />
      <span>{check ?? step.check ?? step.text}</span>
      <span className={joined("figures", is_late && "transfer-late")}>
        {t("care_transfer.by_day", { day: dayText(step.due_on, t.language) })}
        {is_late && <span className="badge badge--alert">{t("care_transfer.late")}</span>}
      </span>
    </li>
  );
}

export function CallRow(props: { readonly call: CallLine }) {
  const t = useWords();
  const now = useNow();
  const { call } = props;
  const is_late = call.days_over > 0;
  const is_home = Date.parse(call.home_at) <= now;
  return (
    <li>
      <Who who={call.who} panel={is_home ? "call" : undefined} />
      <span>
        {call.owner_name ?? t("care_transfer.caller_unit")}
        {call.tries > 0 && (
          <span className="small dim transfer-line">{t("care_transfer.tried", { count: call.tries })}</span>
        )}
      </span>
      <span className={joined("figures", is_late && "transfer-late")}>
        {t("care_transfer.call_due", { day: dayText(call.due_on, t.language) })}
        {is_late && <span className="badge badge--alert">{t("care_transfer.late")}</span>}
      </span>
    </li>
  );
}
