import { expect, test } from "vitest";
import type { OwnerShown, ProfessionalId, UnitId } from "../../contract.generated";
import { inOrder, ownerKey, whyFor } from "./because";

const armila = "armila" as UnitId;
const person = (name: string): OwnerShown => ({
  because: "own_worker",
  professional: name as ProfessionalId,
  name,
  profession: "nurse",
  unit: armila,
  unit_name: "Armila",
  is_in_time: true,
});
const { professional: _, name: __, ...team }: OwnerShown = { ...person("team"), because: "team" };

test("whoever is chosen stays chosen when the order changes under the hand, and whoever came later stands last", () => {
  const opened = [person("Niemi"), person("Aalto"), team];
  const later = [person("Salmi"), person("Aalto"), team, person("Niemi")];
  const shown = inOrder(later, opened.map(ownerKey));
  expect(shown.map(({ name }) => name ?? "team")).toEqual(["Niemi", "Aalto", "team", "Salmi"]);
  expect(shown.find((one) => ownerKey(one) === ownerKey(person("Niemi")))?.name).toBe("Niemi");
});

test("a person and the team of their profession are two", () => {
  expect(ownerKey(team)).not.toBe(ownerKey(person("Niemi")));
});

test("the words of a choice come and go with it, and what one wrote oneself stays", () => {
  const of_choices = ["Sääntö ehdottaa.", "Hoiti asiaa 3.3.", "Tiimi."];
  expect(whyFor("Hoiti asiaa 3.3.", "Sääntö ehdottaa.", of_choices)).toBe("Sääntö ehdottaa.");
  expect(whyFor("Tiimi.", "", of_choices)).toBe("");
  expect(whyFor("", "Tiimi.", of_choices)).toBe("Tiimi.");
  expect(whyFor("Tuntee tilanteen.", "Tiimi.", of_choices)).toBe("Tuntee tilanteen.");
});
