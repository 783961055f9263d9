// Waiting: times that are free and that somebody waits for, each beside the one who comes first.

import type { FittingTime, FreedShown, WaitId, WaitShown } from "../../contract.generated";
import { instantText } from "../../core/civil-time";
import { useHeldOrder, useLastSeen } from "../../core/use-held-order";
import { useWords } from "../../core/words";
import { joined } from "../../ui/parts";
import { waiterName } from "./WaitList";

export function FreedTimes(props: {
  readonly freed: ReadonlyArray<FreedShown>;
  readonly entries: ReadonlyArray<WaitShown>;
  readonly now: number;
  readonly onChoose: (wait: WaitId, time: FittingTime) => void;
}) {
  const t = useWords();
  const held = useHeldOrder(props.freed.map(idOf));
  const seen = useLastSeen(props.freed, idOf);
  return (
    <section className="freed" aria-labelledby="freed-title">
      <h2 id="freed-title">{t("waiting.freed")}</h2>
      <p className="small dim">{t("waiting.freed_help")}</p>
      {held.order.length === 0 && <p className="dim">{t("waiting.none_freed")}</p>}
      <ul className="stack stack--tight" {...held.hands}>
        {seen(held.order).map((one) => {
          const wait = props.entries.find((entry) => entry.wait === one.wait);
          const is_gone = held.gone.has(idOf(one)) || !wait;
          return (
            <li key={idOf(one)}>
              <button
                type="button"
                className={joined("freed__one", one.time.is_after_guarantee && "freed__one--late")}
                disabled={is_gone}
                onClick={() => props.onChoose(one.wait, one.time)}
              >
                <span className="figures">
                  <strong>{instantText(one.time.begins_at, t.language)}</strong>
                  {one.time.kind !== "on_site" && <span className="small"> {t(`visit_kind.${one.time.kind}`)}</span>}
                </span>
                <span className="small">{one.time.professional_name}</span>
                <span>{wait ? waiterName(t, wait, props.now) : t("waiting.gone")}</span>
                {one.is_short_notice && <span className="badge">{t("waiting.soon")}</span>}
                {one.time.is_after_guarantee && <span className="small">{t("times.after_guarantee")}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function idOf({ time }: FreedShown): string {
  return time.professional + time.begins_at;
}
