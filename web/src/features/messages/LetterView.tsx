// Messages: one letter as it comes out of the printer, and what is done with it. On paper nothing else of the screen is seen.

import { useEffect, useRef } from "react";
import type { MessageId } from "../../contract.generated";
import { Refused } from "../../core/api";
import { useKeys } from "../../core/keys";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, Notice, RefusalText, Skeleton } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { useLetter } from "./use-messages";

export function LetterView(props: { readonly message: MessageId; readonly onPrinted: () => void }) {
  const t = useWords();
  const { message } = props;
  const page = useLetter(message);
  const { step, send } = useCommand<"letter_printed">();
  const is_there = page.data !== undefined;

  async function printed(): Promise<void> {
    if (step.at === "sending") return;
    const answer = await send(`/api/letters/${message}/printed`, {});
    if (answer?.ok) props.onPrinted();
  }
  useKeys(is_there ? { p: () => window.print(), d: () => void printed() } : {});

  return (
    <section className="letter-view" aria-label={t("messages.letter")}>
      {page.data ? (
        <>
          <div className="actions letter-view__acts">
            <Button look="primary" hotkey="P" onClick={() => window.print()}>
              {t("messages.print")}
            </Button>
            <Button hotkey="D" disabled={step.at === "sending"} onClick={() => void printed()}>
              {t("messages.printed")}
            </Button>
          </div>
          <RefusalText words={troubleText(t, step, [])} />
          <Paper html={page.data.html} />
        </>
      ) : page.isError ? (
        <Notice look="warning" role="alert">
          {readingTrouble(t, page.error)}
          {!(page.error instanceof Refused) && <Button onClick={() => page.refetch()}>{t("action.try_again")}</Button>}
        </Notice>
      ) : (
        <Skeleton words={t("state.loading")} lines={8} />
      )}
    </section>
  );
}

/** What the server made, word for word. It escapes what it puts in, and a page that is only parsed runs nothing. */
function Paper(props: { readonly html: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = new DOMParser().parseFromString(props.html, "text/html");
    place.current?.replaceChildren(...page.body.childNodes);
    if (place.current) place.current.lang = page.documentElement.lang;
  }, [props.html]);
  return <div className="paper" ref={place} />;
}
