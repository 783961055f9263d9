// Plan: two versions of a section side by side.

import type { PlanSectionShown } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { useWords } from "../../core/words";
import { Button, Notice, Select, Skeleton } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { Changes } from "./Changes";
import { versionText } from "./plan-text";
import { useCompared } from "./use-plan";

export function CompareVersions(props: {
  readonly section: PlanSectionShown;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly onChoose: (from: number, to: number) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { section } = props;
  const known = (version: number | undefined) => section.versions.find((one) => one.version === version)?.version;
  const to = known(props.to) ?? section.versions[0]?.version ?? section.version;
  const from = known(props.from) ?? section.versions[1]?.version ?? to;
  const handed_on_why = section.versions.find((one) => one.version === to)?.handed_on_why;
  const compared = useCompared(section.section, from, to);
  const keys = useFormKeys<HTMLDivElement>({ save: () => {}, back: props.onBack });
  const options = section.versions.map((one) => ({
    id: `${one.version}`,
    label: [versionText(t, one), one.is_review && t("plan.reviewed"), one.handed_on_why && t("plan.new_owner")]
      .filter(Boolean)
      .join(" · "),
  }));
  return (
    <div {...keys} className="stack">
      <div className="plan-versions">
        <Select<string>
          label={t("plan.from_version")}
          value={`${from}`}
          options={options}
          onChange={(next) => next !== "" && props.onChoose(Number(next), to)}
        />
        <Select<string>
          label={t("plan.to_version")}
          value={`${to}`}
          options={options}
          onChange={(next) => next !== "" && props.onChoose(from, Number(next))}
        />
      </div>
      {handed_on_why && <p className="small">{t("plan.handed_on", { why: handed_on_why })}</p>}
      {compared.data ? (
        <Changes compared={compared.data} />
      ) : compared.isError ? (
        <Notice look="alert" role="alert">
          {readingTrouble(t, compared.error)}
        </Notice>
      ) : (
        <Skeleton words={t("state.loading")} />
      )}
      <div className="actions">
        <Button look="quiet" onClick={props.onBack}>
          {t("action.back")}
        </Button>
      </div>
    </div>
  );
}
