import { z } from 'zod';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES, mailAddress } from '../../../contract/shapes.ts';
import { anonymous, system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { closestLanguage, translator } from '../../platform/i18n/index.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { defineJob, PRIORITY } from '../../platform/jobs/index.ts';
import { proveAddresses } from '../contacts/index.ts';
import { secretHash } from '../teammates/index.ts';
import { sendLinkLetter } from './account-letter.ts';
import type { Reader } from './signing-in.queries.ts';
import {
  countSignIns,
  deleteEnded,
  deleteSession,
  insertSession,
  insertSignIn,
  openSignIn,
  reachableAt,
  readerBehind,
  useSignIn,
} from './signing-in.queries.ts';

/** Minutes that a link lets somebody in. */
export const LINK_MINUTES = 20;
/** Links for one address within the time of one link, and within a day. */
const MOST_LINKS = 3;
const MOST_LINKS_A_DAY = 10;
export const SESSION_DAYS = 30;
const TOKEN = /^[a-z2-7]{32}$/;

const mailLink = defineJob({
  name: 'my-requests.mail-link',
  payload: z.object({ address: z.string(), language: z.enum(LANGUAGES) }),
  priority: PRIORITY.soon,
  maxAttempts: 3,
  run: (platform, wanted) => sendLink(platform, wanted.address, wanted.language),
});

/** Whether this is an address at all, by its form. */
export function isAddress(given: string): boolean {
  return mailAddress.safeParse(given).success;
}

/**
 * Somebody asks to be let in. What comes of it is found out later and by a letter alone: neither the answer nor its time tells
 * whether anybody is known by this address.
 */
export async function askToEnter(platform: Platform, given: string, language: Language): Promise<void> {
  await act(platform, anonymous, async (one) => {
    one.queue(mailLink, { address: given.trim().toLowerCase(), language });
  });
}

async function sendLink(platform: Platform, address: string, asked: Language): Promise<void> {
  await act(platform, system('my requests'), async (one) => {
    const person = await reachableAt(one.trx, address);
    if (!person) return;
    const lately = await countSignIns(one.trx, person.identityId, one.at.subtract({ minutes: LINK_MINUTES }));
    const today = await countSignIns(one.trx, person.identityId, one.at.subtract({ hours: 24 }));
    if (lately >= MOST_LINKS || today >= MOST_LINKS_A_DAY) return;
    const token = newSecretWord();
    await insertSignIn(one.trx, {
      id: newId(),
      identity_id: person.identityId,
      token_hash: secretHash(token),
      language: asked,
      asked_at: one.at.toString(),
      ends_at: one.at.add({ minutes: LINK_MINUTES }).toString(),
    });
    const t = translator(asked);
    await sendLinkLetter(one, {
      to: { name: person.name === address ? '' : person.name, address },
      language: asked,
      subject: t('my-requests.mail.enter.subject'),
      title: t('my-requests.mail.enter.title'),
      lines: [t('my-requests.mail.enter.body', { count: LINK_MINUTES })],
      button: t('my-requests.mail.enter.button'),
      url: `${platform.config.publicUrl}/my/enter/${token}`,
      end: t('my-requests.mail.enter.end'),
    });
  });
}

/** Of whom a link is, before it is pressed: looking uses nothing up, since scanners look too. */
export async function lookAtLink(
  platform: Platform,
  token: string,
): Promise<{ language: Language; address: string } | undefined> {
  const link = TOKEN.test(token) ? await openSignIn(platform.db, secretHash(token), platform.clock.now()) : undefined;
  return link && { language: closestLanguage(link.language), address: link.address };
}

/**
 * Lets the holder of a link in, once. Having read the letter proves the address.
 * @returns the word that the browser keeps; undefined where the link is good for nothing any more.
 */
export async function enter(
  platform: Platform,
  token: string,
): Promise<{ session: string; language: Language } | undefined> {
  if (!TOKEN.test(token)) return undefined;
  return act(platform, system('my requests'), async (one) => {
    const entered = await useSignIn(one.trx, secretHash(token), one.at);
    if (!entered) return undefined;
    return { session: await beginSession(one, entered), language: closestLanguage(entered.language) };
  });
}

/** Somebody is in, by an address that was proved just now. @returns the word that the browser keeps. */
export async function beginSession(
  one: Act,
  person: { identityId: string; contactId: string; address: string },
  providerId?: string,
): Promise<string> {
  await proveAddresses(one.trx, [person.address], one.at);
  const session = newSecretWord();
  await insertSession(one.trx, {
    id: newId(),
    identity_id: person.identityId,
    contact_id: person.contactId,
    token_hash: secretHash(session),
    began_at: one.at.toString(),
    ends_at: one.at.add({ hours: 24 * SESSION_DAYS }).toString(),
    ...(providerId === undefined ? {} : { provider_id: providerId }),
  });
  return session;
}

/** Who reads, by the word that their browser kept. */
export async function readerOf(platform: Platform, session: string | undefined): Promise<Reader | undefined> {
  if (session === undefined || !TOKEN.test(session)) return undefined;
  return readerBehind(platform.db, secretHash(session), platform.clock.now());
}

export async function signOut(platform: Platform, reader: Reader): Promise<void> {
  await act(platform, actorOf(reader), (one) => deleteSession(one.trx, reader.sessionId));
}

export function actorOf(reader: Reader) {
  return {
    kind: 'contact' as const,
    id: reader.ownContactId,
    name: reader.name,
    locale: closestLanguage(reader.language),
  };
}

defineJob({
  name: 'my-requests.sweep',
  payload: z.object({}).loose(),
  priority: PRIORITY.background,
  recurs: '41 3 * * *',
  run: async (platform) => {
    // A day longer than they are good for: how many links were asked for is counted by them.
    await act(platform, system('my requests'), (one) => deleteEnded(one.trx, one.at.subtract({ hours: 24 })));
  },
});
