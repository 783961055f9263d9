// Groups: who leads, one to four.

import type { Colleague, ProfessionalId, UnitId } from "../../contract.generated";
import { groupedBy } from "../../core/grouped";
import { useWords } from "../../core/words";
import { Button, RefusalText, Select } from "../../ui/parts";

const leaders_max = 4;

export function PickLeaders(props: {
  readonly colleagues: ReadonlyArray<Colleague>;
  /** Those of the unit come first. */
  readonly unit: UnitId | undefined;
  readonly value: ReadonlyArray<ProfessionalId>;
  readonly onChange: (leaders: ReadonlyArray<ProfessionalId>) => void;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const { value } = props;
  const people = [...new Map(props.colleagues.map((one) => [one.professional, one])).values()];
  const nameOf = (who: ProfessionalId) => people.find(({ professional }) => professional === who)?.name ?? "";
  const left = people.filter(({ professional }) => !value.includes(professional));
  const here = left.filter(({ unit }) => unit === props.unit);
  const others = left.filter(({ unit }) => unit !== props.unit);
  const options = [
    ...groupedBy(here, ({ profession }) => profession).map(([profession, its]) => ({
      heading: t(`profession.${profession}`),
      options: its.map(optionOf),
    })),
    {
      heading: t("groups.other_units"),
      options: others.map((one) => ({ ...optionOf(one), label: `${one.name}, ${one.unit_name}` })),
    },
  ];
  return (
    <fieldset className="field">
      <legend className="field__label">{t("groups.leaders")}</legend>
      {value.length > 0 && (
        <ul className="group-leaders">
          {value.map((who) => (
            <li key={who}>
              <span>{nameOf(who)}</span>
              <Button
                look="quiet"
                aria-label={t("groups.remove_leader", { name: nameOf(who) })}
                onClick={() => props.onChange(value.filter((one) => one !== who))}
              >
                {t("groups.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {value.length < leaders_max && (
        <Select<ProfessionalId>
          label={t(value.length === 0 ? "groups.leader" : "groups.one_more_leader")}
          value=""
          none={t("assign.choose")}
          options={options}
          onChange={(who) => who !== "" && props.onChange([...value, who])}
          refusal={props.refusal}
        />
      )}
      {value.length === leaders_max && <RefusalText words={props.refusal} />}
    </fieldset>
  );
}

function optionOf(one: Colleague) {
  return { id: one.professional, label: one.name };
}
