import type { Comparison } from '../../../contract/reviews.ts';
import { differenceOf } from '../articles/index.ts';

type Block = Comparison['blocks'][number];
type Change = Comparison['changes'][number];
type Piece = { kind: 'same'; text: string } | { kind: 'change'; before: string; after: string };

/** Fewer words than these between two changes, and they are one: who reads a lesson reads phrases. */
const WORDS_APART = 4;

/** What became of the words of a reply, changes numbered from 1 in the order in which one reads them. Takes clean HTML. */
export function compareWords(older: string, newer: string): Omit<Comparison, 'promises'> {
  const blocks: Block[] = [];
  const changes: Change[] = [];
  const number = (before: string, after: string): number => {
    changes.push({ number: changes.length + 1, before: before.trim(), after: after.trim() });
    return changes.length;
  };
  let gone: Block[] = [];
  let came: Block[] = [];
  const textOf = (block: Block | undefined): string => block?.runs.map(({ text }) => text).join('') ?? '';
  /** Paragraphs that went, each with the one that came in its place. */
  const settle = (): void => {
    for (let place = 0; place < Math.max(gone.length, came.length); place++) {
      const change = number(textOf(gone[place]), textOf(came[place]));
      for (const block of [gone[place], came[place]])
        if (block) blocks.push({ ...block, runs: block.runs.map((run) => ({ ...run, change })) });
    }
    gone = [];
    came = [];
  };
  for (const { kind, tag, runs } of differenceOf(older, newer)) {
    const plain: Block = { tag, runs: runs.map(({ kind, text }) => ({ kind, text, change: null })) };
    if (kind === 'taken') gone.push(plain);
    else if (kind === 'added') came.push(plain);
    else {
      settle();
      if (kind === 'same') blocks.push(plain);
      else blocks.push({ tag, runs: joined(runs).flatMap((piece) => runsOf(piece, number)) });
    }
  }
  settle();
  return { blocks, changes, formOnly: changes.length === 0 && older !== newer };
}

function runsOf(piece: Piece, number: (before: string, after: string) => number): Block['runs'] {
  if (piece.kind === 'same') return [{ kind: 'same', text: piece.text, change: null }];
  const change = number(piece.before, piece.after);
  const runs: Block['runs'] = [];
  if (piece.before !== '') runs.push({ kind: 'taken', text: piece.before, change });
  if (piece.after !== '') runs.push({ kind: 'added', text: piece.after, change });
  return runs;
}

/** Single words that went and came, as the phrases that they belong to. */
function joined(runs: readonly { kind: 'same' | 'added' | 'taken'; text: string }[]): Piece[] {
  const pieces: Piece[] = [];
  const changeAtEnd = (): Piece & { kind: 'change' } => {
    const last = pieces.at(-1);
    const before = pieces.at(-2);
    if (last?.kind === 'change') return last;
    if (last?.kind === 'same' && before?.kind === 'change' && wordsIn(last.text) < WORDS_APART) {
      pieces.pop();
      before.before += last.text;
      before.after += last.text;
      return before;
    }
    const change = { kind: 'change' as const, before: '', after: '' };
    pieces.push(change);
    return change;
  };
  for (const { kind, text } of runs) {
    if (kind === 'same') pieces.push({ kind, text });
    else changeAtEnd()[kind === 'taken' ? 'before' : 'after'] += text;
  }
  return pieces;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
