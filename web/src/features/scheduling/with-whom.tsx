// Scheduling: with whom a visit is booked, those who are the client's own at hand, anybody else by choosing; and when, of their free times.

import { useState } from "react";
import type { CalendarDate, Colleague, FreeTime, ProfessionalId } from "../../contract.generated";
import { useWords } from "../../core/words";
import { Button, Select } from "../../ui/parts";
import { DayTimes } from "./DayTimes";
import type { PickColleague } from "./WantMore";

function WithWhom(props: {
  readonly own: ReadonlyArray<Colleague>;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (professional: ProfessionalId | undefined) => void;
  readonly nameOf: (professional: ProfessionalId) => string;
  readonly pick: PickColleague;
}) {
  const t = useWords();
  const { own, value } = props;
  const [picks, setPicks] = useState(own.length === 0 && value === undefined);
  const near = own.map(({ professional, name }) => ({ id: professional, label: name }));
  const options =
    value && !near.some(({ id }) => id === value) ? [...near, { id: value, label: props.nameOf(value) }] : near;
  if (picks)
    return (
      <div className="more__pick stack stack--tight">
        {props.pick({
          first: "nurse",
          value,
          onChange: (professional) => {
            props.onChange(professional);
            if (professional) setPicks(false);
          },
          refusal: undefined,
        })}
        {value && (
          <div className="actions">
            <Button look="quiet" onClick={() => setPicks(false)}>
              {t("action.cancel")}
            </Button>
          </div>
        )}
      </div>
    );
  return (
    <div className="day__head">
      <Select<ProfessionalId>
        label={t("visit.with_whom")}
        value={value ?? ""}
        {...(value === undefined && { none: t("assign.choose") })}
        options={options}
        onChange={(chosen) => props.onChange(chosen === "" ? undefined : chosen)}
      />
      <Button look="quiet" onClick={() => setPicks(true)}>
        {t("visit.other_worker")}
      </Button>
    </div>
  );
}

export function WhomAndWhen(props: {
  readonly own: ReadonlyArray<Colleague>;
  readonly professional: ProfessionalId | undefined;
  /** The day that is shown first; absent: today. */
  readonly first?: CalendarDate;
  readonly chosen: FreeTime | undefined;
  readonly onWhom: (professional: ProfessionalId | undefined) => void;
  readonly onTime: (time: FreeTime | undefined) => void;
  readonly nameOf: (professional: ProfessionalId) => string;
  readonly serviceName: (id: string) => string;
  readonly pick: PickColleague;
}) {
  const { professional, first } = props;
  return (
    <>
      <WithWhom own={props.own} value={professional} onChange={props.onWhom} nameOf={props.nameOf} pick={props.pick} />
      {professional && (
        <DayTimes
          key={professional}
          professional={professional}
          {...(first && { first })}
          serviceName={props.serviceName}
          chosen={props.chosen}
          onChoose={props.onTime}
        />
      )}
    </>
  );
}
