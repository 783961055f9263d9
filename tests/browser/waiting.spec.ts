// The arranging book: who can't be given a time waits in it, a freed time is offered to them, and their yes is a booking.
import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import type { ClientCard, OfferRow, UnitId, WaitingDesk, Waits, WaitTimes } from "../../web/src/contract.generated.ts";
import { type Calls, type Centre, expect, expectAccessible, picture, test, wordsOf } from "./centre.ts";
import { beginsWith, Desk, type Language, usual } from "./desk.ts";
import { stationOf } from "./hours.ts";
import { type Client, clientWith, waits } from "./scene.ts";

const say = wordsOf("fi");
const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const panelOf = (page: Page): Locator => page.getByRole("region", { name: say("waiting.in_hand") });
const rowOf = (page: Page, name: string): Locator => page.getByRole("list", { name: say("waiting.list") }).getByRole("button").filter({ hasText: name });

async function waitsFor(calls: Calls, client: Client, unit: UnitId, more: object = {}): Promise<Waits> {
  return calls.post<Waits>(`/api/clients/${client.client}/waits`, {
    unit,
    service: "nurse_reception",
    wishes: { weekdays: [], times_of_day: [], short_notice: true, ...more },
  });
}
async function offered(calls: Calls, { wait }: Waits): Promise<void> {
  const { fitting } = await calls.get<WaitTimes>(`/api/waits/${wait.wait}/times`);
  const [first] = fitting;
  if (!first) throw new Error("nothing is free for them");
  await calls.post<{ offer: OfferRow }>(`/api/waits/${wait.wait}/offers`, { hours: first.hours, begins_at: first.begins_at, by: "phone" });
}

test("no time fits: from the assessment into the book, offered on the phone, taken, and booked on the card", async ({ centre }) => {
  const nurse = await Desk.open(centre);
  const { page, step } = nurse;
  const station = await stationOf(nurse.calls);
  const client = await clientWith(nurse.calls, {});
  await waits(nurse.calls, { line: "walk_in", words: "olkapää kipeä kolme viikkoa", client });

  await test.step("the matter is put on the book of the station", async () => {
    await nurse.lineIs("walk_in");
    await nurse.take(client);
    await nurse.assess({ ...usual, reason_code: "L08" });
    await step.getByRole("button", { name: say("times.none_fits") }).click();
    const form = nurse.form("route.arranging_book");
    await expect(form).toContainText(client.name);
    await form.getByLabel(say("waiting.unit")).selectOption({ label: station.name });
    await form.getByLabel(beginsWith(say("waiting.earliest"))).fill("ensi viikolla");
    await form.getByRole("checkbox", { name: say("time_of_day.morning") }).check();
    await page.keyboard.press("Control+Enter");
    await expect(form.getByRole("alert")).toHaveText(say("date.wrong"));
    await form.getByLabel(beginsWith(say("waiting.earliest"))).fill("");
    await form.getByRole("button", { name: beginsWith(say("decide.put_on_book")) }).click();
    await expect(nurse.made("arranging_book", client)).toBeVisible();
    await expect(step.getByRole("heading", { name: say("decided.arranging_book") })).toBeVisible();
  });

  await test.step("the book shows them in their order, with what fits", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("j");
    await expect(page).toHaveURL(/\/waiting/);
    const row = rowOf(page, client.name);
    await expect(row).toContainText(say("time_of_day.morning"));
    await row.click();
    await expect(panelOf(page).getByRole("heading", { name: beginsWith(client.name) })).toBeVisible();
    await panelOf(page).getByRole("button", { name: say("waiting.show_phone") }).click();
    await expect(panelOf(page).getByRole("button", { name: say("waiting.show_phone") })).toBeHidden();
  });

  await test.step("the time is offered with one key and kept", async () => {
    await expect(panelOf(page).getByRole("button", { name: beginsWith(say("waiting.offer_phone")) })).toBeVisible();
    await page.keyboard.press("o");
    await expect(panelOf(page).getByRole("heading", { name: say("waiting.offer_phone_title") })).toBeVisible();
    await expect(panelOf(page)).toContainText(/vielä\s[34]\st\s\d+\smin/);
    await expect(rowOf(page, client.name)).toContainText(say("waiting.offered_phone", { time: "" }).trim());
  });

  await test.step("they take it: the matter is booked, and waits no more", async () => {
    await panelOf(page).getByRole("button", { name: beginsWith(say("waiting.accept")) }).click();
    await expect(page.getByRole("status").getByText(new RegExp(`^Aika varattu .*: ${client.name}$`))).toBeVisible();
    await expect(page.getByRole("button", { name: beginsWith(say("made.undo")) })).toBeVisible();
    await expect(rowOf(page, client.name).filter({ hasNotText: say("waiting.gone") })).toBeHidden();
    const card = await nurse.calls.post<ClientCard>(`/api/clients/${client.client}/card`, { purpose: "booking" });
    expect(card.waits).toHaveLength(0);
    expect(card.matters.filter(({ state }) => state === "booked")).not.toHaveLength(0);
    await page.goto(`/first-line?client=${client.client}`);
    await page.getByRole("button", { name: say("purpose.booking"), exact: true }).click();
    const folders = page.getByRole("region", { name: say("client.folders") });
    await folders.getByRole("button", { name: say("client.coming", { count: card.coming.length }) }).click();
    await expect(folders.getByRole("listitem").filter({ hasText: say("booking_state.booked") }).first()).toBeVisible();
    await picture(page, "waiting-booked-fi");
  });
});

test("a follow-up waits from the card; a colleague's offer is seen at once, and the no is recorded by whoever hears it", async ({ centre }) => {
  const nurse = await Desk.open(centre);
  const { page } = nurse;
  const station = await stationOf(nurse.calls);
  const client = await clientWith(nurse.calls, {});
  await page.goto(`/first-line?client=${client.client}`);
  await page.getByRole("button", { name: say("purpose.follow_up"), exact: true }).click();
  const folders = page.getByRole("region", { name: say("client.folders") });
  const before = await nurse.calls.post<ClientCard>(`/api/clients/${client.client}/card`, { purpose: "follow_up" });
  await folders.getByRole("button", { name: say("client.coming", { count: before.coming.length }) }).click();
  await page.getByRole("button", { name: say("waiting.to_book") }).click();
  const form = page.getByRole("form", { name: say("waiting.enter_title") });
  await form.getByLabel(say("times.service")).selectOption("nurse_reception");
  await form.getByLabel(say("waiting.unit")).selectOption({ label: station.name });
  await form.getByRole("checkbox", { name: say("waiting.comes_at_short_notice") }).check();
  await form.getByRole("button", { name: beginsWith(say("waiting.enter")) }).click();
  await expect(page.getByRole("region", { name: say("waiting.on_card") })).toContainText(station.name);

  await page.getByRole("link", { name: say("waiting.open_book") }).click();
  await expect(panelOf(page).getByRole("heading", { name: beginsWith(client.name) })).toBeVisible();
  // A colleague is quicker.
  const colleague = centre.callsOf(await centre.deskOf("nurse", { which: 1 }));
  const desk = await colleague.get<WaitingDesk>(`/api/desks/waiting?unit=${station.unit}`);
  const entry = desk.entries.find((one) => one.client === client.client);
  if (!entry?.first_fit) throw new Error("nothing fits");
  await colleague.post(`/api/waits/${entry.wait}/offers`, { hours: entry.first_fit.hours, begins_at: entry.first_fit.begins_at, by: "phone" });
  await expect(panelOf(page).getByRole("heading", { name: say("waiting.offer_phone_title") })).toBeVisible();
  await picture(page, "waiting-offered-fi");
  await page.keyboard.press("d");
  await expect(page.getByRole("status").filter({ hasText: beginsWithin(say("waiting.declined", { name: client.name })) })).toBeVisible();
  // The time that they did not want is not proposed to them again.
  await expect(panelOf(page).getByRole("list", { name: say("waiting.times_that_fit") })).toBeVisible();

  await panelOf(page).getByRole("button", { name: say("waiting.withdraw_short") }).click();
  const out = page.getByRole("form", { name: say("waiting.withdraw_title") });
  await out.getByRole("button", { name: beginsWith(say("waiting.withdraw")) }).click();
  await expect(out.getByRole("alert")).toBeVisible();
  await out.getByLabel(say("visit.why")).selectOption("no_longer_needed");
  await out.getByRole("button", { name: beginsWith(say("waiting.withdraw")) }).click();
  await expect(page.getByRole("status").filter({ hasText: say("waiting.withdrawn", { name: client.name }) })).toBeVisible();
});

test("a manager sees that somebody waits, and not who", async ({ centre }) => {
  const nurse = await Desk.open(centre);
  const station = await stationOf(nurse.calls);
  const client = await clientWith(nurse.calls, {});
  await waitsFor(nurse.calls, client, station.unit);
  const page = await centre.deskOf("manager");
  await page.goto(`/waiting?unit=${station.unit}`);
  const list = page.getByRole("list", { name: say("waiting.list") });
  await expect(list.getByRole("button").first()).toContainText(say("waiting.somebody"));
  await expect(page.getByRole("main")).not.toContainText(client.name);
  await list.getByRole("button").first().click();
  await expect(page.getByRole("button", { name: beginsWith(say("waiting.offer_phone")) })).toBeHidden();
});

function beginsWithin(words: string): RegExp {
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}

/** Neither the page nor anything in it is wider than its place. */
async function expectNothingSideways(page: Page): Promise<void> {
  const too_wide = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("*")]
      .filter((it) => it === document.documentElement || ["auto", "scroll"].includes(getComputedStyle(it).overflowX))
      .filter((it) => it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1)
      .map((it) => `${it.tagName.toLowerCase()}.${it.className}: ${it.scrollWidth} in ${it.clientWidth}`),
  );
  expect(too_wide, "nothing scrolls sideways").toEqual([]);
}

async function walk(centre: Centre, language: Language, options: BrowserContextOptions, name: string): Promise<void> {
  test.slow();
  const words = wordsOf(language);
  const first = await Desk.open(centre);
  const station = await stationOf(first.calls);
  const [one, other] = [await clientWith(first.calls, { own_times: true }), await clientWith(first.calls, { visits: true })];
  await waitsFor(first.calls, one, station.unit, { times_of_day: ["morning"], weekdays: ["monday", "wednesday"], note: "Tulee bussilla, ei ennen yhdeksää." });
  await offered(first.calls, await waitsFor(first.calls, other, station.unit));
  const page = await centre.deskOf("nurse", { language, ...options });
  const seen = async (screen: string) => {
    await expectNothingSideways(page);
    await picture(page, `waiting-${screen}-${name}`);
    await expectAccessible(page);
  };
  await page.goto(`/waiting?unit=${station.unit}`);
  const list = page.getByRole("list", { name: words("waiting.list") });
  await expect(list.getByRole("button").filter({ hasText: other.name })).toBeVisible();
  await seen("book");
  await list.getByRole("button").filter({ hasText: one.name }).click();
  await expect(page.getByRole("button", { name: beginsWith(words("waiting.offer_phone")) })).toBeVisible();
  await seen("times");
  await page.getByRole("button", { name: words("waiting.change"), exact: true }).click();
  await seen("wishes");
  await page.keyboard.press("Escape");
  await page.goto(`/waiting?unit=${station.unit}`);
  await list.getByRole("button").filter({ hasText: other.name }).click();
  await expect(page.getByRole("button", { name: beginsWith(words("waiting.accept")) })).toBeVisible();
  await seen("offer");
  await page.getByRole("button", { name: words("waiting.withdraw_short") }).click();
  await seen("withdraw");
  await page.goto("/waiting?service=psychologist");
  await expect(page.getByText(words("waiting.empty_service"))).toBeVisible();
  await seen("empty");
}

for (const language of ["fi", "sv"] as const) {
  test(`the arranging book at a desk, ${language}`, ({ centre }) => walk(centre, language, wide, language));
  test(`the arranging book on a phone, ${language}`, ({ centre }) => walk(centre, language, phone, `phone-${language}`));
}
