// An offered time that a client answers from a message: a page without a session, on a telephone. The mail server is the test's own.
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { BrowserContextOptions, Page } from "@playwright/test";
import type {
  ClientCard,
  ClientId,
  Language,
  OfferRow,
  RegisteredClient,
  UnitId,
  WaitId,
  WaitingDesk,
  Waits,
  WaitTimes,
} from "../../web/src/contract.generated.ts";
import { test as base, type Calls, Centre, expect, expectAccessible, picture, wordsOf } from "./centre.ts";
import { stationOf } from "./hours.ts";
import { seed } from "./seed.ts";

const say = wordsOf("fi");
const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Takes every mail, and keeps what it says. */
class MailServer {
  readonly mails: string[] = [];
  private constructor(private readonly server: Server) {}

  static async open(): Promise<MailServer> {
    const server = createServer();
    const post = new MailServer(server);
    server.on("connection", (socket) => post.talk(socket));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return post;
  }
  get address(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  close(): void {
    this.server.close();
  }
  private talk(socket: Socket): void {
    socket.on("error", () => {});
    socket.write("220 test\r\n");
    let heard = "";
    let mail: string[] | undefined;
    socket.on("data", (bytes) => {
      heard += bytes.toString();
      for (let end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
        const line = heard.slice(0, end);
        heard = heard.slice(end + 2);
        if (mail && line !== ".") {
          mail.push(line);
        } else if (mail) {
          this.mails.push(mail.join("\n").replace(/=\n/g, ""));
          mail = undefined;
          socket.write("250 taken\r\n");
        } else if (line.toUpperCase() === "DATA") {
          mail = [];
          socket.write("354 go on\r\n");
        } else {
          socket.write(line.toUpperCase().startsWith("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
        }
      }
    });
  }
  /** The link of the newest mail that has one. */
  async link(): Promise<string> {
    const linked = () => this.mails.flatMap((mail) => /https:\/\/koppi\.example(\/a\/[A-Za-z0-9_-]{24})/.exec(body(mail))?.[1] ?? []).at(-1);
    await expect.poll(linked, { message: "a mail with a link", timeout: 10_000 }).toBeTruthy();
    return linked() ?? "";
  }
}

function body(mail: string): string {
  const text = mail.slice(mail.indexOf("\n\n") + 2);
  return /^content-transfer-encoding: base64/im.test(mail) ? Buffer.from(text, "base64").toString() : text;
}

const test = base.extend<{ mail: MailServer; county: Centre }>({
  // biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other
  mail: async ({}, use) => {
    const mail = await MailServer.open();
    await use(mail);
    mail.close();
  },
  county: async ({ browser, mail }, use) => {
    const options = ["--smtp", mail.address, "--smtp-without-tls", "--mail-from", "koppi@example.fi", "--public-address", "https://koppi.example"];
    const centre = await Centre.open(browser, seed, options);
    try {
      await use(centre);
    } finally {
      await centre.close();
    }
  },
});

interface Offered {
  readonly calls: Calls;
  readonly client: ClientId;
  readonly unit: UnitId;
  readonly wait: WaitId;
  readonly offer: OfferRow;
}

/** Somebody waits, and is offered the first time that suits them and leaves an hour to answer, by mail. */
async function offered(centre: Centre, language: Language = "fi"): Promise<Offered> {
  const calls = centre.callsOf(await centre.deskOf("nurse"));
  const { unit } = await stationOf(calls);
  const { client } = await calls.post<RegisteredClient>("/api/clients", {
    family_name: "Linkkinen",
    given_names: "Testi",
    language,
    non_disclosure: false,
    email: "testi@example.fi",
  });
  const { wait } = await calls.post<Waits>(`/api/clients/${client}/waits`, {
    unit,
    service: "nurse_reception",
    wishes: { weekdays: [], times_of_day: [], short_notice: true },
  });
  const { fitting } = await calls.get<WaitTimes>(`/api/waits/${wait.wait}/times`);
  const time = fitting.find(({ begins_at }) => Date.parse(begins_at) > Date.now() + 3_600_000);
  if (!time) throw new Error("nothing is free");
  const { offer } = await calls.post<{ offer: OfferRow }>(`/api/waits/${wait.wait}/offers`, { hours: time.hours, begins_at: time.begins_at, by: "message" });
  return { calls, client, unit, wait: wait.wait, offer };
}

const heading = (page: Page, key: string, words = say) => page.getByRole("heading", { name: words(key), exact: true });
const button = (page: Page, key: string, words = say) => page.getByRole("button", { name: words(key), exact: true });

test("the client takes the time on their telephone: no name, no session, booked at the desk", async ({ county, mail }) => {
  const { calls, client, unit } = await offered(county);
  const desk = await county.deskOf("nurse", { which: 1 });
  await desk.goto(`/waiting?unit=${unit}`);
  const row = desk.getByRole("list", { name: say("waiting.list") }).getByRole("button").filter({ hasText: "Linkkinen" });
  await expect(row).toContainText(say("waiting.offered_message", { time: "" }).trim());

  const page = await county.newPage(phone);
  await page.goto(await mail.link());
  await expect(heading(page, "offer.open")).toBeVisible();
  expect((await page.context().cookies()).length).toBe(0);
  const words = await page.locator("body").innerText();
  for (const secret of ["Linkkinen", "Testi", "Sairaanhoitaj", "hoitaja"]) expect(words).not.toContain(secret);
  await button(page, "offer.take").click();
  await expect(heading(page, "offer.taken")).toBeVisible();
  await expect(page.getByRole("link", { name: "05 000 0024" })).toHaveAttribute("href", "tel:050000024");
  await page.reload();
  await expect(heading(page, "offer.taken")).toBeVisible();
  await expect(button(page, "offer.take")).toHaveCount(0);

  // The colleague's screen hears of it.
  await expect(row.filter({ hasNotText: say("waiting.gone") })).toBeHidden();
  const card = await calls.post<ClientCard>(`/api/clients/${client}/card`, { purpose: "booking" });
  expect(card.coming).toHaveLength(1);
  expect(card.waits).toHaveLength(0);
});

test("a no leaves them in the book, and an offer that was taken back can't be answered", async ({ county, mail }) => {
  const { calls, unit, wait } = await offered(county);
  const page = await county.newPage(phone);
  const first = await mail.link();
  await page.goto(first);
  await button(page, "offer.decline").click();
  await expect(heading(page, "offer.declined")).toBeVisible();
  const desk = await calls.get<WaitingDesk>(`/api/desks/waiting?unit=${unit}`);
  const entry = desk.entries.find((one) => one.wait === wait);
  expect(entry?.offer).toBeUndefined();
  expect(entry?.offers_ended).toBe(1);

  // Taken back while the page is open: the press books nothing, and says so.
  const { fitting } = await calls.get<WaitTimes>(`/api/waits/${wait}/times`);
  const { offer } = await calls.post<{ offer: OfferRow }>(`/api/waits/${wait}/offers`, {
    hours: fitting[0]?.hours,
    begins_at: fitting[0]?.begins_at,
    by: "message",
  });
  await expect.poll(() => mail.link()).not.toBe(first);
  await page.goto(await mail.link());
  await expect(button(page, "offer.take")).toBeVisible();
  await calls.post(`/api/offers/${offer.offer}/withdraw`, {});
  await button(page, "offer.take").click();
  await expect(heading(page, "offer.ended")).toBeVisible();
});

test("links that are nobody's say so kindly, and a lost line loses no answer", async ({ county, mail }) => {
  const page = await county.newPage(phone);
  for (const address of ["/a/0123456789abcdefghijklmn", "/a/", "/a/liian/pitkä"]) {
    await page.goto(address);
    await expect(heading(page, "offer.unknown")).toBeVisible();
  }
  await offered(county);
  await page.goto(await mail.link());
  await expect(button(page, "offer.take")).toBeVisible();
  await page.route("**/api/offer-links/answer", (route) => route.abort());
  await button(page, "offer.take").click();
  await expect(page.getByRole("alert")).toContainText(say("offer.unreachable"));
  await page.unroute("**/api/offer-links/answer");
  await button(page, "offer.take").click();
  await expect(heading(page, "offer.taken")).toBeVisible();
});

test("the page speaks the client's language, until they choose another", async ({ county, mail }) => {
  await offered(county, "sv");
  const page = await county.newPage(phone);
  await page.goto(await mail.link());
  await expect(heading(page, "offer.open", wordsOf("sv"))).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await page.getByRole("button", { name: "English" }).click();
  await expect(heading(page, "offer.open", wordsOf("en"))).toBeVisible();
  await button(page, "offer.decline", wordsOf("en")).click();
  await expect(heading(page, "offer.declined", wordsOf("en"))).toBeVisible();
});

for (const [name, options] of [
  ["fi", wide],
  ["phone-fi", phone],
] as const)
  test(`an offer as it looks, ${name}`, async ({ county, mail }) => {
    await offered(county);
    const page = await county.newPage(options);
    await page.goto(await mail.link());
    const seen = async (screen: string) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
      await picture(page, `offer-${screen}-${name}`);
      await expectAccessible(page);
    };
    await expect(button(page, "offer.take")).toBeVisible();
    await seen("open");
    await button(page, "offer.take").click();
    await expect(heading(page, "offer.taken")).toBeVisible();
    await seen("taken");
    await page.goto("/a/0123456789abcdefghijklmn");
    await expect(heading(page, "offer.unknown")).toBeVisible();
    await seen("unknown");
  });
