import { Buffer } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import yauzl from 'yauzl';
import { packFolder } from './packing.ts';

test('a folder is packed as any program unpacks it: names, bytes and sums', async () => {
  const files = {
    'Guides/Àncora e più.md': new TextEncoder().encode('# È così\n'),
    'pictures/plug.png': Uint8Array.from({ length: 70_000 }, (_, n) => (n * 31) % 256),
    'empty.md': new Uint8Array(),
  };
  const packed = await packFolder(Object.entries(files).map(([path, bytes]) => ({ path, file: new Blob([bytes]) })));
  const zip = await yauzl.fromBufferPromise(Buffer.from(await packed.arrayBuffer()), { validateEntrySizes: true });
  const found: Record<string, Uint8Array> = {};
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    expect(entry.crc32).toBe(crc32(bytes));
    found[entry.fileName] = new Uint8Array(bytes);
  }
  expect(found).toEqual(files);
});
