// Pair work: what the client says of the joint appointment: they fill it in on the spot, or a professional does from what they say.

import { type FormEvent, useState } from "react";
import type { Agreement, AnsweredHow, PairShown } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { FormEnd, RadioGroup, TextArea } from "../../ui/parts";
import type { PairHouse } from "./use-pairwork";

const ways: ReadonlyArray<AnsweredHow> = ["by_client", "spoken", "by_phone"];
const agreements: ReadonlyArray<Agreement> = [
  "fully_agree",
  "partly_agree",
  "partly_disagree",
  "fully_disagree",
  "cannot_say",
];
const scale = Array.from({ length: 10 }, (_, n) => `${n + 1}`);
const nothing: Readonly<Record<string, Agreement | undefined>> = {};

export function SurveyForm(props: {
  readonly pair: PairShown;
  readonly house: PairHouse;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { pair } = props;
  const scope = `pair survey ${pair.pairwork}`;
  const [how, setHow] = useKept<AnsweredHow | undefined>(scope, "how", undefined);
  const [said, setSaid] = useKept(scope, "said", nothing);
  const [usefulness, setUsefulness] = useKept<string | undefined>(scope, "usefulness", undefined);
  const [words, setWords] = useKept(scope, "words", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"pair_survey">();
  const form_keys = useFormKeys({ back: props.onBack });
  const asked = props.house.catalogue.statements.filter(({ id }) => pair.statements_asked.includes(id));
  const answered = asked.flatMap(({ id }) => {
    const agreement = said[id];
    return agreement ? [{ statement: id, agreement }] : [];
  });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !how || !usefulness || answered.length < asked.length) return;
    const answer = await send(`/api/pairwork/${pair.pairwork}/survey`, {
      how,
      statements: answered,
      usefulness: Number(usefulness),
      ...(words.trim() !== "" && { words: words.trim() }),
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("pairwork");
    props.onDone(t("pair.survey_done"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack pair-form"
      aria-label={t("pair.survey")}
      onSubmit={(event) => void save(event)}
    >
      <RadioGroup<AnsweredHow>
        label={t("pair.survey_how")}
        value={how}
        options={ways.map((id) => ({ id, label: t(`answered_how.${id}`) }))}
        onChange={setHow}
        refusal={is_asked && !how ? t("pair.choose_one") : undefined}
      />
      {asked.map(({ id, label }) => (
        <RadioGroup<Agreement>
          key={id}
          label={label}
          value={said[id]}
          inline
          options={agreements.map((one) => ({ id: one, label: t(`agreement.${one}`) }))}
          onChange={(agreement) => setSaid({ ...said, [id]: agreement })}
          refusal={is_asked && !said[id] ? t("pair.choose_one") : undefined}
        />
      ))}
      <RadioGroup<string>
        label={t("pair.usefulness")}
        help={t("pair.usefulness_help")}
        value={usefulness}
        inline
        options={scale.map((id) => ({ id, label: id }))}
        onChange={setUsefulness}
        refusal={is_asked && !usefulness ? t("pair.choose_one") : refusedAt(step, "/usefulness")}
      />
      <TextArea label={t("pair.own_words")} value={words} onChange={setWords} maxLength={2000} />
      <FormEnd
        trouble={troubleText(t, step, ["/usefulness"])}
        verb={t("pair.survey_save")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
