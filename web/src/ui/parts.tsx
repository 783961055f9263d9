// Ui: small parts that every screen is made of. Native elements first; no part knows the trade or the server.

import { type ButtonHTMLAttributes, type ReactNode, type Ref, useEffect, useId, useRef } from "react";

export const joined = (...names: ReadonlyArray<string | false | undefined>): string => names.filter(Boolean).join(" ");

type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

export function Button(
  props: ButtonHTMLAttributes<HTMLButtonElement> & {
    readonly look?: ButtonLook;
    readonly wide?: boolean;
    /** Shown on the button; the screen's useKeys does the work. */
    readonly hotkey?: string;
    readonly ref?: Ref<HTMLButtonElement>;
  },
) {
  const { look = "secondary", wide, hotkey, className, children, type = "button", ...rest } = props;
  return (
    <button
      type={type}
      className={joined("button", look !== "secondary" && `button--${look}`, wide && "button--wide", className)}
      aria-keyshortcuts={hotkey}
      {...rest}
    >
      {children}
      {hotkey && <kbd aria-hidden="true">{hotkey}</kbd>}
    </button>
  );
}

export interface FieldNeeds {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

export function Field(props: {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly refusal?: string | undefined;
  readonly children: (needs: FieldNeeds) => ReactNode;
}) {
  const id = useId();
  const described = joined(props.help !== undefined && `${id}-help`, props.refusal !== undefined && `${id}-refusal`);
  // What was refused is mended where it stands: the cursor goes there.
  useEffect(() => {
    if (props.refusal !== undefined) document.getElementById(id)?.focus();
  }, [props.refusal, id]);
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {props.label}
      </label>
      {props.help !== undefined && (
        <div className="field__help" id={`${id}-help`}>
          {props.help}
        </div>
      )}
      {props.children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": props.refusal === undefined ? undefined : true,
      })}
      {props.refusal !== undefined && (
        <p className="refusal" id={`${id}-refusal`} role="alert">
          {props.refusal}
        </p>
      )}
    </div>
  );
}

export function TextField(props: {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly refusal?: string | undefined;
  readonly type?: "text" | "tel" | "email" | "password" | "search";
  readonly autoComplete?: string;
  readonly inputMode?: "text" | "tel" | "numeric";
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly onBlur?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
}) {
  const { label, help, refusal, onChange, type = "text", autoComplete = "off", ...rest } = props;
  return (
    <Field label={label} help={help} refusal={refusal}>
      {(needs) => (
        <input
          className="input"
          type={type}
          autoComplete={autoComplete}
          spellCheck={false}
          {...needs}
          {...rest}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function TextArea(props: {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly refusal?: string | undefined;
  readonly rows?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}) {
  const { label, help, refusal, onChange, rows = 2, ...rest } = props;
  return (
    <Field label={label} help={help} refusal={refusal}>
      {(needs) => (
        <textarea
          className="input"
          rows={rows}
          {...needs}
          {...rest}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface Option<T extends string> {
  readonly id: T;
  readonly label: ReactNode;
  readonly help?: string | undefined;
}

interface Options<T extends string> {
  readonly options: ReadonlyArray<Readonly<{ id: T; label: string }>>;
}

export function Select<T extends string>(props: {
  readonly label: ReactNode;
  readonly value: T | "";
  /** Plain ones, or those of several kinds, each under its own heading. */
  readonly options: Options<T>["options"] | ReadonlyArray<Options<T> & Readonly<{ heading: string }>>;
  readonly onChange: (value: T | "") => void;
  readonly none?: string;
  readonly refusal?: string | undefined;
  readonly help?: ReactNode;
}) {
  return (
    <Field label={props.label} help={props.help} refusal={props.refusal}>
      {(needs) => (
        <select
          className="input"
          {...needs}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value as T | "")}
        >
          {props.none !== undefined && <option value="">{props.none}</option>}
          {props.options.map((one) =>
            "heading" in one ? (
              <optgroup key={one.heading} label={one.heading}>
                {one.options.map(option)}
              </optgroup>
            ) : (
              option(one)
            ),
          )}
        </select>
      )}
    </Field>
  );
}

function option(one: Readonly<{ id: string; label: string }>) {
  return (
    <option key={one.id} value={one.id}>
      {one.label}
    </option>
  );
}

/** One of a few. While focus is inside, the digits 1–9 choose; a chosen one can be taken back with Delete when `optional`. */
export function RadioGroup<T extends string>(props: {
  readonly label: ReactNode;
  readonly value: T | undefined;
  readonly options: ReadonlyArray<Option<T>>;
  readonly onChange: (value: T | undefined) => void;
  readonly help?: ReactNode;
  readonly refusal?: string | undefined;
  readonly inline?: boolean;
  readonly optional?: boolean;
}) {
  const id = useId();
  const described = joined(props.help !== undefined && `${id}-help`, props.refusal !== undefined && `${id}-refusal`);
  const shows_digits = props.options.length <= 9;
  return (
    <fieldset
      className="field"
      aria-describedby={described || undefined}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "Delete" && props.optional) return props.onChange(undefined);
        const option = /^[1-9]$/.test(event.key) ? props.options[Number(event.key) - 1] : undefined;
        if (!option) return;
        event.preventDefault();
        props.onChange(option.id);
        event.currentTarget.querySelectorAll<HTMLInputElement>("input")[Number(event.key) - 1]?.focus();
      }}
    >
      <legend className="field__label">{props.label}</legend>
      {props.help !== undefined && (
        <div className="field__help" id={`${id}-help`}>
          {props.help}
        </div>
      )}
      <div className={joined("choices", props.inline && "choices--inline")}>
        {props.options.map((option, index) => (
          <label className="choice" key={option.id}>
            <input
              type="radio"
              name={id}
              value={option.id}
              checked={props.value === option.id}
              onChange={() => props.onChange(option.id)}
            />
            <span>
              {option.label}
              {option.help && <span className="choice__help"> – {option.help}</span>}
            </span>
            {shows_digits && <kbd aria-hidden="true">{index + 1}</kbd>}
          </label>
        ))}
      </div>
      {props.refusal !== undefined && (
        <p className="refusal" id={`${id}-refusal`} role="alert">
          {props.refusal}
        </p>
      )}
    </fieldset>
  );
}

/** Several of many. */
export function CheckGroup(props: {
  readonly label: ReactNode;
  readonly values: ReadonlyArray<string>;
  readonly options: ReadonlyArray<Option<string>>;
  readonly onChange: (values: ReadonlyArray<string>) => void;
  readonly help?: ReactNode;
  readonly refusal?: string | undefined;
  readonly inline?: boolean;
}) {
  const id = useId();
  const described = joined(props.help !== undefined && `${id}-help`, props.refusal !== undefined && `${id}-refusal`);
  return (
    <fieldset className="field" aria-describedby={described || undefined}>
      <legend className="field__label">{props.label}</legend>
      {props.help !== undefined && (
        <div className="field__help" id={`${id}-help`}>
          {props.help}
        </div>
      )}
      <div className={joined("choices", props.inline && "choices--inline")}>
        {props.options.map((option) => {
          const is_on = props.values.includes(option.id);
          return (
            <label className="choice" key={option.id}>
              <input
                type="checkbox"
                checked={is_on}
                onChange={() =>
                  props.onChange(
                    is_on ? props.values.filter((value) => value !== option.id) : [...props.values, option.id],
                  )
                }
              />
              <span>
                {option.label}
                {option.help && <span className="choice__help"> – {option.help}</span>}
              </span>
            </label>
          );
        })}
      </div>
      {props.refusal !== undefined && (
        <p className="refusal" id={`${id}-refusal`} role="alert">
          {props.refusal}
        </p>
      )}
    </fieldset>
  );
}

export function Notice(props: {
  readonly look?: "info" | "warning" | "alert" | "quiet";
  readonly role?: "alert" | "status" | "note";
  readonly children: ReactNode;
}) {
  const { look = "info" } = props;
  return (
    <div className={joined("notice", look !== "info" && `notice--${look}`)} role={props.role}>
      {props.children}
    </div>
  );
}

/** How a form ends: what went wrong as a whole, the verb that sends it, and the way back. */
export function FormEnd(props: {
  readonly trouble: string | undefined;
  readonly verb: ReactNode;
  readonly is_off: boolean;
  readonly back: string;
  /** Absent: there is nothing to go back to. */
  readonly onBack: (() => void) | undefined;
  readonly look?: "primary" | "danger";
}) {
  return (
    <>
      <RefusalText words={props.trouble} />
      <div className="actions">
        <Button type="submit" look={props.look ?? "primary"} hotkey="Ctrl+Enter" disabled={props.is_off}>
          {props.verb}
        </Button>
        {props.onBack && (
          <Button look="quiet" onClick={props.onBack}>
            {props.back}
          </Button>
        )}
      </div>
    </>
  );
}

export function RefusalText(props: { readonly words: string | undefined }) {
  if (props.words === undefined) return null;
  return (
    <p className="refusal" role="alert">
      {props.words}
    </p>
  );
}

/** Takes the focus when what had it went away, so that a keyboard and a screen reader arrive where the eye does. */
export function FocusHeading(props: {
  readonly children: ReactNode;
  /** When this changes, or the heading appears, something else may have gone. */
  readonly focusKey: string;
  readonly id?: string;
  readonly className?: string;
}) {
  const { focusKey, ...rest } = props;
  const ref = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what tells
  useEffect(() => {
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, [focusKey]);
  return <h2 ref={ref} tabIndex={-1} {...rest} />;
}

export function Skeleton(props: { readonly words: string; readonly lines?: number }) {
  return (
    <div className="stack" role="status">
      <span className="heard-only">{props.words}</span>
      <span className="skeleton skeleton--title" />
      {Array.from({ length: props.lines ?? 3 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <span className="skeleton" key={line} />
      ))}
    </div>
  );
}
