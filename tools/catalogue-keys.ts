import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';

const PROJECT = path.join(import.meta.dirname, '..');
/** Where words are said to people. Tests say whatever they need. */
const FOLDERS = ['server', 'site', 'web', 'contract'];
const LEFT_OUT = /[.]test[.]tsx?$|^server\/(testing|bench)\//;
/** What every screen and mail calls its translating functions. */
const TRANSLATING = new Set(['t', 'tx']);

export interface SaidKey {
  file: string;
  /** The key itself, or the beginnings and ends around what a template literal fills in. */
  parts: string[];
  /** It stands in a call of a translating function, so there must be a message. */
  isSaid: boolean;
}

/**
 * Every text in the code that could be a message's key: `<catalogue>.` and more, or filled in right there. Literals that
 * stand anywhere count as a use (keys travel through constants); only those in a call of `t` or `tx` must exist.
 */
export function keysInCode(catalogues: readonly string[]): SaidKey[] {
  const begins = new RegExp(`^(${catalogues.join('|')})[.]([a-zA-Z]|$)`);
  return sources().flatMap(({ file, text }) => {
    const tree = parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x') });
    const found: SaidKey[] = [];
    collect(tree, false, (parts, isSaid) => {
      if (begins.test(parts[0] ?? '')) found.push({ file, parts, isSaid });
    });
    return found;
  });
}

export function matches(said: SaidKey, key: string): boolean {
  const [first = '', ...rest] = said.parts;
  if (rest.length === 0) return key === first;
  if (!key.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest.slice(0, -1)) {
    const at = key.indexOf(part, from + 1);
    if (at < 0) return false;
    from = at + part.length;
  }
  const last = rest.at(-1) ?? '';
  return key.endsWith(last) && key.length - last.length > from;
}

function sources(): { file: string; text: string }[] {
  return FOLDERS.flatMap((folder) => {
    const files = readdirSync(path.join(PROJECT, folder), { recursive: true }) as string[];
    return files
      .map((file) => path.posix.join(folder, file))
      .filter((file) => /[.]tsx?$/.test(file) && !file.endsWith('.d.ts') && !LEFT_OUT.test(file))
      .map((file) => ({ file, text: readFileSync(path.join(PROJECT, file), 'utf8') }));
  });
}

interface SyntaxNode {
  type?: string;
  [property: string]: unknown;
}

/** Walks swc's tree; `inCall` says that the node is (within) the first argument of a translating call. */
function collect(value: unknown, inCall: boolean, found: (parts: string[], isSaid: boolean) => void): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, inCall, found);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const node = value as SyntaxNode;
  if (node.type === 'StringLiteral') found([String(node.value)], inCall);
  if (node.type === 'TemplateLiteral' && Array.isArray(node.quasis)) {
    found(
      node.quasis.map((quasi: { cooked?: string }) => quasi.cooked ?? ''),
      inCall,
    );
  }
  if (node.type === 'CallExpression' && isTranslating(node.callee as SyntaxNode)) {
    const [key, ...values] = node.arguments as { expression: unknown }[];
    collect(key?.expression, true, found);
    collect(values, false, found);
    return;
  }
  // What a condition asks is not what is said.
  if (node.type === 'ConditionalExpression') {
    collect(node.test, false, found);
    collect([node.consequent, node.alternate], inCall, found);
    return;
  }
  const goesOn = inCall && !['CallExpression', 'MemberExpression', 'BinaryExpression'].includes(node.type ?? '');
  for (const one of Object.values(node)) collect(one, goesOn, found);
}

function isTranslating(callee: SyntaxNode): boolean {
  if (callee.type === 'Identifier') return TRANSLATING.has(String(callee.value));
  return callee.type === 'MemberExpression' && TRANSLATING.has(String((callee.property as SyntaxNode).value));
}
