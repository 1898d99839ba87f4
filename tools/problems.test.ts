import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const project = path.join(import.meta.dirname, '..');
/** Told by the server in the reader's own language, line by line. */
const ALREADY_TRANSLATED = ['template-mistake'];

/** The second argument of `problem(409, 'has-left', …)`, wherever the server refuses something. */
function kindsInServer(): string[] {
  const files = (readdirSync(path.join(project, 'server'), { recursive: true }) as string[]).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const found = files.flatMap((file) => {
    const text = readFileSync(path.join(project, 'server', file), 'utf8');
    return [...text.matchAll(/\bproblem\(\s*[^,()']+,\s*'([a-z-]+)'/g)].map((match) => match[1] ?? '');
  });
  return [...new Set(found)].sort();
}

test('every refusal of the server has its sentence, and no sentence is to spare', () => {
  const words: Record<string, string> = JSON.parse(
    readFileSync(path.join(project, 'locales/en/problems.json'), 'utf8'),
  );
  // "invalid.email" is the sentence of "invalid" for one field.
  const told = Object.keys(words).map((key) => key.split('.')[0] ?? key);
  const kinds = kindsInServer();
  expect(kinds.length).toBeGreaterThan(30);
  expect(kinds.filter((kind) => !(kind in words) && !ALREADY_TRANSLATED.includes(kind))).toEqual([]);
  expect(told.filter((kind) => !kinds.includes(kind))).toEqual([]);
});
