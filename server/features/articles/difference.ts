import { diffArrays, diffWordsWithSpace } from 'diff';
import type { ArticleDifference } from '../../../contract/articles.ts';
import { piecesOf, wordsOf } from './arranging-html.ts';

type Block = ArticleDifference['blocks'][number];
type Run = Block['runs'][number];

/** More changed words than this in one block, and it is one taken and one added: nobody reads such a mixture. */
const MOST_EDITS = 400;
/** Two blocks are one that changed where at least this part of the words stayed. */
const STAYED = 0.4;
/** So many blocks are compared one with another; beyond it all are taken and added. */
const MOST_BLOCK_EDITS = 2_000;

interface Piece {
  tag: string;
  html: string;
  text: string;
}

/** What readers see as one step of an article: a paragraph, an item of a list, a row of a table. */
function blocksOf(cleanedHtml: string): Piece[] {
  return piecesOf(cleanedHtml).flatMap(({ tag, html }) => {
    const parts = tag === 'ul' || tag === 'ol' ? partsOf(html, 'li') : tag === 'table' ? partsOf(html, 'tr') : [html];
    return parts.map((part) => ({ tag, html: part, text: wordsOf(part) || said(part) }));
  });
}

/** Of what has no words: a film by its address, a picture by its file. */
function said(html: string): string {
  return /data-(?:video|file)="([^"]*)"/.exec(html)?.[1] ?? '';
}

/** The outermost elements of this name, each with what stands between it and the one before. */
function partsOf(html: string, name: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const found of html.matchAll(new RegExp(`<(/?)${name}(?: [^>]*)?>`, 'g'))) {
    if (found[1] === '') {
      if (depth === 0) from = found.index;
      depth++;
    } else if (depth > 0) {
      depth--;
      if (depth === 0) parts.push(html.slice(from, found.index + found[0].length));
    }
  }
  return parts.length > 0 ? parts : [html];
}

/** What became of each block of clean HTML, in the order of the newer: words that were taken and added stand marked within. */
export function differenceOf(older: string, newer: string): Block[] {
  const [before, after] = [blocksOf(older), blocksOf(newer)];
  const key = ({ tag, html }: Piece) => `${tag} ${html}`;
  const changes = diffArrays(before.map(key), after.map(key), { maxEditLength: MOST_BLOCK_EDITS }) ?? [
    { value: before.map(key), removed: true, added: false },
    { value: after.map(key), removed: false, added: true },
  ];
  const blocks: Block[] = [];
  let [at, to] = [0, 0];
  let taken: Piece[] = [];
  const settle = (added: Piece[]): void => {
    blocks.push(...paired(taken, added));
    taken = [];
  };
  for (const { value, added, removed } of changes) {
    if (removed) {
      taken.push(...before.slice(at, at + value.length));
      at += value.length;
    } else if (added) {
      settle(after.slice(to, to + value.length));
      to += value.length;
    } else {
      settle([]);
      for (const { tag, text } of after.slice(to, to + value.length))
        blocks.push({ kind: 'same', tag, runs: [{ kind: 'same', text }] });
      at += value.length;
      to += value.length;
    }
  }
  settle([]);
  return blocks;
}

/** Blocks that gave way to others: each with the next one that still says much of the same. */
function paired(taken: readonly Piece[], added: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const piece of added) {
    const ahead = taken.slice(from, from + 5);
    const found = ahead.map((old) => ({ old, runs: wordRuns(old.text, piece.text) }));
    const best = found.findIndex(({ old, runs }) => old.tag === piece.tag && stayed(runs) >= STAYED);
    if (best < 0) {
      blocks.push(whole('added', piece));
      continue;
    }
    for (const old of ahead.slice(0, best)) blocks.push(whole('taken', old));
    blocks.push({ kind: 'changed', tag: piece.tag, runs: found[best]?.runs ?? [] });
    from += best + 1;
  }
  for (const old of taken.slice(from)) blocks.push(whole('taken', old));
  return blocks;
}

function whole(kind: 'added' | 'taken', { tag, text }: Piece): Block {
  return { kind, tag, runs: [{ kind, text }] };
}

/** Words that stayed, came and went between two lines of text. */
export function wordRuns(older: string, newer: string): Run[] {
  const changes = diffWordsWithSpace(older, newer, { maxEditLength: MOST_EDITS });
  if (!changes)
    return [
      { kind: 'taken', text: older },
      { kind: 'added', text: newer },
    ];
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'taken' : 'same',
    text: value,
  }));
}

/** The part of the words of both that is the same. */
function stayed(runs: readonly Run[]): number {
  const letters = (kind: Run['kind']) =>
    runs.filter((run) => run.kind === kind).reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0);
  const same = 2 * letters('same');
  const all = same + letters('added') + letters('taken');
  return all === 0 ? 1 : same / all;
}

/** How many places of a source changed since its translation followed it. */
export function placesChanged(older: string, newer: string): number {
  return differenceOf(older, newer).filter(({ kind }) => kind !== 'same').length;
}
