// UI: one of the catalogue's reasons, which nobody chooses for whoever acts.

import { useState } from "react";
import type { BookingReasonShown } from "../contract.generated";
import { useReasons } from "../core/use-reasons";
import { useWords } from "../core/words";
import { Select } from "./parts";

/** `isThere` says on sending whether one was chosen; from then on the field asks for it. */
export function useReason() {
  const [why, setWhy] = useState("");
  const [is_missed, setMissed] = useState(false);
  const isThere = () => {
    setMissed(why === "");
    return why !== "";
  };
  return { why, setWhy, is_missed: is_missed && why === "", isThere };
}

export function ReasonField(props: {
  readonly of: Parameters<typeof useReasons>[0];
  /** Not all of them apply. */
  readonly only?: (reason: BookingReasonShown) => boolean;
  readonly reason: ReturnType<typeof useReason>;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const { only = () => true, reason } = props;
  const options = useReasons(props.of).filter(only);
  return (
    <Select<string>
      label={t("visit.why")}
      value={reason.why}
      none={t("visit.choose_why")}
      options={options}
      onChange={reason.setWhy}
      refusal={reason.is_missed ? t("absence.choose_reason") : props.refusal}
    />
  );
}
