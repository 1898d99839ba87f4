import type { Language } from '../../../contract/shapes.ts';
import type { Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, problem } from '../../platform/http/problem.ts';
import { closestLanguage, translator } from '../../platform/i18n/index.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { deskBook } from '../desks/index.ts';
import { secretHash } from '../teammates/index.ts';
import type { StatusLink } from '../tickets/index.ts';
import { askIn, joinTicket } from '../tickets/index.ts';
import { sendLinkLetter } from './account-letter.ts';
import { countInvitations, insertInvitation, openInvitation, useInvitation } from './inviting.queries.ts';
import { isAddress } from './signing-in.ts';

/** People asked to one request, and requests one person is asked to, within a day. */
const MOST_ASKED = 10;
const MOST_ASKS = 5;
const OPEN_DAYS = 14;
const TOKEN = /^[a-z2-7]{32}$/;

/**
 * A customer wants to have somebody in. They are asked by a letter, which says only who asks and the number: neither subject nor
 * words of a stranger go to an address that another stranger wrote.
 * @throws Problem 404; 422 for what is no address or one of ours; 429 where many were asked.
 */
export async function inviteTo(platform: Platform, link: StatusLink, given: string, language: Language): Promise<void> {
  if (!isAddress(given)) throw fieldProblem('address', 'This is no mail address.');
  await act(platform, link.actor, async (one) => {
    const asked = await askIn(one, link, given);
    if (!asked) return;
    const lately = await countInvitations(one.trx, asked, one.at.subtract({ hours: 24 }));
    if (lately.ticket >= MOST_ASKED) throw problem(429, 'too-many', 'These are many people in one day.');
    if (lately.person >= MOST_ASKS) return;
    const token = newSecretWord();
    await insertInvitation(one.trx, {
      id: newId(),
      ticket_id: asked.ticketId,
      identity_id: asked.identityId,
      token_hash: secretHash(token),
      invited_at: one.at.toString(),
      ends_at: one.at.add({ hours: 24 * OPEN_DAYS }).toString(),
    });
    const t = translator(language);
    const company = link.desk.companyName || link.desk.fromName;
    // An address can carry no advertisement as a name can.
    const by = link.holder.address ?? company;
    await sendLinkLetter(one, {
      to: { name: '', address: asked.address },
      language,
      desk: link.desk,
      subject: t('my-requests.mail.join.subject', { number: String(link.ticket.number), company }),
      title: t('my-requests.mail.join.title', { number: String(link.ticket.number) }),
      lines: [t('my-requests.mail.join.body', { by, company })],
      button: t('my-requests.mail.join.button'),
      url: `${platform.config.publicUrl}/my/join/${token}`,
      end: t('my-requests.mail.join.end'),
    });
  });
}

export interface Invitation {
  number: number;
  language: Language;
  company: string;
}

/** What an invitation is to, before it is pressed. */
export async function lookAtInvitation(platform: Platform, token: string): Promise<Invitation | undefined> {
  const { db, clock } = platform;
  const row = TOKEN.test(token) ? await openInvitation(db, secretHash(token), clock.now()) : undefined;
  const desk = (await deskBook(db)).desk(row?.desk_id ?? '');
  if (!row || !desk) return undefined;
  return {
    number: row.number,
    language: closestLanguage(row.language, desk.languages),
    company: desk.companyName || desk.fromName,
  };
}

/** Says yes, once. @returns the word of the request's status link; undefined where the invitation is good for nothing any more. */
export async function acceptInvitation(platform: Platform, token: string): Promise<string | undefined> {
  const { db, clock } = platform;
  const row = TOKEN.test(token) ? await openInvitation(db, secretHash(token), clock.now()) : undefined;
  if (!row) return undefined;
  const actor = { kind: 'contact' as const, id: row.contact_id, name: row.name, locale: row.language ?? 'en' };
  return act(platform, actor, async (one) => {
    if (!(await useInvitation(one.trx, row.id, one.at))) return undefined;
    return joinTicket(one, { ticketId: row.ticket_id, contactId: row.contact_id, address: row.address });
  });
}
