// Heavy need: the reason to look is on the card with its count; a professional takes it up, and from then on it is quiet.
import type { BrowserContextOptions } from "@playwright/test";
import type { HeavyDesk } from "../../web/src/contract.generated.ts";
import { expect, expectAccessible, picture, test, wordsOf } from "./centre.ts";

const wide: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const say = wordsOf("fi");

test("a doctor takes up the heavy need of a client as a joint appointment", async ({ centre }) => {
  const page = await centre.deskOf("doctor", wide);
  const desk = await centre.callsOf(page).get<HeavyDesk>("/api/desks/heavy-need");
  const one = desk.clients.find((client) => client.is_suggested && !client.non_disclosure);
  expect(one, "somebody of the station reaches the threshold").toBeDefined();
  await page.goto(`/first-line?client=${one?.client}&page=matter`);
  await page.getByRole("button", { name: say("purpose.care"), exact: true }).click();
  const note = page.getByRole("note").filter({ hasText: say("heavy.suggested") });
  await expect(note).toContainText(String(one?.counted));
  await note.getByRole("button", { name: say("heavy.take_up") }).click();
  const form = page.getByRole("form", { name: say("heavy.take_up") });
  await form.getByRole("button", { name: new RegExp(`^${say("heavy.take_up")}`) }).click();
  await expect(form.getByText(say("pair.choose_one"))).toBeVisible();
  // By keyboard: the digit chooses, Ctrl+Enter saves.
  await form.getByRole("radio").first().press("1");
  await form.getByRole("checkbox").first().press("Space");
  await expectAccessible(page);
  await picture(page, "heavy-take-up-fi");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: say("pair.title"), level: 1 })).toBeVisible();

  await page.goto("/heavy-need");
  const row = page.getByRole("row").filter({ hasText: one?.name ?? "" });
  await expect(row).toContainText(say("taken_up_as.pairwork"));
});
