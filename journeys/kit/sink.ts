import type { Email } from 'postal-mime';
import PostalMime from 'postal-mime';
import type { MailSink, SinkTurn } from '../../server/testing/mail-sink.ts';
import { startMailSink } from '../../server/testing/mail-sink.ts';
import { until } from './waiting.ts';

export interface Letter {
  /** Of the envelope. */
  from: string;
  to: string[];
  raw: string;
  /** The value of a header of this name, unfolded; undefined when there is none. */
  header(name: string): string | undefined;
  headers(name: string): string[];
  mail: Email;
}

export interface Sink {
  url: string;
  letters(): Promise<Letter[]>;
  /** Waits for a letter to this person that looks right. */
  letterTo(address: string, fits?: (letter: Letter) => boolean, within?: number): Promise<Letter>;
  /** How many times a letter was offered, whatever became of it. */
  offered(): number;
  /** Resolves when the server has fallen silent, as a turn says. */
  silent: Promise<void>;
  close(): Promise<void>;
}

/** The mail server behind the product: a real one, which takes or refuses letters as its turns say, and lets them be read. */
export async function openSink(turns: SinkTurn[] = [], refuse?: Parameters<typeof startMailSink>[1]): Promise<Sink> {
  const sink = await startMailSink(turns, refuse);
  const letters = () => Promise.all(sink.mails.map(readLetter));
  return {
    url: sink.url,
    letters,
    letterTo: (address, fits = () => true, within) =>
      until(
        `a letter to ${address}`,
        async () => (await letters()).find((letter) => letter.to.includes(address) && fits(letter)),
        within,
      ),
    offered: sink.offered,
    silent: sink.silent,
    close: sink.close,
  };
}

async function readLetter({ from, to, raw }: MailSink['mails'][number]): Promise<Letter> {
  const mail = await PostalMime.parse(raw);
  const headers = (name: string): string[] =>
    mail.headers.filter(({ key }) => key === name.toLowerCase()).map(({ value }) => value);
  return { from, to, raw, mail, headers, header: (name) => headers(name)[0] };
}
