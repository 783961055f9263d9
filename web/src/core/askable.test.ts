import { expect, test } from "vitest";
import type { Colleague, Profession } from "../contract.generated";
import { askableOnly } from "./askable";

const colleague = (profession: Profession) =>
  ({
    professional: profession,
    name: profession,
    profession,
    unit: "u",
    unit_name: "Armila",
    reachability: "reachable",
  }) as unknown as Colleague;

test("a matter is offered to those who can open it, and not to a manager or an administrator", () => {
  const all = (["manager", "nurse", "administrator", "dentist", "other"] as const).map(colleague);
  expect(askableOnly(all).map(({ profession }) => profession)).toEqual(["nurse", "dentist"]);
});
