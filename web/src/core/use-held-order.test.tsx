import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useHeldOrder } from "./use-held-order";

let drawn = 0;

function List(props: { readonly rows: ReadonlyArray<string> }) {
  drawn += 1;
  // As a screen does it: a fresh array at every drawing.
  const held = useHeldOrder(props.rows.map((row) => row));
  return (
    <ul {...held.hands}>
      {held.order.map((row) => (
        <li key={row}>
          <a href={`#${row}`}>{row}</a>
        </li>
      ))}
    </ul>
  );
}

describe("the list on the screen", () => {
  const place = document.createElement("div");
  const root = createRoot(place);
  const show = (...rows: ReadonlyArray<string>) => act(async () => root.render(<List rows={rows} />));
  const shown = () => [...place.querySelectorAll("li")].map((row) => row.textContent).join("");

  beforeEach(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    document.body.append(place);
    drawn = 0;
  });
  afterEach(() => place.remove());

  test("comes to rest when nothing happens", async () => {
    await show("a", "b");
    expect(drawn).toBeLessThan(4);
    const before = drawn;
    await new Promise((done) => setTimeout(done, 50));
    expect(drawn).toBe(before);
  });

  test("stands still under the focus, and follows when the focus is gone", async () => {
    await show("a", "b");
    await act(async () => place.querySelector("a")?.focus());
    await show("n", "b", "a");
    expect(shown()).toBe("ab");
    await act(async () => (document.activeElement as HTMLElement).blur());
    expect(shown()).toBe("nba");
  });
});
