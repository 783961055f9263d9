import { expect, test } from "vitest";
import type { Channel } from "../../contract.generated";
import { instantAt } from "../../core/civil-time";
import { overPromise } from "./promise";

const contact = (channel: Channel, attempts = 0) => ({ channel, attempts, promise_by: instantAt(60_000) });

test("who waits is late when the promise has passed", () => {
  expect(overPromise(contact("phone"), false, 90_000)).toBe(30_000);
  expect(overPromise(contact("phone"), false, 30_000)).toBe(-30_000);
});

test("who is being spoken with has been answered", () => {
  for (const channel of ["phone", "chat", "walk_in"] as const)
    expect(overPromise(contact(channel), true, 90_000)).toBeUndefined();
});

test("a callback, a letter and a lost call wait in somebody's hands too", () => {
  for (const channel of ["callback", "message", "e_form"] as const)
    expect(overPromise(contact(channel), true, 90_000)).toBe(30_000);
  expect(overPromise(contact("phone", 1), true, 90_000)).toBe(30_000);
});
