// Assessment: drafts that save themselves. Kept outside the screens, so that a change of tab, contact or language loses nothing.
//
// Invariants: at most one save of a draft is under way; a save names the version that it follows, so another machine's work is
// never overwritten in silence.

import { useSyncExternalStore } from "react";
import type {
  AssessNeed,
  ContactId,
  Draft,
  Form,
  Instant,
  MatterId,
  MatterShown,
  SaveDraft,
} from "../../contract.generated";
import { command, freshKey, type Refusal, read, Unreachable, write } from "../../core/api";
import { markUnsaved } from "../../core/unsaved";
import { type Answers, merge, toSend } from "./answers";

export type Saving =
  | { readonly at: "untouched" }
  | { readonly at: "waiting" }
  | { readonly at: "saving" }
  | { readonly at: "saved"; readonly saved_at: Instant; readonly merged_with?: string }
  | { readonly at: "unreachable" }
  | { readonly at: "refused"; readonly refusal: Refusal }
  | { readonly at: "conflict"; readonly theirs: Draft; readonly both: ReadonlyArray<string> };

export type Assessing =
  | { readonly at: "open" }
  | { readonly at: "sending" }
  | { readonly at: "refused"; readonly refusal: Refusal }
  | { readonly at: "unreachable" };

export interface OpenDraft {
  readonly matter: MatterId;
  readonly contact: ContactId;
  readonly form: Form;
  readonly answers: Answers;
  readonly saving: Saving;
  readonly assessing: Assessing;
}

interface Kept extends OpenDraft {
  /** What both machines last agreed on. */
  readonly base: Answers;
  readonly version: number;
  /** What was asked without an answer: the same asking goes again with the same key. */
  readonly asked?: Readonly<{ intent: string; key: string }>;
}

const settle_ms = 800;
const again_ms = 5_000;

const drafts = new Map<MatterId, Kept>();
const timers = new Map<MatterId, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function change(matter: MatterId, part: Partial<Kept>): void {
  const before = drafts.get(matter);
  if (!before) return;
  const after = { ...before, ...part };
  drafts.set(matter, after);
  markUnsaved(`draft ${matter}`, after.saving.at !== "saved" && after.saving.at !== "untouched");
  for (const listener of listeners) listener();
}

export function useOpenDraft(matter: MatterId | undefined): OpenDraft | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (matter ? drafts.get(matter) : undefined),
  );
}

/** Opens the matter's draft, or lets it know what the server now holds. `first` is what an assessment that is corrected said. */
export function openDraft(contact: ContactId, shown: MatterShown, form: Form, first?: Answers): void {
  const before = drafts.get(shown.matter);
  const theirs = shown.draft;
  if (!before || before.form.version !== form.version) {
    const answers = theirs?.answers ?? first ?? { reason: [shown.words] };
    drafts.set(shown.matter, {
      matter: shown.matter,
      contact,
      form,
      answers: before?.answers ?? answers,
      base: theirs?.answers ?? {},
      version: theirs?.version ?? 0,
      saving: theirs ? { at: "saved", saved_at: theirs.saved_at } : { at: "untouched" },
      assessing: { at: "open" },
    });
    for (const listener of listeners) listener();
    return;
  }
  // The words of the form in another language are the same form.
  if (before.form !== form) change(shown.matter, { form });
  // What is only in this window is never replaced by what another machine saved: the next save puts both together.
  const holds_unsaved = before.saving.at !== "saved" && before.saving.at !== "untouched";
  if (theirs && theirs.version > before.version && !holds_unsaved)
    change(shown.matter, {
      answers: theirs.answers,
      base: theirs.answers,
      version: theirs.version,
      saving: { at: "saved", saved_at: theirs.saved_at, merged_with: theirs.saved_by },
    });
}

export function answer(matter: MatterId, question: string, values: ReadonlyArray<string>): void {
  const before = drafts.get(matter);
  // What is being recorded stands as it was sent.
  if (!before || before.assessing.at === "sending") return;
  change(matter, {
    answers: { ...before.answers, [question]: values },
    assessing: { at: "open" },
    ...(before.saving.at !== "saving" && before.saving.at !== "conflict" && { saving: { at: "waiting" as const } }),
  });
  if (before.saving.at !== "conflict") later(matter, settle_ms);
}

/** The line is back, or somebody signed in again: what could not be saved meanwhile is saved now. */
export function saveAgain(): void {
  for (const { matter, saving } of drafts.values()) if (saving.at === "unreachable") later(matter, 0);
}

function later(matter: MatterId, ms: number): void {
  clearTimeout(timers.get(matter));
  timers.set(
    matter,
    setTimeout(() => void save(matter), ms),
  );
}

async function save(matter: MatterId): Promise<void> {
  clearTimeout(timers.get(matter));
  const before = drafts.get(matter);
  if (!before || before.saving.at === "saving" || before.saving.at === "conflict") return;
  const { answers, form, version } = before;
  change(matter, { saving: { at: "saving" } });
  try {
    const body: SaveDraft = { form: form.id, form_version: form.version, answers, follows: version };
    const said = await write<"matter_save_draft">("PUT", `/api/matters/${matter}/draft`, body);
    if (said.ok) {
      change(matter, {
        base: answers,
        version: said.value.version,
        saving: { at: "saved", saved_at: said.value.saved_at },
      });
      const { answers: typed_meanwhile } = drafts.get(matter) ?? { answers };
      if (typed_meanwhile !== answers) {
        change(matter, { saving: { at: "waiting" } });
        later(matter, settle_ms);
      }
    } else if (said.refusal.code === "assessment.draft_newer") await meet(matter);
    else if (said.refusal.status === 401) change(matter, { saving: { at: "unreachable" } });
    else if (said.refusal.status >= 500) {
      // A busy server is as good as none, and is tried again just so.
      change(matter, { saving: { at: "unreachable" } });
      later(matter, again_ms);
    } else change(matter, { saving: { at: "refused", refusal: said.refusal } });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    change(matter, { saving: { at: "unreachable" } });
    later(matter, again_ms);
  }
}

/** Another machine saved a newer draft: put both together, and ask only where both changed the same answer. */
async function meet(matter: MatterId): Promise<void> {
  const before = drafts.get(matter);
  if (!before) return;
  const said = await read<"contact_show">(`/api/contacts/${before.contact}`);
  const theirs = said.ok ? said.value.matters.find((one) => one.matter === matter)?.draft : undefined;
  if (!theirs) {
    change(matter, { saving: { at: "unreachable" } });
    return later(matter, again_ms);
  }
  const { answers: mine, base } = drafts.get(matter) ?? before;
  const merged = merge(base, mine, theirs.answers);
  if (merged.both.length > 0) return change(matter, { saving: { at: "conflict", theirs, both: merged.both } });
  const holds_more = JSON.stringify(merged.answers) !== JSON.stringify(theirs.answers);
  change(matter, {
    answers: merged.answers,
    base: theirs.answers,
    version: theirs.version,
    saving: holds_more ? { at: "waiting" } : { at: "saved", saved_at: theirs.saved_at, merged_with: theirs.saved_by },
  });
  if (holds_more) later(matter, settle_ms);
}

/** A person chose whose answers stand where both had changed them. */
export function settleConflict(matter: MatterId, whose: "mine" | "theirs"): void {
  const before = drafts.get(matter);
  if (before?.saving.at !== "conflict") return;
  const { theirs, both } = before.saving;
  const merged = { ...merge(before.base, before.answers, theirs.answers).answers };
  if (whose === "theirs") for (const id of both) merged[id] = theirs.answers[id] ?? [];
  change(matter, { answers: merged, base: theirs.answers, version: theirs.version, saving: { at: "waiting" } });
  later(matter, 0);
}

/** Records the assessment. True when it is recorded. */
export async function assess(matter: MatterId): Promise<boolean> {
  const before = drafts.get(matter);
  if (!before || before.assessing.at === "sending") return false;
  clearTimeout(timers.get(matter));
  const body: AssessNeed = {
    form: before.form.id,
    form_version: before.form.version,
    answers: toSend(before.form, before.answers),
  };
  const intent = JSON.stringify(body);
  const key = before.asked?.intent === intent ? before.asked.key : freshKey();
  change(matter, { assessing: { at: "sending" }, asked: { intent, key } });
  try {
    const said = await command<"matter_assess">(`/api/matters/${matter}/assessment`, body, key);
    // An answered intent is over: the next try is another one.
    change(matter, {
      asked: { intent: "", key: "" },
      assessing: said.ok ? { at: "open" } : { at: "refused", refusal: said.refusal },
    });
    if (said.ok) forgetDraft(matter);
    else saveIfUnsaved(matter);
    return said.ok;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    change(matter, { assessing: { at: "unreachable" } });
    saveIfUnsaved(matter);
    return false;
  }
}

/** An assessment that was not recorded leaves a draft, and a draft saves itself. */
function saveIfUnsaved(matter: MatterId): void {
  const at = drafts.get(matter)?.saving.at;
  if (at === "waiting" || at === "unreachable") later(matter, settle_ms);
}

/** Nothing of it is on the screen any more, and nothing of it is saved again from here. */
export function forgetDraft(matter: MatterId): void {
  if (!drafts.has(matter)) return;
  clearTimeout(timers.get(matter));
  timers.delete(matter);
  drafts.delete(matter);
  markUnsaved(`draft ${matter}`, false);
  for (const listener of listeners) listener();
}
