// A centre for one test: its own copy of the county, its own server on a port of its own, its own people at its desks.
//
//   test("a nurse takes the next contact", async ({ centre }) => {
//     const nurse = await centre.deskOf("nurse");
//     await nurse.goto("/");
//
// Invariant: whatever a test does, the server that it started and the desks that it opened end with it, and no other.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { AxeBuilder } from "@axe-core/playwright";
import { type APIRequestContext, type Browser, type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { program, root, seed } from "./seed.ts";

export { expect };

/** KOPPI_SCREENS=web/dist shows the screens of that folder instead of those inside the program: no C++ to build while they change. */
const screens = process.env["KOPPI_SCREENS"];

/** `./dev days` shows the tests and the server a later clock; the browser keeps its own, so its pages are told. */
const ahead_ms = Number(process.env["KOPPI_CLOCK_AHEAD_MS"] ?? 0);

function setClockAhead(ms: number): void {
  const now = Date.now.bind(Date);
  globalThis.Date = new Proxy(Date, {
    construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now() + ms] : given),
    apply: () => new Date(now() + ms).toString(),
    get: (target, name) => (name === "now" ? () => now() + ms : Reflect.get(target, name)),
  });
}

function screenFile(path: string): string {
  const file = join(screens ?? "", path);
  return path !== "/" && existsSync(file) ? file : join(screens ?? "", "index.html");
}

export type Person = Readonly<{ username: string; name: string; profession: string; unit_name: string }>;
export type Role = Readonly<{ role: string; unit: string; unit_name: string; profession: string }>;
export type Me = Readonly<{ professional: string; name: string; role?: Role; roles: readonly Role[] }>;

/** Calls the server as the page does: with its cookies, its origin and, for commands, a key of its own. */
export class Calls {
  constructor(
    private readonly request: APIRequestContext,
    private readonly address: string,
  ) {}

  async get<T>(path: string): Promise<T> {
    const answer = await this.request.get(this.address + path);
    expect(answer.ok(), `GET ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const answer = await this.tryPost(path, body);
    expect(answer.status < 300, `POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`).toBe(true);
    return answer.body as T;
  }

  /** For refusals: the status and the body as they come. */
  async tryPost(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await this.request.post(this.address + path, {
      data: JSON.stringify(body),
      headers: { "content-type": "application/json", origin: this.address, "idempotency-key": randomUUID() },
    });
    const text = await answer.text();
    return { status: answer.status(), body: text === "" ? null : JSON.parse(text) };
  }
}

/** Starts a server and tells where it listens. */
async function serve(database: string, listen: string, options: readonly string[]): Promise<{ server: ChildProcess; address: string }> {
  const rooms = ["--remote-rooms", "https://meet.example/{room}"];
  const server = spawn(program, ["serve", "--db", database, "--listen", listen, ...rooms, ...options], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  server.stderr?.on("data", (bytes: Buffer) => {
    log = (log + bytes.toString()).slice(-4000);
  });
  const address = await new Promise<string>((found, failed) => {
    const lines = createInterface({ input: server.stdout as NodeJS.ReadableStream });
    lines.on("line", (line) => {
      const told = /listening on (http:\/\/\S+)/.exec(line);
      if (told?.[1]) found(told[1]);
    });
    server.once("exit", (code) => failed(new Error(`the server ended with ${code} before it listened\n${log}`)));
    setTimeout(() => failed(new Error(`the server did not listen within 15 s\n${log}`)), 15_000).unref();
  });
  return { server, address };
}

export class Centre {
  private readonly desks: BrowserContext[] = [];

  private constructor(
    readonly address: string,
    private server: ChildProcess,
    private readonly folder: string,
    private readonly browser: Browser,
    private readonly options: readonly string[],
  ) {}

  /** `options`: what else is said to `koppi serve`. */
  static async open(browser: Browser, from = seed, options: readonly string[] = []): Promise<Centre> {
    const folder = mkdtempSync(join(tmpdir(), "koppi-browser-"));
    const database = join(folder, "county.db");
    for (const ending of ["", "-wal", "-shm"]) if (existsSync(from + ending)) cpSync(from + ending, database + ending);
    const { server, address } = await serve(database, "127.0.0.1:0", options);
    return new Centre(address, server, folder, browser, options);
  }

  async close(): Promise<void> {
    await Promise.all(this.desks.map((desk) => desk.close()));
    await this.stopServer("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Ends the server as an operator (SIGTERM) or as the power would (SIGKILL). Desks stay open and see a lost line. */
  async stopServer(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    if (this.server.exitCode !== null || this.server.signalCode !== null) return;
    const ended = new Promise((done) => this.server.once("exit", done));
    this.server.kill(signal);
    const slow = setTimeout(() => this.server.kill("SIGKILL"), 8_000);
    await ended;
    clearTimeout(slow);
  }

  /** The same centre at the same address, as after a power cut or an upgrade. */
  async startAgain(): Promise<void> {
    const { server } = await serve(join(this.folder, "county.db"), new URL(this.address).host, this.options);
    this.server = server;
  }

  /** The people of the demo county and the one word that opens all their accounts. */
  async people(): Promise<{ people: readonly Person[]; password: string }> {
    const answer = await fetch(`${this.address}/api/people`);
    return (await answer.json()) as { people: readonly Person[]; password: string };
  }

  /** A page in a browser of its own, not signed in. */
  async newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.address,
      viewport: { width: 1366, height: 768 },
      locale: "fi-FI",
      timezoneId: "Europe/Helsinki",
      ...options,
    });
    this.desks.push(context);
    if (ahead_ms) await context.addInitScript(setClockAhead, ahead_ms);
    if (screens) await context.route(/^https?:\/\/[^/]+\/(?!api\/)/, (route) => route.fulfill({ path: screenFile(new URL(route.request().url()).pathname) }));
    return context.newPage();
  }

  callsOf(page: Page): Calls {
    return new Calls(page.context().request, this.address);
  }

  /**
   * A page whose session is signed in as somebody who has this profession (nurse, doctor, case_surveyor …), the
   * `which`-th of them. Signing in by hand is what sign-in.spec.ts is for.
   */
  async deskOf(profession: string, options: BrowserContextOptions & { which?: number; language?: "fi" | "sv" | "en" } = {}): Promise<Page> {
    const { which = 0, language, ...rest } = options;
    const { people, password } = await this.people();
    const person = people.filter((it) => it.profession === profession)[which];
    if (!person) throw new Error(`the demo county has no ${profession} number ${which}: ${people.map((it) => `${it.name} (${it.profession})`).join(", ")}`);
    const page = await this.newPage(rest);
    const calls = this.callsOf(page);
    const me = await calls.post<Me>("/api/session", { username: person.username, password });
    const role = me.roles.find((it) => it.profession === profession);
    if (role && me.role?.role !== role.role) await calls.post("/api/session/role", { role: role.role });
    if (language) await calls.post("/api/session/language", { language });
    return page;
  }
}

export const test = base.extend<{ centre: Centre }>({
  centre: async ({ browser }, use) => {
    const centre = await Centre.open(browser);
    try {
      await use(centre);
    } finally {
      await centre.close();
    }
  },
});

/** A picture for people to look at: artifacts/screens/<name>.png */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(root, "artifacts", "screens");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

/** No fault that axe calls serious or critical, by the rules of WCAG 2.1 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const seen = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  const faults = seen.violations
    .filter((it) => it.impact === "serious" || it.impact === "critical")
    .map((it) => `${it.id}: ${it.help}\n${it.nodes.map((node) => `    ${node.target.join(" ")} ${node.failureSummary ?? ""}`).join("\n")}`);
  expect(faults.join("\n"), "axe finds no serious fault").toBe("");
}

const plural = /\{(\w+), plural, one \{([^{}]*)\} other \{([^{}]*)\}\}/g;

/** What a person reads, by key: `const say = wordsOf("sv"); say("sign_in.enter")`. Placeholders are filled by name. */
export function wordsOf(language: "fi" | "sv" | "en"): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  const messages = JSON.parse(readFileSync(join(root, "catalog", "messages", `${language}.json`), "utf8")) as Record<string, string>;
  return (key, values = {}) => {
    const words = messages[key];
    if (words === undefined) throw new Error(`there are no words for ${key}`);
    return words
      .replace(plural, (_, name: string, one: string, other: string) => (values[name] === 1 ? one : other).replace("#", String(values[name])))
      .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
