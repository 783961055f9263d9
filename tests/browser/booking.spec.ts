// Booking while talking: a chosen time is kept, two who want the same are told apart, several come along, and what was booked is moved,
// cancelled and taken back.
import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import { type Centre, expect, expectAccessible, picture, test, wordsOf } from "./centre.ts";
import { beginsWith, Desk, type Language, usual } from "./desk.ts";
import { colleagueOf, endTemplates, farWednesday, nurseWithWednesdays, stationOf, typed, weeksAfter } from "./hours.ts";
import { type Client, clientWith, waits } from "./scene.ts";

const say = wordsOf("fi");

/** At the free times of an assessed matter of a client who has an own nurse. */
async function atTimes(desk: Desk, client: Client, words: string): Promise<void> {
  await waits(desk.calls, { line: "walk_in", words, client });
  await desk.lineIs("walk_in");
  await desk.take(client);
  await desk.assess({ ...usual, who_is_needed: ["nurse"] });
}
const team = (desk: Desk): Locator => desk.step.getByRole("region", { name: desk.say("times.team") });
const kept = (at: Locator): Locator => at.getByText(beginsWith(say("hold.kept", { left: "" }).trim()));

test("a chosen time is kept for whoever talks, let go of when another is chosen, and booked with one press", async ({ centre }) => {
  const desk = await Desk.open(centre);
  const client = await clientWith(desk.calls, { own_times: true });
  await atTimes(desk, client, "olkapää kipeä");
  const form = desk.form("route.book");
  const holds: string[] = [];
  desk.page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (path.startsWith("/api/holds")) holds.push(path.endsWith("/release") ? "release" : "hold");
  });
  await team(desk).getByRole("button").nth(0).click();
  await expect(kept(form)).toBeVisible();
  await team(desk).getByRole("button").nth(1).click();
  await expect(kept(form)).toBeVisible();
  expect(holds).toEqual(["hold", "release", "hold"]);
  // The chosen one stands in the list, though it is free to nobody now.
  await expect(team(desk).getByRole("button", { pressed: true })).toBeVisible();
  await form.getByRole("button", { name: say("action.back") }).click();
  await expect.poll(() => holds).toEqual(["hold", "release", "hold", "release"]);
  await team(desk).getByRole("button").nth(0).click();
  await expect(kept(form)).toBeVisible();
  await desk.page.keyboard.press("Control+Enter");
  await expect(desk.step.getByRole("heading", { name: say("decided.book") })).toBeVisible();
  expect(holds.at(-1)).toBe("hold");
});

test("two nurses want the same time: the second is told who keeps it and for how long", async ({ centre }) => {
  const [one, other] = [await Desk.open(centre, { which: 0 }), await Desk.open(centre, { which: 1 })];
  const client = await clientWith(one.calls, { own_times: true });
  const second = await clientWith(one.calls, { own_times: true, but: [client] });
  await atTimes(one, client, "olkapää kipeä");
  await atTimes(other, second, "polvi kipeä");
  // What the second one sees is a moment old.
  await expect(team(other).getByRole("button").first()).toBeVisible();
  await other.page.route("**/api/matters/*/times**", (route) => route.abort());
  // A time that both see.
  const theirs = await team(other).getByRole("button").evaluateAll((all) => all.map((it) => `${it.textContent} ${it.getAttribute("title")}`));
  const mine = await team(one).getByRole("button").evaluateAll((all) => all.map((it) => `${it.textContent} ${it.getAttribute("title")}`));
  const [at, there] = theirs.map((text, n) => [mine.indexOf(text), n] as const).find(([found]) => found >= 0) ?? [-1, -1];
  test.skip(at < 0, "the two clients share no team");
  await team(one).getByRole("button").nth(at).click();
  await expect(kept(one.form("route.book"))).toBeVisible();
  await team(other).getByRole("button").nth(there).click();
  const refused = other.form("route.book").getByRole("alert");
  await expect(refused).toContainText(one.me.name);
  await expect(refused).toContainText(/\d+ minuu/);
  await expect(other.form("route.book").getByRole("button", { name: say("times.book") })).toBeDisabled();
  await picture(other.page, "booking-held-by-another-fi");
  await expectAccessible(other.page);
  // The first lets go: the second may have it.
  await one.form("route.book").getByRole("button", { name: say("action.back") }).click();
  await refused.getByRole("button", { name: say("action.try_again") }).click();
  await expect(kept(other.form("route.book"))).toBeVisible();
});

test("a kept time that has run out says so and is kept again", async ({ centre }) => {
  const desk = await Desk.open(centre);
  const client = await clientWith(desk.calls, { own_times: true });
  await atTimes(desk, client, "olkapää kipeä");
  // The server keeps it for five minutes; here it says that they are over.
  await desk.page.route("**/api/holds", async (route) => {
    const answer = await route.fetch();
    const hold = (await answer.json()) as { expires_at: string };
    await route.fulfill({ response: answer, json: { ...hold, expires_at: new Date(Date.now() + 2_500).toISOString() } });
  });
  await team(desk).getByRole("button").first().click();
  const form = desk.form("route.book");
  await expect(kept(form)).toBeVisible();
  await expect(form.getByRole("alert")).toContainText(say("hold.ended"));
  await expect(form.getByRole("button", { name: say("times.book") })).toBeDisabled();
  await desk.page.unroute("**/api/holds");
  await form.getByRole("button", { name: say("hold.again") }).click();
  await expect(kept(form)).toBeVisible();
  await form.getByRole("button", { name: say("times.book") }).click();
  await expect(desk.step.getByRole("heading", { name: say("decided.book") })).toBeVisible();
});

// ---- on the client's card

async function cardOf(desk: Desk, client: Client): Promise<Locator> {
  await desk.page.goto(`/first-line?client=${client.client}&page=matter`);
  await desk.page.getByRole("button", { name: desk.say("purpose.booking"), exact: true }).click();
  const folder = desk.page.getByRole("region", { name: desk.say("client.folders") });
  await folder.locator("[aria-controls=folder-coming]").click();
  return folder;
}
/** The form of a new visit, at the first time of that day with somebody who is not the client's own. */
async function ahead(desk: Desk, folder: Locator, name: string, date: string): Promise<Locator> {
  const { say: words } = desk;
  await folder.getByRole("button", { name: words("ahead.open") }).click();
  const form = desk.page.getByRole("region", { name: words("ahead.title") });
  await withWhom(desk, form, name);
  await toDay(desk, form, date);
  return form;
}
async function withWhom(desk: Desk, form: Locator, name: string): Promise<void> {
  const other = form.getByRole("button", { name: desk.say("visit.other_worker") });
  const find = form.getByLabel(desk.say("decide.find_colleague"));
  await expect(other.or(find).first()).toBeVisible();
  if (await other.isVisible()) await other.click();
  await form.getByLabel(desk.say("decide.profession")).selectOption("nurse");
  await find.fill(name);
  await form.getByRole("radio", { name: new RegExp(name) }).click();
}
async function toDay(desk: Desk, form: Locator, date: string): Promise<void> {
  await form.getByLabel(desk.say("day_times.go")).fill(typed(date));
  await form.getByLabel(desk.say("day_times.go")).press("Enter");
  await expect(form.getByRole("region", { name: desk.say("times.title") }).getByRole("button", { name: /^(8|9|10)[.:]/ }).first()).toBeVisible();
}
const slot = (desk: Desk, form: Locator, clock: string): Locator =>
  form.getByRole("region", { name: desk.say("times.title") }).getByRole("button", { name: beginsWith(clock) });

test("a visit is booked ahead with a colleague, moved, taken back, cancelled and taken back", async ({ centre }) => {
  const { calls, nurse, from } = await nurseWithWednesdays(centre);
  const doctor = await nurseWithWednesdays(centre, { profession: "doctor", service: "doctor_reception" });
  const desk = await Desk.open(centre);
  const client = await clientWith(desk.calls, {});
  const folder = await cardOf(desk, client);
  const form = await ahead(desk, folder, nurse.name, from);
  await slot(desk, form, "8.00").click();
  await expect(kept(form)).toBeVisible();
  await form.getByLabel(say("more.length")).selectOption("2");
  await expect(kept(form)).toBeVisible();
  // Somebody who is not at work then is named, and can be left out again.
  const { unit } = await stationOf(desk.calls);
  const physio = await colleagueOf(desk.calls, unit, "physiotherapist");
  await endTemplates(calls, physio.professional, from);
  const join = async (profession: string, name: string) => {
    await form.getByRole("button", { name: say("more.add") }).click();
    await form.getByLabel(say("decide.profession")).selectOption(profession);
    await form.getByLabel(say("decide.find_colleague")).fill(name);
    await form.getByRole("radio", { name: new RegExp(name) }).click();
  };
  await join("physiotherapist", physio.name);
  await expect(form.getByRole("alert")).toContainText(physio.name);
  await picture(desk.page, "booking-joint-refused-fi");
  await form.getByRole("button", { name: say("more.remove", { name: physio.name }) }).click();
  await expect(kept(form)).toBeVisible();
  await join("doctor", doctor.nurse.name);
  await expect(kept(form)).toBeVisible();
  await form.getByLabel(say("more.remote")).check();
  await expect(kept(form)).toBeVisible();
  await picture(desk.page, "booking-joint-fi");
  await expectAccessible(desk.page);
  await form.getByRole("button", { name: say("ahead.book") }).click();
  const at = (clock: string) => `ke ${typed(from)} klo ${clock}`;
  await expect(folder.getByRole("status").getByText(say("ahead.booked", { time: at("8.00") }))).toBeVisible();

  await folder.getByRole("button", { name: say("visit.move_of", { time: at("8.00") }) }).click();
  const move = desk.page.getByRole("region", { name: say("visit.move_title") });
  await slot(desk, move, "10.30").click();
  await expect(kept(move)).toBeVisible();
  await move.getByRole("button", { name: say("visit.move"), exact: true }).click();
  await expect(move.getByRole("alert")).toHaveText(say("absence.choose_reason"));
  await move.getByLabel(say("visit.why"), { exact: true }).selectOption("client_wishes_other_time");
  await picture(desk.page, "booking-move-fi");
  await move.getByRole("button", { name: say("visit.move"), exact: true }).click();
  await expect(folder.getByText(say("visit.moved", { time: at("10.30") }))).toBeVisible();
  const undo = folder.getByRole("button", { name: say("made.undo") });
  await undo.click();
  await expect(folder.getByText(say("visit.undone"))).toBeVisible();

  await folder.getByRole("button", { name: say("visit.cancel_of", { time: at("8.00") }) }).click();
  const cancel = desk.page.getByRole("form", { name: say("visit.cancel_title") });
  await cancel.getByLabel(say("visit.why"), { exact: true }).selectOption("client_is_ill");
  await picture(desk.page, "booking-cancel-fi");
  await desk.page.keyboard.press("Control+Enter");
  await expect(folder.getByText(`Aika peruttu: ${at("8.00")}`)).toBeVisible();
  await expect(folder.getByRole("button", { name: say("visit.cancel_of", { time: at("8.00") }) })).toBeHidden();
  await undo.click();
  await expect(folder.getByRole("button", { name: say("visit.cancel_of", { time: at("8.00") }) })).toBeVisible();
});

test("a series shows each visit before it is booked, and is cancelled from one on", async ({ centre }) => {
  const { calls, nurse, from } = await nurseWithWednesdays(centre);
  const second = weeksAfter(from, 2);
  const day = new Date(`${second}T00:00:00Z`).toISOString();
  await calls.post("/api/absences", {
    professional: nurse.professional,
    begins_at: new Date(Date.parse(day) - 6 * 3_600_000).toISOString(),
    ends_at: new Date(Date.parse(day) + 20 * 3_600_000).toISOString(),
    reason: "training",
  });
  const desk = await Desk.open(centre);
  const client = await clientWith(desk.calls, {});
  const folder = await cardOf(desk, client);
  const form = await ahead(desk, folder, nurse.name, from);
  await slot(desk, form, "9.00").click();
  await form.getByLabel(say("ahead.repeats")).selectOption("1");
  const visits = form.getByRole("list", { name: say("ahead.visits") }).getByRole("listitem");
  await expect(visits).toHaveCount(4);
  await expect(visits.nth(2)).toContainText(say("chance.away"));
  await expect(visits.nth(3)).toContainText(say("chance.free"));
  await picture(desk.page, "booking-series-fi");
  await expectAccessible(desk.page);
  await form.getByRole("button", { name: "Varaa 3 käyntiä" }).click();
  await expect(folder.getByText(say("ahead.series_booked", { count: 3 }))).toBeVisible();
  await folder.getByRole("button", { name: say("visit.cancel_of", { time: `ke ${typed(weeksAfter(from, 1))} klo 9.00` }) }).click();
  const cancel = desk.page.getByRole("form", { name: say("visit.cancel_title") });
  await cancel.getByLabel(say("visit.why"), { exact: true }).selectOption("no_longer_needed");
  await cancel.getByRole("radio", { name: say("how_much.this_and_following") }).check();
  await cancel.getByRole("button", { name: say("visit.cancel_save") }).click();
  await expect(folder.getByText(`2 aikaa peruttu ke ${typed(weeksAfter(from, 1))} klo 9.00 alkaen`)).toBeVisible();
  await expect(folder.getByRole("button", { name: beginsWith("Peru aika ke") })).toHaveCount(1);
  await folder.getByRole("button", { name: say("made.undo") }).click();
  await expect(folder.getByRole("button", { name: beginsWith("Peru aika ke") })).toHaveCount(3);
});

async function walk(centre: Centre, language: Language, options: BrowserContextOptions, name: string): Promise<void> {
  test.slow();
  const { nurse } = await nurseWithWednesdays(centre);
  const desk = await Desk.open(centre, { language, ...options });
  const client = await clientWith(desk.calls, {});
  const folder = await cardOf(desk, client);
  const form = await ahead(desk, folder, nurse.name, farWednesday());
  await slot(desk, form, language === "en" ? "9:00" : "9.00").click();
  await form.getByLabel(desk.say("ahead.repeats")).selectOption("2");
  await expect(form.getByRole("list", { name: desk.say("ahead.visits") })).toContainText(desk.say("chance.free"));
  const seen = async (page: Page, screen: string) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, "nothing scrolls sideways").toBe(0);
    await picture(page, `booking-${screen}-${name}`);
    await expectAccessible(page);
  };
  await seen(desk.page, "ahead");
  await form.getByRole("button", { name: desk.say("action.back") }).scrollIntoViewIfNeeded();
  await seen(desk.page, "series");
}
test("a visit ahead at a desk, sv", ({ centre }) => walk(centre, "sv", {}, "sv"));
test("a visit ahead at a desk, en", ({ centre }) => walk(centre, "en", {}, "en"));
test("a visit ahead on a phone, fi", ({ centre }) =>
  walk(centre, "fi", { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }, "phone-fi"));
