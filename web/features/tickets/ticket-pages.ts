import type { Page } from '../../../contract/shapes.ts';
import type { Ticket } from '../../../contract/tickets.ts';

/** A list's first answer is small, so that it is there soon; those after it are read ahead of who scrolls. */
export const firstPageRows = 50;
export const laterPageRows = 150;
/** More than a page holds, so that what came in between is seen and the page still meets the next one. */
const surplus = 50;

/** One answer of the list. `old`: something changed since it was read, and it was out of sight. */
export type ReadPage = Page<Ticket> & { old?: true };
/** The answers of one list, and the cursor that each was asked with. */
export interface TicketPages {
  pages: ReadPage[];
  pageParams: (string | undefined)[];
}

/** How many rows to ask for when page `place` is read anew. */
export function rowsToAskAnew(list: TicketPages, place: number): number {
  const size = list.pages[place]?.items.length ?? 0;
  const first = place === 0 ? firstPageRows : laterPageRows;
  return place === list.pages.length - 1 ? first : Math.min(200, Math.max(first, size) + surplus);
}

/**
 * Puts what was read anew in the place of page `place`. The cursor of the page after it still says where that begins,
 * so what reaches beyond it is cut off. Where the two do not meet any more, what lies behind is read again when
 * somebody gets there; the pages in sight (`keep`, by their place) stay where they are until then.
 */
export function withReadAnew(
  list: TicketPages,
  place: number,
  answer: Page<Ticket>,
  keep: readonly number[],
): TicketPages {
  const pages = [...list.pages];
  const next = pages[place + 1];
  if (next === undefined) {
    pages[place] = answer;
    return { ...list, pages };
  }
  const behind = new Set(next.items.map(({ id }) => id));
  const meets = answer.items.findIndex(({ id }) => behind.has(id));
  if (meets !== -1) {
    pages[place] = { items: answer.items.slice(0, meets), nextCursor: list.pageParams[place + 1] ?? null };
    return { ...list, pages };
  }
  if (answer.nextCursor !== null && keep.some((other) => other > place)) {
    pages[place] = { items: answer.items, nextCursor: list.pageParams[place + 1] ?? null };
    pages[place + 1] = { ...next, old: true };
    return { ...list, pages };
  }
  pages[place] = answer;
  return { pages: pages.slice(0, place + 1), pageParams: list.pageParams.slice(0, place + 1) };
}

/** Marks as old all pages but those that were just read. */
export function withOthersOld(list: TicketPages, read: readonly number[]): TicketPages {
  return {
    ...list,
    pages: list.pages.map((page, place) => (read.includes(place) || page.old ? page : { ...page, old: true as const })),
  };
}

/** The rows in their order, each once: a row that moved may stand on two pages, and the newly read one is right. */
export function rowsOf(list: TicketPages | undefined): readonly Ticket[] {
  if (list === undefined) return [];
  const seen = new Set<string>();
  const fresh = new Set<string>();
  for (const page of list.pages) if (!page.old) for (const { id } of page.items) fresh.add(id);
  const rows: Ticket[] = [];
  for (const page of list.pages) {
    for (const row of page.items) {
      if (seen.has(row.id) || (page.old && fresh.has(row.id))) continue;
      seen.add(row.id);
      rows.push(row);
    }
  }
  return rows;
}

/** Which pages hold the tickets `ids`. */
export function pagesWith(list: TicketPages, ids: ReadonlySet<string>): readonly number[] {
  return list.pages.flatMap((page, place) => (page.items.some(({ id }) => ids.has(id)) ? [place] : []));
}
