// Clients: how a client is reached, and in which language. What was typed wrong is said beside it; what a colleague changed meanwhile is
// shown above before it is overwritten.

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { CatalogShown, ClientCard, ContactDetails, Language } from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { FormEnd, Select, TextField } from "../../ui/parts";
import { phoneText } from "../../ui/phone";
import { LanguageFields } from "./LanguageFields";

const fields = [
  "/wanted/phone",
  "/wanted/email",
  "/wanted/address",
  "/wanted/municipality",
  "/wanted/interpreter_language",
];

export function ContactDetailsForm(props: {
  readonly card: ClientCard;
  readonly catalogue: CatalogShown | undefined;
  readonly onSaved: () => void;
  readonly onChangedMeanwhile: () => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { card } = props;
  const { client } = card.client;
  const scope = `contact details of ${client}`;
  const now = detailsOf(card);
  // As they stood when the form was opened, and since a refusal as they stand now.
  const [opened, setOpened] = useState<ContactDetails | undefined>(now);
  const seen = opened ?? now;
  const [phone, setPhone] = useKept(scope, "phone", seen.phone ? phoneText(seen.phone) : "");
  const [email, setEmail] = useKept(scope, "email", seen.email ?? "");
  const [address, setAddress] = useKept(scope, "address", seen.address ?? "");
  const [municipality, setMunicipality] = useKept(scope, "municipality", seen.municipality ?? "");
  const [interpreter, setInterpreter] = useKept(scope, "interpreter", seen.interpreter_language ?? "");
  const [language, setLanguage] = useKept<Language>(scope, "language", seen.language);
  const { step, send } = useCommand<"client_change_contact">();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const answer = await send(`/api/clients/${client}/contact-details`, {
      wanted: {
        ...(phone.trim() && { phone: phone.trim() }),
        ...(email.trim() && { email: email.trim() }),
        ...(address.trim() && { address: address.trim() }),
        ...(municipality && { municipality }),
        language,
        ...(interpreter && { interpreter_language: interpreter }),
      },
      seen,
    });
    if (answer && !answer.ok && answer.refusal.code === "client.details_changed") {
      setOpened(undefined);
      props.onChangedMeanwhile();
    }
    if (!answer?.ok) return;
    forgetKept(scope);
    props.onSaved();
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack no-print client__details"
      onSubmit={(event) => void save(event)}
      aria-label={t("client.contact_title")}
    >
      <div className="pair">
        <TextField
          ref={first}
          label={t("register.phone")}
          type="tel"
          value={phone}
          onChange={setPhone}
          refusal={refusedAt(step, "/wanted/phone")}
          maxLength={30}
        />
        <TextField
          label={t("register.email")}
          help={t("client.email_help")}
          type="email"
          value={email}
          onChange={setEmail}
          refusal={refusedAt(step, "/wanted/email")}
          maxLength={254}
        />
        <TextField
          label={t("register.address")}
          value={address}
          onChange={setAddress}
          refusal={refusedAt(step, "/wanted/address")}
          maxLength={200}
        />
        <Select<string>
          label={t("register.municipality")}
          none={t("register.no_municipality")}
          value={municipality}
          options={(props.catalogue?.municipalities ?? []).map(({ code, name }) => ({ id: code, label: name }))}
          onChange={setMunicipality}
          refusal={refusedAt(step, "/wanted/municipality")}
        />
      </div>
      <LanguageFields
        language={language}
        onLanguage={setLanguage}
        interpreter={interpreter}
        onInterpreter={setInterpreter}
        refusal={refusedAt(step, "/wanted/interpreter_language")}
      />
      <FormEnd
        trouble={troubleText(t, step, fields)}
        verb={t("client.save_contact")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

function detailsOf(card: ClientCard): ContactDetails {
  const { phone, email, address, municipality, client } = card;
  return {
    ...(phone && { phone }),
    ...(email && { email }),
    ...(address && { address }),
    ...(municipality && { municipality }),
    language: client.language,
    ...(client.interpreter_language && { interpreter_language: client.interpreter_language }),
  };
}
