// Scheduling: how a calendar is drawn and walked through. Pure.

export interface Block {
  readonly key: string;
  readonly begins: number;
  readonly ends: number;
}

export interface Placed<T extends Block> {
  readonly block: T;
  /** Which of `lanes` side by side; bookings that overlap share the width of their column. */
  readonly lane: number;
  readonly lanes: number;
}

/** Blocks of one column: those that overlap stand side by side, all others have the whole width. */
export function inLanes<T extends Block>(blocks: ReadonlyArray<T>): ReadonlyArray<Placed<T>> {
  const placed: Placed<T>[] = [];
  let group: Array<{ block: T; lane: number }> = [];
  let group_ends = Number.NEGATIVE_INFINITY;
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    for (const { block, lane } of group) placed.push({ block, lane, lanes });
    group = [];
  };
  for (const block of blocks.toSorted((a, b) => a.begins - b.begins || b.ends - a.ends)) {
    if (block.begins >= group_ends) close();
    const taken = new Set(group.filter((one) => one.block.ends > block.begins).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) ++lane;
    group.push({ block, lane });
    group_ends = Math.max(group_ends, block.ends);
  }
  close();
  return placed;
}

/** The hours that are drawn: whole ones, around everything there is; an empty book shows office hours. */
export function hoursDrawn(
  stretches: ReadonlyArray<Readonly<{ from: number; until: number }>>,
): Readonly<{ from: number; until: number }> {
  if (stretches.length === 0) return { from: 8 * 60, until: 16 * 60 };
  return {
    from: Math.floor(Math.min(...stretches.map(({ from }) => from)) / 60) * 60,
    until: Math.min(24 * 60, Math.ceil(Math.max(...stretches.map(({ until }) => until)) / 60) * 60),
  };
}

export interface Walked {
  readonly key: string;
  readonly column: number;
  /** Minutes of the day, so that days stand side by side too. */
  readonly at: number;
}

export type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End";

export function isDirection(key: string): key is Direction {
  return /^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(key);
}

/** Where an arrow leads: along the column, or to the nearest time of the next column that has any. It stays where nothing is. */
export function walk(all: ReadonlyArray<Walked>, from: string | undefined, key: Direction): string | undefined {
  const here = all.find((one) => one.key === from);
  if (!here) return first(all)?.key;
  const column = all.filter((one) => one.column === here.column).toSorted((a, b) => a.at - b.at);
  const place = column.indexOf(here);
  if (key === "Home") return column[0]?.key;
  if (key === "End") return column.at(-1)?.key;
  if (key === "ArrowUp") return (column[place - 1] ?? here).key;
  if (key === "ArrowDown") return (column[place + 1] ?? here).key;
  const step = key === "ArrowLeft" ? -1 : 1;
  const columns = all.map((one) => one.column).filter((one) => (one - here.column) * step > 0);
  if (columns.length === 0) return here.key;
  const next = step < 0 ? Math.max(...columns) : Math.min(...columns);
  return nearest(
    all.filter((one) => one.column === next),
    here.at,
  )?.key;
}

/** The one nearest to a time, the earlier of two that are as near. */
export function nearest(all: ReadonlyArray<Walked>, at: number): Walked | undefined {
  return all.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at) || a.at - b.at)[0];
}

/** Where the keyboard begins to look for a place: the nearest time in the booking's own column, else in the nearest other. */
export function beginsAt(all: ReadonlyArray<Walked>, column: number, at: number): string | undefined {
  const columns = all.map((one) => one.column).toSorted((a, b) => Math.abs(a - column) - Math.abs(b - column));
  return nearest(
    all.filter((one) => one.column === columns[0]),
    at,
  )?.key;
}

function first(all: ReadonlyArray<Walked>): Walked | undefined {
  return all.toSorted((a, b) => a.column - b.column || a.at - b.at)[0];
}
