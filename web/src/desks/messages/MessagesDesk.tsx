// The desk of messages: what reached nobody, letters to print, and whether messages leave at all.
//
// Invariant: the URL says which letter is in hand; its page is read only when somebody opens it, because that opens the client's record.

import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DealtWithShown, MessagesDesk as Desk, MessageId, NotTold } from "../../contract.generated";
import { millis } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useKeys } from "../../core/keys";
import type { MessagesPlace } from "../../core/messages-place";
import { useReadAgain } from "../../core/read-again";
import { useMe } from "../../core/session";
import { useTitle } from "../../core/use-title";
import { useWords } from "../../core/words";
import { LetterList, letterRow } from "../../features/messages/LetterList";
import { LetterView } from "../../features/messages/LetterView";
import { DealtWith, NotToldList, toldName } from "../../features/messages/NotToldList";
import { useMessages } from "../../features/messages/use-messages";
import { spanText } from "../../ui/marks";
import { Button } from "../../ui/parts";
import { NotRead, StaleNotice } from "../../ui/reading";
import "../../features/messages/messages.css";
import "./messages-desk.css";

const route = getRouteApi("/messages");

// A gateway that takes nothing for so long is somebody's to look at.
const stuck_ms = 60 * 60_000;

export function MessagesDesk() {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const place: MessagesPlace = route.useSearch();
  const navigate = route.useNavigate();
  const readAgain = useReadAgain();
  const desk = useMessages();
  const shown = desk.data;
  const [opened, setOpened] = useState<MessageId | undefined>(undefined);
  const [done, setDone] = useState<string | undefined>(undefined);
  const may_do = me.rights.includes("appt_book");
  const letters = shown?.letters ?? [];
  const chosen = letters.find(({ message }) => message === place.letter);

  const go = (to: MessagesPlace, replace = false) => void navigate({ search: to, replace });
  const open = (letter: MessageId) => {
    setDone(undefined);
    setOpened(letter);
    go({ letter }, place.letter !== undefined);
  };
  const close = () => {
    setOpened(undefined);
    go({});
    if (place.letter) focusLetter(place.letter);
  };
  const step = (by: 1 | -1) => {
    const focused = document.activeElement?.id;
    const at = letters.findIndex(
      ({ message }) => letterRow(message) === focused || (!focused && message === place.letter),
    );
    const next = letters[Math.min(Math.max(at + by, 0), letters.length - 1)];
    if (next) focusLetter(next.message);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ...(place.letter && { escape: close }),
  });

  const title = t("messages.title");
  useTitle(title);

  function printed(letter: MessageId): void {
    const at = letters.findIndex(({ message }) => message === letter);
    const next = letters[at + 1] ?? letters[at - 1];
    setDone(t("messages.was_printed", { count: letters.length - 1 }));
    setOpened(undefined);
    go({});
    readAgain("messages");
    if (next) focusLetter(next.message);
  }
  function dealtWith(message: NotTold): void {
    setDone(t("messages.was_dealt_with", { name: toldName(t, message) }));
    readAgain("messages");
  }
  function takenBack(message: DealtWithShown): void {
    setDone(t("messages.was_taken_back", { name: toldName(t, message) }));
    readAgain("messages");
  }

  return (
    <div className={place.letter ? "messages messages--open" : "messages"}>
      <header className="messages__head">
        <h1>{title}</h1>
        {shown && <Couriers desk={shown} now={now} />}
      </header>
      <StaleNotice reading={desk} as_of={shown?.as_of} />
      {shown ? (
        <div className="messages__body">
          <div className="messages__lists">
            <p className={done ? "made__one" : "heard-only"} role="status">
              {done}
            </p>
            <section aria-labelledby="not-told">
              <h2 id="not-told" className="messages__title">
                {shown.not_told_total > 0
                  ? t("messages.not_told_count", { count: shown.not_told_total })
                  : t("messages.not_told")}
              </h2>
              {shown.not_told.length > 0 && <p className="messages__note dim">{t("messages.not_told_help")}</p>}
              {shown.not_told.length === 0 && <p className="messages__note">{t("messages.all_told")}</p>}
              <NotToldList
                messages={shown.not_told}
                now={now}
                may_deal={may_do}
                cardOf={(message) =>
                  message.client && (
                    <Link className="button" to="/first-line" search={{ client: message.client, page: "matter" }}>
                      {t("messages.open_card")}
                    </Link>
                  )
                }
                onDealtWith={dealtWith}
              />
              {shown.not_told_total > shown.not_told.length && (
                <p className="messages__note dim">
                  {t("messages.not_told_shown", { shown: shown.not_told.length, total: shown.not_told_total })}
                </p>
              )}
              <DealtWith messages={shown.dealt_with} now={now} may_deal={may_do} onTakenBack={takenBack} />
            </section>
            <section aria-labelledby="letters">
              <h2 id="letters" className="messages__title">
                {letters.length > 0
                  ? t("messages.letters_count", { count: shown.waiting.letters })
                  : t("messages.letters")}
              </h2>
              {letters.length === 0 && <p className="messages__note">{t("messages.no_letters")}</p>}
              <LetterList letters={letters} chosen={place.letter} now={now} may_open={may_do} onOpen={open} />
              {shown.waiting.letters > letters.length && (
                <p className="messages__note dim">
                  {t("messages.letters_shown", { shown: letters.length, total: shown.waiting.letters })}
                </p>
              )}
            </section>
          </div>
          <div className="messages__side">
            {place.letter && (
              <Button look="quiet" className="messages__back" onClick={close}>
                ← {t("messages.to_list")}
              </Button>
            )}
            {place.letter && opened === place.letter ? (
              <LetterView key={opened} message={opened} onPrinted={() => printed(opened)} />
            ) : chosen && may_do ? (
              <div className="stack">
                <p className="dim">{t("messages.letter_logged")}</p>
                <div className="actions">
                  <Button look="primary" onClick={() => setOpened(chosen.message)}>
                    {t("messages.open_letter")}
                  </Button>
                </div>
              </div>
            ) : place.letter ? (
              <p className="dim">{t("messages.letter_gone")}</p>
            ) : (
              letters.length > 0 && may_do && <p className="dim">{t("messages.choose_letter")}</p>
            )}
          </div>
        </div>
      ) : (
        <div className="messages__wait">
          <NotRead reading={desk} lines={10} />
        </div>
      )}
    </div>
  );
}

/** After the screen has drawn itself: a row that is disabled or hidden takes no focus. */
function focusLetter(message: MessageId): void {
  requestAnimationFrame(() => document.getElementById(letterRow(message))?.focus());
}

function Couriers(props: { readonly desk: Desk; readonly now: number }) {
  const t = useWords();
  const { desk, now } = props;
  const { sms, email, oldest_due } = desk.waiting;
  const age_ms = oldest_due ? now - millis(oldest_due) : 0;
  const span = spanText(t, age_ms);
  return (
    <p className="messages__sum figures">
      {!desk.tells && <span>{t("messages.does_not_tell")}</span>}
      {(desk.tells || sms + email > 0) && (
        <>
          <span>{t("messages.waiting_sms", { count: sms })}</span>
          <span>{t("messages.waiting_email", { count: email })}</span>
          {oldest_due === undefined ? (
            <span>{t("messages.none_due")}</span>
          ) : desk.tells && age_ms >= stuck_ms ? (
            <strong className="hurry--late">{t("messages.couriers_stuck", { span })}</strong>
          ) : (
            <span>{t("messages.oldest_due", { span })}</span>
          )}
        </>
      )}
    </p>
  );
}
