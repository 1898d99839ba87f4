import { execFile } from 'node:child_process';
import type { Installation } from './installation.ts';

export interface Written {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  /** The sender of the envelope; '' is the empty one, unset the same as `from`. */
  envelopeFrom?: string;
  /** Without the angle brackets; swaks makes one where there is none. */
  messageId?: string;
  headers?: Record<string, string>;
  /** Files on the disk. */
  attach?: { path: string; type: string }[];
}

export interface Sent {
  /** What the server said to the mail: the code and the words of its last answer that matters. */
  code: number;
  words: string;
  transcript: string;
}

/** Writes a mail as a customer does, with a mail program that is not ours (Debian's swaks). It never retries. */
export async function sendMail(house: Installation, mail: Written): Promise<Sent> {
  // Where it has ended, what it wrote last tells more than a refused connection.
  house.process();
  const args = [
    ...['--server', '127.0.0.1', '--port', String(house.smtpPort)],
    ...['--ehlo', 'home.riders.example', '--timeout', '30'],
    // swaks writes the empty sender of RFC 5321 as <>.
    ...['--from', mail.envelopeFrom === '' ? '<>' : (mail.envelopeFrom ?? mail.from.address)],
    ...['--to', mail.to],
    ...['--h-From', `"${mail.from.name}" <${mail.from.address}>`],
    ...['--h-Subject', encodedWords(mail.subject)],
    // Spelled as in swaks' own letter, where it takes its place.
    ...(mail.messageId ? ['--h-Message-Id', `<${mail.messageId}>`] : []),
    ...Object.entries(mail.headers ?? {}).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
  ];
  if (mail.attach) {
    args.push('--attach-type', 'text/plain; charset=UTF-8', '--attach-body', '-');
    for (const { path, type } of mail.attach) args.push('--attach-type', type, '--attach', `@${path}`);
  } else {
    args.push('--add-header', 'MIME-Version: 1.0', '--add-header', 'Content-Type: text/plain; charset=UTF-8');
    args.push('--body', '-');
  }
  return new Promise((resolve, reject) => {
    const child = execFile('swaks', args, { maxBuffer: 64 * 1024 * 1024 }, (error, transcript) => {
      // "<** " is a refusal, "<-  " an answer as wished for; the one before QUIT's is the mail's own.
      const answers = [...transcript.matchAll(/^<(?:\*\*|- ) +(\d{3}) (.*)$/gm)];
      const refusal = answers.find((answer) => Number(answer[1]) >= 400);
      const last = refusal ?? answers.findLast((answer) => answer[1] !== '221');
      if (!last) reject(error ?? new Error(`swaks said nothing that can be understood:\n${transcript}`));
      else resolve({ code: Number(last[1]), words: last[2] ?? '', transcript });
    });
    child.stdin?.end(mail.text);
  });
}

/** Subjects travel as ASCII (RFC 2047). */
function encodedWords(subject: string): string {
  return /^[ -~]*$/.test(subject) ? subject : `=?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`;
}
