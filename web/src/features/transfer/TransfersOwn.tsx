// Transfers: on one's own desk: whom one is to call at home, and which of one's clients came home or went elsewhere.

import { useMe } from "../../core/session";
import { useCatalogue } from "../../core/use-catalogue";
import { useWords } from "../../core/words";
import { CallRow, Section, TransferRow } from "./TransferLists";
import { useTransfersOwn } from "./use-transfers";

export function TransfersOwn() {
  return useMe().rights.includes("plan_read") ? <Own /> : null;
}

function Own() {
  const t = useWords();
  const own = useTransfersOwn();
  const catalogue = useCatalogue().data?.transfers;
  const { calls = [], moved = [] } = own.data ?? {};
  return (
    <>
      {calls.length > 0 && (
        <Section id="own-calls" title={t("care_transfer.own_calls", { count: calls.length })} count={calls.length}>
          {calls.map((call) => (
            <CallRow key={call.transfer} call={call} />
          ))}
        </Section>
      )}
      {moved.length > 0 && (
        <Section id="own-moved" title={t("care_transfer.own_moved", { count: moved.length })} count={moved.length}>
          {moved.map((line) => (
            <TransferRow key={line.transfer} line={line} catalogue={catalogue} />
          ))}
        </Section>
      )}
    </>
  );
}
