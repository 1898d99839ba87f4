import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Storage, StoredBlob } from './index.ts';
import { BlobMissing, StorageFull } from './index.ts';

const NAME = /^[0-9a-f]{64}$/;
/** EDQUOT and EFBIG are the quota's and the file-size limit's way of saying that there is no room. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Blobs as files `ab/cd/<sha256>` under one folder. Written beside, synced, then renamed: a name stands for whole bytes. */
export async function folderStorage(folder: string): Promise<Storage> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  const pathOf = (sha256: string): string => {
    if (!NAME.test(sha256)) throw new BlobMissing('not a blob name');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };

  async function put(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredBlob> {
    const temporary = join(incoming, randomUUID());
    const hash = createHash('sha256');
    let size = 0;
    try {
      const file = await open(temporary, 'wx');
      try {
        for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
          hash.update(chunk);
          size += chunk.byteLength;
          await file.appendFile(chunk);
        }
        await file.datasync();
      } finally {
        await file.close();
      }
      const sha256 = hash.digest('hex');
      const path = pathOf(sha256);
      await renameInto(temporary, path);
      return { sha256, size };
    } catch (error) {
      await rm(temporary, { force: true });
      if (NO_ROOM.has(codeOf(error))) throw new StorageFull('the disk that holds the blobs is full');
      throw error;
    }
  }

  return {
    put,
    async open(sha256) {
      const path = pathOf(sha256);
      await existing(path);
      return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    },
    async read(sha256) {
      const path = pathOf(sha256);
      await existing(path);
      return readFile(path);
    },
    async has(sha256) {
      return access(pathOf(sha256)).then(
        () => true,
        () => false,
      );
    },
    async remove(sha256, options) {
      const path = pathOf(sha256);
      if (options) {
        const written = await stat(path).then(
          (file) => file.mtimeMs,
          () => undefined,
        );
        if (written === undefined || written >= options.writtenBefore.epochMilliseconds) return;
      }
      await rm(path, { force: true });
    },
    async check() {
      const probe = await put(new TextEncoder().encode('sportello'));
      await rm(pathOf(probe.sha256), { force: true });
    },
  };
}

async function renameInto(temporary: string, path: string): Promise<void> {
  try {
    await rename(temporary, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
  }
  // The name itself must survive a power cut as well as the bytes.
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function existing(path: string): Promise<void> {
  try {
    await access(path);
  } catch {
    throw new BlobMissing('the bytes of this blob are not in the storage');
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '');
}
