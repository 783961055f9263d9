import { expect, test } from "vitest";
import { heavyPlace, pairPlace, teamPlace } from "./pair-place";

const client = "0190a2b4-0000-7000-8000-000000000001";

test("a panel needs its client, and what nobody knows is left out", () => {
  expect(pairPlace({ client, panel: "write", name: "Virtanen" })).toEqual({ client, panel: "write" });
  expect(pairPlace({ panel: "write" })).toEqual({});
  expect(pairPlace({ client: "Virtanen", panel: "write" })).toEqual({});
  expect(pairPlace({ client, panel: "nothing" })).toEqual({ client });
  expect(teamPlace({ client, panel: "meeting" })).toEqual({ client, panel: "meeting" });
  expect(heavyPlace({ unit: client, client })).toEqual({ unit: client });
});
