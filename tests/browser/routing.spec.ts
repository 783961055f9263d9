// The rules of routing as whoever leads reads them, and another order tried on the decisions of the last days.
import { expect, expectAccessible, picture, test, wordsOf } from "./centre.ts";

const say = wordsOf("fi");

test("a manager tries another order by keyboard, sees whom it would have moved, and takes its lines to the administrator", async ({ centre }) => {
  const page = await centre.deskOf("manager", { language: "fi" });
  await page.goto("/routing");
  await expect(page.getByRole("heading", { level: 1, name: say("rules.title") })).toBeVisible();
  await expect(page.getByRole("region", { name: say("rules.order") }).getByRole("listitem").first()).toHaveText(say("owner_because.earlier_handler"));
  await expectAccessible(page);
  await picture(page, "routing-rules-fi");

  const form = page.getByRole("form", { name: say("rules.try") });
  const compare = form.getByRole("button", { name: say("rules.compare", { days: 30 }) });
  await expect(compare).toBeDisabled();
  const wished = form.getByRole("list", { name: say("rules.wished") });
  const up = form.getByRole("button", { name: say("rules.up", { who: say("owner_because.team") }) });
  await up.focus();
  for (let place = 4; place >= 1; place--) {
    await page.keyboard.press("Enter");
    await expect(form.getByRole("status").filter({ hasText: say("rules.moved", { who: say("owner_because.team"), place }) })).toHaveCount(1);
    await expect(up).toBeFocused();
  }
  await expect(wished.getByRole("listitem").first()).toContainText(say("owner_because.team"));
  await compare.click();
  const told = page.getByRole("status").filter({ hasText: /siirrettiin \d+ asiaa. Niistä [1-9]\d* olisi/ });
  await expect(told).toBeVisible();
  await expect(page.getByRole("table", { name: say("rules.by_reason") }).getByRole("row")).not.toHaveCount(1);
  await expect(page.getByText("order: [team, earlier_handler, case_manager, own_worker, deputy, competence]")).toBeVisible();
  await expect(page.getByRole("heading", { name: /esimerkkiä muuttuisi$|^Yksi esimerkki muuttuisi$/ })).toBeVisible();
  await expectAccessible(page);
  await told.scrollIntoViewIfNeeded();
  await picture(page, "routing-tried-fi");

  // Another number of days asks anew; what is no number is refused at its field.
  const days = form.getByRole("textbox", { name: say("rules.earlier_days") });
  await days.fill("viikko");
  await expect(told).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(form.getByRole("alert")).toHaveText(say("refusal.routing.days_out_of_range", { most: "3650" }));
  await expect(days).toBeFocused();
  await form.getByRole("button", { name: say("rules.as_used") }).click();
  await expect(days).toHaveValue("365");
  await expect(compare).toBeDisabled();
});

test("an order that leaves a reason out is refused, and a nurse tries none", async ({ centre }) => {
  const manager = centre.callsOf(await centre.deskOf("manager"));
  const refused = await manager.tryPost("/api/desks/routing/try", { order: ["own_worker", "own_worker"], earlier_within_days: 10 });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ code: "routing.each_once", where: "/order" });
  const nurse = centre.callsOf(await centre.deskOf("nurse"));
  expect((await nurse.tryPost("/api/desks/routing/try", { order: [], earlier_within_days: 10 })).status).toBe(403);
});

for (const language of ["sv", "en"] as const)
  test(`the rules of routing look right on a phone in ${language}`, async ({ centre }) => {
    const page = await centre.deskOf("manager", { language, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    await page.goto("/routing");
    await expect(page.getByRole("heading", { level: 1, name: wordsOf(language)("rules.title") })).toBeVisible();
    await expectAccessible(page);
    await picture(page, `routing-rules-phone-${language}`);
  });

test("a long desk scrolls by the keys with nothing in focus, what stands around it stays, and another desk begins at its beginning", async ({ centre }) => {
  const page = await centre.deskOf("manager", { language: "fi" });
  await page.goto("/routing");
  const title = page.getByRole("heading", { level: 1, name: say("rules.title") });
  await expect(title).toBeInViewport();
  // Until the rules are read the desk is short.
  const last = page.getByRole("button", { name: say("rules.compare", { days: 30 }) });
  await expect(last).toBeAttached();
  await page.keyboard.press("PageDown");
  await expect(title).not.toBeInViewport();
  await expect(page.getByRole("navigation", { name: say("shell.desks") })).toBeInViewport();
  await expect(page.getByRole("searchbox").or(page.getByRole("combobox")).first()).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(title).toBeInViewport();
  await page.keyboard.press("End");
  await expect(last).toBeInViewport();
  await page.keyboard.press("g");
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
});
