import { LANGUAGES } from '../../../contract/shapes.ts';
import type { Suggestions, SuggestionsAsked } from '../../../contract/suggestions.ts';
import type { Actor } from '../../platform/access/index.ts';
import { may } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { detectLanguage } from '../../platform/language/index.ts';
import type { FoundArticle } from '../articles/index.ts';
import { articleAddress, articlesLike } from '../articles/index.ts';
import { deskBook } from '../desks/index.ts';
import { centreOfDesk } from '../help-centre/index.ts';
import { withoutFrame } from '../questions/index.ts';
import { ticketsLike } from '../search/index.ts';
import { deskNamed } from '../tickets/index.ts';
import { fittingReplies } from './fitting-replies.ts';
import { labelsFor } from './labelling.ts';
import { answeredTickets, letterOf } from './suggesting.queries.ts';

const MOST_ARTICLES = 5;
const MOST_TICKETS = 5;
/** Answered tickets that are asked which saved reply they used. */
const TICKETS_ASKED = 20;
const MOST_TEXT = 8_000;
const SNIPPET = 200;

interface Letter {
  deskId: string;
  subject: string;
  text: string;
  language: string | null;
  ticketId: string | null;
}

/** What fits somebody's words. @throws Problem 422 where there is no such desk for the actor. */
export async function suggestionsFor(platform: Platform, actor: Actor, asked: SuggestionsAsked): Promise<Suggestions> {
  const desk = deskNamed(await deskBook(platform.db), actor, asked.desk);
  const text = storable(asked.text.slice(0, MOST_TEXT));
  const subject = storable(asked.subject);
  const language = detectLanguage(`${subject} ${text}`) ?? null;
  return suggest(platform, actor, { deskId: desk.id, subject, text, language, ticketId: null });
}

/** As the database takes it: without zero bytes and halves of characters. */
function storable(text: string): string {
  return text.replaceAll('\0', ' ').toWellFormed();
}

/** What fits a ticket. @throws Problem 404 where there is none for the actor. */
export async function suggestionsForTicket(platform: Platform, actor: Actor, ticketId: string): Promise<Suggestions> {
  const row = await letterOf(platform.db, actor, ticketId, MOST_TEXT);
  if (!row) throw notFound('ticket');
  return suggest(platform, actor, { deskId: row.desk_id, ticketId, ...row });
}

async function suggest(platform: Platform, actor: Actor, letter: Letter): Promise<Suggestions> {
  const { db } = platform;
  const { deskId, ticketId } = letter;
  const what =
    ticketId === null ? { text: `${letter.subject}\n${letter.text}`, language: letter.language } : { ticketId };
  const [articles, { rated }, labels] = await Promise.all([
    fittingArticles(platform, actor, letter),
    may(actor, 'ticket.read', deskId)
      ? ticketsLike(platform, actor, what, { limit: TICKETS_ASKED, solved: true })
      : { rated: [] },
    labelsFor(db, deskId, letter),
  ]);
  const nearest = rated.slice(0, MOST_TICKETS);
  const [answered, savedReplies] = await Promise.all([
    answeredTickets(
      db,
      nearest.map(({ id }) => id),
      SNIPPET * 2,
    ),
    fittingReplies(db, actor, deskId, letter, rated),
  ]);
  return {
    articles,
    similarTickets: nearest.flatMap(({ id, score }) => {
      const ticket = answered.find((each) => each.id === id);
      if (!ticket) return [];
      const { number, subject, status, message_id, text } = ticket;
      const reply = { messageId: message_id, snippet: text.replace(/\s+/g, ' ').trim().slice(0, SNIPPET) };
      return [{ id, number, subject, status, reply, score: Math.round(Math.min(1, score) * 1_000) / 1_000 }];
    }),
    savedReplies,
    ...labels,
  };
}

/** Public and internal ones of the desk, those in the letter's language first where they fit as well. */
async function fittingArticles(platform: Platform, actor: Actor, letter: Letter): Promise<Suggestions['articles']> {
  const { deskId } = letter;
  if (!may(actor, 'article.read', deskId)) return [];
  const text = `${letter.subject}\n${withoutFrame(letter.text)}`;
  // In another language it may still be the answer: a teammate can read it, or have it translated.
  const found = await articlesLike(platform.db, {
    text,
    deskIds: [deskId],
    visibility: ['public', 'internal'],
    preferred: LANGUAGES.find((each) => each === letter.language),
    limit: MOST_ARTICLES,
  });
  const centre = await centreOfDesk(platform, deskId);
  const origin = centre?.origin ?? platform.config.publicUrl;
  const address = (article: FoundArticle): string =>
    article.visibility === 'public' && centre
      ? `${origin}${articleAddress(centre.slug, article.language, article.slug)}`
      : `${platform.config.publicUrl}/answers?article=${article.id}`;
  return found.map((article) => ({
    id: article.id,
    title: article.title,
    url: address(article),
    visibility: article.visibility,
    language: article.language,
    passage: article.passage,
    marks: article.marks,
    score: article.score,
  }));
}
