import { act, createRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Combobox } from "./combobox";

const place = document.createElement("div");
const root = createRoot(place);
const input = createRef<HTMLInputElement>();
const picked: string[] = [];
const heard_outside: string[] = [];

function Fruit() {
  const [text, setText] = useState("");
  return (
    <Combobox<string>
      needs={{ id: "fruit" }}
      input={input}
      placeholder=""
      list="Fruit"
      text={text}
      onText={setText}
      found={["apple", "apricot", "avocado"].filter((one) => one.startsWith(text))}
      is_answer={text !== "ap?"}
      keyOf={(one) => one}
      show={(one) => one}
      onPick={(one) => picked.push(one)}
      state={undefined}
    />
  );
}

const outside = (event: KeyboardEvent) => {
  if (!event.defaultPrevented) heard_outside.push(event.key);
};

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  picked.length = 0;
  heard_outside.length = 0;
  document.body.append(place);
  document.addEventListener("keydown", outside);
  await act(async () => root.render(<Fruit key={Math.random()} />));
});
afterEach(() => {
  document.removeEventListener("keydown", outside);
  place.remove();
});

async function type(text: string): Promise<void> {
  await act(async () => {
    const field = input.current as HTMLInputElement;
    field.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
const press = (key: string) =>
  act(
    async () =>
      void input.current?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })),
  );
const marked = () => {
  const id = input.current?.getAttribute("aria-activedescendant");
  return id ? document.getElementById(id)?.textContent : undefined;
};
const is_open = () => input.current?.getAttribute("aria-expanded") === "true";

test("arrows walk round the list, and Enter takes the marked one", async () => {
  await type("a");
  expect(is_open()).toBe(true);
  expect(marked()).toBe("apple");
  await press("ArrowUp");
  expect(marked()).toBe("avocado");
  await press("ArrowDown");
  await press("ArrowDown");
  expect(marked()).toBe("apricot");
  await press("Enter");
  expect(picked).toEqual(["apricot"]);
  expect(input.current?.value).toBe("");
  expect(is_open()).toBe(false);
  expect(heard_outside).toEqual([]);
});

test("Esc closes the list and keeps what was typed; the next Esc is for what stands around", async () => {
  await type("ap");
  await press("Escape");
  expect(is_open()).toBe(false);
  expect(input.current?.value).toBe("ap");
  expect(heard_outside).toEqual([]);
  await press("Escape");
  expect(heard_outside).toEqual(["Escape"]);
  await type("apr");
  expect(is_open()).toBe(true);
});

test("Enter takes nothing that other words had found, and nothing where nothing was found", async () => {
  await type("ap?");
  await press("Enter");
  await type("x");
  await press("Enter");
  expect(picked).toEqual([]);
  expect(heard_outside).toEqual([]);
});
