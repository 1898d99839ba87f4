import type { Language } from '../../../contract/shapes.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { translator } from '../../platform/i18n/index.ts';
import { newId } from '../../platform/ids/index.ts';
import { deskBook, layOutMail } from '../desks/index.ts';
import { outgoingChannel } from './channels.ts';
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

/** Whether mail about accounts has no way out and stays in the outbox. */
export async function accountMailIsKept(platform: Platform): Promise<boolean> {
  return !(await outgoingChannel('email').isConfigured(platform, await accountMailAddress(platform)));
}

async function accountMailAddress({ db, config }: Platform): Promise<string> {
  const first = (await deskBook(db)).first();
  return first?.addresses[0] ?? config.supportAddress;
}

/** Queues a mail about an account, from the first desk's address. */
export async function sendAccountMail(one: Act, mail: AccountMail): Promise<void> {
  const words = accountMailWords(mail);
  const address = await accountMailAddress(one.platform);
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
