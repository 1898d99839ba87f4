import { posix } from 'node:path';
import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import type { Language } from '../../../contract/shapes.ts';
import { LANGUAGES } from '../../../contract/shapes.ts';
import { unescapeText } from './arranging-html.ts';
import { readFrontMatter } from './front-matter.ts';
import { renderMarkdown } from './markdown.ts';
import type { Folder } from './unpacking.ts';

/** One text of an import as it was written, not clean yet: its pictures still have the folder's addresses. */
export interface ImportedText {
  /** Of the file, in the folder. */
  path: string;
  /** Files with the same one are one article in several languages. */
  article: string;
  language: Language;
  title: string;
  html: string;
  /** From the top down. */
  sections: string[];
  slug?: string;
  visibility?: 'public' | 'internal';
  state?: 'draft' | 'published';
  attachments: string[];
}

const WRITTEN = /\.(?:md|markdown|html?)$/i;
const IN_LANGUAGE = new RegExp(`[._-](${LANGUAGES.join('|')})$`, 'i');

export function isWritten(path: string): boolean {
  return WRITTEN.test(path);
}

/**
 * Reads one file of an import. @throws Error with a sentence for one that is no text, too long or empty; Problem for Markdown
 * that nobody gets through.
 */
export async function readImported(folder: Folder, path: string, usual: Language): Promise<ImportedText> {
  const bytes = await folder.read(path);
  if (bytes.byteLength > ARTICLE_LIMITS.body * 4) throw new Error('It is too long for one article. Make two of it.');
  const words = textOf(bytes);
  if (words.trim() === '') throw new Error('It is empty.');
  const { values, body } = readFrontMatter(words);
  const bare = posix.basename(path).replace(WRITTEN, '');
  const folders = posix.dirname(path) === '.' ? [] : posix.dirname(path).split('/');
  const inFolder = folders.find((each) => isLanguage(each.toLowerCase()));
  const suffix = IN_LANGUAGE.exec(bare)?.[1];
  const language = languageOf(values.language) ?? languageOf(suffix) ?? languageOf(inFolder) ?? usual;
  const named = folders.filter((each) => each !== inFolder && !/^(?:public|internal)$/i.test(each));
  const base = bare.replace(IN_LANGUAGE, '');
  const html = /\.html?$/i.test(path) ? bodyOf(body) : renderMarkdown(body);
  const heading = /^\s*<h1[^>]*>([\s\S]{1,500}?)<\/h1>/i.exec(html);
  const title = values.title ?? titleOf(body, path) ?? plain(heading?.[1] ?? '');
  const slug = values.slug;
  const state = values.state === 'published' ? 'published' : values.state === 'draft' ? 'draft' : undefined;
  const visibility = ['public', 'internal'].find((each) => each === (values.visibility ?? folders[0]?.toLowerCase()));
  return {
    path,
    article: values.article ?? [...named, base].join('/'),
    language,
    title: (title || base.replace(/[-_]+/g, ' ')).slice(0, ARTICLE_LIMITS.title),
    html: heading ? html.slice(heading[0].length) : html,
    sections: values.section === undefined ? named : values.section.split(' / ').filter((each) => each.trim() !== ''),
    attachments: (values.attachments ?? '').split('|').filter((each) => each !== ''),
    ...(slug === undefined ? {} : { slug }),
    ...(state === undefined ? {} : { state }),
    ...(visibility === undefined ? {} : { visibility: visibility as 'public' | 'internal' }),
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new Error('It is no text.');
    return text;
  } catch (error) {
    if (error instanceof TypeError) throw new Error('It is not written in UTF-8.', { cause: error });
    throw error;
  }
}

function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value);
}

function languageOf(value: string | undefined): Language | undefined {
  const bare = value?.toLowerCase().slice(0, 2);
  return bare !== undefined && isLanguage(bare) ? bare : undefined;
}

/** What a whole page has around its words stays behind. */
function bodyOf(html: string): string {
  const from = /<body[^<>]*>/i.exec(html);
  const inside = from ? html.slice(from.index + from[0].length) : withoutHead(html);
  const end = inside.search(/<\/body>/i);
  return end < 0 ? inside : inside.slice(0, end);
}

function withoutHead(html: string): string {
  const from = html.search(/<head[\s>]/i);
  const end = from < 0 ? null : /<\/head>/i.exec(html.slice(from));
  return end ? html.slice(0, from) + html.slice(from + end.index + end[0].length) : html;
}

function titleOf(html: string, path: string): string | undefined {
  if (!/\.html?$/i.test(path)) return undefined;
  const title = /<title[^<>]*>([^<]{1,500})<\/title>/i.exec(html)?.[1];
  return title === undefined ? undefined : plain(title);
}

function plain(html: string): string {
  return unescapeText(html.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

/** No part of it goes beyond the next tag, so that a page of tags that never end is read once, and not once for each. */
const PICTURE = /<img\b[^<>]*?\bsrc\s{0,9}=\s{0,9}(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})')[^<>]*>/gi;

/** The files of the folder that a text shows, by the address it shows them at. */
export function picturesIn(text: Pick<ImportedText, 'html' | 'path'>, folder: Folder): Map<string, string> {
  const known = new Set(folder.paths);
  const found = new Map<string, string>();
  for (const [, double, single] of text.html.matchAll(PICTURE)) {
    const address = double ?? single ?? '';
    const path = inFolder(address, text.path);
    if (path !== undefined && known.has(path)) found.set(address, path);
  }
  return found;
}

const LINK = /<a\b[^<>]*?\bhref\s{0,9}=\s{0,9}(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})')[^<>]*>/gi;

/** The other texts of the folder that a text links to, by the address it has them at. */
export function linksIn(text: Pick<ImportedText, 'html' | 'path'>, folder: Folder): Map<string, string> {
  const known = new Set(folder.paths.filter(isWritten));
  const found = new Map<string, string>();
  for (const [, double, single] of text.html.matchAll(LINK)) {
    const address = double ?? single ?? '';
    const path = inFolder(address, text.path);
    if (path !== undefined && path !== text.path && known.has(path)) found.set(address, path);
  }
  return found;
}

/** The links by what they lead to now; a place within the page stays. */
export function withLinks(html: string, addresses: ReadonlyMap<string, string>): string {
  return html.replace(LINK, (tag, double: string | undefined, single: string | undefined) => {
    const was = double ?? single ?? '';
    const address = addresses.get(was);
    if (address === undefined) return tag;
    const place = /#[\p{L}\p{N}_%-]{1,100}$/u.exec(was)?.[0] ?? '';
    return `<a href="${address}${place}">`;
  });
}

/** Where a relative address leads within the folder; undefined for one that leads elsewhere. */
export function inFolder(address: string, from: string): string | undefined {
  const bare = unescapeText(address).split(/[?#]/)[0] ?? '';
  if (bare === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(bare)) return undefined;
  try {
    const path = posix.join(bare.startsWith('/') ? '' : posix.dirname(from), decodeURIComponent(bare));
    return path.startsWith('..') ? undefined : path.replace(/^\//, '').normalize('NFC');
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The pictures by the ids of their files, as the cleaner keeps them. */
export function withFiles(html: string, files: ReadonlyMap<string, string>): string {
  return html.replace(PICTURE, (tag, double: string | undefined, single: string | undefined) => {
    const id = files.get(double ?? single ?? '');
    return id === undefined ? tag : tag.replace(/\bsrc\s*=/i, `data-file="${id}" data-was=`);
  });
}
