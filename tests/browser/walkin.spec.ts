// The waiting room: numbers at the reception, calls, and the screen on the wall, which nobody is signed in to.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import type { CallUp, Drawn, Units, WaitingRoom } from "../../web/src/contract.generated.ts";
import { type Calls, Centre, expect, expectAccessible, picture, test, wordsOf } from "./centre.ts";
import { Desk, type Language } from "./desk.ts";
import { root, seed } from "./seed.ts";
import { type Client, clientWith } from "./scene.ts";

const say = wordsOf("fi");
const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** The waiting room as a person sees it. */
class Room {
  private constructor(
    readonly page: Page,
    readonly calls: Calls,
    readonly unit: string,
    readonly say: ReturnType<typeof wordsOf>,
  ) {}

  static async open(centre: Centre, options: BrowserContextOptions & { which?: number; language?: Language } = {}): Promise<Room> {
    const { language = "fi", ...rest } = options;
    const page = await centre.deskOf("nurse", { ...rest, language });
    const calls = centre.callsOf(page);
    const { unit } = await calls.get<WaitingRoom>("/api/desks/waiting-room");
    if (!unit) throw new Error("the demo county has a waiting room");
    const room = new Room(page, calls, unit, wordsOf(language));
    await page.goto("/waiting-room");
    await expect(room.callNext).toBeVisible();
    return room;
  }

  get place(): Locator {
    return this.page.getByLabel(this.say("walkin.place"));
  }
  get callNext(): Locator {
    return this.page.getByRole("button", { name: this.say("walkin.call_next") });
  }
  list(key: "waiting_list" | "called_list" | "in_hand_list" | "over_list"): Locator {
    return this.page.getByRole("region", { name: this.say(`walkin.${key}`), exact: true });
  }
  row(number: number): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^${this.say("walkin.number_word")} ${number}\\b`) });
  }
  get panel(): Locator {
    return this.page.getByRole("region", { name: new RegExp(`^${this.say("walkin.number_word")} \\d+$`) });
  }
  button(key: string, values: Readonly<Record<string, string | number>> = {}): Locator {
    return this.panel.getByRole("button", { name: this.say(key, values), exact: true });
  }
  /** Given as another desk would. */
  async give(words: string, more: { client?: Client; urgency?: string; language?: Language } = {}): Promise<Drawn> {
    const { client, urgency, language = "fi" } = more;
    return this.calls.post<Drawn>("/api/walk-in/tickets", {
      unit: this.unit,
      language,
      words,
      ...(client && { client: client.client }),
      ...(urgency && { urgency }),
    });
  }
}

const large = (wall: Page) => wall.locator(".call-up__large");

test("two numbers are drawn, the wall shows who is called where, and the second nurse is told who was quicker", async ({ centre }) => {
  const maija = await Room.open(centre);
  const client = await clientWith(maija.calls, {});

  await test.step("one is drawn with the keyboard alone, with a name and a reason", async () => {
    await maija.page.keyboard.press("n");
    const reason = maija.page.getByRole("textbox", { name: new RegExp(`^${say("new.words")}`) });
    await expect(reason).toBeFocused();
    await reason.fill("polvi turvoksissa");
    const finder = maija.page.getByRole("combobox", { name: say("walkin.who") });
    await finder.fill(client.name);
    await maija.page.getByRole("option", { name: new RegExp(client.name) }).first().click();
    await expect(reason).toBeFocused();
    await maija.page.getByRole("group", { name: new RegExp(`^${say("new.urgency")}`) }).getByRole("radio").nth(3).focus();
    await maija.page.keyboard.press("2");
    await maija.page.keyboard.press("Control+Enter");
    await expect(maija.page.getByRole("heading", { name: `${say("walkin.given")} 1` })).toBeVisible();
    await expect(maija.page.getByText(say("walkin.is_next")).first()).toBeVisible();
    await picture(maija.page, "waiting-room-given-fi");
  });
  await test.step("the slip has the number and no name", async () => {
    await maija.page.emulateMedia({ media: "print" });
    const slip = maija.page.locator(".slip");
    await expect(slip).toBeVisible();
    await expect(slip).toContainText(say("slip.next"));
    await expect(slip).not.toContainText(client.name.split(" ")[0] ?? "");
    await expect(maija.callNext).toBeHidden();
    await picture(maija.page, "waiting-room-slip-fi");
    await maija.page.emulateMedia({ media: "screen" });
  });
  await test.step("another gets one without saying who or why", async () => {
    await maija.page.keyboard.press("n");
    await maija.page.keyboard.press("Control+Enter");
    await expect(maija.page.getByRole("heading", { name: `${say("walkin.given")} 2` })).toBeVisible();
    await maija.page.keyboard.press("Escape");
    await expect(maija.row(1)).toContainText(client.name);
    await expect(maija.row(2)).toContainText(say("client.not_identified"));
    await expect(maija.row(2)).toContainText(say("walkin.before", { count: 1 }));
  });

  // A browser of its own, with no session in it.
  const wall = await centre.newPage();
  await wall.goto(`/kutsu/${maija.unit}`);
  await expect(wall.getByText(say("call_up.none"))).toBeVisible();
  await expect(wall.locator(".call-up__waiting")).toContainText("2");
  expect((await wall.context().cookies()).length).toBe(0);

  await test.step("nobody is called to nowhere, and then the room is kept", async () => {
    await maija.page.keyboard.press("t");
    await expect(maija.place).toBeFocused();
    await expect(maija.page.getByRole("alert")).toHaveText(say("walkin.place_needed"));
    await maija.place.fill("Vastaanotto 2");
    await maija.callNext.click();
    await expect(maija.panel.getByRole("heading")).toHaveText(`${say("walkin.number_word")} 1`);
    // Within the two seconds in which the wall asks, and a little for a busy machine.
    await expect(large(wall)).toHaveText(/1\s*→\s*Vastaanotto 2/, { timeout: 4_000 });
    await expect(wall.locator("[aria-live=assertive]")).toContainText(say("call_up.said", { number: 1, place: "Vastaanotto 2" }));
    await expect(wall.locator("[aria-live=assertive]")).toContainText(wordsOf("sv")("call_up.said", { number: 1, place: "Vastaanotto 2" }));
    await picture(wall, "call-up-called");
    const words = await wall.locator("body").innerText();
    for (const secret of [client.name.split(" ")[0] ?? "", "polvi"]) expect(words).not.toContain(secret);
  });

  await test.step("the second nurse sees who has it, and is told so when she was too late", async () => {
    const sanna = await Room.open(centre, { which: 1 });
    const me = (await maija.calls.get<{ name: string }>("/api/session")).name;
    await expect(sanna.list("called_list")).toContainText(me);
    // What she saw is old: the colleague calls the same number in the same moment.
    await sanna.place.fill("Vastaanotto 1");
    await sanna.row(2).click();
    await sanna.page.route("**/api/desks/waiting-room*", (route) => route.abort());
    const { tickets } = await maija.calls.get<WaitingRoom>(`/api/desks/waiting-room?unit=${maija.unit}`);
    const second = tickets.find(({ number }) => number === 2);
    await maija.calls.post(`/api/walk-in/tickets/${second?.ticket}/call`, { place: "Vastaanotto 2" });
    await sanna.button("walkin.call_number", { number: 2 }).click();
    await expect(sanna.page.getByRole("alert").filter({ hasText: me })).toBeVisible();
    await sanna.page.unroute("**/api/desks/waiting-room*");
  });

  await test.step("the one who comes is assessed at the first-line desk, whose row shows the number", async () => {
    await maija.row(1).click();
    await maija.page.keyboard.press("o");
    await expect(maija.page).toHaveURL(/first-line\?.*contact=/);
    const desk = await Desk.of(centre, maija.page, "fi");
    await expect(desk.contact).toContainText(say("walkin.number", { number: 1 }));
    await expect(desk.card.getByRole("heading")).toHaveText(client.name);
    await expect(wall.locator(".call-up__one--came")).toContainText("Vastaanotto 2");
  });
});

test("a wrong press is taken back, and who leaves says so", async ({ centre }) => {
  const room = await Room.open(centre);
  await room.give("yskä");
  await room.give("todistus");
  await room.place.fill("Huone 3");
  await room.page.keyboard.press("Tab");
  await expect(room.row(2)).toBeVisible();

  await room.callNext.click();
  await expect(room.list("called_list")).toContainText("Huone 3");
  await expect(room.button("walkin.did_not_come")).toBeDisabled();
  await expect(room.panel).toContainText(say("walkin.gone_rule", { needed: 3, called: 1 }));
  await room.button("walkin.undo_called").click();
  await expect(room.list("waiting_list").getByRole("listitem")).toHaveCount(2);
  await expect(room.list("waiting_list").getByRole("listitem").first()).toContainText("yskä");

  await room.row(1).click();
  await room.page.keyboard.press("c");
  await expect(room.list("called_list")).toBeVisible();
  await room.page.keyboard.press("a");
  await expect(room.list("in_hand_list")).toBeVisible();
  await room.page.keyboard.press("u");
  await expect(room.list("called_list")).toBeVisible();

  await room.row(2).click();
  await room.page.keyboard.press("l");
  const form = room.page.getByRole("form", { name: say("walkin.left") });
  await expect(form.getByRole("textbox")).toBeFocused();
  await room.page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toHaveText(say("refusal.walkin.note_missing"));
  await form.getByRole("textbox").fill("tulee huomenna uudelleen");
  await room.page.keyboard.press("Control+Enter");
  await expect(room.list("over_list")).toContainText(say("walkin.gone_left"));
  await expect(room.panel.getByRole("heading")).toHaveText(`${say("walkin.number_word")} 2`);
  await room.button("walkin.undo_gone").click();
  await expect(room.list("waiting_list")).toContainText("todistus");
});

test("who does not come after the calls is marked as gone, and that can be taken back", async ({ browser }) => {
  // The agreed minutes, made as short as the catalogue lets them be: the rule is the same.
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "koppi-catalog-"));
  cpSync(join(root, "catalog"), folder, { recursive: true });
  const promises = join(folder, "promises.yaml");
  const text = readFileSync(promises, "utf8");
  const short = text.replace(/calls_before_gone: \d+, minutes_between: \d+/, "calls_before_gone: 2, minutes_between: 1");
  expect(short).not.toBe(text);
  writeFileSync(promises, short);
  const centre = await Centre.open(browser, seed, ["--catalog", folder]);
  try {
    const room = await Room.open(centre);
    await room.give("polvi");
    await room.place.fill("Huone 3");
    await expect(room.row(1)).toBeVisible();
    await room.callNext.click();
    await expect(room.button("walkin.did_not_come")).toBeDisabled();
    await room.page.waitForTimeout(61_000);
    await room.button("walkin.recall").click();
    await expect(room.panel).toContainText(say("walkin.gone_from", { time: "" }).slice(0, 20));
    await expect(room.button("walkin.did_not_come")).toBeEnabled({ timeout: 80_000 });
    await room.button("walkin.did_not_come").click();
    await expect(room.list("over_list")).toContainText(say("walkin.gone_did_not_come"));
    await room.button("walkin.undo_gone").click();
    await expect(room.list("called_list")).toContainText("Huone 3");
  } finally {
    await centre.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a wall without a line says so, and goes on by itself", async ({ centre }) => {
  test.slow();
  const room = await Room.open(centre);
  await room.give("yskä");
  await room.place.fill("Huone 3");
  await room.callNext.click();
  const wall = await centre.newPage();
  await wall.goto(`/kutsu/${room.unit}`);
  await expect(large(wall)).toContainText("Huone 3");
  await centre.stopServer("SIGKILL");
  await expect(wall.getByRole("alert")).toContainText(say("call_up.lost"), { timeout: 20_000 });
  await expect(wall.getByRole("alert")).toContainText(wordsOf("sv")("call_up.lost"));
  await picture(wall, "call-up-lost");
  await expectAccessible(wall);
  // Back, and not upgraded: it goes on as it stood.
  await wall.evaluate(() => Object.assign(window, { hung_here: true }));
  await centre.startAgain();
  await expect(wall.getByRole("alert")).toBeHidden({ timeout: 15_000 });
  expect(await wall.evaluate(() => "hung_here" in window)).toBe(true);
});

test("after an upgrade a wall loads its new screen by itself, and a desk offers to", async ({ centre }) => {
  test.slow();
  const room = await Room.open(centre);
  await room.give("yskä");
  const wall = await centre.newPage();
  await wall.goto(`/kutsu/${room.unit}`);
  await expect(wall.getByText(say("call_up.heard"))).toBeVisible();
  await wall.evaluate(() => Object.assign(window, { hung_here: true }));
  await centre.stopServer("SIGTERM");
  await expect(wall.getByRole("alert")).toContainText(say("call_up.lost"), { timeout: 20_000 });
  // A later program has another name for its screens. The old one may answer a last question while it ends, so the later one speaks only now.
  const upgraded = "<!doctype html><script type=module src=/assets/index-later.js></script>";
  for (const page of [wall, room.page]) await page.route(`${centre.address}/`, (route) => route.fulfill({ body: upgraded, contentType: "text/html" }));
  await centre.startAgain();
  await expect.poll(() => wall.evaluate(() => "hung_here" in window).catch(() => true), { timeout: 30_000 }).toBe(false);
  await expect(room.page.getByText(say("line.new_screens"))).toBeVisible({ timeout: 40_000 });
  await picture(room.page, "line-new-screens-fi");
  await expect(room.page.getByRole("button", { name: say("line.load_new") })).toBeVisible();
});

test("an address without a waiting room says so, in three languages", async ({ centre }) => {
  const wall = await centre.newPage();
  for (const address of ["/kutsu/01900000-0000-7000-8000-0000000000aa", "/kutsu/armila"]) {
    await wall.goto(address);
    for (const language of ["fi", "sv", "en"] as const) await expect(wall.getByText(wordsOf(language)("call_up.no_such"))).toBeVisible();
  }
  const answer = await wall.request.get(`${centre.address}/api/call-up/01900000-0000-7000-8000-0000000000aa`);
  expect(answer.status()).toBe(404);
});

test("a reader is answered with less when nothing is new", async ({ centre }) => {
  const room = await Room.open(centre);
  const path = `${centre.address}/api/call-up/${room.unit}`;
  const first = await room.page.request.get(path);
  const tag = first.headers()["etag"] ?? "";
  expect(tag).not.toBe("");
  expect(Object.keys((await first.json()) as CallUp).sort()).toEqual(["calls", "unit_name", "waiting"]);
  const again = await room.page.request.get(path, { headers: { "if-none-match": tag } });
  expect(again.status()).toBe(304);
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
  const room = await Room.open(centre, { language, ...options });
  const { units } = await room.calls.get<Units>("/api/units");
  expect(units.some(({ unit }) => unit === room.unit)).toBe(true);
  const seen = async (screen: string, page = room.page) => {
    await expectNothingSideways(page);
    await picture(page, `waiting-room-${screen}-${name}`);
    await expectAccessible(page);
  };
  await expect(room.page.getByText(room.say("walkin.empty"))).toBeVisible();
  await seen("empty");

  const first = await clientWith(room.calls, {});
  const second = await clientWith(room.calls, { but: [first] });
  const third = await clientWith(room.calls, { but: [first, second] });
  await room.give("polvi turvoksissa, kävely sattuu", { client: first, urgency: "within_days" });
  await room.give("kuume 39 kolmatta päivää, huonovointinen", { client: second, urgency: "same_day" });
  await room.give("recept behöver förnyas", { urgency: "non_urgent", language: "sv" });
  await room.give("puristava rintakipu", { urgency: "emergency" });
  await room.give("haava jalassa", { client: third });
  await expect(room.list("waiting_list").getByRole("listitem")).toHaveCount(5);
  await seen("waiting");

  await room.place.fill("Vastaanotto 2");
  await room.callNext.click();
  await expect(room.panel).toBeVisible();
  await expect(room.panel).toContainText(room.say("walkin.emergency_rule"));
  await seen("called");
  await room.button("walkin.came").click();
  await expect(room.button("walkin.open")).toBeVisible();
  const back = room.page.getByRole("button", { name: `← ${room.say("walkin.to_list")}` });
  if (await back.isVisible()) await back.click();
  await room.callNext.click();
  await expect(room.button("walkin.recall")).toBeVisible();
  await seen("in-hand");
  if (await back.isVisible()) await back.click();
  await room.page.getByRole("button", { name: room.say("walkin.draw"), exact: true }).first().click();
  await expect(room.page.getByRole("combobox", { name: room.say("walkin.who") })).toBeVisible();
  await seen("draw");

  const wall = await centre.newPage(options);
  await wall.goto(`/kutsu/${room.unit}`);
  await expect(large(wall)).toContainText("Vastaanotto 2");
  await seen("wall", wall);
}

for (const language of ["fi", "sv"] as const) {
  test(`the waiting room at a desk, ${language}`, ({ centre }) => walk(centre, language, wide, language));
  test(`the waiting room on a phone, ${language}`, ({ centre }) => walk(centre, language, phone, `phone-${language}`));
}
