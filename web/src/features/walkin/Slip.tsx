// Walk-in: the slip that the printer gives: number, unit, time, how many are before. No name, in the language of whoever takes it.

import type { Drawn, Language } from "../../contract.generated";
import { instantText } from "../../core/civil-time";
import { useWordsIn } from "../../core/words";

export function Slip(props: { readonly drawn: Drawn; readonly language: Language }) {
  const { drawn } = props;
  const t = useWordsIn(props.language);
  return (
    <div className="print-only slip" lang={t.language}>
      <p className="slip__unit">{drawn.unit_name}</p>
      <p className="slip__word">{t("walkin.number_word")}</p>
      <p className="slip__number">{drawn.number}</p>
      <p>{instantText(drawn.drawn_at, t.language)}</p>
      <p className="slip__before">{drawn.before === 0 ? t("slip.next") : t("slip.before", { count: drawn.before })}</p>
      {drawn.estimate_minutes !== undefined && <p>{t("slip.estimate", { minutes: drawn.estimate_minutes })}</p>}
      <p className="slip__note">{t("slip.note")}</p>
    </div>
  );
}
