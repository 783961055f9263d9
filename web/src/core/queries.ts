// Core: what screens read, under which key it is kept, and what makes it old.
//
// Invariant: one table says which families of events make which reading old; no screen refreshes itself by a timer while the
// stream is alive.

import type { QueryClient } from "@tanstack/react-query";

export const keys = {
  session: ["session"],
  desk: ["desk"],
  contact: ["contact"],
  card: ["card"],
  times: ["times"],
  colleagues: ["colleagues"],
  callers: ["callers"],
  catalogue: ["catalogue"],
  units: ["units"],
  day: ["day"],
  calendar: ["calendar"],
  handover: ["handover"],
  worktime: ["worktime"],
  working_weeks: ["working_weeks"],
  rooms: ["rooms"],
  deputy: ["deputy"],
  access: ["access"],
  remote_use: ["remote-use"],
  exceptions: ["exceptions"],
  waiting_room: ["waiting_room"],
  waiting: ["waiting"],
  groups: ["groups"],
  messages: ["messages"],
  letter: ["letter"],
  panels: ["panels"],
  own: ["own"],
  plan: ["plan"],
  plan_reviews: ["plan_reviews"],
  consultations: ["consultations"],
  surveys: ["surveys"],
  pairwork: ["pairwork"],
  pairs_due: ["pairs_due"],
  teams: ["teams"],
  team_dues: ["team_dues"],
  unit_meetings: ["unit_meetings"],
  heavy: ["heavy"],
  heavy_own: ["heavy_own"],
  own_triggers: ["own_triggers"],
  duties: ["duties"],
  lying: ["lying"],
  proposed: ["proposed"],
  routing_rules: ["routing_rules"],
  transfers: ["transfers"],
  transfers_desk: ["transfers_desk"],
  transfers_own: ["transfers_own"],
} as const;

export type Kept = keyof typeof keys;

// A card, a letter, a plan and a chain of transfers are not read again by themselves: each reading is an opening of the client's record, and is logged.
const made_old_by: Readonly<Record<string, ReadonlyArray<Kept>>> = {
  contact: ["desk", "contact", "waiting_room", "duties", "proposed"],
  walkin: ["desk", "contact", "waiting_room"],
  routing: ["desk", "contact", "own", "consultations", "surveys", "lying", "duties"],
  assessment: ["contact", "times", "waiting", "own_triggers"],
  scheduling: [
    "desk",
    "times",
    "day",
    "calendar",
    "handover",
    "worktime",
    "waiting",
    "groups",
    "surveys",
    "own",
    "duties",
  ],
  waiting: ["waiting", "desk"],
  groups: ["groups", "day", "calendar", "times", "handover", "waiting"],
  clients: ["desk", "proposed", "contact", "day", "calendar", "waiting_room", "waiting", "groups", "messages"],
  messages: ["messages"],
  directory: ["colleagues", "times", "units", "calendar", "rooms", "deputy", "waiting_room", "own"],
  continuity: ["times", "waiting", "panels", "own", "own_triggers"],
  plan: ["plan_reviews"],
  consultation: ["consultations", "desk", "contact", "own", "surveys", "lying"],
  survey: ["surveys", "desk", "own"],
  pairwork: ["pairs_due"],
  teams: ["team_dues", "unit_meetings"],
  triggers: ["heavy", "heavy_own"],
  roster: ["duties", "desk", "proposed"],
  transfer: ["transfers_desk", "transfers_own"],
  presence: ["desk", "contact"],
};

/** For when nobody knows what moved meanwhile. */
export const all_families: ReadonlyArray<string> = Object.keys(made_old_by);

export function readsOf(families: Iterable<string>): ReadonlySet<Kept> {
  const old = new Set<Kept>();
  for (const family of families) for (const kept of made_old_by[family] ?? []) old.add(kept);
  return old;
}

/** Collects what moved and reads it again at most every `step_ms`, so that a busy morning costs a screen two readings a second. */
export function refresher(client: QueryClient, step_ms = 500): (families: Iterable<string>) => void {
  const waiting = new Set<Kept>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quiet_until = 0;

  function flush(): void {
    timer = undefined;
    quiet_until = performance.now() + step_ms;
    for (const kept of waiting) client.invalidateQueries({ queryKey: keys[kept] });
    waiting.clear();
  }

  return (families) => {
    for (const kept of readsOf(families)) waiting.add(kept);
    if (waiting.size === 0 || timer !== undefined) return;
    timer = setTimeout(flush, Math.max(0, quiet_until - performance.now()));
  };
}
