// Directory: whose book one looks at: a unit, and one who works there.

import type { ProfessionalId, UnitId } from "../../contract.generated";
import { useWords } from "../../core/words";
import { useColleagues } from "./use-colleagues";
import { useUnits } from "./use-units";

export function PickUnit(props: { readonly value: UnitId; readonly onChange: (unit: UnitId) => void }) {
  const t = useWords();
  const units = useUnits();
  return (
    <select
      className="input pick"
      aria-label={t("books.unit")}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value as UnitId)}
    >
      {(units.data ?? []).map((one) => (
        <option key={one.unit} value={one.unit}>
          {one.name}
        </option>
      ))}
    </select>
  );
}

export function PickPerson(props: {
  readonly unit: UnitId;
  readonly value: ProfessionalId | undefined;
  /** In sight whatever the unit is: whose book is open. */
  readonly shown?: Readonly<{ professional: ProfessionalId; name: string }> | undefined;
  readonly none?: string;
  readonly onChange: (professional: ProfessionalId | undefined) => void;
}) {
  const t = useWords();
  const colleagues = useColleagues({ unit: props.unit });
  const people = colleagues.data ?? [];
  const { shown } = props;
  const is_missing = shown && !people.some(({ professional }) => professional === shown.professional);
  return (
    <select
      className="input pick"
      aria-label={t("books.whose")}
      value={props.value ?? ""}
      onChange={(event) => props.onChange((event.target.value || undefined) as ProfessionalId | undefined)}
    >
      {(props.none !== undefined || props.value === undefined) && <option value="">{props.none ?? ""}</option>}
      {is_missing && <option value={shown.professional}>{shown.name}</option>}
      {people.map((one) => (
        <option key={one.professional} value={one.professional}>
          {one.name}, {t(`profession.${one.profession}`)}
        </option>
      ))}
    </select>
  );
}
