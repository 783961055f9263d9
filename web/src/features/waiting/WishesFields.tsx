// Waiting: when the client can come, as fields of whichever form asks.

import type { Colleague, TimeOfDay, Weekday } from "../../contract.generated";
import { useWords } from "../../core/words";
import { CheckGroup, TextArea, TextField } from "../../ui/parts";
import { type TypedWishes, times_of_day, unreadable, weekdays } from "./wishes";

export function WishesFields(props: {
  readonly value: TypedWishes;
  readonly onChange: (value: TypedWishes) => void;
  /** The client's own worker of what is waited for; absent: nobody is named. */
  readonly own: Colleague | undefined;
  /** After a press: what can't be read is told. */
  readonly is_asked: boolean;
  readonly refusal: (where: string) => string | undefined;
}) {
  const t = useWords();
  const { value, own, refusal } = props;
  const set = (change: Partial<TypedWishes>) => props.onChange({ ...value, ...change });
  const wrong = props.is_asked ? unreadable(value) : new Set<string>();
  return (
    <>
      {own && (
        <label className="choice">
          <input type="checkbox" checked={value.only_own} onChange={() => set({ only_own: !value.only_own })} />
          <span>{t("waiting.only_own", { name: own.name })}</span>
        </label>
      )}
      {refusal("/wishes/professional") && (
        <p className="refusal" role="alert">
          {refusal("/wishes/professional")}
        </p>
      )}
      <CheckGroup
        label={optional(t("waiting.times_of_day"), t("field.optional"))}
        values={value.times_of_day}
        options={times_of_day.map((id) => ({ id, label: t(`time_of_day.${id}`) }))}
        onChange={(chosen) => set({ times_of_day: chosen as ReadonlyArray<TimeOfDay> })}
        inline
      />
      <CheckGroup
        label={optional(t("waiting.weekdays"), t("field.optional"))}
        values={value.weekdays}
        options={weekdays.map((id) => ({ id, label: t(`weekday_short.${id}`) }))}
        onChange={(chosen) => set({ weekdays: chosen as ReadonlyArray<Weekday> })}
        inline
      />
      <div className="pair">
        <TextField
          label={optional(t("waiting.earliest"), t("field.optional"))}
          help={t("date.help")}
          value={value.earliest}
          onChange={(earliest) => set({ earliest })}
          refusal={wrong.has("earliest") ? t("date.wrong") : refusal("/wishes/earliest")}
        />
        <TextField
          label={optional(t("waiting.latest"), t("field.optional"))}
          help={t("date.help")}
          value={value.latest}
          onChange={(latest) => set({ latest })}
          refusal={wrong.has("latest") ? t("date.wrong") : refusal("/wishes/latest")}
        />
      </div>
      <label className="choice">
        <input
          type="checkbox"
          checked={value.short_notice}
          onChange={() => set({ short_notice: !value.short_notice })}
        />
        <span>{t("waiting.comes_at_short_notice")}</span>
      </label>
      <TextArea
        label={optional(t("waiting.note"), t("field.optional"))}
        value={value.note}
        onChange={(note) => set({ note })}
        refusal={refusal("/wishes/note")}
        maxLength={500}
      />
    </>
  );
}

function optional(label: string, mark: string) {
  return (
    <>
      {label} <span className="field__optional">{mark}</span>
    </>
  );
}
