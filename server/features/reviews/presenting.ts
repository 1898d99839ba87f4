import type { Comparison, Review, ReviewDetail } from '../../../contract/reviews.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Platform } from '../../platform/act.ts';
import { notFound } from '../../platform/http/problem.ts';
import { standingsOf } from '../rota/index.ts';
import { filesOfMessage, wordsOfReply } from '../tickets/index.ts';
import { possibleBuddies } from './choosing-buddy.ts';
import { compareWords } from './comparing.ts';
import { countApproved } from './counting.queries.ts';
import { promisesIn } from './promising.ts';
import { isWriter, mayLook } from './reviews.access.ts';
import type { ReviewRow } from './reviews.queries.ts';
import { asksOf, heldLetter, visibleReview } from './reviews.queries.ts';

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' };
}

export function toReview(row: ReviewRow): Review {
  return {
    id: row.id,
    messageId: row.message_id,
    state: row.state,
    ticket: {
      id: row.ticket_id,
      number: row.ticket_number,
      subject: row.ticket_subject,
      status: row.ticket_status,
      language: row.ticket_language,
      category: row.ticket_category,
      contact: { id: row.contact_id, name: row.contact_name },
      dueAt: row.ticket_due_at?.toString() ?? null,
    },
    rotaId: row.rota_id,
    author: { id: row.author_id, name: row.author_name },
    buddy: named(row.buddy_id, row.buddy_name),
    asked: row.asked,
    askedAt: row.asked_at.toString(),
    lookedAt: row.looked_at?.toString() ?? null,
    lookedBy: named(row.looked_by, row.looker_name),
    leftAt: row.left_at?.toString() ?? null,
    lessons: row.lessons.length,
    question: row.question,
    ofDay: row.of_day,
    escalatesAt: row.escalate_at?.toString() ?? null,
    goesAt: row.goes_at?.toString() ?? null,
  };
}

function placeOf(row: ReviewRow, html: string) {
  return { html, deskId: row.desk_id, language: row.ticket_language };
}

/** @throws Problem 404. */
async function reviewFor(platform: Platform, actor: Actor, reviewId: string): Promise<ReviewRow> {
  const row = await visibleReview(platform.db, actor, reviewId);
  if (!row) throw notFound('review');
  return row;
}

export async function reviewDetailFor(platform: Platform, actor: Actor, reviewId: string): Promise<ReviewDetail> {
  const { db, clock } = platform;
  const row = await reviewFor(platform, actor, reviewId);
  const now = clock.now();
  const standing = (await standingsOf(db, row.author_id, null)).find(({ rotaId }) => rotaId === row.rota_id);
  const asks = await asksOf(db, row);
  const looks = row.state === 'waiting' && mayLook(actor, row);
  const able = looks
    ? await possibleBuddies(db, now, { rotaId: row.rota_id, deskId: row.desk_id, authorId: row.author_id })
    : [];
  const letter = row.message_id === null ? undefined : await heldLetter(db, row.message_id);
  return {
    ...toReview(row),
    ...compareWords(row.html, row.changed_html ?? row.html),
    promises: looks ? await promisesIn(platform, placeOf(row, row.html)) : [],
    html: row.html,
    changedHtml: row.changed_html,
    lessonsOf: row.lessons,
    goodWord: row.good_word,
    attachments: row.message_id === null ? [] : await filesOfMessage(db, row.message_id),
    asks: asks ? { ...asks, at: asks.at.toString() } : null,
    outgoingId: letter?.id ?? null,
    plannedFor: letter && Temporal.Instant.compare(letter.send_at, now) > 0 ? letter.send_at.toString() : null,
    approved: await countApproved(db, row.rota_id, row.author_id),
    needed: standing?.rules.looksBeforeAlone ?? 0,
    others: able.filter(({ id }) => !row.asked_ids.includes(id)),
    can: { look: looks, accept: row.state === 'given-back' && isWriter(actor, row) },
  };
}

/** What these words would change in a reply; nothing is stored. @throws Problem 404; 422 for no words. */
export async function compareFor(
  platform: Platform,
  actor: Actor,
  reviewId: string,
  html: string,
): Promise<Comparison> {
  const row = await reviewFor(platform, actor, reviewId);
  const written = wordsOfReply(html).html;
  return {
    ...compareWords(wordsOfReply(row.html).html, written),
    promises: await promisesIn(platform, placeOf(row, written)),
  };
}
