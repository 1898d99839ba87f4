import { ARTICLE_LIMITS } from '../../../contract/article-limits.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act, Platform } from '../../platform/act.ts';
import { act } from '../../platform/act.ts';
import { fieldProblem, notFound, problem } from '../../platform/http/problem.ts';
import type { UploadedFile } from '../../platform/http/uploads.ts';
import { receiveForm } from '../../platform/http/uploads.ts';
import { newId } from '../../platform/ids/index.ts';
import type { PictureKind } from '../../platform/pictures/index.ts';
import { kindOfPicture } from '../../platform/pictures/index.ts';
import { articleAtHand } from './article-at-hand.ts';
import { countFiles, deleteFile, insertFile } from './files.queries.ts';
import { writerOf } from './texts.ts';

/** What a form has around its file. */
const FORM_BYTES = 64 * 1024;
const MEGABYTE = 1_048_576;
/** Documents that are programs where a browser opens them. */
const NEVER = /\.(?:svgz?|html?|xhtml|xml|js|mjs|swf|hta)$/i;

/** @throws Problem 413 before a byte is read, where the request itself says that it is too large. */
export function refuseLargeForm(request: Request, most: number): void {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > most + FORM_BYTES)
    throw problem(413, 'too-large', `This is over ${Math.floor(most / MEGABYTE)} MB. Make it smaller, or link to it.`);
}

/**
 * Takes one file for an article: a picture for its text (`inline`), or a file that is listed below it.
 * @returns its id. @throws Problem 404, 403; 413 for one that is too large, 422 for what is not what it says, or never is taken.
 */
export async function addArticleFile(
  platform: Platform,
  actor: Actor,
  articleId: string,
  request: Request,
): Promise<string> {
  await act(platform, actor, (one) => articleAtHand(one, articleId));
  refuseLargeForm(request, ARTICLE_LIMITS.fileBytes);
  const { files, fields } = await receiveForm(request, platform.storage, {
    files: 1,
    fileBytes: ARTICLE_LIMITS.fileBytes,
    fields: 5,
    fieldBytes: 1_000,
  });
  const [file] = files;
  if (!file) throw fieldProblem('file', 'There is no file in this form.');
  const bytes = await platform.storage.read(file.sha256);
  return act(platform, actor, async (one) => {
    await articleAtHand(one, articleId);
    return keepFile(one, articleId, { file, bytes, inline: fields.inline === 'true' });
  });
}

/** As `addArticleFile`, of bytes that are stored already, for an article that is locked by who may. */
export async function keepFile(
  one: Act,
  articleId: string,
  { file, bytes, inline }: { file: Pick<UploadedFile, 'name' | 'sha256' | 'size'>; bytes: Uint8Array; inline: boolean },
): Promise<string> {
  if (file.size > ARTICLE_LIMITS.fileBytes)
    throw fieldProblem('file', `"${file.name}" is over ${ARTICLE_LIMITS.fileBytes / MEGABYTE} MB.`);
  if ((await countFiles(one.trx, articleId)) >= ARTICLE_LIMITS.files)
    throw problem(422, 'too-many', `An article has at most ${ARTICLE_LIMITS.files} files.`);
  const picture = kindOfPicture(bytes);
  requireHarmless(file.name, bytes, picture, inline);
  const id = newId();
  await insertFile(one.trx, {
    id,
    article_id: articleId,
    name: file.name,
    content_type: picture?.type ?? (isPdf(bytes) ? 'application/pdf' : 'application/octet-stream'),
    size: file.size,
    blob_sha256: file.sha256,
    inline,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    added_by: writerOf(one.actor),
    added_at: one.at.toString(),
  });
  return id;
}

function requireHarmless(name: string, bytes: Uint8Array, picture: PictureKind | undefined, inline: boolean): void {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).trimStart().toLowerCase();
  const isMarkup =
    /^(?:\ufeff|ï»¿)?\s*<(?:!doctype|html|svg|\?xml|script|head|body)/.test(head) || head.includes('<svg');
  if (!picture && (NEVER.test(name) || isMarkup))
    throw fieldProblem(
      'file',
      `"${name}" is a drawing or a page that can hold a program (SVG, HTML). Send it as PNG or PDF.`,
    );
  if (inline && !picture)
    throw fieldProblem('file', `"${name}" is not a picture that every browser shows: send PNG, JPEG, WebP or GIF.`);
  if (picture && picture.width * picture.height > ARTICLE_LIMITS.pixels)
    throw fieldProblem(
      'file',
      `"${name}" is ${picture.width} × ${picture.height} pixels, more than a phone can show. Make it smaller.`,
    );
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
}

/** No longer with the article; versions that showed the picture show none. @throws Problem 404, 403. */
export async function removeArticleFile(one: Act, articleId: string, fileId: string): Promise<void> {
  await articleAtHand(one, articleId);
  if (!(await deleteFile(one.trx, articleId, fileId))) throw notFound('file');
}
