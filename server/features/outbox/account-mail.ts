import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { translator } from '../../platform/i18n/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { deskBook, layOutMail } from '../desks/index.ts';
import { queueOutgoing } from './queueing.ts';

/** A mail about somebody's account. Its link is a secret: whoever has it is taken for that person. */
export interface AccountMail {
  kind: 'reset' | 'invitation';
  to: string;
  name: string;
  language: Language;
  url: string;
  companyName: string;
}

/** Queues a mail about an account, from the first desk's address. */
export async function sendAccountMail(one: Act, mail: AccountMail): Promise<void> {
  const words = accountMailWords(mail);
  const first = (await deskBook(one.platform.db)).first();
  const address = first?.addresses[0] ?? one.platform.config.supportAddress;
  await queueOutgoing(one, [
    {
      channel: 'email',
      kind: 'account',
      secret: true,
      letter: {
        from: { name: mail.companyName, address },
        to: [{ name: mail.name, address: mail.to }],
        cc: [],
        ...words,
        attachments: [],
        messageId: `${newId()}@${address.slice(address.lastIndexOf('@') + 1)}`,
        references: [],
        automatic: 'auto-generated',
        language: mail.language,
      },
    },
  ]);
}

/** The words of an account mail; also for looking at them in every language. */
export function accountMailWords(mail: AccountMail): { subject: string; html: string; text: string } {
  const t = translator(mail.language);
  const values = { name: mail.name, company: mail.companyName };
  const part = (name: 'Subject' | 'Title' | 'Body' | 'Button' | 'End'): string =>
    t(`mail.account.${mail.kind}${name}`, values);
  const subject = part('Subject');
  const link = t('mail.account.link', { url: mail.url });
  const url = escapeText(mail.url);
  return {
    subject,
    html: layOutMail({
      language: mail.language,
      subject,
      header: `<p>${escapeText(mail.companyName)}</p>`,
      body: [
        `<h2>${escapeText(part('Title'))}</h2>`,
        `<p>${escapeText(part('Body'))}</p>`,
        `<p><a href="${url}">${escapeText(part('Button'))}</a></p>`,
      ].join('\n'),
      footer: `<p>${escapeText(part('End'))}</p>\n<p>${escapeText(link)}</p>`,
    }),
    text: `${mail.companyName}\n\n${part('Title')}\n\n${part('Body')}\n\n${part('Button')}: ${mail.url}\n\n-- \n${part('End')}\n`,
  };
}
