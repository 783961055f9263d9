// Scheduling: a visit was held. What becomes of its matter is said in the same press.

import { type ReactNode, useState } from "react";
import type { BookedShown, OutcomeShown } from "../../contract.generated";
import { refusedAt } from "../../core/use-command";
import { useWords } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { FateOfMatter, fate_fields, useFate } from "../../ui/fate-of-matter";

/** Choosing a code is the assessment's part; the desk lends it. */
export type PickCode = (needs: {
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  readonly refusal: string | undefined;
}) => ReactNode;

export function HoldForm(props: {
  readonly booking: BookedShown;
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  readonly pickCode: PickCode;
  readonly onHeld: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { booking } = props;
  const scope = `hold ${booking.booking}`;
  const [icpc2, setCode] = useState<string | undefined>(undefined);
  const fate = useFate(scope);
  const closes = booking.matter && fate.closes;

  return (
    <CommandForm<"visit_hold">
      title={t("visit.hold_title")}
      verb={t("visit.hold_save")}
      takes_focus
      scope={scope}
      fields={["/icpc2", ...fate_fields]}
      path={`/api/bookings/${booking.booking}/visit`}
      body={() => ({ ...(icpc2 && { icpc2 }), ...(closes && { closes }) })}
      onDone={props.onHeld}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          {props.pickCode({ value: icpc2, onChange: setCode, refusal: refusedAt(step, "/icpc2") })}
          {booking.matter && <FateOfMatter fate={fate} outcomes={props.outcomes} step={step} />}
        </>
      )}
    </CommandForm>
  );
}
