// Joint appointments: from the indication on the client's card to the follow-up; a team with its ground and what a meeting agreed; a unit's meeting.
import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import type { PairStarted, PairworkShown } from "../../web/src/contract.generated.ts";
import { type Calls, type Centre, expect, expectAccessible, type Me, picture, test, wordsOf } from "./centre.ts";
import { beginsWith } from "./desk.ts";
import { nurseWithWednesdays, typed } from "./hours.ts";
import { type Client, clientWith } from "./scene.ts";

const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const say = wordsOf("fi");

interface Nurse {
  readonly page: Page;
  readonly calls: Calls;
  readonly me: Me;
}

async function nurseAt(centre: Centre, options: BrowserContextOptions = {}): Promise<Nurse> {
  const page = await centre.deskOf("nurse", options);
  const calls = centre.callsOf(page);
  return { page, calls, me: await calls.get<Me>("/api/session") };
}

/** Somebody for whom none is under way. */
async function clientFree(nurse: Nurse): Promise<Client> {
  const but: Client[] = [];
  for (;;) {
    const client = await clientWith(nurse.calls, { but });
    const shown = await nurse.calls.post<PairworkShown>(`/api/clients/${client.client}/pairwork`, { purpose: "care" });
    if (shown.may_suggest) return client;
    but.push(client);
  }
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function choose(form: Locator, profession: string, name: string): Promise<void> {
  await form.getByLabel(say("decide.profession")).selectOption(profession);
  await form.getByLabel(say("decide.find_colleague")).fill(name);
  await form.getByRole("radio", { name: new RegExp(name) }).click();
}

const today = (): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(new Date());

test("a joint appointment goes from its indication to the follow-up", async ({ centre }) => {
  test.slow();
  const counsellor = await nurseWithWednesdays(centre, { profession: "social_counsellor", service: "social_counsellor", which: 0 });
  const { nurse: met, from } = await nurseWithWednesdays(centre);
  const nurse = await nurseAt(centre, wide);
  const { page } = nurse;
  const client = await clientFree(nurse);

  // From the card.
  await page.goto(`/first-line?client=${client.client}&page=matter`);
  await page.getByRole("button", { name: say("purpose.care"), exact: true }).click();
  const folder = page.getByRole("region", { name: say("client.folders") });
  await folder.locator("[aria-controls=folder-together]").click();
  await picture(page, "pair-card-fi");
  await folder.getByRole("link", { name: say("pair.suggest") }).click();
  const suggest = page.getByRole("form", { name: say("pair.suggest") });
  await suggest.getByRole("button", { name: beginsWith(say("pair.suggest")) }).click();
  await expect(suggest.getByRole("alert")).toHaveText(say("pair.indication_needed"));
  await suggest.getByRole("checkbox").nth(2).check();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").getByText(say("pair.suggested"))).toBeVisible();

  // Both are free, or nothing is booked: alone it is no pair.
  await page.getByRole("button", { name: say("pair.book") }).click();
  const book = page.getByRole("region", { name: say("pair.book") });
  const other = book.getByRole("button", { name: say("visit.other_worker") });
  if (await other.isVisible()) await other.click();
  await choose(book, "nurse", met.name);
  await book.getByLabel(say("day_times.go")).fill(typed(from));
  await book.getByLabel(say("day_times.go")).press("Enter");
  await book.getByRole("region", { name: say("times.title") }).getByRole("button", { name: beginsWith("8.00") }).click();
  await book.getByRole("radio", { name: beginsWith(say("pair_basis.consent")) }).check();
  await book.getByRole("button", { name: beginsWith(say("pair.book")) }).click();
  await expect(book.getByText(say("pair.choose_other"))).toBeVisible();
  await book.getByRole("button", { name: say("more.add") }).click();
  await choose(book.locator(".more__pick"), "social_counsellor", counsellor.nurse.name);
  await expect(book.locator(".hold .figures")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "pair-book-fi");
  await book.getByRole("button", { name: beginsWith(say("pair.book")) }).click();
  await expect(page.getByRole("status").getByText(say("ahead.booked", { time: `ke ${typed(from)} klo 8.00` }))).toBeVisible();

  // At the visit.
  await page.getByRole("button", { name: say("pair.write") }).click();
  const write = page.getByRole("form", { name: say("pair.write") });
  await write.getByLabel(say("pair.held_on"), { exact: true }).fill(typed(today()));
  await write.getByRole("button", { name: beginsWith(say("pair.save")) }).click();
  await expect(write.getByRole("alert")).toHaveText(say("pair.need_needed"));
  await write.getByLabel(say("pair.need"), { exact: true }).fill("Kaikki kasaantui eron jälkeen.");
  for (const group of await write.locator(".pair-axis").first().locator("fieldset").all()) await group.getByRole("radio").first().check();
  for (const group of await write.locator(".pair-axis").last().locator("fieldset").all()) await group.getByRole("radio").last().check();
  await expect(write.getByRole("status")).toContainText("Tarvitsee yhteisen tiimin");
  await write.getByLabel(say("pair.onward_what"), { exact: true }).fill("Talousneuvonta");
  await write.getByLabel(say("pair.saved_appointments"), { exact: true }).fill("3");
  await write.getByRole("radio", { name: say("saved_time.months_1_2") }).check();
  await expectAccessible(page);
  await picture(page, "pair-write-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").getByText(say("pair.written"))).toBeVisible();

  // What the client says.
  await page.getByRole("button", { name: say("pair.survey") }).click();
  const survey = page.getByRole("form", { name: say("pair.survey") });
  await survey.getByRole("radio", { name: say("answered_how.spoken") }).check();
  const agree = survey.getByRole("radio", { name: say("agreement.fully_agree") });
  for (let n = 0; n < (await agree.count()); ++n) await agree.nth(n).check();
  await survey.getByRole("radio", { name: "9", exact: true }).check();
  await expectAccessible(page);
  await picture(page, "pair-survey-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(say("pair.usefulness_is", { value: 9 }))).toBeVisible();
  await expect(page.getByText("Tarvitsee yhteisen tiimin")).toBeVisible();
  await picture(page, "pair-view-fi");

  // It stands on the owner's desk until it is followed up.
  await page.goto("/own");
  await expect(page.getByRole("region", { name: /^Yhteisvastaanotot/ }).getByRole("link", { name: client.name })).toBeVisible();
  await picture(page, "pair-own-fi");
  await page.getByRole("region", { name: /^Yhteisvastaanotot/ }).getByRole("link", { name: client.name }).click();
  const follow = page.getByRole("form", { name: say("pair.follow") });
  await follow.getByRole("radio", { name: say("path_status.on_path") }).check();
  for (const box of await follow.getByRole("checkbox").all()) await box.check();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").getByText(say("pair.followed_up"))).toBeVisible();
  await page.goto("/own");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: /^Yhteisvastaanotot/ }).getByRole("link", { name: client.name })).toHaveCount(0);
});

test("a team has its members on a ground, and what a meeting agreed is closed by its owner", async ({ centre }) => {
  test.slow();
  const nurse = await nurseAt(centre, wide);
  const { page } = nurse;
  const client = await clientWith(nurse.calls, {});
  await page.goto(`/teams?client=${client.client}&panel=form`);
  const form = page.getByRole("form", { name: say("team.form") });
  await form.getByLabel(say("team.purpose"), { exact: true }).fill("Kotona pärjääminen");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").getByText(say("team.formed"))).toBeVisible();
  await page.getByRole("button", { name: say("team.invite") }).click();
  const invite = page.getByRole("form", { name: say("team.invite") });
  await invite.getByRole("radio", { name: beginsWith(say("member_kind.close_person")) }).check();
  await invite.getByLabel(say("team.name"), { exact: true }).fill("Virtanen Matti");
  await invite.getByLabel(say("team.role"), { exact: true }).fill("puoliso");
  await invite.getByRole("radio", { name: beginsWith(say("pair_basis.consent")) }).check();
  await page.keyboard.press("Control+Enter");
  // The server says at its field what is lacking.
  await expect(invite.getByRole("alert")).toBeVisible();
  await invite.getByRole("radio", { name: beginsWith(say("permission_by.client")) }).check();
  await invite.getByRole("radio", { name: beginsWith(say("permission_how.spoken")) }).check();
  await invite.getByLabel(say("team.for_what"), { exact: true }).fill("yhteinen suunnittelu");
  await expectAccessible(page);
  await picture(page, "team-invite-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").getByText(say("team.invited"))).toBeVisible();
  await page.getByRole("button", { name: say("team.accept") }).click();
  await expect(page.getByText(say("invitation_answer.accepted"), { exact: true })).toBeVisible();
  await page.getByRole("button", { name: say("team.meeting") }).click();
  const meeting = page.getByRole("form", { name: say("team.meeting") });
  await meeting.getByRole("checkbox", { name: say("team.client_there") }).check();
  await meeting.getByLabel(say("team.summary"), { exact: true }).fill("Sovittiin soitoista.");
  await meeting.getByLabel(say("team.agreed_what"), { exact: true }).fill("Soittaa viikon päästä");
  await meeting.getByLabel(say("team.agreed_who"), { exact: true }).selectOption({ label: nurse.me.name });
  await meeting.getByLabel(say("team.agreed_by"), { exact: true }).fill(typed(today()));
  await picture(page, "team-meeting-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").getByText(say("team.met"))).toBeVisible();
  await expectAccessible(page);
  await picture(page, "team-fi");
  await page.goto("/own");
  await page.getByRole("button", { name: say("team.done_what", { what: "Soittaa viikon päästä" }) }).click();
  await expect(page.getByText("Soittaa viikon päästä")).toHaveCount(0);
});

test("what a unit agreed is handed on from the own desk, to somebody of the unit with a day of theirs", async ({ centre }) => {
  const nurse = await nurseAt(centre, wide);
  const other = await centre.deskOf("nurse", { ...wide, which: 1 });
  const colleague = await centre.callsOf(other).get<Me>("/api/session");
  const { page } = nurse;
  await nurse.calls.post("/api/unit-meetings", {
    began_at: new Date().toISOString(),
    present: [nurse.me.professional],
    indicators: ["callback"],
    summary: "Takaisinsoitot",
    agreed: [{ text: "Toinen soittaja aamuun", owner: nurse.me.professional, due_on: today() }],
  });
  await page.goto("/own");
  await page.getByRole("button", { name: say("team.hand_on_what", { what: "Toinen soittaja aamuun" }) }).click();
  const form = page.getByRole("form", { name: say("team.hand_on_what", { what: "Toinen soittaja aamuun" }) });
  await form.getByRole("combobox", { name: say("team.agreed_who") }).selectOption({ label: colleague.name });
  await page.keyboard.press("Control+Enter");
  await expect(form.getByText(say("team.correct_why_needed"))).toBeVisible();
  await form.getByRole("textbox", { name: say("team.hand_on_why") }).fill("Olen lomalla");
  await expectAccessible(page);
  await picture(page, "own-hand-on-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Toinen soittaja aamuun")).toHaveCount(0);
  await other.goto("/own");
  await expect(other.getByText("Toinen soittaja aamuun")).toBeVisible();
});

test("on a phone the pages of joint appointments, heavy need and meetings have no second scroll bar", async ({ centre }) => {
  const nurse = await nurseAt(centre, phone);
  const { page } = nurse;
  const client = await clientFree(nurse);
  const { pairwork } = await nurse.calls.post<PairStarted>(`/api/clients/${client.client}/pairwork/suggest`, { indications: ["no_progress"] });
  expect(pairwork).toBeTruthy();
  for (const [path, name] of [
    [`/pairwork?client=${client.client}`, "pair"],
    [`/pairwork?client=${client.client}&panel=write`, "pair-write"],
    ["/heavy-need", "heavy"],
    ["/unit-meetings", "unit-meetings"],
    ["/own", "own"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator(".skeleton")).toHaveCount(0);
    expect(await overflow(page)).toBe(0);
    await expectAccessible(page);
    await picture(page, `${name}-phone-fi`);
  }
});

test("a unit's list names its clients to those who meet them, and a manager sees figures alone", async ({ centre }) => {
  const nurse = await nurseAt(centre, wide);
  await nurse.page.goto("/heavy-need");
  await expect(nurse.page.getByText(say("heavy.people"))).toBeVisible();
  await picture(nurse.page, "heavy-fi");
  const manager = await centre.deskOf("manager", wide);
  await manager.goto("/heavy-need");
  await expect(manager.getByRole("heading", { level: 1, name: say("heavy.title") })).toBeVisible();
  await expect(manager.locator(".skeleton")).toHaveCount(0);
  await expect(manager.getByRole("table")).toHaveCount(0);
  await expectAccessible(manager);
  await picture(manager, "heavy-manager-fi");
});
