import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const WEB = join(import.meta.dirname, '..');
/** What is on the screen before any other page was opened. */
const INBOX = [
  'features/tickets',
  'features/views',
  'features/bulk',
  'features/notifications',
  'features/saved-replies',
  'shell',
  'ui',
  'live',
  'api',
];

test('the inbox speaks no word that comes with other pages only', () => {
  const more = readFileSync(join(import.meta.dirname, 'more-en.ts'), 'utf8').matchAll(/locales\/en\/([a-z-]+)\.json/g);
  const features = [...more].map(([, feature]) => feature);
  expect(features.length).toBeGreaterThan(5);
  const key = new RegExp(`['"\`](?:${features.join('|')})\\.[a-zA-Z]`);
  const files = INBOX.flatMap((folder) =>
    readdirSync(join(WEB, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  ).filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => key.test(readFileSync(join(WEB, file), 'utf8')))).toEqual([]);
});
