// Consultation and case survey: a question that ends in a remote visit among the three, and a survey from its first call to the agreed worker.
import type { Asked } from "../../web/src/contract.generated.ts";
import { expect, expectAccessible, picture, test } from "./centre.ts";
import { beginsWith, Desk, usual } from "./desk.ts";
import { clientWith, waits } from "./scene.ts";

test("a consultation that ends in a remote visit", async ({ centre }) => {
  const nurse = await Desk.open(centre);
  const doctor = await Desk.open(centre, { profession: "doctor" });
  const { say } = nurse;
  const client = await clientWith(nurse.calls, {});
  await waits(nurse.calls, { line: "walk_in", words: "haava punoittaa ja särkee", client });
  await nurse.lineIs("walk_in");
  await nurse.take(client);
  await nurse.assess({ ...usual, urgency: "within_days" });
  await nurse.page.keyboard.press("c");
  const form = nurse.form("route.consult");
  await expect(form.getByRole("checkbox").first()).toBeChecked();
  await form.getByRole("radio", { name: beginsWith(doctor.me.name) }).check();
  await form.getByRole("radio", { name: say("consult.mode_route") }).check();
  await form.getByLabel(say("decide.question")).fill("Näetkö haavan etänä, riittääkö hoitajan hoito?");
  await picture(nurse.page, "consult-ask-fi");
  await nurse.page.keyboard.press("Control+Enter");
  await expect(nurse.made("consult", client)).toBeVisible();

  const page = doctor.page;
  await page.locator("body").click();
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1, name: say("consult.title") })).toBeVisible();
  await page.getByRole("button", { name: beginsWith(client.name) }).first().click();
  await expect(page.getByText("Näetkö haavan etänä").last()).toBeVisible();
  const thread = page.getByRole("form", { name: say("consult.write") });
  await thread.getByRole("textbox").fill("Kauanko se on punoittanut?");
  await thread.getByRole("button", { name: say("consult.send") }).click();
  await expect(page.getByText("Kauanko se on punoittanut?")).toBeVisible();

  await nurse.page.goto("/own");
  await expect(nurse.page.getByText(say("consult.unread", { count: 1 })).first()).toBeVisible();
  await picture(nurse.page, "consult-own-fi");
  await nurse.page
    .getByRole("region", { name: say("consult.on_own") })
    .getByRole("link", { name: beginsWith(client.name) })
    .first()
    .click();
  const reply = nurse.page.getByRole("form", { name: say("consult.write") });
  await reply.getByRole("textbox").fill("Kolme päivää, ei kuumetta.");
  await reply.getByRole("textbox").press("Control+Enter");
  await expect(page.getByText("Kolme päivää, ei kuumetta.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("a");
  const answer = page.getByRole("form", { name: say("consult.settle") });
  await expect(answer.getByRole("radio", { name: say("consult.kind_book_remote") })).toBeChecked();
  await answer.getByRole("radio", { name: say("consult.visit_now") }).check();
  await answer.getByLabel(say("consult.your_words")).fill("Katsotaan heti yhdessä.");
  await picture(page, "consult-answer-fi");
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "consult-answer-narrow-fi");
  await page.setViewportSize({ width: 1366, height: 768 });
  await answer.getByRole("button", { name: say("consult.settle") }).click();
  await expect(page.getByRole("status").filter({ hasText: say("consult.answer_kind.book_remote") })).toBeVisible();
  await picture(page, "consult-remote-fi");
  await expect(nurse.page.getByText(say("consult.answer_kind.book_remote")).first()).toBeVisible();
  await page.getByRole("button", { name: beginsWith(say("consult.undo")) }).click();
  await expect(page.getByRole("button", { name: beginsWith(say("consult.settle")) })).toBeVisible();
});

test("whoever asked leaves: the answer comes to whoever takes over, who reads from whom and why", async ({ centre }) => {
  const leaver = await Desk.open(centre);
  const next = await Desk.open(centre, { which: 1 });
  const doctor = await Desk.open(centre, { profession: "doctor" });
  const { say } = next;
  const client = await clientWith(leaver.calls, {});
  const { consultation } = await leaver.calls.post<Asked>(`/api/clients/${client.client}/consultations`, {
    to: { kind: "person", professional: doctor.me.professional },
    mode: "consult",
    question: "Voiko lääkettä jatkaa?",
    facts: [],
  });

  const page = await centre.deskOf("manager", { language: "fi" });
  await page.goto("/panels");
  await page.getByRole("button", { name: say("panels.transfer_of", { name: leaver.me.name }) }).first().click();
  const form = page.getByRole("form", { name: say("transfer.title", { name: leaver.me.name }) });
  await form.getByRole("textbox", { name: say("transfer.why") }).fill("Siirtyy vuodeosastolle 1.12.");
  // What has a person for an owner needs a successor.
  await form.getByRole("button", { name: say("transfer.do"), exact: true }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await form.getByRole("combobox", { name: say("transfer.matters_to") }).selectOption(next.me.professional);
  await form.getByRole("button", { name: say("transfer.do"), exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /kysymyksiä [1-9]/ })).toBeVisible();
  await expectAccessible(page);

  await next.page.goto("/own");
  await next.page.getByRole("region", { name: say("consult.on_own") }).getByRole("link", { name: beginsWith(client.name) }).click();
  const notice = next.page.getByText(beginsWith(`Kysyjä ${leaver.me.name}`)).locator("..");
  await expect(notice).toContainText("Siirtyy vuodeosastolle 1.12.");
  await expectAccessible(next.page);
  await picture(next.page, "consult-asker-left-fi");
  await doctor.calls.post(`/api/consultations/${consultation}/answer`, { kind: "advice", words: "Voi jatkaa kuukauden." });
  await expect(next.page.getByText("Voi jatkaa kuukauden.").first()).toBeVisible();
});

test("a survey case from first call to agreed worker", async ({ centre }) => {
  const surveyor = await Desk.open(centre, { profession: "case_surveyor" });
  const nurse = await Desk.open(centre);
  const { say } = nurse;
  const client = await clientWith(nurse.calls, {});
  await waits(nurse.calls, { line: "walk_in", words: "selkä, uni ja rahat yhtä aikaa", client });
  await nurse.lineIs("walk_in");
  await nurse.take(client);
  await nurse.assess({ ...usual, clarity: "complex" });
  await nurse.choose("pass");
  const pass = nurse.form("decide.pass_title");
  await pass.getByRole("radio", { name: beginsWith(say("route.case_survey")) }).check();
  await pass.getByRole("textbox", { name: beginsWith(say("decide.why")) }).fill("Yksin ei ratkea, tarvitaan kokonaisarvio.");
  await pass.getByRole("button", { name: say("decide.pass") }).click();
  await expect(nurse.step.getByRole("heading", { name: say("decided.case_survey") })).toBeVisible();

  const page = surveyor.page;
  await page.locator("body").click();
  await page.keyboard.press("g");
  await page.keyboard.press("k");
  const waiting = page.getByRole("region", { name: new RegExp(say("survey.waiting", { count: "" }).split("(")[0] ?? "") });
  await picture(page, "survey-list-fi");
  await waiting.getByRole("link", { name: client.name }).click();
  // The words stand in the list too: the page is there when it can be taken.
  await expect(page.getByRole("button", { name: say("survey.take") })).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByText(say("survey.held_by", { name: surveyor.me.name }))).toBeVisible();
  await page.getByRole("button", { name: say("survey.mark_reviewed") }).click();
  await expect(page.getByRole("button", { name: say("survey.mark_reviewed") })).toHaveCount(0);

  const call = async (result: string, note: string) => {
    await page.getByRole("button", { name: say("survey.call"), exact: true }).click();
    const form = page.getByRole("form", { name: say("survey.call") });
    await form.getByRole("radio", { name: say(`survey.result.${result}`), exact: true }).check();
    await form.getByLabel(say("survey.note")).fill(note);
    await page.keyboard.press("Control+Enter");
    // The page moves up where the form stood: what is pressed next is looked for after that.
    await expect(form).toHaveCount(0);
    await expect(page.getByText(note)).toBeVisible();
  };
  await call("not_reached", "Ei vastaa aamulla");
  await call("reached", "Arki käyty läpi, toivoo yhtä ihmistä");

  await page.getByRole("button", { name: say("survey.gather"), exact: true }).click();
  const gather = page.getByRole("form", { name: say("survey.gather") });
  await gather.getByLabel(say("survey.member_role")).fill("Talouden tuki");
  await gather.getByLabel(say("survey.member_role")).press("Control+Enter");
  await expect(page.getByRole("region", { name: say("survey.team") })).toContainText("Talouden tuki");

  // Nobody is named yet: the screen says so at the choice.
  const close = async (end: "agreed" | "balanced") => {
    const form = page.getByRole("form", { name: say("survey.close") });
    await form.getByRole("radio", { name: say(`survey.end.${end}`) }).check();
    await form.getByLabel(say("survey.why")).fill("Sovittu asiakkaan kanssa, että oma hoitaja jatkaa.");
    await form.getByRole("button", { name: say("survey.close") }).click();
  };
  await page.getByRole("button", { name: say("survey.close"), exact: true }).click();
  await close("agreed");
  await expect(page.getByText(say("refusal.survey.no_worker_agreed"))).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: say("survey.agree"), exact: true }).click();
  const agree = page.getByRole("form", { name: say("survey.agree") });
  await agree.getByRole("radio").first().check();
  await agree.getByRole("button", { name: say("survey.agree") }).click();
  await expect(page.getByRole("region", { name: say("survey.ends") })).not.toContainText(say("survey.nobody_agreed"));
  await expectAccessible(page);
  await page.getByRole("button", { name: say("survey.close"), exact: true }).click();
  await close("agreed");
  await expect(page.getByText(beginsWith(say("survey.closed"))).first()).toBeVisible();
  await picture(page, "survey-closed-fi");
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "survey-closed-narrow-fi");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByRole("button", { name: beginsWith(say("survey.undo")) }).click();
  await expect(page.getByRole("button", { name: say("survey.close"), exact: true })).toBeVisible();
});
