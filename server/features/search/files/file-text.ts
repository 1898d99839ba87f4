/** Why a file has no text, or not all of it. */
export const FILE_REASONS = [
  /** No words are read from files of this kind. */
  'unsupported',
  /** Beyond a limit: the rest was left out. */
  'cut',
  'too-large',
  'encrypted',
  /** It is not what it says it is, or ends in the middle. */
  'broken',
  /** It unpacks to far more than anybody writes. */
  'bomb',
  'too-slow',
  'too-much-memory',
  /** Its bytes are not there. */
  'missing',
  /** It was begun several times and never ended. */
  'given-up',
] as const;
export type FileReason = (typeof FILE_REASONS)[number];

/** What was read from a file: `text` and perhaps `cut`, or null and why. */
export interface FileText {
  text: string | null;
  reason: FileReason | null;
}

/** Gathers text up to a number of characters. */
export class TextGatherer {
  #pieces: string[] = [];
  #room: number;
  isCut = false;

  constructor(room: number) {
    this.#room = room;
  }

  get isFull(): boolean {
    return this.#room <= 0;
  }

  add(piece: string): void {
    if (piece.length > this.#room) this.isCut = true;
    const taken = piece.slice(0, Math.max(0, this.#room));
    if (taken !== '') this.#pieces.push(taken);
    this.#room -= taken.length;
  }

  /** The text in lines; what a database cannot hold is left out. */
  done(isCut = false): FileText {
    const text = this.#pieces
      .join('')
      .toWellFormed()
      .replaceAll('\u0000', ' ')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/\n\s+/g, '\n')
      .trim();
    return { text, reason: this.isCut || isCut ? 'cut' : null };
  }
}
