// The first-line desk, the phone rings: number, who, same matter or a new one, and in whose words.

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type {
  Channel,
  ClientId,
  ContactAnswer,
  ContactId,
  Language,
  LineId,
  LineShown,
  MatterId,
  OpenMatterShown,
  ReceiveContact,
  Urgency,
} from "../../contract.generated";
import { instantText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { keys } from "../../core/queries";
import { useMe } from "../../core/session";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, isKept, useKept } from "../../core/use-kept";
import { useSettled } from "../../core/use-settled";
import { useWords } from "../../core/words";
import { ClientFinder } from "../../features/clients/ClientFinder";
import { matterHolder } from "../../features/clients/ClientFolders";
import { ClientLineText, clientName } from "../../features/clients/ClientLineText";
import { RegisterClient } from "../../features/clients/RegisterClient";
import { useCard } from "../../features/clients/use-card";
import { type LeftRequest, lineText } from "../../features/contact/Queue";
import { UrgencyMark } from "../../ui/marks";
import { Button, Notice, RadioGroup, RefusalText, Select, TextArea, TextField } from "../../ui/parts";
import { AlreadyWaits } from "./AlreadyWaits";
import { CallersTrouble, useCallers } from "./WhoIsIt";

const channels: ReadonlyArray<Channel> = ["phone", "walk_in", "callback", "provider", "chat", "message", "e_form"];
const urgencies: ReadonlyArray<Urgency> = ["emergency", "same_day", "within_days", "non_urgent", "no_care_need"];
const lines_of: Readonly<Record<Channel, ReadonlyArray<string>>> = {
  phone: ["general"],
  walk_in: ["walk_in"],
  callback: ["general_callback"],
  provider: ["provider", "acute_coordinator"],
  chat: ["chat"],
  message: ["messages"],
  e_form: ["e_forms"],
};
const provider_fields = ["/provider", "/provider/company", "/provider/caller_name"];
const fields = ["/words", "/caller_phone", "/line", "/channel", "/urgency", "/language"];

interface Person {
  readonly client: ClientId;
  readonly name: string;
}

export function NewContact(props: {
  readonly lines: ReadonlyArray<LineShown>;
  readonly line: LineId | undefined;
  readonly client: ClientId | undefined;
  readonly onReceived: (answer: ContactAnswer, matter: MatterId | undefined) => void;
  readonly onLeft: (left: LeftRequest) => void;
  /** One that waits already is opened instead; what is typed here stays. */
  readonly onOpen: (contact: ContactId) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const me = useMe();
  const queries = useQueryClient();
  // One that was left half typed stands here again, and says so: it is of the same call, or is thrown away.
  const scope = `new ${props.client ?? "anybody"}`;
  const [was_left, setWasLeft] = useState(() => isKept(scope));
  const [phone, setPhone] = useKept(scope, "phone", "");
  const [channel, setChannel] = useKept<Channel>(scope, "channel", "phone");
  const [line, setLine] = useKept<LineId | undefined>(scope, "line", undefined);
  const [person, setPerson] = useKept<Person | undefined>(scope, "person", undefined);
  const [chosen_same, setSame] = useKept<MatterId | undefined>(scope, "same", undefined);
  // "Change" was pressed: it is not the one whose card one came from.
  const [is_another, setAnother] = useKept(scope, "another", false);
  const [words, setWords] = useKept(scope, "words", "");
  const [urgency, setUrgency] = useKept<Urgency | undefined>(scope, "urgency", undefined);
  const [chosen_language, setLanguage] = useKept<Language | undefined>(scope, "language", undefined);
  const [company, setCompany] = useKept(scope, "company", "");
  const [caller_name, setCallerName] = useKept(scope, "caller_name", "");
  const is_provider = channel === "provider";
  const [registers, setRegisters] = useState(false);
  const [asked_for_number, setAskedForNumber] = useState(false);
  const { step, send } = useCommand<"contact_receive">();
  // A company's number says nothing of whose matter it is.
  const settled_phone = useSettled(phone.trim());
  const callers = useCallers(is_provider ? undefined : settled_phone);
  const number = useRef<HTMLInputElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  // Who comes from a client's card knows who it is.
  const knows_client = props.client !== undefined;
  useEffect(() => (knows_client ? reason : number).current?.focus(), [knows_client]);
  const form_keys = useFormKeys<HTMLDivElement>({
    save: () => form.current?.requestSubmit(),
    second: () => void receive(undefined, false),
  });

  // Come here from a client's card, or from the question what it is opened for: the card says who it is and what is open. Who is chosen here
  // is on the line, and their card opens too.
  const known_card = useCard(props.client, props.client && "contact", undefined).data;
  const known = known_card && { client: known_card.client.client, name: clientName(known_card.client) };
  const who = person ?? (is_another ? undefined : known);
  const card = useCard(who?.client, who && "contact", undefined).data;
  const language = chosen_language ?? (who && !person ? known_card?.client.language : undefined) ?? "fi";

  const caller = callers.data?.callers.find(({ client }) => client.client === who?.client);
  const matters: ReadonlyArray<OpenMatterShown> = card?.matters ?? [];
  // What is not offered any more, because the number or the person was changed, is not sent either.
  const same = matters.find(({ matter }) => matter === chosen_same)?.matter;
  const chosen_line = line ?? lineFor(props.lines, channel, props.line, me.role.unit);
  // Whoever asks to be called waits as callbacks do, and is promised what they are, whichever way they came.
  const request_channel: Channel = is_provider ? channel : "callback";
  const request_line = line ?? lineFor(props.lines, request_channel, props.line, me.role.unit);
  const request_line_shown = props.lines.find((one) => one.line === request_line);
  // On either line that this could come to stand on.
  const lines_asked = props.lines.filter((one) => one.line === chosen_line || one.line === request_line);
  const has_nobody_to_call = asked_for_number && !who && phone.trim() === "";

  function choosePerson(chosen: Person, speaks?: Language): void {
    // Each call opens the card anew: what was open a call ago may be closed.
    queries.removeQueries({ queryKey: [...keys.card, chosen.client, "contact", undefined] });
    setPerson(chosen);
    setSame(undefined);
    setRegisters(false);
    if (speaks) setLanguage(speaks);
    requestAnimationFrame(() => reason.current?.focus());
  }

  function changePerson(): void {
    setPerson(undefined);
    setSame(undefined);
    setAnother(true);
    requestAnimationFrame(() => search.current?.focus());
  }

  async function receive(event: FormEvent | undefined, take: boolean): Promise<void> {
    event?.preventDefault();
    const to_line = take ? chosen_line : request_line;
    if (!to_line || step.at === "sending") return;
    if (!take && !is_provider && !who && phone.trim() === "") {
      setAskedForNumber(true);
      return number.current?.focus();
    }
    const body: ReceiveContact = {
      line: to_line,
      channel: take ? channel : request_channel,
      ...(who && { client: who.client }),
      ...(phone.trim() && { caller_phone: phone.trim() }),
      words: words.trim() === "" && same ? (matters.find(({ matter }) => matter === same)?.words ?? "") : words,
      language,
      ...(urgency && { urgency }),
      ...(same && { same_matter: same }),
      take,
      ...(is_provider && { provider: { company, caller_name } }),
    };
    const answer = await send("/api/contacts", body);
    if (!answer?.ok) return;
    forgetKept(scope);
    if (take) return props.onReceived(answer.value, same);
    props.onLeft({ contact: answer.value.contact, line: to_line });
  }

  return (
    <div className="desk__matter desk__matter--wide">
      <div className="desk__body" {...form_keys}>
        <div className="actions desk__title">
          <h2>{t("new.title")}</h2>
          <Button
            look="quiet"
            onClick={() => {
              // Thrown away on purpose; Esc only leaves it.
              forgetKept(scope);
              props.onCancel();
            }}
          >
            {t("action.cancel")}
          </Button>
        </div>
        {was_left && (
          <Notice look="quiet" role="status">
            {t("new.was_left")}
            <Button
              onClick={() => {
                forgetKept(scope);
                setWasLeft(false);
                number.current?.focus();
              }}
            >
              {t("new.begin_anew")}
            </Button>
          </Notice>
        )}
        <div className="pair">
          <TextField
            ref={number}
            label={is_provider ? t("new.number_back") : t("new.phone")}
            type="tel"
            inputMode="tel"
            value={phone}
            onChange={setPhone}
            refusal={has_nobody_to_call ? t("new.number_needed") : refusedAt(step, "/caller_phone")}
            maxLength={30}
          />
          <Select<Channel>
            label={t("new.channel")}
            value={channel}
            options={channels.map((id) => ({ id, label: t(`channel.${id}`) }))}
            onChange={(chosen) => {
              if (chosen !== "") setChannel(chosen);
              setLine(undefined);
            }}
            refusal={refusedAt(step, "/channel")}
          />
        </div>
        {is_provider && (
          <div className="pair">
            <TextField
              label={t("new.company")}
              value={company}
              onChange={setCompany}
              refusal={refusedAt(step, "/provider/company") ?? refusedAt(step, "/provider")}
              maxLength={120}
              required
            />
            <TextField
              label={t("new.caller_name")}
              value={caller_name}
              onChange={setCallerName}
              refusal={refusedAt(step, "/provider/caller_name")}
              maxLength={120}
              required
            />
          </div>
        )}
        <section className="stack" aria-labelledby="new-who">
          <h3 id="new-who">{is_provider ? t("new.first_client") : t("who.title")}</h3>
          {is_provider && <p className="dim">{t("new.first_client_help")}</p>}
          {who ? (
            <p className="actions">
              {caller ? <ClientLineText client={caller.client} /> : <strong>{who.name}</strong>}
              <Button look="quiet" onClick={changePerson}>
                {t("who.change")}
              </Button>
            </p>
          ) : (
            <>
              {callers.isFetching && <p role="status">{t("state.loading")}</p>}
              <CallersTrouble callers={callers} />
              {callers.data && callers.data.callers.length > 0 && (
                <ul className="stack stack--tight">
                  {callers.data.callers.map(({ client, matters: open }) => (
                    <li key={client.client}>
                      <button
                        type="button"
                        className="person"
                        onClick={() =>
                          choosePerson({ client: client.client, name: clientName(client) }, client.language)
                        }
                      >
                        <ClientLineText client={client} />
                        {open.length > 0 && (
                          <span className="small">{t("client.open_matters", { count: open.length })}</span>
                        )}
                      </button>
                    </li>
                  ))}
                </ul>
              )}
              {callers.data?.callers.length === 0 && <p className="dim">{t("who.unknown_number")}</p>}
              {registers ? (
                <RegisterClient
                  phone={phone}
                  onRegistered={(client, name) => choosePerson({ client, name })}
                  onCancel={() => setRegisters(false)}
                />
              ) : (
                <div className="who">
                  <ClientFinder
                    label={t("who.search")}
                    placeholder={t("search.placeholder")}
                    input={search}
                    onPick={(client) =>
                      choosePerson({ client: client.client, name: clientName(client) }, client.language)
                    }
                    labelled
                  />
                  <Button onClick={() => setRegisters(true)}>{t("register.open")}</Button>
                </div>
              )}
            </>
          )}
        </section>
        <form noValidate ref={form} className="stack" onSubmit={(event) => void receive(event, true)}>
          {who && matters.length > 0 && (
            <RadioGroup<MatterId | "new">
              label={t("new.same_or_new")}
              value={same ?? "new"}
              onChange={(chosen) => setSame(chosen === "new" ? undefined : chosen)}
              options={[
                { id: "new" as const, label: t("new.new_matter") },
                ...matters.map((matter) => ({
                  id: matter.matter,
                  label: (
                    <>
                      {t("new.same_matter", { words: matter.words })}
                      <span className="small dim">
                        {" "}
                        {matterHolder(t, matter)} · {instantText(matter.opened_at, t.language)}
                      </span>
                    </>
                  ),
                })),
              ]}
            />
          )}
          <TextArea
            ref={reason}
            label={t("new.words")}
            help={t("new.words_help")}
            value={words}
            onChange={setWords}
            refusal={refusedAt(step, "/words")}
            maxLength={2000}
            required={!same}
            rows={3}
          />
          <RadioGroup<Urgency>
            label={
              <>
                {t("new.urgency")} <span className="field__optional">{t("field.optional")}</span>
              </>
            }
            help={t("new.urgency_help")}
            value={urgency}
            onChange={setUrgency}
            options={urgencies.map((id) => ({ id, label: <UrgencyMark urgency={id} /> }))}
            refusal={refusedAt(step, "/urgency")}
            inline
            optional
          />
          <div className="pair">
            <Select<Language>
              label={t("register.language")}
              value={language}
              options={(["fi", "sv", "en"] as const).map((id) => ({ id, label: t(`language.${id}`) }))}
              onChange={(chosen) => chosen !== "" && setLanguage(chosen)}
            />
            <Select<LineId>
              label={t("queue.line")}
              value={chosen_line ?? ""}
              options={props.lines.map((one) => ({ id: one.line, label: lineText(t, props.lines, one, me.role.unit) }))}
              onChange={(chosen) => setLine(chosen === "" ? undefined : chosen)}
              refusal={refusedAt(step, "/line")}
            />
          </div>
          {!is_provider &&
            lines_asked.map((one) => (
              <AlreadyWaits
                key={one.line}
                lines={props.lines}
                line={one}
                urgency={urgency}
                client={who?.client}
                phone={settled_phone}
                onOpen={props.onOpen}
              />
            ))}
          <RefusalText words={troubleText(t, step, is_provider ? [...fields, ...provider_fields] : fields)} />
          <div className="actions">
            <Button type="submit" look="primary" hotkey="Ctrl+Enter" disabled={step.at === "sending"}>
              {t("new.take")}
            </Button>
            <Button
              hotkey="Ctrl+Shift+Enter"
              disabled={step.at === "sending"}
              onClick={() => void receive(undefined, false)}
            >
              {t("new.leave_request")}
            </Button>
          </div>
          {request_line_shown && (
            <p className="dim small">
              {t("new.leave_where", { line: lineText(t, props.lines, request_line_shown, me.role.unit) })}
            </p>
          )}
        </form>
      </div>
    </div>
  );
}

/** The line that this channel arrives on: the one on the screen, else that of one's own unit, else any such line, else the first. */
function lineFor(
  lines: ReadonlyArray<LineShown>,
  channel: Channel,
  on_screen: LineId | undefined,
  unit: string,
): LineId | undefined {
  const fits = lines.filter(({ key }) => lines_of[channel].includes(key));
  const best =
    fits.find((one) => one.line === on_screen) ?? fits.find((one) => one.unit === unit) ?? fits[0] ?? lines[0];
  return best?.line;
}
