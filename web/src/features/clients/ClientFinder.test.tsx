import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, createRef } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ClientLine } from "../../contract.generated";
import { changeLanguage } from "../../core/words";
import { ClientFinder } from "./ClientFinder";

const people = [
  { client: "a", family_name: "Virtanen", given_names: "Aapo", language: "fi" },
  { client: "b", family_name: "Virtanen", given_names: "Aino", language: "fi" },
] as unknown as ReadonlyArray<ClientLine>;

const place = document.createElement("div");
const root = createRoot(place);
const input = createRef<HTMLInputElement>();
const picked: string[] = [];

beforeEach(async () => {
  await changeLanguage("fi");
  vi.useFakeTimers();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal("fetch", async (_: string, asked: RequestInit) => {
    const { text } = JSON.parse(String(asked.body)) as { text: string };
    const clients = people.filter((one) => `${one.family_name} ${one.given_names}`.startsWith(text));
    return new Response(JSON.stringify({ clients }));
  });
  document.body.append(place);
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <ClientFinder label="" placeholder="" input={input} onPick={({ client }) => picked.push(client)} />
      </QueryClientProvider>,
    ),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  place.remove();
});

async function type(text: string): Promise<void> {
  await act(async () => {
    const field = input.current as HTMLInputElement;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
/** The typing pauses, the screen asks, the answer is drawn. */
async function pause(): Promise<void> {
  for (let step = 0; step < 4; ++step) await act(async () => void (await vi.advanceTimersByTimeAsync(300)));
}
const enter = () =>
  act(async () => void input.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })));

test("Enter takes nobody whom the words before the last letters had found", async () => {
  await type("Virtanen A");
  await pause();
  expect(place.querySelectorAll("[role=option]")).toHaveLength(2);
  await type("Virtanen Aino");
  await enter();
  expect(picked).toEqual([]);
  await pause();
  await enter();
  expect(picked).toEqual(["b"]);
});
