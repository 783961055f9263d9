import { expect, test } from "vitest";
import type { PhraseShown } from "../../contract.generated";
import { blankFrom, keyBefore, phrasesFor, withPhrase } from "./phrase-text";

const phrases: ReadonlyArray<PhraseShown> = [
  {
    id: "own_nurse",
    key: "omahoitaja",
    label: "Oma hoitaja sovittu",
    used_in: ["action"],
    text: "Oma hoitaja on {nimi}.",
  },
  { id: "self", key: "omaseuranta", label: "Omaseuranta", used_in: ["action", "follow_up"], text: "Mittaa {mitä}." },
  { id: "oral", key: "suu", label: "Suun terveystarkastukseen", used_in: ["action"], text: "Suun tarkastus." },
];

test("a key is typed after a slash that begins a word", () => {
  expect(keyBefore("/oma", 4)).toEqual({ from: 0, typed: "oma" });
  expect(keyBefore("Sovittu. /oma jatko", 13)).toEqual({ from: 9, typed: "oma" });
  expect(keyBefore("/", 1)).toEqual({ from: 0, typed: "" });
  expect(keyBefore("ja/tai", 6)).toBeUndefined();
  expect(keyBefore("1/2", 3)).toBeUndefined();
  expect(keyBefore("/oma ", 5)).toBeUndefined();
});

test("phrases are found by the beginning of their key, and by their name, where they are used", () => {
  const keys = (use: "action" | "follow_up" | "need", typed: string) =>
    phrasesFor(phrases, use, typed).map(({ key }) => key);
  expect(keys("action", "oma")).toEqual(["omahoitaja", "omaseuranta"]);
  expect(keys("action", "omah")).toEqual(["omahoitaja"]);
  expect(keys("action", "terveys")).toEqual(["suu"]);
  expect(keys("follow_up", "")).toEqual(["omaseuranta"]);
  expect(keys("need", "oma")).toEqual([]);
});

test("a phrase takes the place of its key, and its first blank is marked", () => {
  const text = "Sovittu. /oma loppu";
  const written = withPhrase(text, 9, 13, "Oma hoitaja on {nimi}, {numero}.");
  expect(written.text).toBe("Sovittu. Oma hoitaja on {nimi}, {numero}. loppu");
  expect(written.text.slice(written.from, written.to)).toBe("{nimi}");
  const next = blankFrom(written.text, written.to);
  expect(next && written.text.slice(next.from, next.to)).toBe("{numero}");
  expect(blankFrom(written.text, next?.to ?? 0)).toBeUndefined();
});

test("behind a phrase without blanks the cursor stands at its end", () => {
  expect(withPhrase("/suu", 0, 4, "Suun tarkastus.")).toEqual({ text: "Suun tarkastus.", from: 15, to: 15 });
});
