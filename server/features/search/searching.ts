import type { z } from 'zod';
import type { FoundTicket, SearchAnswer, searchQuery } from '../../../contract/search.ts';
import { PASSAGES_OF_A_TICKET } from '../../../contract/search.ts';
import type { Ticket } from '../../../contract/tickets.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { decodeCursor, encodeCursor, instantCursor } from '../../platform/http/paging.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import { ticketsByIds } from '../tickets/index.ts';
import type { Asking } from './asking.ts';
import { takeApart } from './asking.ts';
import { correctedAsking } from './correcting.ts';
import { facetsOf, readFacets } from './facets.ts';
import type { ShownDocument } from './presenting.ts';
import { presentDocuments, subjectMarks } from './presenting.ts';
import { ticketsFound } from './searched-tickets.ts';
import type { Candidate, Place, Search } from './searching.queries.ts';
import { bestDocuments, documentsOf, newestDocuments, ticketsNumbered } from './searching.queries.ts';
import type { Understood } from './understanding.ts';
import { understand } from './understanding.ts';
import type { WantedWords } from './wanted-words.ts';
import { wantedWords } from './wanted-words.ts';
import { areHeld } from './words.queries.ts';

export type SearchQuery = z.infer<typeof searchQuery>;

/** Documents of one page, and over how many a first page counts. */
const NEWEST_LOOKED_AT = 300;
/** What is sorted by how well it fits: the newest so many, which for all but the commonest words is all. */
const BEST_LOOKED_AT = 1_000;

/** One question, ready to be asked. */
interface Ready {
  words: WantedWords;
  search: Search;
  tickets: RawBuilder<SqlBool>;
}

/**
 * Finds tickets by what was written in them, with the passages. Whatever was typed is a question.
 * @throws Problem 422 for a cursor that is not ours.
 */
export async function searchTickets(platform: Platform, actor: Actor, query: SearchQuery): Promise<SearchAnswer> {
  let asking = takeApart(query.desk === undefined ? query.q : `${query.q} desk:"${query.desk.replaceAll('"', '')}"`);
  const understood = await understand(platform, actor, asking);
  const parts = understood.parts.filter(({ at }) => at[1] <= query.q.length);
  const nothing: SearchAnswer = {
    items: [],
    nextCursor: null,
    total: { tickets: 0, more: false },
    facets: query.cursor === undefined ? facetsOf([], []) : null,
    corrected: null,
    understood: parts,
  };
  const isAsked = asking.clauses.length + asking.without.length + asking.operations.length > 0;
  if (understood.nothing || !isAsked) return nothing;

  const typing = query.typing === '1' || query.typing === 'true';
  let ready = await readyFor(platform, actor, asking, understood, typing);
  let page = await pageOf(platform, query, ready);
  let corrected: SearchAnswer['corrected'] = null;
  const numbered =
    query.cursor === undefined
      ? await ticketsNumbered(
          platform.db,
          ready.tickets,
          asking.numbers.map(({ number }) => number),
        )
      : [];
  if (page.found.length === 0 && numbered.length === 0 && query.cursor === undefined && !typing) {
    for await (const other of correctedAsking(platform.db, query.q, asking)) {
      const tried = await readyFor(platform, actor, other.asking, understood, false);
      const found = await pageOf(platform, query, tried);
      if (found.found.length === 0) continue;
      // It may be another of its words by which it finds something.
      const words = other.corrected.words.map(({ meant }) => meant);
      if (!(await areHeld(platform.db, words, tried.tickets))) continue;
      [asking, ready, page, corrected] = [other.asking, tried, found, other.corrected];
      break;
    }
  }
  const ids = [...new Set([...numbered, ...page.found])];
  const counted = [...new Set([...numbered, ...page.counted])];
  const [items, facets] = await Promise.all([
    itemsFor(platform, actor, ids, new Set(numbered), ready),
    query.cursor === undefined ? readFacets(platform, counted) : null,
  ]);
  return {
    items,
    nextCursor: page.nextCursor,
    total: { tickets: counted.length, more: page.more },
    facets,
    corrected,
    understood: parts,
  };
}

async function readyFor(
  platform: Platform,
  actor: Actor,
  asking: Asking,
  understood: Understood,
  typing: boolean,
): Promise<Ready> {
  const words = await wantedWords(platform.db, asking, typing);
  const tickets = ticketsFound(actor, understood, platform.clock.now());
  return {
    words,
    tickets,
    search: {
      query: words.query,
      tickets,
      after: understood.after,
      before: understood.before,
      notes: understood.notes,
    },
  };
}

interface FoundPage {
  /** Tickets of this page, in order. */
  found: string[];
  /** Those of which the first page counts. */
  counted: string[];
  more: boolean;
  nextCursor: string | null;
}

async function pageOf(platform: Platform, query: SearchQuery, { search, words }: Ready): Promise<FoundPage> {
  // A word that PostgreSQL makes nothing of ("!") asks for nothing.
  return query.sort === 'best' && search.query !== null && words.hasWords
    ? bestPage(platform, query, { ...search, query: search.query })
    : newestPage(platform, query, search);
}

async function newestPage(platform: Platform, query: SearchQuery, search: Search): Promise<FoundPage> {
  const after = instantCursor(query.cursor);
  const documents = await newestDocuments(platform.db, search, after, NEWEST_LOOKED_AT + 1);
  const more = documents.length > NEWEST_LOOKED_AT;
  const firsts = firstOfEach(documents.slice(0, NEWEST_LOOKED_AT));
  const shown = firsts.slice(0, query.limit);
  // Behind the last one shown; where all that was looked at belongs to these, behind what was looked at.
  const last = firsts.length > query.limit ? shown.at(-1) : more ? documents[NEWEST_LOOKED_AT - 1] : undefined;
  return {
    found: shown.map(({ ticket_id }) => ticket_id),
    counted: firsts.map(({ ticket_id }) => ticket_id),
    more,
    nextCursor: last ? encodeCursor(placeOf(last)) : null,
  };
}

/** Pages through the same documents, so that nothing is seen twice or missed when new ones come. */
async function bestPage(
  platform: Platform,
  query: SearchQuery,
  search: Search & { query: string },
): Promise<FoundPage> {
  const cursor = decodeCursor(query.cursor, 3);
  const from = cursor ? placeFrom(cursor) : null;
  const skip = cursor ? Number(cursor[2]) : 0;
  if (!Number.isInteger(skip) || skip < 0) throw fieldProblem('cursor', 'This cursor is not from here.');
  const documents = await bestDocuments(platform.db, search, from, BEST_LOOKED_AT + 1);
  const firsts = firstOfEach(documents);
  const shown = firsts.slice(skip, skip + query.limit);
  const newest = from ?? placeOf(newestOf(documents));
  return {
    found: shown.map(({ ticket_id }) => ticket_id),
    counted: firsts.map(({ ticket_id }) => ticket_id),
    more: documents.length > BEST_LOOKED_AT,
    nextCursor: firsts.length > skip + query.limit && newest ? encodeCursor([...newest, skip + query.limit]) : null,
  };
}

function placeFrom(cursor: readonly (string | number | null)[]): Place {
  return instantCursor(encodeCursor(cursor.slice(0, 2))) ?? ['infinity', ''];
}

function firstOfEach<Each extends Candidate>(documents: readonly Each[]): Each[] {
  const seen = new Set<string>();
  return documents.filter(({ ticket_id }) => !seen.has(ticket_id) && seen.add(ticket_id));
}

function newestOf(documents: readonly Candidate[]): Candidate | undefined {
  return documents.reduce<Candidate | undefined>((best, each) => {
    if (!best) return each;
    const order = Temporal.Instant.compare(each.at, best.at);
    return order > 0 || (order === 0 && each.id > best.id) ? each : best;
  }, undefined);
}

function placeOf(candidate: Candidate): Place;
function placeOf(candidate: Candidate | undefined): Place | null;
function placeOf(candidate: Candidate | undefined): Place | null {
  return candidate ? [candidate.at.toString(), candidate.id] : null;
}

async function itemsFor(
  platform: Platform,
  actor: Actor,
  ids: readonly string[],
  numbered: ReadonlySet<string>,
  { words, search }: Ready,
): Promise<FoundTicket[]> {
  const [tickets, documents] = await Promise.all([
    ticketsByIds(platform, actor, ids),
    documentsOf(platform.db, search, ids, PASSAGES_OF_A_TICKET),
  ]);
  // What was found by its number alone is shown with what was written in it last.
  const bare = ids.filter((id) => !documents.some(({ ticket_id }) => ticket_id === id));
  const newest = await documentsOf(platform.db, { ...search, query: null }, bare, 1);
  const [shown, marksOf] = await Promise.all([
    presentDocuments(platform.db, [...documents, ...newest], words.marks),
    subjectMarks(platform.db, tickets, words.marks),
  ]);
  return tickets.map((ticket) => {
    const own = shown.filter(({ ticketId }) => ticketId === ticket.id);
    const why = numbered.has(ticket.id) ? 'number' : words.hasWords ? 'words' : 'operators';
    return itemOf(ticket, own, marksOf.get(ticket.id) ?? [], why, words.hasWords && !bare.includes(ticket.id));
  });
}

function itemOf(
  ticket: Ticket,
  documents: readonly ShownDocument[],
  marks: [number, number][],
  why: FoundTicket['why'],
  withPassages: boolean,
): FoundTicket {
  const [first] = documents;
  return {
    ticket,
    subjectMarks: marks,
    message: first?.passage.message ?? null,
    snippet: first?.passage.snippet ?? ticket.snippet,
    marks: first?.passage.marks ?? [],
    passages: withPassages ? documents.map(({ passage }) => passage) : [],
    why,
  };
}
