// Core: reads text/event-stream as it arrives. Comments count: a heartbeat says that the line is alive.

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  readonly id?: string;
}

/** Feed it text as it comes, cut anywhere; it gives the events that became whole. */
export function eventReader(): (text: string) => ReadonlyArray<ServerEvent> {
  let rest = "";
  let event = "message";
  let data: string[] = [];
  let id: string | undefined;

  return (text) => {
    const whole: ServerEvent[] = [];
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) whole.push({ event, data: data.join("\n"), ...(id === undefined ? {} : { id }) });
        event = "message";
        data = [];
        continue;
      }
      if (line.startsWith(":")) continue;
      const colon = line.indexOf(":");
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "event") event = value;
      else if (field === "data") data.push(value);
      else if (field === "id") id = value;
    }
    return whole;
  };
}

/** How long to wait before try number `tries` (1, 2, 3 …): doubled each time, at most 15 s, spread so that a ward does not return as one. */
export function backoffMs(tries: number, dice: number): number {
  return Math.min(15_000, 500 * 2 ** Math.min(tries - 1, 6)) * (0.5 + dice / 2);
}
