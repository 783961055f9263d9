// Access: the door. Name and password, then the role and unit in which one works today.

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { DemoPeople, Language, Me, RoleChoice } from "../../contract.generated";
import { read, speakWithServer, Unreachable, write } from "../../core/api";
import { tellTabs } from "../../core/tabs";
import { letGo } from "../../core/unsaved";
import { type Step, useAsked } from "../../core/use-command";
import { changeLanguage, rememberLanguage, useWords } from "../../core/words";
import { Button, Notice, RefusalText, TextField } from "../../ui/parts";
import "./access.css";
import { LanguageChoice } from "./LanguageChoice";

/** The demo says who may be tried; a real centre answers that there is no such thing. */
async function demoPeople(): Promise<DemoPeople | null> {
  const answer = await read<"demo_people_list">("/api/people");
  return answer.ok ? answer.value : null;
}

function useSignIn(onSignedIn: (me: Me) => void) {
  const { step, ask } = useAsked();
  async function signIn(username: string, password: string): Promise<void> {
    const answer = await ask(() => write<"session_sign_in">("POST", "/api/session", { username, password }));
    if (answer?.ok) onSignedIn(answer.value);
  }
  return { step, signIn };
}

/** What came of the last press, when it came to nothing. */
export function Trouble(props: { readonly step: Step }) {
  const t = useWords();
  if (props.step.at === "refused") return <RefusalText words={props.step.refusal.words} />;
  if (props.step.at === "unreachable") return <RefusalText words={t("state.unreachable")} />;
  return null;
}

export function SignIn(props: { readonly onSignedIn: (me: Me) => void }) {
  const t = useWords();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [chosen, setChosen] = useState<Language | undefined>(undefined);
  const { step, signIn } = useSignIn((me) => void inLanguage(me, chosen).then(props.onSignedIn));
  const demo = useQuery({ queryKey: ["people", t.language], queryFn: demoPeople, retry: false }).data;

  function submit(event: FormEvent): void {
    event.preventDefault();
    void signIn(username, password);
  }

  return (
    <main className="door">
      <LanguageChoice
        onChosen={(language) => {
          setChosen(language);
          rememberLanguage(language);
          speakWithServer(language);
          void changeLanguage(language);
        }}
      />
      <h1 className="door__name">Koppi</h1>
      <p className="door__promise">{t("sign_in.promise")}</p>
      <form noValidate className="stack" onSubmit={submit}>
        <TextField
          label={t("sign_in.username")}
          value={username}
          onChange={setUsername}
          autoComplete="username"
          required
        />
        <TextField
          label={t("sign_in.password")}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          required
        />
        <Trouble step={step} />
        <Button type="submit" look="primary" disabled={step.at === "sending"}>
          {t("sign_in.enter")}
        </Button>
      </form>
      {demo && demo.people.length > 0 && (
        <section className="stack" aria-labelledby="demo-people">
          <h2 id="demo-people">{t("sign_in.demo")}</h2>
          <p className="dim">{t("sign_in.demo_help")}</p>
          <ul className="stack stack--tight">
            {demo.people.map((person) => (
              <li key={person.username}>
                <button type="button" className="person" onClick={() => void signIn(person.username, demo.password)}>
                  <strong>{person.name}</strong>
                  <span className="dim">
                    {t(`profession.${person.profession}`)}, {person.unit_name}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

/** Whoever chose a language at the door goes on in it, whatever they worked in last. */
async function inLanguage(me: Me, chosen: Language | undefined): Promise<Me> {
  if (!chosen || me.language === chosen) return me;
  try {
    const answer = await write<"session_language">("POST", "/api/session/language", { language: chosen });
    return answer.ok ? answer.value : me;
  } catch (error) {
    if (error instanceof Unreachable) return me;
    throw error;
  }
}

export function ChooseRole(props: { readonly me: Me; readonly onChosen: (me: Me) => void }) {
  const t = useWords();
  const { step, choose } = useRoleChoice(props.onChosen);
  const way_out = useSignOut();
  const { me } = props;
  return (
    <main className="door">
      <h1>{t("role.choose")}</h1>
      <p>{me.name}</p>
      {me.roles.length === 0 && <Notice look="warning">{t("role.none")}</Notice>}
      <ul className="stack stack--tight">
        {me.roles.map((role, index) => (
          <li key={role.role}>
            {/* The first choice is where the cursor waits: Enter goes on. */}
            <RoleButton role={role} is_first={index === 0} onChoose={() => void choose(role)} />
          </li>
        ))}
      </ul>
      <Trouble step={step} />
      <Trouble step={way_out.step} />
      <div className="actions">
        <Button look="quiet" onClick={() => void way_out.leave()}>
          {t("shell.sign_out")}
        </Button>
      </div>
    </main>
  );
}

/** Nobody is out before the server has said so; where it is silent, that is said. */
export function useSignOut() {
  const { step, ask } = useAsked();
  async function leave(): Promise<void> {
    if (!(await ask(() => write<"session_end">("POST", "/api/session/end", {})))) return;
    letGo();
    tellTabs(undefined);
    window.location.assign("/");
  }
  return { step, leave };
}

export function useLanguageChoice(onChosen: (me: Me) => void) {
  const { step, ask } = useAsked();
  async function choose(language: Language): Promise<void> {
    const answer = await ask(() => write<"session_language">("POST", "/api/session/language", { language }));
    if (!answer?.ok) return;
    rememberLanguage(language);
    speakWithServer(language);
    onChosen(answer.value);
  }
  return { step, choose };
}

function RoleButton(props: { readonly role: RoleChoice; readonly is_first: boolean; readonly onChoose: () => void }) {
  const t = useWords();
  const ref = useRef<HTMLButtonElement>(null);
  const { is_first } = props;
  useEffect(() => {
    if (is_first) ref.current?.focus();
  }, [is_first]);
  return (
    <button ref={ref} type="button" className="person" onClick={props.onChoose}>
      <strong>{t(`profession.${props.role.profession}`)}</strong>
      <span className="dim">{props.role.unit_name}</span>
    </button>
  );
}

export function useRoleChoice(onChosen: (me: Me) => void) {
  const { step, ask } = useAsked();
  async function choose(role: RoleChoice): Promise<void> {
    const answer = await ask(() => write<"session_role">("POST", "/api/session/role", { role: role.role }));
    if (answer?.ok) onChosen(answer.value);
  }
  return { step, choose };
}

/** The session ended while somebody worked: their work stands behind this panel, untouched. */
export function SignInAgain(props: { readonly me: Me; readonly onSignedIn: (me: Me) => void }) {
  const t = useWords();
  const [password, setPassword] = useState("");
  const [username, setUsername] = useState("");
  const { me, onSignedIn } = props;
  const { step, signIn } = useSignIn((fresh) => void restoreRole(me, fresh).then(onSignedIn, () => onSignedIn(fresh)));
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  return (
    <section className="again" role="alertdialog" aria-labelledby="again-title" aria-describedby="again-text">
      <form
        noValidate
        className="again__form"
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(username, password);
        }}
      >
        <h2 id="again-title">{t("session.ended_title")}</h2>
        <p id="again-text">{t("session.ended_text", { name: me.name })}</p>
        <div className="again__fields">
          <TextField
            ref={first}
            label={t("sign_in.username")}
            value={username}
            onChange={setUsername}
            autoComplete="username"
            required
          />
          <TextField
            label={t("sign_in.password")}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            required
          />
          <Button type="submit" look="primary" disabled={step.at === "sending"}>
            {t("session.go_on")}
          </Button>
        </div>
        <Trouble step={step} />
      </form>
    </section>
  );
}

async function restoreRole(before: Me, fresh: Me): Promise<Me> {
  const role = before.role;
  if (!role || fresh.account !== before.account || fresh.role?.role === role.role) return fresh;
  const answer = await write<"session_role">("POST", "/api/session/role", { role: role.role });
  return answer.ok ? answer.value : fresh;
}
