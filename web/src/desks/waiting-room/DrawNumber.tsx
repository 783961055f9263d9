// The waiting room's desk: somebody stands at the reception. A number, and as much of who and why as they want to tell.

import { type FormEvent, useEffect, useRef, useState } from "react";
import type {
  ClientId,
  DrawNumber as DrawNumberBody,
  Drawn,
  Language,
  UnitId,
  Urgency,
} from "../../contract.generated";
import { useFormKeys, useKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { ClientFinder } from "../../features/clients/ClientFinder";
import { clientName } from "../../features/clients/ClientLineText";
import { RegisterClient } from "../../features/clients/RegisterClient";
import { Slip } from "../../features/walkin/Slip";
import { useRoomRead } from "../../features/walkin/use-waiting-room";
import { UrgencyMark } from "../../ui/marks";
import { Button, FocusHeading, FormEnd, Notice, RadioGroup, Select, TextArea } from "../../ui/parts";

const urgencies: ReadonlyArray<Urgency> = ["emergency", "same_day", "within_days", "non_urgent", "no_care_need"];
const languages: ReadonlyArray<Language> = ["fi", "sv", "en"];
const fields = ["/words", "/urgency", "/client"];

interface Person {
  readonly client: ClientId;
  readonly name: string;
}

/** What was given last, and in whose language its slip is printed. */
export interface Given {
  readonly drawn: Drawn;
  readonly language: Language;
}

export function DrawNumber(props: {
  readonly unit: UnitId;
  readonly onDrawn: (given: Given) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const scope = `number ${props.unit}`;
  const [words, setWords] = useKept(scope, "words", "");
  const [urgency, setUrgency] = useKept<Urgency | undefined>(scope, "urgency", undefined);
  const [person, setPerson] = useKept<Person | undefined>(scope, "person", undefined);
  const [language, setLanguage] = useKept<Language>(scope, "language", "fi");
  const [registers, setRegisters] = useState(false);
  const { step, send } = useCommand<"walkin_draw">();
  const readRoom = useRoomRead();
  const reason = useRef<HTMLTextAreaElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => reason.current?.focus(), []);
  const form_keys = useFormKeys({ back: props.onCancel });

  async function draw(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const body: DrawNumberBody = {
      unit: props.unit,
      language,
      ...(person && { client: person.client }),
      ...(words.trim() && { words }),
      ...(urgency && { urgency }),
    };
    const answer = await send("/api/walk-in/tickets", body);
    readRoom();
    if (!answer?.ok) return;
    forgetKept(scope);
    props.onDrawn({ drawn: answer.value, language });
  }
  function choose(client: ClientId, name: string, speaks?: Language): void {
    setPerson({ client, name });
    setRegisters(false);
    if (speaks) setLanguage(speaks);
    requestAnimationFrame(() => reason.current?.focus());
  }

  return (
    <section className="stack" aria-labelledby="draw-title">
      <h2 id="draw-title">{t("walkin.draw")}</h2>
      {registers ? (
        <RegisterClient phone="" onRegistered={choose} onCancel={() => setRegisters(false)} />
      ) : person ? (
        <p className="actions">
          <strong>{person.name}</strong>
          <Button
            look="quiet"
            onClick={() => {
              setPerson(undefined);
              requestAnimationFrame(() => search.current?.focus());
            }}
          >
            {t("who.change")}
          </Button>
        </p>
      ) : (
        <div className="stack stack--tight">
          <ClientFinder
            label={t("walkin.who")}
            placeholder={t("search.placeholder")}
            input={search}
            onPick={(client) => choose(client.client, clientName(client), client.language)}
            labelled
          />
          <div className="actions">
            <Button look="quiet" onClick={() => setRegisters(true)}>
              {t("register.open")}
            </Button>
          </div>
        </div>
      )}
      <form noValidate className="stack" {...form_keys} onSubmit={(event) => void draw(event)}>
        <TextArea
          ref={reason}
          label={
            <>
              {t("new.words")} <span className="field__optional">{t("field.optional")}</span>
            </>
          }
          help={t("new.words_help")}
          value={words}
          onChange={setWords}
          refusal={refusedAt(step, "/words")}
          maxLength={2000}
        />
        <RadioGroup<Urgency>
          label={
            <>
              {t("new.urgency")} <span className="field__optional">{t("field.optional")}</span>
            </>
          }
          value={urgency}
          onChange={setUrgency}
          options={urgencies.map((id) => ({ id, label: <UrgencyMark urgency={id} /> }))}
          refusal={refusedAt(step, "/urgency")}
          inline
          optional
        />
        {urgency === "emergency" && (
          <Notice look="alert" role="alert">
            {t("walkin.emergency_note")}
          </Notice>
        )}
        <Select<Language>
          label={t("walkin.slip_language")}
          value={language}
          options={languages.map((id) => ({ id, label: t(`language.${id}`) }))}
          onChange={(chosen) => chosen !== "" && setLanguage(chosen)}
        />
        <FormEnd
          trouble={troubleText(t, step, fields) ?? refusedAt(step, "/client")}
          verb={t("walkin.draw")}
          is_off={step.at === "sending"}
          back={t("action.cancel")}
          onBack={props.onCancel}
        />
      </form>
    </section>
  );
}

/** The number, large: it is told across the desk, or printed. */
export function GivenNumber(props: {
  readonly given: Given;
  readonly onNext: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const { drawn } = props.given;
  useKeys({ p: () => window.print(), escape: props.onClose });
  return (
    <section className="given stack" aria-labelledby="given-title">
      <FocusHeading id="given-title" focusKey={drawn.ticket} className="given__title">
        {t("walkin.given")}
        <span className="given__number figures">{drawn.number}</span>
      </FocusHeading>
      <p className="given__before" role="status">
        {drawn.before === 0 ? t("walkin.is_next") : t("walkin.before", { count: drawn.before })}
        {drawn.estimate_minutes !== undefined && ` · ${t("walkin.estimate", { minutes: drawn.estimate_minutes })}`}
      </p>
      <div className="actions">
        <Button look="primary" hotkey="P" onClick={() => window.print()}>
          {t("walkin.print")}
        </Button>
        <Button hotkey="N" onClick={props.onNext}>
          {t("walkin.draw_another")}
        </Button>
        <Button look="quiet" hotkey="Esc" onClick={props.onClose}>
          {t("action.close")}
        </Button>
      </div>
      <Slip drawn={drawn} language={props.given.language} />
    </section>
  );
}
