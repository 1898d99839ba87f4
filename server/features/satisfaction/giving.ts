import type { Mark } from '../../../contract/satisfaction.ts';
import { SATISFACTION_LIMITS } from '../../../contract/satisfaction.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook } from '../desks/index.ts';
import { secretHash } from '../teammates/index.ts';
import { lockTicketRow } from '../tickets/index.ts';
import { BEST } from './asking.ts';
import { toMark } from './marks.ts';
import { satisfactionGiven } from './satisfaction.events.ts';
import type { AskedTicket, QuestionRow } from './satisfaction.queries.ts';
import { askedTicket, insertMark, markOf, questionByToken, questionOf, settingOf } from './satisfaction.queries.ts';

const TOKEN = /^[a-z2-7]{32}$/;

/** What the page behind a letter's link shows. */
export interface MarkLink {
  ticket: AskedTicket;
  desk: DeskEntry;
  actor: Actor & { kind: 'contact' };
  best: 2 | 5;
  /** What was given already: a link is good for one. */
  given: Mark | null;
}

/** @returns undefined for a word that is none of ours, has ended, or is about what was merged or thrown away. */
export async function openMarkLink(platform: Platform, token: string): Promise<MarkLink | undefined> {
  const { db, clock } = platform;
  const question = TOKEN.test(token) ? await questionByToken(db, secretHash(token)) : undefined;
  if (!question || !isOpen(question, clock.now())) return undefined;
  const ticket = await askedTicket(db, question.ticket_id, clock.now());
  const desk = (await deskBook(db)).desk(ticket?.desk_id ?? '');
  if (!ticket || !desk || !isThere(ticket)) return undefined;
  const row = await markOf(db, ticket.id);
  return {
    ticket,
    desk,
    actor: { kind: 'contact', id: ticket.contact_id, name: ticket.contact_name, locale: ticket.language ?? 'en' },
    best: question.best === 2 ? 2 : 5,
    given: row ? toMark(row) : null,
  };
}

/**
 * Whether a request can be given a mark on its own page: its desk asks for one, it is solved, and somebody answered.
 * @returns the best mark and what was given, or undefined.
 */
export async function markable(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  ticketId: string,
): Promise<{ best: 2 | 5; given: Mark | null } | undefined> {
  const ticket = await askedTicket(db, ticketId, clock.now());
  if (!ticket || !isThere(ticket)) return undefined;
  const given = await markOf(db, ticketId);
  if (given) return { best: given.best, given: toMark(given) };
  const best = await bestFor(db, ticket);
  const over = ticket.status === 'solved' || ticket.status === 'closed';
  return best === null || !over || ticket.reply_id === null ? undefined : { best, given: null };
}

/**
 * The customer's mark, once for a ticket. Pressing twice is one press; another mark later changes nothing.
 * @returns the mark that counts, whichever of two was first.
 * @throws Problem 404, 422 for a mark that is none; 409 while nobody asks for one.
 */
export async function giveMark(
  platform: Platform,
  actor: Actor & { kind: 'contact' },
  ticketId: string,
  input: { mark: number; comment: string },
): Promise<Mark> {
  return act(platform, actor, async (one) => {
    await lockTicketRow(one.trx, ticketId);
    const ticket = await askedTicket(one.trx, ticketId, one.at);
    if (!ticket || !isThere(ticket)) throw notFound('request');
    const before = await markOf(one.trx, ticketId);
    if (before) return toMark(before);
    return write(one, ticket, input);
  });
}

async function write(one: Act, ticket: AskedTicket, input: { mark: number; comment: string }): Promise<Mark> {
  const best = await bestFor(one.trx, ticket);
  if (best === null) throw problem(409, 'not-asked', 'Nobody asks for a mark here.');
  const { mark } = input;
  if (!Number.isInteger(mark) || mark < 1 || mark > best) throw fieldProblem('mark', 'This is none of the marks.');
  const { lowMark, tellId } = await settingOf(one.trx, ticket.desk_id);
  const low = best === 2 ? mark === 1 : mark <= lowMark;
  const comment = input.comment
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .trim()
    .slice(0, SATISFACTION_LIMITS.comment);
  await insertMark(one.trx, {
    ticket_id: ticket.id,
    desk_id: ticket.desk_id,
    contact_id: ticket.contact_id,
    teammate_id: ticket.reply_author_kind === 'teammate' ? ticket.reply_author_id : null,
    mark,
    best,
    low,
    comment,
    given_at: one.at.toString(),
  });
  const facts = { deskId: ticket.desk_id, ticketId: ticket.id };
  one.record(satisfactionGiven, { mark, best, low, tellId: low ? tellId : null }, facts);
  return { mark, best, low, comment, at: one.at.toString() };
}

/** Of the letter that asked; else as the desk asks now. */
async function bestFor(db: Db | Trx, ticket: AskedTicket): Promise<2 | 5 | null> {
  const question = await questionOf(db, ticket.id);
  if (question?.state === 'asked') return question.best === 2 ? 2 : 5;
  const { scale } = await settingOf(db, ticket.desk_id);
  return scale === 'off' ? null : BEST[scale];
}

function isOpen(question: QuestionRow, now: Temporal.Instant): boolean {
  return question.state === 'asked' && question.ends_at !== null && Temporal.Instant.compare(now, question.ends_at) < 0;
}

function isThere(ticket: AskedTicket): boolean {
  return ticket.merged_into_id === null && ticket.discarded_at === null && ticket.spam_at === null;
}
