import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderStorage } from './folder.ts';
import { BlobMissing } from './index.ts';

async function fresh() {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-blobs-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { folder, storage: await folderStorage(folder) };
}

describe('blobs in a folder', () => {
  it('gives back what was put, whatever its size and however it was cut', async () => {
    const { storage } = await fresh();
    const sizes = fc.integer({ min: 0, max: 300_000 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 70_000 }), async (size, cut) => {
        const bytes = Buffer.alloc(size, size % 251);
        const chunks = Array.from({ length: Math.ceil(size / cut) }, (_, index) =>
          bytes.subarray(index * cut, (index + 1) * cut),
        );
        const blob = await storage.put(Readable.from(chunks));
        expect(blob.size).toBe(size);
        for (const again of [1, 2])
          expect(Buffer.from(await storage.read(blob.sha256)).equals(bytes), `read ${again}`).toBe(true);
        const streamed: Uint8Array[] = [];
        for await (const chunk of await storage.open(blob.sha256)) streamed.push(chunk);
        expect(Buffer.concat(streamed).equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('mends one that a crash cut short when the same bytes come again', async () => {
    const { folder, storage } = await fresh();
    const bytes = Buffer.from('a letter of some words');
    const { sha256 } = await storage.put(bytes);
    const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(path, 'a lett');
    await storage.put(bytes);
    expect(await readFile(path, 'utf8')).toBe('a letter of some words');
  });

  it('leaves nothing behind when the source breaks off', async () => {
    const { folder, storage } = await fresh();
    async function* breaking() {
      yield Buffer.alloc(200_000);
      throw new Error('the line was cut');
    }
    await expect(storage.put(breaking())).rejects.toThrow('the line was cut');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('spares what was stored again after a sweep had begun', async () => {
    const { storage } = await fresh();
    const { sha256 } = await storage.put(Buffer.from('stored again'));
    await storage.remove(sha256, { writtenBefore: Temporal.Now.instant().subtract({ hours: 1 }) });
    expect(await storage.has(sha256)).toBe(true);
    await storage.remove(sha256);
    await expect(storage.read(sha256)).rejects.toThrow(BlobMissing);
  });

  it('has no blob by a name that is a path', async () => {
    const { storage } = await fresh();
    await expect(storage.read('../../etc/passwd')).rejects.toThrow(BlobMissing);
  });
});
