// The books' desks: what other trades lend to the panel of a booking: codes, endings, names of languages and services.

import { useCatalogue } from "../../core/use-catalogue";
import { useWords } from "../../core/words";
import { CodePicker } from "../../features/assessment/CodePicker";
import { languageName } from "../../features/clients/interpreter";
import { endings } from "../../features/routing/endings";
import type { Lent } from "../../features/scheduling/VisitPanel";

export function useLent(): Lent {
  const t = useWords();
  const catalogue = useCatalogue();
  return {
    services: catalogue.data?.services ?? [],
    outcomes: ({ urgency }) => endings(catalogue.data?.outcomes ?? [], "book", urgency),
    languageName: (code) => languageName(t, code),
    pickCode: ({ value, onChange, refusal }) => (
      <CodePicker
        label={
          <>
            {t("visit.why_came")} <span className="field__optional">{t("field.optional")}</span>
          </>
        }
        value={value}
        codes={catalogue.data?.icpc2 ?? []}
        refusal={refusal}
        onChange={([code]) => onChange(code)}
      />
    ),
  };
}
