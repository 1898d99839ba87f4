import { Buffer } from 'node:buffer';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Platform } from '../../platform/act.ts';
import type { Visibility } from './articles.tables.ts';
import { exportedTexts } from './exporting.queries.ts';
import { writeFrontMatter } from './front-matter.ts';
import { htmlToMarkdown } from './markdown.ts';
import type { FileRow } from './reading.queries.ts';
import { filesOf, sectionRows } from './reading.queries.ts';
import { openSections } from './section-tree.ts';

/** Articles are read and written so many at a time. */
const AT_ONCE = 100;

/**
 * What is written on a desk, drafts too, as a ZIP of Markdown: a folder for each section, a file for each language with its
 * title, section, address and state before the words, and what they show beside them. An import reads it back.
 */
export function exportArticles(
  platform: Platform,
  { deskId, kinds, language }: { deskId: string; kinds: readonly Visibility[]; language: string },
): ReadableStream<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  fill(platform, zip, { deskId, kinds, language }).then(
    () => zip.end(),
    (error: unknown) => out.destroy(error instanceof Error ? error : new Error('the export broke off')),
  );
  return Readable.toWeb(out) as ReadableStream<Uint8Array>;
}

async function fill(
  platform: Platform,
  zip: ZipFile,
  { deskId, kinds, language }: { deskId: string; kinds: readonly Visibility[]; language: string },
): Promise<void> {
  const written = new Set<string>();
  for (const visibility of kinds) {
    const sections = openSections(await sectionRows(platform.db, { deskId, language, visibility }));
    let after: string | null = null;
    for (;;) {
      const texts = await exportedTexts(platform.db, { deskId, visibility, after, limit: AT_ONCE });
      if (texts.length === 0) break;
      const files = await filesOf(platform.db, [...new Set(texts.map((text) => text.article_id))]);
      for (const text of texts) {
        const own = files.filter((file) => file.article_id === text.article_id);
        const names = (sections.get(text.section_id ?? '') ?? []).map((section) => section.name);
        const folder = [visibility, ...names.map(fileName)].join('/');
        const up = '../'.repeat(names.length + 1);
        const markdown = htmlToMarkdown(text.html, { picture: (id) => up + placeOf(own, id) });
        const head = writeFrontMatter({
          title: text.title,
          language: text.language,
          ...(names.length === 0 ? {} : { section: names.join(' / ') }),
          slug: text.slug,
          visibility,
          state: text.published === null ? 'draft' : 'published',
          article: text.article_id,
          ...attachmentsOf(own, up),
        });
        const mtime = new Date(text.updated_at.epochMilliseconds);
        // Two articles of one name in one section have two addresses, and those are free of each other in a language alone.
        const path = free(written, `${folder}/${text.source_slug}`, `.${text.language}.md`);
        zip.addBuffer(Buffer.from(`${head}${markdown}\n`), path, { mtime });
      }
      for (const file of files) addFile(platform, zip, written, file);
      after = texts.at(-1)?.article_id ?? null;
    }
  }
}

function free(written: Set<string>, base: string, ending: string): string {
  for (let number = 1; ; number++) {
    const path = number === 1 ? `${base}${ending}` : `${base}-${number}${ending}`;
    if (written.has(path)) continue;
    written.add(path);
    return path;
  }
}

function attachmentsOf(files: readonly FileRow[], up: string): Record<string, string> {
  const listed = files.filter((file) => !file.inline).map((file) => up + pathOf(file));
  return listed.length === 0 ? {} : { attachments: listed.join('|') };
}

function placeOf(files: readonly FileRow[], id: string): string {
  const file = files.find((each) => each.id === id);
  return file ? encodeURI(pathOf(file)) : `files/${id}`;
}

function pathOf(file: FileRow): string {
  return `files/${file.id.slice(-12)}-${fileName(file.name)}`;
}

/** Fit for every file system, and for a place in Markdown. */
function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{M}\p{N}._ -]+/gu, '-').replace(/^[. ]+|[. ]+$/g, '');
  return plain === '' ? 'unnamed' : plain.slice(0, 100);
}

function addFile(platform: Platform, zip: ZipFile, written: Set<string>, file: FileRow): void {
  const path = pathOf(file);
  if (written.has(path)) return;
  written.add(path);
  zip.addReadStreamLazy(path, { compress: false, size: file.size }, (done) => {
    platform.storage.open(file.blob_sha256).then(
      (stream) => done(null, Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])),
      (error: unknown) => done(error, Readable.from([])),
    );
  });
}
