import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ContactId, Draft, Form, Instant, MatterId, MatterShown } from "../../contract.generated";
import { answer, assess, openDraft, saveAgain } from "./drafts";

const contact = "c" as ContactId;
const form = { id: "care_need_assessment", version: 1, sections: [] } as unknown as Form;
const at = "2026-11-24T07:20:00.000Z" as Instant;

let count = 0;
const sent: Array<Readonly<{ path: string; body: { answers: Record<string, ReadonlyArray<string>> } }>> = [];
let server: (path: string) => Response | undefined;

function shown(matter: MatterId, draft?: Draft): MatterShown {
  return { matter, words: "polvi", ...(draft && { draft }) } as unknown as MatterShown;
}
function theirs(version: number, advice: string): Draft {
  return { answers: { advice: [advice] }, version, saved_at: at, saved_by: "Eero" } as unknown as Draft;
}
const says = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const saved = () => says(200, { version: 1, saved_at: at });
const last = () => sent.at(-1)?.body.answers["advice"];

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  vi.stubGlobal("fetch", async (path: string, asked: RequestInit) => {
    const said = server(path);
    if (!said) throw new TypeError("no line");
    sent.push({ path, body: JSON.parse(String(asked.body ?? "{}")) });
    return said;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function opened(): MatterId {
  const matter = `m${++count}` as MatterId;
  openDraft(contact, shown(matter), form);
  return matter;
}

test("what could not be saved is never replaced by what another machine saved", async () => {
  const matter = opened();
  server = () => undefined;
  answer(matter, "advice", ["lepo"]);
  await vi.advanceTimersByTimeAsync(1_000);
  openDraft(contact, shown(matter, theirs(7, "juoksulenkki")), form);
  server = saved;
  saveAgain();
  await vi.advanceTimersByTimeAsync(10);
  expect(last()).toEqual(["lepo"]);
});

test("a draft whose assessment was not recorded goes on saving itself", async () => {
  const matter = opened();
  server = () => undefined;
  answer(matter, "advice", ["lepo"]);
  const recorded = assess(matter);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await recorded).toBe(false);
  server = saved;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.at(-1)?.path).toContain("/draft");
  expect(last()).toEqual(["lepo"]);
});

test("a draft whose assessment was refused is saved as it stands", async () => {
  const matter = opened();
  server = (path) =>
    path.endsWith("/draft") ? saved() : says(422, { code: "wire.missing_field", words: "Puuttuu.", where: "/answers" });
  answer(matter, "advice", ["lepo"]);
  expect(await assess(matter)).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent.at(-1)?.path).toContain("/draft");
});

test("an answer that comes while the assessment is being recorded changes nothing of it", async () => {
  const matter = opened();
  server = () => undefined;
  answer(matter, "advice", ["lepo"]);
  const recorded = assess(matter);
  answer(matter, "advice", ["juoksulenkki"]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await recorded).toBe(false);
  server = saved;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(last()).toEqual(["lepo"]);
});

test("a busy server is asked again until the draft is saved", async () => {
  const matter = opened();
  server = () => says(503, { code: "wire.busy", words: "Ruuhkaa." });
  answer(matter, "advice", ["lepo"]);
  await vi.advanceTimersByTimeAsync(2_000);
  const tries = sent.length;
  server = saved;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.length).toBe(tries + 1);
  expect(last()).toEqual(["lepo"]);
});

test("what was put together with another machine's work is not replaced before it is saved", async () => {
  const matter = opened();
  let has_met = false;
  server = (path) => {
    if (!path.endsWith("/draft")) return says(200, { matters: [{ matter, draft: theirs(4, "lepo") }] });
    if (has_met) return saved();
    has_met = true;
    return says(409, { code: "assessment.draft_newer", words: "Uudempi on." });
  };
  answer(matter, "plan", ["soitto"]);
  await vi.advanceTimersByTimeAsync(900);
  openDraft(contact, shown(matter, theirs(5, "juoksulenkki")), form);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent.at(-1)?.body.answers["plan"]).toEqual(["soitto"]);
});
