// Assessment: picks one code of the loaded classification by a word.

import { type ReactNode, useRef, useState } from "react";
import type { CodeShown } from "../../contract.generated";
import { useWords } from "../../core/words";
import { Combobox } from "../../ui/combobox";
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
  const input = useRef<HTMLInputElement>(null);
  const change = useRef<HTMLButtonElement>(null);
  const chosen = props.codes.find(({ code }) => code === props.value);
  const found = findCodes(props.codes, text, shown_max);

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
          <Combobox<CodeShown>
            needs={needs}
            input={input}
            placeholder={t("code.placeholder")}
            list={t("code.list")}
            text={text}
            onText={setText}
            found={found}
            keyOf={({ code }) => code}
            show={({ code, label }) => (
              <>
                <strong>{code}</strong> {label}
              </>
            )}
            onPick={({ code }) => {
              props.onChange([code]);
              requestAnimationFrame(() => change.current?.focus());
            }}
            state={found.length === 0 ? t("code.none") : undefined}
          />
        )
      }
    </Field>
  );
}
