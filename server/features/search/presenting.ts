import type { SearchPassage } from '../../../contract/search.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Mark, Token } from './passages.ts';
import { marksIn, passageOf, stemSuspects, tokensOf } from './passages.ts';
import type { FoundDocument } from './searching.queries.ts';
import type { Marks } from './wanted-words.ts';
import { stemsOf } from './words.queries.ts';

export interface ShownDocument {
  ticketId: string;
  passage: SearchPassage;
}

interface Text {
  language: string | null;
  text: string;
  tokens: Token[];
}

/** Of one page so many different words are looked at for their stems. */
const MOST_SUSPECTS = 3_000;

/** Documents with the passage that holds most of what was looked for. */
export async function presentDocuments(
  db: Db,
  documents: readonly FoundDocument[],
  marks: Marks,
): Promise<ShownDocument[]> {
  const texts = documents.map(({ language, text, file_name }) => ({
    text: asText(language, text),
    name: asText(language, file_name ?? ''),
  }));
  const find = await finder(
    db,
    texts.flatMap(({ text, name }) => [text, name]),
    marks,
  );
  const found = texts.map(({ text }) => find(text));
  // All that came is gone through only where what the writer wrote holds nothing.
  const wholes = documents.map(({ language, whole }, index) =>
    whole !== null && found[index]?.length === 0 ? asText(language, whole) : null,
  );
  const findInWhole = await finder(
    db,
    wholes.filter((whole) => whole !== null),
    marks,
  );
  return documents.map((document, index) => {
    const { text, name } = texts[index] as (typeof texts)[number];
    const own = found[index] ?? [];
    const whole = wholes[index] ?? null;
    const all = whole ? findInWhole(whole) : [];
    const { snippet, marks: inSnippet } =
      all.length > 0 && whole ? passageOf(whole.text, all) : passageOf(text.text, own);
    return {
      ticketId: document.ticket_id,
      passage: {
        message: {
          id: document.message_id,
          type: document.message_type,
          from: { name: document.author_name, address: document.author_address ?? '' },
          language: document.language,
          createdAt: document.created_at.toString(),
        },
        place: document.kind === 'file' ? 'file' : all.length > 0 ? 'quoted' : 'text',
        file: document.file_name === null ? null : { id: document.id, name: document.file_name, nameMarks: find(name) },
        snippet,
        marks: inSnippet,
      },
    };
  });
}

/** What was looked for in the subjects of tickets, by the ticket's id. */
export async function subjectMarks(db: Db, tickets: readonly Ticket[], marks: Marks): Promise<Map<string, Mark[]>> {
  const texts = tickets.map(({ id, language, subject }) => ({ id, ...asText(language, subject) }));
  const find = await finder(db, texts, marks);
  return new Map(texts.map((text) => [text.id, find(text)]));
}

function asText(language: string | null, text: string): Text {
  return { language, text, tokens: tokensOf(text) };
}

/** Asks the stems of all words that may have a wanted one at once. */
async function finder(db: Db, texts: readonly Text[], marks: Marks): Promise<(text: Text) => Mark[]> {
  const suspects = new Map<string, { language: string; word: string }>();
  for (const { language, tokens } of texts) {
    if (language === null) continue;
    for (const word of stemSuspects(tokens, marks)) {
      if (suspects.size < MOST_SUSPECTS) suspects.set(`${language} ${word}`, { language, word });
    }
  }
  const stemmed = new Set<string>();
  for (const { language, word, stems } of await stemsOf(db, [...suspects.values()])) {
    if (stems.some((stem) => marks.stems.has(stem))) stemmed.add(`${language} ${word}`);
  }
  return ({ language, tokens }) => marksIn(tokens, marks, (word) => stemmed.has(`${language} ${word}`));
}
