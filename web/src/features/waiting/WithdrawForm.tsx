// Waiting: takes an entry out of the book with a reason, and says what becomes of the matter for which the client waited.

import type { OutcomeShown, WaitShown } from "../../contract.generated";
import { refusedAt } from "../../core/use-command";
import { useWords } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { FateOfMatter, fate_fields, useFate } from "../../ui/fate-of-matter";
import { ReasonField, useReason } from "../../ui/reason-field";

export function WithdrawForm(props: {
  readonly wait: WaitShown;
  readonly who: string;
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  readonly onWithdrawn: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { wait } = props;
  const scope = `withdraw ${wait.wait}`;
  const reason = useReason();
  const fate = useFate(scope);
  const closes = wait.matter && fate.closes;

  return (
    <CommandForm<"wait_withdraw">
      title={t("waiting.withdraw_title")}
      who={
        <p>
          <strong>{props.who}</strong>
        </p>
      }
      verb={t("waiting.withdraw")}
      danger
      takes_focus
      scope={scope}
      fields={["/why", ...fate_fields]}
      path={`/api/waits/${wait.wait}/withdraw`}
      body={() => (reason.isThere() ? { why: reason.why, ...(closes && { closes }) } : undefined)}
      onDone={props.onWithdrawn}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <ReasonField of="wait" reason={reason} refusal={refusedAt(step, "/why")} />
          {wait.matter && <FateOfMatter fate={fate} outcomes={props.outcomes} step={step} />}
        </>
      )}
    </CommandForm>
  );
}
