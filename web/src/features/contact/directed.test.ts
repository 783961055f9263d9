import { describe, expect, it } from "vitest";
import type { DirectedShown } from "../../contract.generated";
import type { Words } from "../../core/words";
import { directedText } from "./directed";

const t = ((key: string, holes?: Record<string, unknown>) => `${key} ${JSON.stringify(holes)}`) as unknown as Words;
const directed = (one: Partial<DirectedShown>): DirectedShown => ({ because: "pool", is_mine: false, ...one });

describe("why a contact waits where it does", () => {
  it("names the person, and for whom a deputy stands in", () => {
    const text = directedText(t, directed({ because: "deputy", name: "Niemi Kaisa", instead_of_name: "Laine Maija" }));
    expect(text).toBe('directed.deputy {"name":"Niemi Kaisa","instead_of":"Laine Maija","team":""}');
  });

  it("names a team by its unit and profession", () => {
    const text = directedText(t, directed({ because: "team", unit_name: "Armila", profession: "nurse" }));
    expect(text).toContain('"team":"Armila, profession.nurse');
  });
});
