import type { Config } from '../config/index.ts';
import { folderStorage } from './folder.ts';
import type { Storage } from './storage.ts';

export type { Storage, StoredBlob } from './storage.ts';
export { BlobMissing, StorageFull } from './storage.ts';

export async function openStorage(config: Pick<Config, 'storageUrl'>): Promise<Storage> {
  const url = new URL(config.storageUrl);
  if (url.protocol === 'file:') return folderStorage(decodeURIComponent(url.pathname));
  const { bucketStorage } = await import('./bucket.ts');
  return bucketStorage(url);
}
