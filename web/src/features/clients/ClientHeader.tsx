// Clients: the head of a card. It stays put: who this is, what must be known before anything is said, and who is theirs.

import { useState } from "react";
import type { CatalogShown, ClientCard } from "../../contract.generated";
import { dayText, instantAt, instantText, shortInstant } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useMe } from "../../core/session";
import { useWords } from "../../core/words";
import { ageText, ReachabilityMark } from "../../ui/marks";
import { Button, FocusHeading, joined } from "../../ui/parts";
import { phoneText } from "../../ui/phone";
import { clientName } from "./ClientLineText";
import { ContactDetailsForm } from "./ContactDetailsForm";
import { clientColour } from "./client-colour";
import { IdentityCode } from "./IdentityCode";
import { languageName } from "./interpreter";
import "./clients.css";

export function ClientHeader(props: {
  readonly card: ClientCard;
  readonly catalogue: CatalogShown | undefined;
  readonly onRefresh: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const now = useNow();
  const { card, catalogue } = props;
  const { client } = card;
  const [shows_all, setShowsAll] = useState(false);
  const [writes_contact, setWritesContact] = useState(false);
  const may_write_contact = me.rights.includes("person_edit") && !client.non_disclosure && !client.died;
  const own = card.workers.filter(({ named_as }) => named_as !== "area_nurse");
  const workers = own.length > 0 ? own : card.workers;

  return (
    <section className={joined("client", `client--${clientColour(client.client)}`)} aria-label={t("client.card")}>
      <div className="client__who client__part">
        <FocusHeading className="client__name" focusKey={client.client}>
          {clientName(client)}
        </FocusHeading>
        {client.born && (
          <span className="figures">
            <strong>{ageText(t, client.born, now)}</strong> · {dayText(client.born, t.language)}
          </span>
        )}
        <IdentityCode
          key={client.client}
          client={client.client}
          masked={client.hetu_masked}
          is_doubtful={card.hetu_is_doubtful}
        />
        <span>{t(`language.${client.language}`)}</span>
        {client.interpreter_language ? (
          <span className="badge">
            {t("client.interpreter", { language: languageName(t, client.interpreter_language) })}
          </span>
        ) : (
          <span className="dim">{t("client.no_interpreter")}</span>
        )}
        {client.non_disclosure && <span className="badge badge--alert">{t("client.non_disclosure")}</span>}
        {client.died && (
          <span className="badge badge--alert">{t("client.died", { day: dayText(client.died, t.language) })}</span>
        )}
      </div>
      <div className="client__rest client__part">
        <ul className="client__workers">
          {workers.length === 0 && <li className="dim">{t("client.no_workers")}</li>}
          {workers.map(({ named_as, colleague }) => (
            <li key={named_as}>
              <span className="dim">{t(`named_as.${named_as}`)}:</span> {colleague.name}{" "}
              <ReachabilityMark reachability={colleague.reachability} />
              {colleague.phone && <span className="figures nowrap"> {phoneText(colleague.phone)}</span>}
            </li>
          ))}
        </ul>
        {card.triggers.map((trigger) => (
          <Trigger key={trigger.trigger} trigger={trigger} catalogue={catalogue} />
        ))}
        <p className="client__contact figures">
          {client.non_disclosure ? (
            <span>{t("client.contact_hidden")}</span>
          ) : (
            <>
              {card.phone && <span className="nowrap">{t("client.phone", { phone: phoneText(card.phone) })}</span>}
              {card.email && <span className="client__mail">{t("client.email", { email: card.email })}</span>}
              {card.address && <span className={shows_all ? "" : "print-only"}>{card.address}</span>}
              {card.municipality && (
                <span>
                  {catalogue?.municipalities.find(({ code }) => code === card.municipality)?.name ?? card.municipality}
                </span>
              )}
            </>
          )}
          {card.address && !client.non_disclosure && (
            <Button
              look="quiet"
              className="small no-print"
              aria-expanded={shows_all}
              onClick={() => setShowsAll(!shows_all)}
            >
              {shows_all ? t("client.hide_address") : t("client.show_address")}
            </Button>
          )}
          {may_write_contact && (
            <Button
              look="quiet"
              className="small no-print"
              aria-expanded={writes_contact}
              onClick={() => setWritesContact(!writes_contact)}
            >
              {t("client.change_contact")}
            </Button>
          )}
          <span className="client__acts nowrap">
            <span className="dim client__age">
              {t("client.read_at", { time: shortInstant(card.as_of, now, t.language) })}
            </span>
            <Button look="quiet" className="small no-print" onClick={props.onRefresh}>
              {t("action.refresh")}
            </Button>
            <Button look="quiet" className="small no-print" onClick={() => window.print()}>
              {t("action.print")}
            </Button>
          </span>
        </p>
        {writes_contact && (
          <ContactDetailsForm
            key={client.client}
            card={card}
            catalogue={catalogue}
            onSaved={() => {
              setWritesContact(false);
              props.onRefresh();
            }}
            onChangedMeanwhile={props.onRefresh}
            onBack={() => setWritesContact(false)}
          />
        )}
        <p className="print-only small">
          {t("print.by", { name: me.name, unit: me.role.unit_name, time: instantText(instantAt(now), t.language) })}
        </p>
      </div>
    </section>
  );
}

function Trigger(props: {
  readonly trigger: ClientCard["triggers"][number];
  readonly catalogue: CatalogShown | undefined;
}) {
  const t = useWords();
  const { trigger } = props;
  const text = props.catalogue?.triggers.find(({ id }) => id === trigger.trigger);
  return (
    <details className="trigger">
      <summary>
        <strong>{t("client.trigger", { label: text?.label ?? trigger.trigger })}</strong>{" "}
        <span className="figures">
          {t("client.trigger_count", { count: trigger.count, days: trigger.window_days })}
        </span>
      </summary>
      {text && text.prompts.length > 0 && (
        <ul className="trigger__prompts">
          {text.prompts.map((prompt) => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
      )}
      <p className="dim small">{t("client.trigger_judgement")}</p>
    </details>
  );
}
