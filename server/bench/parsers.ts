import PostalMime from 'postal-mime';
import { parseMail } from '../channels/email/reading/reading.ts';
import { ATTACHMENTS_OF, EXPECTED } from '../channels/email/samples/expected.ts';
import { htmlToText } from '../platform/html/index.ts';
import { nastySamples } from './nasty-samples.ts';

/** What all parsers have in common, as far as it is compared. */
export interface CommonMail {
  subject: string;
  text: string;
  from: { name: string; address: string } | null;
  attachments: [name: string, content: string][];
}

export interface MailParser {
  name: string;
  parse: (raw: Buffer) => Promise<CommonMail>;
}

/** Ours (which also cleans HTML, tells quotes and signs of programs, and hashes), and the two best kept libraries alone. */
export async function mailParsers(): Promise<MailParser[]> {
  const { simpleParser } = await import('mailparser');
  return [
    {
      name: 'ours',
      parse: async (raw) => {
        const { subject, text, from, attachments } = await parseMail(raw);
        return { subject, text, from, attachments: attachments.map(({ name, content }) => [name, latin1(content)]) };
      },
    },
    {
      name: 'postal-mime',
      parse: async (raw) => {
        const {
          subject = '',
          text,
          html,
          from,
          attachments,
        } = await PostalMime.parse(raw, {
          forceRfc822Attachments: true,
        });
        return {
          subject,
          text: text ?? htmlToText(html ?? ''),
          from: from?.address ? { name: from.name, address: from.address } : null,
          attachments: attachments.map(({ filename, content }) => [
            filename ?? '',
            typeof content === 'string' ? content : latin1(new Uint8Array(content)),
          ]),
        };
      },
    },
    {
      name: 'mailparser',
      parse: async (raw) => {
        const { subject = '', text = '', from, attachments } = await simpleParser(raw);
        const first = from?.value[0];
        return {
          subject,
          text,
          from: first?.address ? { name: first.name, address: first.address } : null,
          attachments: attachments.map(({ filename, content }) => [filename ?? '', latin1(content)]),
        };
      },
    },
  ];
}

function latin1(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('latin1');
}

/** What the quirk is about: the first word of the sample's name, some of them together. */
const KINDS: Record<string, string> = {
  attachment: 'names and files',
  base64: 'encodings and line ends',
  boundary: 'structure',
  charset: 'charsets',
  content: 'structure',
  encoding: 'encodings and line ends',
  format: 'encodings and line ends',
  from: 'subject and people',
  headers: 'subject and people',
  line: 'encodings and line ends',
  multipart: 'structure',
  multiparts: 'structure',
  nul: 'encodings and line ends',
  pgp: 'packed and sealed',
  quoted: 'encodings and line ends',
  smime: 'packed and sealed',
  subject: 'subject and people',
  uuencoded: 'packed and sealed',
  winmail: 'packed and sealed',
};

/** Right of how many, by what the quirk is about. Blanks are not compared, nor the names of files that have none. */
export async function rightByKind({ parse }: MailParser): Promise<Map<string, { right: number; of: number }>> {
  const counted = new Map<string, { right: number; of: number }>();
  const samples = nastySamples();
  for (const name of new Set([...Object.keys(EXPECTED), ...Object.keys(ATTACHMENTS_OF)])) {
    const raw = samples.get(name);
    const kind = KINDS[name.split('-', 1)[0] ?? ''] ?? 'the rest';
    const count = counted.get(kind) ?? { right: 0, of: 0 };
    count.of++;
    if (raw && (await isRight(name, raw, parse))) count.right++;
    counted.set(kind, count);
  }
  return counted;
}

async function isRight(name: string, raw: Buffer, parse: MailParser['parse']): Promise<boolean> {
  let mail: CommonMail;
  try {
    mail = await parse(raw);
  } catch {
    // A mail that is there and cannot be read is not read right.
    return false;
  }
  const { subject, text, from } = EXPECTED[name] ?? {};
  const files = ATTACHMENTS_OF[name];
  return (
    (subject === undefined || plain(subject) === plain(mail.subject)) &&
    (text === undefined || plain(text) === plain(mail.text)) &&
    (from === undefined || JSON.stringify(from) === JSON.stringify(mail.from)) &&
    (files === undefined || hasFiles(mail, files))
  );
}

function hasFiles(mail: CommonMail, files: readonly (readonly [string, string])[]): boolean {
  return (
    files.length === mail.attachments.length &&
    files.every(([name, content], i) => {
      const [itsName, itsContent] = mail.attachments[i] ?? ['', ''];
      return (itsName === '' || itsName === name) && plain(itsContent) === plain(content);
    })
  );
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
