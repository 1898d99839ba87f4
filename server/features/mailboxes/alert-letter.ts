import type { Trouble } from '../../../contract/mailboxes.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { translator } from '../../platform/i18n/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { layOutMail } from '../desks/index.ts';
import { queueOutgoing } from '../outbox/index.ts';
import type { ReachableTeammate } from '../teammates/index.ts';

/** What somebody is told of the mail they look after. Addresses and desks in the order in which they are named. */
export type Alert =
  | {
      kind: 'failing';
      way: 'in' | 'out';
      addresses: string[];
      desks: string[];
      since: Temporal.Instant;
      trouble: Trouble;
      answer: string | null;
    }
  | { kind: 'recovered'; way: 'in' | 'out'; addresses: string[]; desks: string[] }
  | { kind: 'ending'; account: string; desks: string[]; endsAt: Temporal.Instant };

/** More than these are not named one by one: thirty addresses that share one server fail together. */
const MOST_NAMED = 3;

export interface AlertWords {
  subject: string;
  html: string;
  text: string;
}

/** The words of an alert in its reader's language and time zone; also for looking at them in every language. */
export function alertWords(
  alert: Alert,
  reader: Pick<ReachableTeammate, 'name' | 'locale' | 'timeZone'>,
  house: { companyName: string; publicUrl: string },
): AlertWords {
  const t = translator(reader.locale);
  const { name } = reader;
  const moment = (at: Temporal.Instant, style: Intl.DateTimeFormatOptions): string =>
    at.toZonedDateTimeISO(reader.timeZone).toLocaleString(reader.locale, style);
  let subject: string;
  const paragraphs: string[] = [];
  if (alert.kind === 'ending') {
    const values = { name, account: alert.account, day: moment(alert.endsAt, { dateStyle: 'long' }) };
    subject = t('mailboxes.alert.ending.subject', values);
    paragraphs.push(t('mailboxes.alert.ending.body', values));
  } else if (alert.kind === 'recovered') {
    const values = { name, address: listOf(alert.addresses, reader.locale) };
    subject = t(`mailboxes.alert.recovered.${alert.way}Subject`, values);
    paragraphs.push(t(`mailboxes.alert.recovered.${alert.way}Body`, values));
  } else {
    const values = {
      name,
      address: listOf(alert.addresses, reader.locale),
      since: moment(alert.since, { dateStyle: 'medium', timeStyle: 'short' }),
      trouble: t(`mailboxes.trouble.${alert.trouble}`),
    };
    subject = t(`mailboxes.alert.failing.${alert.way}Subject`, values);
    paragraphs.push(t(`mailboxes.alert.failing.${alert.way}Body`, values));
    if (alert.answer) paragraphs.push(t('mailboxes.alert.answer', { answer: alert.answer }));
    paragraphs.push(t(`mailboxes.alert.failing.${alert.way}Wait`));
  }
  const url = `${house.publicUrl}/settings/mail`;
  const button = t('mailboxes.alert.button');
  const end = t('mailboxes.alert.end', { desk: listOf(alert.desks, reader.locale) });
  return {
    subject,
    text: [house.companyName, subject, ...paragraphs, `${button}: ${url}`, `-- \n${end}\n`].join('\n\n'),
    html: layOutMail({
      language: reader.locale,
      subject,
      header: `<p>${escapeText(house.companyName)}</p>`,
      body: [
        `<h2>${escapeText(subject)}</h2>`,
        ...paragraphs.map((paragraph) => `<p>${escapeText(paragraph)}</p>`),
        `<p><a href="${escapeText(url)}">${escapeText(button)}</a></p>`,
      ].join('\n'),
      footer: `<p>${escapeText(end)}</p>`,
    }),
  };
}

function listOf(all: readonly string[], language: Language): string {
  const named = all.length > MOST_NAMED ? all.slice(0, MOST_NAMED - 1) : all;
  const others = all.length - named.length;
  const words = others > 0 ? [...named, translator(language)('mailboxes.alert.others', { count: others })] : named;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}

/** Puts an alert into the outbox, as a mail that no person wrote (RFC 3834). */
export async function queueAlert(
  one: Act,
  alert: Alert,
  reader: ReachableTeammate,
  from: { name: string; address: string },
): Promise<void> {
  const house = { companyName: from.name, publicUrl: one.platform.config.publicUrl };
  await queueOutgoing(one, [
    {
      channel: 'email',
      kind: 'account',
      letter: {
        from,
        to: [{ name: reader.name, address: reader.email }],
        cc: [],
        ...alertWords(alert, reader, house),
        attachments: [],
        messageId: `${newId()}@${from.address.slice(from.address.lastIndexOf('@') + 1)}`,
        references: [],
        automatic: 'auto-generated',
        language: reader.locale,
      },
    },
  ]);
}
