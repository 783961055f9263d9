// Passing on: to the client's own worker, and to the case surveyors, on whose list the matter is at once; a proposed time is chosen for its grounds.
import { expect, picture, test } from "./centre.ts";
import { beginsWith, Desk, usual } from "./desk.ts";
import { clientWith, waits } from "./scene.ts";

test("a matter goes to the own worker with its grounds, and the screen says who has it and by when", async ({ centre }) => {
  const desk = await Desk.open(centre);
  const client = await clientWith(desk.calls, { own_times: true });
  await waits(desk.calls, { line: "walk_in", words: "kysyy verenpaineen seurannasta", client });
  await desk.lineIs("walk_in");
  await desk.take(client);
  await desk.assess({ ...usual, who_is_needed: ["nurse"] });
  await desk.choose("pass");
  const form = desk.form("decide.pass_title");
  // The own worker's team is proposed beside them, with its reason, and its words go when another is chosen.
  const team = form.getByRole("radio", { name: new RegExp(desk.say("owner.team").slice(0, -1)) });
  await team.check();
  await expect(form.getByRole("textbox", { name: beginsWith(desk.say("decide.why")) })).toHaveValue(desk.say("owner.team"));
  await picture(desk.page, "pass-proposed-fi");
  await form.getByRole("radio", { name: beginsWith(desk.say("route.own_worker")) }).check();
  await expect(form.getByRole("textbox", { name: beginsWith(desk.say("decide.why")) })).toHaveValue(desk.say("owner.own_worker"));
  await form.getByRole("textbox", { name: beginsWith(desk.say("decide.why")) }).fill("Oma hoitaja tuntee tilanteen.");
  await form.getByRole("button", { name: desk.say("decide.pass") }).click();
  await expect(desk.step.getByRole("heading", { name: desk.say("decided.own_worker") })).toBeVisible();
  await expect(desk.step).toContainText("Oma hoitaja tuntee tilanteen.");
  await expect(desk.step).toContainText(desk.say("decided.promise"));
  await expect(desk.made("own_worker", client)).toBeVisible();
  await picture(desk.page, "passed-own-worker-fi");
});

test("a complex matter goes to the case surveyors and stands on their list at once", async ({ centre }) => {
  const surveyor = await Desk.open(centre, { profession: "case_surveyor" });
  const desk = await Desk.open(centre);
  const client = await clientWith(desk.calls, {});
  await waits(desk.calls, { line: "walk_in", words: "monta asiaa yhtä aikaa", client });
  await desk.lineIs("walk_in");
  await desk.take(client);
  await desk.assess({ ...usual, clarity: "complex" });
  await desk.choose("pass");
  const form = desk.form("decide.pass_title");
  await form.getByRole("radio", { name: beginsWith(desk.say("route.case_survey")) }).check();
  await form.getByRole("textbox", { name: beginsWith(desk.say("decide.why")) }).fill("Tarvitaan kokonaisarvio.");
  await form.getByRole("button", { name: desk.say("decide.pass") }).click();
  await expect(desk.step.getByRole("heading", { name: desk.say("decided.case_survey") })).toBeVisible();
  await picture(desk.page, "passed-survey-fi");
  await surveyor.queue.getByText(beginsWith(surveyor.say("queue.tab_mine"))).first().click();
  await expect(surveyor.queue).toContainText(client.name);
  await picture(surveyor.page, "passed-surveyor-list-fi");
});

test("a proposed time says why it is proposed, and is booked like any other", async ({ centre }) => {
  const desk = await Desk.open(centre);
  const client = await clientWith(desk.calls, { own_times: true });
  await waits(desk.calls, { line: "walk_in", words: "olkapää kipeä", client });
  await desk.lineIs("walk_in");
  await desk.take(client);
  await desk.assess({ ...usual, who_is_needed: ["nurse"] });
  const proposals = desk.step.getByRole("region", { name: desk.say("times.proposed") });
  await expect(proposals.getByRole("button").first()).toBeVisible();
  await expect(proposals).toContainText(desk.say("rank_ground.within_guarantee"));
  await picture(desk.page, "times-proposed-fi");
  await proposals.getByRole("combobox", { name: desk.say("times.wish_part") }).selectOption("afternoon");
  await expect(proposals).toContainText(desk.say("rank_ground.as_wished"));
  await proposals.getByRole("button").first().click();
  await desk.form("route.book").getByRole("button", { name: beginsWith(desk.say("times.book")) }).click();
  await expect(desk.step.getByRole("heading", { name: desk.say("decided.book") })).toBeVisible();
});
