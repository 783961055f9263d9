// Pair work: the house's own form of two axes, with the class where they meet.

import type { PairworkCatalog } from "../../contract.generated";
import { useWords } from "../../core/words";
import { RadioGroup } from "../../ui/parts";
import { type Answers, classOf, sumOf } from "./segment";

export function SegmentFields(props: {
  readonly catalogue: PairworkCatalog;
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const { catalogue, answers } = props;
  const found = classOf(catalogue, answers);
  return (
    <>
      <div className="pair-axes">
        {[catalogue.resources, catalogue.complexity].map((axis) => (
          <fieldset key={axis.label} className="pair-axis stack">
            <legend>
              <strong>{axis.label}</strong>
            </legend>
            {axis.questions.map((question) => (
              <RadioGroup<string>
                key={question.id}
                label={question.label}
                value={answers[question.id]}
                options={question.options}
                optional
                onChange={(option) => {
                  const { [question.id]: _, ...rest } = answers;
                  props.onChange(option === undefined ? rest : { ...rest, [question.id]: option });
                }}
              />
            ))}
            <p className="dim figures">
              {t("pair.axis_sum", { sum: sumOf(axis, answers) ?? "–", high: axis.high_from })}
            </p>
          </fieldset>
        ))}
      </div>
      {found && (
        <div className="notice" role="status">
          <strong>{found.label}</strong>
          <p>{found.meaning}</p>
        </div>
      )}
      {props.refusal !== undefined && (
        <p className="refusal" role="alert">
          {props.refusal}
        </p>
      )}
    </>
  );
}
