// Two nurses at two desks: each sees within moments what the other does, and nobody takes what is taken.
import type { FirstLineDesk, QueueRow } from "../../web/src/contract.generated.ts";
import { expect, expectAccessible, picture, test } from "./centre.ts";
import { beginsWith, Desk } from "./desk.ts";
import { clientWith, waits } from "./scene.ts";

// "Changes reach other screens within a second": two leave room for a busy machine.
const moments = { timeout: 2_000 };

test("whoever opens a contact is seen at it, and no longer when they leave", async ({ centre }) => {
  const [maija, eero] = [await Desk.open(centre), await Desk.open(centre, { which: 1 })];
  const words = "kuume kolmatta päivää";
  await waits(maija.calls, { line: "walk_in", words });
  await expect(maija.row(words)).toBeVisible(moments);
  await expect(eero.row(words)).toBeVisible(moments);

  await maija.row(words).click();
  await expect(eero.row(words)).toContainText(eero.say("queue.open_by", { names: maija.me.name }), moments);

  // Both look: each is told of the other, in the row and in the contact.
  await eero.row(words).click();
  await expect(eero.contact).toContainText(eero.say("queue.open_by", { names: maija.me.name }), moments);
  await expect(maija.contact).toContainText(maija.say("queue.open_by", { names: eero.me.name }), moments);

  await maija.page.keyboard.press("Escape");
  await expect(maija.page.getByText(maija.say("desk.nothing_open"))).toBeVisible();
  await expect(eero.contact).not.toContainText(maija.me.name, moments);
});

test("two take the same contact: one has it, the other is told who", async ({ centre }) => {
  const [maija, eero] = [await Desk.open(centre), await Desk.open(centre, { which: 1 })];
  const client = await clientWith(maija.calls, {});
  const words = "rasitusrinta, ei kipua nyt";
  const { contact } = await waits(maija.calls, { line: "walk_in", words, client });
  for (const nurse of [maija, eero]) {
    await nurse.row(words).click();
    await expect(nurse.page.getByRole("button", { name: nurse.say("contact.take") })).toBeVisible();
  }

  // Eero's screen cannot read what became of it, so that he presses too.
  await eero.page.route(`**/api/contacts/${contact}`, (route) => route.abort());
  await maija.page.getByRole("button", { name: maija.say("contact.take") }).click();
  await expect(maija.card.getByRole("heading")).toHaveText(client.name);
  await eero.page.getByRole("button", { name: eero.say("contact.take") }).click();
  await expect(eero.page.getByRole("alert")).toContainText(eero.say("refusal.contact.taken_by", { name: maija.me.name }));

  // What he may not do he is not offered: he may look on, and the card stays closed.
  await eero.page.unrouteAll();
  await eero.page.reload();
  await expect(eero.page.getByText(eero.say("contact.held_by", { name: maija.me.name }))).toBeVisible();
  await expect(eero.page.getByText(eero.say("client.card_closed"))).toBeVisible();
  await expect(eero.page.getByRole("button", { name: eero.say("contact.take") })).toBeHidden();
  await expect(eero.assessment).toBeHidden();

  // What he needs now he takes over, and she is told why.
  await eero.page.getByRole("button", { name: eero.say("contact.take_over") }).click();
  await eero.page.getByLabel(eero.say("contact.take_over_why")).fill("asiakas soitti minulle");
  await eero.page.getByRole("button", { name: eero.say("contact.take_over") }).click();
  await expect(eero.card.getByRole("heading")).toHaveText(client.name);
  await expect(eero.assessment).toBeVisible();
  await maija.queue.getByRole("link", { name: maija.say("queue.tab_mine") }).click();
  await expect(maija.queue).toContainText("asiakas soitti minulle", moments);
});

test("what one nurse does shows at the other's desk", async ({ centre }) => {
  const [maija, eero] = [await Desk.open(centre), await Desk.open(centre, { which: 1 })];
  const client = await clientWith(maija.calls, { own_times: true, phone: true });
  const words = "korvakipu, lentää huomenna";
  await eero.lineIs("walk_in");
  await expect(eero.queue.getByText(eero.say("queue.empty"))).toBeVisible();

  await test.step("a contact that comes in stands in the queue", async () => {
    await waits(maija.calls, { line: "walk_in", words, client });
    await expect(eero.row(words)).toContainText(client.name, moments);
  });

  await test.step("a row under the pointer keeps its place and says that it is gone", async () => {
    await eero.row(words).hover();
    await maija.lineIs("walk_in");
    await maija.take(client);
    await expect(eero.row(words)).toContainText(eero.say("queue.gone"), moments);
    // Nobody waits any more, so nobody is the oldest; somebody is being helped.
    await expect(eero.queue).toContainText(eero.say("queue.taken", { count: 1 }), moments);
    await expect(eero.queue).not.toContainText(eero.say("queue.oldest", { span: "" }).trim());
    await eero.page.mouse.move(800, 400);
    await expect(eero.row(words)).toHaveCount(0, moments);
  });

  await test.step("a matter that is passed on comes to the other's own list", async () => {
    await eero.queue.getByRole("link", { name: eero.say("queue.tab_mine") }).click();
    await maija.assess({ reason_code: "H01", urgency: "same_day", clarity: "clear", care_class: "general_sick_care" });
    await maija.choose("pass");
    const form = maija.form("decide.pass_title");
    await form.getByRole("radio", { name: maija.say("decide.other_worker") }).check();
    await form.getByLabel(maija.say("decide.find_colleague")).fill(eero.me.name);
    await form.getByRole("radio", { name: eero.me.name }).check();
    await form.getByLabel(maija.say("decide.why")).fill("Tunnet asiakkaan, soitatko?");
    await form.getByRole("button", { name: maija.say("decide.pass") }).click();
    await expect(eero.row(words)).toContainText("Tunnet asiakkaan, soitatko?", moments);
  });

  await test.step("and goes when it is undone", async () => {
    await maija.page.keyboard.press("u");
    await expect(eero.row(words)).toHaveCount(0, moments);
  });
});

test("a time that one has chosen is no longer offered to the other", async ({ centre }) => {
  const [maija, eero] = [await Desk.open(centre), await Desk.open(centre, { which: 1 })];
  const first = await clientWith(maija.calls, { own_times: true });
  const second = await clientWith(maija.calls, { but: [first] });
  for (const [nurse, client] of [
    [maija, first],
    [eero, second],
  ] as const) {
    await waits(nurse.calls, { line: "walk_in", words: "verenpaine koholla", client });
    await nurse.lineIs("walk_in");
    await nurse.take(client);
    await nurse.assess({ reason_code: "K85", urgency: "non_urgent", clarity: "clear", care_class: "general_sick_care", who_is_needed: ["nurse"] });
  }
  const times = (nurse: Desk) => nurse.step.getByRole("region", { name: nurse.say("times.team"), exact: true }).getByRole("button");
  const wanted = (await times(maija).first().textContent()) ?? "";
  const offered = times(eero).filter({ hasText: wanted });
  await expect(offered).toHaveCount(1);

  // Eero has chosen it: it is kept for him, and offered to Maija no more. booking.spec.ts has those who are a moment too late.
  await offered.click();
  await expect(eero.form("route.book").getByRole("timer")).toBeVisible();
  await expect(times(maija).filter({ hasText: wanted })).toHaveCount(0, moments);
  await eero.form("route.book").getByRole("button", { name: eero.say("times.book") }).click();
  await expect(eero.step.getByRole("heading", { name: eero.say("decided.book") })).toBeVisible();
  await expect(times(maija).filter({ hasText: wanted })).toHaveCount(0);
});

test("what one took and left alone says on one's own list that it goes back", async ({ centre }) => {
  const maija = await Desk.open(centre);
  const { page, say } = maija;
  const client = await clientWith(maija.calls, {});
  const words = "nilkka turvonnut";
  await waits(maija.calls, { line: "walk_in", words, client });
  await maija.lineIs("walk_in");
  await maija.take(client);

  // Ten minutes later: the desk as the server tells it, but for the two instants. A screen looks at its clock four times a minute, so the
  // warning begins longer ago than that.
  let open = 0;
  await page.route(/\/api\/desks\/first-line/, async (route) => {
    const answer = await route.fetch();
    const desk = (await answer.json()) as FirstLineDesk;
    const now = Date.parse(desk.as_of);
    const moved = (row: QueueRow) => {
      if (!row.goes_back) return row;
      ++open;
      return { ...row, goes_back: { warn_at: new Date(now - 20_000).toISOString(), returns_at: new Date(now + 299_000).toISOString() } };
    };
    await route.fulfill({ response: answer, json: { ...desk, mine: desk.mine.map(moved) } });
  });
  await maija.queue.getByRole("link", { name: beginsWith(say("queue.tab_mine")) }).click();
  await expect(maija.row(words)).toBeVisible();
  // As long as it is open here, nobody has left it alone.
  await expect(maija.row(words)).not.toContainText(beginningOf(say("queue.goes_back")));
  expect(open).toBe(0);

  await page.keyboard.press("Escape");
  await expect(maija.row(words)).toContainText(beginningOf(say("queue.goes_back")));
  await expect(maija.queue.getByRole("link", { name: say("queue.goes_back_soon", { count: 1 }) })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "goes-back");
  await maija.row(words).click();
  await expect(maija.row(words)).not.toContainText(beginningOf(say("queue.goes_back")));
});

/** The words before the first thing that is filled in. */
function beginningOf(words: string): string {
  return words.split("{")[0] ?? "";
}
