// Transfers of responsibility: a client goes home from the ward, by keyboard, from the request to the call afterwards; the leader sees what is late and
// no names.
import type { BrowserContextOptions, Page } from "@playwright/test";
import type { TransfersShown } from "../../web/src/contract.generated.ts";
import { type Centre, expect, expectAccessible, picture, test, wordsOf } from "./centre.ts";
import { type Client, clientWith } from "./scene.ts";

const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const say = wordsOf("fi");

/** Of the demo's own people: a nurse of the ward, one of home care. */
async function deskOf(centre: Centre, username: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { people } = await centre.people();
  const person = people.find((one) => one.username === username);
  if (!person) throw new Error(`the demo county has no ${username}`);
  const which = people.filter(({ profession }) => profession === person.profession).indexOf(person);
  return centre.deskOf(person.profession, { ...options, which });
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Somebody who was never transferred. */
async function clientAtHome(centre: Centre, page: Page): Promise<Client> {
  const calls = centre.callsOf(page);
  const but: Client[] = [];
  for (;;) {
    const client = await clientWith(calls, { but });
    const shown = await calls.post<TransfersShown>(`/api/clients/${client.client}/transfers`, { purpose: "care" });
    if (shown.chain.length === 0) return client;
    but.push(client);
  }
}

test("a client goes home from the ward, and is called", async ({ centre }) => {
  test.slow();
  const ward = await deskOf(centre, "oona", wide);
  const client = await clientAtHome(centre, ward);

  // The ward asks, with the keyboard alone.
  await ward.goto(`/transfer?client=${client.client}&panel=ask`);
  const form = ward.getByRole("form", { name: say("care_transfer.ask") });
  const to = form.getByLabel(say("care_transfer.to"));
  await expect(to).toBeFocused();
  await ward.keyboard.press("Control+Enter");
  await expect(form.getByText(say("care_transfer.to_needed"))).toBeVisible();
  await to.selectOption({ label: `Kotihoito, Lappeenranta, ${say("unit_kind.home_care")}` });
  await form.getByLabel(say("care_transfer.reason")).selectOption({ index: 3 });
  await form.getByLabel(say("care_transfer.summary")).fill("Lonkkamurtuma leikattu. Kävelee rollaattorilla.");
  await form.getByRole("checkbox", { name: say("care_transfer.goes_home") }).press("Space");
  await expect(form.getByRole("checkbox")).toHaveCount(7);
  await form.getByLabel(say("care_transfer.step_what")).fill("Katsoo haavan");
  await ward.keyboard.press("Control+Enter");
  await expect(form.getByText(say("care_transfer.to_needed"))).toBeVisible();
  await form.getByLabel(say("care_transfer.step_owner")).selectOption({ label: "Kotihoito, Lappeenranta" });
  const due = new Date(Date.now() + 2 * 86_400_000);
  await form.getByLabel(say("care_transfer.step_due")).fill(`${due.getDate()}.${due.getMonth() + 1}.${due.getFullYear()}`);
  await expectAccessible(ward);
  await picture(ward, "transfer-ask-fi");
  await ward.keyboard.press("Control+Enter");
  await expect(ward.getByRole("status").getByText(say("care_transfer.asked"))).toBeVisible();
  await picture(ward, "transfer-asked-fi");

  // Home care sees it coming, asks back, hears, and accepts; the second is told who was first.
  const home = await deskOf(centre, "helmi", wide);
  await home.goto("/transfers");
  await expectAccessible(home);
  await picture(home, "transfers-desk-fi");
  await home.goto(`/transfer?client=${client.client}`);
  await home.getByRole("button", { name: say("care_transfer.ask_back") }).click();
  await home.getByLabel(say("care_transfer.ask_back_words")).fill("Onko portaita?");
  await home.keyboard.press("Control+Enter");
  await expect(home.getByRole("status").getByText(say("care_transfer.ask_back_done"))).toBeVisible();
  await ward.reload();
  await ward.getByRole("button", { name: say("care_transfer.tell") }).click();
  await ward.getByLabel(say("care_transfer.tell_words")).fill("Hissitalo.");
  await ward.keyboard.press("Control+Enter");
  await expect(ward.getByRole("status").getByText(say("care_transfer.tell_done"))).toBeVisible();
  await home.goto(`/transfer?client=${client.client}&panel=accept`);
  const accept = home.getByRole("form", { name: say("care_transfer.accept") });
  await accept.getByLabel(say("care_transfer.caller")).selectOption({ label: "Vuori Helmi" });
  await home.keyboard.press("Control+Enter");
  await expect(home.getByRole("status").getByText(say("care_transfer.accepted"))).toBeVisible();
  await expect(home.locator("[aria-current=true]")).toContainText("Kotihoito, Lappeenranta");

  // The ward has its checks to close, and closes one.
  await ward.reload();
  await ward.getByRole("button", { name: /^Tehty: Lääkitys/ }).click();
  await expect(ward.getByText(`${say("step_end.done")} · Rinne Oona`)).toBeVisible();

  // The call stands on the caller's own desk.
  await home.goto("/own");
  const calls = home.getByRole("region", { name: /Soitan kotiin/ });
  await expect(calls).toBeVisible();
  await home.goto(`/transfer?client=${client.client}&panel=call`);
  const call = home.getByRole("form", { name: say("care_transfer.call") });
  await call.getByRole("radio").first().press("1");
  await home.keyboard.press("Control+Enter");
  await expect(call.getByText(say("care_transfer.call_note_needed"))).toBeVisible();
  await call.getByLabel(say("care_transfer.call_note")).fill("Pärjää, lääkkeet selvät.");
  await expectAccessible(home);
  await home.keyboard.press("Control+Enter");
  await expect(home.getByRole("status").getByText(say("care_transfer.call_reached"))).toBeVisible();
  await picture(home, "transfer-called-fi");

  // What the client takes home.
  await home.emulateMedia({ media: "print" });
  await expect(home.getByRole("heading", { name: say("discharge_print.title"), exact: true })).toBeVisible();
  await picture(home, "transfer-print-fi");
});

test("on a phone nothing is wider than the screen, and a leader sees counts and no names", async ({ centre }) => {
  const home = await deskOf(centre, "helmi", phone);
  await home.goto("/transfers");
  await expect(home.getByRole("heading", { name: say("care_transfer.incoming") })).toBeVisible();
  expect(await overflow(home)).toBe(0);
  await picture(home, "transfers-desk-phone-fi");
  const leader = await deskOf(centre, "tuula", wide);
  await leader.goto("/transfers");
  await expect(leader.getByText(say("care_transfer.leader_help"))).toBeVisible();
  await expect(leader.locator("a[href^='/transfer?']")).toHaveCount(0);
  await picture(leader, "transfers-leader-fi");
});
