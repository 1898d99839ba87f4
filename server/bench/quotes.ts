import { type AnsweredMail, answeredMails } from '../channels/email/reading/quoted/corpus.ts';
import { asRead, distance } from '../channels/email/reading/quoted/measure.ts';
import { visibleLetter } from '../channels/email/reading/visible-text.ts';
import { htmlToText } from '../platform/html/index.ts';
import { printTable, quantile } from './figures.ts';

/** A mail as the reader has it before it asks what its writer wrote. */
interface Prepared extends AnsweredMail {
  read: { text: string; html: string };
  alone: { text: string; html: string };
}

type Parser = (mail: Prepared) => { text: string } | { html: string };

const RUNS = 5;
const SETS = ['tuned', 'heldOut', 'later'] as const;

/**
 * What is shown of answered mails (server/channels/email/reading/quoted), ours beside two libraries that read plain text. A
 * word of the writer's that is missing is lost; a word that is not the writer's is left over.
 */
export async function benchQuotes(): Promise<void> {
  const { default: EmailReplyParser } = await import('email-reply-parser');
  const planer = await import('planer');
  const library = new EmailReplyParser();
  const parsers: [name: string, parse: Parser][] = [
    ['ours, text and HTML', ({ read, writer }) => ({ text: visibleLetter({ ...read, writer }).visibleText })],
    [
      'ours, HTML alone',
      ({ alone, writer }) => ({ html: visibleLetter({ ...alone, writer }).visibleHtml ?? alone.html }),
    ],
    ['ours, text alone', ({ read, writer }) => ({ text: visibleLetter({ text: read.text, writer }).visibleText })],
    ['email-reply-parser', ({ read }) => ({ text: library.parseReply(read.text) })],
    ['planer', ({ read }) => ({ text: planer.extractFrom(read.text, 'text/plain') })],
  ];
  const mails = answeredMails().map(prepared);
  for (const set of SETS) {
    const some = mails.filter((mail) => mail.set === set);
    process.stdout.write(`Quotes: ${some.length} mails, ${set}\n\n`);
    printTable(
      ['parser', 'exact', 'mails with words lost', 'words lost', 'words left over', 'ms a mail (median, p99)'],
      parsers.map(([name, parse]) => row(name, parse, some)),
    );
  }
}

function row(name: string, parse: Parser, mails: readonly Prepared[]): string[] {
  let [exact, losing, lost, left] = [0, 0, 0, 0];
  const times: number[] = [];
  for (const mail of mails) {
    const shown = parse(mail);
    const found = distance(mail.expected, 'text' in shown ? shown.text : htmlToText(shown.html));
    if (found.exact) exact++;
    if (found.lost > 0) losing++;
    lost += found.lost;
    left += found.left;
    times.push(quickest(() => parse(mail)));
  }
  const [median, slowest] = [quantile(times, 0.5), quantile(times, 0.99)];
  return [name, `${exact}`, `${losing}`, `${lost}`, `${left}`, `${median.toFixed(3)}, ${slowest.toFixed(3)}`];
}

/** The quickest of some runs: what else the machine does is not the parser's. */
function quickest(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < RUNS; i++) {
    const started = performance.now();
    run();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

function prepared(mail: AnsweredMail): Prepared {
  return { ...mail, read: asRead(mail.text, mail.html), alone: asRead('', mail.html ?? asHtml(mail.text)) };
}

/** Mails that came without HTML, as a program shows them in it. */
function asHtml(text: string): string {
  return `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
}
