// Scheduling: cancels a visit; says why, how much of a series, and what becomes of the matter for which it was booked.

import { useState } from "react";
import type { BookedShown, Changed, HowMuch, OutcomeShown } from "../../contract.generated";
import { instantText } from "../../core/civil-time";
import { refusedAt } from "../../core/use-command";
import { useWords } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { FateOfMatter, fate_fields, useFate } from "../../ui/fate-of-matter";
import { ReasonField, useReason } from "../../ui/reason-field";
import { HowMuchChoice } from "./HowMuchChoice";

export function CancelForm(props: {
  readonly booking: BookedShown;
  /** Said again where the form does not stand beside it. */
  readonly who?: string;
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  readonly may_follow: boolean;
  readonly onCancelled: (changed: Changed) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { booking } = props;
  const scope = `cancel ${booking.booking}`;
  const reason = useReason();
  const [how_much, setHowMuch] = useState<HowMuch>("this_one");
  const fate = useFate(scope);
  const closes = booking.matter && fate.closes;

  return (
    <CommandForm<"booking_cancel">
      title={t("visit.cancel_title")}
      who={
        props.who && (
          <p className="book__who">
            <strong>{props.who}</strong>
            <br />
            <span className="figures">{instantText(booking.begins_at, t.language)}</span>
            {booking.professional_name && `, ${booking.professional_name}`}
          </p>
        )
      }
      verb={t("visit.cancel_save")}
      danger
      takes_focus
      scope={scope}
      fields={["/why", ...fate_fields]}
      path={`/api/bookings/${booking.booking}/cancel`}
      body={() => (reason.isThere() ? { why: reason.why, how_much, ...(closes && { closes }) } : undefined)}
      onDone={props.onCancelled}
      onBack={props.onBack}
    >
      {(step) => (
        <>
          <ReasonField of="cancel" reason={reason} refusal={refusedAt(step, "/why")} />
          <HowMuchChoice may_follow={props.may_follow} value={how_much} onChange={setHowMuch} />
          {booking.matter && <FateOfMatter fate={fate} outcomes={props.outcomes} step={step} />}
        </>
      )}
    </CommandForm>
  );
}
