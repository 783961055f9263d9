// Waiting: for what and where somebody waits, and when they can come.

import { useState } from "react";
import type { Colleague, EnterWait, ServiceShown, UnitId, UnitLine } from "../../contract.generated";
import { groupedBy } from "../../core/grouped";
import { useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Select } from "../../ui/parts";
import { WishesFields } from "./WishesFields";
import { no_wishes, type TypedWishes, unreadable, wishesFrom } from "./wishes";

export interface Wanted {
  readonly service: string;
  readonly unit: UnitId | "";
  readonly typed: TypedWishes;
  readonly own: Colleague | undefined;
  readonly is_asked: boolean;
  readonly set: (change: Partial<Readonly<{ service: string; unit: UnitId | ""; typed: TypedWishes }>>) => void;
  /** What is sent; absent while a day can't be read, which is then told. */
  readonly ask: () => EnterWait | undefined;
}

/** Where the server may point to. */
export const wanted_fields = [
  "/service",
  "/unit",
  "/wishes/professional",
  "/wishes/earliest",
  "/wishes/latest",
  "/wishes/note",
] as const;

/** Kept under `scope`, so that a form which opens again stands as it was left. */
export function useWanted(
  scope: string,
  first: Readonly<{ service: string; unit: UnitId | "" }>,
  services: ReadonlyArray<ServiceShown>,
  workers: ReadonlyArray<Colleague>,
): Wanted {
  const [service, setService] = useKept(scope, "wait service", first.service);
  const [chosen_unit, setUnit] = useKept<UnitId | "">(scope, "wait unit", first.unit);
  const [typed, setTyped] = useKept<TypedWishes>(scope, "wait wishes", no_wishes);
  const [is_asked, setAsked] = useState(false);
  const profession = services.find(({ id }) => id === service)?.profession;
  const own = workers.find((worker) => worker.profession === profession);
  // Whoever waits for their own worker waits where that one works.
  const unit = typed.only_own && own ? own.unit : chosen_unit;
  return {
    service,
    unit,
    typed,
    own,
    is_asked,
    set: (change) => {
      if (change.service !== undefined) setService(change.service);
      if (change.unit !== undefined) setUnit(change.unit);
      if (change.typed !== undefined) setTyped(change.typed);
    },
    ask: () => {
      setAsked(true);
      if (unreadable(typed).size > 0) return undefined;
      return { service, unit: unit as UnitId, wishes: wishesFrom(typed, own?.professional) };
    },
  };
}

export function WantedFields(props: {
  readonly wanted: Wanted;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly units: ReadonlyArray<UnitLine>;
  readonly refusal: (where: string) => string | undefined;
}) {
  const t = useWords();
  const { wanted, services, refusal } = props;
  const by_profession = groupedBy(services, ({ profession }) => profession).map(([profession, its]) => ({
    heading: t(`profession.${profession}`),
    options: its.map(({ id, label }) => ({ id, label })),
  }));
  return (
    <>
      <Select<string>
        label={t("times.service")}
        value={wanted.service}
        options={by_profession}
        onChange={(service) => wanted.set({ service })}
        refusal={refusal("/service")}
      />
      {!(wanted.typed.only_own && wanted.own) && (
        <Select<UnitId>
          label={t("waiting.unit")}
          value={wanted.unit}
          {...(wanted.unit === "" && { none: t("assign.choose_unit") })}
          options={props.units.map(({ unit, name }) => ({ id: unit, label: name }))}
          onChange={(unit) => wanted.set({ unit })}
          refusal={refusal("/unit")}
        />
      )}
      <WishesFields
        value={wanted.typed}
        onChange={(typed) => wanted.set({ typed })}
        own={wanted.own}
        is_asked={wanted.is_asked}
        refusal={refusal}
      />
    </>
  );
}
