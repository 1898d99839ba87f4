import type { RotaShare } from '../../../contract/rota.ts';

/** A share as the value of a select: p5 is 5% of the time, h8 eight hours and s1 one shift a month. */
export type ShareWord = `${'p' | 'h' | 's'}${number}`;

// Up to half of their time: three people who take turns have a third each.
const usual: readonly ShareWord[] = [
  's0.5',
  's1',
  's2',
  's4',
  'p2.5',
  'p5',
  'p10',
  'p20',
  'p33',
  'p50',
  'h4',
  'h8',
  'h16',
];

export function shareWord(share: RotaShare): ShareWord {
  if ('percent' in share) return `p${share.percent}`;
  if ('hoursPerMonth' in share) return `h${share.hoursPerMonth}`;
  return `s${share.shiftsPerMonth}`;
}

export function shareOf(word: ShareWord): RotaShare {
  const count = Number(word.slice(1));
  if (word.startsWith('p')) return { percent: count };
  return word.startsWith('h') ? { hoursPerMonth: count } : { shiftsPerMonth: count };
}

/** The usual ones, and what was set by another way. */
export function shareWords(own: readonly RotaShare[]): ShareWord[] {
  return [...new Set([...usual, ...own.map(shareWord)])];
}

/** Which sentence says it: half a shift a month is one day in two. */
export function shareSaid(word: ShareWord): 'p' | 'h' | 's' | 'half' {
  if (word === 's0.5') return 'half';
  if (word.startsWith('p')) return 'p';
  return word.startsWith('h') ? 'h' : 's';
}
