import { describe, expect, test } from "vitest";
import type { ClientId } from "../../contract.generated";
import { clientColour, colours } from "./client-colour";

describe("the colour bar of a client", () => {
  test("is the same every time and spread over all colours", () => {
    const ids = Array.from(
      { length: 400 },
      (_, n) => `0198f0c2-7a10-7c3e-9f00-${(n * 7919).toString(16).padStart(12, "0")}` as ClientId,
    );
    const counts = new Map<number, number>();
    for (const id of ids) {
      expect(clientColour(id)).toBe(clientColour(id));
      counts.set(clientColour(id), (counts.get(clientColour(id)) ?? 0) + 1);
    }
    expect(counts.size).toBe(colours);
    for (const count of counts.values()) expect(count).toBeGreaterThan(20);
  });
});
