import { readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';

/** Rules on what a file says rather than on what it imports. */
export interface SourceRule {
  name: string;
  comment: string;
  /** Files that must keep it, and those among them that need not. */
  path: RegExp;
  pathNot: RegExp;
  breaks(node: SyntaxNode): boolean;
}

/** Any node of swc's tree: `type` and whatever belongs to it. */
export interface SyntaxNode {
  type: string;
  [property: string]: unknown;
}

const QUERY_VERBS = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']);

export const sourceRules: SourceRule[] = [
  {
    name: 'environment-in-config',
    comment: 'process.env is read only in platform/config; everybody else is given a Config',
    path: /^(server|site|contract)\//,
    pathNot: /^server\/platform\/config\/|^server\/(demo|testing|bench)\/|[.]test[.]tsx?$/,
    breaks: readsEnvironment,
  },
  {
    name: 'statements-in-queries',
    comment: 'features and channels speak to the database in *.queries.ts; a verb calls those by name',
    path: /^(server\/(features|channels)|site)\//,
    pathNot: /[.]queries[.]ts$|[.]test[.]tsx?$/,
    breaks: writesStatement,
  },
];

/** `process.env`, `process['env']` and `const { env } = process`. */
function readsEnvironment(node: SyntaxNode): boolean {
  if (node.type === 'MemberExpression') {
    const { object, property } = node as SyntaxNode & { object: SyntaxNode; property: SyntaxNode };
    if (object.type !== 'Identifier' || object.value !== 'process') return false;
    return property.value === 'env' || property.type === 'Computed';
  }
  if (node.type === 'VariableDeclarator') {
    const { id, init } = node as SyntaxNode & { id: SyntaxNode; init: SyntaxNode | null };
    return id.type === 'ObjectPattern' && init?.type === 'Identifier' && init.value === 'process';
  }
  return false;
}

function writesStatement(node: SyntaxNode): boolean {
  if (node.type === 'TaggedTemplateExpression') {
    const { tag } = node as SyntaxNode & { tag: SyntaxNode };
    return tag.type === 'Identifier' && tag.value === 'sql';
  }
  if (node.type !== 'CallExpression') return false;
  const { callee } = node as SyntaxNode & { callee: SyntaxNode };
  if (callee.type !== 'MemberExpression') return false;
  const { property } = callee as SyntaxNode & { property: SyntaxNode };
  return property.type === 'Identifier' && QUERY_VERBS.has(String(property.value));
}

/** @returns the rules that a file breaks, each once. */
export function brokenIn(file: string, absolute: string): SourceRule[] {
  const asked = sourceRules.filter((rule) => rule.path.test(file) && !rule.pathNot.test(file));
  if (asked.length === 0) return [];
  const tree = parseSync(readFileSync(absolute, 'utf8'), { syntax: 'typescript', tsx: file.endsWith('x') });
  const nodes = [...nodesOf(tree)];
  return asked.filter((rule) => nodes.some((node) => rule.breaks(node)));
}

function* nodesOf(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesOf(one);
  } else if (value !== null && typeof value === 'object') {
    if ('type' in value && typeof value.type === 'string') yield value as SyntaxNode;
    for (const one of Object.values(value)) yield* nodesOf(one);
  }
}
