// Clients: in which language the centre speaks with somebody, and whether an interpreter is needed.

import type { Language } from "../../contract.generated";
import { useWords } from "../../core/words";
import { RadioGroup, Select } from "../../ui/parts";
import { interpreterLanguages } from "./interpreter";

export function LanguageFields(props: {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** Empty: none is needed. */
  readonly interpreter: string;
  readonly onInterpreter: (code: string) => void;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  return (
    <>
      <Select<string>
        label={t("register.interpreter")}
        none={t("register.no_interpreter")}
        value={props.interpreter}
        options={interpreterLanguages(t)}
        onChange={props.onInterpreter}
        refusal={props.refusal}
      />
      <RadioGroup<Language>
        label={t("register.language")}
        value={props.language}
        onChange={(chosen) => chosen && props.onLanguage(chosen)}
        options={(["fi", "sv", "en"] as const).map((id) => ({ id, label: t(`language.${id}`) }))}
        inline
      />
    </>
  );
}
