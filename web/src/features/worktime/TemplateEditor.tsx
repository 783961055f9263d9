// Worktime: writes a template. What is typed is kept until it is saved or discarded; what a change breaks is seen before it is saved.

import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import type { ServiceShown, TemplateId, TemplateRow, Weekday, WriteTemplate } from "../../contract.generated";
import { write } from "../../core/api";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Button, RefusalText, Select, TextField } from "../../ui/parts";
import { BlockRows } from "./BlockRows";
import { BreaksList } from "./BreaksList";
import {
  blocksOf,
  type Draft,
  type Fault,
  faultAt,
  isFault,
  rowsOf,
  weekdays,
  withDayCopied,
  withRowAdded,
} from "./blocks";
import { useBreaks } from "./use-worktime";
import { WeekGrid } from "./WeekGrid";

export function keptOf(template: TemplateId | "new"): string {
  return `template ${template}`;
}

export function TemplateEditor(props: {
  readonly template: TemplateRow | undefined;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly serviceName: (service: string) => string;
  /** It was saved just now: a new one stands at an address of its own since then. */
  readonly is_saved: boolean;
  readonly onSaved: (template: TemplateId) => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { template, services } = props;
  const separator = t.language === "en" ? ":" : ".";
  const scope = keptOf(template?.work_template ?? "new");
  const first = useMemo<Draft>(
    () => ({
      name: template?.name ?? "",
      rows: template ? rowsOf(template.blocks, separator) : withRowAdded([], services[0], separator),
      works_on_holidays: template?.works_on_holidays ?? false,
    }),
    [template, services, separator],
  );
  const [draft, setDraft] = useKept<Draft>(scope, "draft", first);
  const [active, setActive] = useState<number | undefined>(undefined);
  const [fault, setFault] = useState<Fault | undefined>(undefined);
  const [nameless, setNameless] = useState(false);
  const breaks = useBreaks();
  const { step, send, clear } = useCommand<"template_write" | "template_rewrite">();
  const form_keys = useFormKeys({});
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!template) name.current?.focus();
  }, [template]);

  const blocks = blocksOf(draft.rows);
  const body: WriteTemplate | undefined = isFault(blocks)
    ? undefined
    : { name: draft.name.trim(), blocks, works_on_holidays: draft.works_on_holidays };
  const change_now = JSON.stringify(body ?? draft);
  const broken = breaks.of(change_now);
  const refusal = step.at === "refused" ? step.refusal : breaks.step.at === "refused" ? breaks.step.refusal : undefined;
  const shown_fault = useMemo(() => {
    if (fault) return { ...fault, words: t(fault.words) };
    const pointed = refusal && faultAt(refusal.where);
    return pointed && { ...pointed, words: refusal.words };
  }, [fault, refusal, t]);

  function change(part: Partial<Draft>): void {
    setDraft({ ...draft, ...part });
    setFault(undefined);
    setNameless(false);
    if (step.at === "refused") clear();
    if (breaks.step.at === "refused") breaks.forget();
  }
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending" || breaks.step.at === "sending") return;
    if (draft.name.trim() === "") return setNameless(true);
    if (isFault(blocks)) return setFault({ ...blocks });
    if (!body) return;
    if (template) {
      const path = `/api/templates/${template.work_template}/breaks` as const;
      if (!(await breaks.mayGoOn(change_now, () => write<"template_breaks">("POST", path, body)))) return;
    }
    const answer = template
      ? await send(`/api/templates/${template.work_template}`, body)
      : await send("/api/templates", body);
    if (!answer?.ok) return;
    forgetKept(scope);
    breaks.forget();
    readAgain("worktime", "working_weeks", "times");
    props.onSaved(answer.value.work_template);
  }

  const is_changed = draft !== first;
  const is_busy = step.at === "sending" || breaks.step.at === "sending";
  return (
    <form
      noValidate
      {...form_keys}
      className="stack"
      onSubmit={(event) => void save(event)}
      aria-label={template?.name ?? t("template.new")}
    >
      <div className="editor__head">
        <TextField
          ref={name}
          label={t("template.name")}
          value={draft.name}
          onChange={(value) => change({ name: value })}
          refusal={nameless ? t("template.name_needed") : refusedAt(step, "/name")}
          maxLength={100}
          required
        />
        <label className="choice">
          <input
            type="checkbox"
            checked={draft.works_on_holidays}
            onChange={() => change({ works_on_holidays: !draft.works_on_holidays })}
          />
          {t("template.holidays")}
        </label>
      </div>
      <WeekGrid
        rows={draft.rows}
        serviceName={props.serviceName}
        active={active}
        onPick={(key) => {
          const row = draft.rows.findIndex((one) => one.key === key);
          document.querySelector<HTMLElement>(`[data-row="${row}"] [data-field="from_minute"]`)?.focus();
        }}
      />
      <section className="stack stack--tight" aria-label={t("template.blocks")}>
        <BlockRows
          rows={draft.rows}
          services={services}
          fault={shown_fault}
          onChange={(rows) => change({ rows })}
          onActive={setActive}
        />
        <CopyDay onCopy={(from, to) => change({ rows: withDayCopied(draft.rows, from, to) })} />
      </section>
      {broken && <BreaksList {...broken} serviceName={props.serviceName} />}
      <RefusalText
        words={
          (shown_fault ? undefined : troubleText(t, step, ["/name"])) ??
          (shown_fault ? undefined : troubleText(t, breaks.step, []))
        }
      />
      <div className="actions editor__foot">
        <Button type="submit" look="primary" hotkey="Ctrl+Enter" disabled={is_busy}>
          {broken ? t("template.save_anyway") : t("template.save")}
        </Button>
        {is_changed && (
          <>
            <Button
              look="quiet"
              onClick={() => {
                forgetKept(scope);
                setFault(undefined);
                clear();
                breaks.forget();
              }}
            >
              {t("template.discard")}
            </Button>
            <span className="badge">{t("template.unsaved")}</span>
          </>
        )}
        <span role="status">{props.is_saved && !is_changed ? t("template.saved") : ""}</span>
      </div>
    </form>
  );
}

function CopyDay(props: { readonly onCopy: (from: Weekday, to: ReadonlyArray<Weekday>) => void }) {
  const t = useWords();
  const [from, setFrom] = useState<Weekday>("monday");
  const [to, setTo] = useState<ReadonlyArray<Weekday>>(["tuesday", "wednesday", "thursday", "friday"]);
  const [is_done, setDone] = useState(false);
  const days = to.filter((day) => day !== from);
  return (
    <div className="copy">
      <Select<Weekday>
        label={t("template.copy_from")}
        value={from}
        options={weekdays.map((id) => ({ id, label: t(`weekday.${id}`) }))}
        onChange={(day) => {
          if (day !== "") setFrom(day);
          setDone(false);
        }}
      />
      <fieldset className="copy__days">
        <legend className="field__label">{t("template.copy_to")}</legend>
        {weekdays
          .filter((day) => day !== from)
          .map((day) => (
            <label className="choice" key={day}>
              <input
                type="checkbox"
                checked={to.includes(day)}
                onChange={() => {
                  setTo(to.includes(day) ? to.filter((one) => one !== day) : [...to, day]);
                  setDone(false);
                }}
              />
              {t(`weekday.${day}`)}
            </label>
          ))}
      </fieldset>
      <Button
        disabled={days.length === 0}
        onClick={() => {
          props.onCopy(from, days);
          setDone(true);
        }}
      >
        {t("template.copy")}
      </Button>
      <span className="small" role="status">
        {is_done ? t("template.copied") : ""}
      </span>
    </div>
  );
}
