// Messages to clients: letters that somebody prints, and messages that reached nobody. A mail server of the test's own refuses every address.
import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import type { BrowserContextOptions, Page } from "@playwright/test";
import type { ClientCard, ClientId, MessagesDesk, RegisteredClient, UnitId, Waits, WaitTimes } from "../../web/src/contract.generated.ts";
import { type Calls, Centre, expect, expectAccessible, picture, test as base, wordsOf } from "./centre.ts";
import type { Language } from "./desk.ts";
import { beginsWith } from "./desk.ts";
import { stationOf } from "./hours.ts";
import { clientWith, soon } from "./scene.ts";
import { seed } from "./seed.ts";

const say = wordsOf("fi");
const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Says yes to everything but to whom the mail is for. */
async function refusingMailServer(): Promise<Server> {
  const talk = (socket: Socket) => {
    socket.on("error", () => {});
    socket.write("220 test\r\n");
    let heard = "";
    socket.on("data", (bytes) => {
      heard += bytes.toString();
      for (let end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
        const said = heard.slice(0, end).toUpperCase();
        heard = heard.slice(end + 2);
        socket.write(said.startsWith("RCPT") ? "550 5.1.1 no such user\r\n" : said.startsWith("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
      }
    });
  };
  const server = createServer(talk);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

const test = base.extend<{ county: Centre }>({
  county: async ({ browser }, use) => {
    const mail = await refusingMailServer();
    const smtp = `smtp://127.0.0.1:${(mail.address() as AddressInfo).port}`;
    const centre = await Centre.open(browser, seed, ["--smtp", smtp, "--smtp-without-tls", "--mail-from", "koppi@example.fi"]);
    try {
      await use(centre);
    } finally {
      await centre.close();
      mail.close();
    }
  },
});

interface Reached {
  readonly address?: string;
  readonly email?: string;
  readonly language?: Language;
}

/** Registers somebody, and books a time for them so many days from now: the confirmation goes the only way there is. */
async function bookedFor(calls: Calls, unit: UnitId, family_name: string, reached: Reached, days: number): Promise<ClientId> {
  const { language = "fi", ...ways } = reached;
  const { client } = await calls.post<RegisteredClient>("/api/clients", {
    family_name,
    given_names: "Testi",
    born: "1958-01-01",
    language,
    non_disclosure: false,
    ...ways,
  });
  const earliest = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { wait } = await calls.post<Waits>(`/api/clients/${client}/waits`, {
    unit,
    service: "nurse_reception",
    wishes: { earliest, weekdays: [], times_of_day: [], short_notice: true },
  });
  const { fitting } = await calls.get<WaitTimes>(`/api/waits/${wait.wait}/times`);
  const time = fitting.find(({ begins_at }) => Date.parse(begins_at) > Date.now() + days * 86_400_000 + 600_000);
  if (!time) throw new Error("nothing is free");
  await calls.post(`/api/clients/${client}/bookings`, { time: { hours: time.hours, begins_at: time.begins_at } });
  return client;
}
const deskOf = (calls: Calls) => calls.get<MessagesDesk>("/api/desks/messages");

async function scene(centre: Centre): Promise<{ calls: Calls; clients: ReadonlyArray<ClientId> }> {
  const calls = centre.callsOf(await centre.deskOf("nurse"));
  const { unit } = await stationOf(calls);
  const clients = [
    await bookedFor(calls, unit, "Kirjonen", { address: "Kauppakatu 1, 53100 Lappeenranta" }, 21),
    await bookedFor(calls, unit, "Postila", { address: "Valtakatu 2, 53100 Lappeenranta", language: "sv" }, 4),
    await bookedFor(calls, unit, "Maili", { email: "testi@example.fi" }, 2),
  ];
  await soon(async () => (await deskOf(calls)).not_told.length === 1, "the mail was refused");
  return { calls, clients };
}

const lettersOf = (page: Page) => page.getByRole("list", { name: say("messages.letters"), exact: true }).getByRole("button");
const notToldOf = (page: Page, words = say) => page.getByRole("list", { name: words("messages.not_told"), exact: true }).getByRole("article");

test("two letters are opened, printed and marked with the keyboard alone, the first to post first", async ({ county }) => {
  await scene(county);
  const page = await county.deskOf("nurse");
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "true");
  });
  await page.goto("/first-line");
  await expect(page.getByRole("navigation", { name: say("shell.desks") })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("v");
  await expect(page).toHaveURL(/\/messages$/);
  const letters = lettersOf(page);
  await expect(letters).toHaveCount(2);
  await expect(page.getByText(say("messages.letters_count", { count: 2 }))).toBeVisible();
  // No names before somebody opens one, and which hurries is said in words.
  for (const name of ["Kirjonen", "Postila"]) await expect(page.getByRole("main")).not.toContainText(name);
  await expect(letters.first()).toContainText(say("message_kind.confirmation"));

  await page.keyboard.press("j");
  await expect(letters.first()).toBeFocused();
  await page.keyboard.press("Enter");
  const letter = page.getByRole("region", { name: say("messages.letter"), exact: true });
  await expect(letter).toContainText("Postila");
  await expect(letter).toContainText("Valtakatu 2");
  await expect(letter.locator("[lang=sv]")).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.locator("html")).toHaveAttribute("data-printed", "true");

  await test.step("on paper there is the letter and nothing else", async () => {
    await page.emulateMedia({ media: "print" });
    await expect(letter.locator(".paper")).toBeVisible();
    for (const hidden of [letters.first(), page.getByRole("banner"), page.getByRole("button", { name: beginsWith(say("messages.print")) })])
      await expect(hidden).toBeHidden();
    await picture(page, "messages-paper-fi");
    await page.emulateMedia({ media: "screen" });
  });

  await page.keyboard.press("d");
  await expect(page.getByText(/1 kirje jäljellä/)).toBeVisible();
  const left = letters.filter({ hasNotText: say("messages.gone_letter") });
  await expect(left).toHaveCount(1);
  await expect(left).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(letter).toContainText("Kirjonen");
  await page.keyboard.press("d");
  await expect(page.getByText(/Kaikki kirjeet on tulostettu/)).toBeVisible();
  await expect(page.getByText(say("messages.no_letters"))).toBeVisible();
});

test("who was not told is called: the card is opened, and a colleague sees at once that it was dealt with", async ({ county }) => {
  const { clients } = await scene(county);
  const page = await county.deskOf("nurse");
  const colleague = await county.deskOf("nurse", { which: 1 });
  for (const one of [page, colleague]) {
    await one.goto("/messages");
    await expect(notToldOf(one)).toHaveCount(1);
  }
  const message = notToldOf(page).first();
  await expect(message).toContainText("Maili Testi");
  await expect(message).toContainText(say("message_why.address_refused"));
  await message.getByRole("link", { name: say("messages.open_card") }).click();
  await expect(page).toHaveURL(new RegExp(`first-line.*${clients[2]}`));
  await expect(page.getByText(say("client.logged"))).toBeVisible();
  await page.goBack();
  await message.getByRole("button", { name: say("messages.deal_with_of", { name: "Maili Testi" }) }).click();
  await expect(page.getByRole("status").filter({ hasText: say("messages.was_dealt_with", { name: "Maili Testi" }) })).toBeVisible();
  await expect(colleague.getByText(say("messages.all_told"))).toBeVisible();
  await colleague.getByText(say("messages.dealt_with", { count: 1 })).click();
  const me = (await county.callsOf(page).get<{ name: string }>("/api/session")).name;
  await expect(colleague.getByText(me)).toBeVisible();

  // A slip of the hand: the colleague takes it back, and it waits for both again.
  await colleague.getByRole("button", { name: say("messages.take_back_of", { name: "Maili Testi" }) }).click();
  await expect(notToldOf(colleague)).toHaveCount(1);
  await expect(colleague.getByRole("status").filter({ hasText: say("messages.was_taken_back", { name: "Maili Testi" }) })).toBeVisible();
  await expect(notToldOf(page)).toHaveCount(1);
});

test("a manager sees that somebody was not told, and not who; letters stay closed", async ({ county }) => {
  await scene(county);
  const page = await county.deskOf("manager");
  await page.goto("/messages");
  await expect(notToldOf(page).first()).toContainText(say("messages.somebody"));
  await expect(page.getByRole("main")).not.toContainText("Maili");
  await expect(page.getByRole("link", { name: say("messages.open_card") })).toHaveCount(0);
  await expect(lettersOf(page).first()).toBeDisabled();
});

test("a county that sends no messages says so", async ({ centre }) => {
  const page = await centre.deskOf("nurse");
  await page.goto("/messages");
  await expect(page.getByText(say("messages.does_not_tell"))).toBeVisible();
  await expect(page.getByText(say("messages.no_letters"))).toBeVisible();
  await picture(page, "messages-none-fi");
});

test("contact details are changed on the card, what is wrong is told beside its field", async ({ centre }) => {
  const page = await centre.deskOf("nurse");
  const client = await clientWith(centre.callsOf(page), { phone: true });
  await page.goto(`/first-line?client=${client.client}`);
  await page.getByRole("button", { name: say("purpose.booking"), exact: true }).click();
  const card = page.getByRole("region", { name: say("client.card"), exact: true });
  await card.getByRole("button", { name: say("client.change_contact") }).click();
  const form = page.getByRole("form", { name: say("client.contact_title") });
  const phone = form.getByRole("textbox", { name: say("register.phone") });
  const email = form.getByRole("textbox", { name: say("register.email") });
  await expect(phone).toBeFocused();
  await email.fill("aino@example");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toHaveText(say("refusal.client.email_wrong_form"));
  await expect(email).toBeFocused();
  await picture(page, "client-contact-fi");
  await expectAccessible(page);
  await email.fill("aino@example.fi");
  await phone.fill("050 765 4321");
  await form.getByRole("textbox", { name: say("register.address") }).fill("Kauppakatu 1, Lappeenranta");
  await page.keyboard.press("Control+Enter");
  await expect(card).toContainText(say("client.email", { email: "aino@example.fi" }));
  await expect(card).toContainText("050 765 4321");
  await card.getByRole("button", { name: say("client.change_contact") }).click();
  await email.fill("");
  await page.keyboard.press("Control+Enter");
  await expect(form).toHaveCount(0);
  await expect(card).not.toContainText("aino@example.fi");
});

test("what a colleague changed meanwhile is shown before it is overwritten", async ({ centre }) => {
  const page = await centre.deskOf("nurse");
  const calls = centre.callsOf(page);
  const { client } = await clientWith(calls, { phone: true });
  await page.goto(`/first-line?client=${client}`);
  await page.getByRole("button", { name: say("purpose.booking"), exact: true }).click();
  const card = page.getByRole("region", { name: say("client.card"), exact: true });
  await card.getByRole("button", { name: say("client.change_contact") }).click();
  const form = page.getByRole("form", { name: say("client.contact_title") });
  const email = form.getByRole("textbox", { name: say("register.email") });
  await email.fill("aino@example.fi");
  const shown = await calls.post<ClientCard>(`/api/clients/${client}/card`, { purpose: "booking" });
  const { phone, address, municipality } = shown;
  const seen = {
    ...(phone && { phone }),
    ...(address && { address }),
    ...(municipality && { municipality }),
    ...(shown.email && { email: shown.email }),
    language: shown.client.language,
  };
  await calls.post(`/api/clients/${client}/contact-details`, { wanted: { ...seen, address: "Valtakatu 2" }, seen });
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toHaveText(say("refusal.client.details_changed"));
  await expect(form.getByRole("textbox", { name: say("register.address") })).toHaveValue("Valtakatu 2");
  await expect(email).toHaveValue("aino@example.fi");
  await email.press("Control+Enter");
  await expect(form).toHaveCount(0);
  await expect(card).toContainText("aino@example.fi");
});

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
  await scene(centre);
  const page = await centre.deskOf("nurse", { language, ...options });
  const seen = async (screen: string) => {
    await expectNothingSideways(page);
    await picture(page, `messages-${screen}-${name}`);
    await expectAccessible(page);
  };
  await page.goto("/messages");
  await expect(notToldOf(page, words)).toHaveCount(1);
  await seen("desk");
  await page.getByRole("list", { name: words("messages.letters"), exact: true }).getByRole("button").first().click();
  await expect(page.getByRole("region", { name: words("messages.letter"), exact: true })).toContainText("Postila");
  await seen("letter");
}

for (const language of ["fi", "sv"] as const) {
  test(`messages at a desk, ${language}`, ({ county }) => walk(county, language, wide, language));
  test(`messages on a phone, ${language}`, ({ county }) => walk(county, language, phone, `phone-${language}`));
}
