// The desk of transfers: a unit's own, in and out: what waits for an answer, who is in home hospital, what is to be done and whom to call.
//
// Invariant: whoever leads people and meets no clients sees how many, between whom and how late, and no name (the server decides).

import type { TransfersDesk as Shown } from "../../contract.generated";
import { useCatalogue } from "../../core/use-catalogue";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { CallRow, Section, StayRow, StepRow, TransferRow } from "../../features/transfer/TransferLists";
import { useTransfersDesk } from "../../features/transfer/use-transfers";
import { joined } from "../../ui/parts";
import { NotRead, StaleNotice } from "../../ui/reading";
import "./transfers-desk.css";

export function TransfersDesk() {
  const t = useWords();
  const desk = useTransfersDesk();
  const shown = desk.data;
  const title = t("care_transfer.title");
  useTitle(title);
  return (
    <div className="transfer-page stack">
      <header className="transfer-head">
        <h1>{title}</h1>
        {shown && <p className="dim">{shown.unit_name}</p>}
      </header>
      <StaleNotice reading={desk} as_of={shown?.as_of} />
      {!shown && <NotRead reading={desk} lines={10} />}
      {shown && <Counts shown={shown} />}
      {shown && <Lists shown={shown} />}
    </div>
  );
}

function Counts(props: { readonly shown: Shown }) {
  const t = useWords();
  const { shown } = props;
  return (
    <dl className="transfer-counts">
      {(
        [
          ["care_transfer.count_overdue", shown.overdue, true],
          ["care_transfer.count_incoming", shown.incoming.length, false],
          ["care_transfer.count_outgoing", shown.outgoing.length, false],
          ["care_transfer.count_stays", shown.stays_now, false],
          ["care_transfer.count_calls_late", shown.calls_overdue, true],
        ] as const
      ).map(([key, count, is_bad]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd className={joined("figures", is_bad && Boolean(count) && "transfer-late")}>
            {count ?? t("care_transfer.too_few", { least: shown.cell_min })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Lists(props: { readonly shown: Shown }) {
  const t = useWords();
  const catalogue = useCatalogue().data?.transfers;
  const { shown } = props;
  // Who is in home hospital stands there already.
  const arrived = shown.arrived.filter((one) => !shown.stays.some(({ transfer }) => transfer === one.transfer));
  return (
    <>
      {shown.is_leader && <p className="dim">{t("care_transfer.leader_help")}</p>}
      <Section
        id="transfers-in"
        title={t("care_transfer.incoming")}
        none={t("care_transfer.none_incoming")}
        count={shown.incoming.length}
      >
        {shown.incoming.map((one) => (
          <TransferRow key={one.transfer} line={one} catalogue={catalogue} panel="accept" />
        ))}
      </Section>
      <Section
        id="transfers-out"
        title={t("care_transfer.outgoing")}
        none={t("care_transfer.none_outgoing")}
        count={shown.outgoing.length}
      >
        {shown.outgoing.map((one) => (
          <TransferRow key={one.transfer} line={one} catalogue={catalogue} panel="tell" />
        ))}
      </Section>
      {shown.stays.length > 0 && (
        <Section id="transfers-stays" title={t("care_transfer.stays")} count={shown.stays.length}>
          {shown.stays.map((one) => (
            <StayRow key={one.transfer} stay={one} />
          ))}
        </Section>
      )}
      {shown.calls.length > 0 && (
        <Section id="transfers-calls" title={t("care_transfer.calls")} count={shown.calls.length}>
          {shown.calls.map((one) => (
            <CallRow key={one.transfer} call={one} />
          ))}
        </Section>
      )}
      {shown.steps.length > 0 && (
        <Section id="transfers-steps" title={t("care_transfer.steps_of_unit")} count={shown.steps.length}>
          {shown.steps.map((one) => (
            <StepRow key={`${one.transfer} ${one.step}`} step={one} catalogue={catalogue} />
          ))}
        </Section>
      )}
      {arrived.length > 0 && (
        <Section id="transfers-arrived" title={t("care_transfer.arrived")} count={arrived.length}>
          {arrived.map((one) => (
            <TransferRow key={one.transfer} line={one} catalogue={catalogue} />
          ))}
        </Section>
      )}
    </>
  );
}
