import type { SimilarTickets } from '../../../contract/search.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { deskOfTicket, ticketsByIds } from '../tickets/index.ts';
import { presentDocuments } from './presenting.ts';
import { ticketsFound } from './searched-tickets.ts';
import { documentsOf } from './searching.queries.ts';
import { lastReplies, tellingWords, ticketsWithWords } from './similar.queries.ts';
import { quoted } from './wanted-words.ts';

const MOST_SIMILAR = 5;
/** Documents that the chosen words lead to, all together: what keeps it quick in a large archive. */
const MOST_DOCUMENTS = 4_000;
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
  const words = await tellingWords(db, ticketId, MOST_DOCUMENTS);
  if (words.length === 0) return { items: [] };
  const tickets = ticketsFound(actor, { filters: [], spam: false }, platform.clock.now());
  const asked = words.map(({ word, weight }) => ({ word, weight, query: quoted(word) }));
  const rated = (await ticketsWithWords(db, asked, tickets, ticketId, MOST_SIMILAR)).filter(
    ({ score }) => score >= LEAST_SCORE,
  );
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
