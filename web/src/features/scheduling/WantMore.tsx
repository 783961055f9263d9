// Scheduling: what else is wanted of a time: several in a row, and colleagues who take part.

import { type ReactNode, useState } from "react";
import type { Party, ProfessionalId } from "../../contract.generated";
import { useWords } from "../../core/words";
import { Button, Select } from "../../ui/parts";

/** Choosing a colleague is the directory's part; the desk lends it. */
export type PickColleague = (needs: {
  readonly first: "doctor" | "nurse";
  readonly value: ProfessionalId | undefined;
  readonly onChange: (colleague: ProfessionalId | undefined) => void;
  readonly refusal: string | undefined;
}) => ReactNode;

export interface Wanted {
  readonly slots: number;
  readonly others: ReadonlyArray<Party>;
}

export const nothing_more: Wanted = { slots: 1, others: [] };
const slots_max = 4;

/** As a part of what is asked of the server. */
export function wantedPart({ slots, others }: Wanted): Partial<Wanted> {
  return { ...(slots > 1 && { slots }), ...(others.length > 0 && { others }) };
}

export function WantMore(props: {
  readonly slot_minutes: number;
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
  readonly pick: PickColleague;
  readonly nameOf: (professional: ProfessionalId) => string;
  /** Who takes part anyway. */
  readonly with_whom: ProfessionalId;
}) {
  const t = useWords();
  const { wanted } = props;
  const [picks, setPicks] = useState(false);
  const change = (professional: ProfessionalId, part: Party | undefined) =>
    props.onChange({
      ...wanted,
      others: wanted.others.flatMap((one) => (one.professional !== professional ? one : (part ?? []))),
    });
  return (
    <div className="more stack stack--tight">
      <Select<string>
        label={t("more.length")}
        value={`${wanted.slots}`}
        options={Array.from({ length: slots_max }, (_, n) => ({
          id: `${n + 1}`,
          label: t("more.slots", { slots: n + 1, minutes: (n + 1) * props.slot_minutes }),
        }))}
        onChange={(slots) => props.onChange({ ...wanted, slots: Number(slots) || 1 })}
      />
      {wanted.others.length > 0 && (
        <ul className="more__others" aria-label={t("more.others")}>
          {wanted.others.map((one) => {
            const name = props.nameOf(one.professional);
            return (
              <li key={one.professional}>
                <strong>{name}</strong>
                <label className="choice">
                  <input
                    type="checkbox"
                    checked={one.is_remote}
                    onChange={() => change(one.professional, { ...one, is_remote: !one.is_remote })}
                  />
                  {t("more.remote")}
                </label>
                <Button
                  look="quiet"
                  aria-label={t("more.remove", { name })}
                  onClick={() => change(one.professional, undefined)}
                >
                  {t("more.remove_short")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {picks ? (
        <div className="more__pick stack stack--tight">
          {props.pick({
            first: "doctor",
            value: undefined,
            onChange: (professional) => {
              if (!professional || professional === props.with_whom) return;
              const is_there = wanted.others.some((one) => one.professional === professional);
              if (!is_there)
                props.onChange({ ...wanted, others: [...wanted.others, { professional, is_remote: false }] });
              setPicks(false);
            },
            refusal: undefined,
          })}
          <div className="actions">
            <Button look="quiet" onClick={() => setPicks(false)}>
              {t("action.cancel")}
            </Button>
          </div>
        </div>
      ) : (
        <div className="actions">
          <Button look="quiet" onClick={() => setPicks(true)}>
            + {t("more.add")}
          </Button>
        </div>
      )}
    </div>
  );
}
