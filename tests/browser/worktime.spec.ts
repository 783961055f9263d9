// The work-time desk: a manager writes a template, gives it to a nurse, sees what a change would break, and how long clients wait.
import type { BrowserContextOptions, Page } from "@playwright/test";
import { type Centre, expect, expectAccessible, picture, test, wordsOf } from "./centre.ts";
import { Desk, type Language } from "./desk.ts";
import { bookFirst, colleagueOf, endTemplates, farWednesday, nurseWithWednesdays, stationOf, typed, workingDay } from "./hours.ts";
import { clientWith } from "./scene.ts";

const say = wordsOf("fi");
const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const field = (page: Page, row: number, key: string) =>
  page.getByRole("group", { name: say("template.row", { row }), exact: true }).getByLabel(say(key), { exact: true });

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: say("template.save") }).click();
}

test("a manager writes a template with the keyboard and gives it to a nurse", async ({ centre }) => {
  const page = await centre.deskOf("manager");
  const calls = centre.callsOf(page);
  const station = await stationOf(calls);
  const nurse = await colleagueOf(calls, station.unit, "nurse", 2);
  await endTemplates(calls, nurse.professional, farWednesday());
  await page.goto("/");
  await expect(page).toHaveURL(/\/worktime/);
  await expect(page.getByRole("navigation", { name: say("worktime.view_templates") })).toContainText("Sairaanhoitajan viikko");
  await page.keyboard.press("n");
  const name = page.getByRole("textbox", { name: say("template.name"), exact: true });
  await expect(name).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toHaveText(say("template.name_needed"));
  await name.fill("Hoitajan aamut");

  await field(page, 1, "template.from").fill("kahdeksan");
  await save(page);
  await expect(page.getByRole("alert")).toHaveText(say("template.not_a_clock"));
  await expect(field(page, 1, "template.from")).toBeFocused();
  await field(page, 1, "template.from").fill("8.00");
  await field(page, 1, "template.until").fill("12.00");
  await page.keyboard.press("Enter");
  await expect(field(page, 2, "template.until")).toBeFocused();
  await field(page, 2, "template.from").fill("11.00");
  await page.keyboard.press("Control+Enter");
  // The server points at the second row.
  await expect(page.getByRole("alert")).toHaveText(wordsOf("fi")("refusal.scheduling.hours_overlap"));
  await expect(field(page, 2, "template.from")).toBeFocused();
  await field(page, 2, "template.from").fill("12.30");
  await page.getByRole("button", { name: say("template.copy"), exact: true }).click();
  await expect(field(page, 10, "template.weekday")).toHaveValue("friday");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(say("template.saved"))).toBeVisible();
  await expect(page.getByRole("navigation", { name: say("worktime.view_templates") })).toContainText("Hoitajan aamut");

  await page.getByRole("button", { name: say("assign.add") }).click();
  const give = page.getByRole("form", { name: say("assign.add") });
  await give.getByLabel(say("assign.unit")).selectOption({ label: station.name });
  await give.getByLabel(say("assign.professional")).selectOption({ label: nurse.name });
  await give.getByLabel(say("assign.first_day")).fill("ensi viikolla");
  await give.getByRole("button", { name: say("assign.give") }).click();
  await expect(give.getByRole("alert")).toHaveText(say("date.wrong"));
  await give.getByLabel(say("assign.first_day")).fill(typed(farWednesday()));
  await give.getByRole("button", { name: say("assign.give") }).click();
  await expect(page.getByText(say("assign.given", { name: nurse.name }))).toBeVisible();
  await expect(page.getByRole("button", { name: say("assign.end_of", { name: nurse.name }) })).toBeVisible();
});

test("what was typed into a template is there again, and nobody saves over what is broken without seeing it", async ({ centre }) => {
  const { nurse, from } = await nurseWithWednesdays(centre);
  const first_line = await Desk.open(centre);
  const client = await clientWith(first_line.calls, {});
  await bookFirst(first_line.calls, client.client, nurse.professional, from);

  const page = await centre.deskOf("manager");
  await page.goto("/worktime");
  const list = page.getByRole("navigation", { name: say("worktime.view_templates") });
  await list.getByRole("button", { name: new RegExp(`Keskiviikot, ${nurse.name}`) }).click();
  await field(page, 1, "template.from").fill("10.00");
  await page.getByRole("button", { name: say("worktime.view_absences") }).click();
  await page.getByRole("button", { name: say("worktime.view_templates") }).click();
  await list.getByRole("button", { name: new RegExp(`Keskiviikot, ${nurse.name}`) }).click();
  await expect(field(page, 1, "template.from")).toHaveValue("10.00");

  await save(page);
  const broken = page.getByRole("region", { name: say("breaks.title", { count: 1 }) });
  await expect(broken).toContainText(`${typed(from)} klo 8.00`);
  await expect(broken.getByRole("heading")).toBeFocused();
  await picture(page, "worktime-breaks-fi");
  await expectAccessible(page);
  // A manager leads people, not clients.
  await expect(broken).not.toContainText(client.name);
  await field(page, 1, "template.until").fill("12.30");
  await expect(broken).toBeHidden();
  await save(page);
  await expect(broken).toBeVisible();
  await page.getByRole("button", { name: say("template.save_anyway") }).click();
  await expect(page.getByText(say("template.saved"))).toBeVisible();
});

test("an absence shows what it breaks, is recorded, and is cancelled", async ({ centre }) => {
  const { calls, nurse, from } = await nurseWithWednesdays(centre);
  const first_line = await Desk.open(centre);
  const client = await clientWith(first_line.calls, {});
  await bookFirst(first_line.calls, client.client, nurse.professional, from);

  const page = await centre.deskOf("manager");
  await page.goto("/worktime?view=absences");
  await page.getByLabel(say("assign.professional")).selectOption({ label: nurse.name });
  const record = async (day: string) => {
    await page.getByRole("button", { name: say("absence.record") }).click();
    const form = page.getByRole("form", { name: say("absence.record") });
    await form.getByLabel(say("assign.first_day")).fill(day);
    await form.getByLabel(say("absence.reason")).selectOption("training");
    await form.getByRole("button", { name: say("absence.record") }).click();
    return form;
  };
  const form = await record(typed(from));
  await expect(page.getByRole("region", { name: say("breaks.title", { count: 1 }) })).toBeVisible();
  await picture(page, "worktime-absence-fi");
  await form.getByRole("button", { name: say("absence.record_anyway") }).click();
  await expect(page.getByText(say("absence.recorded", { name: nurse.name }))).toBeVisible();

  // One that lies near stands in the list, beside what the demo county knows of this nurse.
  const soon = await workingDay(calls, nurse.professional);
  const near = await record(typed(soon));
  const anyway = near.getByRole("button", { name: say("absence.record_anyway") });
  const day = typed(soon).replace(/\d{4}$/, "");
  const recorded = page.getByRole("button", { name: new RegExp(`^${say("absence.cancel_of", { name: nurse.name, time: "" })}\\S+ ${day}`) });
  await expect(anyway.or(recorded).first()).toBeVisible();
  if (await anyway.isVisible()) await anyway.click();
  await recorded.click();
  await expect(page.getByText(say("absence.cancelled", { name: nurse.name }))).toBeVisible();
  await expect(recorded).toBeHidden();
});

test("single hours are opened and withdrawn, rooms added and closed, a deputy named", async ({ centre }) => {
  const page = await centre.deskOf("manager");
  const calls = centre.callsOf(page);
  const { unit } = await stationOf(calls);
  const [one, other] = [await colleagueOf(calls, unit, "nurse", 0), await colleagueOf(calls, unit, "nurse", 1)];
  await page.goto("/worktime?view=absences");
  await page.getByLabel(say("assign.professional")).selectOption({ label: one.name });
  await page.getByRole("button", { name: say("extra.offer") }).click();
  const form = page.getByRole("form", { name: say("extra.title") });
  const sunday = new Date(Date.now() + 7 * 86_400_000);
  sunday.setUTCDate(sunday.getUTCDate() + ((7 - sunday.getUTCDay()) % 7));
  const day = typed(sunday.toISOString().slice(0, 10));
  await form.getByLabel(say("absence.day"), { exact: true }).fill(day);
  await form.getByLabel(say("template.from"), { exact: true }).fill("9");
  await form.getByLabel(say("template.until"), { exact: true }).fill("11.30");
  await form.getByRole("button", { name: say("extra.offer") }).click();
  await expect(page.getByText(new RegExp(`^${say("extra.offered", { name: one.name, time: "su" })}`.replace(/\.$/, "")))).toBeVisible();
  const withdraw = page.getByRole("button", { name: new RegExp(`${one.name}.*su ${day.replace(/\d{4}$/, "")} 9.00–11.30`) });
  await withdraw.click();
  await expect(page.getByText(say("extra.withdrawn", { name: one.name }))).toBeVisible();
  await expect(withdraw).toBeHidden();

  await page.getByRole("button", { name: say("worktime.view_rooms") }).click();
  await page.getByLabel(say("rooms.name")).fill("Huone 12");
  await page.getByRole("button", { name: say("rooms.open") }).click();
  await page.getByRole("button", { name: say("rooms.close_of", { name: "Huone 12" }) }).click();
  await page.getByRole("button", { name: say("rooms.close"), exact: true }).click();
  await expect(page.getByText(say("rooms.closed", { name: "Huone 12" }))).toBeVisible();

  // The demo named somebody.
  await calls.post(`/api/professionals/${one.professional}/deputy`, {});
  await page.getByLabel(say("deputy.of")).selectOption({ label: one.name });
  await expect(page.getByText(say("deputy.now_none"))).toBeVisible();
  await page.getByLabel(say("deputy.who"), { exact: true }).selectOption({ label: other.name });
  await page.getByRole("button", { name: say("deputy.name") }).click();
  await expect(page.getByText(say("deputy.now", { name: other.name }))).toBeVisible();
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
  const { nurse } = await nurseWithWednesdays(centre);
  const page = await centre.deskOf("manager", { language, ...options });
  const words = wordsOf(language);
  const seen = async (screen: string) => {
    await expectNothingSideways(page);
    await picture(page, `worktime-${screen}-${name}`);
    await expectAccessible(page);
  };
  await page.goto("/worktime");
  const one = page.getByRole("navigation", { name: words("worktime.view_templates") }).getByRole("button", { name: new RegExp(`Keskiviikot, ${nurse.name}`) });
  await expect(one).toBeVisible();
  await seen("list");
  await one.click();
  await expect(page.getByRole("button", { name: words("template.save") })).toBeVisible();
  await seen("template");
  await page.getByRole("button", { name: words("assign.add") }).click();
  await page.getByRole("button", { name: words("assign.give") }).scrollIntoViewIfNeeded();
  await seen("assign");
  await page.goto("/worktime?view=absences");
  await page.getByLabel(words("assign.professional")).selectOption({ label: nurse.name });
  await page.getByRole("button", { name: words("absence.record") }).click();
  await seen("absences");
  await page.goto("/worktime?view=rooms");
  await expect(page.getByLabel(words("deputy.of"))).toBeVisible();
  await seen("rooms");
  await page.goto("/worktime?view=access");
  await expect(page.getByRole("row").first()).toBeAttached();
  await seen("access");
}

for (const language of ["fi", "sv", "en"] as const)
  test(`the work-time desk at a desk, ${language}`, ({ centre }) => walk(centre, language, wide, language));
for (const language of ["fi", "sv"] as const)
  test(`the work-time desk on a phone, ${language}`, ({ centre }) => walk(centre, language, phone, `phone-${language}`));

test("whoever keeps accounts plans working time too, and reads nobody's book", async ({ centre }) => {
  const page = await centre.deskOf("administrator");
  await page.goto("/");
  await expect(page).toHaveURL(/\/worktime/);
  await page.getByRole("button", { name: say("worktime.view_access") }).click();
  await expect(page.getByText(say("worktime.other_role"))).toBeVisible();
});
