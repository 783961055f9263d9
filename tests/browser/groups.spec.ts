// The groups' desk: a nurse opens a group of two seats, fills it, lets the third one wait, gives them the seat that is freed, and says who came.
import type { BrowserContextOptions, Page } from "@playwright/test";
import type { GroupMade, GroupShown, UnitId } from "../../web/src/contract.generated.ts";
import { type Calls, type Centre, expect, expectAccessible, type Me, picture, test, wordsOf } from "./centre.ts";
import { beginsWith, type Language } from "./desk.ts";
import { farWednesday, typed, weeksAfter } from "./hours.ts";
import { type Client, clientWith } from "./scene.ts";

const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

interface Nurse {
  readonly page: Page;
  readonly calls: Calls;
  readonly me: Me & { readonly role: { readonly unit: UnitId } };
  readonly name: string;
}

async function nurseAt(centre: Centre, options: BrowserContextOptions & { language?: Language; which?: number } = {}): Promise<Nurse> {
  const page = await centre.deskOf("nurse", options);
  const calls = centre.callsOf(page);
  const me = await calls.get<Nurse["me"]>("/api/session");
  return { page, calls, me, name: me.name };
}

/** A group through the API: its meetings are so many weeks from `first`, or begin as the test says. */
async function groupOf(nurse: Nurse, more: object = {}): Promise<GroupMade> {
  const first = farWednesday();
  return nurse.calls.post<GroupMade>("/api/groups", {
    name: "ELO koe",
    service: "lifestyle_group",
    unit: nurse.me.role.unit,
    leaders: [nurse.me.professional],
    seats: 2,
    companions: "beside",
    language: "fi",
    is_remote: false,
    meetings: [0, 1, 2].map((n) => ({ date: weeksAfter(first, n), from_minute: 1020, until_minute: 1110 })),
    ...more,
  });
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("a group of two seats is opened with the keyboard, fills, lets one wait and in again", async ({ centre }) => {
  test.slow();
  const nurse = await nurseAt(centre, wide);
  const { page } = nurse;
  const say = wordsOf("fi");
  const people: Client[] = [];
  for (let n = 0; n < 3; ++n) people.push(await clientWith(nurse.calls, { but: people }));
  await page.goto("/first-line");
  await expect(page.getByRole("region", { name: say("queue.title") })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL(/\/groups/);
  await page.keyboard.press("n");
  const form = page.getByRole("form", { name: say("groups.new") });
  await form.getByLabel(say("groups.name"), { exact: true }).fill("ELO kevät");
  await form.getByLabel(say("groups.leader"), { exact: true }).selectOption({ label: nurse.name });
  await form.getByLabel(say("groups.seats"), { exact: true }).fill("2");
  await form.getByLabel(say("groups.first_day")).fill("ensi viikolla");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert").first()).toHaveText(say("date.wrong"));
  const first = farWednesday();
  await form.getByLabel(say("groups.first_day")).fill(typed(first));
  await form.getByLabel(say("template.from"), { exact: true }).fill("17.00");
  await form.getByLabel(say("template.until"), { exact: true }).fill("18.30");
  await form.getByLabel(say("groups.how_many")).selectOption("3");
  const meetings = form.getByRole("list", { name: say("groups.meetings") });
  await expect(meetings.getByRole("listitem")).toHaveCount(3);
  await expect(meetings.getByText(say("groups.fits"))).toHaveCount(3);
  await expectAccessible(page);
  await picture(page, "groups-new-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(say("groups.opened", { name: "ELO kevät" }))).toBeVisible();
  const view = page.getByRole("article", { name: "ELO kevät" });
  await expect(view).toContainText("0/2");

  const enrol = async (name: string, verb: string) => {
    await view.getByRole("button", { name: beginsWith(say("groups.enrol")) }).click();
    await view.getByRole("combobox", { name: say("groups.find_client") }).fill(name);
    await view.getByRole("option", { name: beginsWith(name) }).first().click();
    await view.getByRole("form", { name: say("groups.enrol") }).getByRole("button", { name: beginsWith(say(verb)) }).click();
  };
  for (const [n, person] of people.slice(0, 2).entries()) {
    await enrol(person.name, "groups.give_seat");
    await expect(view.getByText(say("groups.seated", { name: person.name, group: "ELO kevät", number: n + 1 }))).toBeVisible();
  }
  await expect(view).toContainText("2/2");
  const third = people[2];
  if (!third) throw new Error("three clients");
  await enrol(third.name, "groups.to_queue");
  await expect(view.getByText(say("groups.queued", { name: third.name, group: "ELO kevät" }))).toBeVisible();
  await expect(view.getByRole("button", { name: say("groups.give_seat_to", { name: third.name }) })).toBeHidden();
  await expectAccessible(page);
  await picture(page, "groups-full-fi");

  await view.getByRole("button", { name: say("groups.give_up_of", { name: people[0]?.name ?? "" }) }).click();
  const leave = view.getByRole("form", { name: say("groups.give_up") });
  await expect(leave.getByLabel(say("visit.why"))).toBeFocused();
  await leave.getByRole("button", { name: beginsWith(say("groups.give_up")) }).click();
  await expect(leave.getByRole("alert")).toHaveText(say("absence.choose_reason"));
  await leave.getByLabel(say("visit.why")).selectOption("client_cannot_come");
  await page.keyboard.press("Control+Enter");
  await expect(view.getByText(say("groups.is_next"))).toBeVisible();
  await picture(page, "groups-next-fi");
  await view.getByRole("button", { name: say("groups.give_seat_to", { name: third.name }) }).click();
  await expect(view.getByText(say("groups.promoted", { name: third.name, number: 1 }))).toBeVisible();
  await expect(view.getByText(say("groups.nobody_waits"))).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("cell", { name: third.name })).toBeVisible();
  await picture(page, "groups-print-fi");
  await page.emulateMedia({ media: "screen" });
});

test("a meeting that does not fit is told of before the group is opened, and a week can be left out", async ({ centre }) => {
  const nurse = await nurseAt(centre, wide);
  const { page } = nurse;
  const say = wordsOf("fi");
  await groupOf(nurse, { name: "Toinen ryhmä", meetings: [{ date: weeksAfter(farWednesday(), 1), from_minute: 1050, until_minute: 1110 }] });
  await page.goto("/groups?group=new");
  const form = page.getByRole("form", { name: say("groups.new") });
  await form.getByLabel(say("groups.name"), { exact: true }).fill("ELO");
  await form.getByLabel(say("groups.leader"), { exact: true }).selectOption({ label: nurse.name });
  await form.getByLabel(say("groups.first_day")).fill(typed(farWednesday()));
  await form.getByLabel(say("template.from"), { exact: true }).fill("17.00");
  await form.getByLabel(say("template.until"), { exact: true }).fill("18.30");
  await form.getByLabel(say("groups.how_many")).selectOption("3");
  const second = form.getByRole("list", { name: say("groups.meetings") }).getByRole("listitem").nth(1);
  await expect(second).toContainText("Toinen ryhmä");
  await expectAccessible(page);
  await picture(page, "groups-clash-fi");
  // The server says the same, and opens nothing.
  await form.getByRole("button", { name: beginsWith(say("groups.open", { count: 3 })) }).click();
  await expect(second.getByRole("alert")).toContainText("Toinen ryhmä");
  await second.getByRole("checkbox").uncheck();
  await form.getByRole("button", { name: beginsWith(say("groups.open", { count: 2 })) }).click();
  await expect(page.getByRole("article", { name: "ELO" })).toContainText(say("groups.meetings_count", { count: 2 }));
});

test("a group is in the leader's day and calendar, an absence shows which meetings it breaks", async ({ centre }) => {
  const nurse = await nurseAt(centre, wide);
  const { page } = nurse;
  const say = wordsOf("fi");
  const { group } = await groupOf(nurse);
  const client = await clientWith(nurse.calls, {});
  await nurse.calls.post(`/api/clients/${client.client}/seats`, { group, has_companion: false });
  await page.goto(`/day?date=${farWednesday()}`);
  const meeting = page.getByRole("list", { name: say("day.list") }).getByRole("link", { name: /ELO koe/ });
  await expect(meeting).toContainText("1/2");
  await picture(page, "groups-day-fi");
  await expectAccessible(page);
  await page.goto(`/books?date=${farWednesday()}`);
  await expect(page.getByRole("link", { name: /17\.00 ELO koe 1\/2/ })).toBeVisible();
  await picture(page, "groups-calendar-fi");
  await meeting.or(page.getByRole("link", { name: /ELO koe/ })).first().click();
  await expect(page).toHaveURL(new RegExp(`group=${group}`));

  const manager = centre.callsOf(await centre.deskOf("manager"));
  const begins = `${farWednesday()}T00:00:00Z`;
  const breaks = await manager.post<{ meetings: ReadonlyArray<{ group_name: string }> }>("/api/absences/breaks", {
    professional: nurse.me.professional,
    begins_at: begins,
    ends_at: new Date(Date.parse(begins) + 86_400_000).toISOString(),
    reason: "sick",
  });
  expect(breaks.meetings.map(({ group_name }) => group_name)).toEqual(["ELO koe"]);
});

test("from the client's card somebody comes into a group, or into its queue", async ({ centre }) => {
  const nurse = await nurseAt(centre, wide);
  const { page } = nurse;
  const say = wordsOf("fi");
  const { group } = await groupOf(nurse, { seats: 1 });
  const first = await clientWith(nurse.calls, {});
  const other = await clientWith(nurse.calls, { but: [first] });
  await nurse.calls.post(`/api/clients/${other.client}/seats`, { group, has_companion: false });
  await page.goto(`/first-line?client=${first.client}`);
  await page.getByRole("button", { name: say("purpose.care"), exact: true }).click();
  await page.getByRole("button", { name: say("client.groups", { count: 0 }) }).click();
  await page.getByRole("button", { name: say("groups.into_group"), exact: true }).click();
  await page.getByLabel(say("groups.which")).selectOption(group);
  await expectAccessible(page);
  await picture(page, "groups-card-fi");
  await page.getByRole("form", { name: say("groups.enrol") }).getByRole("button", { name: beginsWith(say("groups.to_queue")) }).click();
  await expect(page.getByText(say("groups.place_in_queue", { place: 1 }))).toBeVisible();
});

for (const language of ["fi", "sv"] as const) {
  for (const [screen, options] of [
    ["desk", wide],
    ["phone", phone],
  ] as const) {
    test(`groups on a ${screen}'s screen (${language})`, async ({ centre }) => {
      // Of the unit whose group it is: who came is for the leader or the unit to say.
      const nurse = await nurseAt(centre, { ...options, language, which: 3 });
      const { page, calls } = nurse;
      const say = wordsOf(language);
      await page.goto("/groups");
      const list = page.getByRole("navigation", { name: say("groups.list") });
      await expect(list.getByRole("button", { name: /Perhevalmennus/ })).toBeVisible();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await picture(page, `groups-list-${screen}-${language}`);
      await expectAccessible(page);
      // The demo's own group that has met already: who came is recorded anew, with the keyboard.
      await list.getByRole("button", { name: /tiistai-illat/ }).click();
      const view = page.getByRole("article", { name: /tiistai-illat/ });
      await expect(view).toBeVisible();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await picture(page, `groups-one-${screen}-${language}`);
      await expectAccessible(page);
      await view.getByRole("button", { name: beginsWith(say("groups.attendance")) }).first().click();
      const attendance = page.getByRole("form", { name: beginsWith(say("groups.attendance_of", { time: "" }).trim()) });
      await attendance.getByRole("button", { name: say("groups.none_present") }).click();
      const boxes = attendance.getByRole("checkbox");
      await boxes.first().focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      await expect(boxes.nth(1)).toBeChecked();
      await picture(page, `groups-attendance-${screen}-${language}`);
      await expectAccessible(page);
      await page.keyboard.press("Control+Enter");
      await expect(attendance).toBeHidden();
      const id = new URL(page.url()).searchParams.get("group");
      const shown = await calls.get<GroupShown>(`/api/desks/groups/${id}`);
      expect(shown.meetings[0]?.present).toHaveLength(2);
    });
  }
}

test("a manager sees how full a group is, and nobody's name", async ({ centre }) => {
  const say = wordsOf("fi");
  const page = await centre.deskOf("manager");
  await page.goto("/groups");
  const list = page.getByRole("navigation", { name: say("groups.list") });
  await list.getByRole("button", { name: /Perhevalmennus/ }).click();
  const view = page.getByRole("article", { name: /Perhevalmennus/ });
  await expect(view.getByText(say("breaks.client_hidden")).first()).toBeVisible();
  await expect(view.getByRole("button", { name: beginsWith(say("groups.enrol")) })).toBeHidden();
  await expect(list.getByRole("button", { name: beginsWith(say("groups.new")) })).toBeHidden();
});
