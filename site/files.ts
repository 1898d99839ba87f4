import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import base from './base.css?raw';
import form from './form/form.css?raw';
import writing from './form/while-writing.js?raw';
import searching from './help/as-one-types.js?raw';
import help from './help/help.css?raw';
import mark from './mark/mark.css?raw';
import my from './my/my.css?raw';
import frame from './public.css?raw';
import status from './site.css?raw';

/** A file of the public pages, under a name that changes with its bytes. */
export interface SiteFile {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  /** The same in Brotli, where that is smaller. */
  brotli?: Uint8Array<ArrayBuffer>;
}

/** Each page has one stylesheet, put together of these. */
const SHEETS = {
  status: [base, status, mark],
  my: [base, frame, my, mark],
  help: [base, frame, help],
  form: [base, frame, form],
} as const satisfies Record<string, readonly string[]>;
export type SheetName = keyof typeof SHEETS;

/** Scripts that a page can do without. */
const SCRIPTS = { searching, form: writing } as const;

interface SiteFiles {
  /** By the last part of their address. */
  byName: Map<string, SiteFile>;
  sheets: Record<SheetName, string>;
  scripts: Record<keyof typeof SCRIPTS, string>;
  /** Fetched at once, since every page is set in them. */
  fonts: string[];
}

const require = createRequire(import.meta.url);
/** As base.css names them. The first two carry our letters, the others ș, ț, ă and their like. */
const FONTS: Record<string, string> = {
  'vollkorn-latin.woff2': '@fontsource-variable/vollkorn/files/vollkorn-latin-wght-normal.woff2',
  'inter-latin.woff2': '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'vollkorn-latin-ext.woff2': '@fontsource-variable/vollkorn/files/vollkorn-latin-ext-wght-normal.woff2',
  'inter-latin-ext.woff2': '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
};
const PRELOADED = 2;

let files: SiteFiles | undefined;

/** Read once, when the first page is asked for. */
export function siteFiles(): SiteFiles {
  files ??= readFiles();
  return files;
}

function readFiles(): SiteFiles {
  const byName = new Map<string, SiteFile>();
  const add = (name: string, bytes: SiteFile['bytes'], type: string, brotli?: SiteFile['bytes']): string => {
    const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const named = name.replace(/\.(\w+)$/, `-${mark}.$1`);
    byName.set(named, brotli ? { bytes, type, brotli } : { bytes, type });
    return `/site/${named}`;
  };
  const addText = (name: string, text: string, type: string): string => {
    const bytes = new TextEncoder().encode(text);
    return add(name, bytes, type, new Uint8Array(brotliCompressSync(bytes)));
  };
  const fonts = Object.entries(FONTS).map(
    ([name, place]) => [name, add(name, new Uint8Array(readFileSync(require.resolve(place))), 'font/woff2')] as const,
  );
  const sheet = (parts: readonly string[]): string =>
    fonts.reduce((css, [name, address]) => css.replaceAll(`/site/${name}`, address), compact(parts.join('\n')));
  const each = <Name extends string, Part>(
    parts: Record<Name, Part>,
    put: (name: Name, part: Part) => string,
  ): Record<Name, string> =>
    Object.fromEntries(
      (Object.entries(parts) as [Name, Part][]).map(([name, part]) => [name, put(name, part)]),
    ) as Record<Name, string>;
  return {
    byName,
    sheets: each(SHEETS, (name, parts) => addText(`${name}.css`, sheet(parts), 'text/css; charset=utf-8')),
    scripts: each(SCRIPTS, (name, script) => addText(`${name}.js`, script, 'text/javascript; charset=utf-8')),
    fonts: fonts.slice(0, PRELOADED).map(([, address]) => address),
  };
}

/** Our own stylesheet without its comments and spaces; it holds no strings in which they would mean anything. */
function compact(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim();
}
