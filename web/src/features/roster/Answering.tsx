// Roster: how the lines of a duty were answered; every share with its numerator and denominator.

import type { DutyShown } from "../../contract.generated";
import { useWords } from "../../core/words";
import { spanText } from "../../ui/marks";

export function Answering(props: { readonly duty: DutyShown; readonly days: number }) {
  const t = useWords();
  const { answering, settled } = props.duty;
  const share = (part: number, whole: number) => (whole === 0 ? t("duties.no_data") : t("duties.of", { part, whole }));
  return (
    <div className="duty__answering">
      <h3>{t("duties.answering", { days: props.days })}</h3>
      <dl className="duty__figures">
        <div>
          <dt>{t("duties.answered")}</dt>
          <dd className="figures">{share(answering.answered, answering.received)}</dd>
        </div>
        <div>
          <dt>{t("duties.in_time")}</dt>
          <dd className="figures">{share(answering.in_time, answering.received)}</dd>
        </div>
        <div>
          <dt>{t("duties.median")}</dt>
          <dd className="figures">
            {answering.median_minutes === undefined
              ? t("duties.no_data")
              : spanText(t, answering.median_minutes * 60_000)}
          </dd>
        </div>
        {settled.length > 0 && (
          <div className="duty__settled">
            <dt>{t("duties.settled")}</dt>
            <dd className="figures">{settled.map((one) => `${t(`route.${one.route}`)} ${one.matters}`).join(" · ")}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
