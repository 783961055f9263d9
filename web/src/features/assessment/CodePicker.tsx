// Assessment: picks one code of the loaded classification by a word.

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { CodeShown } from "../../contract.generated";
import { useWords } from "../../core/words";
import { Button, Field } from "../../ui/parts";
import { findCodes } from "./code-search";

const shown_max = 12;

export function CodePicker(props: {
  readonly label: ReactNode;
  readonly help?: string | undefined;
  readonly value: string | undefined;
  readonly codes: ReadonlyArray<CodeShown>;
  readonly refusal: string | undefined;
  readonly onChange: (values: ReadonlyArray<string>) => void;
}) {
  const t = useWords();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const change = useRef<HTMLButtonElement>(null);
  const chosen = props.codes.find(({ code }) => code === props.value);
  const found = findCodes(props.codes, text, shown_max);
  const is_open = text.trim() !== "";

  function pick(code: CodeShown | undefined): void {
    if (!code) return;
    setText("");
    setActive(0);
    props.onChange([code.code]);
    requestAnimationFrame(() => change.current?.focus());
  }
  function keyed(event: KeyboardEvent): void {
    if (!is_open || event.ctrlKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && found.length > 0) setActive((active + by + found.length) % found.length);
    else if (event.key === "Enter") pick(found[active]);
    else if (event.key === "Escape") setText("");
    else return;
    event.preventDefault();
  }

  return (
    <Field label={props.label} help={props.help} refusal={props.refusal}>
      {(needs) =>
        chosen || props.value ? (
          <div className="code">
            <output id={needs.id}>
              <strong>{props.value}</strong> {chosen?.label}
            </output>
            <Button
              ref={change}
              look="quiet"
              onClick={() => {
                props.onChange([]);
                requestAnimationFrame(() => input.current?.focus());
              }}
            >
              {t("code.change")}
            </Button>
          </div>
        ) : (
          <div className="finder">
            <input
              ref={input}
              className="input"
              type="text"
              role="combobox"
              autoComplete="off"
              spellCheck={false}
              placeholder={t("code.placeholder")}
              aria-expanded={is_open}
              aria-controls={`${needs.id}-codes`}
              aria-autocomplete="list"
              aria-activedescendant={is_open && found[active] ? `${needs.id}-${active}` : undefined}
              {...needs}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setActive(0);
              }}
              onKeyDown={keyed}
            />
            <div className="finder__answers" hidden={!is_open}>
              <div id={`${needs.id}-codes`} role="listbox" aria-label={t("code.list")}>
                {found.map((code, place) => (
                  <div
                    key={code.code}
                    id={`${needs.id}-${place}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={place === active}
                    className="finder__one"
                    onPointerDown={(event) => {
                      event.preventDefault();
                      pick(code);
                    }}
                  >
                    <strong>{code.code}</strong> {code.label}
                  </div>
                ))}
              </div>
              {found.length === 0 && <p className="finder__state">{t("code.none")}</p>}
            </div>
          </div>
        )
      }
    </Field>
  );
}
