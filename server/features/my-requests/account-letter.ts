import type { Language } from '../../../contract/shapes.ts';
import type { Act } from '../../platform/act.ts';
import { escapeText } from '../../platform/html/index.ts';
import { newId } from '../../platform/ids/index.ts';
import type { DeskEntry } from '../desks/index.ts';
import { deskBook, layOutMail } from '../desks/index.ts';
import { queueOutgoing } from '../outbox/index.ts';

export interface LinkLetter {
  to: { name: string; address: string };
  language: Language;
  /** Whose address it is from; the first desk's when left out. */
  desk?: DeskEntry;
  subject: string;
  title: string;
  lines: readonly string[];
  button: string;
  url: string;
  end: string;
}

/** A letter with one link that only its reader may see. */
export async function sendLinkLetter(one: Act, letter: LinkLetter): Promise<void> {
  const { config, db } = one.platform;
  const desk = letter.desk ?? (await deskBook(db)).first();
  const address = desk?.addresses[0] ?? config.supportAddress;
  const company = desk?.companyName || desk?.fromName || 'Sportello';
  await queueOutgoing(one, [
    {
      channel: 'email',
      kind: 'account',
      secret: true,
      letter: {
        from: { name: company, address },
        to: [letter.to],
        cc: [],
        subject: letter.subject,
        html: layOutMail({
          language: letter.language,
          subject: letter.subject,
          header: `<p>${escapeText(company)}</p>`,
          body: [
            `<h2>${escapeText(letter.title)}</h2>`,
            ...letter.lines.map((line) => `<p>${escapeText(line)}</p>`),
            `<p><a href="${escapeText(letter.url)}">${escapeText(letter.button)}</a></p>`,
          ].join('\n'),
          footer: `<p>${escapeText(letter.end)}</p>`,
        }),
        text: [company, letter.title, ...letter.lines, `${letter.button}: ${letter.url}`, `-- \n${letter.end}\n`].join(
          '\n\n',
        ),
        attachments: [],
        messageId: `${newId()}@${address.slice(address.lastIndexOf('@') + 1)}`,
        references: [],
        automatic: 'auto-generated',
        language: letter.language,
      },
    },
  ]);
}
