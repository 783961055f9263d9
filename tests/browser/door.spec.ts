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
