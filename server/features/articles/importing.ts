import { posix } from 'node:path';
import type { ImportReport } from '../../../contract/articles.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import { requirePermission } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { Problem } from '../../platform/http/problem.ts';
import { writingPermission } from './articles.access.ts';
import type { Visibility } from './articles.tables.ts';
import { createArticle } from './creating.ts';
import { keepDraft } from './drafting.ts';
import { keepFile } from './files.ts';
import { publishArticle } from './publishing.ts';
import type { ImportedText } from './reading-imports.ts';
import { inFolder, isWritten, linksIn, picturesIn, readImported, withFiles, withLinks } from './reading-imports.ts';
import { importSections } from './sections-of-imports.ts';
import { articleAddress } from './slugs.ts';
import type { Folder } from './unpacking.ts';
import { textOf } from './writing.queries.ts';

export interface ImportPlace {
  deskId: string;
  visibility: Visibility;
  /** Of texts that do not say theirs. */
  language: Language;
  /** Of texts that do not say theirs. */
  state: 'draft' | 'published';
  /** Everything goes below it. */
  sectionId: string | null;
  /** Of the desk's help centre, where links between the texts lead; undefined where it has none that is open. */
  centreSlug: string | undefined;
}

/** A text that came in, and where its readers find it. */
interface CameIn {
  articleId: string;
  text: ImportedText;
  /** As it was kept, without its links to the others. */
  html: string;
  address: string | undefined;
}

/**
 * Takes in a folder of Markdown and HTML: folders become sections, files of one name in several languages one article, pictures
 * that a text shows its files, links between the texts links between the articles. Each article by itself: what is broken is
 * named, and the rest is there.
 * @throws Problem 403.
 */
export async function importArticles(
  platform: Platform,
  actor: Actor,
  folder: Folder,
  place: ImportPlace,
): Promise<ImportReport> {
  requirePermission(actor, 'article.import', place.deskId);
  requirePermission(actor, writingPermission(place.visibility), place.deskId);
  const left = [...folder.left];
  const used = new Set<string>();
  const groups = new Map<string, ImportedText[]>();
  for (const path of folder.paths.filter(isWritten)) {
    used.add(path);
    try {
      const text = await readImported(folder, path, place.language);
      groups.set(text.article, [...(groups.get(text.article) ?? []), text]);
    } catch (error) {
      left.push({ name: path, detail: sentenceOf(platform, error) });
    }
  }
  const items: ImportReport['items'] = [];
  let files = 0;
  const cameIn = new Map<string, CameIn>();
  for (const texts of groups.values()) {
    const [first] = texts;
    if (!first) continue;
    const shown = new Map<string, string>();
    for (const text of texts) for (const path of picturesIn(text, folder).values()) shown.set(path, path);
    for (const path of attachmentsOf(first, folder)) shown.set(path, path);
    for (const path of shown.keys()) used.add(path);
    try {
      const stored = await storeFiles(platform, folder, [...shown.keys()], left);
      const came = await act(platform, actor, (one) => importOne(one, texts, place, folder, stored, left));
      const [{ articleId: id = '' } = {}] = came;
      for (const each of came) cameIn.set(each.text.path, each);
      files += stored.size;
      items.push({ id, title: first.title, language: first.language, name: first.path });
    } catch (error) {
      left.push({ name: first.path, detail: sentenceOf(platform, error) });
    }
  }
  for (const each of cameIn.values()) {
    try {
      await act(platform, actor, (one) => linkOne(one, each, cameIn, place, folder));
    } catch (error) {
      left.push({ name: each.text.path, detail: sentenceOf(platform, error) });
    }
  }
  for (const path of folder.paths)
    if (!used.has(path))
      left.push({ name: path, detail: 'It is neither Markdown nor HTML, and no article here shows it.' });
  return { articles: items.length, files, left, items };
}

interface StoredFile {
  sha256: string;
  size: number;
  bytes: Uint8Array;
}

async function storeFiles(
  platform: Platform,
  folder: Folder,
  paths: readonly string[],
  left: { name: string; detail: string }[],
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

async function importOne(
  one: Act,
  texts: readonly ImportedText[],
  place: ImportPlace,
  folder: Folder,
  stored: Map<string, StoredFile>,
  left: { name: string; detail: string }[],
): Promise<CameIn[]> {
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
  const ids = new Map<string, string>();
  const keep = async (path: string, inline: boolean): Promise<void> => {
    const file = stored.get(path);
    if (!file || ids.has(path)) return;
    try {
      const kept = { name: posix.basename(path).slice(0, 200), ...file };
      ids.set(path, await one.attempt(() => keepFile(one, id, { file: kept, bytes: file.bytes, inline })));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      stored.delete(path);
      left.push({ name: path, detail: error.message });
    }
  };
  for (const text of texts) for (const path of picturesIn(text, folder).values()) await keep(path, true);
  for (const path of attachmentsOf(source, folder)) await keep(path, false);
  const came: CameIn[] = [];
  for (const text of [source, ...texts.filter((each) => each !== source)]) {
    const files = new Map(
      [...picturesIn(text, folder)].flatMap(([address, path]) => {
        const fileId = ids.get(path);
        return fileId === undefined ? [] : [[address, fileId] as const];
      }),
    );
    const html = withFiles(text.html, files);
    await keepDraft(one, id, text.language, { title: text.title, html });
    // What links to the others is published with its links, once they are all there.
    if (isPublished(text, place) && linksIn(text, folder).size === 0) await publishArticle(one, id, text.language);
    const slug = (await textOf(one.trx, id, text.language))?.slug;
    const address =
      slug === undefined || place.centreSlug === undefined
        ? undefined
        : articleAddress(place.centreSlug, text.language, slug);
    came.push({ articleId: id, text, html, address });
  }
  return came;
}

function isPublished(text: ImportedText, place: ImportPlace): boolean {
  return (text.state ?? place.state) === 'published';
}

/** Its links to the others lead to their articles: in its own language where they have it. */
async function linkOne(
  one: Act,
  { articleId, text, html }: CameIn,
  cameIn: ReadonlyMap<string, CameIn>,
  place: ImportPlace,
  folder: Folder,
): Promise<void> {
  const links = linksIn(text, folder);
  if (links.size === 0) return;
  const addresses = new Map<string, string>();
  for (const [was, path] of links) {
    const there = cameIn.get(path);
    const own = [...cameIn.values()].find(
      (other) => other.articleId === there?.articleId && other.text.language === text.language,
    );
    const address = (own ?? there)?.address;
    if (address !== undefined) addresses.set(was, address);
  }
  if (addresses.size > 0)
    await keepDraft(one, articleId, text.language, { title: text.title, html: withLinks(html, addresses) });
  if (isPublished(text, place)) await publishArticle(one, articleId, text.language);
}

function attachmentsOf(text: ImportedText, folder: Folder): string[] {
  const known = new Set(folder.paths);
  return text.attachments.flatMap((address) => {
    const path = inFolder(address, text.path);
    return path !== undefined && known.has(path) ? [path] : [];
  });
}

/** What was wrong, for the person; what is wrong with us goes to the log as well. */
function sentenceOf(platform: Platform, error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (!(error instanceof Error)) throw error;
  if (!/^(?:It|There) [\s\S]{3,200}\.$/.test(error.message)) {
    platform.log.error({ reason: error.message }, 'an article could not be imported');
    return 'It could not be taken in.';
  }
  return error.message;
}
