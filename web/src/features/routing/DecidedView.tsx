// Routing: what was decided on a matter, by whom, why, and who holds it now.

import type { MatterShown } from "../../contract.generated";
import { instantText, millis } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { troubleText } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, FocusHeading, RefusalText } from "../../ui/parts";
import { useMade } from "./made";
import { useUndo } from "./use-undo";

export function DecidedView(props: { readonly matter: MatterShown; readonly outcome_label: string | undefined }) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const { step, undo } = useUndo();
  const { matter } = props;
  const { route } = matter;
  // What went on to an owner and was closed by them ended otherwise than it was sent on.
  const was_settled = route?.state === "closed" && route.route !== "advise_close" && route.route !== "emergency";
  // The bar at the foot of the screen offers it already.
  const is_offered = useMade()?.matter === matter.matter;
  if (!route?.route) return null;
  const can_undo =
    !is_offered &&
    route.decided_by === me.professional &&
    route.undo_until !== undefined &&
    millis(route.undo_until) > now;

  return (
    <section className="decided stack" aria-labelledby="decided-title">
      <FocusHeading id="decided-title" focusKey={`${matter.matter} ${route.state}`}>
        {was_settled ? t("decided.settled") : t(`decided.${route.route}`)}
      </FocusHeading>
      <dl className="facts">
        {route.decided_at && (
          <>
            <dt>{t("decided.by")}</dt>
            <dd>
              {matter.decided_by_name} <span className="figures dim">{instantText(route.decided_at, t.language)}</span>
            </dd>
          </>
        )}
        {route.outcome && (
          <>
            <dt>{t("decide.outcome")}</dt>
            <dd>{props.outcome_label ?? route.outcome}</dd>
          </>
        )}
        {route.why && (
          <>
            <dt>{route.route === "consult" && !was_settled ? t("decide.question") : t("decide.why")}</dt>
            <dd>{route.why}</dd>
          </>
        )}
        {route.answer && (
          <>
            <dt>{t("consult.answer_given")}</dt>
            <dd>{route.answer}</dd>
          </>
        )}
        {route.state !== "closed" && (matter.owner_name || route.owner_profession) && (
          <>
            <dt>{t("decided.holder")}</dt>
            <dd>
              {matter.owner_name ??
                (route.owner_profession &&
                  t("decided.pool", { profession: t(`profession.${route.owner_profession}`) }))}
            </dd>
          </>
        )}
        {route.promise_by && route.state !== "closed" && (
          <>
            <dt>{t("decided.promise")}</dt>
            <dd className="figures">{instantText(route.promise_by, t.language)}</dd>
          </>
        )}
      </dl>
      {can_undo && (
        <Button onClick={() => void undo(matter.matter)} disabled={step.at === "sending"}>
          {t("made.undo")}
        </Button>
      )}
      <RefusalText words={troubleText(t, step, [])} />
    </section>
  );
}
