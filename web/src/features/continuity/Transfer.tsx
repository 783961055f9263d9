// Continuity: somebody leaves, and their clients go to others, each kind to its successor, with the matters that were carried for them.

import { type FormEvent, useState } from "react";
import type {
  Colleague,
  ContinuityShown,
  NamedAs,
  PanelToTransfer,
  PanelTransferred,
  ProfessionalId,
} from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { FocusHeading, FormEnd, Notice, Select, TextArea } from "../../ui/parts";

export function Transfer(props: {
  readonly shown: PanelToTransfer;
  readonly continuity: ContinuityShown;
  readonly colleagues: ReadonlyArray<Colleague>;
  readonly onDone: (done: PanelTransferred) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { shown } = props;
  const { step, send } = useCommand<"panel_transfer">();
  const [to, setTo] = useState<Readonly<Partial<Record<NamedAs, ProfessionalId>>>>({});
  const [matters_to, setMattersTo] = useState<ProfessionalId | "">("");
  const [why, setWhy] = useState("");
  const form_keys = useFormKeys({ back: props.onBack });
  const others = props.colleagues.filter(({ professional }) => professional !== shown.professional);
  const able = (named_as: NamedAs) => {
    const professions = props.continuity.kinds.find(({ id }) => id === named_as)?.professions ?? [];
    return others.filter(({ profession }) => professions.includes(profession));
  };
  const named = (one: Colleague) => ({ id: one.professional, label: `${one.name}, ${one.unit_name}` });
  const chosen = shown.kinds.flatMap(({ named_as }) => {
    const successor = to[named_as];
    return successor ? [{ named_as, successor }] : [];
  });
  const stay = shown.kinds.filter(({ named_as }) => !to[named_as]).reduce((sum, { clients }) => sum + clients, 0);

  async function transfer(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const answer = await send(`/api/professionals/${shown.professional}/transfer`, {
      to: chosen,
      but: [],
      why,
      ...(matters_to && { matters_to }),
    });
    if (answer?.ok) props.onDone(answer.value);
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      aria-label={t("transfer.title", { name: shown.name })}
      onSubmit={(event) => void transfer(event)}
    >
      <FocusHeading focusKey={shown.professional}>{t("transfer.title", { name: shown.name })}</FocusHeading>
      <p className="figures">
        {t("transfer.what", {
          clients: shown.clients,
          matters: shown.matters,
          plans: shown.plans,
          visits: shown.visits_ahead,
        })}
      </p>
      {shown.visits_ahead > 0 && <Notice look="quiet">{t("transfer.visits_help")}</Notice>}
      {shown.kinds.map(({ named_as, clients }, n) => (
        <Select<ProfessionalId>
          key={named_as}
          label={t("transfer.kind", { kind: t(`named_as.${named_as}`), count: clients })}
          value={to[named_as] ?? ""}
          none={t("transfer.nobody")}
          options={able(named_as).map(named)}
          onChange={(successor) =>
            setTo(
              Object.fromEntries(
                [...Object.entries(to).filter(([kind]) => kind !== named_as), [named_as, successor]].filter(
                  ([, value]) => value !== "",
                ),
              ),
            )
          }
          refusal={refusedAt(step, `/to/${n}/successor`)}
        />
      ))}
      <Select<ProfessionalId>
        label={t("transfer.matters_to")}
        help={t("transfer.matters_help")}
        value={matters_to}
        none={t("transfer.team")}
        options={others.map(named)}
        onChange={setMattersTo}
        refusal={refusedAt(step, "/matters_to")}
      />
      <TextArea
        label={t("transfer.why")}
        value={why}
        onChange={setWhy}
        refusal={refusedAt(step, "/why")}
        maxLength={500}
        required
      />
      {stay > 0 && <p className="small">{t("transfer.stay", { count: stay })}</p>}
      <FormEnd
        trouble={troubleText(t, step, ["/why", "/matters_to", ...shown.kinds.map((_, n) => `/to/${n}/successor`)])}
        verb={t("transfer.do")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
