// The door: who comes in, who does not, and in which language they are told.
import { expect, expectAccessible, picture, test, wordsOf } from "./centre.ts";

const languages = [
  ["fi", "Suomi"],
  ["sv", "Svenska"],
  ["en", "English"],
] as const;

test("a nurse signs in by hand and stands at the first line's desk", async ({ centre }) => {
  const say = wordsOf("fi");
  const { people, password } = await centre.people();
  const page = await centre.newPage();
  await page.goto("/");
  await page.getByLabel(say("sign_in.username")).fill(people[0]?.username ?? "");
  await page.getByLabel(say("sign_in.password")).fill(password);
  await page.getByRole("button", { name: say("sign_in.enter") }).click();
  await expect(page).toHaveURL(/\/first-line/);
  await expect(page.getByRole("button", { name: say("shell.sign_out") })).toBeVisible();
});

test("whoever signs out is out, and the page behind them is the door again", async ({ centre }) => {
  const say = wordsOf("fi");
  const nurse = await centre.deskOf("nurse");
  await nurse.goto("/");
  await nurse.getByRole("button", { name: say("shell.sign_out") }).click();
  await expect(nurse.getByRole("button", { name: say("sign_in.enter") })).toBeVisible();
  const refused = await nurse.request.get("/api/desks/first-line");
  expect(refused.status()).toBe(401);
  await nurse.goto("/first-line");
  await expect(nurse.getByRole("button", { name: say("sign_in.enter") })).toBeVisible();
});

test("two tabs of one browser are one person: who leaves or comes in one of them does so in the other", async ({ centre }) => {
  const say = wordsOf("fi");
  const { people, password } = await centre.people();
  const nurse = await centre.deskOf("nurse");
  const other = await nurse.context().newPage();
  for (const tab of [nurse, other]) {
    await tab.goto("/");
    await expect(tab.getByRole("button", { name: say("shell.sign_out") })).toBeVisible();
  }
  await nurse.getByRole("button", { name: say("shell.sign_out") }).click();
  await expect(other.getByRole("button", { name: say("sign_in.enter") })).toBeVisible();

  const doctor = people.find((one) => one.profession === "doctor");
  await nurse.getByLabel(say("sign_in.username")).fill(doctor?.username ?? "");
  await nurse.getByLabel(say("sign_in.password")).fill(password);
  await nurse.getByRole("button", { name: say("sign_in.enter") }).click();
  await expect(other.locator(".top__me")).toHaveText(doctor?.name ?? "");
});

for (const [language, name] of languages) {
  test(`a wrong password is refused in words (${language}), and the door has no fault that axe calls serious`, async ({ centre }) => {
    const say = wordsOf(language);
    const { people } = await centre.people();
    const page = await centre.newPage();
    await page.goto("/");
    await page.getByRole("button", { name }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await page.getByLabel(say("sign_in.username")).fill(people[0]?.username ?? "");
    await page.getByLabel(say("sign_in.password")).fill("väärä sana");
    await page.getByRole("button", { name: say("sign_in.enter") }).click();
    await expect(page.getByRole("alert")).not.toBeEmpty();
    await expectAccessible(page);
    await picture(page, `door-${language}`);
  });
}

test("whoever works in two units is asked in which, and changes to the other one from the top bar", async ({ centre }) => {
  const say = wordsOf("fi");
  const { people } = await centre.people();
  const sanna = people.find((one) => one.username === "sanna");
  const page = await centre.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: sanna?.name ?? "" }).click();
  await expect(page.getByRole("heading", { name: say("role.choose") })).toBeVisible();
  const units = (sanna?.unit_name ?? "").split(", ");
  const roles = page.getByRole("listitem").getByRole("button");
  await expect(roles).toHaveText(units.map((unit) => `${say("profession.nurse")}${unit}`));
  // The first one waits for Enter.
  await expect(roles.first()).toBeFocused();
  await expectAccessible(page);
  await picture(page, "door-role");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/first-line/);
  const role = page.getByLabel(say("shell.acting_as"));
  await expect(role.locator("option:checked")).toHaveText(`${say("profession.nurse")}, ${units[0]}`);
  await role.selectOption({ label: `${say("profession.nurse")}, ${units[1]}` });
  await expect(role.locator("option:checked")).toHaveText(`${say("profession.nurse")}, ${units[1]}`);
  await page.reload();
  await expect(role.locator("option:checked")).toHaveText(`${say("profession.nurse")}, ${units[1]}`);
});

test("one's own password is changed from one's name, and only the new one opens the door", async ({ centre }) => {
  const say = wordsOf("fi");
  const { people, password } = await centre.people();
  const username = people[0]?.username ?? "";
  const page = await centre.deskOf("nurse");
  await page.goto("/");
  await page.getByRole("button", { name: say("password.change") }).click();
  const panel = page.getByRole("region", { name: say("password.change") });
  const old_one = panel.getByLabel(say("password.old"));
  const new_one = panel.getByLabel(say("password.new"));
  const change = async (from: string, to: string) => {
    await old_one.fill(from);
    await new_one.fill(to);
    await panel.getByRole("button", { name: say("password.save") }).click();
  };

  await change("väärä sana", "metsän reunassa on talo");
  await expect(panel.getByRole("alert")).toHaveText(say("refusal.access.old_password_wrong"));
  await expect(old_one).toBeFocused();
  await change(password, "lyhyt");
  await expect(panel.getByRole("alert")).toHaveText(say("refusal.access.password_too_short", { min: 10 }));
  await expect(new_one).toBeFocused();
  await expectAccessible(page);
  await picture(page, "password");
  await change(password, "metsän reunassa on talo");
  await expect(panel.getByRole("status")).toHaveText(say("password.changed"));
  await expect(old_one).toHaveValue("");
  await expect(new_one).toHaveValue("");

  // Whoever changed it works on; at the door the old one is no longer good.
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await page.getByRole("button", { name: say("shell.sign_out") }).click();
  await page.getByLabel(say("sign_in.username")).fill(username);
  await page.getByLabel(say("sign_in.password")).fill(password);
  await page.getByRole("button", { name: say("sign_in.enter") }).click();
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await page.getByLabel(say("sign_in.password")).fill("metsän reunassa on talo");
  await page.getByRole("button", { name: say("sign_in.enter") }).click();
  await expect(page).toHaveURL(/\/first-line/);
  await expect(page.locator(".top__me")).toHaveText(people[0]?.name ?? "");
});
