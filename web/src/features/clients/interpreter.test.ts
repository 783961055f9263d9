import { expect, test } from "vitest";
import type { Words } from "../../core/words";
import { interpreterLanguages, languageName } from "./interpreter";

const finnish: Words = Object.assign((key: string) => key, { language: "fi" as const });

test("a language is told by its name, in the words of whoever reads", () => {
  expect(languageName(finnish, "uk")).toBe("ukraina");
  expect(languageName(finnish, "und")).toBe("language_name.und");
});

test("a code that nobody knows breaks no card", () => {
  expect(languageName(finnish, "u!")).toBe("u!");
});

test("every language that can be chosen has a name", () => {
  for (const { id, label } of interpreterLanguages(finnish)) expect(label, id).not.toBe(id);
});
