import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import style from './site.css?raw';

/** A file of the public pages, under a name that changes with its bytes. */
export interface SiteFile {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  /** The same in Brotli, where that is smaller. */
  brotli?: Uint8Array<ArrayBuffer>;
}

interface SiteFiles {
  /** By the last part of their address. */
  byName: Map<string, SiteFile>;
  stylesheet: string;
  /** Fetched at once, since every page is set in them. */
  fonts: string[];
}

const require = createRequire(import.meta.url);
/** As site.css names them. The first two carry our letters, the others ș, ț, ă and their like. */
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
  let css = compact(style);
  const fonts: string[] = [];
  for (const [name, place] of Object.entries(FONTS)) {
    const address = add(name, new Uint8Array(readFileSync(require.resolve(place))), 'font/woff2');
    css = css.replaceAll(`/site/${name}`, address);
    fonts.push(address);
  }
  const bytes = new TextEncoder().encode(css);
  const stylesheet = add('site.css', bytes, 'text/css; charset=utf-8', new Uint8Array(brotliCompressSync(bytes)));
  return { byName, stylesheet, fonts: fonts.slice(0, PRELOADED) };
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
