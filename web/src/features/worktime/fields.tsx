// Worktime: fields that its forms share: a day, a time of day, a unit, a professional.

import type { CalendarDate, Colleague, ProfessionalId, UnitId, UnitLine } from "../../contract.generated";
import { typedDate } from "../../core/civil-time";
import { groupedBy } from "../../core/grouped";
import { useWords, type Words } from "../../core/words";
import { Select, TextField } from "../../ui/parts";

export function DayField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly refusal: string | undefined;
  readonly help?: string;
}) {
  const t = useWords();
  return (
    <TextField
      label={props.label}
      help={props.help ?? t("date.help")}
      value={props.value}
      onChange={props.onChange}
      refusal={props.refusal}
      inputMode="text"
    />
  );
}

/** The day that was typed; absent when it is none. */
export function dayIn(text: string): CalendarDate | undefined {
  return typedDate(text);
}

export function PickUnit(props: {
  readonly units: ReadonlyArray<UnitLine>;
  readonly value: UnitId | undefined;
  readonly onChange: (unit: UnitId) => void;
  readonly refusal?: string | undefined;
}) {
  const t = useWords();
  return (
    <Select<UnitId>
      label={t("assign.unit")}
      value={props.value ?? ""}
      {...(props.value === undefined && { none: t("assign.choose_unit") })}
      options={props.units.map(({ unit, name }) => ({ id: unit, label: name }))}
      onChange={(unit) => unit !== "" && props.onChange(unit)}
      refusal={props.refusal}
    />
  );
}

/** By profession, then by name: those of the unit. */
export function PickProfessional(props: {
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (professional: ProfessionalId | undefined) => void;
  readonly label?: string;
  readonly none?: string;
  readonly refusal?: string | undefined;
}) {
  const t = useWords();
  return (
    <Select<ProfessionalId>
      label={props.label ?? t("assign.professional")}
      value={props.value ?? ""}
      none={props.none ?? t("assign.choose")}
      options={byProfession(t, props.colleagues)}
      onChange={(professional) => props.onChange(professional === "" ? undefined : professional)}
      refusal={props.refusal}
    />
  );
}

function byProfession(t: Words, colleagues: ReadonlyArray<Colleague>) {
  return groupedBy(colleagues, ({ profession }) => profession).map(([profession, its]) => ({
    heading: t(`profession.${profession}`),
    options: its
      .map(({ professional, name }) => ({ id: professional, label: name }))
      .toSorted((a, b) => a.label.localeCompare(b.label, "fi")),
  }));
}
