import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, useState } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Colleague, Profession, ProfessionalId } from "../../contract.generated";
import { keys } from "../../core/queries";
import { type Acting, SessionContext } from "../../core/session";
import { changeLanguage } from "../../core/words";
import { PickColleague } from "./PickColleague";

const colleague = (name: string, reachability: string) =>
  ({ professional: name, name, unit_name: "Keskusta", profession: "doctor", reachability }) as unknown as Colleague;

const place = document.createElement("div");
const root = createRoot(place);
const queries = new QueryClient();
let colleagues: ReadonlyArray<Colleague>;

function Form() {
  const [value, setValue] = useState<ProfessionalId | undefined>(undefined);
  const [profession, setProfession] = useState<Profession>("doctor");
  return (
    <PickColleague
      profession={profession}
      onProfession={setProfession}
      value={value}
      onChange={setValue}
      refusal={undefined}
    />
  );
}
const radios = () => [...place.querySelectorAll<HTMLInputElement>("input[type=radio]")];
const shown = () => radios().map(({ value }) => value);
const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 20))));

async function filter(text: string): Promise<void> {
  await act(async () => {
    const field = place.querySelector("input[type=text]") as HTMLInputElement;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  await act(() => changeLanguage("fi"));
  colleagues = [colleague("Laine", "reachable"), colleague("Minä", "reachable"), colleague("Niemi", "busy")];
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ colleagues })));
  document.body.append(place);
  queries.clear();
  await act(async () =>
    root.render(
      <QueryClientProvider client={queries}>
        <SessionContext value={{ professional: "Minä" } as unknown as Acting}>
          <Form key={Math.random()} />
        </SessionContext>
      </QueryClientProvider>,
    ),
  );
  await settle();
});
afterEach(() => {
  vi.unstubAllGlobals();
  place.remove();
});

test("whoever is chosen stays in sight of every filter", async () => {
  await act(async () => radios()[1]?.click());
  await filter("laine");
  expect(shown()).toEqual(["Laine", "Niemi"]);
  expect(radios()[1]?.checked).toBe(true);
});

test("a digit goes to whom it stood beside when it was aimed at", async () => {
  await act(async () => radios()[0]?.focus());
  colleagues = [colleague("Laine", "away"), colleague("Niemi", "reachable")];
  await act(async () => void (await queries.invalidateQueries({ queryKey: keys.colleagues })));
  await settle();
  expect(shown()).toEqual(["Laine", "Niemi"]);
  await act(async () => radios()[0]?.blur());
  expect(shown()).toEqual(["Niemi", "Laine"]);
});

test("whoever works in two units stands there once, with both", async () => {
  const laine = colleague("Laine", "reachable");
  colleagues = [laine, { ...laine, unit_name: "Asema" }, colleague("Niemi", "busy")];
  await act(async () => void (await queries.invalidateQueries({ queryKey: keys.colleagues })));
  await settle();
  expect(shown()).toEqual(["Laine", "Niemi"]);
  expect(place.textContent).toContain("Keskusta, Asema");
});
