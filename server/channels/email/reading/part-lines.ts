import { type MailLine, MailLines } from './mail-lines.ts';

/** A multipart that is open: the line that parts it, and what kind it is. */
interface Boundary {
  mark: Buffer;
  subtype: string;
}

/** Where the part before ended: at the boundary with this place in the stack, or at the end of the mail. */
type Stop = { boundary: number; closes: boolean } | 'end';

/** The lines of a mail, part by part. */
export class PartLines {
  readonly #lines: MailLines;
  /** The multiparts that are open, the outermost first. */
  readonly open: Boundary[] = [];
  stop: Stop = 'end';

  constructor(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    this.#lines = new MailLines(chunks);
  }

  /** Text before the first and after the last part of a multipart is for nobody. */
  async skip(): Promise<void> {
    await this.each(() => 'on');
  }

  /** Hands on lines until `take` says stop (gives true), or a boundary or the end comes (gives false and sets `stop`). */
  async each(take: (line: MailLine) => 'on' | 'stop'): Promise<boolean> {
    for (;;) {
      const line = this.#lines.take();
      if (line === undefined) {
        if (await this.#lines.more()) continue;
        this.stop = 'end';
        return false;
      }
      const stop = this.#boundaryIn(line);
      if (stop !== undefined) {
        this.stop = stop;
        return false;
      }
      if (take(line) === 'stop') return true;
    }
  }

  /** Innermost first, so that a forgotten end of an inner multipart does no harm; blanks after a boundary are allowed. */
  #boundaryIn({ bytes, starts }: MailLine): Stop | undefined {
    if (!starts || this.open.length === 0 || bytes[0] !== 0x2d || bytes[1] !== 0x2d) return undefined;
    for (let i = this.open.length - 1; i >= 0; i--) {
      const { mark } = this.open[i] as Boundary;
      if (bytes.length < mark.length + 2 || bytes.compare(mark, 0, mark.length, 2, mark.length + 2) !== 0) continue;
      const rest = bytes.toString('latin1', mark.length + 2);
      if (/^(--)?[ \t\r]*$/.test(rest)) return { boundary: i, closes: rest.startsWith('--') };
    }
    return undefined;
  }
}
