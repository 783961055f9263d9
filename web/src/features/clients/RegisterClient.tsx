// Clients: registers a person whom nobody has met yet. The server checks the identity code and that it is nobody else's.

import { type FormEvent, useEffect, useRef, useState } from "react";
import type { CalendarDate, ClientId, Language, RegisterClient as RegisterClientBody } from "../../contract.generated";
import { typedDate } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { Button, RefusalText, TextField } from "../../ui/parts";
import { LanguageFields } from "./LanguageFields";

const fields = [
  "/family_name",
  "/given_names",
  "/hetu",
  "/born",
  "/phone",
  "/address",
  "/email",
  "/interpreter_language",
];

export function RegisterClient(props: {
  readonly phone: string;
  readonly onRegistered: (client: ClientId, name: string) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const scope = "registration of";
  const [family_name, setFamilyName] = useKept(scope, "family_name", "");
  const [given_names, setGivenNames] = useKept(scope, "given_names", "");
  const [hetu, setHetu] = useKept(scope, "hetu", "");
  const [born, setBorn] = useKept(scope, "born", "");
  const [language, setLanguage] = useState<Language>("fi");
  const [interpreter, setInterpreter] = useKept(scope, "interpreter", "");
  const [phone, setPhone] = useState(props.phone);
  const [address, setAddress] = useKept(scope, "address", "");
  const [email, setEmail] = useKept(scope, "email", "");
  const [non_disclosure, setNonDisclosure] = useState(false);
  const [bad_date, setBadDate] = useState(false);
  const { step, send } = useCommand<"client_register">();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const form_keys = useFormKeys({ back: props.onCancel });

  async function register(event: FormEvent): Promise<void> {
    event.preventDefault();
    const birth_date: CalendarDate | undefined = typedDate(born);
    setBadDate(born.trim() !== "" && !birth_date);
    if (born.trim() !== "" && !birth_date) return;
    const body: RegisterClientBody = {
      family_name,
      given_names,
      ...(hetu.trim() && { hetu: hetu.trim().toUpperCase() }),
      ...(birth_date && { born: birth_date }),
      language,
      ...(interpreter && { interpreter_language: interpreter }),
      non_disclosure,
      ...(phone.trim() && { phone: phone.trim() }),
      ...(address.trim() && { address: address.trim() }),
      ...(email.trim() && { email: email.trim() }),
    };
    const answer = await send("/api/clients", body);
    if (!answer?.ok) return;
    forgetKept(scope);
    props.onRegistered(answer.value.client, `${family_name.trim()} ${given_names.trim()}`);
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack panel"
      onSubmit={(event) => void register(event)}
      aria-labelledby="register-title"
    >
      <h3 id="register-title">{t("register.title")}</h3>
      <div className="pair">
        <TextField
          ref={first}
          label={t("register.family_name")}
          value={family_name}
          onChange={setFamilyName}
          refusal={refusedAt(step, "/family_name")}
          maxLength={80}
          required
        />
        <TextField
          label={t("register.given_names")}
          value={given_names}
          onChange={setGivenNames}
          refusal={refusedAt(step, "/given_names")}
          maxLength={80}
          required
        />
        <TextField
          label={t("register.hetu")}
          help={t("register.hetu_help")}
          value={hetu}
          onChange={setHetu}
          refusal={refusedAt(step, "/hetu")}
          maxLength={11}
        />
        <TextField
          label={t("register.born")}
          help={t("register.born_help")}
          value={born}
          onChange={setBorn}
          refusal={bad_date ? t("register.not_a_date") : refusedAt(step, "/born")}
        />
        <TextField
          label={t("register.phone")}
          type="tel"
          value={phone}
          onChange={setPhone}
          refusal={refusedAt(step, "/phone")}
          maxLength={30}
        />
        <TextField
          label={t("register.email")}
          type="email"
          value={email}
          onChange={setEmail}
          refusal={refusedAt(step, "/email")}
          maxLength={254}
        />
      </div>
      <TextField
        label={t("register.address")}
        value={address}
        onChange={setAddress}
        refusal={refusedAt(step, "/address")}
        maxLength={200}
      />
      <LanguageFields
        language={language}
        onLanguage={setLanguage}
        interpreter={interpreter}
        onInterpreter={setInterpreter}
        refusal={refusedAt(step, "/interpreter_language")}
      />
      <label className="choice">
        <input type="checkbox" checked={non_disclosure} onChange={(event) => setNonDisclosure(event.target.checked)} />
        <span>
          {t("client.non_disclosure")}
          <span className="choice__help"> – {t("register.non_disclosure_help")}</span>
        </span>
      </label>
      <RefusalText words={troubleText(t, step, fields)} />
      <div className="actions">
        <Button type="submit" look="primary" disabled={step.at === "sending"}>
          {t("register.save")}
        </Button>
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
    </form>
  );
}
