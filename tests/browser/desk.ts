// The first-line desk as a person sees it: by role and word, in the language of whoever sits there.
import type { CatalogShown, Form, Question } from "../../web/src/contract.generated.ts";
import type { BrowserContextOptions, Locator, Page } from "@playwright/test";
import { type Calls, type Centre, expect, type Me, wordsOf } from "./centre.ts";
import type { Client } from "./scene.ts";

export type Language = "fi" | "sv" | "en";
export type Answers = Readonly<Record<string, string | ReadonlyArray<string>>>;

/** A clear, non-urgent matter for a nurse: the most usual answers there are. */
export const usual: Answers = {
  reason_code: "K86",
  urgency: "non_urgent",
  clarity: "clear",
  care_class: "general_sick_care",
  who_is_needed: ["nurse"],
};

export function beginsWith(words: string): RegExp {
  return new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
}

export class Desk {
  private constructor(
    readonly page: Page,
    readonly calls: Calls,
    readonly me: Me,
    readonly language: Language,
    readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string,
    readonly catalogue: CatalogShown,
  ) {}

  /** Signed in through the API, with the desk on the screen. */
  static async open(
    centre: Centre,
    options: BrowserContextOptions & { profession?: string; which?: number; language?: Language; at?: string } = {},
  ): Promise<Desk> {
    const { profession = "nurse", language = "fi", at = "/first-line", ...rest } = options;
    const page = await centre.deskOf(profession, { ...rest, language });
    const desk = await Desk.of(centre, page, language);
    await page.goto(at);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(desk.takeNext).toBeVisible();
    return desk;
  }

  /** A page where somebody is signed in already. */
  static async of(centre: Centre, page: Page, language: Language): Promise<Desk> {
    const calls = centre.callsOf(page);
    const [me, catalogue] = [await calls.get<Me>("/api/session"), await calls.get<CatalogShown>("/api/catalog")];
    return new Desk(page, calls, me, language, wordsOf(language), catalogue);
  }

  // ---- what is on the screen

  get takeNext(): Locator {
    return this.page.getByRole("region", { name: this.say("queue.title") }).getByRole("button", { name: this.say("queue.take_next") });
  }
  get queue(): Locator {
    return this.page.getByRole("region", { name: this.say("queue.title") });
  }
  row(words: string): Locator {
    return this.queue.getByRole("link").filter({ hasText: words });
  }
  get card(): Locator {
    return this.page.getByRole("region", { name: this.say("client.card"), exact: true });
  }
  get contact(): Locator {
    return this.page.getByRole("region", { name: this.say("contact.title"), exact: true });
  }
  get assessment(): Locator {
    return this.page.getByRole("region", { name: this.say("assessment.title"), exact: true });
  }
  get step(): Locator {
    return this.page.getByRole("complementary", { name: this.say("desk.page_step") });
  }
  /** The bar that says what was just decided. */
  made(route: string, client: Client, time = ""): Locator {
    return this.page.getByRole("status").getByText(this.say(`made.${route}`, { name: client.name, time }));
  }
  get guarantee(): Locator {
    return this.step.getByText(this.say("times.guarantee_by"));
  }

  question(id: string): Question {
    const form = this.catalogue.forms[0] as Form;
    const question = form.sections.flatMap((section) => section.questions).find((one) => one.id === id);
    if (!question) throw new Error(`the form asks nothing called ${id}`);
    return question;
  }
  choice(id: string, value: string): Locator {
    const question = this.question(id);
    const label = question.choices.find((one) => one.id === value)?.label ?? "";
    return this.assessment
      .getByRole("group", { name: beginsWith(question.label) })
      .getByRole(question.kind === "choice" ? "radio" : "checkbox", { name: beginsWith(label) });
  }
  text(id: string): Locator {
    return this.assessment.getByRole("textbox", { name: beginsWith(this.question(id).label) });
  }
  get code(): Locator {
    return this.assessment.getByRole("combobox", { name: beginsWith(this.question("reason_code").label) });
  }
  outcome(id: string): string {
    return this.catalogue.outcomes.find((one) => one.id === id)?.label ?? "";
  }
  /** Where the form says what becomes of the draft. */
  get saving(): Locator {
    return this.assessment.getByRole("status").first();
  }
  async expectSaved(): Promise<void> {
    await expect(this.saving).toHaveText(beginsWith(this.say("draft.saved", { time: "" }).trim()));
  }

  // ---- what a person does, with a mouse

  async lineIs(key: string): Promise<void> {
    await this.queue.getByRole("combobox", { name: this.say("queue.line") }).selectOption({ label: this.say(`line_name.${key}`) });
    await expect(this.page).toHaveURL(/line=/);
  }
  async take(client: Client): Promise<void> {
    await this.takeNext.click();
    await expect(this.card.getByRole("heading")).toHaveText(client.name);
    await expect(this.assessment).toBeVisible();
  }
  async answer(answers: Answers): Promise<void> {
    for (const [id, value] of Object.entries(answers)) {
      const { kind } = this.question(id);
      const values = typeof value === "string" ? [value] : value;
      if (kind === "text") await this.text(id).fill(values[0] ?? "");
      else if (kind === "code") {
        await this.code.fill(values[0] ?? "");
        await this.assessment.getByRole("option", { name: beginsWith(values[0] ?? "") }).first().click();
      } else for (const one of values) await this.choice(id, one).check();
    }
  }
  async assess(answers: Answers): Promise<void> {
    await this.answer(answers);
    await this.assessment.getByRole("button", { name: this.say("assessment.record") }).click();
    // Attached, not visible: on a narrow screen the next step is another page.
    await expect(this.page.locator("#assessment").getByText(this.say("assessment.recorded", { time: "" }).trim())).toBeAttached();
  }
  async choose(way: "book" | "arranging_book" | "advise_close" | "consult" | "pass" | "emergency"): Promise<void> {
    await this.step.getByRole("button", { name: this.say(way === "pass" ? "ways.pass" : `route.${way}`), exact: true }).click();
  }
  /** The form of the way that was chosen. */
  form(title: string): Locator {
    return this.step.getByRole("form", { name: this.say(title), exact: true });
  }
}
