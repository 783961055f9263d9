// Plan, phrases: a text field in which a slash and a key write a whole phrase (Ctrl+Space shows all of them), and Tab goes to the next blank.
//
// Invariant: without a list and without a blank ahead every key does what it does in any other field.

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { PhraseShown, PhraseUse } from "../../contract.generated";
import { useWords } from "../../core/words";
import { Field, joined } from "../../ui/parts";
import { blankFrom, keyBefore, phrasesFor, withPhrase } from "./phrase-text";

interface Listed {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

export function PhraseText(props: {
  readonly label: string;
  readonly heard_label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A phrase was written into the text, which is now this. */
  readonly onPhrase: (phrase: PhraseShown, text: string) => void;
  readonly phrases: ReadonlyArray<PhraseShown>;
  readonly use: PhraseUse;
  readonly refusal?: string | undefined;
  readonly rows?: number;
  readonly maxLength: number;
}) {
  const t = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [listed, setListed] = useState<Listed | undefined>(undefined);
  const [active, setActive] = useState(0);
  const [mark, setMark] = useState<Readonly<{ from: number; to: number }> | undefined>(undefined);
  const found = listed ? phrasesFor(props.phrases, props.use, listed.typed) : [];
  const shows = found.length > 0;
  const has_phrases = props.phrases.some(({ used_in }) => used_in.includes(props.use));

  // After the text stands in the field, its first blank is marked.
  useEffect(() => {
    if (!mark) return;
    field.current?.setSelectionRange(mark.from, mark.to);
    setMark(undefined);
  }, [mark]);

  function pick(phrase: PhraseShown | undefined): void {
    if (!phrase || !listed) return;
    const written = withPhrase(props.value, listed.from, listed.to, phrase.text);
    props.onPhrase(phrase, written.text);
    setListed(undefined);
    setMark(written);
    field.current?.focus();
  }

  function typed(element: HTMLTextAreaElement): void {
    props.onChange(element.value);
    const key = keyBefore(element.value, element.selectionStart);
    setListed(key && { from: key.from, to: element.selectionStart, typed: key.typed });
    setActive(0);
  }

  function keyed(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === " " && event.ctrlKey && has_phrases) {
      setListed({ from: selectionStart, to: selectionEnd, typed: "" });
      setActive(0);
    } else if (shows && by) {
      setActive((active + by + found.length) % found.length);
    } else if (shows && (event.key === "Tab" || event.key === "Enter") && !event.ctrlKey && !event.shiftKey) {
      pick(found[active]);
    } else if (shows && event.key === "Escape") {
      setListed(undefined);
    } else if (event.key === "Tab" && !event.shiftKey && !event.ctrlKey) {
      const blank = blankFrom(props.value, selectionEnd) ?? blankFrom(props.value, 0);
      // The blank that is marked now is the last one: the next field follows.
      if (!blank || blank.from === selectionStart) return;
      event.currentTarget.setSelectionRange(blank.from, blank.to);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      className="phrase"
      role="group"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setListed(undefined);
      }}
    >
      <Field
        label={
          <>
            {props.label}
            {props.heard_label && <span className="heard-only"> {props.heard_label}</span>}
          </>
        }
        refusal={props.refusal}
      >
        {(needs) => (
          <>
            <textarea
              ref={field}
              className="input"
              rows={props.rows ?? 2}
              {...needs}
              aria-autocomplete={has_phrases ? "list" : undefined}
              aria-controls={shows ? `${needs.id}-phrases` : undefined}
              aria-activedescendant={shows ? `${needs.id}-phrase-${active}` : undefined}
              maxLength={props.maxLength}
              value={props.value}
              onChange={(event) => typed(event.currentTarget)}
              onKeyDown={keyed}
            />
            {shows && (
              <div className="finder__answers phrase__list">
                <div id={`${needs.id}-phrases`} role="listbox" aria-label={t("plan.phrases")}>
                  {found.map((one, place) => (
                    <div
                      key={one.id}
                      id={`${needs.id}-phrase-${place}`}
                      role="option"
                      tabIndex={-1}
                      aria-selected={place === active}
                      className={joined("finder__one", "phrase__one")}
                      onPointerDown={(event) => {
                        event.preventDefault();
                        pick(one);
                      }}
                    >
                      <strong>/{one.key}</strong> {one.label}
                      <span className="small dim phrase__text">{one.text}</span>
                      {one.counts_as && (
                        <span className="small dim">{t("plan.counts_as", { code: one.counts_as })}</span>
                      )}
                    </div>
                  ))}
                </div>
                <p className="finder__state">{t("plan.phrase_keys")}</p>
              </div>
            )}
          </>
        )}
      </Field>
    </div>
  );
}
