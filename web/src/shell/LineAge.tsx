// Shell: a screen says how old it is, and when it is no longer told.

import { useSecond } from "../core/clock";
import { useNewScreens } from "../core/new-screens";
import type { LineState } from "../core/stream";
import { useWords } from "../core/words";
import { agoText } from "../ui/marks";
import { Button } from "../ui/parts";

export function LineAge(props: { readonly line: LineState }) {
  const t = useWords();
  useSecond();
  const has_new_screens = useNewScreens();
  const { line, heard_at } = props.line;
  const seconds = heard_at === undefined ? undefined : Math.floor((performance.now() - heard_at) / 1_000);

  if (line === "lost")
    return (
      <p className="line line--lost">
        <span role="alert">{t("line.lost")}</span>
        {seconds !== undefined && (
          <span className="figures">{t("line.data_age", { span: agoText(t, seconds * 1_000) })}</span>
        )}
      </p>
    );
  if (has_new_screens)
    return (
      <p className="line line--new">
        <span role="status">{t("line.new_screens")}</span>
        <Button look="quiet" className="small" onClick={() => window.location.reload()}>
          {t("line.load_new")}
        </Button>
      </p>
    );
  // Not a live region: a screen reader must not hear every second pass.
  return (
    <p className="line figures">
      {seconds === undefined
        ? t("line.connecting")
        : seconds < 2
          ? t("line.just_updated")
          : t("line.updated", { span: agoText(t, seconds * 1_000) })}
    </p>
  );
}
