import type { FoundTicket, SearchPassage } from '../../../contract/search.ts';

/** One thing in the results that one can stand on: a passage, or a ticket that was found without one. */
export interface Stop {
  key: string;
  found: FoundTicket;
  passage: SearchPassage | undefined;
  /** Where it opens. */
  messageId: string | undefined;
}

/** What names a stop in the address: its message, or its ticket where it has none. */
export function placeOf({ found, passage, messageId }: Stop): string {
  if (messageId === undefined) return found.ticket.id;
  if (passage === undefined || passage.place === 'text') return messageId;
  return `${messageId}.${passage.file?.id ?? passage.place}`;
}

export function stopsOf(items: readonly FoundTicket[]): Stop[] {
  return items.flatMap((found): Stop[] => {
    if (found.passages.length === 0)
      return [{ key: found.ticket.id, found, passage: undefined, messageId: found.message?.id }];
    return found.passages.map((passage) => {
      const stop = { found, passage, messageId: passage.message.id };
      return { key: `${found.ticket.id} ${placeOf({ ...stop, key: '' })}`, ...stop };
    });
  });
}

/** The words that were found, as they stand in the texts: what the reading pane marks. */
export function foundWords(found: FoundTicket): string[] {
  const words = new Set<string>();
  const take = (text: string, marks: readonly (readonly [number, number])[]) => {
    for (const [from, to] of marks) words.add(text.slice(from, to).toLocaleLowerCase());
  };
  take(found.ticket.subject, found.subjectMarks);
  for (const passage of found.passages) take(passage.snippet, passage.marks);
  return [...words].filter(Boolean).sort((a, b) => b.length - a.length);
}
