// Continuity: panels of a unit: for how many each is named, personally and by area, how full the panel is, what is carried.

import { type FormEvent, useState } from "react";
import type { PanelShown, ProfessionalId } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, joined, RefusalText, TextField } from "../../ui/parts";
import "./continuity.css";

export function PanelTable(props: {
  readonly panels: ReadonlyArray<PanelShown>;
  readonly may_lead: boolean;
  readonly onTransfer: (professional: ProfessionalId) => void;
  readonly onChanged: () => void;
}) {
  const t = useWords();
  const [edits, setEdits] = useState<ProfessionalId | undefined>(undefined);
  return (
    <table className="table">
      <caption className="heard-only">{t("panels.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("panels.professional")}</th>
          <th scope="col">{t("panels.personal")}</th>
          <th scope="col" className="table__number">
            {t("named_as.area_nurse")}
          </th>
          <th scope="col" className="table__number">
            {t("panels.weight")}
          </th>
          <th scope="col" className="table__number">
            {t("panels.matters")}
          </th>
          <th scope="col">{t("panels.deputy")}</th>
          {props.may_lead && (
            <th scope="col">
              <span className="heard-only">{t("panels.acts")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {props.panels.map((panel) => {
          const personal = panel.kinds.filter(({ named_as }) => named_as !== "area_nurse");
          const area = panel.kinds.find(({ named_as }) => named_as === "area_nurse");
          const is_full = panel.weight_max !== undefined && panel.weight >= panel.weight_max;
          return (
            <tr key={panel.professional}>
              <th scope="row">
                <span>
                  {panel.name}
                  <span className="small dim">
                    {" "}
                    {t(`profession.${panel.profession}`)}, {panel.unit_name}
                  </span>
                </span>
              </th>
              <td data-label={t("panels.personal")}>
                <span className="figures">
                  {personal.length === 0
                    ? "0"
                    : personal.map(({ named_as, clients }) => `${t(`named_as.${named_as}`)} ${clients}`).join(" · ")}
                </span>
              </td>
              <td data-label={t("named_as.area_nurse")} className="table__number">
                {area?.clients ?? 0}
              </td>
              <td data-label={t("panels.weight")} className={joined("table__number", is_full && "panels__full")}>
                {edits === panel.professional ? (
                  <Capacity
                    panel={panel}
                    onDone={() => {
                      setEdits(undefined);
                      props.onChanged();
                    }}
                    onBack={() => setEdits(undefined)}
                  />
                ) : (
                  <>
                    {panel.weight}
                    {panel.weight_max !== undefined && ` / ${panel.weight_max}`}
                    {is_full && <span className="badge">{t("panels.full")}</span>}
                  </>
                )}
              </td>
              <td data-label={t("panels.matters")} className="table__number">
                {panel.matters}
              </td>
              <td data-label={t("panels.deputy")}>{panel.deputy_name ?? "–"}</td>
              {props.may_lead && (
                <td>
                  <div className="actions">
                    <Button
                      look="quiet"
                      aria-label={t("panels.capacity_of", { name: panel.name })}
                      onClick={() => setEdits(panel.professional)}
                    >
                      {t("panels.capacity")}
                    </Button>
                    <Button
                      look="quiet"
                      aria-label={t("panels.transfer_of", { name: panel.name })}
                      onClick={() => props.onTransfer(panel.professional)}
                    >
                      {t("panels.transfer")}
                    </Button>
                  </div>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Capacity(props: { readonly panel: PanelShown; readonly onDone: () => void; readonly onBack: () => void }) {
  const t = useWords();
  const { step, send } = useCommand<"panel_capacity">();
  const [typed, setTyped] = useState(`${props.panel.weight_max ?? ""}`);
  const [is_wrong, setWrong] = useState(false);
  const form_keys = useFormKeys({ back: props.onBack });
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const text = typed.trim();
    setWrong(text !== "" && !/^\d{1,6}$/.test(text));
    if ((text !== "" && !/^\d{1,6}$/.test(text)) || step.at === "sending") return;
    const answer = await send(`/api/professionals/${props.panel.professional}/capacity`, {
      ...(text !== "" && { weight_max: Number(text) }),
    });
    if (answer?.ok) props.onDone();
  }
  return (
    <form noValidate {...form_keys} className="stack stack--tight" onSubmit={(event) => void save(event)}>
      <TextField
        label={t("panels.capacity")}
        help={t("panels.capacity_help")}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        refusal={is_wrong ? t("panels.capacity_wrong") : refusedAt(step, "/weight_max")}
      />
      <RefusalText words={troubleText(t, step, ["/weight_max"])} />
      <div className="actions">
        <Button type="submit" look="primary" disabled={step.at === "sending"}>
          {t("panels.save")}
        </Button>
        <Button look="quiet" onClick={props.onBack}>
          {t("action.back")}
        </Button>
      </div>
    </form>
  );
}
