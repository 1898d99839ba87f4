import { createHash, randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import type { Storage } from './storage.ts';
import { BlobMissing } from './storage.ts';

const DEFAULT_REGION = 'us-east-1';

/**
 * Blobs as objects `<prefix>ab/cd/<sha256>` of an S3-compatible bucket, addressed by path (Signature Version 4).
 * @param url `s3://KEY:SECRET@HOST/BUCKET[/PREFIX][?region=REGION]`; `http://` in place of `s3://` for one without TLS
 */
export function bucketStorage(url: URL): Storage {
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? DEFAULT_REGION,
    retries: 3,
  });
  const protocol = url.protocol === 'http:' ? 'http:' : 'https:';
  const base = `${protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
  const addressOf = (sha256: string): string => `${base}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

  async function ask(method: string, sha256: string, init: RequestInit = {}): Promise<Response> {
    const response = await client.fetch(addressOf(sha256), { ...init, method });
    if (response.ok || response.status === 404) return response;
    throw new Error(`the bucket answered ${response.status} to ${method}: ${(await response.text()).slice(0, 200)}`);
  }

  const storage: Storage = {
    async put(bytes) {
      // The name is the hash of the whole, so the bytes pass a file of their own before the bucket hears of them.
      const temporary = join(tmpdir(), `sportello-${randomUUID()}`);
      const hash = createHash('sha256');
      let size = 0;
      try {
        const file = await open(temporary, 'wx', 0o600);
        try {
          for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
            hash.update(chunk);
            size += chunk.byteLength;
            await file.appendFile(chunk);
          }
        } finally {
          await file.close();
        }
        const sha256 = hash.digest('hex');
        const response = await ask('PUT', sha256, {
          body: await openAsBlob(temporary),
          headers: { 'x-amz-content-sha256': sha256 },
        });
        if (!response.ok) throw new Error('there is no such bucket');
        return { sha256, size };
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async open(sha256) {
      const response = await ask('GET', sha256);
      if (response.status === 404 || !response.body)
        throw new BlobMissing('the bytes of this blob are not in the bucket');
      return response.body as ReadableStream<Uint8Array>;
    },
    async read(sha256) {
      const response = await ask('GET', sha256);
      if (response.status === 404) throw new BlobMissing('the bytes of this blob are not in the bucket');
      return new Uint8Array(await response.arrayBuffer());
    },
    async has(sha256) {
      return (await ask('HEAD', sha256)).ok;
    },
    async remove(sha256, options) {
      if (options) {
        const head = await ask('HEAD', sha256);
        const written = Date.parse(head.headers.get('last-modified') ?? '');
        if (!head.ok || !(written < options.writtenBefore.epochMilliseconds)) return;
      }
      await ask('DELETE', sha256);
    },
    async check() {
      const probe = await storage.put(new TextEncoder().encode('sportello'));
      await storage.remove(probe.sha256);
    },
  };
  return storage;
}
