import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { forgetKept, useKept } from "./use-kept";

let set: (text: string) => void;

function Form(props: { readonly matter: string; readonly offered: string }) {
  const [text, setText] = useKept(props.matter, "why", props.offered);
  set = setText;
  return <p>{text}</p>;
}

describe("what was typed and not sent", () => {
  const place = document.createElement("div");
  let root: Root;
  const open = (matter: string, offered = "") =>
    act(async () => root.render(<Form key={matter} matter={matter} offered={offered} />));
  const leave = () => act(async () => root.render(null));
  const type = (text: string) => act(async () => set(text));
  const mayLeave = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

  beforeEach(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    root = createRoot(place);
  });
  afterEach(async () => {
    await act(async () => root.unmount());
    forgetKept("a");
    forgetKept("b");
  });

  test("stands there again when its form opens again, and in no other matter's", async () => {
    await open("a");
    await type("polvi turvoksissa");
    await open("b");
    expect(place.textContent).toBe("");
    await open("a");
    expect(place.textContent).toBe("polvi turvoksissa");
  });

  test("is gone when it was sent", async () => {
    await open("a");
    await type("polvi turvoksissa");
    await act(async () => forgetKept("a"));
    await leave();
    await open("a");
    expect(place.textContent).toBe("");
  });

  test("an offered text that was only emptied is offered again", async () => {
    await open("a", "sovittu ohje");
    await type("");
    expect(place.textContent).toBe("");
    await leave();
    await open("a", "sovittu ohje");
    expect(place.textContent).toBe("sovittu ohje");
  });

  test("nobody closes the page on it unasked", async () => {
    await open("a", "sovittu ohje");
    expect(mayLeave()).toBe(true);
    await type("oma syy");
    expect(mayLeave()).toBe(false);
    await act(async () => forgetKept("a"));
    expect(mayLeave()).toBe(true);
  });
});
