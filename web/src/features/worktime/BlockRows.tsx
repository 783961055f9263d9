// Worktime: the rows of a template, a field after the other under one hand. Enter goes down and adds a row at the end.

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { ServiceShown, SlotPurpose, VisitKind, Weekday } from "../../contract.generated";
import { groupedBy } from "../../core/grouped";
import { useWords } from "../../core/words";
import { Button } from "../../ui/parts";
import { type Field, purposes, type Row, weekdays, withRowAdded } from "./blocks";

const kinds_any: ReadonlyArray<VisitKind> = ["on_site"];

export function BlockRows(props: {
  readonly rows: ReadonlyArray<Row>;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly fault: Readonly<{ row: number; field: Field; words: string }> | undefined;
  readonly onChange: (rows: ReadonlyArray<Row>) => void;
  readonly onActive: (row: number) => void;
}) {
  const t = useWords();
  const place = useRef<HTMLOListElement>(null);
  const goes_to = useRef<string | undefined>(undefined);
  const { rows, services, fault } = props;
  const separator = t.language === "en" ? ":" : ".";
  const change = (key: number, part: Partial<Row>) =>
    props.onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));

  // What was refused is mended where it stands.
  useEffect(() => {
    if (!fault) return;
    place.current?.querySelector<HTMLElement>(`[data-row="${fault.row}"] [data-field="${fault.field}"]`)?.focus();
  }, [fault]);
  // The row that a key added is there only now.
  useEffect(() => {
    if (!goes_to.current) return;
    place.current?.querySelector<HTMLElement>(goes_to.current)?.focus();
    goes_to.current = undefined;
  });

  function add(field: Field): void {
    goes_to.current = `[data-row="${rows.length}"] [data-field="${field}"]`;
    props.onChange(withRowAdded(rows, services[0], separator));
  }
  function down(event: KeyboardEvent<HTMLOListElement>): void {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.target instanceof HTMLButtonElement) return;
    const field = (event.target as HTMLElement).dataset["field"] as Field | undefined;
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (!field || row === undefined) return;
    event.preventDefault();
    const next = Number(row) + 1;
    if (next === rows.length) add(field);
    else place.current?.querySelector<HTMLElement>(`[data-row="${next}"] [data-field="${field}"]`)?.focus();
  }
  function remove(key: number, row: number): void {
    goes_to.current = rows.length > 1 ? `[data-row="${Math.max(0, row - 1)}"] [data-field="weekday"]` : undefined;
    props.onChange(rows.filter((one) => one.key !== key));
  }

  const by_profession = groupedBy(services, ({ profession }) => profession);
  return (
    <div className="rows">
      <div className="rows__head" aria-hidden="true">
        <span>{t("template.weekday")}</span>
        <span>{t("template.from")}</span>
        <span>{t("template.until")}</span>
        <span>{t("template.service")}</span>
        <span>{t("template.kind")}</span>
        <span>{t("template.length")}</span>
        <span>{t("template.purpose")}</span>
        <span>{t("template.opens")}</span>
        <span>{t("template.released")}</span>
        <span />
      </div>
      <ol ref={place} onKeyDown={down}>
        {rows.map((row, n) => {
          const here = fault?.row === n ? fault : undefined;
          const service = services.find(({ id }) => id === row.service);
          const needs = (field: Field) => ({
            className: "input",
            "data-field": field,
            "aria-invalid": here?.field === field ? (true as const) : undefined,
            "aria-describedby": here?.field === field ? `row-refusal-${row.key}` : undefined,
          });
          const text = (field: Field, value: string, part: (value: string) => Partial<Row>, label: string) => (
            <Cell label={label}>
              <input
                {...needs(field)}
                value={value}
                autoComplete="off"
                inputMode={field === "from_minute" || field === "until_minute" ? "decimal" : "numeric"}
                aria-label={label}
                onChange={(event) => change(row.key, part(event.target.value))}
              />
            </Cell>
          );
          return (
            <li key={row.key}>
              <div
                role="group"
                className="rows__one"
                data-row={n}
                aria-label={t("template.row", { row: n + 1 })}
                onFocus={() => props.onActive(row.key)}
              >
                <Cell label={t("template.weekday")}>
                  <select
                    {...needs("weekday")}
                    value={row.weekday}
                    aria-label={t("template.weekday")}
                    onChange={(event) => change(row.key, { weekday: event.target.value as Weekday })}
                  >
                    {weekdays.map((day) => (
                      <option key={day} value={day}>
                        {t(`weekday.${day}`)}
                      </option>
                    ))}
                  </select>
                </Cell>
                {text("from_minute", row.from, (from) => ({ from }), t("template.from"))}
                {text("until_minute", row.until, (until) => ({ until }), t("template.until"))}
                <Cell label={t("template.service")}>
                  <select
                    {...needs("service")}
                    value={row.service}
                    aria-label={t("template.service")}
                    onChange={(event) => {
                      const chosen = services.find(({ id }) => id === event.target.value);
                      if (!chosen) return;
                      const [kind = "on_site"] = chosen.kinds;
                      change(row.key, {
                        service: chosen.id,
                        minutes: `${chosen.minutes}`,
                        kind: chosen.kinds.includes(row.kind) ? row.kind : kind,
                      });
                    }}
                  >
                    {!service && <option value="">{t("template.choose_service")}</option>}
                    {by_profession.map(([profession, its]) => (
                      <optgroup key={profession} label={t(`profession.${profession}`)}>
                        {its.map(({ id, label }) => (
                          <option key={id} value={id}>
                            {label}
                          </option>
                        ))}
                      </optgroup>
                    ))}
                  </select>
                </Cell>
                <Cell label={t("template.kind")}>
                  <select
                    {...needs("kind")}
                    value={row.kind}
                    aria-label={t("template.kind")}
                    onChange={(event) => change(row.key, { kind: event.target.value as VisitKind })}
                  >
                    {(service?.kinds ?? kinds_any).map((kind) => (
                      <option key={kind} value={kind}>
                        {t(`visit_kind.${kind}`)}
                      </option>
                    ))}
                  </select>
                </Cell>
                {text("slot_minutes", row.minutes, (minutes) => ({ minutes }), t("template.length"))}
                <Cell label={t("template.purpose")}>
                  <select
                    {...needs("purpose")}
                    value={row.purpose}
                    aria-label={t("template.purpose")}
                    onChange={(event) => change(row.key, { purpose: event.target.value as SlotPurpose })}
                  >
                    {purposes.map((purpose) => (
                      <option key={purpose} value={purpose}>
                        {t(`slot_purpose.${purpose}`)}
                      </option>
                    ))}
                  </select>
                </Cell>
                {text("opens_days_before", row.opens, (opens) => ({ opens }), t("template.opens"))}
                {text("released_days_before", row.released, (released) => ({ released }), t("template.released"))}
                <Button
                  look="quiet"
                  className="rows__remove"
                  aria-label={t("template.remove_row", { row: n + 1 })}
                  title={t("template.remove_row", { row: n + 1 })}
                  onClick={() => remove(row.key, n)}
                >
                  <span aria-hidden="true">×</span>
                </Button>
              </div>
              {here && (
                <p className="refusal" id={`row-refusal-${row.key}`} role="alert">
                  {here.words}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <div className="actions">
        <Button onClick={() => add("weekday")}>{t("template.add_row")}</Button>
        <span className="small dim">{t("template.rows_help")}</span>
      </div>
    </div>
  );
}

/** On a phone the heads of the columns stand at each field. */
function Cell(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="rows__cell">
      <span className="rows__label" aria-hidden="true">
        {props.label}
      </span>
      {props.children}
    </div>
  );
}
