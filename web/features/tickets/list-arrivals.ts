/** What a list that renews itself has to remember: which rows were ever shown, and which came in above the view. */
export interface Arrivals {
  known: ReadonlySet<string>;
  /** New rows that entered above what is in sight, and have not been scrolled to. */
  above: ReadonlySet<string>;
}

export const noArrivals: Arrivals = { known: new Set(), above: new Set() };

/**
 * Takes the rows as they now stand. `firstInSight` is the row at the upper edge before they changed: what is new before
 * it cannot be seen. The first rows of all are not new, and neither are those that paging adds after it.
 */
export function withRows(before: Arrivals, ids: readonly string[], firstInSight: string | undefined): Arrivals {
  const known = new Set([...before.known, ...ids]);
  const edge = firstInSight === undefined ? -1 : ids.indexOf(firstInSight);
  if (before.known.size === 0 || edge === -1) return { known, above: keep(before.above, ids) };
  const fresh = ids.slice(0, edge).filter((id) => !before.known.has(id));
  return { known, above: keep(new Set([...before.above, ...fresh]), ids) };
}

/** Forgets what has come into sight: everything from `firstInSight` down. */
export function withSight(before: Arrivals, ids: readonly string[], firstInSight: string | undefined): Arrivals {
  if (before.above.size === 0) return before;
  const edge = firstInSight === undefined ? 0 : ids.indexOf(firstInSight);
  const hidden = new Set(ids.slice(0, Math.max(0, edge)));
  const above = new Set([...before.above].filter((id) => hidden.has(id)));
  return above.size === before.above.size ? before : { known: before.known, above };
}

function keep(wanted: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const there = new Set(ids);
  return new Set([...wanted].filter((id) => there.has(id)));
}
