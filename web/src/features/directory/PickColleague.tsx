// Directory: chooses a colleague. Those who can be reached come first.

import { useState } from "react";
import type { Colleague, Profession, ProfessionalId } from "../../contract.generated";
import { askable } from "../../core/askable";
import { useMe } from "../../core/session";
import { useHeldOrder, useLastSeen } from "../../core/use-held-order";
import { useWords } from "../../core/words";
import { ReachabilityMark } from "../../ui/marks";
import { Button, Notice, RadioGroup, RefusalText, Select, TextField } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { useColleagues } from "./use-colleagues";

const order: Readonly<Record<Colleague["reachability"], number>> = { reachable: 0, busy: 1, away: 2 };
const shown_max = 8;

/** Where the profession is nobody's business but this choice's. */
export function PickAnyColleague(props: {
  readonly first: Profession;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (colleague: ProfessionalId | undefined) => void;
  readonly refusal: string | undefined;
}) {
  const { first, ...needs } = props;
  const [profession, setProfession] = useState(first);
  return <PickColleague {...needs} profession={profession} onProfession={setProfession} />;
}

export function PickColleague(props: {
  readonly profession: Profession;
  readonly onProfession: (profession: Profession) => void;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (colleague: ProfessionalId | undefined) => void;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const me = useMe();
  const { profession } = props;
  const [text, setText] = useState("");
  const colleagues = useColleagues({ profession });
  // A colleague is somebody else.
  const all =
    colleagues.data && eachOnce(colleagues.data).filter(({ professional }) => professional !== me.professional);
  const wanted = text.trim().toLocaleLowerCase(t.language);
  const found = (all ?? [])
    .filter((one) => wanted === "" || `${one.name} ${one.unit_name}`.toLocaleLowerCase(t.language).includes(wanted))
    .toSorted((a, b) => order[a.reachability] - order[b.reachability]);
  // Whoever is chosen stays in sight, because the question goes to them whatever the filter shows.
  const chosen = (all ?? []).filter(({ professional }) => professional === props.value);
  const first = found.slice(0, shown_max);
  const shown = [...first, ...chosen.filter((one) => !first.includes(one))];

  return (
    <>
      <div className="pair">
        <Select<Profession>
          label={t("decide.profession")}
          value={profession}
          options={askable.map((id) => ({ id, label: t(`profession.${id}`) }))}
          onChange={(chosen) => chosen !== "" && props.onProfession(chosen)}
        />
        <TextField label={t("decide.find_colleague")} value={text} onChange={setText} />
      </div>
      {all === undefined ? (
        colleagues.isError ? (
          <Notice look="warning" role="alert">
            {readingTrouble(t, colleagues.error)}
            <Button onClick={() => colleagues.refetch()}>{t("action.try_again")}</Button>
          </Notice>
        ) : (
          <p role="status">{t("state.loading")}</p>
        )
      ) : shown.length === 0 ? (
        <>
          <p role="status">{t("decide.no_colleagues")}</p>
          <RefusalText words={props.refusal} />
        </>
      ) : (
        <Choice
          key={`${profession} ${wanted}`}
          shown={shown}
          value={props.value}
          onChange={props.onChange}
          refusal={props.refusal}
        />
      )}
      {found.length > first.length && (
        <p className="small dim">{t("decide.more_colleagues", { count: found.length - first.length })}</p>
      )}
    </>
  );
}

/** Whoever works in two units stands in the list once, with both. */
function eachOnce(colleagues: ReadonlyArray<Colleague>): ReadonlyArray<Colleague> {
  const people = new Map<ProfessionalId, Colleague>();
  for (const one of colleagues) {
    const known = people.get(one.professional);
    people.set(one.professional, known ? { ...known, unit_name: `${known.unit_name}, ${one.unit_name}` } : one);
  }
  return [...people.values()];
}

/** Somebody's reachability may change while one aims: the mark changes, the places and their digits do not. */
function Choice(props: {
  readonly shown: ReadonlyArray<Colleague>;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (colleague: ProfessionalId | undefined) => void;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const { shown, ...rest } = props;
  const held = useHeldOrder(shown.map(({ professional }) => professional));
  const seen = useLastSeen(shown, ({ professional }) => professional);
  return (
    <div {...held.hands}>
      <RadioGroup<ProfessionalId>
        {...rest}
        label={t("decide.colleague")}
        options={seen(held.order).map((one) => ({
          id: one.professional,
          label: (
            <>
              {one.name} <ReachabilityMark reachability={one.reachability} />
              <span className="small dim choice__second">{one.unit_name}</span>
            </>
          ),
        }))}
      />
    </div>
  );
}
