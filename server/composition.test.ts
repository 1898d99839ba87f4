import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { allEventDefinitions } from './platform/events/index.ts';
import { allJobDefinitions } from './platform/jobs/definition.ts';
import './composition.ts';

const here = import.meta.dirname;

/** A file that nobody imports declares nothing, and no type tells: its job would never run. */
test('every job that is declared somewhere is known to the house', () => {
  const files = globSync('{features,channels,platform}/**/*.ts', { cwd: here }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const declared = files.flatMap((file) =>
    [...readFileSync(path.join(here, file), 'utf8').matchAll(/defineJob\(\{\s*name: '([^']+)'/g)].map(
      ([, name]) => name,
    ),
  );
  expect(declared.length).toBeGreaterThan(3);
  expect(
    allJobDefinitions()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(declared.sort());
});

test('every file of events is loaded with its feature', async () => {
  const known = new Set(allEventDefinitions().map(({ name }) => name));
  expect(known.size).toBeGreaterThan(20);
  for (const file of globSync('features/*/*.events.ts', { cwd: here })) await import(path.join(here, file));
  expect(allEventDefinitions().filter(({ name }) => !known.has(name))).toEqual([]);
});
