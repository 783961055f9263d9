// Scheduling: the few times that suit this client best, each with its grounds, and what the client wishes.

import type { PartOfDay, TimeProposed, TimeShown } from "../../contract.generated";
import { type Hands, useLastSeen, useOrderUnder } from "../../core/use-held-order";
import { useWords } from "../../core/words";
import { joined, Select } from "../../ui/parts";
import { idOf, isSame, timeText } from "./time-text";
import type { Wish } from "./use-times";

const parts: ReadonlyArray<PartOfDay> = ["morning", "afternoon", "evening"];

const idOfProposed = ({ shown }: TimeProposed): string => idOf(shown);

export function Proposals(props: {
  readonly proposed: ReadonlyArray<TimeProposed>;
  /** Of another service or week, while the new ones are read. */
  readonly is_old: boolean;
  readonly about: string;
  readonly hands: Hands;
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
  readonly chosen: TimeShown | undefined;
  readonly onChoose: (time: TimeShown) => void;
}) {
  const t = useWords();
  const { wish, hands } = props;
  // The chosen one is free to nobody now, and so proposed no longer: it keeps its place while the hand is here. So does one that
  // somebody else takes; whoever presses it is told.
  const held = useOrderUnder(hands.on, props.proposed.map(idOfProposed), props.about);
  const seen = useLastSeen(props.proposed, idOfProposed);
  return (
    <section className="proposals" aria-labelledby="proposals-title">
      <h4 id="proposals-title">{t("times.proposed")}</h4>
      <ul className="stack stack--tight" {...hands.hands}>
        {seen(held.order).map(({ shown, grounds }) => (
          <li key={idOf(shown)}>
            <button
              type="button"
              className={joined("time", shown.after_guarantee && "time--late")}
              aria-pressed={isSame(shown, props.chosen)}
              disabled={props.is_old}
              onClick={() => props.onChoose(shown)}
            >
              <span>
                <strong className="figures nowrap">{timeText(t, shown)}</strong> {shown.professional_name}
                <span className="small dim">
                  {", "}
                  {shown.unit_name}
                  {shown.time.kind !== "on_site" && `, ${t(`visit_kind.${shown.time.kind}`)}`}
                </span>
              </span>
              <span className="small">{grounds.map((ground) => t(`rank_ground.${ground}`)).join(" · ")}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="proposals__wish">
        <Select<PartOfDay>
          label={t("times.wish_part")}
          value={wish.part_of_day ?? ""}
          none={t("times.wish_any")}
          options={parts.map((id) => ({ id, label: t(`times.wish.${id}`) }))}
          onChange={(part) => props.onWish({ ...wish, part_of_day: part === "" ? undefined : part })}
        />
        <label className="choice">
          <input
            type="checkbox"
            checked={wish.remote}
            onChange={(event) => props.onWish({ ...wish, remote: event.target.checked })}
          />
          <span>{t("times.wish_remote")}</span>
        </label>
      </div>
    </section>
  );
}
