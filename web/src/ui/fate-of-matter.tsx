// UI: what becomes of the matter behind a visit or a wait: it stays with whoever acts, or ends with an outcome.

import { useState } from "react";
import type { CloseMatter, OutcomeShown } from "../contract.generated";
import { refusedAt, type Step } from "../core/use-command";
import { useKept } from "../core/use-kept";
import { useWords } from "../core/words";
import { RadioGroup, Select, TextArea } from "./parts";

type Fate = "goes_on" | "closes";

/** `scope`: under which the words are kept (core/use-kept). */
export function useFate(scope: string) {
  const [fate, setFate] = useState<Fate>("goes_on");
  const [outcome, setOutcome] = useState("");
  const [why, setWhy] = useKept(scope, "closing", "");
  const closes: CloseMatter | undefined = fate === "closes" ? { outcome, why } : undefined;
  return { fate, setFate, outcome, setOutcome, why, setWhy, closes };
}

/** Where the server points to in what was said of the matter. */
export const fate_fields = ["/closes/outcome", "/closes/why"];

export function FateOfMatter(props: {
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
            refusal={refusedAt(step, "/closes/outcome")}
          />
          <TextArea
            label={t("decide.why")}
            help={needs_note ? t("decide.note_needed") : undefined}
            value={fate.why}
            onChange={fate.setWhy}
            refusal={refusedAt(step, "/closes/why")}
            maxLength={1000}
            required
          />
        </>
      )}
    </>
  );
}
