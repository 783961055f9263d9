// What a form says when something is missing or wrong, and what becomes of it when one turns back.
import { expect, test } from "./centre.ts";
import { beginsWith, Desk, usual } from "./desk.ts";
import { clientWith, waits } from "./scene.ts";

test("an empty form is refused in the language of whoever sits there, and the cursor goes where something is missing", async ({ centre }) => {
  const nurse = await Desk.open(centre, { language: "sv", locale: "en-GB" });
  const { page, say, step } = nurse;
  await page.keyboard.press("n");
  await expect(page.getByLabel(say("new.phone"))).toBeFocused();
  await page.keyboard.press("Control+Enter");
  const words = page.getByLabel(say("new.words"));
  await expect(words).toBeFocused();
  await expect(words).toHaveAccessibleDescription(new RegExp(say("refusal.wire.too_short")));

  await test.step("a number that is none, then an interpreter chosen by name", async () => {
    await words.fill("ont i ryggen");
    await page.getByLabel(say("new.phone")).fill("abc");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByLabel(say("new.phone"))).toBeFocused();
    await expect(page.getByRole("alert")).toHaveText(say("refusal.phone.wrong_form"));
    await page.getByLabel(say("new.phone")).fill("");
    await page.getByRole("button", { name: say("register.open") }).click();
    await page.getByLabel(say("register.family_name")).fill("Sjöström");
    await page.getByLabel(say("register.given_names")).fill("Åke");
    await page.getByLabel(say("register.hetu"), { exact: true }).fill("010158-9999");
    await page.getByRole("button", { name: say("register.save") }).click();
    await expect(page.getByLabel(say("register.hetu"), { exact: true })).toBeFocused();
    await page.getByLabel(say("register.hetu"), { exact: true }).fill("");
    await page.getByLabel(say("register.interpreter")).selectOption({ label: "finskt teckenspråk" });
    await page.getByRole("button", { name: say("register.save") }).click();
    await expect(page.getByRole("button", { name: say("who.change"), exact: true })).toBeVisible();
    await page.getByRole("button", { name: say("new.take") }).click();
    await expect(nurse.card).toContainText(say("client.interpreter", { language: "finskt teckenspråk" }));
  });

  await test.step("nobody was chosen, nothing was asked", async () => {
    await nurse.assess({ ...usual });
    await nurse.choose("consult");
    const form = nurse.form("route.consult");
    await form.getByRole("button", { name: say("decide.ask") }).click();
    await expect(form.getByLabel(say("decide.question"))).toBeFocused();
    await expect(step.getByRole("alert")).toHaveText(say("refusal.wire.too_short"));
    await form.getByLabel(say("decide.question")).fill("Räcker det med rådgivning?");
    await form.getByRole("button", { name: say("decide.ask") }).click();
    await expect(form.getByRole("alert")).toHaveText(say("refusal.wire.missing_field"));
  });
});

test("Esc leaves the form that is open and stays at the client", async ({ centre }) => {
  const nurse = await Desk.open(centre);
  const { page, say, step } = nurse;
  const client = await clientWith(nurse.calls, { phone: true });
  await waits(nurse.calls, { line: "walk_in", words: "selkä jumissa", client });
  await nurse.lineIs("walk_in");
  await nurse.take(client);
  await nurse.assessment.getByRole("textbox").first().press("Escape");
  await expect(nurse.contact).toBeHidden();
  await page.goBack();
  await expect(nurse.contact).toBeVisible();

  await nurse.contact.getByRole("button", { name: say("contact.return") }).click();
  await page.keyboard.press("Escape");
  await expect(nurse.contact.getByLabel(say("contact.return_why"))).toBeHidden();
  await expect(nurse.contact).toBeVisible();

  // One press records the assessment and opens the way on, which begins with what the rule says of this assessment.
  await nurse.answer({ ...usual, clarity: "complex" });
  await nurse.choose("pass");
  const form = nurse.form("decide.pass_title");
  await expect(form.getByRole("radio", { name: beginsWith(say("route.case_survey")) })).toBeChecked();
  await expect(form.getByLabel(say("decide.why"))).not.toHaveValue("");
  await form.getByRole("radio", { name: say("decide.other_worker") }).check();
  await expect(form.getByLabel(say("decide.why"))).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await expect(step.getByText(say("ways.suggested", { route: say("route.case_survey") }))).toBeVisible();

  // What was recorded by mistake is corrected, not lived with; cancelling leaves it as it was.
  const correct = nurse.assessment.getByRole("button", { name: say("assessment.correct"), exact: true });
  await correct.click();
  await expect(nurse.choice("clarity", "complex")).toBeChecked();
  await nurse.answer({ clarity: "clear" });
  await nurse.assessment.getByRole("button", { name: say("action.cancel") }).click();
  await expect(nurse.assessment).toContainText(nurse.question("clarity").choices.find(({ id }) => id === "complex")?.label ?? "");
  await correct.click();
  await expect(nurse.choice("clarity", "complex")).toBeChecked();
  await nurse.answer({ clarity: "clear" });
  await nurse.choose("book");
  await expect(step.getByText(say("ways.suggested", { route: say("route.book") }))).toBeVisible();
  await expect(correct).toBeVisible();

  // The rule's words are no reason for what it does not suggest.
  await nurse.choose("emergency");
  await expect(nurse.form("route.emergency").getByLabel(say("decide.why"))).toHaveValue("");
});

test("what was typed and not sent stands there again, under its own caller and its own way", async ({ centre }) => {
  const nurse = await Desk.open(centre);
  const { page, say } = nurse;
  const client = await clientWith(nurse.calls, { phone: true });

  const words = page.getByLabel(say("new.words"));
  await page.keyboard.press("n");
  await words.fill("kuume nousi yöllä");
  await page.keyboard.press("Escape");
  await expect(words).toBeHidden();
  await page.keyboard.press("n");
  await expect(words).toHaveValue("kuume nousi yöllä");
  await page.getByRole("status").getByRole("button", { name: say("new.begin_anew") }).click();
  await expect(words).toHaveValue("");
  await page.keyboard.press("Escape");

  // From a client's card: whoever rings is somebody else after all.
  await page.goto(`/first-line?client=${client.client}&page=matter`);
  await page.getByRole("button", { name: say("client.new_contact") }).click();
  await expect(page.getByText(client.name).first()).toBeVisible();
  await page.getByRole("button", { name: say("who.change"), exact: true }).click();
  await expect(page.getByRole("combobox", { name: say("who.search"), exact: true })).toBeFocused();

  await waits(nurse.calls, { line: "walk_in", words: "selkä jumissa", client });
  await page.goto("/first-line");
  await nurse.lineIs("walk_in");
  await nurse.take(client);
  await nurse.answer(usual);
  await nurse.choose("consult");
  const question = nurse.form("route.consult").getByLabel(say("decide.question"));
  // A physiotherapist, not the doctor who would be asked otherwise: the choice stands there again with the words.
  const asked = nurse.form("route.consult").getByRole("group", { name: beginsWith(say("decide.colleague")) }).getByRole("radio").first();
  await nurse.form("route.consult").getByLabel(say("decide.profession"), { exact: true }).selectOption({ label: say("profession.physiotherapist") });
  await expect(asked).not.toBeChecked();
  await asked.check();
  const colleague = (await asked.getAttribute("value")) ?? "";
  await question.fill("Riittääkö lepo?");
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await nurse.choose("emergency");
  await expect(nurse.form("route.emergency").getByLabel(say("decide.why"))).toHaveValue("");
  await page.keyboard.press("Escape");
  await nurse.choose("consult");
  await expect(question).toHaveValue("Riittääkö lepo?");
  await expect(nurse.form("route.consult").getByLabel(say("decide.profession"), { exact: true })).toHaveValue("physiotherapist");
  await expect(nurse.form("route.consult").locator(`input[value="${colleague}"]`)).toBeChecked();
  await page.keyboard.press("Escape");

  await nurse.choose("pass");
  const pass = nurse.form("decide.pass_title");
  await pass.getByRole("radio", { name: say("decide.other_worker") }).check();
  await page.keyboard.press("Escape");
  await nurse.choose("pass");
  await expect(pass.getByRole("radio", { name: say("decide.other_worker") })).toBeChecked();
});
