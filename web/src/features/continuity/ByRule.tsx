// Continuity: a whole population is named by an agreed rule. First what the rule would do, then part by part, with its progress and a stop.

import { useRef, useState } from "react";
import type { ContinuityShown, NamingPlan } from "../../contract.generated";
import { write } from "../../core/api";
import { troubleText, useAsked, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, Notice, RadioGroup, RefusalText } from "../../ui/parts";
import "./continuity.css";

type Run =
  | { readonly at: "none" }
  | { readonly at: "running"; readonly done: number; readonly named: number }
  | { readonly at: "stopped"; readonly done: number; readonly named: number }
  | { readonly at: "done"; readonly named: number };

export function ByRule(props: { readonly continuity: ContinuityShown; readonly onChanged: () => void }) {
  const t = useWords();
  const { rules } = props.continuity;
  const [rule_id, setRule] = useState(rules[0]?.id ?? "");
  const [plan, setPlan] = useState<NamingPlan | undefined>(undefined);
  const [run, setRun] = useState<Run>({ at: "none" });
  const planning = useAsked();
  const { step, send } = useCommand<"naming_apply">();
  const stops = useRef(false);
  const rule = rules.find(({ id }) => id === rule_id);

  async function preview(): Promise<void> {
    setRun({ at: "none" });
    setPlan(undefined);
    const answer = await planning.ask(() => write<"naming_plan">("POST", "/api/naming-plans", { rule: rule_id }));
    if (answer?.ok) setPlan(answer.value);
  }
  async function apply(from: number, named_before: number): Promise<void> {
    if (!plan) return;
    stops.current = false;
    let done = from;
    let named = named_before;
    setRun({ at: "running", done, named });
    while (done < plan.to_name && !stops.current) {
      const answer = await send(`/api/naming-plans/${plan.plan}/apply`, { from: done });
      if (!answer?.ok) {
        setRun({ at: "stopped", done, named });
        props.onChanged();
        return;
      }
      done = answer.value.done;
      named += answer.value.named;
      setRun({ at: "running", done, named });
    }
    setRun(done >= plan.to_name ? { at: "done", named } : { at: "stopped", done, named });
    props.onChanged();
  }

  const is_running = run.at === "running";
  return (
    <section className="stack" aria-labelledby="by-rule">
      <h2 id="by-rule">{t("rule.title")}</h2>
      <p className="dim">{t("rule.help")}</p>
      <RadioGroup<string>
        label={t("rule.which")}
        value={rule_id}
        options={rules.map(({ id, label, help }) => ({ id, label, help }))}
        onChange={(chosen) => {
          setRule(chosen ?? rule_id);
          setPlan(undefined);
          setRun({ at: "none" });
        }}
      />
      <div className="actions">
        <Button disabled={planning.step.at === "sending" || is_running} onClick={() => void preview()}>
          {t("rule.preview")}
        </Button>
        {planning.step.at === "sending" && <span role="status">{t("state.loading")}</span>}
      </div>
      <RefusalText words={troubleText(t, planning.step, [])} />
      {plan && rule && (
        <>
          <dl className="panels__figures">
            {(
              [
                ["rule.residents", plan.residents],
                ["rule.already", plan.named_already],
                ["rule.to_name", plan.to_name],
                ["rule.met", plan.met_before],
                ["rule.nobody", plan.nobody_in_reach],
                ["rule.full", plan.panels_full],
              ] as const
            ).map(([word, count]) => (
              <div key={word}>
                <dt>{t(word, { kind: t(`named_as.${rule.named_as}`) })}</dt>
                <dd className="figures">{count.toLocaleString(t.language === "en" ? "en-GB" : "fi-FI")}</dd>
              </div>
            ))}
          </dl>
          <table className="table">
            <caption className="heard-only">{t("rule.panels")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("panels.professional")}</th>
                <th scope="col" className="table__number">
                  {t("rule.now")}
                </th>
                <th scope="col" className="table__number">
                  {t("rule.more")}
                </th>
                <th scope="col" className="table__number">
                  {t("rule.weight_after")}
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.panels.map((panel) => (
                <tr key={panel.professional}>
                  <th scope="row">
                    <span>
                      {panel.name} <span className="small dim">{panel.unit_name}</span>
                    </span>
                  </th>
                  <td data-label={t("rule.now")} className="table__number">
                    {panel.clients_now}
                  </td>
                  <td data-label={t("rule.more")} className="table__number">
                    + {panel.clients_more}
                  </td>
                  <td data-label={t("rule.weight_after")} className="table__number">
                    {panel.weight_now + panel.weight_more}
                    {panel.weight_max !== undefined && ` / ${panel.weight_max}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {run.at === "running" && (
            <div className="stack stack--tight" role="status">
              <progress max={plan.to_name} value={run.done} aria-label={t("rule.progress")} />
              <span className="figures">{t("rule.progress_of", { done: run.done, total: plan.to_name })}</span>
              <div className="actions">
                <Button
                  onClick={() => {
                    stops.current = true;
                  }}
                >
                  {t("rule.stop")}
                </Button>
              </div>
            </div>
          )}
          {run.at === "done" && <Notice role="status">{t("rule.done", { count: run.named })}</Notice>}
          {run.at === "stopped" && (
            <Notice look="warning" role="status">
              {t("rule.stopped", { done: run.done, total: plan.to_name })}
              <Button onClick={() => void apply(run.done, run.named)}>{t("rule.go_on")}</Button>
            </Notice>
          )}
          <RefusalText words={troubleText(t, step, [])} />
          {run.at === "none" && (
            <div className="actions">
              <Button look="primary" disabled={plan.to_name === 0} onClick={() => void apply(0, 0)}>
                {t("rule.apply", { count: plan.to_name })}
              </Button>
              <span className="small dim">{t("rule.apply_help")}</span>
            </div>
          )}
        </>
      )}
    </section>
  );
}
