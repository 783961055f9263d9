// Routing: a list with one of its members a place earlier or later.

export function moved<T>(list: ReadonlyArray<T>, one: T, by: -1 | 1): ReadonlyArray<T> {
  const from = list.indexOf(one);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}
