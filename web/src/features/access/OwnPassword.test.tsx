import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeLanguage } from "../../core/words";
import { OwnPassword } from "./OwnPassword";

const place = document.createElement("div");
const root = createRoot(place);
const sent: unknown[] = [];
const changed: unknown[] = [];
let answer = { status: 200, body: {} as unknown };

beforeEach(async () => {
  await changeLanguage("fi");
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal("fetch", async (_: string, asked: RequestInit) => {
    sent.push(JSON.parse(String(asked.body)));
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
  document.body.append(place);
  await act(async () => root.render(<OwnPassword onChanged={(me) => changed.push(me)} />));
});
afterEach(() => {
  vi.unstubAllGlobals();
  place.remove();
});

const fields = () => [...place.querySelectorAll("input")];
async function fillAndSend(...texts: string[]): Promise<void> {
  await act(async () => {
    for (const [index, text] of texts.entries()) {
      const field = fields()[index];
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
      field?.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await act(async () => place.querySelector("form")?.requestSubmit());
}

test("a wrong old password is refused where it stands; once it is changed, no password is left on the screen", async () => {
  const words = "Vanha salasana on väärä.";
  answer = {
    status: 422,
    body: { status: 422, code: "access.old_password_wrong", where: "/old_password", words, details: {} },
  };
  await fillAndSend("arvaus", "aivan uusi lause");
  expect(sent).toEqual([{ old_password: "arvaus", password: "aivan uusi lause" }]);
  expect(fields()[0]?.getAttribute("aria-invalid")).toBe("true");
  expect(place.textContent).toContain(words);
  expect(changed).toEqual([]);

  answer = { status: 200, body: { name: "Laine Maija" } };
  await fillAndSend("oikea salasana");
  expect(changed).toEqual([{ name: "Laine Maija" }]);
  expect(fields().map((field) => field.value)).toEqual(["", ""]);
  expect(place.querySelector("[role=status]")).not.toBeNull();
});
