// Core: the words a person reads, in the language they chose.
//
// Invariant: a key exists in all three languages of catalog/messages or the code does not compile. Changing the language keeps
// every component mounted, so nothing that was typed is lost.

import { type Messages, setupI18n } from "@lingui/core";
import { useEffect, useState, useSyncExternalStore } from "react";
import type finnish from "../../../catalog/messages/fi.json";
import type { Language } from "../contract.generated";

export type WordKey = Exclude<keyof typeof finnish, `refusal.${string}`>;
export type Values = Readonly<Record<string, string | number>>;
export interface Words {
  (key: WordKey, values?: Values): string;
  readonly language: Language;
}

const loaders: Readonly<Record<Language, () => Promise<{ words: Messages }>>> = {
  fi: () => import("virtual:messages/fi"),
  sv: () => import("virtual:messages/sv"),
  en: () => import("virtual:messages/en"),
};

const i18n = setupI18n();
const listeners = new Set<() => void>();
let current: Words = speak("fi");

function speak(language: Language): Words {
  return Object.assign((key: WordKey, values?: Values) => i18n._(key, values), { language });
}

export async function changeLanguage(language: Language): Promise<void> {
  const { words } = await loaders[language]();
  i18n.loadAndActivate({ locale: language, messages: words });
  document.documentElement.lang = language;
  current = speak(language);
  for (const listener of listeners) listener();
}

export function words(): Words {
  return current;
}

export function useWords(): Words {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, words);
}

// What was loaded beside the language of the screen.
const beside = new Map<Language, Words>();

/** Words in a language that is not that of the screen: a slip for whoever takes it, a wall that speaks to everybody. Until they are there,
 * those of the screen. */
export function useWordsIn(language: Language): Words {
  const screen = useWords();
  const [found, setFound] = useState<Words | undefined>(() => beside.get(language));
  useEffect(() => {
    let is_over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A wall that is switched on while the server restarts has nobody who would load it again.
    const load = () =>
      wordsIn(language).then(
        (loaded) => !is_over && setFound(() => loaded),
        () => {
          if (!is_over) timer = setTimeout(load, load_again_ms);
        },
      );
    void load();
    return () => {
      is_over = true;
      clearTimeout(timer);
    };
  }, [language]);
  return found?.language === language ? found : screen;
}

const load_again_ms = 5_000;

async function wordsIn(language: Language): Promise<Words> {
  const known = beside.get(language);
  if (known) return known;
  const { words: messages } = await loaders[language]();
  const own = setupI18n();
  own.loadAndActivate({ locale: language, messages });
  const loaded: Words = Object.assign((key: WordKey, values?: Values) => own._(key, values), { language });
  beside.set(language, loaded);
  return loaded;
}

/** The word for something that the server named by a key (`why_here.*`); the key itself when this version has no word for it. */
export function wordFor(t: Words, family: string, key: string): string {
  const id = `${family}.${key}`;
  const text = t(id as WordKey);
  return text === id ? key : text;
}

const languages: ReadonlyArray<Language> = ["fi", "sv", "en"];

/** Before sign-in: the language chosen here last, else what the browser prefers, else Finnish. */
export function languageAtFirst(): Language {
  const wanted = [localStorage.getItem("koppi.language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return languages.find((language) => language === wanted[0]) ?? languages.find((l) => wanted.includes(l)) ?? "fi";
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem("koppi.language", language);
}
