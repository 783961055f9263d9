// The line breaks while somebody works: the screen says so, nothing that was typed is lost, and the work goes on when the line is back.
// A draft goes on at another machine, and two machines never overwrite each other in silence.
import type { FirstLineDesk } from "../../web/src/contract.generated.ts";
import { type Centre, expect, test } from "./centre.ts";
import { type Client, clientWith, waits } from "./scene.ts";
import { Desk, usual } from "./desk.ts";

// The page tries again after half a second, a second, two …
const again = { timeout: 20_000 };

/** Maija at her desk with an assessment in front of her. */
async function assessing(centre: Centre): Promise<{ nurse: Desk; client: Client }> {
  const nurse = await Desk.open(centre);
  const client = await clientWith(nurse.calls, {});
  await waits(nurse.calls, { line: "walk_in", words: "päänsärky, jatkunut viikon", client });
  await nurse.lineIs("walk_in");
  await nurse.take(client);
  return { nurse, client };
}

/** As when a screen that was asleep is woken. */
async function comesBackTo(desk: Desk): Promise<void> {
  await desk.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}

test("the server goes down in the middle of an assessment and comes back", async ({ centre }) => {
  const { nurse } = await assessing(centre);
  const { page, say } = nurse;
  const lost = page.getByRole("alert").filter({ hasText: say("line.lost") });
  await nurse.answer({ reason_code: "N01", urgency: "non_urgent", clarity: "clear" });
  await nurse.expectSaved();

  await test.step("it is down: the screen says so, and typed work stays", async () => {
    await centre.stopServer("SIGKILL");
    await expect(lost).toBeVisible(again);
    await nurse.answer({ care_class: "general_sick_care", advice: "lepo, särkylääke, yhteys jos näkö sumenee" });
    await expect(nurse.saving).toHaveText(say("draft.unreachable"), again);
    await nurse.assessment.getByRole("button", { name: say("assessment.record") }).click();
    await expect(nurse.assessment.getByRole("alert")).toHaveText(say("state.unanswered"), again);
    await expect(nurse.text("advice")).toHaveValue("lepo, särkylääke, yhteys jos näkö sumenee");
  });

  await test.step("it is back: the draft goes there by itself, and the same press works", async () => {
    await centre.startAgain();
    await expect(lost).toBeHidden(again);
    await nurse.expectSaved();
    await expect(nurse.text("advice")).toHaveValue("lepo, särkylääke, yhteys jos näkö sumenee");
    await expect(nurse.choice("urgency", "non_urgent")).toBeChecked();
    await nurse.assessment.getByRole("button", { name: say("assessment.record") }).click();
    await expect(nurse.assessment.getByText(say("assessment.recorded", { time: "" }).trim())).toBeVisible();
    await expect(nurse.assessment).toContainText("lepo, särkylääke");
  });
});

test("a desk without a network says how old its data is, and reads again when the network is back", async ({ centre }) => {
  const [nurse, other] = [await Desk.open(centre), await Desk.open(centre, { which: 1 })];
  const { page, say } = nurse;
  const words = "ihottuma leviää, viikko";
  await page.context().setOffline(true);
  await expect(page.getByText(say("line.lost"))).toBeVisible(again);
  await expect(page.getByText(/tiedot \d+\ss vanhoja/)).toBeVisible();
  await waits(other.calls, { line: "walk_in", words });
  await expect(other.row(words)).toBeVisible();
  await expect(nurse.row(words)).toHaveCount(0);

  await nurse.takeNext.click();
  await expect(page.getByRole("alert").filter({ hasText: say("state.unanswered") })).toBeVisible(again);

  await page.context().setOffline(false);
  await expect(page.getByText(say("line.lost"))).toBeHidden(again);
  await page.mouse.move(800, 400);
  await expect(nurse.row(words)).toBeVisible(again);
});

test("a draft goes on at another machine, where the same nurse signs in", async ({ centre }) => {
  const { nurse, client } = await assessing(centre);
  await nurse.answer({ ...usual, advice: "seuraa viikko" });
  await nurse.expectSaved();

  const ward = await Desk.open(centre, { at: new URL(nurse.page.url()).pathname + new URL(nurse.page.url()).search });
  await expect(ward.card.getByRole("heading")).toHaveText(client.name);
  await expect(ward.text("advice")).toHaveValue("seuraa viikko");
  await expect(ward.choice("urgency", "non_urgent")).toBeChecked();
  await expect(ward.assessment).toContainText(usual["reason_code"] as string);

  await test.step("what each machine changes alone is kept from both", async () => {
    await ward.answer({ urgency: "within_days" });
    await ward.expectSaved();
    await nurse.answer({ clarity: "complex" });
    await expect(nurse.choice("urgency", "within_days")).toBeChecked();
    await expect(nurse.choice("clarity", "complex")).toBeChecked();
    await nurse.expectSaved();
  });

  await test.step("whoever comes back to the first machine sees what was written at the other", async () => {
    await ward.page.reload();
    await ward.answer({ advice: "seuraa viikko, soita jos pahenee" });
    await ward.expectSaved();
    await expect(async () => {
      await comesBackTo(nurse);
      await expect(nurse.text("advice")).toHaveValue("seuraa viikko, soita jos pahenee", { timeout: 1_000 });
    }).toPass(again);
  });

  await test.step("the same answer changed at both is asked about, by name and question", async () => {
    // The first machine hears nothing while its nurse types.
    await nurse.page.route("**/api/contacts/*", (route) => route.abort());
    await nurse.page.route("**/api/matters/*/draft", (route) => route.abort());
    await nurse.answer({ advice: "seuraa kaksi viikkoa" });
    await ward.answer({ advice: "soita huomenna" });
    await ward.expectSaved();
    await nurse.page.unrouteAll();
    const conflict = nurse.assessment.getByRole("alert");
    await expect(conflict).toContainText(nurse.question("advice").label, again);
    await expect(conflict).toContainText(nurse.me.name);
    await expect(nurse.text("advice")).toHaveValue("seuraa kaksi viikkoa");
    await conflict.getByRole("button", { name: nurse.say("draft.keep_mine") }).click();
    await expect(conflict).toBeHidden();
    await nurse.expectSaved();
    await expect(async () => {
      await comesBackTo(ward);
      await expect(ward.text("advice")).toHaveValue("seuraa kaksi viikkoa", { timeout: 1_000 });
    }).toPass(again);
  });
});

test("whose session has ended signs in over the work and goes on with it", async ({ centre }) => {
  const { nurse, client } = await assessing(centre);
  const { page, say } = nurse;
  await nurse.answer({ ...usual, advice: "tauko kesken lauseen" });
  await nurse.expectSaved();
  await page.context().clearCookies();
  await nurse.text("advice").press("End");
  await nurse.text("advice").pressSequentially(", jatkuu");

  const again = page.getByRole("alertdialog", { name: say("session.ended_title") });
  const { password } = await centre.people();
  await again.getByLabel(say("sign_in.username")).fill("maija");
  await again.getByLabel(say("sign_in.password")).fill(password);
  await again.getByRole("button", { name: say("session.go_on") }).click();
  await expect(again).toBeHidden();
  await expect(nurse.card.getByRole("heading")).toHaveText(client.name);
  await expect(nurse.text("advice")).toHaveValue("tauko kesken lauseen, jatkuu");
  await nurse.expectSaved();
});

test("a command whose answer was lost is done once, however often it is pressed", async ({ centre }) => {
  const nurse = await Desk.open(centre);
  const { page, say } = nurse;
  const words = "korva tukossa, lento huomenna";
  await nurse.queue.getByRole("button", { name: say("queue.new_contact") }).click();
  await page.getByLabel(say("new.words")).fill(words);

  // The server does what it is asked and its answers are lost on the way: all three tries of the first press.
  await page.route("**/api/contacts", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: say("new.take") }).click();
  await expect(page.getByRole("alert").filter({ hasText: say("state.unanswered") })).toBeVisible(again);
  await expect(page.getByLabel(say("new.words"))).toHaveValue(words);

  await page.unrouteAll();
  await page.getByRole("button", { name: say("new.take") }).click();
  await expect(nurse.contact).toBeVisible();
  const desk = await nurse.calls.get<FirstLineDesk>("/api/desks/first-line");
  expect([...desk.rows, ...desk.mine].filter((row) => row.words === words)).toHaveLength(1);
});
