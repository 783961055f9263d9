// Waiting: takes an entry out of the book with a reason, and says what becomes of the matter for which the client waited.

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { OutcomeShown, WaitShown, WithdrawWait } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useReasons } from "../../core/use-reasons";
import { useWords } from "../../core/words";
import { FormEnd, RadioGroup, Select, TextArea } from "../../ui/parts";

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
  const reasons = useReasons("wait");
  const [why, setWhy] = useState("");
  const [becomes, setBecomes] = useState<"carried_on" | "closed">("carried_on");
  const [outcome, setOutcome] = useState("");
  const [closing, setClosing] = useKept(scope, "closing", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"wait_withdraw">();
  const form_keys = useFormKeys({ back: props.onBack });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>("select")?.focus(), []);

  async function withdraw(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (why === "" || step.at === "sending") return;
    const body: WithdrawWait = {
      why,
      ...(wait.matter && becomes === "closed" && { closes: { outcome, why: closing } }),
    };
    const answer = await send(`/api/waits/${wait.wait}/withdraw`, body);
    if (!answer?.ok) return;
    forgetKept(scope);
    props.onWithdrawn();
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void withdraw(event)}
      aria-label={t("waiting.withdraw_title")}
    >
      <div>
        <h3>{t("waiting.withdraw_title")}</h3>
        <p>
          <strong>{props.who}</strong>
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
      {wait.matter && (
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
                options={props.outcomes}
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
        verb={t("waiting.withdraw")}
        look="danger"
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
