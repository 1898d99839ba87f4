import { createHash, randomUUID } from 'node:crypto';
import { closeSync, createReadStream, fdatasync, fsync, mkdirSync, openSync, writeSync } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { recentBlobs } from './recent-blobs.ts';
import type { Storage, StoredBlob } from './storage.ts';
import { BlobMissing, StorageFull } from './storage.ts';

const NAME = /^[0-9a-f]{64}$/;
/** EDQUOT and EFBIG are the quota's and the file-size limit's way of saying that there is no room. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** Up to here a blob is gathered in memory and written in one go, which costs a third of the calls. */
const SMALL_BYTES = 128 * 1024;
/** What was just stored is mostly read at once, by whoever understands it. */
const RECENT_BYTES = 8 * 1024 * 1024;

const syncData = promisify(fdatasync);
const syncName = promisify(fsync);

/**
 * Blobs as files `ab/cd/<sha256>` under one folder. A large one is written beside, synced, then renamed; a small one is
 * written under its name at once, for its name is told to nobody before it is synced, and one that a crash cut short is
 * written anew by whoever stores the same bytes again.
 */
export async function folderStorage(folder: string): Promise<Storage> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  const recent = recentBlobs(RECENT_BYTES);
  const pathOf = (sha256: string): string => {
    if (!NAME.test(sha256)) throw new BlobMissing('not a blob name');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };

  async function put(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredBlob> {
    try {
      const { head, rest } = await upTo(SMALL_BYTES, bytes);
      return rest ? await putLarge(head, rest) : await putSmall(head);
    } catch (error) {
      if (NO_ROOM.has(codeOf(error))) throw new StorageFull('the disk that holds the blobs is full');
      throw error;
    }
  }

  async function putSmall(bytes: Uint8Array): Promise<StoredBlob> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = pathOf(sha256);
    const file = create(path);
    if (file === undefined) {
      // The same bytes are there, or the beginning of them: written beside and renamed, so that nobody reads half.
      return putLarge(bytes, none());
    }
    try {
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at);
      await syncData(file);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    await syncFolder(dirname(path));
    recent.add(sha256, bytes);
    return { sha256, size: bytes.byteLength };
  }

  async function putLarge(head: Uint8Array, rest: AsyncIterable<Uint8Array>): Promise<StoredBlob> {
    const temporary = join(incoming, randomUUID());
    const hash = createHash('sha256').update(head);
    let size = head.byteLength;
    try {
      const file = await open(temporary, 'wx');
      try {
        await file.appendFile(head);
        for await (const chunk of rest) {
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
      await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
      await syncFolder(dirname(path));
      return { sha256, size };
    } catch (error) {
      await rm(temporary, { force: true });
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
      return recent.get(sha256) ?? readFile(pathOf(sha256)).catch(missing);
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
      recent.drop(sha256);
      await rm(path, { force: true });
    },
    async check() {
      const probe = await put(new TextEncoder().encode(`sportello ${randomUUID()}`));
      await rm(pathOf(probe.sha256), { force: true });
    },
  };
}

/** Reads until there is more than `most`: all of it, or what was read and the rest to come. */
async function upTo(most: number, bytes: AsyncIterable<Uint8Array> | Uint8Array) {
  if (bytes instanceof Uint8Array)
    return bytes.byteLength <= most ? { head: bytes } : { head: new Uint8Array(0), rest: only(bytes) };
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const step = await iterator.next();
    if (step.done) return { head: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) };
    chunks.push(step.value);
    size += step.value.byteLength;
    if (size > most) return { head: Buffer.concat(chunks), rest: { [Symbol.asyncIterator]: () => iterator } };
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* none(): AsyncGenerator<Uint8Array> {}

/** A new file for writing; undefined when the name is taken. Calls of microseconds, cheaper done than awaited. */
function create(path: string): number | undefined {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    if (codeOf(error) !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'wx');
  }
}

/** The name itself must survive a power cut as well as the bytes. */
async function syncFolder(folder: string): Promise<void> {
  const file = openSync(folder, 'r');
  try {
    await syncName(file);
  } finally {
    closeSync(file);
  }
}

async function existing(path: string): Promise<void> {
  await access(path).catch(missing);
}

function missing(error: unknown): never {
  if (codeOf(error) === 'ENOENT') throw new BlobMissing('the bytes of this blob are not in the storage');
  throw error;
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '');
}
