import type { Language } from '../../../contract/shapes.ts';
import type { Db, Trx } from '../../platform/db/index.ts';
import { htmlToText } from '../../platform/html/index.ts';
import { closestLanguage } from '../../platform/i18n/index.ts';
import { detectLanguage } from '../../platform/language/index.ts';
import { deskBook } from '../desks/index.ts';
import { ticketInWords } from '../tickets/index.ts';
import type { Anonymous, Wishes } from './taking-out.ts';
import { takeOutPrivate } from './taking-out.ts';

/** A reply of a ticket, written or still being written. */
export interface ReplyOfTicket {
  ticketId: string;
  deskId: string;
  html: string;
  /** Of its ticket: where its own words do not tell theirs. */
  language: string | null;
  /** Of its words, where somebody said so. */
  written?: Language | undefined;
}

export interface AnonymousReply extends Anonymous {
  language: Language;
}

/**
 * What a reply says to everybody: without those who take part in its ticket and their numbers. Whether somebody may read the
 * ticket is asked by whoever calls.
 * @param db the book of desks is read from here
 * @param within where the ticket's words are read: the transaction that writes the reply, if there is one
 */
export async function anonymousReply(
  db: Db,
  reply: ReplyOfTicket,
  at: Temporal.Instant,
  wishes: Wishes = {},
  within: Db | Trx = db,
): Promise<AnonymousReply> {
  const book = await deskBook(db);
  const desk = book.desk(reply.deskId);
  const { people, text } = await ticketInWords(within, reply.ticketId);
  const ourNames = new Set([book.companyName, ...(desk ? [desk.fromName, desk.name] : [])]);
  const told = reply.written ?? detectLanguage(htmlToText(reply.html));
  const isOurs = told !== undefined && (desk?.languages ?? [told]).includes(told);
  const language = closestLanguage(isOurs ? told : reply.language, desk?.languages);
  const anonymous = takeOutPrivate(
    reply.html,
    {
      language,
      people: people.filter(({ name }) => !ourNames.has(name)),
      ticketText: text,
      ours: book.all().flatMap(({ addresses }) => addresses),
      today: at.toZonedDateTimeISO(desk?.timeZone ?? 'UTC').toPlainDate(),
    },
    wishes,
  );
  return { ...anonymous, language };
}
