// Teams: what a meeting agreed: what, who sees to it, by when.

import type { CalendarDate, ProfessionalId, WriteAgreed } from "../../contract.generated";
import { typedDate } from "../../core/civil-time";
import { refusedAt, type Step } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, Select, TextField } from "../../ui/parts";

export interface AgreedDraft {
  readonly text: string;
  readonly owner: ProfessionalId | "";
  readonly due_on: string;
}
export const empty_agreed: AgreedDraft = { text: "", owner: "", due_on: "" };

const isBlank = (one: AgreedDraft) => one.text.trim() === "";

/** As it is sent; absent while a line lacks its owner or its day. */
export function agreedSent(drafts: ReadonlyArray<AgreedDraft>): ReadonlyArray<WriteAgreed> | undefined {
  const sent: WriteAgreed[] = [];
  for (const one of drafts) {
    if (isBlank(one)) continue;
    const due_on: CalendarDate | undefined = typedDate(one.due_on);
    if (one.owner === "" || !due_on) return undefined;
    sent.push({ text: one.text.trim(), owner: one.owner, due_on });
  }
  return sent;
}

export function AgreedFields(props: {
  readonly drafts: ReadonlyArray<AgreedDraft>;
  readonly owners: ReadonlyArray<Readonly<{ id: ProfessionalId; label: string }>>;
  readonly is_asked: boolean;
  readonly step: Step;
  readonly onChange: (drafts: ReadonlyArray<AgreedDraft>) => void;
}) {
  const t = useWords();
  const { drafts, is_asked, step } = props;
  // Blank lines are not sent, so the server counts only the others.
  const place = (n: number) => drafts.slice(0, n).filter((one) => !isBlank(one)).length;
  const set = (n: number, part: Partial<AgreedDraft>) =>
    props.onChange(drafts.map((one, at) => (at === n ? { ...one, ...part } : one)));
  return (
    <>
      <h3>{t("team.agreed")}</h3>
      {drafts.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own, and are only added at the end
        <fieldset key={n} className="team-agreed">
          <legend className="heard-only">{t("team.agreed_n", { n: n + 1 })}</legend>
          <TextField
            label={t("team.agreed_what")}
            value={one.text}
            onChange={(text) => set(n, { text })}
            maxLength={1000}
          />
          <Select<ProfessionalId>
            label={t("team.agreed_who")}
            value={one.owner}
            none={t("assign.choose")}
            options={props.owners}
            onChange={(owner) => set(n, { owner })}
            refusal={
              is_asked && !isBlank(one) && one.owner === ""
                ? t("team.owner_needed")
                : refusedAt(step, `/agreed/${place(n)}/owner`)
            }
          />
          <TextField
            label={t("team.agreed_by")}
            value={one.due_on}
            onChange={(due_on) => set(n, { due_on })}
            refusal={
              is_asked && !isBlank(one) && !typedDate(one.due_on)
                ? t("date.wrong")
                : refusedAt(step, `/agreed/${place(n)}/due_on`)
            }
          />
        </fieldset>
      ))}
      <div className="actions">
        <Button look="quiet" onClick={() => props.onChange([...drafts, empty_agreed])}>
          + {t("team.agreed_add")}
        </Button>
      </div>
    </>
  );
}
