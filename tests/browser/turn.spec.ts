// The nurse's whole turn, from sign-in to a settled matter, once in each language. Finnish and Swedish with a mouse, English with nothing
// but a keyboard. What the three do together is every decision that there is.
import type { Locator, Page } from "@playwright/test";
import { type Centre, expect, test } from "./centre.ts";
import { beginsWith, Desk, type Language, usual } from "./desk.ts";
import { clientWith, waits } from "./scene.ts";

/** At the desk through the door, as people come; `enter` does it by hand or by keys. */
async function throughTheDoor(centre: Centre, language: Language, name: string, enter: (page: Page, password: string) => Promise<void>): Promise<Desk> {
  const { people, password } = await centre.people();
  const person = people.find((one) => one.username === name);
  expect(person, `${name} may sign in`).toBeTruthy();
  const page = await centre.newPage({ locale: { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[language] });
  await page.goto("/");
  await enter(page, password);
  await page.waitForURL(/first-line/);
  return Desk.of(centre, page, language);
}

/** Where Tab comes to, and how it must be reachable. */
async function reach(page: Page, place: Locator): Promise<void> {
  for (let tabs = 0; tabs < 80; ++tabs) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not come to ${place}`);
}

test("in Finnish: own times beside the team's, an undone booking, a phone that rings, two matters in one contact", async ({ centre }) => {
  const other = await Desk.open(centre, { which: 1 });
  const client = await clientWith(other.calls, { own_times: true, visits: true, phone: true });
  await waits(other.calls, { line: "walk_in", words: "verenpaine heitellyt, huimaa aamuisin", client });

  const nurse = await throughTheDoor(centre, "fi", "maija", async (page, password) => {
    await page.getByLabel("Käyttäjätunnus").fill("maija");
    await page.getByLabel("Salasana").fill(password);
    await page.getByRole("button", { name: "Kirjaudu sisään" }).click();
  });
  const { say, step } = nurse;

  await test.step("takes the next one; the card tells who they are and where they have been", async () => {
    await nurse.lineIs("walk_in");
    await nurse.take(client);
    await expect(nurse.card).toContainText(`${say("named_as.own_nurse")}: ${client.own_nurse}`);
    const folders = nurse.page.getByRole("region", { name: say("client.folders") });
    await folders.getByRole("button", { name: say("client.visits", { count: client.visits }) }).click();
    await expect(folders.getByRole("listitem").filter({ visible: true }).first()).toContainText(/\d{1,2}\.\d{1,2}\.\d{4} klo \d/);
  });

  await test.step("assesses with the agreed rule beside the question", async () => {
    await expect(nurse.assessment.getByRole("note", { name: say("assessment.agreed_rule") }).first()).toContainText("112");
    await expect(nurse.text("reason")).toHaveValue("verenpaine heitellyt, huimaa aamuisin");
    await nurse.assess(usual);
    await expect(nurse.guarantee).toContainText(/Hoitotakuu täyttyy viimeistään \S+ \d+\.\d+\.\d{4}/);
    await expect(step.getByText(say("ways.suggested", { route: say("route.book") }))).toBeVisible();
  });

  const own = step.getByRole("region", { name: say("times.own_named", { name: client.own_nurse ?? "" }) });
  const team = step.getByRole("region", { name: say("times.team") });
  const bookFirst = async (side: Locator) => {
    await side.getByRole("button").first().click();
    const form = nurse.form("route.book");
    await expect(form).toContainText(client.name);
    await form.getByRole("button", { name: say("times.book") }).click();
  };

  await test.step("books the own nurse, takes it back, and books the team", async () => {
    await expect(own.getByRole("button").first()).toBeVisible();
    await expect(team.getByRole("button").first()).toBeVisible();
    await bookFirst(own);
    await expect(step.getByRole("heading", { name: say("decided.book") })).toBeVisible();
    await expect(step).toContainText(client.own_nurse ?? "");
    await nurse.page.getByRole("button", { name: say("made.undo") }).click();
    await bookFirst(team);
    await expect(step.getByRole("heading", { name: say("decided.book") })).toBeVisible();
    await expect(step.getByText(client.own_nurse ?? "")).toBeHidden();
  });

  const knee = "polvi turvonnut, ei kestä painoa";
  await test.step("the phone rings: the number says who, and the open matters are offered", async () => {
    await nurse.queue.getByRole("button", { name: say("queue.new_contact") }).click();
    await nurse.page.getByLabel(say("new.phone")).fill(client.phone ?? "");
    await nurse.page.getByRole("button", { name: beginsWith(client.name) }).click();
    const which = nurse.page.getByRole("group", { name: say("new.same_or_new") });
    await expect(which.getByRole("radio", { name: say("new.new_matter") })).toBeChecked();
    await expect(which.getByRole("radio", { name: beginsWith(say("new.same_matter", { words: "verenpaine heitellyt" })) })).toBeVisible();
    await nurse.page.getByLabel(say("new.words")).fill(knee);
    await nurse.page.getByRole("button", { name: say("new.take") }).click();
    await expect(nurse.card.getByRole("heading")).toHaveText(client.name);
  });

  const matters = nurse.page.getByRole("region", { name: say("matter.list"), exact: true });
  await test.step("and there is another matter in the same call", async () => {
    await matters.getByRole("button", { name: say("matter.add") }).click();
    await matters.getByLabel(say("matter.words")).fill("reseptin uusinta");
    await matters.getByRole("button", { name: say("matter.add") }).click();
    await expect(matters.getByRole("link")).toHaveCount(2);
    await nurse.assess({ ...usual, reason_code: "A97", advice: "uusi Omakannassa, vastaus kolmessa päivässä" });
    await nurse.choose("advise_close");
    const form = nurse.form("route.advise_close");
    await form.getByLabel(say("decide.outcome")).selectOption({ label: nurse.outcome("self_care_material") });
    await form.getByLabel(say("decide.why")).fill("Neuvottu Omakannan käyttö.");
    await form.getByRole("button", { name: say("decide.close") }).click();
    await expect(nurse.made("advise_close", client)).toBeVisible();
    await expect(step.getByText(nurse.outcome("self_care_material"))).toBeVisible();
  });

  await test.step("the first matter goes to the own nurse", async () => {
    await step.getByRole("button", { name: say("step.next_matter") }).click();
    await expect(nurse.text("reason")).toHaveValue(knee);
    await nurse.assess({ ...usual, reason_code: "L15", care_class: "plan_visit" });
    await expect(step.getByText(say("ways.suggested", { route: say("route.own_worker") }))).toBeVisible();
    await nurse.choose("pass");
    const form = nurse.form("decide.pass_title");
    // Whoever handled something of the client's lately is proposed before the own nurse.
    await form.getByRole("radio", { name: beginsWith(`${say("route.own_worker")}: ${client.own_nurse}`) }).check();
    await form.getByRole("button", { name: say("decide.pass") }).click();
    await expect(nurse.made("own_worker", client)).toBeVisible();
    // Until the decision stands there, the times of the same nurse do.
    await expect(step.getByRole("heading", { name: say("decided.own_worker") })).toBeVisible();
    await expect(step.getByText(client.own_nurse ?? "")).toBeVisible();
  });

  await test.step("the client rings again about the same knee: no second matter is made of it", async () => {
    await nurse.page.keyboard.press("n");
    await nurse.page.getByLabel(say("new.phone")).fill(client.phone ?? "");
    await nurse.page.getByRole("button", { name: beginsWith(client.name) }).click();
    const same = nurse.page.getByRole("radio", { name: beginsWith(say("new.same_matter", { words: knee })) });
    await expect(same).toHaveAccessibleName(new RegExp(say("matter.held_by", { name: client.own_nurse ?? "" })));
    await same.check();
    await nurse.page.getByRole("button", { name: say("new.take") }).click();
    await expect(nurse.assessment).toContainText(knee);
    await nurse.choose("advise_close");
    const form = nurse.form("route.advise_close");
    await form.getByLabel(say("decide.outcome")).selectOption({ label: nurse.outcome("client_withdrew") });
    await form.getByLabel(say("decide.why")).fill("Polvi parani, asiakas peruu.");
    await form.getByRole("button", { name: say("decide.close") }).click();
    await expect(step.getByRole("heading", { name: say("decided.advise_close") })).toBeVisible();
  });
});

test("in Swedish: a callback that nobody answers, the identity code, a question to a doctor and what came of it", async ({ centre }) => {
  const doctor = await Desk.open(centre, { profession: "doctor" });
  const client = await clientWith(doctor.calls, { phone: true });
  const words = "yrsel och förvirring, anhörig ringer";
  await waits(doctor.calls, { line: "general_callback", channel: "callback", words, client });

  // Maija's account speaks Finnish; the language that is chosen at the door wins.
  const nurse = await throughTheDoor(centre, "sv", "maija", async (page, password) => {
    await page.getByRole("button", { name: "Svenska" }).click();
    await page.getByLabel("Användarnamn").fill("maija");
    await page.getByLabel("Lösenord").fill(password);
    await page.getByRole("button", { name: "Logga in" }).click();
  });
  const { say, step, page } = nurse;

  await test.step("calls back, and nobody answers", async () => {
    await nurse.row(words).click();
    await expect(page.getByText(say("client.card_closed"))).toBeVisible();
    await page.getByRole("button", { name: say("contact.take") }).click();
    await expect(nurse.card.getByRole("heading")).toHaveText(client.name);
    await nurse.contact.getByRole("button", { name: say("attempt.no_answer") }).click();
    // Soon while the office is open, else when it opens next.
    const soon = nurse.contact.getByRole("radio", { name: beginsWith(say("callback.in_minutes", { count: 45, time: "" }).trim()) });
    const tomorrow = nurse.contact.getByRole("radio", { name: beginsWith(say("callback.next_weekday", { time: "" }).trim()) });
    await expect(soon.or(tomorrow).first()).toBeChecked();
    await nurse.contact.getByRole("button", { name: say("callback.record") }).click();
    await expect(nurse.contact.getByText(say("callback.stays"))).toBeVisible();
    await expect(nurse.contact).toContainText(say("queue.attempts", { count: 1 }));
  });

  await test.step("calls again, and is answered; asks for the identity code and says why", async () => {
    await nurse.contact.getByRole("button", { name: say("attempt.answered"), exact: true }).click();
    await expect(nurse.contact).toContainText(say("queue.attempts", { count: 2 }));
    await expect(nurse.card).toContainText(/\d{6}.\*{4}/);
    await nurse.card.getByRole("button", { name: say("client.show_hetu") }).click();
    await nurse.card.getByLabel(say("client.why_hetu")).fill("Laboratoriet frågar.");
    await nurse.card.getByRole("button", { name: say("client.show_hetu") }).click();
    await expect(nurse.card).toContainText(/\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/);
    await nurse.card.getByRole("button", { name: say("action.hide") }).click();
    await expect(nurse.card).toContainText(/\d{6}.\*{4}/);
  });

  await test.step("it is for today and not clear: the rule says to ask a doctor", async () => {
    await nurse.assess({ reason_code: "N17", urgency: "same_day", clarity: "complex", care_class: "general_sick_care" });
    await expect(step.getByText(say("ways.suggested", { route: say("route.consult") }))).toBeVisible();
    await nurse.choose("consult");
    const form = nurse.form("route.consult");
    await form.getByLabel(say("decide.find_colleague")).fill(doctor.me.name);
    await form.getByRole("radio", { name: beginsWith(doctor.me.name) }).check();
    await form.getByLabel(say("decide.question")).fill("Behöver hen in till jouren i dag?");
    await form.getByRole("button", { name: say("decide.ask") }).click();
    await expect(nurse.made("consult", client)).toBeVisible();
  });

  await test.step("the doctor finds the question on the own desk and answers it", async () => {
    await doctor.queue.getByRole("link", { name: beginsWith(doctor.say("queue.tab_mine")) }).click();
    const asked = doctor.row(words);
    await expect(asked).toContainText(doctor.say("queue.asked_of_you"));
    await asked.click();
    await expect(doctor.card.getByRole("heading")).toHaveText(client.name);
    await expect(doctor.step).toContainText("Behöver hen in till jouren i dag?");
    await doctor.step.getByRole("link", { name: doctor.say("consult.open_question") }).click();
    await doctor.page.getByRole("button", { name: beginsWith(doctor.say("consult.settle")) }).click();
    const form = doctor.page.getByRole("form", { name: doctor.say("consult.settle") });
    await form.getByLabel(doctor.say("consult.your_words")).fill("Blodtryck och EKG i dag på stationen, jag tar emot 14.30.");
    await form.getByRole("button", { name: doctor.say("consult.settle") }).click();
    await expect(form).toBeHidden();
  });

  await test.step("the answer is on the nurse's desk, and the nurse settles the matter", async () => {
    await nurse.queue.getByRole("link", { name: beginsWith(say("queue.tab_mine")) }).click();
    const answered = nurse.row(words);
    await expect(answered).toContainText(say("queue.answer_came"));
    await expect(answered).toContainText("jag tar emot 14.30");
    await answered.click();
    await step.getByRole("button", { name: say("settle.close"), exact: true }).click();
    const form = nurse.form("settle.title");
    await form.getByLabel(say("decide.outcome")).selectOption({ label: nurse.outcome("solved_with_consultation") });
    await form.getByLabel(say("decide.why")).fill("Klienten kommer i dag enligt läkarens anvisning.");
    await form.getByRole("button", { name: say("settle.close") }).click();
    await expect(nurse.row(words)).toHaveCount(0);
  });
});

test("in English, with nothing but a keyboard: an emergency, a case survey, advice by phone", async ({ centre }) => {
  const other = await Desk.open(centre, { which: 1 });
  const urgent = await clientWith(other.calls, {});
  const complex = await clientWith(other.calls, { phone: true, but: [urgent] });
  await waits(other.calls, { line: "walk_in", words: "chest pain, cold sweat", client: urgent, urgency: "emergency" });

  const nurse = await throughTheDoor(centre, "en", "maija", async (page, password) => {
    await reach(page, page.getByRole("button", { name: "English" }));
    await page.keyboard.press("Enter");
    await reach(page, page.getByLabel("User name"));
    await page.keyboard.type("maija");
    await reach(page, page.getByLabel("Password"));
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
  });
  const { say, step, page } = nurse;
  const { keyboard } = page;
  /** A goes to the first question without an answer; digits choose; a code is typed. */
  const assess = async (code: string, digits: ReadonlyArray<readonly [question: string, digit: string]>) => {
    await keyboard.press("a");
    await expect(nurse.code).toBeFocused();
    await keyboard.type(code);
    await expect(nurse.assessment.getByRole("option").first()).toContainText(code);
    await keyboard.press("Enter");
    await expect(nurse.assessment.getByRole("button", { name: say("code.change") })).toBeFocused();
    for (const [question, digit] of digits) {
      await keyboard.press("a");
      await expect(nurse.choice(question, nurse.question(question).choices[0]?.id ?? "")).toBeFocused();
      await keyboard.press(digit);
      await expect(nurse.choice(question, nurse.question(question).choices[Number(digit) - 1]?.id ?? "")).toBeChecked();
    }
    await keyboard.press("Control+Enter");
    await expect(nurse.assessment.getByText(say("assessment.recorded", { time: "" }).trim())).toBeVisible();
  };

  await test.step("T takes the emergency, and it is walked to the emergency desk", async () => {
    await expect(nurse.row(urgent.name)).toBeVisible();
    await keyboard.press("t");
    await expect(nurse.card.getByRole("heading")).toHaveText(urgent.name);
    await expect(nurse.assessment).toBeVisible();
    await assess("K01", [["urgency", "1"]]);
    await expect(nurse.guarantee).toBeHidden();
    await reach(page, step.getByRole("button", { name: say("route.emergency") }));
    await keyboard.press("Enter");
    await expect(nurse.form("route.emergency")).toContainText("112");
    // Nothing is chosen beforehand: the focus stands on the first of the two outcomes, and a digit chooses.
    await expect(nurse.form("route.emergency").getByRole("radio", { name: nurse.outcome("referred_emergency") })).toBeFocused();
    await keyboard.press("2");
    await keyboard.press("Control+Enter");
    await expect(nurse.made("emergency", urgent)).toBeVisible();
  });

  await test.step("U takes it back, and it is sent again", async () => {
    await keyboard.press("u");
    await expect(step.getByRole("button", { name: say("route.emergency") })).toBeVisible();
    await reach(page, step.getByRole("button", { name: say("route.emergency") }));
    await keyboard.press("Enter");
    await expect(nurse.form("route.emergency").getByRole("radio", { name: nurse.outcome("referred_emergency") })).toBeFocused();
    await keyboard.press("1");
    await keyboard.press("Control+Enter");
    await expect(step.getByRole("heading", { name: say("decided.emergency") })).toBeVisible();
    await expect(step.getByText(nurse.outcome("referred_emergency"))).toBeVisible();
  });

  await test.step("N: somebody rings; a tangled matter goes to the case surveyor with M", async () => {
    await keyboard.press("n");
    await expect(page.getByLabel(say("new.phone"))).toBeFocused();
    await keyboard.type(complex.phone ?? "");
    const caller = page.getByRole("button", { name: beginsWith(complex.name) });
    await expect(caller).toBeVisible();
    await reach(page, caller);
    await keyboard.press("Enter");
    await expect(page.getByLabel(say("new.words"))).toBeFocused();
    await keyboard.type("back, sleep and money, does not know where to begin");
    await keyboard.press("Control+Enter");
    await expect(nurse.card.getByRole("heading")).toHaveText(complex.name);
    await expect(nurse.assessment).toBeVisible();
    await assess("L03", [
      ["urgency", "4"],
      ["clarity", "2"],
      ["care_class", "1"],
    ]);
    await keyboard.press("m");
    const form = nurse.form("decide.pass_title");
    await expect(form.getByRole("radio", { name: beginsWith(say("route.case_survey")) })).toBeFocused();
    await keyboard.press("Control+Enter");
    await expect(nurse.made("case_survey", complex)).toBeVisible();
    await expect(step).toContainText(say("decided.pool", { profession: say("profession.case_surveyor") }));
  });

  await test.step("N and /: somebody at the counter is found by name; D gives advice and closes", async () => {
    await keyboard.press("n");
    await reach(page, page.getByRole("combobox", { name: say("who.search"), exact: true }));
    await keyboard.type(urgent.name.split(" ")[0] ?? "");
    await expect(page.getByRole("option", { name: beginsWith(urgent.name) })).toBeVisible();
    const options = page.getByRole("option");
    while (!(await options.and(page.locator("[aria-selected=true]")).textContent())?.startsWith(urgent.name)) await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect(page.getByLabel(say("new.words"))).toBeFocused();
    await keyboard.type("asks when the pharmacy opens");
    await keyboard.press("Control+Enter");
    await expect(nurse.card.getByRole("heading")).toHaveText(urgent.name);
    await expect(nurse.assessment).toBeVisible();
    await assess("A97", [
      ["urgency", "5"],
      ["clarity", "1"],
    ]);
    await keyboard.press("d");
    const form = nurse.form("route.advise_close");
    await expect(form.getByLabel(say("decide.outcome"))).toBeFocused();
    await keyboard.press("ArrowDown");
    await keyboard.press("Control+Enter");
    await expect(nurse.made("advise_close", urgent)).toBeVisible();
  });
});
