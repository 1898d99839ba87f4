/** Heights of a list's parts in px. */
export interface RowSizes {
  row: number;
  head: number;
}

/** The heights by how dense the list is; they hold for the style sheet too, which takes them from here. */
export const rowSizes = {
  comfortable: { row: 79, head: 28 },
  compact: { row: 50, head: 28 },
  phone: { row: 87, head: 32 },
} as const satisfies Record<string, RowSizes>;

/** A group of rows and where it stands in the whole height. */
export interface PlacedGroup<Row, Name> {
  group: Name;
  rows: readonly Row[];
  top: number;
  /** Height of its name; 0 where the list has only one group without a name. */
  head: number;
  height: number;
}

export interface ListLayout<Row, Name> {
  groups: readonly PlacedGroup<Row, Name>[];
  height: number;
  /** Upper edge of a row in the whole height, in px. */
  topOf: (id: string) => number | undefined;
}

/** Where every row stands. All rows are alike high, so nothing has to be measured, however many there are. */
export function layOut<Row extends { id: string }, Name>(
  groups: readonly { group: Name; rows: readonly Row[] }[],
  sizes: RowSizes,
): ListLayout<Row, Name> {
  let top = 0;
  const placed = groups.map(({ group, rows }) => {
    const head = group === undefined ? 0 : sizes.head;
    const one = { group, rows, top, head, height: head + rows.length * sizes.row };
    top += one.height;
    return one;
  });
  let tops: Map<string, number> | undefined;
  return {
    groups: placed,
    height: top,
    topOf: (id) => {
      tops ??= new Map(
        placed.flatMap((one) =>
          one.rows.map((row, place) => [row.id, one.top + one.head + place * sizes.row] as const),
        ),
      );
      return tops.get(id);
    },
  };
}

/** Which rows of a group show between two heights of the list: from, and up to but without. */
export function rowsBetween(
  one: PlacedGroup<unknown, unknown>,
  row: number,
  upper: number,
  lower: number,
): [from: number, to: number] {
  const start = one.top + one.head;
  const most = one.rows.length;
  const from = Math.min(most, Math.max(0, Math.floor((upper - start) / row)));
  const to = Math.min(most, Math.max(from, Math.ceil((lower - start) / row)));
  return [from, to];
}

/** The first row that shows below `upper`. */
export function rowAt<Row>(layout: ListLayout<Row, unknown>, row: number, upper: number): Row | undefined {
  for (const one of layout.groups) {
    if (one.top + one.height <= upper + 1) continue;
    return one.rows[Math.max(0, Math.floor((upper + 1 - one.top - one.head) / row))];
  }
  return undefined;
}
