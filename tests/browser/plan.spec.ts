// A client's plan: a nurse makes it with the keyboard and a phrase, two people save it at once and nothing is lost, versions are compared, the goals
// assessed; on paper it speaks to the client, and the board for the wall waits for their permission.
import type { BrowserContextOptions, Page } from "@playwright/test";
import type { PlanShown, SectionSaved } from "../../web/src/contract.generated.ts";
import { type Calls, type Centre, expect, expectAccessible, type Me, picture, test, wordsOf } from "./centre.ts";
import { beginsWith } from "./desk.ts";
import { farWednesday, typed, weeksAfter } from "./hours.ts";
import { type Client, clientWith } from "./scene.ts";

const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const say = wordsOf("fi");

interface Nurse {
  readonly page: Page;
  readonly calls: Calls;
  readonly me: Me;
}

async function nurseAt(centre: Centre, options: BrowserContextOptions & { which?: number } = {}): Promise<Nurse> {
  const page = await centre.deskOf("nurse", options);
  const calls = centre.callsOf(page);
  return { page, calls, me: await calls.get<Me>("/api/session") };
}

/** Somebody who has no plan of the kind yet. */
async function clientWithout(nurse: Nurse): Promise<Client> {
  const but: Client[] = [];
  for (;;) {
    const client = await clientWith(nurse.calls, { but });
    const plan = await nurse.calls.post<PlanShown>(`/api/clients/${client.client}/plan`, { purpose: "care" });
    if (plan.may_make.includes("health_and_care")) return client;
    but.push(client);
  }
}

async function planOf(nurse: Nurse, client: Client): Promise<SectionSaved> {
  return nurse.calls.post<SectionSaved>(`/api/clients/${client.client}/plan/sections`, {
    kind: "health_and_care",
    content: {
      owner: nurse.me.professional,
      needs: [{ words: "Haluan jaksaa kaupassa asti" }],
      goals: [
        {
          text: "Kävelen kilometrin levähtämättä",
          levels: ["en lainkaan", "200 metriä", "kilometrin", "kaksi kilometriä", "viisi kilometriä"],
          weight: 2,
          baseline: -1,
          icf: "d450",
        },
      ],
      actions: [
        { text: "Kävelee joka päivä", by: "client" },
        { text: "Soittaa kuukauden päästä", by: "professional", professional: nurse.me.professional, due_on: weeksAfter(farWednesday(), 4) },
      ],
      people: [{ name: "Anna Koivu", role: "kotihoito", phone: "05 000 0021", visits_home: "ma–pe klo 9" }],
      follow_up: "Puhelu kuukauden välein",
      review_on: weeksAfter(farWednesday(), 12),
      phrases: [],
    },
  });
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("a plan is made with the keyboard and a phrase, stands on the card, and is assessed", async ({ centre }) => {
  test.slow();
  const nurse = await nurseAt(centre, wide);
  const { page } = nurse;
  const client = await clientWithout(nurse);
  await page.goto(`/plan?client=${client.client}&make=health_and_care`);
  const form = page.getByRole("form", { name: say("plan_kind.health_and_care") });
  await form.getByLabel(say("plan.need_n", { n: 1 }), { exact: true }).fill("Haluan jaksaa kaupassa asti");
  await form.getByLabel(say("plan.goal_n", { n: 1 }), { exact: true }).fill("Kävelen kilometrin");
  await form.getByLabel(say("plan.is_scaled")).check();
  const action = form.getByLabel(say("plan.action_n", { n: 1 }), { exact: true });
  await action.focus();
  await page.keyboard.type("Sovittu: /omah");
  await expect(page.getByRole("option", { name: /\/omahoitaja/ })).toBeVisible();
  await picture(page, "plan-phrase-fi");
  await page.keyboard.press("Tab");
  await expect(action).toHaveValue(/^Sovittu: Oma hoitaja on \{nimi\}/);
  await page.keyboard.type("Maija Laine");
  await page.keyboard.press("Control+Enter");
  // The second blank is still open, and the scale has no words.
  await expect(form.getByText(say("plan.fault_blank"))).toBeVisible();
  await action.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.type("05 123 456");
  await expect(action).toHaveValue("Sovittu: Oma hoitaja on Maija Laine, puhelin 05 123 456. Asiakas ottaa yhteyttä ensin häneen.");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert").filter({ hasText: "−2" })).toBeVisible();
  for (const [n, level] of ["−2", "−1", "0", "+1", "+2"].entries())
    await form.getByLabel(say("plan.level_is", { level }), { exact: true }).fill(`${n * 500} metriä`);
  await expectAccessible(page);
  await picture(page, "plan-new-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(say("plan.made", { kind: say("plan_kind.health_and_care") }))).toBeVisible();
  await expect(page.getByText(say("plan.counted", { codes: "OMA1" }))).toBeVisible();
  await expectAccessible(page);
  await picture(page, "plan-fi");

  await page.getByRole("button", { name: say("plan.assess") }).click();
  const assess = page.getByRole("form", { name: say("plan.assess") });
  await assess.getByRole("button", { name: beginsWith(say("plan.assess_save")) }).click();
  await expect(assess.getByRole("alert")).toHaveText(say("plan.choose_level"));
  await assess.getByRole("radio", { name: /\+1/ }).check();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(say("plan.assessed", { score: "60,0" }))).toBeVisible();

  await page.goto(`/first-line?client=${client.client}`);
  await page.getByRole("button", { name: beginsWith(say("purpose.care")) }).click();
  await page.getByRole("button", { name: say("plan.folder", { count: 1 }) }).click();
  await expect(page.getByText("”Haluan jaksaa kaupassa asti”")).toBeVisible();
  await picture(page, "plan-folder-fi");
});

test("two people save at once: the slower one is told who was faster, and merges", async ({ centre }) => {
  test.slow();
  const nurse = await nurseAt(centre, wide);
  const other = await nurseAt(centre, { ...wide, which: 1 });
  const { page } = nurse;
  const client = await clientWithout(nurse);
  const { section } = await planOf(nurse, client);
  await page.goto(`/plan?client=${client.client}&section=${section}`);
  await expect(page.getByRole("button", { name: beginsWith(say("plan.edit")) })).toBeVisible();
  await page.keyboard.press("e");
  const form = page.getByRole("form", { name: say("plan_kind.health_and_care") });
  await form.getByLabel(say("plan.goal_n", { n: 1 }), { exact: true }).fill("Kävelen kaksi kilometriä");
  await form.getByRole("button", { name: say("plan.add_need") }).click();
  await form.getByLabel(say("plan.need_n", { n: 2 }), { exact: true }).fill("Nukun huonosti");

  // The other one has it open as well, and is faster.
  await other.page.goto(`/plan?client=${client.client}&section=${section}&panel=edit`);
  const theirs = other.page.getByRole("form", { name: say("plan_kind.health_and_care") });
  await theirs.getByLabel(say("plan.goal_n", { n: 1 }), { exact: true }).fill("Kävelen viisi kilometriä");
  await theirs.getByRole("button", { name: say("plan.remove_action", { n: 1 }) }).click();
  await other.page.keyboard.press("Control+Enter");
  await expect(other.page.getByText(say("plan.saved", { version: 2 }))).toBeVisible();

  await form.getByLabel(say("plan.need_n", { n: 2 }), { exact: true }).focus();
  await page.keyboard.press("Control+Enter");
  const told = form.getByRole("alert").filter({ hasText: other.me.name });
  await expect(told).toBeVisible();
  await told.getByRole("button", { name: say("plan.what_they_changed") }).click();
  await expect(told.getByRole("table")).toContainText("viisi kilometriä");
  await picture(page, "plan-conflict-fi");
  await told.getByRole("button", { name: say("plan.merge") }).click();
  await expect(form.getByText(say("plan.merged_clashes", { count: 1 }))).toBeVisible();
  await expect(form.getByText(say("plan.they_wrote", { text: "Kävelen viisi kilometriä" }))).toBeVisible();
  await expect(form.getByLabel(say("plan.need_n", { n: 2 }), { exact: true })).toHaveValue("Nukun huonosti");
  await expect(form.getByLabel(say("plan.goal_n", { n: 1 }), { exact: true })).toHaveValue("Kävelen kaksi kilometriä");
  await expect(form.getByText("Kävelee joka päivä")).toBeHidden();
  await expectAccessible(page);
  await picture(page, "plan-merged-fi");
  await form.getByLabel(say("plan.need_n", { n: 2 }), { exact: true }).focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(say("plan.saved", { version: 3 }))).toBeVisible();

  await page.getByRole("button", { name: say("plan.compare") }).click();
  const changes = page.getByRole("table");
  await expect(changes).toContainText(say("plan.how_added"));
  await expect(changes).toContainText("Nukun huonosti");
  await page.getByLabel(say("plan.from_version")).selectOption("1");
  await expect(changes).toContainText(say("plan.how_removed"));
  await expect(changes.locator("del").filter({ hasText: "kilometrin" }).first()).toBeVisible();
  await expectAccessible(page);
  await picture(page, "plan-compared-fi");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: say("plan.compare") })).toBeVisible();
});

test("on paper the plan speaks to the client, and the board waits for their permission", async ({ centre }) => {
  const nurse = await nurseAt(centre, wide);
  const { page } = nurse;
  const client = await clientWithout(nurse);
  await planOf(nurse, client);
  await page.goto(`/plan?client=${client.client}`);
  await expect(page.getByRole("heading", { name: say("plan_kind.health_and_care") })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".print-plan");
  await expect(paper).toBeVisible();
  await expect(paper).toContainText("05 000 0021");
  await expect(paper).toContainText("Kävelee joka päivä");
  await expect(paper).toContainText("Puhelu kuukauden välein");
  await expect(page.getByRole("button", { name: say("plan.print") })).toBeHidden();
  await picture(page, "plan-paper");
  await page.emulateMedia({ media: "screen" });

  const refused = await nurse.calls.tryPost(`/api/clients/${client.client}/home-board`, { purpose: "care" });
  expect(refused.status).toBe(403);
  await page.getByRole("button", { name: say("plan.board_permission") }).click();
  const ask = page.getByRole("form", { name: say("plan.board") });
  await ask.getByRole("button", { name: beginsWith(say("plan.board_permit")) }).click();
  await expect(ask.getByText(say("plan.board_how_needed"))).toBeVisible();
  await ask.getByRole("radio", { name: say("permission_how.spoken") }).check();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  const board = page.locator(".home-board");
  await expect(board).toContainText("Anna Koivu");
  await picture(page, "plan-board-fi");
  await page.emulateMedia({ media: "print" });
  await expect(board).toBeVisible();
  await expect(page.getByRole("button", { name: say("plan.board_print") })).toBeHidden();
  await picture(page, "plan-board-paper");
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: say("plan.board_forbid") }).click();
  await expect(ask).toBeVisible();
});

test("a review that is due stands in the owner's day, and a telephone shows the plan", async ({ centre }) => {
  const nurse = await nurseAt(centre, phone);
  const { page } = nurse;
  const client = await clientWithout(nurse);
  const { section } = await planOf(nurse, client);
  const plan = await nurse.calls.post<PlanShown>(`/api/clients/${client.client}/plan`, { purpose: "care" });
  const { codes: _, ...content } = plan.sections.find((one) => one.section === section)?.content ?? { codes: [] };
  const soon = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(new Date(Date.now() + 5 * 86_400_000));
  await nurse.calls.post(`/api/plan-sections/${section}/save`, {
    based_on: 1,
    is_review: true,
    content: { ...content, review_on: soon, phrases: [] },
  });
  await page.goto("/day");
  const due = page.getByRole("region", { name: say("plan.reviews") });
  await due.getByRole("button").click();
  await expect(due.getByText(typed(soon)).first()).toBeVisible();
  await picture(page, "plan-due-390-fi");
  await due.getByRole("link", { name: client.name }).click();
  await expect(page.getByRole("heading", { name: say("plan_kind.health_and_care") })).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await picture(page, "plan-390-fi");
  await page.goto(`/plan?client=${client.client}&section=${section}&panel=edit`);
  await expect(page.getByRole("form", { name: say("plan_kind.health_and_care") })).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await picture(page, "plan-edit-390-fi");
  await page.goto(`/plan?client=${client.client}&section=${section}&panel=compare`);
  await expect(page.getByRole("table")).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await picture(page, "plan-compare-390-fi");
});
