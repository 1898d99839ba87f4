import type { SimilarTickets } from '../../../contract/search.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import type { RawBuilder, SqlBool } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/problem.ts';
import { deskOfTicket, ticketsByIds } from '../tickets/index.ts';
import { presentDocuments } from './presenting.ts';
import { allConditions } from './searched-tickets.queries.ts';
import { ticketsFound } from './searched-tickets.ts';
import { documentsOf } from './searching.queries.ts';
import type { LikeWhat } from './similar.queries.ts';
import { IS_SOLVED, lastReplies, tellingWords, ticketsWithWords } from './similar.queries.ts';
import { quoted } from './wanted-words.ts';

const MOST_SIMILAR = 5;
/** Documents that the chosen words lead to, all together: what keeps it quick in a large archive. */
const MOST_DOCUMENTS = 2_000;
/** Below this two tickets share a word or two, and no more. */
const LEAST_SCORE = 0.2;
const LAST_OF_A_TICKET = 20;

/**
 * Tickets like this one that the actor may see, solved ones first, by the rare words that they share.
 * @throws Problem 404 where there is no such ticket for the actor.
 */
export async function similarTo(platform: Platform, actor: Actor, ticketId: string): Promise<SimilarTickets> {
  const { db } = platform;
  if ((await deskOfTicket(db, actor, ticketId)) === undefined) throw notFound('ticket');
  const { rated, words, tickets } = await ticketsLike(platform, actor, { ticketId }, { limit: MOST_SIMILAR });
  if (rated.length === 0) return { items: [] };
  const ids = rated.map(({ id }) => id);
  const search = { query: null, tickets, after: null, before: null, notes: false };
  const [shown, replies, documents] = await Promise.all([
    ticketsByIds(platform, actor, ids),
    lastReplies(db, ids),
    documentsOf(db, search, ids, LAST_OF_A_TICKET),
  ]);
  const found = new Set(words.map(({ word }) => word));
  const marks = { exact: found, stems: found, beginnings: [], phrases: [] };
  const chosen = shown.flatMap(({ id }) => {
    const own = documents.filter(({ ticket_id }) => ticket_id === id);
    return own.find(({ message_id }) => message_id === replies.get(id)) ?? own.slice(0, 1);
  });
  const passages = new Map(
    (await presentDocuments(db, chosen, marks)).map(({ ticketId: of, passage }) => [of, passage]),
  );
  return {
    items: shown.map((ticket) => {
      const passage = passages.get(ticket.id);
      return {
        ticket,
        score: Math.min(1, rated.find(({ id }) => id === ticket.id)?.score ?? 0),
        message: passage?.message ?? null,
        snippet: passage?.snippet ?? ticket.snippet,
        marks: passage?.marks ?? [],
      };
    }),
  };
}

/**
 * Tickets of which the actor may see that share rare words with something, the likest first, each with its part of them.
 * @param options solved: only what is answered
 */
export async function ticketsLike(
  platform: Platform,
  actor: Actor,
  what: LikeWhat,
  { limit, solved = false }: { limit: number; solved?: boolean },
): Promise<{
  rated: { id: string; score: number }[];
  words: { word: string; weight: number }[];
  tickets: RawBuilder<SqlBool>;
}> {
  const { db } = platform;
  const words = await tellingWords(db, what, MOST_DOCUMENTS);
  const tickets = ticketsFound(actor, { filters: [], spam: false }, platform.clock.now());
  if (words.length === 0) return { rated: [], words, tickets };
  const asked = words.map(({ word, weight }) => ({ word, weight, query: quoted(word) }));
  const not = 'ticketId' in what ? what.ticketId : null;
  const rated = await ticketsWithWords(db, asked, solved ? allConditions([tickets, IS_SOLVED]) : tickets, not, limit);
  return { rated: rated.filter(({ score }) => score >= LEAST_SCORE), words, tickets };
}
