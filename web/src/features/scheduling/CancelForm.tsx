// Scheduling: cancels a visit; says why, how much of a series, and what becomes of the matter for which it was booked.

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { BookedShown, CancelVisit, Changed, HowMuch, OutcomeShown } from "../../contract.generated";
import { instantText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useReasons } from "../../core/use-reasons";
import { useWords } from "../../core/words";
import { FormEnd, RadioGroup, Select, TextArea } from "../../ui/parts";
import { Following } from "./MoveForm";

export function CancelForm(props: {
  readonly booking: BookedShown;
  readonly who: string;
  /** With which outcomes its matter may end; absent: it was booked for no matter. */
  readonly outcomes: ReadonlyArray<OutcomeShown> | undefined;
  readonly may_follow: boolean;
  readonly onCancelled: (changed: Changed) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { booking, outcomes } = props;
  const scope = `cancel ${booking.booking}`;
  const [why, setWhy] = useState("");
  const [how_much, setHowMuch] = useState<HowMuch>("this_one");
  const [becomes, setBecomes] = useState<"carried_on" | "closed">("carried_on");
  const [outcome, setOutcome] = useState("");
  const [closing, setClosing] = useKept(scope, "closing", "");
  const [is_asked, setAsked] = useState(false);
  const reasons = useReasons("cancel");
  const { step, send } = useCommand<"booking_cancel">();
  const form_keys = useFormKeys({ back: props.onBack });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>("select")?.focus(), []);

  async function cancel(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (why === "" || step.at === "sending") return;
    const body: CancelVisit = {
      why,
      how_much,
      ...(outcomes && becomes === "closed" && { closes: { outcome, why: closing } }),
    };
    const answer = await send(`/api/bookings/${booking.booking}/cancel`, body);
    if (!answer?.ok) return;
    forgetKept(scope);
    props.onCancelled(answer.value);
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void cancel(event)}
      aria-label={t("visit.cancel_title")}
    >
      <div>
        <h4>{t("visit.cancel_title")}</h4>
        <p className="book__who">
          <strong>{props.who}</strong>
          <br />
          <span className="figures">{instantText(booking.begins_at, t.language)}</span>
          {booking.professional_name && `, ${booking.professional_name}`}
        </p>
      </div>
      <div ref={place}>
        <Select<string>
          label={t("visit.why")}
          value={why}
          none={t("visit.choose_why")}
          options={reasons}
          onChange={setWhy}
          refusal={is_asked && why === "" ? t("absence.choose_reason") : refusedAt(step, "/why")}
        />
      </div>
      {props.may_follow && <Following value={how_much} onChange={setHowMuch} />}
      {outcomes && (
        <>
          <RadioGroup<"carried_on" | "closed">
            label={t("visit.matter_becomes")}
            value={becomes}
            onChange={(chosen) => chosen && setBecomes(chosen)}
            options={[
              { id: "carried_on", label: t("visit.matter_carried_on"), help: t("visit.matter_carried_on_help") },
              { id: "closed", label: t("visit.matter_closed") },
            ]}
          />
          {becomes === "closed" && (
            <>
              <Select<string>
                label={t("decide.outcome")}
                value={outcome}
                none={t("decide.choose_outcome")}
                options={outcomes}
                onChange={setOutcome}
                refusal={refusedAt(step, "/closes/outcome") ?? refusedAt(step, "/outcome")}
              />
              <TextArea
                label={t("decide.why")}
                value={closing}
                onChange={setClosing}
                refusal={refusedAt(step, "/closes/why")}
                maxLength={1000}
                required
              />
            </>
          )}
        </>
      )}
      <FormEnd
        trouble={troubleText(t, step, ["/why", "/closes/outcome", "/outcome", "/closes/why"])}
        verb={t("visit.cancel")}
        look="danger"
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
