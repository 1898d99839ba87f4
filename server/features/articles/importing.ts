import { posix } from 'node:path';
import type { Language } from '../../../contract/shapes.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { isDatabaseAway } from '../../platform/db/index.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Visibility } from './articles.tables.ts';
import { createArticle } from './creating.ts';
import { keepDraft } from './drafting.ts';
import { keepFile } from './files.ts';
import type { Leftover } from './imports.queries.ts';
import { publishArticle } from './publishing.ts';
import type { ImportedText } from './reading-imports.ts';
import { inFolder, isWritten, linksIn, picturesIn, readImported, withFiles, withLinks } from './reading-imports.ts';
import { importSections } from './sections-of-imports.ts';
import type { Folder } from './unpacking.ts';

export interface ImportPlace {
  deskId: string;
  visibility: Visibility;
  /** Of texts that do not say theirs. */
  language: Language;
  /** Of texts that do not say theirs. */
  state: 'draft' | 'published';
  /** Everything goes below it. */
  sectionId: string | null;
}

/** The texts of a folder by the article that they are of, and what cannot be read. */
export async function readTexts(
  platform: Platform,
  folder: Folder,
  usual: Language,
): Promise<{ articles: Map<string, ImportedText[]>; left: Leftover[] }> {
  const left: Leftover[] = [...folder.left];
  const articles = new Map<string, ImportedText[]>();
  const used = new Set<string>();
  for (const path of folder.paths.filter(isWritten)) {
    used.add(path);
    try {
      const text = await readImported(folder, path, usual);
      articles.set(text.article, [...(articles.get(text.article) ?? []), text]);
    } catch (error) {
      left.push({ name: path, detail: sentenceOf(platform, error) });
    }
  }
  for (const texts of articles.values()) for (const path of filesOf(texts, folder)) used.add(path);
  for (const path of folder.paths)
    if (!used.has(path))
      left.push({ name: path, detail: 'It is neither Markdown nor HTML, and no article here shows it.' });
  return { articles, left };
}

/** Paths of all that the texts of one article show or list. */
export function filesOf(texts: readonly ImportedText[], folder: Folder): Set<string> {
  return new Set(texts.flatMap((text) => [...picturesIn(text, folder).values(), ...attachmentsOf(text, folder)]));
}

export interface StoredFile {
  sha256: string;
  size: number;
  bytes: Uint8Array;
}

export async function storeFiles(
  platform: Platform,
  folder: Folder,
  paths: Iterable<string>,
  left: Leftover[],
): Promise<Map<string, StoredFile>> {
  const stored = new Map<string, StoredFile>();
  for (const path of paths) {
    try {
      const bytes = await folder.read(path);
      stored.set(path, { ...(await platform.storage.put(bytes)), bytes });
    } catch (error) {
      left.push({ name: path, detail: sentenceOf(platform, error) });
    }
  }
  return stored;
}

/**
 * One article of a folder in all its languages: folders become sections, pictures that a text shows its files. What links to
 * others is published with its links, once they are all there.
 * @returns its id, and the ids of its files by their paths.
 */
export async function importOne(
  one: Act,
  texts: readonly ImportedText[],
  place: ImportPlace,
  folder: Folder,
  stored: Map<string, StoredFile>,
  left: Leftover[],
): Promise<{ id: string; files: Record<string, string> }> {
  // The one in the usual language is the source, wherever it stands.
  const source = texts.find((text) => text.language === place.language) ?? texts[0];
  if (!source) throw new Error('There is nothing in it.');
  const sectionId = await importSections(one, place, source);
  const { id } = await createArticle(one, {
    deskId: place.deskId,
    sectionId,
    visibility: place.visibility,
    language: source.language,
    title: source.title,
    html: '',
    state: 'draft',
    ...(source.slug === undefined ? {} : { slug: source.slug }),
  });
  const ids: Record<string, string> = {};
  const keep = async (path: string, inline: boolean): Promise<void> => {
    const file = stored.get(path);
    if (!file || path in ids) return;
    try {
      const kept = { name: posix.basename(path).slice(0, 200), ...file };
      ids[path] = await one.attempt(() => keepFile(one, id, { file: kept, bytes: file.bytes, inline }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      stored.delete(path);
      left.push({ name: path, detail: error.message });
    }
  };
  for (const text of texts) for (const path of picturesIn(text, folder).values()) await keep(path, true);
  for (const path of attachmentsOf(source, folder)) await keep(path, false);
  for (const text of [source, ...texts.filter((each) => each !== source)]) {
    await keepDraft(one, id, text.language, { title: text.title, html: htmlOf(text, folder, ids) });
    if (isPublished(text, place) && linksIn(text, folder).size === 0) await publishArticle(one, id, text.language);
  }
  return { id, files: ids };
}

/** Links of a text to the others lead to their articles. @param addressOf where readers find the text of a path. */
export async function linkOne(
  one: Act,
  { articleId, text, files }: { articleId: string; text: ImportedText; files: Readonly<Record<string, string>> },
  place: ImportPlace,
  folder: Folder,
  addressOf: (path: string, language: Language) => string | undefined,
): Promise<void> {
  const addresses = new Map<string, string>();
  for (const [was, path] of linksIn(text, folder)) {
    const address = addressOf(path, text.language);
    if (address !== undefined) addresses.set(was, address);
  }
  if (addresses.size > 0) {
    const html = withLinks(htmlOf(text, folder, files), addresses);
    await keepDraft(one, articleId, text.language, { title: text.title, html });
  }
  if (isPublished(text, place)) await publishArticle(one, articleId, text.language);
}

/** What was wrong, for the person; what is wrong with us goes to the log as well. @throws for a database that is away. */
export function sentenceOf(platform: Platform, error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (!(error instanceof Error) || isDatabaseAway(error)) throw error;
  if (!/^(?:It|There) [\s\S]{3,200}\.$/.test(error.message)) {
    platform.log.error({ reason: error.message }, 'an article could not be imported');
    return 'It could not be taken in.';
  }
  return error.message;
}

/** As it is kept, without its links to the others. */
function htmlOf(text: ImportedText, folder: Folder, ids: Readonly<Record<string, string>>): string {
  const files = new Map(
    [...picturesIn(text, folder)].flatMap(([address, path]) => {
      const id = Object.hasOwn(ids, path) ? ids[path] : undefined;
      return id === undefined ? [] : [[address, id] as const];
    }),
  );
  return withFiles(text.html, files);
}

function isPublished(text: ImportedText, place: ImportPlace): boolean {
  return (text.state ?? place.state) === 'published';
}

function attachmentsOf(text: ImportedText, folder: Folder): string[] {
  const known = new Set(folder.paths);
  return text.attachments.flatMap((address) => {
    const path = inFolder(address, text.path);
    return path !== undefined && known.has(path) ? [path] : [];
  });
}
