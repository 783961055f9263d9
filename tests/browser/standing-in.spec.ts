// Standing in: what a colleague carries who is suddenly away is on the own desk of their team, and is taken up there.
import type { Colleague, Named, OwnDesk } from "../../web/src/contract.generated.ts";
import { type Calls, type Centre, expect, expectAccessible, type Me, picture, test } from "./centre.ts";
import { beginsWith, Desk, usual } from "./desk.ts";
import { type Client, clientWith, waits } from "./scene.ts";

const hours = 3_600_000;

/** A nurse of a station, a colleague of the same team, and a client whose own nurse the colleague is. */
async function team(centre: Centre): Promise<{ desk: Desk; nurse: Desk; colleague: Colleague; client: Client }> {
  const desk = await Desk.open(centre);
  const page = await centre.deskOf("nurse", { which: 3, language: "fi" });
  const nurse = await Desk.of(centre, page, "fi");
  const { unit } = (await nurse.calls.get<Me>("/api/session")).role ?? {};
  const { colleagues } = await nurse.calls.get<{ colleagues: ReadonlyArray<Colleague> }>("/api/colleagues?profession=nurse");
  const colleague = colleagues.find((one) => one.unit === unit && one.professional !== nurse.me.professional && one.name !== desk.me.name);
  if (!colleague) throw new Error(`${nurse.me.name} works alone`);
  const but: Client[] = [];
  for (;;) {
    const client = await clientWith(nurse.calls, { but });
    but.push(client);
    if (client.own_nurse) continue;
    await nurse.calls.post<Named>(`/api/clients/${client.client}/workers`, {
      professional: colleague.professional,
      named_as: "own_nurse",
      why: "long_term_care",
    });
    return { desk, nurse, colleague, client };
  }
}

/** The matter goes to the own nurse, and then the own nurse falls ill for a fortnight. */
async function carriedByWhoIsAway(centre: Centre): Promise<{ nurse: Desk; colleague: Colleague; client: Client; manager: Calls; absence: string }> {
  const { desk, nurse, colleague, client } = await team(centre);
  await waits(desk.calls, { line: "walk_in", words: "verensokeri heittelee", client });
  await desk.lineIs("walk_in");
  await desk.take(client);
  await desk.assess({ ...usual, who_is_needed: ["nurse"] });
  await desk.choose("pass");
  const form = desk.form("decide.pass_title");
  await form.getByRole("radio", { name: beginsWith(`${desk.say("route.own_worker")}: ${colleague.name}`) }).check();
  await form.getByRole("textbox", { name: beginsWith(desk.say("decide.why")) }).fill("Oma hoitaja tuntee tilanteen.");
  await form.getByRole("button", { name: desk.say("decide.pass") }).click();
  await expect(desk.made("own_worker", client)).toBeVisible();
  const manager = centre.callsOf(await centre.deskOf("manager"));
  const now = Date.now();
  const { absence } = await manager.post<{ absence: string }>("/api/absences", {
    professional: colleague.professional,
    begins_at: new Date(now - hours).toISOString(),
    ends_at: new Date(now + 14 * 24 * hours).toISOString(),
    reason: "sick",
  });
  return { nurse, colleague, client, manager, absence };
}

test("what comes due before a colleague is back is taken up by keyboard, and says why it is where it is", async ({ centre }) => {
  const { nurse, colleague, client } = await carriedByWhoIsAway(centre);
  const { page, say } = nurse;
  await page.goto("/own");
  const away = page.getByRole("region", { name: beginsWith(say("own.away", { count: 1 }).replace(/ \(1\)$/, "")) });
  await expect(away.getByRole("heading", { name: beginsWith(colleague.name) })).toBeVisible();
  await expect(away).toContainText(client.name);
  await expectAccessible(page);
  await picture(page, "standing-in-fi");
  await page.setViewportSize({ width: 390, height: 844 });
  await away.scrollIntoViewIfNeeded();
  await picture(page, "standing-in-phone-fi");
  await page.setViewportSize({ width: 1366, height: 768 });

  await away.getByRole("button", { name: say("own.take_up_of", { name: client.name }) }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: say("own.taken_up", { name: client.name }) })).toBeVisible();
  await expect(away.getByRole("button", { name: say("own.take_up_of", { name: client.name }) })).toBeHidden();
  const own = await nurse.calls.get<OwnDesk>("/api/desks/own");
  expect(own.matters.filter(({ client_name }) => client_name === client.name)).toHaveLength(1);
  await expect(page.getByText(say("standing_in.because", { name: colleague.name }))).toBeVisible();
  await picture(page, "standing-in-taken-fi");
});

test("who is well again before a colleague has pressed keeps what is theirs, and the colleague is told", async ({ centre }) => {
  const { nurse, colleague, client, manager, absence } = await carriedByWhoIsAway(centre);
  const { page, say } = nurse;
  await page.goto("/own");
  const take = page.getByRole("button", { name: say("own.take_up_of", { name: client.name }) });
  await expect(take).toBeVisible();
  // The news has not reached this desk.
  await page.route("**/api/desks/own*", (route) => route.abort());
  await manager.post(`/api/absences/${absence}/cancel`, {});
  await take.click();
  await expect(page.getByRole("alert").filter({ hasText: say("refusal.standing_in.can_be_reached", { name: colleague.name }) })).toBeVisible();
  await picture(page, "standing-in-refused-fi");
});
