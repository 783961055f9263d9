// Core: rows under their headings, in the order in which the headings first come.

export function groupedBy<Row, Heading>(
  rows: ReadonlyArray<Row>,
  headingOf: (row: Row) => Heading,
): ReadonlyArray<readonly [Heading, ReadonlyArray<Row>]> {
  const groups = new Map<Heading, Row[]>();
  for (const row of rows) {
    const heading = headingOf(row);
    const group = groups.get(heading);
    if (group) group.push(row);
    else groups.set(heading, [row]);
  }
  return [...groups];
}
