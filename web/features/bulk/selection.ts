/** What somebody chose of a list: some rows, or everything that its view holds. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** All of the view, those included that the screen has not read. */
  everything: boolean;
  /** The row that was touched last: a press with Shift chooses from here. */
  from: string | undefined;
}

export const nothingChosen: Selection = { ids: new Set(), everything: false, from: undefined };

export function isChosen(selection: Selection, id: string): boolean {
  return selection.everything || selection.ids.has(id);
}

export function isEmpty(selection: Selection): boolean {
  return !selection.everything && selection.ids.size === 0;
}

/** One row in or out. Taking one out of everything leaves the other rows that are here. */
export function toggled(selection: Selection, id: string, shown: readonly { id: string }[]): Selection {
  if (selection.everything) {
    return { ids: new Set(shown.map((row) => row.id).filter((one) => one !== id)), everything: false, from: id };
  }
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, everything: false, from: id };
}

/** All rows from the one touched last to this one, both among them. */
export function extended(selection: Selection, id: string, shown: readonly { id: string }[]): Selection {
  const start = shown.findIndex((row) => row.id === selection.from);
  const end = shown.findIndex((row) => row.id === id);
  if (start === -1 || end === -1) return { ids: new Set([...selection.ids, id]), everything: false, from: id };
  const between = shown.slice(Math.min(start, end), Math.max(start, end) + 1).map((row) => row.id);
  return { ids: new Set([...selection.ids, ...between]), everything: false, from: selection.from };
}

/** A step by keys: the row that one comes from and the one that one comes to. */
export function walked(selection: Selection, from: string, to: string): Selection {
  const ids = new Set(selection.ids);
  // Going back over what was just chosen takes it out again.
  if (ids.has(from) && ids.has(to)) ids.delete(from);
  else ids.add(from);
  ids.add(to);
  return { ids, everything: false, from: to };
}

export function allOf(shown: readonly { id: string }[]): Selection {
  return { ids: new Set(shown.map(({ id }) => id)), everything: false, from: shown[0]?.id };
}

/** What left the list is chosen no longer: nobody changes what they do not see. The same object when nothing left. */
export function stillThere(selection: Selection, shown: readonly { id: string }[]): Selection {
  if (selection.everything || selection.ids.size === 0) return selection;
  const there = new Set(shown.map(({ id }) => id));
  const ids = new Set([...selection.ids].filter((id) => there.has(id)));
  return ids.size === selection.ids.size ? selection : { ...selection, ids };
}
