import { z } from 'zod';
import type { Language } from '../../../contract/shapes.ts';
import { system } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { translator } from '../../platform/i18n/index.ts';
import { newId, newSecretWord } from '../../platform/ids/index.ts';
import { PRIORITY } from '../../platform/jobs/definition.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import { deskBook, layOutMail } from '../desks/index.ts';
import { queueOutgoing } from '../outbox/index.ts';
import { activeTeammate, reachableTeammates } from '../teammates/index.ts';
import type { ShownNotification } from './notifications.queries.ts';
import { stopTokenOf, takeMailDue } from './notifications.queries.ts';

/** Lines of one letter; more are counted. */
const MOST_LINES = 50;
const MOST_TAKEN = 500;

export const sendNotificationMail = defineJob({
  name: 'notifications.mail',
  payload: z.object({ teammateId: z.uuid() }),
  priority: PRIORITY.usual,
  run: (platform, { teammateId }) => mailWhatWaits(platform, teammateId),
});

/** One letter with all that is due and was not seen meanwhile; none where nothing is left. */
async function mailWhatWaits(platform: Platform, teammateId: string): Promise<void> {
  await act(platform, system('notifications'), async (one) => {
    const person = await activeTeammate(one.trx, teammateId);
    const [reader] = await reachableTeammates(one.trx, [teammateId]);
    if (!person || !reader) return;
    const due = await takeMailDue(one.trx, { kind: 'teammate', ...person }, one.at, MOST_TAKEN);
    if (due.length === 0) return;
    await queueLetter(one, reader, due);
  });
}

async function queueLetter(
  one: Act,
  reader: { id: string; name: string; email: string; locale: Language; timeZone: string },
  due: readonly ShownNotification[],
): Promise<void> {
  const { config, db } = one.platform;
  const desk = (await deskBook(db)).first();
  const address = desk?.addresses[0] ?? config.supportAddress;
  const from = { name: desk?.companyName || desk?.fromName || 'Sportello', address };
  const stop = `${config.publicUrl}/stop-notifications/${await stopTokenOf(one.trx, reader.id, newSecretWord(), one.at)}`;
  await queueOutgoing(one, [
    {
      channel: 'email',
      kind: 'notification',
      letter: {
        from,
        to: [{ name: reader.name, address: reader.email }],
        cc: [],
        ...notificationWords(due, reader, { publicUrl: config.publicUrl, companyName: from.name, stop }),
        attachments: [],
        messageId: `${newId()}@${address.slice(address.lastIndexOf('@') + 1)}`,
        references: [],
        automatic: 'auto-generated',
        unsubscribeUrl: stop,
        language: reader.locale,
      },
    },
  ]);
}

/** Where it leads. */
export function placeOf({ number, kind, about }: Pick<ShownNotification, 'number' | 'kind' | 'about'>): string {
  if (kind === 'review' && ASKS_TO_LOOK.has(whatOf({ kind, about }) ?? '')) return '/looks';
  if (kind === 'review' && whatOf({ kind, about }) === 'called') return '/shift';
  if (number !== null) return `/tickets/${number}`;
  const articleId = articleOf({ kind, about });
  if (articleId !== null) return `/answers?article=${articleId}`;
  if (kind === 'rota') return '/rota';
  return kind === 'asked_again' ? '/answers/asked-again' : '/inbox';
}

/** What tells of a reply that waits for the reader's look. */
const ASKS_TO_LOOK = new Set(['asked', 'shared', 'asked_again', 'missed']);
const OF_ARTICLES = new Set<string>(['article_review', 'article_reviewed', 'article_due']);

/** The article that is told of; null where it is something else. */
export function articleOf({ kind, about }: Pick<ShownNotification, 'kind' | 'about'>): string | null {
  return OF_ARTICLES.has(kind) ? about : null;
}

/** Of the rota and of looks: what happened, the verb of its event; null of all else. */
export function whatOf({ kind, about }: Pick<ShownNotification, 'kind' | 'about'>): string | null {
  return kind === 'rota' || kind === 'review' ? (about?.split(':')[0] ?? null) : null;
}

/** The words of one notification, in a line. */
export function lineOf(row: ShownNotification, language: Language, timeZone: string): string {
  const t = translator(language);
  const due =
    row.kind === 'due' && row.about !== null
      ? Temporal.Instant.from(row.about).toZonedDateTimeISO(timeZone).toLocaleString(language, { timeStyle: 'short' })
      : '';
  return t(`notifications.line.${row.kind}`, {
    by: row.actor_name ?? '',
    hasBy: row.actor_name ? 'yes' : 'no',
    contact: row.contact_name ?? '',
    count: row.count,
    what: whatOf(row) ?? '',
    article: row.article_title ?? '',
    hasArticle: row.article_title ? 'yes' : 'no',
    due,
  });
}

/** The letter in its reader's language; also for looking at it in every language. */
function notificationWords(
  due: readonly ShownNotification[],
  reader: { name: string; locale: Language; timeZone: string },
  house: { publicUrl: string; companyName: string; stop: string },
): { subject: string; html: string; text: string } {
  const t = translator(reader.locale);
  const [first] = due;
  const told = due.slice(0, MOST_LINES).map((row) => ({
    title: row.number === null ? '' : `#${row.number} ${row.subject ?? ''}`,
    line: lineOf(row, reader.locale, reader.timeZone),
    url: `${house.publicUrl}${placeOf(row)}`,
  }));
  const subject =
    due.length === 1 && first
      ? t('notifications.mail.subjectOne', {
          line: lineOf(first, reader.locale, reader.timeZone),
          ticket: first.number === null ? '' : ` (#${first.number})`,
        })
      : t('notifications.mail.subjectMany', { count: due.length });
  const more = due.length - told.length;
  const html = [
    ...told.map(
      ({ title, line, url }) =>
        `<p><a href="${escapeText(url)}">${escapeText(title === '' ? line : title)}</a>${title === '' ? '' : `<br>${escapeText(line)}`}</p>`,
    ),
    ...(more > 0 ? [`<p>${escapeText(t('notifications.mail.more', { count: more }))}</p>`] : []),
    `<p><a href="${escapeText(house.stop)}">${escapeText(t('notifications.mail.stop'))}</a></p>`,
  ].join('\n');
  const text = [
    ...told.map(({ title, line, url }) => `${title === '' ? '' : `${title}\n`}${line}\n${url}`),
    ...(more > 0 ? [t('notifications.mail.more', { count: more })] : []),
    `${t('notifications.mail.stop')}\n${house.stop}`,
  ].join('\n\n');
  return { subject, html: layOutMail({ language: reader.locale, subject, header: '', body: html, footer: '' }), text };
}
