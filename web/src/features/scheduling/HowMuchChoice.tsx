// Scheduling: of a series, this visit alone or all that follow too.

import type { HowMuch } from "../../contract.generated";
import { useWords } from "../../core/words";
import { RadioGroup } from "../../ui/parts";

export function HowMuchChoice(props: {
  /** Absent where nothing follows it. */
  readonly may_follow: boolean;
  readonly value: HowMuch;
  readonly onChange: (how_much: HowMuch) => void;
}) {
  const t = useWords();
  if (!props.may_follow) return null;
  return (
    <RadioGroup<HowMuch>
      label={t("visit.how_much")}
      value={props.value}
      onChange={(chosen) => chosen && props.onChange(chosen)}
      options={[
        { id: "this_one", label: t("how_much.this_one") },
        { id: "this_and_following", label: t("how_much.this_and_following") },
      ]}
      inline
    />
  );
}
