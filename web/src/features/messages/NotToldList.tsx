// Messages: those that reached nobody. Somebody calls, and says here that it was dealt with.

import type { ReactNode } from "react";
import type { DealtWithShown, NotTold } from "../../contract.generated";
import { shortInstant } from "../../core/civil-time";
import { troubleText, useCommand } from "../../core/use-command";
import { useHeldOrder, useLastSeen } from "../../core/use-held-order";
import { useWords, type Words, wordFor } from "../../core/words";
import { ageText } from "../../ui/marks";
import { Button, joined, RefusalText } from "../../ui/parts";

export function NotToldList(props: {
  readonly messages: ReadonlyArray<NotTold>;
  readonly now: number;
  readonly may_deal: boolean;
  /** The way to the client's record is the desk's to lend. */
  readonly cardOf: (message: NotTold) => ReactNode;
  readonly onDealtWith: (message: NotTold) => void;
}) {
  const t = useWords();
  const held = useHeldOrder(props.messages.map(({ message }) => message));
  const seen = useLastSeen(props.messages, ({ message }) => message);
  return (
    <ol className="not-told" aria-label={t("messages.not_told")} {...held.hands}>
      {seen(held.order).map((message) => (
        <li key={message.message}>
          <One {...props} message={message} is_gone={held.gone.has(message.message)} />
        </li>
      ))}
    </ol>
  );
}

function One(props: {
  readonly message: NotTold;
  readonly now: number;
  readonly is_gone: boolean;
  readonly may_deal: boolean;
  readonly cardOf: (message: NotTold) => ReactNode;
  readonly onDealtWith: (message: NotTold) => void;
}) {
  const t = useWords();
  const { message, now, is_gone } = props;
  const { step, send } = useCommand<"message_dealt_with">();
  const name = toldName(t, message);

  async function dealtWith(): Promise<void> {
    if (step.at === "sending") return;
    const answer = await send(`/api/messages/${message.message}/dealt-with`, {});
    if (answer?.ok) props.onDealtWith(message);
  }

  return (
    <article className={joined("not-told__one", is_gone && "not-told__one--gone")} aria-label={name}>
      <p className="not-told__who">
        <strong>{name}</strong>
        {message.client_born && <span className="figures">{ageText(t, message.client_born, now)}</span>}
        {message.non_disclosure && <span className="badge badge--alert">{t("client.non_disclosure")}</span>}
      </p>
      <p>
        {t(`message_kind.${message.kind}`)}
        {" · "}
        <span className="figures">{aboutText(t, message, now)}</span>
      </p>
      <p className="small">
        {t(`message_channel.${message.channel}`)}: {wordFor(t, "message_why", message.why)}
        {" · "}
        <span className="figures">
          {t("messages.given_up", { time: shortInstant(message.given_up_at, now, t.language) })}
        </span>
      </p>
      {message.has_passed && <p className="small dim">{t("messages.has_passed")}</p>}
      {message.was_told_later && <p className="small">{t("messages.told_later")}</p>}
      {message.has_died && <p className="refusal">{t("messages.has_died")}</p>}
      {is_gone ? (
        <p className="small">{t("messages.gone_dealt_with")}</p>
      ) : (
        <div className="actions">
          {props.cardOf(message)}
          {props.may_deal && (
            <Button
              aria-label={t("messages.deal_with_of", { name })}
              disabled={step.at === "sending"}
              onClick={() => void dealtWith()}
            >
              {t("messages.deal_with")}
            </Button>
          )}
        </div>
      )}
      <RefusalText words={troubleText(t, step, [])} />
    </article>
  );
}

function aboutText(t: Words, message: NotTold, now: number): string {
  const time = (at: NonNullable<NotTold["begins_at"]>) => shortInstant(at, now, t.language);
  return [
    message.begins_at
      ? t("messages.visit_at", { time: time(message.begins_at) })
      : message.was_at && t("messages.visit_was", { time: time(message.was_at) }),
    message.unit_name,
    message.answer_by && t("messages.offer_until", { time: time(message.answer_by) }),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Whoever may not find people sees that somebody was not told. */
export function toldName(t: Words, message: Readonly<{ client_name?: string }>): string {
  return message.client_name ?? t("messages.somebody");
}

export function DealtWith(props: {
  readonly messages: ReadonlyArray<DealtWithShown>;
  readonly now: number;
  readonly may_deal: boolean;
  readonly onTakenBack: (message: DealtWithShown) => void;
}) {
  const t = useWords();
  const { step, send } = useCommand<"message_not_dealt_with">();

  async function takeBack(one: DealtWithShown): Promise<void> {
    if (step.at === "sending") return;
    const answer = await send(`/api/messages/${one.message}/not-dealt-with`, {});
    if (answer?.ok) props.onTakenBack(one);
  }

  if (props.messages.length === 0) return null;
  return (
    <details className="dealt-with">
      <summary>{t("messages.dealt_with", { count: props.messages.length })}</summary>
      <ul className="stack stack--tight">
        {props.messages.map((one) => (
          <li key={one.message}>
            {[t(`message_kind.${one.kind}`), one.client_name].filter(Boolean).join(" · ")}
            <span className="dim">
              {" – "}
              {t("messages.dealt_with_by", {
                name: one.dealt_with_by_name,
                time: shortInstant(one.dealt_with_at, props.now, t.language),
              })}
            </span>
            {props.may_deal && (
              <Button
                look="quiet"
                className="small"
                aria-label={t("messages.take_back_of", { name: toldName(t, one) })}
                onClick={() => void takeBack(one)}
              >
                {t("messages.take_back")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalText words={troubleText(t, step, [])} />
    </details>
  );
}
