// How much a browser fetches for the inbox, compressed as it is sent (brotli): a slow connection pays for every kilobyte.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { filesOf, loadedBy, type Manifest } from './web-weight.ts';

const BUILD = path.join(import.meta.dirname, '../build/web');
const KILOBYTE = 1_000;
const FIRST_LOAD_KB = 260;
const EDITOR_KB = 130;
/** The page of the inbox, and the language with the longest words. */
const ENTRY = 'index.html';
const INBOX = 'features/tickets/workbench-page.tsx';
const LANGUAGES = ['i18n/catalogue-en.ts', 'i18n/catalogue-it.ts', 'i18n/catalogue-es.ts', 'i18n/catalogue-ro.ts'];
const EDITOR = 'features/tickets/rich-text.tsx';

const manifest: Manifest = JSON.parse(readFileSync(path.join(BUILD, '.vite/manifest.json'), 'utf8'));
let isHeavy = false;

function kilobytes(files: readonly string[]): number {
  const bytes = files.map((file) => brotliCompressSync(readFileSync(path.join(BUILD, file))).byteLength);
  return bytes.reduce((sum, one) => sum + one, 0) / KILOBYTE;
}

function say(what: string, weight: number, most?: number): void {
  if (most !== undefined && weight > most) isHeavy = true;
  const limit = most === undefined ? '' : weight > most ? `, over its ${most} kB` : ` of ${most} kB`;
  process.stdout.write(`${what}: ${weight.toFixed(1)} kB${limit}\n`);
}

const heaviest = LANGUAGES.map((name) => ({ name, weight: kilobytes(filesOf(manifest, [name], '.js')) })).sort(
  (a, b) => b.weight - a.weight,
)[0];
const first = loadedBy(manifest, [ENTRY, INBOX, heaviest?.name ?? '']);
say('Script of the first load of /inbox', kilobytes(filesOf(manifest, first, '.js')), FIRST_LOAD_KB);
say('Style of the first load of /inbox', kilobytes(filesOf(manifest, first, '.css')));

const editor = [...loadedBy(manifest, [EDITOR])].filter((name) => !first.has(name));
say('Script of the editor, when it opens', kilobytes(filesOf(manifest, editor, '.js')), EDITOR_KB);
if (first.has(EDITOR)) {
  isHeavy = true;
  process.stdout.write('The editor comes with the first load; it is to be fetched when somebody writes.\n');
}

const fonts = readdirSync(path.join(BUILD, 'assets')).filter((file) => file.endsWith('.woff2'));
for (const font of fonts.sort()) {
  const { byteLength } = readFileSync(path.join(BUILD, 'assets', font));
  say(`Font ${font}`, byteLength / KILOBYTE);
}
process.exitCode = isHeavy ? 1 : 0;
