import type { Platform } from '../../platform/act.ts';
import type { UploadedFile } from '../../platform/http/uploads.ts';
import { newSecretWord } from '../../platform/ids/index.ts';
import { formFiles, insertFormFile, nameFormFiles } from './contact-form.queries.ts';

const KEY = /^[a-z2-7]{32}$/;

/** A file that waits for its form. Whoever has the key may send it. */
export interface FormFile {
  key: string;
  name: string;
  contentType: string;
  size: number;
  sha256: string;
}

/** Keeps files whose bytes are in the storage, so that a form that is refused does not lose them. */
export async function keepFormFiles(platform: Platform, files: readonly UploadedFile[]): Promise<FormFile[]> {
  const at = platform.clock.now();
  const kept = files.map(({ name, contentType, size, sha256 }) => ({
    key: newSecretWord(),
    name,
    contentType,
    size,
    sha256,
  }));
  await platform.db.transaction().execute(async (trx) => {
    for (const { contentType, sha256, ...file } of kept)
      await insertFormFile(trx, { ...file, content_type: contentType, blob_sha256: sha256 }, at);
  });
  return kept;
}

/** Those that are still there, in this order. */
export async function filesByKey(platform: Platform, keys: readonly string[]): Promise<FormFile[]> {
  const rows = await formFiles(platform.db, [...new Set(keys.filter((key) => KEY.test(key)))]);
  return rows.map(({ key, name, content_type, size, blob_sha256 }) => ({
    key,
    name,
    contentType: content_type,
    size,
    sha256: blob_sha256,
  }));
}

/** They go with this form, and stay until it is a request. */
export async function sendFilesWith(platform: Platform, files: readonly FormFile[], externalId: string): Promise<void> {
  await nameFormFiles(
    platform.db,
    files.map((file) => file.key),
    externalId,
  );
}
