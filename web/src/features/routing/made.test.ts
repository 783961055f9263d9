import { act, createElement } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import type { ContactId, Instant, MatterId } from "../../contract.generated";
import { forget, type Made, remember, useMade } from "./made";

const decided = (matter: string): Made => ({
  matter: matter as MatterId,
  contact: "c" as ContactId,
  route: "book",
  client_name: "",
  undo_until: "2026-11-24T07:30:00.000Z" as Instant,
});

test("what can be undone is the very last decision, and nothing when that one cannot be", async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  let last: Made | undefined;
  const Bar = () => {
    last = useMade();
    return null;
  };
  const root = createRoot(document.createElement("div"));
  await act(async () => root.render(createElement(Bar)));
  await act(async () => remember(decided("a")));
  await act(async () => remember(decided("b")));
  expect(last?.matter).toBe("b");
  await act(async () => forget());
  expect(last).toBeUndefined();
});
