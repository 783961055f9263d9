// The front as people use it: a provider's call about two clients, a call that is cut short, and the duties of the day.
import type { ClientId, ContactShown, DutiesDesk, FirstLineDesk } from "../../web/src/contract.generated.ts";
import { expect, expectAccessible, picture, test, wordsOf } from "./centre.ts";
import { beginsWith, Desk } from "./desk.ts";
import { clientWith, lineOf, waits } from "./scene.ts";

const say = wordsOf("fi");

test("a provider calls about two clients, and each matter has its own client", async ({ centre }) => {
  const desk = await Desk.open(centre, { which: 2 });
  const { page, calls } = desk;
  const first = await clientWith(calls, {});
  const second = await clientWith(calls, { but: [first] });

  await page.keyboard.press("n");
  await page.getByRole("combobox", { name: say("new.channel") }).selectOption("provider");
  await page.getByRole("textbox", { name: say("new.number_back") }).fill("050 000 0311");
  await page.getByRole("textbox", { name: say("new.caller_name") }).fill("Päivi Koskela");
  await page.getByRole("textbox", { name: say("new.words") }).fill("haava kantapäässä");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByRole("textbox", { name: say("new.company") }).fill("Hoivakoti Onnela Oy");
  await page.getByRole("region", { name: say("new.first_client") }).getByRole("combobox", { name: say("who.search") }).fill(first.name);
  await page.getByRole("listbox").getByRole("option").first().click();
  await expectAccessible(page);
  await picture(page, "front-provider-new-fi");
  await page.getByRole("textbox", { name: say("new.words") }).focus();
  await page.keyboard.press("Control+Enter");

  await expect(page.getByText(say("provider.called_by", { name: "Päivi Koskela", company: "Hoivakoti Onnela Oy" }))).toBeVisible();
  await page.getByRole("button", { name: say("provider.add_client") }).click();
  await page.getByRole("textbox", { name: say("matter.words") }).fill("huimausta aamuisin");
  await page.getByRole("combobox", { name: say("provider.whose") }).fill(second.name);
  await page.getByRole("listbox").getByRole("option").first().click();
  await expect(page.getByText(second.name, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: say("provider.add_client"), exact: true }).last().click();

  const matters = page.getByRole("region", { name: say("matter.list") });
  await expect(matters.getByRole("link")).toHaveCount(2);
  await expect(matters.getByRole("link", { name: new RegExp(first.name) })).toBeVisible();
  await expect(matters.getByRole("link", { name: new RegExp(second.name) })).toBeVisible();
  // The card on the screen is that of the client whose matter is open, and of nobody else.
  await matters.getByRole("link", { name: new RegExp(first.name) }).click();
  await expect(page.locator(".client__name")).toContainText(first.name);
  await expect(page.locator(".client__name")).not.toContainText(second.name);
  await expectAccessible(page);
  await picture(page, "front-provider-two-fi");

  const contact = new URL(page.url()).searchParams.get("contact");
  const shown = await calls.get<ContactShown>(`/api/contacts/${contact}`);
  expect(shown.contact.client).toBeUndefined();
  expect(new Set(shown.matters.map(({ client }) => client))).toEqual(new Set<ClientId | undefined>([first.client, second.client]));

  // Somebody else who opens the record of one of them sees that matter alone.
  const other = await centre.deskOf("nurse", { which: 3, language: "fi" });
  const others = centre.callsOf(other);
  await others.post(`/api/clients/${second.client}/card`, { purpose: "care" });
  const seen = await others.get<ContactShown>(`/api/contacts/${contact}`);
  expect(seen.matters.map(({ client }) => client)).toEqual([second.client]);
  expect(seen.contact.words).toBe("");
});

test("a client who wants to be called leaves a request, and whoever answered reads where it waits and what is promised", async ({ centre }) => {
  const desk = await Desk.open(centre, { which: 2 });
  const { page, calls } = desk;
  const client = await clientWith(calls, { phone: true });
  const words = "olkapää, ehtii puhua vasta kotona";

  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: say("new.words") }).fill(words);
  await page.keyboard.press("Control+Shift+Enter");
  // Somebody must be there to call.
  await expect(page.getByText(say("new.number_needed"))).toBeVisible();
  await page.getByRole("region", { name: say("who.title") }).getByRole("combobox", { name: say("who.search") }).fill(client.name);
  await page.getByRole("listbox").getByRole("option").first().click();
  await expect(page.getByRole("button", { name: say("new.leave_request") })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "front-request-new-fi");
  await page.getByRole("textbox", { name: say("new.words") }).focus();
  await page.keyboard.press("Control+Shift+Enter");

  const [before] = say("new.left", { line: say("line_name.general_callback"), time: "|" }).split("|");
  await expect(desk.queue.getByText(beginsWith(before ?? ""))).toBeVisible();
  await expect(page).not.toHaveURL(/new=/);
  const line = lineOf(await calls.get<FirstLineDesk>("/api/desks/first-line"), "general_callback");
  const { rows } = await calls.get<FirstLineDesk>(`/api/desks/first-line?line=${line}&limit=200`);
  const request = rows.find((row) => row.words === words);
  expect(request?.channel).toBe("callback");

  // Who rings again while the request waits is seen to wait, and only for something as urgent.
  await page.keyboard.press("n");
  await page.getByRole("region", { name: say("who.title") }).getByRole("combobox", { name: say("who.search") }).fill(client.name);
  await page.getByRole("listbox").getByRole("option").first().click();
  const open_waiting = page.getByRole("button", { name: say("new.open_waiting") });
  await expect(open_waiting).toBeVisible();
  await expectAccessible(page);
  await picture(page, "front-waits-already-fi");
  const same_day = page.getByRole("radio", { name: say("urgency.same_day") });
  await same_day.check();
  await expect(open_waiting).toBeHidden();
  await same_day.press("Delete");
  await open_waiting.click();
  await expect(page).toHaveURL(new RegExp(`contact=${request?.contact}`));
});

test("a client who has to go is called when they said, and the promise is theirs", async ({ centre }) => {
  const desk = await Desk.open(centre, { which: 2 });
  const { page, calls } = desk;
  const client = await clientWith(calls, { phone: true });
  const { contact } = await waits(calls, { line: "general_callback", channel: "callback", words: "olkapää kipeä", client });
  await calls.post(`/api/contacts/${contact}/take`, {});
  await page.goto(`/first-line?list=mine&contact=${contact}&page=matter`);
  await page.getByRole("button", { name: say("attempt.partial") }).click();
  await page.getByRole("combobox", { name: say("callback.agreed_day") }).selectOption({ index: 1 });
  await page.getByRole("textbox", { name: say("callback.agreed_from") }).fill("13.00");
  await expect(page.getByRole("textbox", { name: say("callback.agreed_until") })).toHaveValue("14.00");
  await expectAccessible(page);
  await picture(page, "front-agreed-fi");
  await page.keyboard.press("Enter");
  await expect(page.getByText(say("callback.kept"))).toBeVisible();
  const shown = await calls.get<ContactShown>(`/api/contacts/${contact}`);
  expect(Date.parse(shown.contact.promise_by)).toBe(Date.parse(shown.contact.agreed_from ?? "") + 3_600_000);
  expect(shown.contact.state).toBe("taken");
});

test("whoever leads gives a duty, and a nurse reads who has it", async ({ centre }) => {
  const page = await centre.deskOf("manager", { language: "fi" });
  const calls = centre.callsOf(page);
  await page.goto("/duties");
  await expect(page.getByRole("heading", { name: say("duties.title") })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "front-duties-fi");
  const desk = await calls.get<DutiesDesk>("/api/desks/duties");
  const duty = desk.duties.find((one) => one.duty === "e_contact");
  if (!duty) throw new Error("the contact centre has an e-contact desk");
  const card = page.getByRole("region", { name: duty.label });
  const ahead = duty.days.findIndex((day) => !day.is_past && day.day !== desk.today);
  if (ahead < 0) await page.getByRole("button", { name: new RegExp(say("duties.next")) }).click();
  const select = card.getByRole("combobox").last();
  const other = duty.candidates[0];
  if (!other) throw new Error("somebody works there");
  await select.selectOption("");
  await expect(select).toHaveValue("");
  await select.selectOption(other.professional);
  await expect(select).toHaveValue(other.professional);

  const nurse = await Desk.open(centre, { which: 0 });
  await nurse.page.goto("/duties");
  await expect(nurse.page.getByRole("heading", { name: duty.label })).toBeVisible();
  await expect(nurse.page.getByRole("region", { name: duty.label }).getByRole("combobox")).toHaveCount(0);
  await nurse.page.setViewportSize({ width: 390, height: 844 });
  await picture(nurse.page, "front-duties-390-fi");
});

test("what is written to the own nurse stands on the nurse's own desk, and opens where it is answered", async ({ centre }) => {
  const page = await centre.deskOf("nurse", { which: 3, language: "fi" });
  const nurse = await Desk.of(centre, page, "fi");
  const client = await clientWith(nurse.calls, {});
  await nurse.calls.post(`/api/clients/${client.client}/workers`, {
    professional: nurse.me.professional,
    named_as: "own_nurse",
    why: "client_wishes",
  });
  await page.goto("/own");
  await expect(page.getByRole("heading", { level: 1, name: say("own.title") })).toBeVisible();
  const front = await Desk.open(centre);
  await waits(front.calls, { line: "own_nurse", channel: "message", words: "lääkkeestä tulee huono olo", client });
  // It comes by itself, to whoever is proposed.
  const proposed = page.getByRole("region", { name: /^Sinulle tai tiimillesi ehdotet/ });
  await expect(proposed).toContainText("lääkkeestä tulee huono olo");
  await expectAccessible(page);
  await picture(page, "own-proposed-fi");
  await proposed.getByRole("link", { name: new RegExp(`${client.name}.*lääkkeestä`) }).click();
  await expect(page).toHaveURL(/\/first-line\?.*contact=/);
  await expect(page.getByText("lääkkeestä tulee huono olo").first()).toBeVisible();
});

test("whoever leads sees what lies still, and not whose it is", async ({ centre }) => {
  const page = await centre.deskOf("manager", { language: "fi" });
  await page.goto("/lying");
  await expect(page.getByRole("heading", { name: say("lying.title") })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "front-lying-fi");
});
