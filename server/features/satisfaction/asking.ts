import { z } from 'zod';
import type { Language } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { lockForTransaction } from '../../platform/db/index.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook, wrapReply } from '../desks/index.ts';
import { queueOutgoing } from '../outbox/index.ts';
import { secretHash } from '../teammates/index.ts';
import { replyAddress, statusUrl } from '../tickets/index.ts';
import { questionWords } from './question-words.ts';
import { satisfactionAsked } from './satisfaction.events.ts';
import type { AskedTicket } from './satisfaction.queries.ts';
import {
  askedTicket,
  leaveQuestionOut,
  lockQuestion,
  markOf,
  noteAsked,
  settingOf,
  wasAskedSince,
} from './satisfaction.queries.ts';

/** So long the links of the letter can be pressed. */
const OPEN_FOR = Temporal.Duration.from({ hours: 24 * 60 });
/** Parts of addresses that no person reads (conventions of automatic mail, RFC 3834, 2). */
const NOBODY =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|owner-.*|.*-request)(?:[+.]|@)|@(?:[^@]+\.)?invalid$/i;

export const BEST = { five: 5, thumbs: 2 } as const;

export const askJob = defineJob({
  name: 'satisfaction.ask',
  payload: z.object({ ticketId: z.uuid() }),
  run: (platform, { ticketId }) => askAbout(platform, ticketId),
});

/** Asks once about a ticket that is still solved; whoever cannot answer, or gave their mark already, is not asked. */
async function askAbout(platform: Platform, ticketId: string): Promise<void> {
  await act(platform, system('satisfaction'), async (one) => {
    const question = await lockQuestion(one.trx, ticketId);
    if (question?.state !== 'planned' || Temporal.Instant.compare(question.due_at, one.at) > 0) return;
    const ticket = await askedTicket(one.trx, ticketId, one.at);
    // Open again: the next solving plans it anew.
    if (!ticket || (ticket.status !== 'solved' && ticket.status !== 'closed')) return;
    const { scale, daysBetween } = await settingOf(one.trx, ticket.desk_id);
    const book = await deskBook(platform.db);
    const desk = book.desk(ticket.desk_id);
    const isOurs = ticket.address !== null && book.byAddress(ticket.address) !== undefined;
    const given = await markOf(one.trx, ticketId);
    const goes = scale !== 'off' && desk && !isOurs && !given && canAnswer(ticket);
    if (!goes || (await askedLately(one, ticket.contact_id, daysBetween))) {
      await leaveQuestionOut(one.trx, ticketId);
      return;
    }
    await ask(one, desk, ticket, BEST[scale]);
  });
}

/** Who wrote of five things in one week is asked about one of them. */
async function askedLately(one: Act, contactId: string, days: number): Promise<boolean> {
  if (days === 0) return false;
  // Two jobs of one person at once: the second sees what the first asked.
  await lockForTransaction(one.trx, `satisfaction ${contactId}`);
  return wasAskedSince(one.trx, contactId, one.at.subtract({ hours: 24 * days }));
}

/** Set aside, merged, written by a program, or never answered by a person: there is nobody and nothing to ask. */
function canAnswer(ticket: AskedTicket): ticket is AskedTicket & { address: string } {
  return (
    ticket.merged_into_id === null &&
    ticket.discarded_at === null &&
    ticket.spam_at === null &&
    ticket.address !== null &&
    !NOBODY.test(ticket.address) &&
    !ticket.unreachable &&
    ticket.by_person &&
    ticket.reply_id !== null
  );
}

async function ask(one: Act, desk: DeskEntry, ticket: AskedTicket & { address: string }, best: 2 | 5): Promise<void> {
  const { config, log } = one.platform;
  const token = newSecretWord();
  const language: Language = closestLanguage(ticket.language ?? ticket.contact_language, desk.languages);
  const words = questionWords(language, {
    number: ticket.number,
    subject: ticket.subject,
    best,
    addressOf: (mark) => `${config.publicUrl}/mark/${token}?m=${mark}`,
  });
  const wrapped = wrapReply(
    desk,
    language,
    {
      contactName: ticket.contact_name,
      ticket: {
        number: ticket.number,
        subject: ticket.subject,
        status: ticket.status === 'closed' ? 'closed' : 'solved',
        url: statusUrl(config, ticket.status_token),
      },
      dueAt: null,
      timeZone: ticket.time_zone,
      now: one.at,
    },
    words,
    log,
  );
  const from = desk.addresses[0] ?? config.supportAddress;
  await noteAsked(one.trx, ticket.id, {
    tokenHash: secretHash(token),
    best,
    at: one.at,
    endsAt: one.at.add(OPEN_FOR),
  });
  await queueOutgoing(one, [
    {
      channel: 'email',
      kind: 'question',
      deskId: desk.id,
      ticketId: ticket.id,
      // Whoever could read its links could give the mark themselves.
      secret: true,
      letter: {
        from: { name: desk.fromName, address: from },
        to: [{ name: ticket.contact_name === ticket.address ? '' : ticket.contact_name, address: ticket.address }],
        cc: [],
        // Who writes an answer instead of pressing is in the thread.
        ...(ticket.reply_token
          ? { replyTo: { name: desk.fromName, address: replyAddress(from, ticket.reply_token) } }
          : {}),
        subject: words.subject,
        ...wrapped,
        attachments: [],
        messageId: `${newId()}@${from.slice(from.lastIndexOf('@') + 1)}`,
        ...(ticket.reply_header ? { inReplyTo: ticket.reply_header } : {}),
        references: ticket.reply_header ? [ticket.reply_header] : [],
        automatic: 'auto-generated',
        language,
      },
    },
  ]);
  one.record(satisfactionAsked, {}, { deskId: desk.id, ticketId: ticket.id });
}
