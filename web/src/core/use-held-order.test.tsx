import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useHands, useHeldOrder, useOrderUnder } from "./use-held-order";

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

type Above = Readonly<{ above: string; about?: string }>;

/** Two lists, one above the other, under the same hands. */
function TwoLists({ above, about = "" }: Above) {
  const hands = useHands();
  return (
    <>
      <ol {...hands.hands}>
        {useOrderUnder(hands.on, [...above], about).order.map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ol>
      <ul {...hands.hands}>
        <li>
          <a href="#below">below</a>
        </li>
      </ul>
    </>
  );
}

describe("lists that push one another about", () => {
  const place = document.createElement("div");
  const root = createRoot(place);
  const show = (lists: Above) => act(async () => root.render(<TwoLists {...lists} />));
  const above = () => place.querySelector("ol")?.textContent;
  beforeEach(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    document.body.append(place);
  });
  afterEach(() => place.remove());

  test("stand still together, and one that is about something else follows at once", async () => {
    await show({ above: "ab" });
    await act(async () => place.querySelector("a")?.focus());
    await show({ above: "nab" });
    expect(above()).toBe("ab");
    await show({ above: "xy", about: "another week" });
    expect(above()).toBe("xy");
    await show({ above: "x", about: "another week" });
    expect(above()).toBe("xy");
    await act(async () => (document.activeElement as HTMLElement).blur());
    expect(above()).toBe("x");
  });
});
