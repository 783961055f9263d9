// Named workers as people use them: on a client's card, on one's own desk, when somebody leaves, and for a whole population by rule.
import type { Page } from "@playwright/test";
import type { ClientId, Colleague, FoundClients, PanelsDesk } from "../../web/src/contract.generated.ts";
import { type Calls, expect, expectAccessible, type Me, picture, test, wordsOf } from "./centre.ts";

const say = wordsOf("fi");

async function someClient(calls: Calls, text: string): Promise<{ client: ClientId; name: string }> {
  const { clients } = await calls.post<FoundClients>("/api/clients/search", { text });
  const one = clients.find(({ died, non_disclosure }) => !died && !non_disclosure);
  if (!one) throw new Error(`nobody is called ${text}…`);
  return { client: one.client, name: `${one.family_name} ${one.given_names}` };
}

/** Opens the card for care, and on it the folder of named workers. */
async function openWorkers(page: Page, client: ClientId): Promise<void> {
  await page.goto(`/first-line?client=${client}&page=matter`);
  await page.getByRole("button", { name: say("purpose.care"), exact: true }).click();
  await page.getByRole("button", { name: /nimettyä? työntekijä/ }).click();
}

test("a nurse takes a client as their own, finds them on their own desk, and ends it when the situation is in balance", async ({ centre }) => {
  const page = await centre.deskOf("nurse", { which: 3, language: "fi" });
  const calls = centre.callsOf(page);
  const me = await calls.get<Me>("/api/session");
  const { client, name } = await someClient(calls, "Ko");
  await openWorkers(page, client);
  await page.getByRole("button", { name: say("workers.name") }).click();
  const form = page.getByRole("form", { name: say("workers.name") });
  await form.getByRole("combobox", { name: say("workers.as") }).selectOption("contact_person");
  await form.getByRole("checkbox", { name: say("workers.me") }).check();
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toHaveText(say("refusal.continuity.no_such_reason"));
  await form.getByRole("combobox", { name: say("workers.why") }).selectOption("agreed_in_survey");
  await expectAccessible(page);
  await picture(page, "workers-name-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: say("workers.named") })).toBeVisible();
  await expect(page.getByText("Sovittu kartoituksessa")).toBeVisible();
  await picture(page, "workers-fi");

  await page.goto("/own");
  await expect(page.getByRole("heading", { name: say("own.title") })).toBeVisible();
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "own-fi");

  await openWorkers(page, client);
  const row = page.locator(".workers__one").filter({ hasText: me.name });
  await row.getByRole("button", { name: say("workers.end") }).first().click();
  await page.getByRole("combobox", { name: say("workers.end_why") }).selectOption("balanced");
  await page.getByRole("form", { name: say("workers.end") }).getByRole("button", { name: say("workers.end") }).click();
  await expect(page.getByRole("status").filter({ hasText: say("workers.ended", { name: me.name }) })).toBeVisible();
  await page.getByRole("button", { name: say("workers.history") }).click();
  await expect(page.getByText("Tilanne on tasapainossa")).toBeVisible();
});

test("a worker leaves: a manager hands their clients to others, and the successor has them on their own desk", async ({ centre }) => {
  const page = await centre.deskOf("manager", { language: "fi" });
  const calls = centre.callsOf(page);
  const { panels } = await calls.get<PanelsDesk>("/api/desks/panels");
  const leaver = panels.find(({ kinds, profession }) => profession === "nurse" && kinds.some(({ named_as }) => named_as === "own_nurse"));
  if (!leaver) throw new Error("no nurse is anybody's own nurse");
  const clients = leaver.kinds.find(({ named_as }) => named_as === "own_nurse")?.clients ?? 0;
  const { colleagues } = await calls.get<{ colleagues: ReadonlyArray<Colleague> }>("/api/colleagues?profession=nurse");
  const successor = colleagues.find(({ professional, unit }) => professional !== leaver.professional && unit === leaver.unit);
  if (!successor) throw new Error("the leaver has no colleague");
  await page.goto(`/panels?unit=${leaver.unit}`);
  await expect(page.getByRole("rowheader", { name: new RegExp(leaver.name) })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "panels-fi");
  await page.getByRole("button", { name: say("panels.transfer_of", { name: leaver.name }) }).click();
  const form = page.getByRole("form", { name: say("transfer.title", { name: leaver.name }) });
  await form
    .getByRole("combobox", { name: say("transfer.kind", { kind: say("named_as.own_nurse"), count: clients }) })
    .selectOption(successor.professional);
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert").first()).toBeVisible();
  await form.getByRole("textbox", { name: say("transfer.why") }).fill("Siirtyy toiseen yksikköön 1.12.");
  await picture(page, "transfer-fi");
  await form.getByRole("button", { name: say("transfer.do"), exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Siirrettiin/ })).toBeVisible();
  const after = await calls.get<PanelsDesk>(`/api/desks/panels?unit=${leaver.unit}`);
  const left = after.panels.find(({ professional }) => professional === leaver.professional);
  expect(left?.kinds.some(({ named_as }) => named_as === "own_nurse")).toBe(false);
});

test("a whole population gets own doctors by rule: first what would happen, then with progress", async ({ centre }) => {
  const page = await centre.deskOf("manager", { language: "fi" });
  const calls = centre.callsOf(page);
  await page.goto("/panels?view=rules");
  await page.getByRole("radio", { name: /^Omalääkäri jokaiselle/ }).check();
  await page.getByRole("button", { name: say("rule.preview") }).click();
  const apply = page.getByRole("button", { name: /^Nimeä \d+ asukkaalle/ });
  await expect(apply).toBeVisible();
  await expectAccessible(page);
  await picture(page, "naming-rule-fi");
  const before = await calls.get<PanelsDesk>("/api/desks/panels");
  await apply.click();
  await expect(page.getByRole("status").filter({ hasText: /^Nimettiin \d+ asukkaalle/ })).toBeVisible();
  const after = await calls.get<PanelsDesk>("/api/desks/panels");
  expect(after.counts.personal).toBeGreaterThan(before.counts.personal);
  await page.getByRole("button", { name: say("rule.preview") }).click();
  await expect(page.getByRole("button", { name: say("rule.apply", { count: 0 }) })).toBeDisabled();
});

for (const [width, options] of [
  ["desk", {}],
  ["phone", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
] as const)
  test(`own clients and panels look right on a ${width}`, async ({ centre }) => {
    const nurse = await centre.deskOf("nurse", { which: 3, language: "sv", ...options });
    await nurse.goto("/own");
    await expect(nurse.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(nurse);
    await picture(nurse, `own-${width}-sv`);
    const manager = await centre.deskOf("manager", { language: "en", ...options });
    await manager.goto("/panels");
    await expect(manager.getByRole("table")).toBeVisible();
    await expectAccessible(manager);
    await picture(manager, `panels-${width}-en`);
    const sideways = await manager.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(sideways).toBe(false);
  });
