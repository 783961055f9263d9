// An offered time, as whoever waits for one opens it from a message: without a session. A time, a place, and two answers.
//
// Invariants: it shows no name and not what the visit is for, for it does not know; the answer is given once, and what was done is said.

import { useEffect, useState } from "react";
import type { Language, OfferAnswer, OfferPage as Page } from "../../contract.generated";
import { type Answer, speakWithServer, Unreachable, write } from "../../core/api";
import { instantText } from "../../core/civil-time";
import { changeLanguage, useWords, type Words } from "../../core/words";
import { LanguageChoice } from "../../features/access/LanguageChoice";
import { Button, Notice, Skeleton } from "../../ui/parts";
import "./offer.css";

type Step =
  | { readonly at: "asking" }
  | { readonly at: "shown" }
  | { readonly at: "sending" }
  | { readonly at: "refused"; readonly words: string }
  | { readonly at: "unreachable" };

async function inLanguage(language: Language): Promise<void> {
  speakWithServer(language);
  await changeLanguage(language);
}

export function OfferPage(props: { readonly token: string }) {
  const t = useWords();
  const { token } = props;
  const [page, setPage] = useState<Page | undefined>(undefined);
  const [step, setStep] = useState<Step>({ at: "asking" });

  async function heard(question: () => Promise<Answer<Page>>): Promise<Page | undefined> {
    try {
      const answer = await question();
      if (!answer.ok) {
        setStep({ at: "refused", words: answer.refusal.words });
        return undefined;
      }
      setPage(answer.value);
      setStep({ at: "shown" });
      return answer.value;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      setStep({ at: "unreachable" });
      return undefined;
    }
  }
  async function ask(): Promise<void> {
    setStep({ at: "asking" });
    const told = await heard(() => write<"offer_link_show">("POST", "/api/offer-links/show", { token }));
    // In the client's own language, until they choose another.
    if (told?.language && page === undefined) await inLanguage(told.language);
  }
  async function answer(how: OfferAnswer): Promise<void> {
    if (step.at === "sending") return;
    setStep({ at: "sending" });
    await heard(() => write<"offer_link_answer">("POST", "/api/offer-links/answer", { token, answer: how }));
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each link
  useEffect(() => void ask(), [token]);
  const title = t("offer.title");
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <main className="offer">
      <header className="offer__head">
        <span>{page?.sender.name[t.language] ?? ""}</span>
        <LanguageChoice onChosen={(language) => void inLanguage(language)} />
      </header>
      {page ? (
        <section className="offer__card stack" aria-live="polite">
          <h1>{t(`offer.${page.state}`)}</h1>
          <When page={page} />
          {page.state === "open" ? (
            <>
              {page.answer_by && <p>{t("offer.answer_by", { time: instantText(page.answer_by, t.language) })}</p>}
              <div className="offer__answers">
                <Button look="primary" disabled={step.at === "sending"} onClick={() => void answer("take")}>
                  {t("offer.take")}
                </Button>
                <Button disabled={step.at === "sending"} onClick={() => void answer("decline")}>
                  {t("offer.decline")}
                </Button>
              </div>
              <p className="dim">{step.at === "sending" ? t("offer.sending") : t("offer.decline_help")}</p>
            </>
          ) : (
            <p>
              <WithPhone t={t} word={`offer.${page.state}_help`} phone={page.sender.phone} />
            </p>
          )}
        </section>
      ) : (
        step.at === "asking" && (
          <section className="offer__card">
            <Skeleton words={t("state.loading")} />
          </section>
        )
      )}
      {step.at === "refused" && (
        <Notice look="warning" role="alert">
          {step.words}
        </Notice>
      )}
      {step.at === "unreachable" && (
        <Notice look="alert" role="alert">
          {t("offer.unreachable")}
          {!page && <Button onClick={() => void ask()}>{t("action.try_again")}</Button>}
        </Notice>
      )}
    </main>
  );
}

function When(props: { readonly page: Page }) {
  const t = useWords();
  const { begins_at, kind, place } = props.page;
  if (!begins_at) return null;
  return (
    <div>
      <p className="offer__time figures">{instantText(begins_at, t.language)}</p>
      {(kind === "phone" || kind === "remote" || kind === "home") && <p>{t(`offer.kind_${kind}`)}</p>}
      {place && <p>{t("offer.place", { place })}</p>}
    </div>
  );
}

/** The number can be pressed. */
function WithPhone(props: {
  readonly t: Words;
  readonly word: `offer.${Exclude<Page["state"], "open">}_help`;
  readonly phone: string;
}) {
  const { t, phone } = props;
  const [before = "", after = ""] = t(props.word, { phone: "\u0000" }).split("\u0000");
  return (
    <>
      {before}
      <a className="nowrap" href={`tel:${phone.replace(/\s/g, "")}`}>
        {phone}
      </a>
      {after}
    </>
  );
}
