// How the first line's screens look: no serious fault that axe knows, nothing that scrolls sideways, and pictures for people to look at
// (artifacts/screens). On a desk and on a phone, in Finnish and Swedish, zoomed, in forced colours, empty, with the longest names.
import type { BrowserContextOptions, Page } from "@playwright/test";
import type { RegisteredClient } from "../../web/src/contract.generated.ts";
import { type Centre, expect, expectAccessible, type Me, picture, type Role, test, wordsOf } from "./centre.ts";
import { beginsWith, Desk, type Language, usual } from "./desk.ts";
import { clientWith, waits } from "./scene.ts";

const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
// What is left of a desk's screen at 200 %.
const zoomed: BrowserContextOptions = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 };

const spoken: Readonly<Record<Language, string>> = {
  fi: "olkapää kipeä kolme viikkoa, yöllä herättää",
  sv: "ont i axeln i tre veckor, väcker om natten",
  en: "shoulder painful for three weeks, wakes at night",
};

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

type Look = (screen: string, page: Page) => Promise<void>;

/** Through every screen of a turn, and at each of them a look. */
async function walk(centre: Centre, language: Language, options: BrowserContextOptions, look: Look): Promise<void> {
  // Fourteen screens, each looked at: some seconds on a quiet machine, and a machine that builds meanwhile is not a fault.
  test.slow();
  const desk = await Desk.open(centre, { language, ...options });
  const { page, say, step } = desk;
  const seen = async (screen: string) => {
    await expectNothingSideways(page);
    await look(screen, page);
  };
  const client = await clientWith(desk.calls, { own_times: true, visits: true, phone: true });
  await seen("desk");
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: say("shell.keys") })).toBeVisible();
  await seen("keys");
  await page.keyboard.press("Escape");

  await waits(desk.calls, { line: "walk_in", words: spoken[language], client });
  await desk.lineIs("walk_in");
  await desk.take(client);
  await seen("contact");
  await desk.answer({ ...usual, reason_code: "L08", who_is_needed: ["nurse"] });
  await desk.choice("urgency", "non_urgent").scrollIntoViewIfNeeded();
  await desk.choice("urgency", "non_urgent").focus();
  await seen("assessment");
  await desk.assess({});
  const own = step.getByRole("region", { name: say("times.own_named", { name: client.own_nurse ?? "" }) });
  await expect(own.getByRole("button").first()).toBeVisible();
  await seen("times");
  await own.getByRole("button").first().click();
  await expect(desk.form("route.book")).toBeVisible();
  await seen("book");
  await desk.form("route.book").getByRole("button", { name: say("action.back") }).click();
  await desk.choose("consult");
  await expect(desk.form("route.consult").getByRole("radio").first()).toBeVisible();
  await seen("consult");
  await desk.form("route.consult").getByRole("button", { name: say("action.back") }).click();
  for (const [way, title] of [
    ["pass", "decide.pass_title"],
    ["emergency", "route.emergency"],
  ] as const) {
    await desk.choose(way);
    await expect(desk.form(title)).toBeVisible();
    await seen(way);
    await desk.form(title).getByRole("button", { name: say("action.back") }).click();
  }
  await desk.choose("advise_close");
  await seen("advise");
  await desk.form("route.advise_close").getByLabel(say("decide.outcome")).selectOption({ label: desk.outcome("advice_sufficient") });
  await desk.form("route.advise_close").getByLabel(say("decide.why")).fill(spoken[language]);
  await desk.form("route.advise_close").getByRole("button", { name: say("decide.close") }).click();
  await expect(step.getByRole("heading", { name: say("decided.advise_close") })).toBeVisible();
  await seen("decided");

  while (!(await desk.takeNext.isVisible())) await page.keyboard.press("Escape");
  await desk.queue.getByRole("button", { name: say("queue.new_contact") }).click();
  await page.getByLabel(say("new.phone")).fill(client.phone ?? "");
  const caller = page.getByRole("button", { name: beginsWith(client.name) });
  await expect(caller).toBeVisible();
  await seen("new-contact");
  await waits(desk.calls, { line: "messages", channel: "message", words: spoken[language], client });
  await page.getByLabel(say("new.phone")).fill("");
  await page.getByLabel(say("new.phone")).fill(client.phone ?? "");
  await caller.click();
  await expect(page.getByRole("group", { name: say("new.same_or_new") })).toBeVisible();
  await seen("same-or-new");
}

for (const language of ["fi", "sv"] as const) {
  test(`a turn on a desk's screen (${language})`, async ({ centre }) => {
    await walk(centre, language, wide, async (screen, page) => {
      await picture(page, `${screen}-desk-${language}`);
      if (language === "fi") await expectAccessible(page);
    });
  });

  test(`a turn on a phone (${language})`, async ({ centre }) => {
    await walk(centre, language, phone, async (screen, page) => {
      await picture(page, `${screen}-phone-${language}`);
      if (language === "sv") await expectAccessible(page);
    });
  });
}

test("at 200 % everything is there and nothing scrolls sideways", async ({ centre }) => {
  await walk(centre, "fi", zoomed, (screen, page) => picture(page, `${screen}-zoomed-fi`));
});

test("in forced colours what is chosen and what is pressed still shows", async ({ centre }) => {
  await walk(centre, "fi", { ...wide, forcedColors: "active" }, async (screen, page) => {
    await picture(page, `${screen}-forced-fi`);
    if (screen !== "assessment") return;
    const chosen = page.locator(".choice").filter({ has: page.locator("input:checked:not(:focus)") }).first();
    const other = page.locator(".choice").filter({ has: page.locator("input[type=radio]:not(:checked)") }).first();
    const outline = (it: typeof chosen) => it.evaluate((label) => getComputedStyle(label).outlineStyle);
    expect(await outline(chosen)).toBe("solid");
    expect(await outline(other)).toBe("none");
  });
});

test("in English the desk reads as well", async ({ centre }) => {
  await walk(centre, "en", wide, (screen, page) => picture(page, `${screen}-desk-en`));
});

test("a card with a trigger, a code that is asked for, and a missed call", async ({ centre }) => {
  const desk = await Desk.open(centre);
  const { page, say } = desk;
  const client = await clientWith(desk.calls, { phone: true, visits: true });
  for (const words of ["huimaa", "väsyttää", "ei jaksa", "sama kuin eilen"])
    await waits(desk.calls, { line: "messages", channel: "message", words, client });
  await waits(desk.calls, { line: "general_callback", channel: "callback", words: "soittakaa, kun ehditte", client });
  await desk.row("soittakaa, kun ehditte").click();
  await page.getByRole("button", { name: say("contact.take") }).click();
  const trigger = desk.card.getByText(say("client.trigger", { label: "" }).trim());
  await expect(trigger).toBeVisible();
  await trigger.click();
  await desk.card.getByRole("button", { name: say("client.show_hetu") }).click();
  await desk.contact.getByRole("button", { name: say("attempt.no_answer") }).click();
  await expectAccessible(page);
  await expectNothingSideways(page);
  await picture(page, "trigger-desk-fi");

  await page.emulateMedia({ media: "print" });
  await expect(desk.card.getByText(desk.me.name)).toBeVisible();
  await expect(desk.queue).toBeHidden();
  await picture(page, "print-fi");
});

test("what is not there, not allowed, not chosen yet or broken says so", async ({ centre }) => {
  const say = wordsOf("fi");
  const nurse = await centre.deskOf("nurse");
  const me = await centre.callsOf(nurse).get<Me & { role: Role }>("/api/session");

  await test.step("a page that is not there", async () => {
    await nurse.goto("/nowhere");
    await expect(nurse.getByRole("heading", { name: say("shell.not_found_title") })).toBeVisible();
    await expectAccessible(nurse);
    await picture(nurse, "not-found-fi");
  });

  await test.step("a person with two roles chooses where they work now", async () => {
    const { role, ...chosen_none } = me;
    const roles = [role, { ...role, role: "018f0000-0000-7000-8000-000000000000", unit_name: "Lappeenranta, Sammonlahti", profession: "case_surveyor" }];
    await nurse.route("**/api/session", (route) => route.fulfill({ json: { ...chosen_none, roles } }));
    await nurse.goto("/");
    const first = nurse.getByRole("button", { name: role.unit_name });
    await expect(first).toBeFocused();
    await expectAccessible(nurse);
    await picture(nurse, "role-choice-fi");
    await nurse.unroute("**/api/session");
    await first.press("Enter");
    await expect(nurse).toHaveURL(/first-line/);
  });

  await test.step("a view that broke", async () => {
    await nurse.route("**/api/desks/first-line?*", (route) => route.fulfill({ json: { as_of: new Date().toISOString() } }));
    await nurse.reload();
    await expect(nurse.getByRole("alert")).toContainText(say("shell.broken_title"));
    await expectAccessible(nurse);
    await picture(nurse, "broken-fi");
  });

  await test.step("a role that has no first line", async () => {
    const manager = await centre.deskOf("manager");
    await manager.goto("/first-line");
    await expect(manager.getByRole("alert")).toContainText(say("desk.other_role"));
    await expectAccessible(manager);
    await picture(manager, "refused-fi");
  });

  await test.step("the door, on a phone", async () => {
    const door = await centre.newPage(phone);
    await door.goto("/");
    await expect(door.getByRole("heading", { name: say("sign_in.demo") })).toBeVisible();
    await expectAccessible(door);
    await expectNothingSideways(door);
    await picture(door, "door-phone-fi");
    await door.getByRole("button", { name: beginsWith(me.name) }).click();
    await expect(door).toHaveURL(/first-line/);
  });
});

test("an empty desk says that it is good", async ({ centre }) => {
  const desk = await Desk.open(centre);
  await desk.lineIs("walk_in");
  await expect(desk.queue.getByText(desk.say("queue.empty"))).toBeVisible();
  await desk.takeNext.click();
  await expect(desk.queue.getByRole("alert")).toHaveText(desk.say("refusal.contact.nothing_waiting"));
  await expectAccessible(desk.page);
  await picture(desk.page, "empty-desk-fi");
});

test("the longest names and words bend instead of breaking the screen", async ({ centre }) => {
  const desk = await Desk.open(centre, phone);
  const { client } = await desk.calls.post<RegisteredClient>("/api/clients", {
    family_name: "Yli-Houhala-Vuorenpääkankaankorva",
    given_names: "Annamaria-Kristiina Elisabet Wilhelmiina",
    born: "1931-12-30",
    language: "sv",
    interpreter_language: "uk",
    non_disclosure: true,
  });
  const named = { client, name: "Yli-Houhala-Vuorenpääkankaankorva Annamaria-Kristiina Elisabet Wilhelmiina", phone: undefined, own_nurse: undefined, visits: 0 };
  const words = `keskushermostovaikutteisten lääkkeidenjakolaitesopimuksenuusimispyyntö${"ö".repeat(60)}, kotisairaanhoitokäyntienvälinen`;
  await waits(desk.calls, { line: "walk_in", words, client: named });
  await desk.lineIs("walk_in");
  await expect(desk.row("keskushermosto")).toBeVisible();
  await expectNothingSideways(desk.page);
  await picture(desk.page, "longest-queue-phone-fi");
  await desk.take(named);
  await expect(desk.card).toContainText(desk.say("client.contact_hidden"));
  await expectNothingSideways(desk.page);
  await picture(desk.page, "longest-contact-phone-fi");
  await desk.page.setViewportSize({ width: 1366, height: 768 });
  await expect(desk.queue).toBeVisible();
  await expectNothingSideways(desk.page);
  await picture(desk.page, "longest-contact-desk-fi");
});

test("changing the language in the middle of an assessment keeps every answer", async ({ centre }) => {
  const desk = await Desk.open(centre);
  const client = await clientWith(desk.calls, {});
  await waits(desk.calls, { line: "walk_in", words: "yskä, kuume 38,4", client });
  await desk.lineIs("walk_in");
  await desk.take(client);
  await desk.answer({ reason_code: "R05", urgency: "within_days", clarity: "clear", advice: "juo, lepää" });

  await desk.page.getByRole("button", { name: "SV Svenska" }).click();
  await expect(desk.page.locator("html")).toHaveAttribute("lang", "sv");
  const svenska = await Desk.of(centre, desk.page, "sv");
  await expect(svenska.choice("urgency", "within_days")).toBeChecked();
  await expect(svenska.choice("clarity", "clear")).toBeChecked();
  await expect(svenska.text("advice")).toHaveValue("juo, lepää");
  await expect(svenska.assessment).toContainText("Hosta");
  await svenska.assess({ care_class: "general_sick_care" });
  await expect(svenska.step.getByText(svenska.say("times.guarantee_by"))).toBeVisible();
});
