// Directory: chooses a colleague. Those who can be reached come first.

import { useState } from "react";
import type { Colleague, Profession, ProfessionalId } from "../../contract.generated";
import { useWords } from "../../core/words";
import { ReachabilityMark } from "../../ui/marks";
import { RadioGroup, RefusalText, Select, TextField } from "../../ui/parts";
import { useColleagues } from "./use-colleagues";

const askable: ReadonlyArray<Profession> = [
  "doctor",
  "nurse",
  "physiotherapist",
  "psychiatric_nurse",
  "psychologist",
  "social_counsellor",
  "social_worker",
  "dentist",
  "dental_hygienist",
  "client_manager",
  "case_surveyor",
];

const order: Readonly<Record<Colleague["reachability"], number>> = { reachable: 0, busy: 1, away: 2 };
const shown_max = 8;

export function PickColleague(props: {
  readonly first: Profession;
  readonly value: ProfessionalId | undefined;
  readonly onChange: (colleague: ProfessionalId | undefined) => void;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const [profession, setProfession] = useState(props.first);
  const [text, setText] = useState("");
  const all = useColleagues({ profession }).data;
  const wanted = text.trim().toLocaleLowerCase(t.language);
  const found = (all ?? [])
    .filter((one) => wanted === "" || `${one.name} ${one.unit_name}`.toLocaleLowerCase(t.language).includes(wanted))
    .toSorted((a, b) => order[a.reachability] - order[b.reachability]);
  const shown = found.slice(0, shown_max);

  return (
    <>
      <div className="pair">
        <Select<Profession>
          label={t("decide.profession")}
          value={profession}
          options={askable.map((id) => ({ id, label: t(`profession.${id}`) }))}
          onChange={(chosen) => {
            if (chosen !== "") setProfession(chosen);
            props.onChange(undefined);
          }}
        />
        <TextField label={t("decide.find_colleague")} value={text} onChange={setText} />
      </div>
      {all === undefined ? (
        <p role="status">{t("state.loading")}</p>
      ) : shown.length === 0 ? (
        <>
          <p role="status">{t("decide.no_colleagues")}</p>
          <RefusalText words={props.refusal} />
        </>
      ) : (
        <RadioGroup<ProfessionalId>
          label={t("decide.colleague")}
          value={props.value}
          onChange={props.onChange}
          refusal={props.refusal}
          options={shown.map((one) => ({
            id: one.professional,
            label: (
              <>
                {one.name} <ReachabilityMark reachability={one.reachability} />
                <span className="small dim choice__second">{one.unit_name}</span>
              </>
            ),
          }))}
        />
      )}
      {found.length > shown.length && (
        <p className="small dim">{t("decide.more_colleagues", { count: found.length - shown.length })}</p>
      )}
    </>
  );
}
