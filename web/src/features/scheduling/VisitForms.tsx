// Scheduling: a visit was held, or is cancelled. What becomes of its matter is said in the same press.

import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import type { BookedShown, Changed, CloseMatter, HowMuch, OutcomeShown } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { refusedAt, type Step, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useReasons } from "../../core/use-reasons";
import { useWords } from "../../core/words";
import { Button, RadioGroup, RefusalText, Select, TextArea } from "../../ui/parts";

/** Choosing a code is the assessment's part; the desk lends it. */
export type PickCode = (needs: {
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  readonly refusal: string | undefined;
}) => ReactNode;

type Fate = "goes_on" | "closes";

function useFate(booking: BookedShown) {
  const [fate, setFate] = useState<Fate>("goes_on");
  const [outcome, setOutcome] = useState("");
  const [why, setWhy] = useKept(booking.booking, "why", "");
  const closes: CloseMatter | undefined = booking.matter && fate === "closes" ? { outcome, why } : undefined;
  return { fate, setFate, outcome, setOutcome, why, setWhy, closes };
}

function FateOfMatter(props: {
  readonly fate: ReturnType<typeof useFate>;
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  readonly step: Step;
}) {
  const t = useWords();
  const { fate, outcomes, step } = props;
  const needs_note = outcomes.find(({ id }) => id === fate.outcome)?.needs_note ?? false;
  return (
    <>
      <RadioGroup<Fate>
        label={t("visit.matter")}
        value={fate.fate}
        options={[
          { id: "goes_on", label: t("visit.goes_on"), help: t("visit.goes_on_help") },
          { id: "closes", label: t("visit.closes") },
        ]}
        onChange={(chosen) => fate.setFate(chosen ?? "goes_on")}
      />
      {fate.fate === "closes" && (
        <>
          <Select<string>
            label={t("decide.outcome")}
            value={fate.outcome}
            none={t("decide.choose_outcome")}
            options={outcomes}
            onChange={fate.setOutcome}
            refusal={refusedAt(step, "/closes/outcome") ?? refusedAt(step, "/outcome")}
          />
          <TextArea
            label={t("decide.why")}
            help={needs_note ? t("decide.note_needed") : undefined}
            value={fate.why}
            onChange={fate.setWhy}
            refusal={refusedAt(step, "/closes/why") ?? refusedAt(step, "/why")}
            maxLength={1000}
            required
          />
        </>
      )}
    </>
  );
}

const fate_fields = ["/closes/outcome", "/closes/why", "/outcome", "/why"];

function Form(props: {
  readonly title: string;
  readonly verb: string;
  readonly look: "primary" | "danger";
  readonly step: Step;
  readonly fields: ReadonlyArray<string>;
  readonly onSend: () => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const form_keys = useFormKeys({ back: props.onBack });
  const place = form_keys.ref;
  useEffect(() => place.current?.querySelector<HTMLElement>("select, input, textarea")?.focus(), [place]);
  const sent = (event: FormEvent) => {
    event.preventDefault();
    if (props.step.at !== "sending") props.onSend();
  };
  return (
    <form noValidate {...form_keys} className="panel stack" aria-label={props.title} onSubmit={sent}>
      <h4>{props.title}</h4>
      {props.children}
      <RefusalText words={troubleText(t, props.step, props.fields)} />
      <div className="actions">
        <Button type="submit" look={props.look} hotkey="Ctrl+Enter" disabled={props.step.at === "sending"}>
          {props.verb}
        </Button>
        <Button look="quiet" onClick={props.onBack}>
          {t("action.back")}
        </Button>
      </div>
    </form>
  );
}

export function HoldForm(props: {
  readonly booking: BookedShown;
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  readonly pickCode: PickCode;
  readonly onHeld: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { booking } = props;
  const { step, send } = useCommand<"visit_hold">();
  const [icpc2, setCode] = useState<string | undefined>(undefined);
  const fate = useFate(booking);

  async function record(): Promise<void> {
    const answer = await send(`/api/bookings/${booking.booking}/visit`, {
      ...(icpc2 && { icpc2 }),
      ...(fate.closes && { closes: fate.closes }),
    });
    if (!answer?.ok) return;
    forgetKept(booking.booking);
    props.onHeld();
  }
  return (
    <Form
      title={t("visit.hold_title")}
      verb={t("visit.hold_save")}
      look="primary"
      step={step}
      fields={["/icpc2", ...fate_fields]}
      onSend={() => void record()}
      onBack={props.onBack}
    >
      {props.pickCode({ value: icpc2, onChange: setCode, refusal: refusedAt(step, "/icpc2") })}
      {booking.matter && <FateOfMatter fate={fate} outcomes={props.outcomes} step={step} />}
    </Form>
  );
}

export function CancelForm(props: {
  readonly booking: BookedShown;
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  readonly onCancelled: (changed: Changed) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { booking } = props;
  const reasons = useReasons("cancel");
  const { step, send } = useCommand<"booking_cancel">();
  const [why, setWhy] = useState("");
  const [how_much, setHowMuch] = useState<HowMuch>("this_one");
  const fate = useFate(booking);
  // Both the cancellation and the closing of the matter have a `why`; with a matter that closes the pointer says which.
  const why_refused = fate.closes && why !== "" ? undefined : refusedAt(step, "/why");

  async function cancel(): Promise<void> {
    const answer = await send(`/api/bookings/${booking.booking}/cancel`, {
      why,
      how_much,
      ...(fate.closes && { closes: fate.closes }),
    });
    if (!answer?.ok) return;
    forgetKept(booking.booking);
    props.onCancelled(answer.value);
  }
  return (
    <Form
      title={t("visit.cancel_title")}
      verb={t("visit.cancel_save")}
      look="danger"
      step={step}
      fields={fate_fields}
      onSend={() => void cancel()}
      onBack={props.onBack}
    >
      <Select<string>
        label={t("visit.reason")}
        value={why}
        none={t("visit.choose_reason")}
        options={reasons}
        onChange={setWhy}
        refusal={why_refused}
      />
      <HowMuchChoice booking={booking} value={how_much} onChange={setHowMuch} />
      {booking.matter && <FateOfMatter fate={fate} outcomes={props.outcomes} step={step} />}
    </Form>
  );
}

/** Of a series: this visit alone, or all that follow too. */
export function HowMuchChoice(props: {
  readonly booking: BookedShown;
  readonly value: HowMuch;
  readonly onChange: (how_much: HowMuch) => void;
}) {
  const t = useWords();
  if (!props.booking.series) return null;
  return (
    <RadioGroup<HowMuch>
      label={t("visit.series")}
      value={props.value}
      options={[
        { id: "this_one", label: t("how_much.this_one") },
        { id: "this_and_following", label: t("how_much.this_and_following") },
      ]}
      onChange={(chosen) => props.onChange(chosen ?? "this_one")}
      inline
    />
  );
}
