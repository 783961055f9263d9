// Access: in which language one reads. Also where nobody is signed in.

import type { Language } from "../../contract.generated";
import { useWords } from "../../core/words";
import "./access.css";

export function LanguageChoice(props: {
  readonly onChosen: (language: Language) => void;
  /** FI SV EN, where room is short. */
  readonly is_short?: boolean;
}) {
  const t = useWords();
  const names: ReadonlyArray<readonly [Language, string]> = [
    ["fi", "Suomi"],
    ["sv", "Svenska"],
    ["en", "English"],
  ];
  return (
    <nav className="languages" aria-label={t("shell.language")}>
      {names.map(([language, name]) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="languages__one"
          aria-label={props.is_short ? `${language.toUpperCase()} ${name}` : name}
          aria-pressed={t.language === language}
          onClick={() => props.onChosen(language)}
        >
          {props.is_short ? language.toUpperCase() : name}
        </button>
      ))}
    </nav>
  );
}
