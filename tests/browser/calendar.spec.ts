// The books as people see them: the day's list, the unit's calendar, a booking that is moved by keyboard and by mouse, two who move at once,
// a day that goes over to others. And how it looks: axe, nothing sideways, pictures in three languages (artifacts/screens).
//
// The county's year ended a week ago, so that bookings of which nobody said what became are in the book; what lies ahead stands on a Saturday.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BookingId, Changed, Colleague, FoundClients, UnitCalendar } from "../../web/src/contract.generated.ts";
import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import { aSaturday, type Saturday, saturday } from "./books.ts";
import { type Calls, Centre, expect, expectAccessible, type Me, picture, test as base, wordsOf } from "./centre.ts";
import { program, seedFolder } from "./seed.ts";

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const day_ms = 24 * 3_600_000;
const helsinki = (at: number) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(new Date(at));
const seed = join(seedFolder, "books.db");

const test = base.extend<{ centre: Centre }, { weekOld: string }>({
  weekOld: [
    // biome-ignore lint/correctness/noEmptyPattern: playwright asks for a pattern
    async ({}, use, info) => {
      // A worker that begins anew after a failed test finds what the one before it made.
      const until = helsinki(Date.now() - 7 * day_ms);
      const made = `${seed}.${until}.${info.parallelIndex}`;
      if (!existsSync(made)) {
        mkdirSync(seedFolder, { recursive: true });
        for (const ending of ["", "-wal", "-shm", ".lock"]) rmSync(`${made}.new${ending}`, { force: true });
        execFileSync(program, ["demo", "--residents", "400", "--seed", "7", "--until", until, "--db", `${made}.new`], {
          stdio: ["ignore", "ignore", "inherit"],
        });
        for (const ending of ["-wal", "-shm", ""]) if (existsSync(`${made}.new${ending}`)) renameSync(`${made}.new${ending}`, made + ending);
      }
      await use(made);
    },
    { scope: "worker", timeout: 240_000 },
  ],
  centre: async ({ browser, weekOld }, use) => {
    const centre = await Centre.open(browser, weekOld);
    try {
      await use(centre);
    } finally {
      await centre.close();
    }
  },
});

interface Scene extends Saturday {
  readonly page: Page;
  readonly calls: Calls;
  readonly me: Me;
}

/** A doctor at the desk, with a Saturday ahead of them. */
async function doctorWith(centre: Centre, options: BrowserContextOptions & { language?: "fi" | "sv" | "en" } = {}): Promise<Scene> {
  const manager = centre.callsOf(await centre.deskOf("manager"));
  const page = await centre.deskOf("doctor", { language: "fi", ...options });
  const calls = centre.callsOf(page);
  const me = await calls.get<Me>("/api/session");
  const scene = await saturday(manager, calls, me.professional as Colleague["professional"], aSaturday(new Date()));
  return { ...scene, page, calls, me };
}

const row = (page: Page, name: string): Locator => page.getByRole("list", { name: wordsOf("fi")("day.list") }).getByRole("button", { name });
const visit = (page: Page): Locator => page.getByRole("region", { name: wordsOf("fi")("visit.title"), exact: true });
const block = (page: Page, name: string): Locator => page.getByRole("application").getByRole("button", { name });
const free = (page: Page, clock: string, who: string): Locator =>
  page.getByRole("application").getByRole("button", { name: new RegExp(`^${clock.replace(".", "\\.")} .*, ${who},`) });
const said = (page: Page, words: string | RegExp): Locator => page.getByRole("status").filter({ hasText: words });

async function bookingOf(calls: Calls, unit: string, date: string, booking: BookingId) {
  const calendar = await calls.get<UnitCalendar>(`/api/desks/calendar?unit=${unit}&from=${date}`);
  return calendar.columns.flatMap(({ bookings }) => bookings).find((one) => one.booking === booking);
}

/** In five to ten minutes, outside of hours: the reason is told, and the client may already sit in the corridor. */
async function bookedSoon(scene: Scene, why: string): Promise<{ booking: BookingId; name: string; date: string }> {
  const { clients } = await scene.calls.post<FoundClients>("/api/clients/search", { text: "La" });
  const client = clients.find(({ died }) => !died);
  if (!client) throw new Error("nobody is called La…");
  const bookAt = (begins: number) =>
    scene.calls.tryPost(`/api/clients/${client.client}/bookings`, {
      time: {
        begins_at: new Date(begins).toISOString(),
        off_hours: { professional: scene.doctor.professional, unit: scene.unit, service: "doctor_reception", kind: "on_site", minutes: 20 },
        exception: { kind: "off_hours", why },
      },
    });
  let begins = Math.ceil((Date.now() + 60_000) / 300_000) * 300_000;
  let answer = await bookAt(begins);
  // On a working day the doctor may have somebody then.
  while ((answer.body as { code?: string }).code === "scheduling.slot_taken") answer = await bookAt((begins += 300_000));
  const { booking } = answer.body as { booking?: { booking: BookingId } };
  if (!booking) throw new Error(JSON.stringify(answer.body));
  return { booking: booking.booking, name: `${client.family_name} ${client.given_names}`, date: helsinki(begins) };
}

test("a doctor sees the day, says who has arrived by one key, and takes it back", async ({ centre }) => {
  const say = wordsOf("fi");
  const scene = await doctorWith(centre);
  const { page } = scene;
  const soon = await bookedSoon(scene, "Todistus tarvitaan tänään");
  await page.goto("/first-line");
  await expect(page.getByRole("link", { name: say("shell.day"), exact: true })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page).toHaveURL(/\/day/);
  await page.goto(`/day?date=${soon.date}`);
  await expect(row(page, soon.name)).toContainText("Todistus tarvitaan tänään");
  await expect(row(page, soon.name)).toContainText(say("exception.off_hours"));
  await row(page, soon.name).click();
  await page.keyboard.press("a");
  await expect(row(page, soon.name)).toContainText(say("standing.arrived"));
  await expect(said(page, say("step_done.arrived", { name: soon.name }))).toBeVisible();
  await page.keyboard.press("u");
  await expect(row(page, soon.name)).toContainText(say("standing.ahead"));
  await expect(said(page, say("step_done.undone", { name: soon.name }))).toHaveCount(1);
});

test("nobody is missed before their time, and whoever did not come is missed afterwards", async ({ centre }) => {
  const say = wordsOf("fi");
  const scene = await doctorWith(centre);
  const { page, calls } = scene;
  const [first] = scene.bookings;
  if (!first) throw new Error("the Saturday has bookings");
  await page.goto(`/day?date=${scene.date}`);
  await row(page, first.name).click();
  await expect(visit(page)).toContainText(first.name);
  await page.keyboard.press("x");
  await expect(visit(page).getByRole("alert")).toHaveText(say("refusal.scheduling.not_yet_begun"));

  // Somebody of the last week of whom nobody said what became.
  const week = await calls.get<UnitCalendar>(`/api/desks/calendar?unit=${scene.unit}&days=6&from=${helsinki(Date.now() - 6 * day_ms)}`);
  const waited = week.columns
    .flatMap(({ professional, bookings }) => bookings.map((one) => ({ ...one, of: professional.professional })))
    .filter(({ state, is_imported, others }) => state === "booked" && !is_imported && others.length === 0)
    .map(({ of, begins_at, client_name }) => ({ of, date: helsinki(Date.parse(begins_at)), name: client_name ?? "" }))[0];
  if (!waited) throw new Error("everybody's visit of last week is recorded");
  await page.goto(`/day?of=${waited.of}&date=${waited.date}`);
  await row(page, waited.name).click();
  await page.keyboard.press("x");
  await expect(row(page, waited.name)).toContainText(say("standing.no_show"));
  await expect(said(page, say("step_done.missed", { name: waited.name }))).toBeVisible();
});

test("a booking is moved by keyboard, and back by U", async ({ centre }) => {
  const say = wordsOf("fi");
  const scene = await doctorWith(centre);
  const { page, calls } = scene;
  const [first] = scene.bookings;
  if (!first) throw new Error("the Saturday has bookings");
  await page.goto(`/books?date=${scene.date}&unit=${scene.unit}`);
  await block(page, first.name).focus();
  await page.keyboard.press("m");
  await expect(said(page, say("move.picked_up", { name: first.name, count: 0 }).split(".")[0] ?? "")).toHaveCount(1);
  // The nearest time is in the same book; Esc puts it back, and nothing has happened.
  await page.keyboard.press("Escape");
  await expect(block(page, first.name)).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(free(page, "8.40", scene.doctor.name)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(free(page, "9.40", scene.doctor.name)).toBeFocused();
  await page.keyboard.press("Enter");
  const form = page.getByRole("form", { name: say("move.title") });
  await expect(form.getByRole("combobox", { name: say("visit.why") })).toBeFocused();
  await expectAccessible(page);
  await picture(page, "books-move-fi");
  await form.getByRole("combobox", { name: say("visit.why") }).selectOption("client_wishes_other_time");
  await page.keyboard.press("Control+Enter");
  await expect(block(page, first.name)).toHaveAccessibleName(/^9\.40/);
  await page.locator("body").press("u");
  await expect(block(page, first.name)).toHaveAccessibleName(/^8\.00/);
  expect((await bookingOf(calls, scene.unit, scene.date, first.booking))?.begins_at).toBe(first.begins_at);
});

/** Finds the client in the dock, by typing and Enter. */
async function finds(page: Page, name: string): Promise<void> {
  const say = wordsOf("fi");
  const search = page.getByRole("combobox", { name: say("books.find_client") });
  await search.fill(name);
  await page.getByRole("option", { name: new RegExp(name) }).first().waitFor();
  await search.press("Enter");
}

test("a doctor lets one more client in over a booking, with a reason, and takes it back", async ({ centre }) => {
  const say = wordsOf("fi");
  const scene = await doctorWith(centre);
  const { page } = scene;
  const [first, second] = scene.bookings;
  if (!first || !second) throw new Error("the Saturday has bookings");
  const one = (await scene.calls.post<FoundClients>("/api/clients/search", { text: "La" })).clients.find(({ died }) => !died);
  if (!one) throw new Error("nobody is called La…");
  const name = `${one.family_name} ${one.given_names}`;
  await page.goto(`/books?date=${scene.date}&unit=${scene.unit}&booking=${first.booking}`);
  await expect(visit(page)).toContainText(first.name);
  await page.keyboard.press("p");
  await finds(page, name);
  await page.keyboard.press("Control+Enter");
  const form = page.getByRole("form", { name: say("times.book") });
  await expect(form.getByRole("alert")).toBeVisible();
  await form.getByRole("textbox", { name: say("visit.exception") }).fill("Kuumeinen lapsi, ei muuta aikaa");
  await expectAccessible(page);
  await picture(page, "books-over-fi");
  await page.keyboard.press("Control+Enter");
  await expect(block(page, name)).toHaveAccessibleName(/^8\.00/);
  await expect(said(page, name)).toBeVisible();
  await page.locator("body").press("u");
  await expect(said(page, say("step_done.undone", { name }))).toHaveCount(1);
});

test("a time outside of hours is given from the books, and a nurse has no such button", async ({ centre }) => {
  const say = wordsOf("fi");
  const scene = await doctorWith(centre);
  const { page } = scene;
  const one = (await scene.calls.post<FoundClients>("/api/clients/search", { text: "La" })).clients.find(({ died }) => !died);
  if (!one) throw new Error("nobody is called La…");
  const name = `${one.family_name} ${one.given_names}`;
  await page.goto(`/books?date=${scene.date}&unit=${scene.unit}`);
  await page.getByRole("button", { name: say("books.off_hours") }).click();
  await expect(page.getByRole("textbox", { name: say("give.clock") })).toBeFocused();
  await page.getByRole("combobox", { name: say("visit.with_whom") }).selectOption(scene.doctor.professional);
  await finds(page, name);
  const form = page.getByRole("form", { name: say("times.book") });
  await form.getByRole("textbox", { name: say("visit.exception") }).fill("Pääsee vain illalla");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toHaveText(say("give.incomplete"));
  await page.getByRole("textbox", { name: say("give.clock") }).fill("16.30");
  await picture(page, "books-off-hours-fi");
  await form.getByRole("button", { name: say("times.book") }).click();
  await expect(block(page, name)).toHaveAccessibleName(/^16\.30/);

  const nurse = await centre.deskOf("nurse", { which: 3 });
  await nurse.goto(`/books?date=${scene.date}&unit=${scene.unit}`);
  await expect(block(nurse, name)).toHaveAccessibleName(/^16\.30/);
  await expect(nurse.getByRole("button", { name: say("books.off_hours") })).toHaveCount(0);
});

test("a booking is dragged into a colleague's book, and the colleague's screen hears of it", async ({ centre }) => {
  const say = wordsOf("fi");
  const scene = await doctorWith(centre);
  const { page } = scene;
  const [first] = scene.bookings;
  if (!first) throw new Error("the Saturday has bookings");
  const colleague = await centre.deskOf("nurse", { which: 3 });
  const books = `/books?date=${scene.date}&unit=${scene.unit}`;
  await colleague.goto(books);
  await expect(block(colleague, first.name)).toHaveAccessibleName(/^8\.00/);
  await page.goto(books);
  const from = await block(page, first.name).boundingBox();
  const target = free(page, "9.20", scene.other.name);
  const to = await target.boundingBox();
  if (!from || !to) throw new Error("both are on the screen");
  await page.mouse.move(from.x + 40, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 30, { steps: 4 });
  await page.mouse.move(to.x + 40, to.y + 8, { steps: 8 });
  await page.mouse.up();
  const form = page.getByRole("form", { name: say("move.title") });
  await expect(form).toContainText(scene.other.name);
  await form.getByRole("combobox", { name: say("visit.why") }).selectOption("earlier_time_found");
  await form.getByRole("button", { name: say("move.save") }).click();
  await expect(said(page, scene.other.name).filter({ hasText: first.name })).toBeVisible();
  await expect(block(colleague, first.name)).toHaveAccessibleName(/^9\.20/, { timeout: 3_000 });
});

test("of two who want the same time the second is told who has it, and whoever moves a moved booking is warned", async ({ centre }) => {
  const say = wordsOf("fi");
  const scene = await doctorWith(centre);
  const { page } = scene;
  const [first, second] = scene.bookings;
  if (!first || !second) throw new Error("the Saturday has bookings");
  const nurse = await centre.deskOf("nurse", { which: 3 });
  const others = centre.callsOf(nurse);
  const her = await others.get<Me>("/api/session");
  const calendar = await others.get<UnitCalendar>(`/api/desks/calendar?unit=${scene.unit}&from=${scene.date}`);
  const hours = calendar.columns.find(({ professional }) => professional.professional === scene.other.professional)?.hours[0];
  if (!hours) throw new Error("the other doctor works");
  const at = (slot: number) => new Date(Date.parse(hours.begins_at) + slot * 1_200_000).toISOString();
  const moves = (booking: BookingId, slot: number) =>
    others.post<Changed>(`/api/bookings/${booking}/move`, {
      move: { time: { hours: hours.hours, begins_at: at(slot) }, why: "earlier_time_found" },
      how_much: "this_one",
    });

  await page.goto(`/books?date=${scene.date}&unit=${scene.unit}`);
  await block(page, first.name).focus();
  await page.keyboard.press("Enter");
  await free(page, "9.00", scene.other.name).click();
  const form = page.getByRole("form", { name: say("move.title") });
  // Between the choice and the press somebody is quicker; the stream has not told of it yet.
  await page.route("**/api/desks/calendar?*", (route) => route.abort());
  // The reason is chosen while the time is still there.
  await form.getByRole("combobox", { name: say("visit.why") }).selectOption("client_is_ill");
  await moves(second.booking, 0);
  await page.keyboard.press("Control+Enter");
  // The name is that of whoever made the booking that lies there.
  await expect(form.getByRole("alert")).toContainText(say("refusal.scheduling.slot_taken", { name: scene.me.name }));
  await page.unroute("**/api/desks/calendar?*");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");

  await block(page, first.name).focus();
  await page.keyboard.press("Enter");
  await free(page, "11.40", scene.other.name).click();
  await expect(form).toBeVisible();
  await moves(first.booking, 4);
  await expect(page.getByRole("alert").filter({ hasText: scene.other.name })).toBeVisible();
  expect(her.name).not.toBe(scene.me.name);
});

test("a day of sick leave goes over to others, and what nobody can take stays in sight", async ({ centre }) => {
  const say = wordsOf("fi");
  const scene = await doctorWith(centre);
  const { page } = scene;
  await page.goto(`/day?date=${scene.date}`);
  await page.getByRole("button", { name: say("hand_over.open") }).click();
  const form = page.locator("form.hand-over");
  await expect(form.getByRole("combobox", { name: say("hand_over.absence") })).toHaveValue("sick");
  await expect(form).toContainText(say("hand_over.deputy", { name: scene.other.name }));
  // The receptions fit the deputy's times, the long one as two in a row; nobody else sees clients by remote.
  await expect(form).toContainText(say("hand_over.left", { count: 2 }));
  await expect(form).toContainText(say("hand_over.no_proposals"));
  await expectAccessible(page);
  await picture(page, "hand-over-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: say("hand_over.moved", { count: 3 }) })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: say("hand_over.left", { count: 2 }) })).toBeVisible();
  await page.getByRole("button", { name: say("hand_over.to_day") }).click();
  await expect(page.getByRole("list", { name: say("day.list") })).toContainText(say("day.absent", { reason: say("absence.sick") }));
  await expect(page.getByRole("list", { name: say("day.list") }).getByRole("button")).toHaveCount(2);
});

test("a visit is cancelled with a reason, and comes back", async ({ centre }) => {
  const say = wordsOf("fi");
  const scene = await doctorWith(centre);
  const { page } = scene;
  const [first] = scene.bookings;
  if (!first) throw new Error("the Saturday has bookings");
  await page.goto(`/day?date=${scene.date}`);
  await row(page, first.name).click();
  await page.keyboard.press("c");
  const form = page.getByRole("form", { name: say("visit.cancel_title") });
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toHaveText(say("absence.choose_reason"));
  await form.getByRole("combobox", { name: say("visit.why") }).selectOption("client_cannot_come");
  await form.getByRole("button", { name: say("visit.cancel_save") }).click();
  await expect(row(page, first.name)).toContainText(say("standing.cancelled"));
  await page.keyboard.press("u");
  await expect(row(page, first.name)).toContainText(say("standing.ahead"));
});

async function expectNothingSideways(page: Page, but: string): Promise<void> {
  const too_wide = await page.evaluate(
    (allowed) =>
      [...document.querySelectorAll<HTMLElement>("*")]
        .filter((it) => it === document.documentElement || ["auto", "scroll"].includes(getComputedStyle(it).overflowX))
        .filter((it) => !it.matches(allowed) && it.clientWidth > 0 && it.scrollWidth > it.clientWidth + 1)
        .map((it) => `${it.tagName.toLowerCase()}.${it.className}: ${it.scrollWidth} in ${it.clientWidth}`),
    but,
  );
  expect(too_wide, "nothing scrolls sideways").toEqual([]);
}

for (const language of ["fi", "sv", "en"] as const)
  for (const [size, options] of [
    ["desk", {}],
    ["phone", phone],
  ] as const)
    test(`the books look right in ${language} on a ${size}`, async ({ centre }) => {
      test.slow();
      const say = wordsOf(language);
      const { page, date, unit, bookings, doctor } = await doctorWith(centre, { language, ...options });
      const seen = async (screen: string) => {
        await expectAccessible(page);
        // Books side by side are wider than a phone: they alone may scroll both ways.
        await expectNothingSideways(page, ".book__scroll, .books__table");
        await picture(page, `${screen}-${size}-${language}`);
      };
      await page.goto(`/day?date=${date}`);
      await expect(page.getByRole("list", { name: say("day.list") }).getByRole("button")).toHaveCount(bookings.length);
      await seen("day");
      await page.goto(`/day?date=${date}&booking=${bookings[3]?.booking}`);
      await expect(page.getByRole("link", { name: say("visit.open_remote") })).toHaveAttribute("href", /^https:\/\/meet\.example\//);
      await seen("day-visit");
      await page.getByRole("button", { name: say("visit.cancel") }).click();
      await seen("day-cancel");
      await page.goto(`/books?date=${date}&unit=${unit}`);
      await expect(page.getByRole("application")).toBeVisible();
      await seen("books");
      await page.goto(`/books?date=${date}&unit=${unit}&view=week&of=${doctor.professional}`);
      await expect(page.getByRole("application")).toBeVisible();
      await seen("books-week");
      await page.goto(`/books?date=${date}&unit=${unit}&view=unit_week`);
      await expect(page.getByRole("table")).toBeVisible();
      await seen("books-unit-week");
      await page.goto(`/books?date=${date}&unit=${unit}&view=rooms`);
      await expect(page.getByRole("application")).toBeVisible();
      await seen("books-rooms");
      await page.goto(`/day?date=${date}&panel=hand_over`);
      await expect(page.locator("form.hand-over")).toBeVisible();
      await seen("hand-over");
    });

test("the day's list prints in black and white without what lies around it", async ({ centre }) => {
  const say = wordsOf("fi");
  const { page, date, bookings } = await doctorWith(centre);
  await page.goto(`/day?date=${date}`);
  await expect(page.getByRole("list", { name: say("day.list") })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("table")).toContainText(bookings[0]?.name ?? "");
  await expect(page.getByRole("list", { name: say("day.list") })).toBeHidden();
  await page.setViewportSize({ width: 794, height: 1123 });
  await picture(page, "day-print-fi");
});
