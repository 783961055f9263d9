// Core: everyone sees the same now. One tab of a browser holds the event stream and tells the others what it hears; when that tab
// closes, the next one takes the stream over.
//
// Invariant: the stream carries positions and families, never client data; a screen that hears that its family moved reads again.

import { useSyncExternalStore } from "react";
import { backoffMs, eventReader, type ServerEvent } from "./sse";

export type Line = "connecting" | "live" | "lost";
export interface LineState {
  readonly line: Line;
  /** Monotonic milliseconds of this tab, for "päivitetty 3 s sitten". */
  readonly heard_at: number | undefined;
}

export interface Heard {
  moved(families: ReadonlyArray<string>): void;
  presence(contact: string): void;
  /** After a break nobody knows what was missed: read everything again. */
  again(): void;
}

type Told =
  | { readonly kind: "moved"; readonly families: ReadonlyArray<string> }
  | { readonly kind: "presence"; readonly contact: string }
  | { readonly kind: "again" }
  | { readonly kind: "alive" }
  | { readonly kind: "lost" };

// A heartbeat comes every 10 s; after two and a half of them the line counts as lost.
const silence_ms = 25_000;

let state: LineState = { line: "connecting", heard_at: undefined };
const listeners = new Set<() => void>();

function setLine(line: Line): void {
  if (line === "lost" && state.line === "lost") return;
  state = { line, heard_at: line === "live" ? performance.now() : state.heard_at };
  for (const listener of listeners) listener();
}

export function useLine(): LineState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Listens until told to stop. */
export function listen(heard: Heard): () => void {
  const stop = new AbortController();
  const others = new BroadcastChannel("koppi.stream");

  function take(told: Told): void {
    setLine(told.kind === "lost" ? "lost" : "live");
    if (told.kind === "moved") heard.moved(told.families);
    else if (told.kind === "presence") heard.presence(told.contact);
    else if (told.kind === "again") heard.again();
  }
  function tell(told: Told): void {
    take(told);
    others.postMessage(told);
  }
  others.onmessage = (message: MessageEvent<Told>) => take(message.data);

  const watch = setInterval(() => {
    if (state.heard_at !== undefined && performance.now() - state.heard_at > silence_ms) setLine("lost");
  }, 1_000);

  navigator.locks
    .request("koppi.stream", { signal: stop.signal }, () => lead(tell, stop.signal))
    .catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });

  return () => {
    stop.abort();
    clearInterval(watch);
    others.close();
    state = { line: "connecting", heard_at: undefined };
  };
}

async function lead(tell: (told: Told) => void, stop: AbortSignal): Promise<void> {
  let last_id: string | undefined;
  let tries = 0;
  while (!stop.aborted) {
    try {
      await hear(
        last_id,
        stop,
        () => {
          // Also the first time: between a screen's reading and this moment something may have moved.
          tell({ kind: "again" });
          tries = 0;
        },
        () => tell({ kind: "alive" }),
        (event) => {
          last_id = event.id ?? last_id;
          const told = toldBy(event);
          if (told) tell(told);
        },
      );
    } catch {
      // However it broke, the way back is the same.
    }
    if (stop.aborted) return;
    tries += 1;
    if (tries > 1) tell({ kind: "lost" });
    await orOnline(backoffMs(tries, Math.random()));
  }
}

/** So long, or until the machine has a network again. */
function orOnline(ms: number): Promise<void> {
  return new Promise((done) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener("online", over);
      done();
    };
    const timer = setTimeout(over, ms);
    window.addEventListener("online", over);
  });
}

function toldBy({ event, data }: ServerEvent): Told | undefined {
  const said = JSON.parse(data) as { families?: ReadonlyArray<string>; contact?: string };
  if (event === "moved" && said.families) return { kind: "moved", families: said.families };
  if (event === "presence" && said.contact) return { kind: "presence", contact: said.contact };
  return undefined;
}

async function hear(
  last_id: string | undefined,
  stop: AbortSignal,
  opened: () => void,
  alive: () => void,
  take: (event: ServerEvent) => void,
): Promise<void> {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), silence_ms);
  // A machine without a network need not wait for the silence; where the server is the machine itself, the next try finds it.
  const unplugged = () => silent.abort();
  window.addEventListener("offline", unplugged);
  try {
    const response = await fetch("/api/stream", {
      // A stream that opens by itself is nobody's use of the machine.
      headers: {
        accept: "text/event-stream",
        "x-koppi-background": "1",
        ...(last_id ? { "last-event-id": last_id } : {}),
      },
      cache: "no-store",
      signal: AbortSignal.any([stop, silent.signal]),
    });
    if (!response.ok || !response.body) throw new Error(`${response.status}`);
    opened();
    const bytes = response.body.getReader();
    const decoder = new TextDecoder();
    const read = eventReader();
    for (;;) {
      const { done, value } = await bytes.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), silence_ms);
      const events = read(decoder.decode(value, { stream: true }));
      if (events.length === 0) alive();
      for (const event of events) take(event);
    }
  } finally {
    window.removeEventListener("offline", unplugged);
    clearTimeout(timer);
  }
}
