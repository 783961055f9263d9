// The first-line desk: a client's record opens when it is said what for. The server logs each opening.

import type { Purpose } from "../../contract.generated";
import { useWords } from "../../core/words";
import { Button } from "../../ui/parts";

const purposes: ReadonlyArray<Purpose> = ["contact", "care", "booking", "consultation", "follow_up"];

export function WhyOpen(props: {
  readonly purpose: Purpose | undefined;
  readonly onPurpose: (purpose: Purpose) => void;
}) {
  const t = useWords();
  return purposes.map((one) => (
    <Button key={one} aria-pressed={props.purpose === one} onClick={() => props.onPurpose(one)}>
      {t(`purpose.${one}`)}
    </Button>
  ));
}
